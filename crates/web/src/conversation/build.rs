//! From what is stored to what is shown: everything on the screen about one conversation.

use super::story;
use crate::app::App;
use crate::clock_words::{Wall, size, span};
use crate::frame::Surroundings;
use crate::views::conversation::{
    AgentChoice, AttachmentView, Composer, ConversationPage, Delivery, DraftAttachment, Entry, FrameSize, HtmlBody,
    Kind, Matter, MessageView, Owner, Participant, Progress, SnoozeChoice, Status as Shown, Wait,
};
use crate::views::customer::{ContactPoint, CustomerPanel, OtherConversation};
use crate::views::task::Task as TaskView;
use crate::views::{PostAction, State, When};
use domain::conversation::{Conversation, Status, Waiting};
use domain::customer::ChannelKind;
use domain::measure::Expected;
use domain::message::Nature;
use domain::team::Agent;
use domain::{AgentId, ConversationId, MessageId, OutgoingId};
use std::collections::HashMap;
use store::{Direction, MESSAGES_PAGE, MessageRow, OutgoingRow, OutgoingState, Read, StoredAttachment, Trouble};

/// Other conversations of the customer at the side.
const OTHERS_MAX: i64 = 12;
/// Texts that can be written without a connection before the page is loaded again.
const SPARE_DRAFTS: usize = 4;

/// Everything that a page about one conversation is made of.
pub struct Loaded {
    pub conversation: Conversation,
    pub agents: Vec<Agent>,
    /// Names of contact points, by id.
    pub names: HashMap<domain::ContactPointId, String>,
    pub outgoing: HashMap<OutgoingId, OutgoingRow>,
    pub files: HashMap<MessageId, Vec<StoredAttachment>>,
}

impl Loaded {
    /// An agent's name.
    pub fn agent(&self, id: AgentId) -> &str {
        self.agents.iter().find(|agent| agent.id == id).map_or("somebody who left", |agent| &agent.name)
    }
    /// A contact point's name or address.
    pub fn person(&self, id: Option<domain::ContactPointId>) -> &str {
        id.and_then(|id| self.names.get(&id)).map_or("Somebody", |name| name)
    }
}

/// The page of a conversation; `None` when there is none. With `before` only earlier entries matter.
///
/// # Errors
/// When the database cannot be read.
pub fn conversation(
    app: &App,
    read: &mut Read<'_, '_>,
    viewer: &Agent,
    id: ConversationId,
    around: &Surroundings,
    back_href: &str,
    before: Option<MessageId>,
) -> Result<Option<ConversationPage>, Trouble> {
    let Some(conversation) = read.conversation(id)? else { return Ok(None) };
    let wall = &around.wall;
    let messages = read.messages_before(id, before, MESSAGES_PAGE)?;
    let loaded = load(read, conversation, &messages)?;
    let first = messages.first().map(|message| message.id);
    let more = i64::try_from(messages.len()).unwrap_or(0) >= MESSAGES_PAGE;
    let entries = story::interleave(read, &loaded, &messages, wall, before, more)?;
    let panel = panel(read, &loaded, around)?;
    let it = &loaded.conversation;
    let page = ConversationPage {
        id: id.to_string(),
        subject: if it.subject.is_empty() { "(no subject)".to_owned() } else { it.subject.clone() },
        customer_name: panel.name.clone(),
        customer_short: panel.name.split_whitespace().next().unwrap_or(&panel.name).to_owned(),
        owner: Some(owner(&loaded, viewer, wall)),
        status_words: status_words(&loaded, wall),
        status: match it.status {
            Status::Open { .. } => Shown::Open,
            Status::Snoozed { .. } => Shown::Snoozed,
            Status::Closed { .. } => Shown::Closed,
        },
        presence: String::new(),
        wait: wait(app, read, &loaded, wall)?,
        matters: matters(read, &loaded)?,
        earlier_href: first.filter(|_| more).map(|first| format!("/conversations/{id}?before={first}")),
        entries,
        composer: if before.is_none() { Some(composer(app, read, &loaded, viewer, &messages, wall)?) } else { None },
        agents: agent_choices(read, &loaded, viewer, wall)?,
        snoozes: snoozes(wall),
        tasks: tasks(read, &loaded, wall)?,
        back_href: back_href.to_owned(),
        customer: panel,
    };
    Ok(Some(page))
}

