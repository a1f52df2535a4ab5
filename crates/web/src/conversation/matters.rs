//! What somebody should know about a conversation as a whole before they answer, and the buttons for what is suggested.

use crate::views::conversation::Matter;
use crate::views::customer::CustomerPanel;
use crate::views::{Link, PostAction, State};
use desk::merge::CAME_WITH_A_PART;
use desk::permit::seen;
use desk::said;
use desk::said::reason;
use domain::conversation::{Conversation, Status};
use domain::message::base_subject;
use domain::team::Agent;
use domain::timeline::Happened;
use domain::{ConversationId, MessageId};
use language::{Language, Times};
use store::{Read, Trouble};

/// Lines of the timeline in which suggestions are looked for.
const SUGGESTED_WITHIN: i64 = 100;

/// All of them.
pub(super) fn matters(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    viewer: &Agent,
    panel: &CustomerPanel,
    times: &Times,
) -> Result<Vec<Matter>, Trouble> {
    if let Status::Merged { into, .. } = it.status {
        let words = times.language.conversation_was_merged();
        return Ok(leading(read, viewer, into, times.language, words)?.into_iter().collect());
    }
    let mut all = Vec::new();
    all.extend(unreachable(read, it, times)?);
    all.extend(flagged(panel, times.language));
    for line in read.latest_entries(it.id.0, SUGGESTED_WITHIN)? {
        match line.happened {
            Some(Happened::JoiningSuggested { because, with }) => {
                let words = reason(times.language, &because);
                all.extend(joining(read, it, viewer, times.language, words, with)?);
            }
            Some(Happened::SplitSuggested { message, .. }) => all.extend(splitting(read, it, times.language, message)?),
            _ => {}
        }
    }
    if let Some(earlier) = it.linked_to {
        all.extend(leading(read, viewer, earlier, times.language, times.language.conversation_continues())?);
    }
    Ok(all)
}

fn unreachable(read: &mut Read<'_, '_>, it: &Conversation, times: &Times) -> Result<Option<Matter>, Trouble> {
    Ok(read.contact_point(it.contact_point)?.and_then(|point| {
        let it = point.undeliverable?;
        let since = times.short(it.since);
        Some(warning(times.language.conversation_unreachable(
            point.written,
            said::why(times.language, &it.because),
            since,
        )))
    }))
}

fn flagged(panel: &CustomerPanel, language: Language) -> impl Iterator<Item = Matter> {
    panel.participants.iter().filter_map(move |one| {
        let why = one.flag.as_ref()?;
        Some(warning(if why == CAME_WITH_A_PART {
            language.conversation_came_with_a_part(&one.address)
        } else {
            language.conversation_joined_flagged(&one.address, said::flag(language, why))
        }))
    })
}

/// Until it was done, or the other one is gone.
fn joining(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    viewer: &Agent,
    language: Language,
    words: String,
    with: Option<ConversationId>,
) -> Result<Option<Matter>, Trouble> {
    let other = match with {
        Some(other) => seen(read, viewer, other)?,
        None => None,
    };
    Ok(other.filter(|other| it.can_merge(other).is_ok()).map(|other| {
        let own = super::href(other.id);
        let merge = PostAction {
            label: language.conversation_merge_here().into(),
            href: format!("{own}/merge"),
            fields: vec![("conversation".into(), it.id.to_string())],
            act: "suggested".into(),
            said: language.conversation_merged().into(),
            undo: format!("{own}/separation"),
            key: "y".into(),
            ..PostAction::default()
        };
        let link = Link { href: own, label: language.conversation_reference(&other.reference) };
        Matter { actions: vec![merge], link: Some(link), ..warning(words) }
    }))
}

/// Until it was done.
fn splitting(
    read: &mut Read<'_, '_>,
    it: &Conversation,
    language: Language,
    message: MessageId,
) -> Result<Option<Matter>, Trouble> {
    let here = read.message(message)?.filter(|message| message.conversation == it.id);
    let here = here.filter(|_| it.message_count > 1);
    Ok(here.map(|here| {
        let href = format!("{}/split", super::href(it.id));
        let split = PostAction {
            label: language.message_split().into(),
            fields: vec![("message".into(), message.to_string())],
            act: "suggested".into(),
            said: language.message_split_done().into(),
            undo: format!("{href}/undo"),
            undo_fields: format!("message={message}"),
            key: "y".into(),
            href,
            ..PostAction::default()
        };
        let words = language.conversation_subject_changed(base_subject(&here.subject));
        Matter { actions: vec![split], ..warning(words) }
    }))
}

fn leading(
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    to: ConversationId,
    language: Language,
    words: &str,
) -> Result<Option<Matter>, Trouble> {
    Ok(seen(read, viewer, to)?.map(|other| {
        let link = Link { href: super::href(other.id), label: language.conversation_reference(&other.reference) };
        Matter { link: Some(link), ..warning(words.to_owned()) }
    }))
}

fn warning(words: String) -> Matter {
    Matter { state: State::Soon, words, link: None, actions: Vec::new() }
}
