//! Kortisto: what a payroll service group knows of the agencies it serves.
//!
//! Data walks a circle in one direction: the store reads the file into a [`domain::Snapshot`], screens show
//! it and emit actions, the application turns an action into a [`domain::Operation`], and the worker has the
//! store write it. Who may import whom is held by `tests/suite/imports.rs`:
//!
//! | module | may import |
//! |---|---|
//! | `domain` | nothing of ours |
//! | `i18n`, `store` | `domain` |
//! | `exchange` | `domain`, `i18n` |
//! | `worker` | `domain`, `store`, `exchange` |
//! | `ui` | `domain`, `i18n` |
//! | `cli` | `domain`, `i18n`, `store`, `exchange` |
//! | `app` | all of them |

pub mod app;
pub mod cli;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod store;
pub mod ui;
pub mod worker;
