//! How words of names and subjects are spelled here, and whose names have them.

use crate::customer::{ContactPoint, contact_point};
use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{ContactPointId, ConversationId};

/// A word that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Its number; those of first use are smaller.
    pub id: i64,
    /// The word, folded.
    pub word: String,
    /// In how many names and subjects it stands.
    pub uses: i64,
}

/// What is learnt from, each in the order of its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearntFrom {
    /// Names and addresses.
    People,
    /// Subjects of conversations.
    Subjects,
}

impl LearntFrom {
    fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Subjects => "subjects",
        }
    }
}

/// Known words that share one key with a typed one.
const NEAR_MAX: i64 = 100;
/// Known words that begin as a typed one does.
const BEGINNING_MAX: i64 = 30;

statements! {
    BY_WORD = "SELECT id, word, uses FROM spellings WHERE word = $1";
    BY_BEGINNING = "SELECT id, word, uses FROM spellings WHERE word >= $1 AND word < $2 ORDER BY word LIMIT $3";
    BY_KEY = "SELECT s.id, s.word, s.uses FROM spelling_keys k JOIN spellings s ON s.id = k.spelling_id WHERE k.key = $1 ORDER BY k.spelling_id LIMIT $2";
    NAMED = "SELECT p.id, p.channel, p.canonical, p.written, p.name, p.undeliverable_since, p.undeliverable_because, p.language FROM spelled_names n JOIN contact_points p ON p.id = n.contact_point_id WHERE n.spelling_id = $1 ORDER BY n.contact_point_id DESC LIMIT $2";
    LEARN = "INSERT INTO spellings (id, word, uses) VALUES ($1, $2, $3) ON CONFLICT (word) DO NOTHING";
    USED = "UPDATE spellings SET uses = uses + $2 WHERE word = $1";
    ADD_KEY = "INSERT INTO spelling_keys (key, spelling_id) VALUES ($1, $2) ON CONFLICT (key, spelling_id) DO NOTHING";
    ADD_NAME = "INSERT INTO spelled_names (spelling_id, contact_point_id) VALUES ($1, $2) ON CONFLICT (spelling_id, contact_point_id) DO NOTHING";
    PROGRESS = "SELECT up_to FROM spelling_progress WHERE what = $1",
        postgres "SELECT up_to FROM spelling_progress WHERE what = $1 FOR UPDATE";
    BEGIN = "INSERT INTO spelling_progress (what, up_to) VALUES ($1, 0) ON CONFLICT (what) DO NOTHING";
    PROGRESSED = "UPDATE spelling_progress SET up_to = $2 WHERE what = $1";
    PEOPLE_AFTER = "SELECT id, channel, canonical, written, name, undeliverable_since, undeliverable_because, language FROM contact_points WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3";
    SUBJECTS_AFTER = "SELECT id, subject FROM conversations WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3";
}

impl Read<'_, '_> {
    /// The known word itself.
    pub fn spelling(&mut self, word: &str) -> Result<Option<Spelling>, Trouble> {
        self.one(&BY_WORD, &[word.into()], spelling)
    }
    /// Known words that begin so, by the alphabet.
    pub fn spellings_beginning(&mut self, start: &str) -> Result<Vec<Spelling>, Trouble> {
        // The last character that there is: whatever begins so sorts before it.
        let end = format!("{start}\u{10FFFF}");
        self.query(&BY_BEGINNING, &[start.into(), end.into(), BEGINNING_MAX.into()], spelling)
    }
    /// Known words that share a key with a typed one; not all of them are near it.
    pub fn spellings_by_key(&mut self, key: &str) -> Result<Vec<Spelling>, Trouble> {
        self.query(&BY_KEY, &[key.into(), NEAR_MAX.into()], spelling)
    }
    /// Addresses whose name or own words have a known word, the newest first.
    pub fn spelled_people(&mut self, spelling: i64, rows_max: i64) -> Result<Vec<ContactPoint>, Trouble> {
        self.query(&NAMED, &[spelling.into(), rows_max.into()], contact_point)
    }
    /// Addresses after one number and before another, in order.
    pub fn contact_points_between(
        &mut self,
        after: i64,
        before: i64,
        rows_max: i64,
    ) -> Result<Vec<ContactPoint>, Trouble> {
        self.query(&PEOPLE_AFTER, &[after.into(), before.into(), rows_max.into()], contact_point)
    }
    /// Subjects of conversations after one number and before another, in order.
    pub fn subjects_between(
        &mut self,
        after: i64,
        before: i64,
        rows_max: i64,
    ) -> Result<Vec<(ConversationId, String)>, Trouble> {
        self.query(&SUBJECTS_AFTER, &[after.into(), before.into(), rows_max.into()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }
}

impl Tx<'_, '_> {
    /// The last number that was learnt from; nobody else learns until this transaction ends.
    pub fn learnt_up_to(&mut self, from: LearntFrom) -> Result<i64, Trouble> {
        self.execute(&BEGIN, &[from.word().into()])?;
        Ok(self.one(&PROGRESS, &[from.word().into()], |row| row.get(0))?.unwrap_or(0))
    }
    /// Notes the last number that was learnt from.
    pub fn learn_from_here(&mut self, from: LearntFrom, up_to: i64) -> Result<(), Trouble> {
        self.execute(&PROGRESSED, &[from.word().into(), up_to.into()]).map(drop)
    }
    /// Learns a word with its keys, or that it was used so many times more. `id` is for a new one.
    pub fn learn_spelling(&mut self, id: i64, word: &str, keys: &[String], uses: i64) -> Result<Spelling, Trouble> {
        if self.execute(&LEARN, &[id.into(), word.into(), uses.into()])? > 0 {
            for key in keys {
                self.execute(&ADD_KEY, &[key.into(), id.into()])?;
            }
        } else {
            self.execute(&USED, &[word.into(), uses.into()])?;
        }
        self.spelling(word)?.ok_or_else(|| Trouble::Broken("a spelling vanished".into()))
    }
    /// Somebody's name or address has the word.
    pub fn spell_name(&mut self, spelling: i64, of: ContactPointId) -> Result<(), Trouble> {
        self.execute(&ADD_NAME, &[spelling.into(), of.into()]).map(drop)
    }
}

fn spelling(row: &Row) -> Result<Spelling, Trouble> {
    Ok(Spelling { id: row.get(0)?, word: row.get(1)?, uses: row.get(2)? })
}
