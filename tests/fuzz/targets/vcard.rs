//! Cards of people.
#![no_main]

use kortisto::exchange::vcard;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = vcard::looks_like_one(bytes);
    let read = vcard::people(bytes);
    kortisto_fuzz::not_upset(&read);
    if let Ok(people) = read {
        kortisto_fuzz::people(&people);
    }
});
