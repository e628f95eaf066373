//! Workbooks of Excel 5 to 2003.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| kortisto_fuzz::tables(bytes));
