//! Search: what was found, grouped by customer, each match in its context.

mod offers;

pub use offers::{OfferLine, offers};

use super::inbox::{self, Row, ViewForm};
use super::part::{address, avatar, icon, link, name, time};
use super::shell::{self, Frame, Place};
use super::{Link, When};
use language::Language;
use maud::{Markup, html};

/// The page of results.
#[derive(Clone, Debug, Default)]
pub struct SearchPage {
    /// What was asked, empty for the bare page.
    pub asked: String,
    /// "41 conversations", "Nothing for “kettel”. Did you mean kettle?"
    pub words: String,
    /// Another try: the corrected word, or closed ones too.
    pub instead: Vec<Link>,
    /// People whose names are what was asked, or near it.
    pub people: Vec<PersonLine>,
    /// Tags that are what was asked, each with the way to its conversations.
    pub tags: Vec<TagHit>,
    /// Articles with the words.
    pub articles: Vec<ArticleHit>,
    /// More of them.
    pub more_articles: Option<Link>,
    /// What is odd about the line, a sentence each.
    pub odd: Vec<String>,
    /// What was found by filters alone.
    pub rows: Vec<Row>,
    /// How far back was looked, where that is not to the beginning.
    pub further: Option<String>,
    /// Keeps the line as a view.
    pub form: Option<ViewForm>,
    /// The filters and what each asks; on the bare page.
    pub explained: Vec<(String, &'static str)>,
    /// What was found.
    pub groups: Vec<HitGroup>,
    /// The next page.
    pub next_href: Option<String>,
}

/// Somebody who may be meant.
#[derive(Clone, Debug, Default)]
pub struct PersonLine {
    /// Their name, or their address.
    pub name: String,
    /// Two letters.
    pub initials: String,
    /// Their address.
    pub address: String,
    /// "3 conversations".
    pub conversations: String,
    /// What they wrote.
    pub href: String,
}

/// A tag that was found.
#[derive(Clone, Debug, Default)]
pub struct TagHit {
    /// Its name.
    pub name: String,
    /// The filter that finds its conversations: `tag:refund`.
    pub filter: String,
    /// These.
    pub href: String,
}

/// An article that was found.
#[derive(Clone, Debug, Default)]
pub struct ArticleHit {
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: Vec<Piece>,
    /// The words around the match.
    pub context: Vec<Piece>,
    /// Its language, in its own words.
    pub language: String,
    /// "being written"; nothing for one that everybody can read.
    pub state: String,
}

/// The hits of one customer.
#[derive(Clone, Debug, Default)]
pub struct HitGroup {
    /// The customer.
    pub customer_name: String,
    /// Their hits.
    pub hits: Vec<Hit>,
}

/// One conversation that was found.
#[derive(Clone, Debug, Default)]
pub struct Hit {
    /// The conversation's id.
    pub id: String,
    /// `/conversations/{id}`, with `#message-{id}` if a message was found.
    pub href: String,
    /// Its subject.
    pub subject: Vec<Piece>,
    /// The words around the match.
    pub context: Vec<Piece>,
    /// "closed", "waiting on us".
    pub status: String,
    /// When the found message was written.
    pub at: When,
}

/// A piece of a text, matched or not.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether this is what was searched for.
    pub hit: bool,
}

/// The page.
pub fn page(frame: &Frame, of: &SearchPage) -> Markup {
    let language = frame.viewer.language;
    let content = html! {
        h1.hidden-text { (language.search_title()) }
        form.search.big-search role="search" action="/search" {
            (icon("search"))
            input type="search" name="q" value=(of.asked) aria-label=(language.search_all())
                placeholder=(language.search_hint()) autocomplete="off";
        }
        div.results { (results(language, of)) }
        @if let Some(form) = &of.form {
            details.keep-view { summary { (language.view_keep()) } (inbox::view_form(language, form)) }
        }
        @if !of.explained.is_empty() {
            section {
                h2 { (language.view_help()) }
                p { (language.view_help_sentence()) }
                dl.filters { @for (filter, asks) in &of.explained { dt { code dir="ltr" { (filter) } } dd { (asks) } } }
            }
        }
    };
    shell::page(frame, language.search_title(), Place::Search, &content)
}

/// What was found: also the fragment that takes the place of the rows while someone types over the list.
pub fn results(language: Language, of: &SearchPage) -> Markup {
    html! {
        @if !of.words.is_empty() { p.group.quiet { (of.words) } }
        @if !of.instead.is_empty() { p.group { @for other in &of.instead { (link(other)) " " } } }
        @for odd in &of.odd { p.group.soon { (odd) } }
        (inbox::rows(language, &of.rows, None, None, None))
        @if !of.people.is_empty() {
            h2.group { (language.search_people()) }
            @for person in &of.people { (person_row(person)) }
        }
        @if !of.tags.is_empty() {
            h2.group { (language.search_tags()) }
            @for tag in &of.tags { (tag_row(language, tag)) }
        }
        @if !of.articles.is_empty() {
            h2.group { (language.search_articles()) }
            @for article in &of.articles { (article_row(article)) }
            @if let Some(more) = &of.more_articles { p.group { (link(more)) } }
        }
        @for group in &of.groups {
            h2.group { bdi { (group.customer_name) } }
            @for hit in &group.hits { (hit_row(hit)) }
        }
        @if let Some(further) = &of.further { p.group.quiet { (further) } }
        @if let Some(next) = &of.next_href {
            a.more href=(next) {
                @if of.further.is_some() { (language.view_look_further()) } @else { (language.search_more()) }
            }
        }
    }
}

fn person_row(of: &PersonLine) -> Markup {
    html! {
        a.row.person href=(of.href) {
            (avatar(&of.initials, ""))
            span.line { span.who { b { (name(&of.name)) } } span.due.ok { (of.conversations) } }
            span.snippet { (address(&of.address)) }
        }
    }
}

fn tag_row(language: Language, of: &TagHit) -> Markup {
    html! {
        a.row.hit.of-tag href=(of.href) {
            span.line { span.subject dir="auto" { (language.tag_find(&of.name)) } }
            span.snippet { bdi dir="ltr" { (of.filter) } }
        }
    }
}

fn article_row(of: &ArticleHit) -> Markup {
    html! {
        a.row.hit.of-article href=(of.href) {
            span.line {
                span.subject dir="auto" { (pieces(&of.title)) }
                @if !of.state.is_empty() { span.tag { (of.state) } }
                span.due.ok { (of.language) }
            }
            span.snippet dir="auto" { (pieces(&of.context)) }
        }
    }
}

fn hit_row(of: &Hit) -> Markup {
    html! {
        a.row.hit id={ "row-" (of.id) } data-id=(of.id) href=(of.href) {
            span.line {
                span.subject dir="auto" { (pieces(&of.subject)) }
                @if !of.status.is_empty() { span.tag { (of.status) } }
                (time(&of.at))
            }
            span.snippet dir="auto" { (pieces(&of.context)) }
        }
    }
}

fn pieces(all: &[Piece]) -> Markup {
    html! { @for piece in all { @if piece.hit { mark { (piece.text) } } @else { (piece.text) } } }
}
