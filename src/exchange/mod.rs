//! From and to files of other kinds.

pub mod contacts;
pub mod demo;
pub mod duties;
mod encoding;
mod guard;
mod html;
pub mod ics;
pub mod lists;
pub mod logo;
pub mod looking;
pub mod outlook;
pub mod pdf;
pub mod picture;
pub mod privacy;
pub mod questionnaire;
pub mod refused;
pub mod table;
pub mod vcard;
pub mod workbook;
pub mod workload;
