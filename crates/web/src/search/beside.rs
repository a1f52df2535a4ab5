//! What is found beside conversations: people, tags and articles, each with a way to it.

use super::{CONTEXT_CHARS, SUBJECT_CHARS, encoded, people, pieces};
use crate::conversation::tag::quoted;
use crate::help;
use crate::views::Link;
use crate::views::search::{ArticleHit, PersonLine, TagHit};
use desk::search;
use domain::team::Agent;
use domain::text::Term;
use language::Language;
use store::{Article, Read, Trouble};

/// Tags, and articles, shown for one question.
pub(crate) const TAGS_MAX: usize = 5;
pub(crate) const ARTICLES_MAX: usize = 5;

/// All of it, for the first page.
#[derive(Default)]
pub(super) struct Beside {
    pub(super) people: Vec<PersonLine>,
    pub(super) tags: Vec<TagHit>,
    pub(super) articles: Vec<ArticleHit>,
    pub(super) more_articles: Option<Link>,
}

impl Beside {
    pub(super) fn of(
        read: &mut Read<'_, '_>,
        viewer: &Agent,
        asked: &str,
        terms: &[Term],
        language: Language,
    ) -> Result<Self, Trouble> {
        let patterns: Vec<String> = terms.iter().map(Term::pattern).collect();
        let (articles, more) = search::articles(read, viewer, language, (asked, terms), ARTICLES_MAX)?;
        let all = || Link { label: language.search_articles_more(asked), href: format!("/help?q={}", encoded(asked)) };
        Ok(Beside {
            people: people::lines(read, viewer, asked, language)?,
            tags: search::tags(read, asked, TAGS_MAX)?.into_iter().map(|tag| tag_hit(tag.name)).collect(),
            articles: articles.iter().map(|one| article(language, one, &patterns)).collect(),
            more_articles: more.then(all),
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.people.is_empty() && self.tags.is_empty() && self.articles.is_empty()
    }
}

/// A tag, with the filter that finds its conversations.
pub(crate) fn tag_hit(name: String) -> TagHit {
    let filter = format!("tag:{}", quoted(&name));
    TagHit { href: format!("/search?q={}", encoded(&filter)), filter, name }
}

/// Where an article is read; one that is not published, where it is written.
pub(crate) fn article_href(of: &Article) -> String {
    if of.public { help::href(of) } else { format!("/settings/articles?change={}#write", of.id) }
}

fn article(language: Language, of: &Article, patterns: &[String]) -> ArticleHit {
    ArticleHit {
        href: article_href(of),
        title: pieces(&of.title, patterns, SUBJECT_CHARS),
        context: pieces(&of.body, patterns, CONTEXT_CHARS),
        language: Language::of_tag(&of.language).map(|of| of.own_name().to_owned()).unwrap_or_default(),
        state: if of.public { String::new() } else { language.article_draft().to_owned() },
    }
}
