//! What a JPEG says of itself before it is decoded (ITU-T T.81, annex B). Its decoder makes up for what is missing with
//! grey, and takes more memory for pictures that become sharper step by step.

/// A JPEG whose pieces have been gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Jpeg {
    /// It ends where it says that it ends.
    pub(super) whole: bool,
    /// What a decoder keeps beside the pixels, in bytes.
    pub(super) beside: u64,
}

/// Goes through the pieces of a JPEG.
pub(super) fn look(bytes: &[u8]) -> Jpeg {
    let mut jpeg = Jpeg::default();
    let mut rest = bytes;
    while let [byte, after @ ..] = rest {
        rest = after;
        // Between pieces there may be anything; data that is squeezed together writes its own signs twice.
        let [marker, after @ ..] = rest else { break };
        if *byte != 0xFF || [0x00, 0xFF, 0x01].contains(marker) || (0xD0..=0xD8).contains(marker) {
            continue;
        }
        if *marker == 0xD9 {
            jpeg.whole = true;
            break;
        }
        let [high, low, ..] = after else { break };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (Some(data), Some(after)) = (after.get(2..length), after.get(length..)) else { break };
        // Pictures that become sharper step by step keep all their steps.
        if [0xC2, 0xC6, 0xCA, 0xCE].contains(marker) {
            jpeg.beside = jpeg.beside.saturating_add(steps(data).unwrap_or_default());
        }
        rest = after;
    }
    jpeg
}

/// Two bytes for every pixel of every colour, which may be in fewer than the picture has.
fn steps(frame: &[u8]) -> Option<u64> {
    let [_, h0, h1, w0, w1, _, colours @ ..] = frame else { return None };
    let pixels = u64::from(u16::from_be_bytes([*h0, *h1])) * u64::from(u16::from_be_bytes([*w0, *w1]));
    let each = || colours.as_chunks::<3>().0.iter().map(|[_, sampling, _]| (sampling >> 4, sampling & 15));
    let (across, down) = (each().map(|(x, _)| x).max()?, each().map(|(_, y)| y).max()?);
    let whole = u64::from(across).max(1) * u64::from(down).max(1);
    Some(each().map(|(x, y)| 2 * pixels * u64::from(x) * u64::from(y) / whole).sum())
}
