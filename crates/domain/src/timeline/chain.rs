//! The hash chain over the entries of a timeline: each entry's hash covers the one before it, so that a change, a
//! removal, an insertion or a swap shows from there on.
//!
//! The chain holds a salted digest of each entry's content, not the content. When a person's words are erased together
//! with their salt, the chain can still be proved and nobody can guess the words back: without the salt even a
//! content of one word cannot be found by trying. What a chain cannot show by itself is the loss of its last entries;
//! compare the head with an exported one.
//!
//! All hashes are SHA-256 (FIPS 180-4). Every input begins with a name and a version byte, numbers have eight bytes
//! (big end first), and texts carry their length, so that no two different entries make the same input.

use crate::Moment;
use sha2::{Digest as _, Sha256};

/// A SHA-256 hash.
pub type Digest = [u8; 32];
/// Bytes of a salt: 128 bits cannot be tried through.
pub const SALT_BYTES: usize = 16;
/// The version of the inputs below. A new one gets a new number; old chains stay provable by theirs.
const VERSION: u8 = 1;

/// An entry as the chain sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Linked<'a> {
    /// Its place in its chain, from 1, without gaps.
    pub sequence: u64,
    /// When it happened.
    pub at: Moment,
    /// Who did it, as the stored word.
    pub actor_word: &'a str,
    /// What happened, as the stored word.
    pub kind_word: &'a str,
    /// [`content_digest`] of its content.
    pub content_digest: Digest,
    /// Its stored hash, to be proved.
    pub hash: Digest,
}

/// The chain does not hold at this entry: it or its predecessor was changed, or something is missing before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the chain is broken at entry {sequence}")]
pub struct Broken {
    /// The place at which it breaks.
    pub sequence: u64,
}

/// What stands before the first entry of a chain. The chain's name (`conversation/123`) is part of it, so that entries
/// cannot be moved to another chain.
pub fn start_of(chain: &str) -> Digest {
    let mut hasher = begin("start");
    put_bytes(&mut hasher, chain.as_bytes());
    hasher.finalize().into()
}

/// The digest of an entry's content, by which the chain knows it. The salt is random, of this entry alone, and erased
/// together with the content.
pub fn content_digest(salt: &[u8; SALT_BYTES], content: &[u8]) -> Digest {
    let mut hasher = begin("content");
    hasher.update(salt);
    put_bytes(&mut hasher, content);
    hasher.finalize().into()
}

/// The hash of an entry after the one whose hash is `previous`.
pub fn link(
    previous: &Digest,
    sequence: u64,
    at: Moment,
    actor_word: &str,
    kind_word: &str,
    content_digest: &Digest,
) -> Digest {
    let mut hasher = begin("entry");
    hasher.update(previous);
    hasher.update(sequence.to_be_bytes());
    hasher.update(at.0.to_be_bytes());
    put_bytes(&mut hasher, actor_word.as_bytes());
    put_bytes(&mut hasher, kind_word.as_bytes());
    hasher.update(content_digest);
    hasher.finalize().into()
}

/// Proves a whole chain, entries in order from the first. Gives its head: the hash of the last entry, or `start` when
/// there is none.
///
/// # Errors
/// With the first place at which the chain does not hold.
pub fn verify<'a>(start: &Digest, entries: impl IntoIterator<Item = Linked<'a>>) -> Result<Digest, Broken> {
    verify_on(start, 0, entries)
}

/// Goes on proving a chain whose first `proved` entries end in `head`, so that a long one can be read in pieces.
///
/// # Errors
/// With the first place at which the chain does not hold.
pub fn verify_on<'a>(
    head: &Digest,
    proved: u64,
    entries: impl IntoIterator<Item = Linked<'a>>,
) -> Result<Digest, Broken> {
    let mut head = *head;
    for (sequence, entry) in (proved.saturating_add(1)..).zip(entries) {
        let hash = link(&head, sequence, entry.at, entry.actor_word, entry.kind_word, &entry.content_digest);
        if entry.sequence != sequence || hash != entry.hash {
            return Err(Broken { sequence });
        }
        head = hash;
    }
    Ok(head)
}

/// Whether content that is still there is what the chain holds.
pub fn matches_content(digest: &Digest, salt: &[u8; SALT_BYTES], content: &[u8]) -> bool {
    content_digest(salt, content) == *digest
}

/// Bytes as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |value: u8| DIGITS[usize::from(value & 0xf)];
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// Bytes of hexadecimal in either case; `None` when it is none or not of this length.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits.filter(|digits| digits.len() == N * 2)?;
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::try_from(pair[0] * 16 + pair[1]).ok()?;
    }
    Some(bytes)
}

fn begin(name: &str) -> Sha256 {
    let mut hasher = Sha256::new();
    put_bytes(&mut hasher, b"answerable timeline");
    hasher.update([VERSION]);
    put_bytes(&mut hasher, name.as_bytes());
    hasher
}