/// Loads what the messages of a conversation refer to.
///
/// # Errors
/// When the database cannot be read.
pub fn load(read: &mut Read<'_, '_>, conversation: Conversation, messages: &[MessageRow]) -> Result<Loaded, Trouble> {
    let mut names = HashMap::new();
    for participant in read.participants(conversation.id)? {
        if let Some(point) = read.contact_point(participant.contact_point)? {
            names.insert(point.id, if point.name.is_empty() { point.written } else { point.name });
        }
    }
    for message in messages {
        if let Some(id) = message.contact_point.filter(|id| !names.contains_key(id))
            && let Some(point) = read.contact_point(id)?
        {
            names.insert(id, if point.name.is_empty() { point.written } else { point.name });
        }
    }
    let oldest = messages.iter().filter_map(|message| message.outgoing).min().unwrap_or(OutgoingId(i64::MAX));
    let outgoing = read.outgoing_of(conversation.id, oldest)?.into_iter().map(|row| (row.id, row)).collect();
    let first = messages.first().map_or(MessageId(i64::MAX), |message| message.id);
    let mut files: HashMap<MessageId, Vec<StoredAttachment>> = HashMap::new();
    for file in read.attachments_of_conversation(conversation.id, first)? {
        files.entry(file.message).or_default().push(file);
    }
    Ok(Loaded { agents: read.agents()?, conversation, names, outgoing, files })
}

fn owner(loaded: &Loaded, viewer: &Agent, wall: &Wall) -> Owner {
    let id = loaded.conversation.owner;
    let away = loaded.agents.iter().any(|agent| agent.id == id && !agent.on_duty(wall.now()));
    Owner {
        id: id.to_string(),
        name: loaded.agent(id).to_owned(),
        is_viewer: id == viewer.id,
        cover: away.then(|| "away; whoever is on duty takes over".to_owned()),
    }
}

fn status_words(loaded: &Loaded, wall: &Wall) -> String {
    let it = &loaded.conversation;
    let by = |actor| match actor {
        domain::timeline::Actor::Agent(id) => format!(" by {}", loaded.agent(id)),
        domain::timeline::Actor::Customer(_) => " by the customer".to_owned(),
        _ => String::new(),
    };
    match it.status {
        Status::Closed { at, by: actor } => format!("closed{} {}", by(actor), wall.when(at).words),
        Status::Snoozed { until, .. } => format!("snoozed until {}", wall.when(until).words),
        Status::Open { .. } => match it.waiting {
            Waiting::OnUs { since } => format!("waiting on us since {}", wall.when(since).words),
            Waiting::OnThem { since } => format!("waiting on them since {}", wall.when(since).words),
            Waiting::Nobody { .. } => "nobody is waiting".to_owned(),
        },
    }
}

fn wait(app: &App, read: &mut Read<'_, '_>, loaded: &Loaded, wall: &Wall) -> Result<Option<Wait>, Trouble> {
    let it = &loaded.conversation;
    let Waiting::OnUs { since } = it.waiting else { return Ok(None) };
    let Some(team) = read.team(it.team)? else { return Ok(None) };
    let expected = desk::expected_wait::expected_wait(&app.desk, read, &team, ChannelKind::Email, wall.now())?;
    let measured = match expected {
        Expected::Measured { median, nine_in_ten, .. } => {
            format!("Median now {}, 9 in 10 within {}", span(median), span(nine_in_ten))
        }
        Expected::LongerThan { waited, .. } => format!("One in ten waits longer than {}", span(waited)),
        Expected::TooFew { .. } => "Not enough answered yet to say".to_owned(),
    };
    let (told, left, state) = match &it.told {
        Some(told) => {
            let (left, state) = told.until.map_or((String::new(), State::Ok), |until| wall.left(until));
            let left = if state == State::Late || left.is_empty() { left } else { format!("{left} left") };
            (format!("We told them \u{201c}{}\u{201d}", told.words.trim_end_matches('.')), left, state)
        }
        None => ("They were told no time".to_owned(), format!("waiting {}", span(wall.now().since(since))), State::Ok),
    };
    Ok(Some(Wait { state, told, left, measured }))
}

