//! Views that are kept: a line of filters and words under a name, one's own or everybody's.

use crate::Desk;
use crate::keep::note_change;
use crate::permit::{NotAllowed, Permit, denied_as, permit};
use domain::conversation::Filter;
use domain::team::Permission;
use domain::text::query;
use domain::timeline::Change;
use domain::{AgentId, ViewId};
use store::{KeptView, Trouble, Tx, VIEWS_MAX};

/// Characters of a view's name: it stands in the rail.
pub const VIEW_NAME_CHARS_MAX: usize = 40;

/// Why a view is not kept or not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotKeepView {
    /// It needs a name.
    #[error("give the view a name of at most {VIEW_NAME_CHARS_MAX} characters")]
    NoName,
    /// Its line asks for nothing.
    #[error("this line has no filter; write one such as is:open or tag:refund")]
    NoFilter,
    /// A filter in it is not understood.
    #[error("“{0}” is not understood")]
    Odd(String),
    /// There are as many as a rail can hold.
    #[error("there are {VIEWS_MAX} views already; remove one first")]
    TooMany,
    /// There is no such view.
    #[error("this view does not exist any more")]
    NoView,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotKeepView, NoView; }

/// A view to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewView {
    /// Its name.
    pub name: String,
    /// Its filters as they were typed.
    pub line: String,
    /// Whether everybody sees it.
    pub shared: bool,
}

impl Desk {
    /// Keeps a view.
    ///
    /// # Errors
    /// When name or line will not do, there are too many, or the actor may not.
    pub async fn keep_view(&self, by: AgentId, new: NewView) -> Result<ViewId, CannotKeepView> {
        let (name, line) = checked(&new)?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = asked(tx, by, new.shared)?;
                let agent = (!new.shared).then_some(by);
                if tx.kept_views(by)?.iter().filter(|view| view.agent == agent).count() >= VIEWS_MAX {
                    return Err(CannotKeepView::TooMany);
                }
                let id = ViewId(desk.chance.id(now));
                tx.add_view(&KeptView { id, name: name.clone(), line: line.clone(), agent, created_by: by }, now)?;
                if new.shared {
                    let change = Change::ViewMade { name: name.clone(), line: line.clone() };
                    note_change(&desk, tx, &permit, change, now)?;
                }
                Ok(id)
            })
            .await
    }

    /// Changes a view.
    ///
    /// # Errors
    /// As for keeping one, and when it does not exist.
    pub async fn change_view(&self, by: AgentId, id: ViewId, new: NewView) -> Result<(), CannotKeepView> {
        let (name, line) = checked(&new)?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (_, before) = changeable(tx, by, id)?;
                let permit = asked(tx, by, new.shared)?;
                let agent = (!new.shared).then_some(by);
                tx.change_view(&KeptView { name: name.clone(), line: line.clone(), agent, ..before })?;
                if new.shared {
                    let change = Change::ViewChanged { name: name.clone(), line: line.clone() };
                    note_change(&desk, tx, &permit, change, desk.now())?;
                }
                Ok(())
            })
            .await
    }

    /// Forgets a view.
    ///
    /// # Errors
    /// When it does not exist, or is everybody's and the actor may not.
    pub async fn forget_view(&self, by: AgentId, id: ViewId) -> Result<(), CannotKeepView> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, before) = changeable(tx, by, id)?;
                tx.remove_view(id)?;
                if before.agent.is_none() {
                    note_change(&desk, tx, &permit, Change::ViewRemoved { name: before.name }, desk.now())?;
                }
                Ok(())
            })
            .await
    }
}

/// Name and line as they are kept.
fn checked(new: &NewView) -> Result<(String, String), CannotKeepView> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > VIEW_NAME_CHARS_MAX {
        return Err(CannotKeepView::NoName);
    }
    let (filter, odd) = Filter::parse(&new.line);
    if let Some(odd) = odd.first() {
        return Err(CannotKeepView::Odd(odd.typed.clone()));
    }
    // Signs alone are no words: nothing could be found by them.
    if filter.is_empty() || (filter.is_words_only() && query(&filter.words, false).is_empty()) {
        return Err(CannotKeepView::NoFilter);
    }
    Ok((name, filter.to_string()))
}

/// One's own needs no more than reading; everybody's is another matter.
fn asked(tx: &mut Tx<'_, '_>, by: AgentId, shared: bool) -> Result<Permit, CannotKeepView> {
    Ok(permit(tx, by, if shared { Permission::ShareViews } else { Permission::Read })?)
}

/// The view, where the actor may change it. Another's own view does not exist for them.
fn changeable(tx: &mut Tx<'_, '_>, by: AgentId, id: ViewId) -> Result<(Permit, KeptView), CannotKeepView> {
    let view = tx.kept_view(id)?.filter(|view| view.agent.is_none_or(|agent| agent == by));
    let view = view.ok_or(CannotKeepView::NoView)?;
    Ok((asked(tx, by, view.agent.is_none())?, view))
}
