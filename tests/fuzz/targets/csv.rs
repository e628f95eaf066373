//! Separated texts, by whatever they are separated.
#![no_main]

use kortisto::exchange::table;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for separator in [';', ',', '\t', '|'] {
        kortisto_fuzz::not_upset(&table::separated(bytes, separator));
    }
    kortisto_fuzz::tables(bytes);
});