/// Newcomers who must be looked at before they are trusted.
fn matters(read: &mut Read<'_, '_>, loaded: &Loaded) -> Result<Vec<Matter>, Trouble> {
    let flagged = read.participants(loaded.conversation.id)?.into_iter().filter(|one| one.flagged.is_some());
    Ok(flagged
        .map(|one| Matter {
            state: State::Soon,
            words: format!(
                "{} joined from an address that we had not written to. They have not been sent the history.",
                loaded.person(Some(one.contact_point))
            ),
            actions: Vec::new(),
        })
        .collect())
}

/// A message as it is shown.
pub fn message_view(loaded: &Loaded, message: &MessageRow, wall: &Wall) -> MessageView {
    let (kind, who) = match message.direction {
        Direction::In if message.nature == Nature::Person => {
            (Kind::In, loaded.person(message.contact_point).to_owned())
        }
        Direction::In => (Kind::Machine, loaded.person(message.contact_point).to_owned()),
        Direction::Out => (Kind::Out, message.agent.map_or("The desk".to_owned(), |id| loaded.agent(id).to_owned())),
        Direction::Note => (Kind::Note, message.agent.map_or("Somebody".to_owned(), |id| loaded.agent(id).to_owned())),
    };
    let id = message.id;
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
    let outgoing = message.outgoing.and_then(|id| loaded.outgoing.get(&id));
    let empty = message.text.trim().is_empty();
    let files = loaded.files.get(&id).map(Vec::as_slice).unwrap_or_default();
    MessageView {
        id: id.to_string(),
        kind,
        initials: domain::team::initials(&who),
        who,
        channel: if message.channel == ChannelKind::Page {
            "their page".to_owned()
        } else {
            message.channel.word().to_owned()
        },
        lang: None,
        at: wall.when(message.at),
        addressed: outgoing.map(|row| format!("to {}", row.recipient)).unwrap_or_default(),
        body: paragraphs(if empty && message.direction == Direction::In {
            "(a message without text)"
        } else {
            &message.text
        }),
        quoted: some(&message.quoted),
        signature: some(&message.signature),
        html: message.has_html.then(|| HtmlBody {
            href: format!("/messages/{id}/html"),
            size: frame_size(&message.text),
            open: empty,
        }),
        attachments: files.iter().filter(|file| !file.inline || !message.has_html).map(attachment).collect(),
        delivery: outgoing.map(|row| delivery(row, wall)),
        because: message.because.iter().map(domain::message::Because::words).collect(),
        defects: message.defects.iter().map(domain::message::Defect::words).collect(),
        original_href: message.inbound.map(|_| format!("/messages/{id}/original")),
    }
}

/// Paragraphs of plain text; line breaks inside them stay.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim_end).filter(|part| !part.trim().is_empty()).map(str::to_owned).collect()
}

fn frame_size(text: &str) -> FrameSize {
    match text.len() {
        0..400 => FrameSize::Short,
        400..1_600 => FrameSize::Middle,
        _ => FrameSize::Long,
    }
}

/// A file of a message.
pub fn attachment(file: &StoredAttachment) -> AttachmentView {
    AttachmentView {
        name: file.name.clone(),
        size: size(file.bytes),
        href: format!("/messages/{}/attachments/{}", file.message, file.position),
    }
}

