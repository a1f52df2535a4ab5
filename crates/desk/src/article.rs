//! Articles: written by leads, read by everybody, put into answers; and the warning where an answer says what an article says no
//! more.

use crate::Desk;
use crate::keep::note_change;
use crate::permit::{NotAllowed, denied_as, permit};
use crate::search::find_article;
use crate::sign_in::digest_of;
use domain::article::{ARTICLE_CHARS_MAX, ARTICLE_TITLE_CHARS_MAX, sentences, slug};
use domain::conversation::tag_key;
use domain::team::Permission;
use domain::timeline::Change;
use domain::{AgentId, ArticleId, Millis};
use language::Language;
use store::{ARTICLES_MAX, Article, Outdated, Read, Trouble};

/// Articles found for a question.
pub const FOUND_MAX: usize = 30;
/// Words of a question that are looked at.
const WORDS_MAX: usize = 8;
/// Warnings about one text.
const OUTDATED_MAX: usize = 5;
/// Who said whether it helped is known for so long, to count each once a day.
const VOTES_KEPT: Millis = Millis::days(1);

/// An article as somebody wrote it.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// Its title.
    pub title: String,
    /// Its text, with marks.
    pub body: String,
    /// Its language.
    pub language: Language,
    /// The article that it is a translation of.
    pub of: Option<ArticleId>,
    /// The version that its writer had before them.
    pub seen: Option<i64>,
    /// Whether everybody can read it.
    pub public: bool,
}

/// Why an article is not kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotKeepArticle {
    /// It has no title, or one that is too long.
    #[error("give it a title of at most {ARTICLE_TITLE_CHARS_MAX} characters")]
    NoTitle,
    /// It says nothing.
    #[error("write a text")]
    Empty,
    /// It is too long.
    #[error("an article has at most {ARTICLE_CHARS_MAX} characters")]
    TooLong,
    /// Another one has this address or is this translation.
    #[error("there is such an article in this language; choose another title")]
    Taken,
    /// There are as many as there can be.
    #[error("there are {ARTICLES_MAX} articles already")]
    TooMany,
    /// Somebody else kept another version meanwhile.
    #[error("somebody kept version {} while you wrote", now.version)]
    ChangedMeanwhile {
        /// As it stands now.
        now: Box<Article>,
    },
    /// There is no such article.
    #[error("this article does not exist")]
    NotThere,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotKeepArticle, NotThere; }

impl Desk {
    /// Keeps an article; `id` changes one. Its address stays: links to it may be out there.
    ///
    /// # Errors
    /// When it will not do, or the actor may not.
    pub async fn keep_article(
        &self,
        by: AgentId,
        id: Option<ArticleId>,
        new: NewArticle,
    ) -> Result<ArticleId, CannotKeepArticle> {
        let (title, body) = checked(&new)?;
        let said: Vec<String> = sentences(&body).into_iter().map(|sentence| sentence.digest).collect();
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::ShareWords)?;
                let before = id.map(|id| tx.article(id)?.ok_or(CannotKeepArticle::NotThere)).transpose()?;
                if let Some(stands) =
                    before.as_ref().filter(|stands| new.seen.is_some_and(|seen| seen != stands.version))
                {
                    return Err(CannotKeepArticle::ChangedMeanwhile { now: Box::new(stands.clone()) });
                }
                let own = id.unwrap_or_else(|| ArticleId(desk.chance.id(now)));
                let family = match (&before, new.of) {
                    (Some(before), _) => before.family,
                    (None, Some(of)) => tx.article(of)?.ok_or(CannotKeepArticle::NotThere)?.family,
                    (None, None) => own,
                };
                let named = slug(&title);
                let named = if named.is_empty() { own.to_string() } else { named };
                let known = before.as_ref().map(|before| before.slug.clone());
                let article = Article {
                    id: own,
                    family,
                    language: before.as_ref().map_or_else(|| new.language.tag().to_owned(), |of| of.language.clone()),
                    slug: known.unwrap_or(named),
                    title: title.clone(),
                    body: body.clone(),
                    public: new.public,
                    version: before.as_ref().map_or(1, |before| before.version + 1),
                    changed_by: by,
                    changed_at: now,
                    helped: 0,
                    helped_not: 0,
                };
                let same = tx.article_by_slug(&article.language, &article.slug)?;
                if same.is_some_and(|same| same.id != own) {
                    return Err(CannotKeepArticle::Taken);
                }
                if before.is_some() {
                    tx.change_article(&article)?;
                } else {
                    if i64::try_from(tx.articles()?.len()).unwrap_or(i64::MAX) >= ARTICLES_MAX {
                        return Err(CannotKeepArticle::TooMany);
                    }
                    if !tx.add_article(&article)? {
                        return Err(CannotKeepArticle::Taken);
                    }
                }
                // What nobody could read, nobody was told.
                find_article(tx, own, &title, &body)?;
                tx.article_says(&article, if new.public { &said } else { &[] })?;
                note_change(&desk, tx, &permit, Change::ArticleWritten { title: title.clone() }, now)?;
                Ok(own)
            })
            .await
    }

    /// A reader said whether an article helped; `place` is where they are, and only a digest of it with the day is kept.
    ///
    /// # Errors
    /// When there is no such article for everybody.
    pub async fn article_helped(&self, id: ArticleId, place: &str, helped: bool) -> Result<(), CannotKeepArticle> {
        let now = self.now();
        let day = now.0 / Millis::days(1).0;
        let digest = digest_of(&format!("{id} {place} {day}"));
        self.store
            .write(move |tx| {
                tx.article(id)?.filter(|article| article.public).ok_or(CannotKeepArticle::NotThere)?;
                Ok(tx.article_helped(id, &digest, helped, now, now - VOTES_KEPT)?)
            })
            .await
    }
}

