//! Articles, what they said before, and whether they helped.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, ArticleId, Moment};

/// Articles of one desk: more are an encyclopaedia, and have a place of their own.
pub const ARTICLES_MAX: i64 = 500;

/// An article as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// What its translations have in common: the id of the first of them.
    pub family: ArticleId,
    /// Its language, as a tag.
    pub language: String,
    /// What names it in its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its text, with marks.
    pub body: String,
    /// Whether everybody can read it; else it is still being written.
    pub public: bool,
    /// Counts from 1.
    pub version: i64,
    /// Who wrote it as it stands.
    pub changed_by: AgentId,
    /// When.
    pub changed_at: Moment,
    /// How many said that it helped.
    pub helped: i64,
    /// How many said that it did not.
    pub helped_not: i64,
}

/// What an article said at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleVersion {
    /// Counts from 1.
    pub version: i64,
    /// Its title then.
    pub title: String,
    /// Its text then, with marks.
    pub body: String,
    /// Who wrote it.
    pub by: AgentId,
    /// When.
    pub at: Moment,
}

/// A sentence that an article says no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outdated {
    /// Which article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// Since when.
    pub since: Moment,
}

statements! {
    EVERY = "SELECT id, family_id, language, slug, title, body, public, version, changed_by, changed_at, helped, helped_not FROM articles ORDER BY language, slug LIMIT $1";
    ONE = "SELECT id, family_id, language, slug, title, body, public, version, changed_by, changed_at, helped, helped_not FROM articles WHERE id = $1";
    BY_SLUG = "SELECT id, family_id, language, slug, title, body, public, version, changed_by, changed_at, helped, helped_not FROM articles WHERE language = $1 AND slug = $2";
    TRANSLATIONS = "SELECT language, slug FROM articles WHERE family_id = $1 AND public = 1 ORDER BY language";
    INSERT = "INSERT INTO articles (id, family_id, language, slug, title, body, public, version, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE articles SET slug = $2, title = $3, body = $4, public = $5, version = $6, changed_by = $7, changed_at = $8 WHERE id = $1";
    ADD_VERSION = "INSERT INTO article_versions (article_id, version, title, body, by, at) VALUES ($1, $2, $3, $4, $5, $6)";
    VERSIONS = "SELECT version, title, body, by, at FROM article_versions WHERE article_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3";
    SAYS_NO_MORE uses "article_sentences_by_article" = "UPDATE article_sentences SET until = $2 WHERE article_id = $1 AND until IS NULL";
    SAYS = "INSERT INTO article_sentences (digest, article_id, until) VALUES ($1, $2, NULL) ON CONFLICT (digest, article_id) DO UPDATE SET until = NULL";
    SAID = "SELECT s.article_id, a.title, s.until FROM article_sentences s JOIN articles a ON a.id = s.article_id WHERE s.digest = $1 ORDER BY s.until";
    VOTE = "INSERT INTO article_votes (digest, at) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING";
    SWEEP_VOTES uses "article_votes_by_time" = "DELETE FROM article_votes WHERE at < $1";
    HELPED = "UPDATE articles SET helped = helped + $2, helped_not = helped_not + $3 WHERE id = $1";
}

