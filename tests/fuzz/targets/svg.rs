//! Logos that are drawings.
#![no_main]

use kortisto::exchange::logo::{self, LogoError};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match logo::picture(bytes) {
        Ok(picture) => drop(logo::decode(&picture.png).expect("what is kept can be shown")),
        Err(LogoError::Panicked(said)) => panic!("the reader gave up: {said}"),
        Err(_) => {}
    }
});
