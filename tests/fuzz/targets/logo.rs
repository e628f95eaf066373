//! Logos that are pictures: PNG, JPEG, WebP, BMP and GIF.
#![no_main]

use kortisto::exchange::logo::{self, LogoError};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|bytes: &[u8]| {
    match logo::picture(bytes) {
        Ok(picture) => drop(logo::decode(&picture.png).expect("what is kept can be shown")),
        Err(LogoError::Panicked(said)) => panic!("the reader gave up: {said}"),
        Err(_) => {}
    }
    // As a file claims that holds a picture already.
    if let Err(LogoError::Panicked(said)) = logo::decode(bytes) {
        panic!("the reader gave up: {said}");
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
    let size = fuzzer_mutate(data, size, most);
    // Now and then the sums may be wrong too.
    if data.starts_with(b"\x89PNG\r\n\x1a\n") && !seed.is_multiple_of(8) {
        kortisto_fuzz::set_sums(&mut data[..size]);
    }
    size
});