fn delivery(row: &OutgoingRow, wall: &Wall) -> Delivery {
    let post = |label: &str, href: String, act: &str| PostAction {
        label: label.to_owned(),
        href,
        fields: Vec::new(),
        act: act.to_owned(),
        danger: false,
    };
    let again = || vec![post("Send again", format!("/outgoing/{}/again", row.id), "")];
    let answer = row.answer.clone().unwrap_or_default();
    let twice = if row.repeated { ", may have arrived twice" } else { "" };
    let (progress, words, actions, hold_ms) = match row.state {
        OutgoingState::Due if row.tries == 0 && row.run_at > wall.now() => {
            let left = row.run_at.since(wall.now()).0.max(0);
            let undo = vec![post("Undo", format!("/outgoing/{}/withdrawal", row.id), "withdraw")];
            (Progress::Pending, format!("leaves in {} s", (left + 999) / 1_000), undo, u64::try_from(left).ok())
        }
        OutgoingState::Due if row.tries == 0 => (Progress::Pending, "leaving".to_owned(), Vec::new(), None),
        OutgoingState::Due => (
            Progress::Pending,
            format!("not yet: {answer}. Next try {}", wall.when(row.run_at).words),
            Vec::new(),
            None,
        ),
        OutgoingState::Leaving => (Progress::Pending, "leaving".to_owned(), Vec::new(), None),
        OutgoingState::Sent => {
            let at = row.settled_at.map(|at| wall.when(at).words).unwrap_or_default();
            (Progress::Gone, format!("sent {at}{twice}"), Vec::new(), None)
        }
        OutgoingState::Held => (Progress::Gone, "held in the post room".to_owned(), Vec::new(), None),
        OutgoingState::Refused => (Progress::Failed, format!("not delivered: {answer}"), again(), None),
        OutgoingState::Uncertain => (Progress::Uncertain, format!("may have left or not: {answer}"), again(), None),
        OutgoingState::Withdrawn => (Progress::Failed, "taken back before it left".to_owned(), Vec::new(), None),
        OutgoingState::Stopped => {
            let why: Vec<String> = row.because.iter().map(domain::message::Because::words).collect();
            (Progress::Failed, format!("not sent: {}", why.join(" ")), Vec::new(), None)
        }
    };
    Delivery { progress, words, actions, hold_ms }
}

fn composer(
    app: &App,
    read: &mut Read<'_, '_>,
    loaded: &Loaded,
    viewer: &Agent,
    messages: &[MessageRow],
    wall: &Wall,
) -> Result<Composer, Trouble> {
    let it = &loaded.conversation;
    let draft = read.unsent_draft(viewer.id, it.id)?;
    let id = draft.as_ref().map_or_else(|| app.desk.new_draft(), |draft| draft.id);
    let files = read.draft_files(id)?;
    let to = read.contact_point(it.contact_point)?.map(|point| point.written).unwrap_or_default();
    Ok(Composer {
        draft: id.to_string(),
        spare_drafts: (0..SPARE_DRAFTS).map(|_| app.desk.new_draft().to_string()).collect(),
        saved_at_ms: draft.as_ref().map_or(0, |draft| draft.saved_at.0),
        saved_words: draft
            .as_ref()
            .map(|draft| format!("Draft saved {}", wall.when(draft.saved_at).words))
            .unwrap_or_default(),
        note: draft.as_ref().is_some_and(|draft| draft.kind == "note"),
        text: draft.map(|draft| draft.body).unwrap_or_default(),
        channel: "email".to_owned(),
        to,
        copies: Vec::new(),
        signed: format!("signed {}", viewer.name),
        seen: messages.last().map(|message| message.id.to_string()).unwrap_or_default(),
        attachments: files
            .iter()
            .map(|file| DraftAttachment {
                file: AttachmentView { name: file.name.clone(), size: size(file.bytes), href: String::new() },
                remove_href: format!("/drafts/{id}/attachments/{}/removal", file.position),
            })
            .collect(),
        findings: Vec::new(),
    })
}

fn agent_choices(
    read: &mut Read<'_, '_>,
    loaded: &Loaded,
    viewer: &Agent,
    wall: &Wall,
) -> Result<Vec<AgentChoice>, Trouble> {
    let loads = read.loads(loaded.conversation.team)?;
    let mut choices: Vec<AgentChoice> = loads
        .iter()
        .filter(|load| load.agent.deactivated_at.is_none())
        .map(|load| AgentChoice {
            id: load.agent.id.to_string(),
            name: load.agent.name.clone(),
            hint: if load.agent.on_duty(wall.now()) { format!("{} waiting", load.waiting) } else { "away".to_owned() },
            is_viewer: load.agent.id == viewer.id,
        })
        .collect();
    choices.sort_by_key(|choice| !choice.is_viewer);
    Ok(choices)
}

