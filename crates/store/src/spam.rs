//! What the desk has learnt of the words of spam.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::message::spam::Counts;
use domain::{ContactPointId, MessageId, Moment};

statements! {
    SEEN = "SELECT spam, clean FROM spam_words WHERE word IN (SELECT value FROM json_each($1))",
        postgres "SELECT spam, clean FROM spam_words WHERE word IN (SELECT jsonb_array_elements_text($1::text::jsonb))";
    LEARNT_IN_ALL = "SELECT spam, clean FROM spam_words WHERE word = ''";
    /// In the order of the words, so that two who learn at once do not lock each other out.
    LEARN = "INSERT INTO spam_words (word, spam, clean, seen_at) SELECT value, max(0, $2), max(0, $3), $4 FROM json_each($1) WHERE true ORDER BY 1 ON CONFLICT (word) DO UPDATE SET spam = max(0, spam + $2), clean = max(0, clean + $3), seen_at = $4",
        postgres "INSERT INTO spam_words (word, spam, clean, seen_at) SELECT value, greatest(0, $2), greatest(0, $3), $4 FROM jsonb_array_elements_text($1::text::jsonb) ORDER BY 1 ON CONFLICT (word) DO UPDATE SET spam = greatest(0, spam_words.spam + $2), clean = greatest(0, spam_words.clean + $3), seen_at = $4";
    LEARNT = "SELECT learnt FROM messages WHERE id = $1";
    NOTE_LEARNT = "UPDATE messages SET learnt = $2 WHERE id = $1";
    FORGET uses "spam_words_by_age" = "DELETE FROM spam_words WHERE seen_at < $1 AND spam + clean < $2 AND word <> ''";
    /// What was said in a conversation that was merged stands in the other one.
    ANSWERED uses "conversations_by_contact_point" = "SELECT 1 FROM conversations c JOIN messages m ON m.conversation_id IN (c.id, c.merged_into) AND m.direction = 'out' WHERE c.contact_point_id = $1 LIMIT 1";
}

/// What a person said of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// It is spam.
    Spam,
    /// It is a message like any other.
    Clean,
}

impl Said {
    fn word(self) -> &'static str {
        match self {
            Said::Spam => "spam",
            Said::Clean => "clean",
        }
    }
}

impl Read<'_, '_> {
    /// How often each word that is known was seen; unknown ones are left out.
    pub fn words_seen(&mut self, words: &[String]) -> Result<Vec<Counts>, Trouble> {
        let words = serde_json::to_string(words).map_err(Trouble::json)?;
        self.query(&SEEN, &[words.into()], counts)
    }
    /// How many messages were learnt of.
    pub fn messages_learnt(&mut self) -> Result<Counts, Trouble> {
        Ok(self.one(&LEARNT_IN_ALL, &[], counts)?.unwrap_or_default())
    }
    /// What was learnt from a message.
    pub fn learnt_from(&mut self, id: MessageId) -> Result<Option<Said>, Trouble> {
        let word = self.one(&LEARNT, &[id.into()], |row| row.get::<Option<String>>(0))?.flatten();
        Ok(word.map(|word| if word == "spam" { Said::Spam } else { Said::Clean }))
    }
    /// Whether one of us has ever answered a contact point, or written to it first.
    pub fn was_answered(&mut self, who: ContactPointId) -> Result<bool, Trouble> {
        Ok(self.one(&ANSWERED, &[who.into()], |_| Ok(()))?.is_some())
    }
}

impl Tx<'_, '_> {
    /// Learns the words of a message, or takes back what was learnt.
    pub fn learn(&mut self, words: &[String], said: Said, take_back: bool, now: Moment) -> Result<(), Trouble> {
        let step: i64 = if take_back { -1 } else { 1 };
        let (spam, clean) = if said == Said::Spam { (step, 0) } else { (0, step) };
        let mut words = words.to_vec();
        words.push(String::new());
        let words = serde_json::to_string(&words).map_err(Trouble::json)?;
        self.execute(&LEARN, &[words.into(), spam.into(), clean.into(), now.into()]).map(drop)
    }
    /// Notes what was learnt from a message.
    pub fn note_learnt(&mut self, id: MessageId, said: Said) -> Result<(), Trouble> {
        self.execute(&NOTE_LEARNT, &[id.into(), said.word().into()]).map(drop)
    }
    /// Forgets words that were seen fewer than `times` and not since a moment.
    pub fn forget_words(&mut self, times: i64, since: Moment) -> Result<(), Trouble> {
        self.execute(&FORGET, &[since.into(), times.into()]).map(drop)
    }
}

fn counts(row: &Row) -> Result<Counts, Trouble> {
    Ok(Counts { spam: row.get(0)?, clean: row.get(1)? })
}
