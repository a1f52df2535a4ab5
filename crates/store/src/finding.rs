//! Finding by words what is no message: what stands in fields, and articles. The tokens are those of the one tokeniser, as for
//! messages; here they go in with their transaction, for these are few.

use crate::article::ARTICLES_MAX;
use crate::engine::{FromCell, Read, Row, Tx, Value};
use crate::field::About;
use crate::statement::{Statement, statements};
use crate::trouble::Trouble;
use domain::field::FieldOf;
use domain::text::Term;
use domain::{ArticleId, ConversationId, CustomerId, FieldId, TeamId};

/// An article that holds all words of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundArticle {
    /// Its id.
    pub id: ArticleId,
    /// Its language, as a tag.
    pub language: String,
    /// Its title.
    pub title: String,
}

statements! {
    OF_CONVERSATIONS = "SELECT rowid FROM conversation_field_search WHERE conversation_field_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3",
        postgres "SELECT id FROM conversation_field_search WHERE tokens @@ $1::text::tsquery AND id < $2 ORDER BY id DESC LIMIT $3";
    /// What those who see one team do not see must not take a place among the results.
    OF_CONVERSATIONS_OF_TEAM = "SELECT s.rowid FROM conversation_field_search s CROSS JOIN conversations c ON c.id = s.rowid WHERE conversation_field_search MATCH $1 AND s.rowid < $2 AND c.team_id = $4 ORDER BY s.rowid DESC LIMIT $3",
        postgres "SELECT s.id FROM conversation_field_search s JOIN conversations c ON c.id = s.id WHERE s.tokens @@ $1::text::tsquery AND s.id < $2 AND c.team_id = $4 ORDER BY s.id DESC LIMIT $3";
    OF_CUSTOMERS = "SELECT rowid FROM customer_field_search WHERE customer_field_search MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3",
        postgres "SELECT id FROM customer_field_search WHERE tokens @@ $1::text::tsquery AND id < $2 ORDER BY id DESC LIMIT $3";
    OF_CUSTOMERS_OF_TEAM uses "memberships_by_customer" = "SELECT s.rowid FROM customer_field_search s WHERE customer_field_search MATCH $1 AND s.rowid < $2 AND EXISTS (SELECT 1 FROM memberships m CROSS JOIN conversations c ON c.contact_point_id = m.contact_point_id WHERE m.customer_id = s.rowid AND c.team_id + 0 = $4) ORDER BY s.rowid DESC LIMIT $3",
        postgres "SELECT s.id FROM customer_field_search s WHERE s.tokens @@ $1::text::tsquery AND s.id < $2 AND EXISTS (SELECT 1 FROM memberships m JOIN conversations c ON c.contact_point_id = m.contact_point_id WHERE m.customer_id = s.id AND c.team_id = $4) ORDER BY s.id DESC LIMIT $3";
    HOLD_CONVERSATION = "SELECT id FROM conversations WHERE id = $1",
        postgres "SELECT id FROM conversations WHERE id = $1 FOR UPDATE";
    HOLD_CUSTOMER = "SELECT id FROM customers WHERE id = $1",
        postgres "SELECT id FROM customers WHERE id = $1 FOR UPDATE";
    PUT_CONVERSATION = "INSERT OR REPLACE INTO conversation_field_search (rowid, tokens) VALUES ($1, $2)",
        postgres "INSERT INTO conversation_field_search (id, tokens) VALUES ($1, array_to_tsvector(string_to_array($2, ' '))) ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens";
    PUT_CUSTOMER = "INSERT OR REPLACE INTO customer_field_search (rowid, tokens) VALUES ($1, $2)",
        postgres "INSERT INTO customer_field_search (id, tokens) VALUES ($1, array_to_tsvector(string_to_array($2, ' '))) ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens";
    TAKE_CONVERSATION = "DELETE FROM conversation_field_search WHERE rowid = $1",
        postgres "DELETE FROM conversation_field_search WHERE id = $1";
    TAKE_CUSTOMER = "DELETE FROM customer_field_search WHERE rowid = $1",
        postgres "DELETE FROM customer_field_search WHERE id = $1";
    FINDABLE = "UPDATE field_values SET findable = 1 WHERE about_id = $1 AND findable = 0";
    UNFINDABLE uses "field_values_unfindable" = "SELECT v.about_id, f.about FROM field_values v CROSS JOIN fields f ON f.id = v.field_id WHERE v.findable = 0 ORDER BY v.about_id LIMIT $1",
        postgres "SELECT v.about_id, f.about FROM field_values v JOIN fields f ON f.id = v.field_id WHERE v.findable = 0 ORDER BY v.about_id LIMIT $1";
    /// Of a field that is removed: what else stands beside it is made findable anew, by the chores.
    BESIDE_FIELD uses "field_values_by_field" = "UPDATE field_values SET findable = 0 WHERE field_id <> $1 AND about_id IN (SELECT about_id FROM field_values WHERE field_id = $1)";
    TAKE_CONVERSATIONS_OF_FIELD uses "field_values_by_field" = "DELETE FROM conversation_field_search WHERE rowid IN (SELECT about_id FROM field_values WHERE field_id = $1)",
        postgres "DELETE FROM conversation_field_search WHERE id IN (SELECT about_id FROM field_values WHERE field_id = $1)";
    TAKE_CUSTOMERS_OF_FIELD uses "field_values_by_field" = "DELETE FROM customer_field_search WHERE rowid IN (SELECT about_id FROM field_values WHERE field_id = $1)",
        postgres "DELETE FROM customer_field_search WHERE id IN (SELECT about_id FROM field_values WHERE field_id = $1)";
    ARTICLES = "SELECT a.id, a.language, a.title FROM (SELECT rowid AS id FROM article_search WHERE article_search MATCH $1 ORDER BY rowid DESC LIMIT $2) f JOIN articles a ON a.id = f.id ORDER BY a.id DESC",
        postgres "SELECT a.id, a.language, a.title FROM (SELECT s.id FROM article_search s WHERE s.tokens @@ $1::text::tsquery ORDER BY s.id DESC LIMIT $2) f JOIN articles a ON a.id = f.id ORDER BY a.id DESC";
    TITLES = "SELECT id, language, title FROM articles ORDER BY id DESC LIMIT $1";
    PUT_ARTICLE = "INSERT OR REPLACE INTO article_search (rowid, tokens) VALUES ($1, $2)",
        postgres "INSERT INTO article_search (id, tokens) VALUES ($1, array_to_tsvector(string_to_array($2, ' '))) ON CONFLICT (id) DO UPDATE SET tokens = excluded.tokens";
    UNFINDABLE_ARTICLES = "SELECT a.id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM article_search s WHERE s.rowid = a.id) ORDER BY a.id LIMIT $1",
        postgres "SELECT a.id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM article_search s WHERE s.id = a.id) ORDER BY a.id LIMIT $1";
}

