//! Finding messages by their words. Both engines store the tokens of one tokeniser (`domain::text`), so both find the
//! same. What was taken in last comes first, old mail that was brought in included: the index is walked by number, and
//! ranking or sorting by the time in the message would have to look at every match of a common word.

use crate::engine::{Read, Row, Tx, Value};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::text::Term;
use domain::{ConversationId, MessageId, TeamId};

/// A message that holds all words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The message.
    pub message: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
}

/// What the writer thread of SQLite runs once for a whole group of transactions.
pub(crate) const SQLITE_INSERT: &str = "INSERT INTO message_search (rowid, tokens) VALUES (?1, ?2)";

statements! {
    INSERT = "INSERT INTO message_search (rowid, tokens) VALUES ($1, $2)",
        postgres "INSERT INTO message_search (id, tokens) VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))";
    FIND = "SELECT m.id, m.conversation_id FROM (SELECT rowid AS id FROM message_search WHERE message_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3) f JOIN messages m ON m.id = f.id ORDER BY m.id DESC",
        postgres "SELECT m.id, m.conversation_id FROM (SELECT s.id FROM message_search s WHERE s.tokens @@ $1::text::tsquery AND s.id < $2 ORDER BY s.id DESC LIMIT $3) f JOIN messages m ON m.id = f.id ORDER BY m.id DESC";
    /// The same for those who see one team only: what they do not see must not take a place among the results.
    FIND_OF_TEAM = "SELECT m.id, m.conversation_id FROM message_search s CROSS JOIN messages m ON m.id = s.rowid CROSS JOIN conversations c ON c.id = m.conversation_id WHERE message_search MATCH $1 AND s.rowid < $2 AND c.team_id = $4 ORDER BY s.rowid DESC LIMIT $3",
        postgres "SELECT m.id, m.conversation_id FROM message_search s JOIN messages m ON m.id = s.id JOIN conversations c ON c.id = m.conversation_id WHERE s.tokens @@ $1::text::tsquery AND s.id < $2 AND c.team_id = $4 ORDER BY m.id DESC LIMIT $3";
}

impl Read<'_, '_> {
    /// Messages that hold all terms, what was taken in last first, before an id; of one team only, or of all.
    pub fn search(
        &mut self,
        terms: &[Term],
        team: Option<TeamId>,
        before: Option<MessageId>,
        rows_max: i64,
    ) -> Result<Vec<Hit>, Trouble> {
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let query = self.words_query(terms);
        let mut values = vec![query.into(), before.map_or(i64::MAX, |id| id.0).into(), rows_max.into()];
        values.extend(team.map(Value::from));
        let statement = if team.is_some() { &FIND_OF_TEAM } else { &FIND };
        self.query(statement, &values, |row: &Row| Ok(Hit { message: row.get(0)?, conversation: row.get(1)? }))
    }
}

impl Read<'_, '_> {
    /// Terms as the engine reads them.
    pub(crate) fn words_query(&self, terms: &[Term]) -> String {
        if self.is_postgres() { postgres_query(terms) } else { sqlite_query(terms) }
    }
}

impl Tx<'_, '_> {
    /// Makes a message findable by words, with the commit.
    pub fn make_findable(&mut self, message: MessageId, tokens: &[String]) {
        if !tokens.is_empty() {
            self.index_words(message.0, tokens.join(" "));
        }
    }
}

/// PostgreSQL has no reason to wait for the end of a group.
pub(crate) fn insert_postgres(tx: &mut Tx<'_, '_>, message: i64, tokens: String) -> Result<(), Trouble> {
    tx.execute(&INSERT, &[message.into(), tokens.into()]).map(drop)
}

/// `"word" "wor" *`; tokens hold no quotation marks, but nothing depends on that.
fn sqlite_query(terms: &[Term]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let terms = terms.iter().map(|term| match term {
        Term::Word(word) => quoted(word),
        Term::Prefix(prefix) => format!("{} *", quoted(prefix)),
    });
    terms.collect::<Vec<_>>().join(" AND ")
}

/// `'word' & 'wor':*`.
fn postgres_query(terms: &[Term]) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"));
    let terms = terms.iter().map(|term| match term {
        Term::Word(word) => quoted(word),
        Term::Prefix(prefix) => format!("{}:*", quoted(prefix)),
    });
    terms.collect::<Vec<_>>().join(" & ")
}
