//! The attributes of a tag that spans several pieces: the parser compares each with all before it, and says nothing
//! before the tag ends.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What may be the names of attributes, since the parser last said something.
#[derive(Default)]
pub(super) struct Attributes<'a> {
    first: &'a str,
    pieces: usize,
    names: HashSet<u64>,
}

impl<'a> Attributes<'a> {
    /// So many comparisons at most did the parser need for this piece. Names that came before are not kept, so only
    /// different ones count: the comments of office programs say the same few words again and again.
    pub(super) fn steps(&mut self, piece: &'a str, said: bool) -> usize {
        if said {
            self.first = piece;
            self.pieces = 0;
            self.names.clear();
            return 0;
        }
        if self.pieces == 0 {
            self.names.extend(names(self.first));
        }
        // A name may stand in two pieces.
        self.pieces += 1;
        self.names.extend(names(piece));
        names(piece).count() * (self.names.len() + self.pieces)
    }
}

/// Everything in a piece that may be a name: each begins behind a blank, a slash or a quote.
fn names(piece: &str) -> impl Iterator<Item = u64> {
    let between = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' | b'"' | b'\'' | b'=' | b'>');
    piece.as_bytes().split(between).filter(|name| !name.is_empty()).map(|name| {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        hasher.finish()
    })
}
