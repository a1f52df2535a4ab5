//! Words: folded for search, cut for lists and results. One tokeniser serves both databases, so that the same
//! query finds the same mail on both.

mod fold;
mod snippet;
mod spelling;
mod tokens;

pub(crate) use fold::{fold, is_spaced_word, is_word};
pub use snippet::{LINE_CHARS, Piece, snippet, summary};
pub use spelling::{slips, spelled_words, spelling_keys};
pub use tokens::{QUERY_TERMS_MAX, TOKEN_BYTES_MAX, TOKENS_BYTES_MAX, TOKENS_MAX, Term, query, tokens};
