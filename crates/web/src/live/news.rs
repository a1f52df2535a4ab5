//! What the lines of the feed mean on the screen of one agent: rows, messages, heads, counts.

use crate::app::App;
use crate::conversation::load;
use crate::conversation::presence::presence_words;
use crate::frame::warnings;
use crate::inbox::kept::{selected, view_key};
use crate::inbox::kept_counts::kept_counts;
use crate::inbox::{
    Key, VIEWS,
    row::{row, subject},
    views_of,
};
use crate::views::conversation::{Entry, MessageView, Progress};
use crate::views::{conversation, inbox, shell};
use desk::Desk;
use desk::filter::holds;
use desk::permit::seen;
use domain::conversation::{Conversation, Filter, Selection};
use domain::team::Agent;
use domain::timeline::Happened;
use domain::{ConversationId, MessageId, Moment};
use language::{Language, Times};
use maud::html;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::{FeedItem, Read, Trouble, ViewCounts};

/// A piece of news: its kind and its content, as the script expects them.
type Piece = (&'static str, Value);

/// Lines of a conversation looked at beyond those that are new: others may have come meanwhile.
const SLACK: i64 = 5;
/// Lines of one conversation told at once; whoever was away longer opens it anew.
const LINES_MAX: i64 = 200;
/// Tasks counted, at most.
const TASKS_MAX: i64 = 100;

/// The news of one browser.
pub(super) struct News {
    app: App,
    viewer: Agent,
    language: Language,
    counted: Vec<(&'static str, i64)>,
    /// What stands in the rail beside the views that somebody made.
    kept_counted: Vec<(String, i64)>,
    /// Messages on screen that are still on their way: the timeline says nothing when one comes to rest in the post
    /// room, so they are looked at.
    leaving: Vec<(ConversationId, MessageId)>,
}

/// Messages looked at until they have left.
const LEAVING_MAX: usize = 20;

impl News {
    pub(super) fn new(app: App, viewer: Agent, language: Language) -> Self {
        Self { app, viewer, language, counted: Vec::new(), kept_counted: Vec::new(), leaving: Vec::new() }
    }

    /// How much is in each view.
    pub(super) async fn counts(&mut self) -> Result<Vec<Piece>, Trouble> {
        let (viewer, eyes) = (self.viewer.id, self.viewer.eyes());
        let (counts, tasks) =
            self.app.read(move |read| Ok((read.view_counts(eyes)?, read.open_tasks(viewer, TASKS_MAX)?.len()))).await?;
        self.counted = counted(&counts, tasks);
        let mut pieces: Vec<Piece> = self.counted.iter().map(|(view, count)| count_piece(view, *count)).collect();
        pieces.extend(self.kept_counts().await?);
        Ok(pieces)
    }

    /// How much is in the views that somebody made, where that changed.
    async fn kept_counts(&mut self) -> Result<Vec<Piece>, Trouble> {
        let counts = kept_counts(&self.app, &self.viewer).await?;
        let changed = counts.iter().filter(|count| !self.kept_counted.contains(count));
        let pieces = changed.map(|(view, count)| count_piece(view, *count)).collect();
        self.kept_counted = counts;
        Ok(pieces)
    }

    /// Messages that were on their way and are not any more.
    pub(super) async fn settled(&mut self) -> Result<Vec<Piece>, Trouble> {
        if self.leaving.is_empty() {
            return Ok(Vec::new());
        }
        let (desk, viewer, now) = (self.app.desk.clone(), self.viewer.clone(), self.app.desk.now());
        let language = self.language;
        let looked_at = std::mem::take(&mut self.leaving);
        let (pieces, still) = self
            .app
            .read(move |read| {
                let zone = read.installation()?.map(|desk| desk.zone).unwrap_or_default();
                let times = Times::new(&zone, now, language);
                let (mut pieces, mut still) = (Vec::new(), Vec::new());
                for (id, message) in looked_at {
                    let Some(it) = seen(read, &viewer, id)? else { continue };
                    let of = load::changed(read, &desk, &viewer, &it, 0, &[message], &times)?;
                    if of.entries.is_empty() {
                        // Taken back, and told so by the timeline.
                    } else if on_their_way(&of.entries).is_empty() {
                        let html = conversation::entries(times.language, &of.entries).into_string();
                        pieces.push(("message", json!({ "conversation": id.to_string(), "html": html })));
                    } else {
                        still.push((id, message));
                    }
                }
                Ok((pieces, still))
            })
            .await?;
        self.leaving = still;
        Ok(pieces)
    }

    /// In how many conversations a note calls the viewer in, where that changed: what they see makes no line of the feed.
    pub(super) async fn mentions(&mut self) -> Result<Vec<Piece>, Trouble> {
        let eyes = self.viewer.eyes();
        let count = self.app.read(move |read| read.count_new_mentions(eyes)).await?;
        let word = Key::Mentions.word();
        let Some(known) = self.counted.iter_mut().find(|(view, known)| *view == word && *known != count) else {
            return Ok(Vec::new());
        };
        known.1 = count;
        Ok(vec![count_piece(word, count)])
    }

    /// Who is in a conversation besides the viewer.
    pub(super) async fn present(&self, conversation: ConversationId) -> Result<Vec<Piece>, Trouble> {
        let viewer = self.viewer.clone();
        let seen = self.app.read(move |read| seen(read, &viewer, conversation)?.map(|_| read.agents()).transpose());
        let Some(agents) = seen.await? else { return Ok(Vec::new()) };
        let words = presence_words(&self.app.desk, conversation, self.viewer.id, &agents, self.language);
        Ok(vec![("presence", json!({ "conversation": conversation.to_string(), "words": words }))])
    }

    /// What these lines change. Never empty, so that it can carry how far it comes.
    pub(super) async fn about(&mut self, items: &[FeedItem]) -> Result<Vec<Piece>, Trouble> {
        let mut chains: BTreeMap<i64, i64> = BTreeMap::new();
        for item in items {
            *chains.entry(item.chain).or_default() += 1;
        }
        let health = self.app.health().await?;
        let (desk, viewer, now) = (self.app.desk.clone(), self.viewer.clone(), self.app.desk.now());
        let language = self.language;
        let (mut pieces, leaving, counts, tasks) = self
            .app
            .read(move |read| {
                let installation = read.installation()?;
                let zone = installation.as_ref().map(|desk| desk.zone.clone()).unwrap_or_default();
                let times = Times::new(&zone, now, language);
                let kept = kept_views(read, &viewer, now)?;
                let (mut pieces, mut leaving) = (Vec::new(), Vec::new());
                for (chain, lines) in chains {
                    if chain == desk::keep::DESK_CHAIN {
                        if let Some(desk) = &installation {
                            let warnings = warnings(read, desk, &viewer, language, &health)?;
                            pieces.push(("part", json!({ "html": shell::health(&warnings).into_string() })));
                        }
                        continue;
                    }
                    let id = ConversationId(chain);
                    let on_way = of_conversation(read, &desk, &viewer, id, lines, &times, &kept, &mut pieces)?;
                    leaving.extend(on_way.into_iter().map(|message| (id, message)));
                }
                Ok((pieces, leaving, read.view_counts(viewer.eyes())?, read.open_tasks(viewer.id, TASKS_MAX)?.len()))
            })
            .await?;
        self.leaving.extend(leaving);
        self.leaving.sort_unstable();
        self.leaving.dedup();
        let too_many = self.leaving.len().saturating_sub(LEAVING_MAX);
        self.leaving.drain(..too_many);
        let counted = counted(&counts, tasks);
        for (at, (view, count)) in counted.iter().enumerate() {
            if self.counted.get(at) != Some(&(*view, *count)) || at == 0 {
                pieces.push(count_piece(view, *count));
            }
        }
        self.counted = counted;
        pieces.extend(self.kept_counts().await?);
        Ok(pieces)
    }
}

#[expect(clippy::too_many_arguments, reason = "one conversation on the screen of one viewer, with all that it needs")]
/// The row, the messages, the head and the wait line of a conversation that changed; returns which of the messages are
/// still on their way.
fn of_conversation(
    read: &mut Read<'_, '_>,
    desk: &Desk,
    viewer: &Agent,
    id: ConversationId,
    lines: i64,
    times: &Times,
    kept: &[(String, Selection)],
    pieces: &mut Vec<Piece>,
) -> Result<Vec<MessageId>, Trouble> {
    // A chain can also be a customer's.
    let (Some(it), Some(listed)) = (seen(read, viewer, id)?, read.inbox_row(id, viewer.eyes())?) else {
        return Ok(Vec::new());
    };
    let of = load::changed(read, desk, viewer, &it, (lines + SLACK).min(LINES_MAX), &[], times)?;
    let conversation = id.to_string();
    let mut add = |kind, html: maud::Markup| {
        pieces.push((kind, json!({ "conversation": conversation, "html": html.into_string() })));
    };
    if !of.entries.is_empty() {
        add("message", conversation::entries(times.language, &of.entries));
    }
    for message in of.gone {
        // An empty piece takes the place of what was taken back.
        add("part", html! { span id={ "message-" (message) } hidden {} });
    }
    if of.rearranged {
        add("stale", html! {});
    }
    add("part", conversation::head(&of.page));
    add("part", conversation::wait(of.page.wait.as_ref()));
    let mentioned = mention_told(read, &it, viewer, lines, times)?;
    let mut views: Vec<String> =
        views_of(&it, viewer.id, read.is_mentioned(viewer.id, id)?).into_iter().map(str::to_owned).collect();
    let list = views.first().and_then(|word| Key::of(word)).unwrap_or(Key::Open).list();
    let html = inbox::row(times.language, &row(&listed, &list, &read.agents()?, times), false).into_string();
    for (key, wanted) in kept {
        if holds(read, wanted, viewer, id)? {
            views.push(key.clone());
        }
    }
    pieces.push(("row", json!({ "conversation": conversation, "html": html, "views": views })));
    pieces.extend(mentioned);
    Ok(on_their_way(&of.entries))
}

/// A note among the last lines that calls the viewer in, while they have not seen it.
fn mention_told(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    viewer: &Agent,
    lines: i64,
    times: &Times,
) -> Result<Option<Piece>, Trouble> {
    let Some(new) = read.new_mention_in(viewer.id, it.id)? else { return Ok(None) };
    let told_now = read
        .latest_entries(it.id.0, (lines + SLACK).min(LINES_MAX))?
        .into_iter()
        .any(|line| matches!(line.happened, Some(Happened::Mentioned { message, .. }) if message == new.message));
    if !told_now {
        return Ok(None);
    }
    let by = read.agent(new.by)?.map(|agent| agent.name).unwrap_or_default();
    let words = times.language.mention_news(&by, subject(times.language, &it.subject));
    let href = format!("{}?message={1}#message-{1}", crate::conversation::href(it.id), new.message);
    Ok(Some(("mention", json!({ "conversation": it.id.to_string(), "words": words, "href": href }))))
}

/// The views that this viewer made or shares, and what each selects. What is found by words is a list of one moment, as on the
/// page of the search.
fn kept_views(read: &mut Read<'_, '_>, viewer: &Agent, now: Moment) -> Result<Vec<(String, Selection)>, Trouble> {
    let mut views = read.kept_views(viewer.id)?;
    views.retain(|view| Filter::parse(&view.line).0.words.is_empty());
    views.iter().map(|view| Ok((view_key(view.id), selected(read, view, viewer, now)?))).collect()
}

/// Messages that have not left yet.
fn on_their_way(entries: &[Entry]) -> Vec<MessageId> {
    let pending =
        |message: &MessageView| message.delivery.as_ref().is_some_and(|way| way.progress == Progress::Pending);
    let ids = entries.iter().filter_map(|entry| match entry {
        Entry::Message(message) if pending(message) => message.id.parse().ok(),
        Entry::Message(_) | Entry::Event(_) => None,
    });
    ids.collect()
}

fn counted(counts: &ViewCounts, tasks: usize) -> Vec<(&'static str, i64)> {
    let tasks = i64::try_from(tasks).unwrap_or_default();
    VIEWS.iter().map(|key| (key.word(), key.count(counts))).chain([("tasks", tasks)]).collect()
}

fn count_piece(view: &str, count: i64) -> Piece {
    ("count", json!({ "view": view, "count": count }))
}