fn snoozes(wall: &Wall) -> Vec<SnoozeChoice> {
    let choice = |value: &str, label: &str, at: domain::Moment| SnoozeChoice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: wall.when(at).words,
    };
    vec![
        choice("3h", "In 3 hours", wall.now() + domain::Millis::hours(3)),
        choice("tomorrow", "Tomorrow at 9", wall.day_at(1, 9)),
        choice("monday", "Next Monday at 9", wall.day_at(wall.days_to_monday(), 9)),
    ]
}

fn tasks(read: &mut Read<'_, '_>, loaded: &Loaded, wall: &Wall) -> Result<Vec<TaskView>, Trouble> {
    let open = read.tasks_of(loaded.conversation.id)?.into_iter().filter(|task| task.done.is_none());
    Ok(open
        .map(|task| TaskView {
            id: task.id.to_string(),
            state: State::Late,
            words: task.words,
            owner_name: loaded.agent(task.owner).to_owned(),
            about: None,
            due: wall.when(task.created_at),
            actions: vec![PostAction {
                label: "Done".into(),
                href: format!("/tasks/{}/done", task.id),
                ..PostAction::default()
            }],
        })
        .collect())
}

fn panel(read: &mut Read<'_, '_>, loaded: &Loaded, around: &Surroundings) -> Result<CustomerPanel, Trouble> {
    let it = &loaded.conversation;
    let wall = &around.wall;
    let Some(customer) = read.customer_of(it.contact_point)? else { return Ok(CustomerPanel::default()) };
    let points = read.contact_points_of(customer.id)?;
    let others = read.conversations_of(customer.id, OTHERS_MAX)?;
    let summary = format!("Customer since {}, {} conversations", wall.when(customer.created_at).words, others.len());
    let participants = read.participants(it.id)?.into_iter().filter(|one| one.contact_point != it.contact_point);
    let participants = participants.map(|one| {
        let point = read.contact_point(one.contact_point)?;
        let address = point.as_ref().map(|point| point.written.clone()).unwrap_or_default();
        let name = point.map(|point| point.name).filter(|name| !name.is_empty()).unwrap_or_else(|| address.clone());
        Ok(Participant { name, address, flag: one.flagged, link: None })
    });
    Ok(CustomerPanel {
        initials: domain::team::initials(&customer.name),
        name: customer.name,
        summary,
        told: Vec::new(),
        participants: participants.collect::<Result<Vec<_>, Trouble>>()?,
        contact_points: points
            .into_iter()
            .map(|point| ContactPoint {
                channel: point.channel.word().to_owned(),
                address: point.written,
                remark: String::new(),
            })
            .collect(),
        conversations: others
            .iter()
            .filter(|other| other.id != it.id)
            .map(|other| other_conversation(other, wall))
            .collect(),
        timeline: Vec::new(),
        portal_href: Some(format!("/q/{}", it.page_token)),
    })
}

fn other_conversation(other: &Conversation, wall: &Wall) -> OtherConversation {
    let status_words = match (&other.status, &other.waiting) {
        (Status::Closed { .. }, _) => "closed",
        (Status::Snoozed { .. }, _) => "snoozed",
        (_, Waiting::OnUs { .. }) => "waiting on us",
        (_, Waiting::OnThem { .. }) => "waiting on them",
        _ => "open",
    };
    OtherConversation {
        href: format!("/conversations/{}", other.id),
        subject: if other.subject.is_empty() { "(no subject)".to_owned() } else { other.subject.clone() },
        status_words: status_words.to_owned(),
        at: wall.when(other.latest.at),
    }
}

/// A moment of an entry, for lines between messages.
pub fn entry_of(id: String, words: String, at: When) -> Entry {
    Entry::Event(crate::views::conversation::EventLine { id, words, at })
}