impl Read<'_, '_> {
    /// All articles, by language and address.
    pub fn articles(&mut self) -> Result<Vec<Article>, Trouble> {
        self.query(&EVERY, &[ARTICLES_MAX.into()], article)
    }
    /// One of them.
    pub fn article(&mut self, id: ArticleId) -> Result<Option<Article>, Trouble> {
        self.one(&ONE, &[id.into()], article)
    }
    /// The one of an address.
    pub fn article_by_slug(&mut self, language: &str, slug: &str) -> Result<Option<Article>, Trouble> {
        self.one(&BY_SLUG, &[language.into(), slug.into()], article)
    }
    /// Language and address of all translations of one that everybody can read, itself included.
    pub fn translations(&mut self, family: ArticleId) -> Result<Vec<(String, String)>, Trouble> {
        self.query(&TRANSLATIONS, &[family.into()], |row: &Row| Ok((row.get(0)?, row.get(1)?)))
    }
    /// What one said over time, the latest first: at most `most`, all before version `before`.
    pub fn article_versions(&mut self, id: ArticleId, before: i64, most: i64) -> Result<Vec<ArticleVersion>, Trouble> {
        self.query(&VERSIONS, &[id.into(), before.into(), most.into()], |row: &Row| {
            Ok(ArticleVersion {
                version: row.get(0)?,
                title: row.get(1)?,
                body: row.get(2)?,
                by: row.get(3)?,
                at: row.get(4)?,
            })
        })
    }
    /// The article that said a sentence and says it no more, unless another one still says it.
    pub fn outdated(&mut self, digest: &str) -> Result<Option<Outdated>, Trouble> {
        let said = self.query(&SAID, &[digest.into()], |row: &Row| {
            let until: Option<Moment> = row.get(2)?;
            Ok((row.get::<ArticleId>(0)?, row.get::<String>(1)?, until))
        })?;
        if said.iter().any(|(.., until)| until.is_none()) {
            return Ok(None);
        }
        let latest =
            said.into_iter().filter_map(|(article, title, until)| Some(Outdated { article, title, since: until? }));
        Ok(latest.max_by_key(|outdated| outdated.since))
    }
}

impl Tx<'_, '_> {
    /// Adds an article; false where its family has one in this language, or its address is taken.
    pub fn add_article(&mut self, of: &Article) -> Result<bool, Trouble> {
        let values = [
            of.id.into(),
            of.family.into(),
            (&of.language).into(),
            (&of.slug).into(),
            (&of.title).into(),
            (&of.body).into(),
            of.public.into(),
            of.version.into(),
            of.changed_by.into(),
            of.changed_at.into(),
        ];
        Ok(self.execute(&INSERT, &values)? > 0)
    }
    /// Changes one.
    pub fn change_article(&mut self, of: &Article) -> Result<(), Trouble> {
        let values = [
            of.id.into(),
            (&of.slug).into(),
            (&of.title).into(),
            (&of.body).into(),
            of.public.into(),
            of.version.into(),
            of.changed_by.into(),
            of.changed_at.into(),
        ];
        self.execute(&UPDATE, &values).map(drop)
    }
    /// Keeps what it says as a version, with its sentences; what it said before and says no more is outdated from now on.
    pub fn article_says(&mut self, of: &Article, digests: &[String]) -> Result<(), Trouble> {
        let version = [
            of.id.into(),
            of.version.into(),
            (&of.title).into(),
            (&of.body).into(),
            of.changed_by.into(),
            of.changed_at.into(),
        ];
        self.execute(&ADD_VERSION, &version)?;
        self.execute(&SAYS_NO_MORE, &[of.id.into(), of.changed_at.into()])?;
        for digest in digests {
            self.execute(&SAYS, &[digest.into(), of.id.into()])?;
        }
        Ok(())
    }
    /// Somebody said whether it helped; `digest` stands for the place and the day, and counts once.
    pub fn article_helped(
        &mut self,
        id: ArticleId,
        digest: &str,
        helped: bool,
        now: Moment,
        since: Moment,
    ) -> Result<(), Trouble> {
        self.execute(&SWEEP_VOTES, &[since.into()])?;
        if self.execute(&VOTE, &[digest.into(), now.into()])? > 0 {
            self.execute(&HELPED, &[id.into(), i64::from(helped).into(), i64::from(!helped).into()])?;
        }
        Ok(())
    }
}

fn article(row: &Row) -> Result<Article, Trouble> {
    Ok(Article {
        id: row.get(0)?,
        family: row.get(1)?,
        language: row.get(2)?,
        slug: row.get(3)?,
        title: row.get(4)?,
        body: row.get(5)?,
        public: row.get(6)?,
        version: row.get(7)?,
        changed_by: row.get(8)?,
        changed_at: row.get(9)?,
        helped: row.get(10)?,
        helped_not: row.get(11)?,
    })
}
