//! Search by a line of filters alone: conversations as rows, and the way to keep the line as a view.

use crate::door::SignedIn;
use crate::inbox::kept::further;
use crate::inbox::{List, cursor, line, page_of, row::row};
use crate::search::encoded;
use crate::views::inbox::ViewForm;
use crate::views::search::SearchPage;
use desk::filter::selection;
use domain::conversation::{Filter, Odd};
use domain::team::Permission;
use language::Times;
use store::{PAGE_ROWS, Read, Trouble};

/// What a line selects.
pub(super) fn filtered(
    read: &mut Read<'_, '_>,
    filter: &Filter,
    mut odd: Vec<Odd>,
    after: Option<&str>,
    who: &SignedIn,
    times: &Times,
) -> Result<SearchPage, Trouble> {
    let (language, viewer) = (times.language, &who.agent);
    let (wanted, unknown) = selection(read, filter, viewer, times.now)?;
    odd.extend(unknown);
    let found = read.select(&wanted, viewer.id, page_of(after), PAGE_ROWS)?;
    let asked = filter.to_string();
    // Opened from here a conversation stands alone: there is no list that it belongs to.
    let list = List { href: None, holds_spam: false };
    let agents = read.agents()?;
    let rows: Vec<_> = found.rows.iter().map(|one| row(one, &list, &agents, times)).collect();
    let words = match (rows.len(), found.next.is_some()) {
        (0, false) => language.view_nothing(&asked),
        (count, true) => language.view_found_more(count, &asked),
        (count, false) => language.view_found(count, &asked),
    };
    Ok(SearchPage {
        words,
        odd: line::odd_words(language, &odd),
        rows,
        further: further(&found, times),
        next_href: found.next.map(|page| format!("/search?q={}&after={}", encoded(&asked), cursor(page))),
        form: odd.is_empty().then(|| keep_form(who, asked.clone())),
        asked,
        ..SearchPage::default()
    })
}

/// Keeps a line as a view.
pub(super) fn keep_form(who: &SignedIn, line: String) -> ViewForm {
    ViewForm {
        href: "/views".into(),
        line,
        may_share: who.may(Permission::ShareViews),
        may_change: true,
        ..ViewForm::default()
    }
}
