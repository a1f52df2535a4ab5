//! What follows from machine mail about a message of ours: who is told what, in words, and what is remembered. It
//! stands in the conversation that it concerns and never counts as the customer's answer.

use super::about::{About, Proof};
use crate::said;
use domain::conversation::Conversation;
use domain::message::{
    Action, Authentication, Bounce, Inbound, Kind, Nature, SignatureFactKind, Undelivered, receipt_in_words,
    signature_facts,
};
use domain::task::{Concern, Way};
use domain::team::Permission;
use domain::timeline::{Happened, News, Tidings};
use domain::{AgentId, Moment};
use language::Language;
use store::{OutgoingRow, Read, Trouble, Tx};

/// Conversations of a customer whose signatures are asked for telephone numbers, the newest ones.
const CONVERSATIONS_MAX: i64 = 10;
/// Other ways to reach somebody that are named in one sentence.
const WAYS_MAX: usize = 6;

/// What is to be told.
#[derive(Default)]
pub struct Consequences {
    /// Quiet lines of the timeline.
    pub lines: Vec<Happened>,
    /// What a named person has to see to. Given to the owner.
    pub task: Option<Concern>,
    /// It is our side's fault: an administrator has to see to it as well.
    pub for_administrator: bool,
}

/// What a report means, and for whom. Remembers an address that is finally bad, where the report is proved to be about
/// a message of ours.
pub fn news(
    tx: &mut Tx<'_, '_>,
    about: &About,
    nature: Nature,
    inbound: &Inbound,
    bounce: &Bounce,
    now: Moment,
) -> Result<Consequences, Trouble> {
    match nature {
        Nature::Bounce => {}
        Nature::Complaint => return Ok(complaint(about, inbound)),
        Nature::Receipt => return Ok(receipt(about, inbound)),
        _ => return Ok(Consequences::default()),
    }
    let Some(one) = concerning(bounce, &about.outgoing) else { return Ok(Consequences::default()) };
    if one.action != Action::Failed {
        return Ok(quiet(about, without_failure(about, one)));
    }
    let ours = one.reason.kind() == Kind::Ours;
    if one.is_hard() && about.proof == Proof::Token {
        remember(tx, &about.outgoing, one, now)?;
    }
    let ways = other_ways(tx, &about.outgoing)?;
    let task = Some(failed(about, one, ways));
    Ok(Consequences { lines: Vec::new(), task, for_administrator: ours })
}

/// The recipient of the report that is ours: the one that we wrote to, else the first that failed. A forward may have
/// put another address in its place.
fn concerning<'a>(bounce: &'a Bounce, outgoing: &OutgoingRow) -> Option<&'a Undelivered> {
    let is_recipient = |one: &&Undelivered| one.address.as_ref().is_some_and(|it| it.canonical() == outgoing.recipient);
    let all = &bounce.recipients;
    all.iter().find(is_recipient).or_else(|| all.iter().find(|one| one.action == Action::Failed)).or(all.first())
}

/// Marks the contact point. Only when it is the very address that failed: behind a forward, another one did.
fn remember(tx: &mut Tx<'_, '_>, outgoing: &OutgoingRow, one: &Undelivered, now: Moment) -> Result<(), Trouble> {
    let Some(id) = outgoing.contact_point else { return Ok(()) };
    let same = one.address.as_ref().is_none_or(|address| address.canonical() == outgoing.recipient);
    let is_theirs = tx.contact_point(id)?.is_some_and(|point| point.canonical == outgoing.recipient);
    if same && is_theirs { tx.undeliverable(id, one.reason.words(), now) } else { Ok(()) }
}

/// Other ways to reach the customer: addresses at which mail arrives, as far as it is known, and the telephone numbers below
/// their latest letters.
fn other_ways(read: &mut Read<'_, '_>, outgoing: &OutgoingRow) -> Result<Vec<Way>, Trouble> {
    let Some(id) = outgoing.contact_point else { return Ok(Vec::new()) };
    let mut places = vec![(outgoing.conversation, id)];
    let mut ways = Vec::new();
    if let Some(customer) = read.customer_of(id)? {
        let points = read.contact_points_of(customer.id)?;
        let others = points.into_iter().filter(|it| it.canonical != outgoing.recipient && it.undeliverable.is_none());
        ways.extend(others.map(|point| Way::Address(point.written)));
        let conversations = read.conversations_of(customer.id, CONVERSATIONS_MAX)?;
        places.extend(conversations.into_iter().map(|it| (it.id, it.contact_point)));
    }
    for (conversation, contact_point) in places {
        let said = read.latest_from(conversation, contact_point)?;
        let genuine = said.filter(|said| !said.authentication.as_ref().is_some_and(Authentication::fails));
        let facts = genuine.map(|said| signature_facts(&said.signature)).unwrap_or_default();
        let phones = facts.into_iter().filter(|fact| fact.kind == SignatureFactKind::Phone);
        for way in phones.map(|fact| Way::Phone(fact.value)) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    ways.truncate(WAYS_MAX);
    Ok(ways)
}

fn failed(about: &About, one: &Undelivered, ways: Vec<Way>) -> Concern {
    Concern::Returned {
        purpose: about.outgoing.purpose,
        to: about.outgoing.recipient.clone(),
        sure: about.is_sure(),
        reason: one.reason,
        codes: one.codes(),
        ways,
    }
}

/// A quiet line of the timeline.
fn quiet(about: &About, of: News) -> Consequences {
    let news = Tidings { purpose: about.outgoing.purpose, to: about.outgoing.recipient.clone(), of };
    let words = said::tidings(Language::English, &news, None);
    Consequences { lines: vec![Happened::Reported { words, news: Some(news) }], ..Consequences::default() }
}

fn without_failure(about: &About, one: &Undelivered) -> News {
    match one.action {
        Action::Arrived => News::Arrived { sure: about.is_sure() },
        _ => News::Late { sure: about.is_sure(), reason: one.reason },
    }
}

fn complaint(about: &About, inbound: &Inbound) -> Consequences {
    let (purpose, to) = (about.outgoing.purpose, about.outgoing.recipient.clone());
    let reported = inbound.report.as_ref().is_some_and(|report| report.complaint.is_some());
    let task = if reported || !inbound.headers.has("x-apple-unsubscribe") {
        Concern::ReportedAsSpam { purpose, to }
    } else {
        Concern::Unsubscribed { purpose, to }
    };
    Consequences { task: Some(task), ..Consequences::default() }
}

fn receipt(about: &About, inbound: &Inbound) -> Consequences {
    let declared = inbound.report.as_ref().and_then(|report| report.receipt.clone());
    quiet(about, News::of_receipt(&declared.or_else(|| receipt_in_words(inbound)).unwrap_or_default()))
}

/// Who sees to what is our side's fault, beside the owner: an administrator.
pub fn administrator(read: &mut Read<'_, '_>, conversation: &Conversation) -> Result<Option<AgentId>, Trouble> {
    let agents = read.agents()?;
    let active = agents.iter().filter(|agent| agent.may(Permission::SetUp));
    let administrators: Vec<AgentId> = active.map(|agent| agent.id).collect();
    if administrators.contains(&conversation.owner) {
        return Ok(None);
    }
    Ok(administrators.first().copied())
}