fn checked(new: &NewArticle) -> Result<(String, String), CannotKeepArticle> {
    let (title, body) = (new.title.trim().to_owned(), new.body.trim().to_owned());
    if title.is_empty() || title.chars().count() > ARTICLE_TITLE_CHARS_MAX || title.chars().any(char::is_control) {
        return Err(CannotKeepArticle::NoTitle);
    }
    if body.is_empty() {
        return Err(CannotKeepArticle::Empty);
    }
    if body.chars().count() > ARTICLE_CHARS_MAX {
        return Err(CannotKeepArticle::TooLong);
    }
    Ok((title, body))
}

/// The articles for everybody whose title or text holds all that was asked: those in the language first, then by title. Of each
/// family one: in the language where there is one.
///
/// # Errors
/// When the database cannot be read.
pub fn found(read: &mut Read<'_, '_>, language: Language, asked: &str) -> Result<Vec<Article>, Trouble> {
    let mut words: Vec<String> = Vec::new();
    for word in tag_key(asked).split(' ').filter(|word| !word.is_empty()) {
        if words.len() < WORDS_MAX && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    // Each is folded once, and not at all where nothing is asked: anybody can ask.
    let fits = |one: &Article| {
        let title = tag_key(&one.title);
        let in_title = words.iter().all(|word| title.contains(word));
        let body = if in_title { String::new() } else { tag_key(&one.body) };
        (in_title || words.iter().all(|word| title.contains(word) || body.contains(word))).then_some(in_title)
    };
    let public = read.articles()?.into_iter().filter(|article| article.public);
    let mut all: Vec<(bool, Article)> = public.filter_map(|one| Some((fits(&one)?, one))).collect();
    all.sort_by(|(in_title, one), (also, other)| {
        let key = |in_title: bool, one: &Article| (one.language != language.tag(), !in_title, one.slug.clone());
        key(*in_title, one).cmp(&key(*also, other))
    });
    let mut all: Vec<Article> = all.into_iter().map(|(_, one)| one).collect();
    let mut families = Vec::new();
    all.retain(|one| {
        let first = !families.contains(&one.family);
        families.push(one.family);
        first
    });
    all.truncate(FOUND_MAX);
    Ok(all)
}

/// Sentences of a text that an article said once and says no more: the words, and which article.
///
/// # Errors
/// When the database cannot be read.
pub fn outdated(read: &mut Read<'_, '_>, text: &str) -> Result<Vec<(String, Outdated)>, Trouble> {
    let mut all: Vec<(String, Outdated)> = Vec::new();
    for sentence in sentences(text) {
        if let Some(outdated) = read.outdated(&sentence.digest)? {
            all.push((sentence.words, outdated));
            if all.len() == OUTDATED_MAX {
                break;
            }
        }
    }
    Ok(all)
}
