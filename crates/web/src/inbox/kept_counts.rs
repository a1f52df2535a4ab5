//! How much is in the views that people make. Counting takes longer than a page may, and everybody who shares a view would
//! count the same: so it is counted now and then, once for all. What is found by words is not counted at all.

use super::kept::view_key;
use crate::app::App;
use desk::filter::selection;
use domain::conversation::{Filter, OwnerIs};
use domain::team::{Agent, Eyes};
use domain::{AgentId, Millis, Moment};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::{COUNT_MAX, Trouble};

/// A count is as old as this at most.
const FRESH: Millis = Millis::seconds(20);
/// Counts that are remembered.
const REMEMBERED_MAX: usize = 2_000;

/// Counts by line, and by the eyes that it is read with: of one team or all, and of one reader where the line means
/// something else for each.
#[derive(Debug, Default)]
pub(crate) struct KeptCounts(Mutex<HashMap<(String, Eyes), (Moment, i64)>>);

impl KeptCounts {
    fn known(&self, key: &(String, Eyes), now: Moment) -> Option<i64> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(key).filter(|(at, _)| now.since(*at) < FRESH).map(|(_, count)| *count)
    }

    fn keep(&self, key: (String, Eyes), now: Moment, count: i64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED_MAX {
            all.retain(|_, (at, _)| now.since(*at) < FRESH);
        }
        if all.len() < REMEMBERED_MAX {
            all.insert(key, (now, count));
        }
    }
}

/// How many conversations are in each view of a reader, by what news call it.
pub(crate) async fn kept_counts(app: &App, viewer: &Agent) -> Result<Vec<(String, i64)>, Trouble> {
    let (reader, now) = (viewer.id, app.desk.now());
    let views = app.read(move |read| read.kept_views(reader)).await?;
    let mut counts = Vec::with_capacity(views.len());
    for view in views {
        let (filter, _) = Filter::parse(&view.line);
        // All messages with the words would have to be looked at.
        if !filter.words.is_empty() {
            continue;
        }
        let personal = filter.unread || filter.owner == Some(OwnerIs::Me);
        let agent = if personal { reader } else { AgentId(0) };
        let key = (view.line.clone(), Eyes { agent, ..viewer.eyes() });
        let count = match app.kept_counts.known(&key, now) {
            Some(count) => count,
            None => {
                let viewer = viewer.clone();
                let count = app.read(move |read| {
                    let (selection, _) = selection(read, &filter, &viewer, now)?;
                    read.count_selected(&selection, reader, COUNT_MAX)
                });
                let count = count.await?;
                app.kept_counts.keep(key, now, count);
                count
            }
        };
        counts.push((view_key(view.id), count));
    }
    Ok(counts)
}
