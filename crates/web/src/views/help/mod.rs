//! The help pages: one column, no script, readable on a phone with one bar of signal.

use crate::views::When;
use crate::views::part::{HERE, address, formatted, time, woven};
use crate::views::shell::{Document, Sheet, Theme, document};
use domain::message::formatting::Block;
use language::Language;
use maud::{Markup, html};

/// What is there, or was found.
#[derive(Clone, Debug, Default)]
pub struct HelpPage {
    /// The reader's language.
    pub language: Language,
    /// The desk's name.
    pub brand: String,
    /// Where a person answers.
    pub address: String,
    /// What was asked.
    pub asked: String,
    /// Address, beginning and title of each article.
    pub articles: Vec<(String, String, String)>,
}

/// The articles.
pub fn help_page(of: &HelpPage) -> Markup {
    let language = of.language;
    let body = html! {
        body {
            main {
                p.brand { (of.brand) }
                h1 { (language.article_help_title()) }
                form role="search" action="/help" {
                    label for="q" { (language.article_search()) }
                    input #q type="search" name="q" value=(of.asked) autocomplete="off";
                    button type="submit" { (language.article_search()) }
                }
                @if of.articles.is_empty() {
                    @if of.asked.is_empty() { p { (write(&language.article_empty(HERE[0]), &of.address)) } }
                    @else { p role="status" { (write(&language.article_nothing(HERE[0], &of.asked), &of.address)) } }
                }
                ul.articles {
                    @for (href, begins, title) in &of.articles {
                        li { a href=(href) dir="auto" { b { (title) } } p.quiet dir="auto" { (begins) } }
                    }
                }
                @if !of.articles.is_empty() { footer { p { (write(&language.article_write_to_us(HERE[0]), &of.address)) } } }
            }
        }
    };
    public(language, &format!("{} · {}", language.article_help(), of.brand), &body)
}

/// One article.
#[derive(Clone, Debug, Default)]
pub struct ArticlePage {
    /// Its language.
    pub language: Language,
    /// The desk's name.
    pub brand: String,
    /// Where a person answers.
    pub address: String,
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// When it was changed last.
    pub changed: When,
    /// Its translations.
    pub others: Vec<(String, Language)>,
    /// Whether the reader has just said that it helped ("yes") or not ("no").
    pub thanks: Option<String>,
}

/// The article.
pub fn article_page(of: &ArticlePage) -> Markup {
    let language = of.language;
    let body = html! {
        body {
            main {
                p.brand { a href="/help" { (of.brand) " · " (language.article_help()) } }
                h1 dir="auto" { (of.title) }
                article.article { (formatted(&of.blocks)) }
                @if !of.others.is_empty() {
                    p.quiet {
                        (language.article_other_languages()) ": "
                        @for (at, (href, other)) in of.others.iter().enumerate() {
                            @if at > 0 { " · " }
                            a href=(href) lang=(other.tag()) hreflang=(other.tag()) { (other.own_name()) }
                        }
                    }
                }
                @match of.thanks.as_deref() {
                    Some("yes") => p.notice role="status" { (language.article_thanks()) },
                    Some(_) => p.notice role="status" { (write(&language.article_thanks_no(HERE[0]), &of.address)) },
                    None => form method="post" action={ (of.href) "/helped" } {
                        p { b { (language.article_did_it_help()) } }
                        div.two {
                            button type="submit" name="helped" value="yes" { (language.article_yes()) }
                            button type="submit" name="helped" value="no" { (language.article_no()) }
                        }
                    },
                }
                footer {
                    p { (write(&language.article_write_to_us(HERE[0]), &of.address)) }
                    p { (woven(&language.article_changed(HERE[0]), &[time(&of.changed)])) }
                }
            }
        }
    };
    public(language, &format!("{} · {}", of.title, of.brand), &body)
}

/// A sentence with the address in it.
fn write(sentence: &str, to: &str) -> Markup {
    woven(sentence, &[html! { a href={ "mailto:" (to) } { (address(to)) } }])
}

fn public(language: Language, title: &str, body: &Markup) -> Markup {
    let head = Document {
        language,
        theme: Theme::System,
        title,
        sheet: Sheet::Help,
        own_sheet: None,
        script: false,
        indexed: true,
    };
    document(&head, body)
}
