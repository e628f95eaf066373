//! Kortisto: what a payroll service group knows of the agencies it serves.
//!
//! Data walks a circle in one direction: the store reads the file into a [`domain::Snapshot`], screens show
//! it and emit actions, the application turns an action into a [`domain::Operation`], and the worker has the
//! store write it. Who may import whom stands in the tables below, which `tests/suite/imports.rs` reads and holds.
//!
//! | module | may import |
//! |---|---|
//! | `domain` | nothing of ours |
//! | `i18n`, `store` | `domain` |
//! | `exchange` | `domain`, `i18n` |
//! | `worker` | `domain`, `i18n`, `store`, `exchange` |
//! | `ui` | `domain`, `i18n` |
//! | `cli` | `domain`, `i18n`, `store`, `exchange` |
//! | `app` | all of them |
//!
//! Inside `domain` every subject has its room. A file that holds records (it says `impl Row for`) stands in the room of
//! its subject and knows only the basics in `record`; the list of records in `record` knows them all. They are one
//! family: any room may import them. For everything else, queries, actions and rules, the rooms stand one over another:
//!
//! | room of `domain` | may import |
//! |---|---|
//! | `record` | nothing of ours |
//! | `payroll`, `agency`, `figures`, `privacy`, `client` | `record` |
//! | `agreement` | `record`, `figures`, `payroll` |
//! | `knowledge` | `record`, `payroll` |
//! | `people` | `record`, `payroll`, `agency` |
//! | `change` | `record`, `payroll` |
//! | `importing` | `record`, `agency`, `payroll`, `privacy`, `change` |
//! | `reading` | `record`, `payroll`, `people`, `knowledge`, `figures`, `agreement`, `client` |
//! | `load` | `record`, `payroll`, `agency`, `figures`, `agreement`, `knowledge`, `people` |
//! | `what_if` | `record`, `agency`, `figures`, `agreement`, `people`, `load` |
//!
//! Inside `ui` a screen stands on the frame (what it is lent, what it asks for, how it looks), on widgets and on the
//! parts that several screens draw; it imports another screen only where that is shown inside it.
//!
//! The lists of forms, of screens and of an agency's tabs know all that they list, which in turn knows them: with the
//! drafts that they all speak of they are one family, as the records are, and any room may import them.
//!
//! | room of `ui` | may import |
//! |---|---|
//! | `theme`, `grid_layout`, `log_parts` | nothing of ours |
//! | `action` | `grid_layout`, `log_parts` |
//! | `logos` | `theme` |
//! | `frame` | `theme`, `grid_layout`, `log_parts`, `action`, `logos` |
//! | `widgets` | `frame` and what it imports |
//! | `parts` | `widgets` and what it imports |
//! | `address_book`, `agency_fields`, `agency_list`, `backups`, `characteristics`, `command`, `contacts`, `figures`, `history`, `importing`, `merging`, `offered`, `payroll`, `picking`, `privacy`, `responsibilities`, `search_box`, `settling`, `situation`, `staff`, `toast`, `unsaved`, `upkeep`, `welcome`, `what_if`, `who` | `parts` and what it imports |
//! | `agency_form`, `correcting` | `agency_fields` and what it imports |
//! | `questionnaire` | `characteristics` and what it imports |
//! | `agreement` | `figures` and what it imports |
//! | `workload` | `figures`, `what_if` and what they import |
//! | `client` | `situation` and what it imports |
//! | `help` | `command` and what it imports |
//! | `damaged` | `backups` and what it imports |
//! | `lists` | `merging` and what it imports |
//! | `today` | `upkeep` and what it imports |
//! | `round` | `payroll` and what it imports |
//! | `absences` | `contacts`, `responsibilities` and what they import |
//! | `agency` | `agency_fields`, `agreement`, `characteristics`, `client`, `contacts`, `payroll`, `responsibilities` and what they import |
//! | `agencies` | `agency`, `agency_form`, `agency_list` and what they import |
//! | `dialogs` | `help`, `contacts`, `correcting`, `offered`, `settling`, `unsaved` and what they import |
//! | `settings` | `agreement`, `backups`, `client`, `lists`, `privacy` and what they import |
//! | `shell` | all of them |

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod store;
pub mod ui;
pub mod worker;
