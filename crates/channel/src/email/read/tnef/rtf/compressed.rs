//! Compressed RTF (MS-OXRTFCP): a dictionary of 4 KiB that begins with what all RTF holds.

use super::super::bytes::Bytes;

/// What stands in the dictionary before the first byte (MS-OXRTFCP §2.1.3.1.2).
const BEGINNING: &[u8] =
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \
\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const DICTIONARY_BYTES: usize = 4096;
/// Bytes of RTF that are read. Two bytes can stand for seventeen.
const RTF_BYTES_MAX: usize = 16 * 1024 * 1024;
const COMPRESSED: u32 = u32::from_le_bytes(*b"LZFu");
const UNCOMPRESSED: u32 = u32::from_le_bytes(*b"MELA");

/// The RTF; `None` when the bytes are none. What is cut off is read as far as it goes. The checksum is not asked: a
/// damaged text is better than none.
pub(in super::super) fn decompressed(content: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Bytes(content);
    let _compressed_size = bytes.u32()?;
    let raw_size = usize::try_from(bytes.u32()?).ok()?.min(RTF_BYTES_MAX);
    let kind = bytes.u32()?;
    let _checksum = bytes.u32()?;
    match kind {
        COMPRESSED => Some(unfold(bytes, raw_size)),
        UNCOMPRESSED => Some(bytes.at_most(raw_size).to_vec()),
        _ => None,
    }
}

/// Eight pieces follow each byte of flags, a literal byte or a reference into the dictionary.
fn unfold(mut bytes: Bytes<'_>, raw_size: usize) -> Vec<u8> {
    let mut dictionary = [0_u8; DICTIONARY_BYTES];
    dictionary[..BEGINNING.len()].copy_from_slice(BEGINNING);
    let mut at = BEGINNING.len();
    let mut out = Vec::new();
    let mut write = |byte: u8, dictionary: &mut [u8; DICTIONARY_BYTES], at: &mut usize| {
        dictionary[*at] = byte;
        *at = (*at + 1) % DICTIONARY_BYTES;
        out.push(byte);
        out.len() < raw_size
    };
    while let Some(flags) = bytes.u8() {
        for bit in 0..8 {
            if flags >> bit & 1 == 0 {
                let Some(byte) = bytes.u8() else { return out };
                if !write(byte, &mut dictionary, &mut at) {
                    return out;
                }
                continue;
            }
            let (Some(high), Some(low)) = (bytes.u8(), bytes.u8()) else { return out };
            let reference = usize::from(u16::from_be_bytes([high, low]));
            let (from, length) = (reference >> 4, (reference & 15) + 2);
            // A reference to the place that is written next is the end.
            if from == at {
                return out;
            }
            for step in 0..length {
                let byte = dictionary[(from + step) % DICTIONARY_BYTES];
                if !write(byte, &mut dictionary, &mut at) {
                    return out;
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headed(kind: &[u8; 4], raw_size: u32, content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len()).unwrap() + 12;
        [&size.to_le_bytes()[..], &raw_size.to_le_bytes(), kind, &[0; 4], content].concat()
    }

    #[test]
    fn literals_and_references_are_unfolded() {
        // References into the beginning, and to what was written just before, longer than it is.
        let beginning = |text: &[u8]| BEGINNING.windows(text.len()).position(|window| window == text).unwrap();
        let reference = |at: usize, length: usize| u16::try_from(at << 4 | (length - 2)).unwrap().to_be_bytes();
        let own = BEGINNING.len() + 10;
        let content = [
            &[0b0001_0011_u8][..],
            &reference(beginning(b"{\\rtf1\\"), 6),
            &reference(beginning(b"\\tab"), 4),
            b"ab",
            &reference(own, 7),
            b"}",
        ]
        .concat();
        let out = decompressed(&headed(b"LZFu", 100, &content)).unwrap();
        assert_eq!(String::from_utf8_lossy(&out), "{\\rtf1\\tabababababa}");
        assert_eq!(decompressed(&headed(b"MELA", 3, b"abcdef")).unwrap(), b"abc");
        assert_eq!(decompressed(b"LZFu"), None);
    }

    #[test]
    fn what_grows_without_end_is_bounded() {
        let content = [0xff_u8, 0x00, 0x0f].repeat(100_000);
        assert!(decompressed(&headed(b"LZFu", u32::MAX, &content)).unwrap().len() <= RTF_BYTES_MAX);
        assert_eq!(decompressed(&headed(b"LZFu", 5, &content)).unwrap().len(), 5);
    }
}
