//! The articles, and the form to write one.

use super::page;
use crate::views::Wrong;
use crate::views::part::{Field, check, field, formatted, hidden, select, text_area};
use crate::views::shell::Frame;
use domain::message::formatting::Block;
use language::Language;
use maud::{Markup, html};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct ArticlesPage {
    /// What there is.
    pub lines: Vec<ArticleLine>,
    /// What is being written.
    pub form: ArticleForm,
    /// Of which article it is a translation, in a sentence.
    pub translating: Option<String>,
    /// Whether the viewer may write any.
    pub may_write: bool,
    /// Who can, by name.
    pub who_can: String,
}

/// One article.
#[derive(Clone, Debug, Default)]
pub struct ArticleLine {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its language, by its own name.
    pub language: String,
    /// Where everybody reads it; absent while it is being written.
    pub href: Option<String>,
    /// "helped 12, did not 3"
    pub helped: String,
    /// "version 2, 14:02"
    pub version: String,
}

/// An article in the form.
#[derive(Clone, Debug, Default)]
pub struct ArticleForm {
    /// Which one is changed; empty for a new one.
    pub id: String,
    /// The version that its writer has before them; empty for a new one.
    pub version: String,
    /// Of which one it is a translation; empty for none.
    pub of: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Its language's tag.
    pub language: String,
    /// Whether everybody can read it.
    pub public: bool,
    /// What was refused.
    pub wrongs: Vec<Wrong>,
}

const HERE: &str = "/settings/articles";

/// The articles.
pub fn articles(frame: &Frame, of: &ArticlesPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @if of.lines.is_empty() { p { (language.article_none()) } } @else {
            table.stack {
                thead { tr {
                    th scope="col" { (language.article_name()) }
                    th scope="col" { (language.article_language()) }
                    th scope="col" { (language.article_did_it_help()) }
                    td {}
                } }
                tbody { @for line in &of.lines { (line_of(language, of, line)) } }
            }
        }
        @if of.may_write { (form(language, of)) } @else { p.quiet { (language.article_only_leads(&of.who_can)) } }
    };
    page(frame, language.article_title(), language.article_sentence(), HERE, &content)
}

/// What one article said over time.
#[derive(Clone, Debug, Default)]
pub struct VersionsPage {
    /// Its id.
    pub id: String,
    /// Its title as it stands.
    pub title: String,
    /// The latest first.
    pub lines: Vec<VersionLine>,
    /// Where older ones stand.
    pub older: Option<String>,
    /// Whether the viewer may write any.
    pub may_write: bool,
}

/// One version.
#[derive(Clone, Debug, Default)]
pub struct VersionLine {
    /// Counts from 1.
    pub version: i64,
    /// Whether it is the one that stands.
    pub stands: bool,
    /// "Version 2, Mia Lindqvist, yesterday 14:02"
    pub who: String,
    /// Its title then.
    pub title: String,
    /// Its text then.
    pub blocks: Vec<Block>,
}

/// What one article said over time.
pub fn article_versions(frame: &Frame, of: &VersionsPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        @for line in &of.lines {
            section {
                h2 { bdi { (line.title) } }
                p.quiet.small { (line.who) }
                details open[line.stands] {
                    summary { @if line.stands { (language.article_stands()) } @else { (language.article_stood()) } }
                    div.words { (formatted(&line.blocks)) }
                }
                @if of.may_write && !line.stands {
                    p { a.button href={ (HERE) "?change=" (of.id) "&version=" (line.version) "#write" } { (language.article_write_on()) } }
                }
            }
        }
        @if let Some(older) = &of.older { p { a.link href=(older) { (language.article_older()) } } }
        p { a.link href=(HERE) { (language.article_all()) } }
    };
    page(frame, &of.title, language.article_over_time(), HERE, &content)
}

fn line_of(language: Language, of: &ArticlesPage, line: &ArticleLine) -> Markup {
    html! {
        tr {
            th scope="row" {
                span dir="auto" { (line.title) }
                small { @if line.href.is_some() { (language.article_is_public()) } @else { (language.article_draft()) } " · " (line.version) }
            }
            td { (line.language) }
            td { (line.helped) }
            td.actions {
                @if let Some(href) = &line.href { a.button href=(href) { (language.article_look()) } }
                a.button href={ (HERE) "/" (line.id) } { (language.article_versions()) }
                @if of.may_write {
                    a.button href={ (HERE) "?change=" (line.id) "#write" } { (language.article_change()) }
                    a.button href={ (HERE) "?translate=" (line.id) "#write" } { (language.article_translate()) }
                }
            }
        }
    }
}

fn form(language: Language, of: &ArticlesPage) -> Markup {
    let form = &of.form;
    let languages = Language::ALL.map(|one| (one.tag().to_owned(), one.own_name().to_owned()));
    html! {
        section #write {
            h2 { (language.article_write()) }
            @if let Some(translating) = &of.translating { p.quiet { (translating) } }
            form.fields method="post" action=(HERE) {
                @if !form.id.is_empty() {
                    (hidden("id", &form.id)) (hidden("version", &form.version)) (hidden("language", &form.language))
                }
                @if !form.of.is_empty() { (hidden("of", &form.of)) }
                (field(Field {
                    name: "title", label: language.article_name(), value: &form.title, hint: language.article_name_hint(), ..Field::default()
                }, &form.wrongs))
                @if form.id.is_empty() { (select("language", language.article_language(), &languages, &form.language, "")) }
                (text_area("body", language.article_text(), &form.body, language.article_text_hint(), &form.wrongs))
                (check("public", "1", language.article_public(), form.public))
                div.actions { button.button.primary type="submit" { (language.article_save()) } }
            }
        }
    }
}
