//! Spreadsheets of LibreOffice, changed within their parts.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_target!(|bytes: &[u8]| kortisto_fuzz::tables(bytes));

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    kortisto_fuzz::mutate_packed(data, size, most, seed)
});