impl Read<'_, '_> {
    /// Conversations in whose fields all terms stand, those that began last first, before a number; of one team, or of all.
    pub fn conversations_by_fields(
        &mut self,
        terms: &[Term],
        team: Option<TeamId>,
        before: i64,
        rows_max: i64,
    ) -> Result<Vec<ConversationId>, Trouble> {
        self.by_fields([&OF_CONVERSATIONS, &OF_CONVERSATIONS_OF_TEAM], terms, team, before, rows_max)
    }
    /// Customers in whose fields all terms stand, those who came last first, before a number; who wrote to one team, or all.
    pub fn customers_by_fields(
        &mut self,
        terms: &[Term],
        team: Option<TeamId>,
        before: i64,
        rows_max: i64,
    ) -> Result<Vec<CustomerId>, Trouble> {
        self.by_fields([&OF_CUSTOMERS, &OF_CUSTOMERS_OF_TEAM], terms, team, before, rows_max)
    }
    fn by_fields<T: FromCell>(
        &mut self,
        [of_all, of_team]: [&'static Statement; 2],
        terms: &[Term],
        team: Option<TeamId>,
        before: i64,
        rows_max: i64,
    ) -> Result<Vec<T>, Trouble> {
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = vec![self.words_query(terms).into(), before.into(), rows_max.into()];
        values.extend(team.map(Value::from));
        self.query(if team.is_some() { of_team } else { of_all }, &values, |row: &Row| row.get(0))
    }
    /// What has fields whose words are not findable yet; something with several of them comes several times.
    pub fn fields_to_make_findable(&mut self, rows_max: i64) -> Result<Vec<About>, Trouble> {
        self.query(&UNFINDABLE, &[rows_max.into()], |row: &Row| {
            let (about, of): (i64, String) = (row.get(0)?, row.get(1)?);
            Ok(match FieldOf::from_word(&of).unwrap_or_default() {
                FieldOf::Conversation => About::Conversation(ConversationId(about)),
                FieldOf::Customer => About::Customer(CustomerId(about)),
            })
        })
    }
    /// Articles that hold all terms, public or not, the newest first.
    pub fn articles_by_words(&mut self, terms: &[Term]) -> Result<Vec<FoundArticle>, Trouble> {
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        self.query(&ARTICLES, &[self.words_query(terms).into(), ARTICLES_MAX.into()], found_article)
    }
    /// The titles of all articles, public or not, the newest first.
    pub fn article_titles(&mut self) -> Result<Vec<FoundArticle>, Trouble> {
        self.query(&TITLES, &[ARTICLES_MAX.into()], found_article)
    }
    /// Articles whose words are not findable yet.
    pub fn articles_to_make_findable(&mut self, rows_max: i64) -> Result<Vec<ArticleId>, Trouble> {
        self.query(&UNFINDABLE_ARTICLES, &[rows_max.into()], |row: &Row| row.get(0))
    }
}

impl Tx<'_, '_> {
    /// What stands in the fields of something, and nobody else writes there until this transaction ends: two who write into two
    /// fields of one customer both see what the other wrote.
    pub fn held_field_values(&mut self, about: About) -> Result<Vec<(FieldId, String)>, Trouble> {
        let hold = match about {
            About::Conversation(_) => &HOLD_CONVERSATION,
            About::Customer(_) => &HOLD_CUSTOMER,
        };
        self.one(hold, &[about.id().into()], |row: &Row| row.get::<i64>(0))?;
        self.field_values(about)
    }
    /// From now on something is found by these words in its fields, and by no others.
    pub fn find_by_fields(&mut self, about: About, tokens: &[String]) -> Result<(), Trouble> {
        let id: Value = about.id().into();
        let (put, take) = match about {
            About::Conversation(_) => (&PUT_CONVERSATION, &TAKE_CONVERSATION),
            About::Customer(_) => (&PUT_CUSTOMER, &TAKE_CUSTOMER),
        };
        if tokens.is_empty() {
            self.execute(take, std::slice::from_ref(&id))?;
        } else {
            self.execute(put, &[id.clone(), tokens.join(" ").into()])?;
        }
        self.execute(&FINDABLE, &[id]).map(drop)
    }
    /// Nothing is found by what stands in this field any more.
    pub(crate) fn forget_words_of_field(&mut self, id: FieldId) -> Result<(), Trouble> {
        for statement in [&BESIDE_FIELD, &TAKE_CONVERSATIONS_OF_FIELD, &TAKE_CUSTOMERS_OF_FIELD] {
            self.execute(statement, &[id.into()])?;
        }
        Ok(())
    }
    /// From now on an article is found by these words, and by no others.
    pub fn find_article_by(&mut self, id: ArticleId, tokens: &[String]) -> Result<(), Trouble> {
        self.execute(&PUT_ARTICLE, &[id.into(), tokens.join(" ").into()]).map(drop)
    }
}

fn found_article(row: &Row) -> Result<FoundArticle, Trouble> {
    Ok(FoundArticle { id: row.get(0)?, language: row.get(1)?, title: row.get(2)? })
}