fn put_bytes(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [(&str, &str, &str); 4] = [
        ("customer", "wrote", "The kettle leaks."),
        ("desk", "acknowledged", "We have it."),
        ("agent", "answered", "A new one is on its way."),
        ("customer", "wrote", "Thank you!"),
    ];

    fn salt(n: usize) -> [u8; SALT_BYTES] {
        [u8::try_from(n).unwrap(); SALT_BYTES]
    }

    fn chain() -> Vec<Linked<'static>> {
        let mut head = start_of("conversation/7");
        let mut entries = Vec::new();
        for (n, (actor_word, kind_word, content)) in WORDS.into_iter().enumerate() {
            let (sequence, at) = (n as u64 + 1, Moment(1_000 * n as i64));
            let content_digest = content_digest(&salt(n), content.as_bytes());
            head = link(&head, sequence, at, actor_word, kind_word, &content_digest);
            entries.push(Linked { sequence, at, actor_word, kind_word, content_digest, hash: head });
        }
        entries
    }

    fn proved(entries: &[Linked]) -> Result<Digest, Broken> {
        verify(&start_of("conversation/7"), entries.iter().copied())
    }

    #[test]
    fn an_untouched_chain_holds_and_gives_its_head() {
        let chain = chain();
        assert_eq!(proved(&chain), Ok(chain[3].hash));
        assert_eq!(proved(&[]), Ok(start_of("conversation/7")));
    }

    #[test]
    fn a_chain_is_proved_in_pieces_as_it_is_as_a_whole() {
        let chain = chain();
        let start = start_of("conversation/7");
        for cut in 0..=chain.len() {
            let head = verify(&start, chain[..cut].iter().copied()).unwrap();
            assert_eq!(verify_on(&head, cut as u64, chain[cut..].iter().copied()), Ok(chain[3].hash), "{cut}");
        }
        assert_eq!(verify_on(&start, 1, chain.iter().copied()), Err(Broken { sequence: 2 }));
    }

    #[test]
    fn any_change_shows_where_it_was_made() {
        type Change = fn(&mut Linked);
        let changes: [Change; 6] = [
            |entry| entry.at = Moment(entry.at.0 + 1),
            |entry| entry.actor_word = "system",
            |entry| entry.kind_word = "noted",
            |entry| entry.content_digest[31] ^= 1,
            |entry| entry.hash[0] ^= 1,
            |entry| entry.sequence += 1,
        ];
        for change in changes {
            let mut entries = chain();
            change(&mut entries[1]);
            assert_eq!(proved(&entries), Err(Broken { sequence: 2 }));
        }
    }

    #[test]
    fn a_change_that_is_hashed_anew_shows_at_the_next_entry() {
        let mut entries = chain();
        entries[1].kind_word = "noted";
        let redone = &entries[1];
        let hash = link(&entries[0].hash, 2, redone.at, redone.actor_word, redone.kind_word, &redone.content_digest);
        entries[1].hash = hash;
        assert_eq!(proved(&entries), Err(Broken { sequence: 3 }));
    }

    #[test]
    fn removal_swap_insertion_and_transplant_show() {
        let mut removed = chain();
        removed.remove(1);
        assert_eq!(proved(&removed), Err(Broken { sequence: 2 }));
        let mut first_gone = chain();
        first_gone.remove(0);
        assert_eq!(proved(&first_gone), Err(Broken { sequence: 1 }));
        let mut swapped = chain();
        swapped.swap(1, 2);
        assert_eq!(proved(&swapped), Err(Broken { sequence: 2 }));
        let mut doubled = chain();
        doubled.insert(2, doubled[1]);
        assert_eq!(proved(&doubled), Err(Broken { sequence: 3 }));
        assert_eq!(verify(&start_of("conversation/8"), chain()), Err(Broken { sequence: 1 }));
        // The loss of the end shows by the head alone.
        assert_ne!(proved(&chain()[..3]), proved(&chain()));
    }

    #[test]
    fn erased_words_leave_the_chain_provable_and_cannot_be_guessed() {
        let chain = chain();
        let digest = chain[0].content_digest;
        assert!(matches_content(&digest, &salt(0), b"The kettle leaks."));
        assert!(!matches_content(&digest, &salt(0), b"The kettle works."));
        // Salt and content are gone; the digest stays, and the right words with any other salt do not match it.
        assert!(!matches_content(&digest, &salt(9), b"The kettle leaks."));
        assert!(proved(&chain).is_ok());
    }

    #[test]
    fn texts_cannot_run_into_each_other() {
        let digest = content_digest(&salt(0), b"");
        let one = link(&[0; 32], 1, Moment(0), "ab", "c", &digest);
        let other = link(&[0; 32], 1, Moment(0), "a", "bc", &digest);
        assert_ne!(one, other);
    }

    #[test]
    fn the_format_stays_what_it_is() {
        // Worked out by another program from the description above. A change breaks every chain ever written.
        assert_eq!(
            hex(&start_of("conversation/7")),
            "c0d41f9e3398b96ed928c644b0b363229c8f904a706b396b9e5df707f2f75a2d"
        );
        assert_eq!(hex(&chain()[3].hash), "446a995b86b5acd3ba347c81b0591a2e22cf8c5ce8aaa3624671208aeea7aff8");
    }

    #[test]
    fn hexadecimal_goes_there_and_back() {
        let digest = start_of("x");
        assert_eq!(from_hex::<32>(&hex(&digest)), Some(digest));
        assert_eq!(from_hex::<2>("00Ff"), Some([0, 255]));
        for text in ["", "0", "00f", "00fg", "00ff00", "é0ff"] {
            assert_eq!(from_hex::<2>(text), None, "{text}");
        }
    }
}
