//! What follows from machine mail about a message of ours: who is told what, in words, and what is remembered. It
//! stands in the conversation that it concerns and never counts as the customer's answer.

use super::about::{About, Proof};
use domain::conversation::Conversation;
use domain::message::{
    Action, Authentication, Bounce, Inbound, Kind, Nature, Reason, SignatureFactKind, Undelivered, receipt_in_words,
    signature_facts,
};
use domain::team::Permission;
use domain::timeline::Happened;
use domain::{AgentId, Moment};
use store::{OutgoingRow, Read, Trouble, Tx};

/// Conversations of a customer whose signatures are asked for telephone numbers, the newest ones.
const CONVERSATIONS_MAX: i64 = 10;
/// Other ways to reach somebody that are named in one sentence.
const WAYS_MAX: usize = 6;

/// What is to be told.
#[derive(Default)]
pub struct News {
    /// Quiet lines of the timeline.
    pub lines: Vec<Happened>,
    /// What a named person has to see to: kind and words. Given to the owner.
    pub task: Option<(&'static str, String)>,
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
) -> Result<News, Trouble> {
    match nature {
        Nature::Bounce => {}
        Nature::Complaint => return Ok(complaint(about, inbound)),
        Nature::Receipt => return Ok(receipt(about, inbound)),
        _ => return Ok(News::default()),
    }
    let Some(one) = concerning(bounce, &about.outgoing) else { return Ok(News::default()) };
    if one.action != Action::Failed {
        return Ok(News { lines: vec![Happened::Reported { words: without_failure(about, one) }], ..News::default() });
    }
    let ours = one.reason.kind() == Kind::Ours;
    if one.is_hard() && about.proof == Proof::Token {
        remember(tx, &about.outgoing, one, now)?;
    }
    let ways = other_ways(tx, &about.outgoing)?;
    let task = Some(("delivery-report", failed(about, one, &ways)));
    Ok(News { lines: Vec::new(), task, for_administrator: ours })
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
fn other_ways(read: &mut Read<'_, '_>, outgoing: &OutgoingRow) -> Result<Vec<String>, Trouble> {
    let Some(id) = outgoing.contact_point else { return Ok(Vec::new()) };
    let mut places = vec![(outgoing.conversation, id)];
    let mut ways = Vec::new();
    if let Some(customer) = read.customer_of(id)? {
        let points = read.contact_points_of(customer.id)?;
        let others = points.into_iter().filter(|it| it.canonical != outgoing.recipient && it.undeliverable.is_none());
        ways.extend(others.map(|point| point.written));
        let conversations = read.conversations_of(customer.id, CONVERSATIONS_MAX)?;
        places.extend(conversations.into_iter().map(|it| (it.id, it.contact_point)));
    }
    for (conversation, contact_point) in places {
        let said = read.latest_from(conversation, contact_point)?;
        let genuine = said.filter(|said| !said.authentication.as_ref().is_some_and(Authentication::fails));
        let facts = genuine.map(|said| signature_facts(&said.signature)).unwrap_or_default();
        let phones = facts.into_iter().filter(|fact| fact.kind == SignatureFactKind::Phone);
        for way in phones.map(|fact| format!("phone {}", fact.value)) {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    ways.truncate(WAYS_MAX);
    Ok(ways)
}

fn failed(about: &About, one: &Undelivered, ways: &[String]) -> String {
    let subject = subject(about, "did not reach");
    let codes = match one.codes() {
        codes if codes.is_empty() => String::new(),
        codes => format!(" ({codes})"),
    };
    format!("{subject}: {}{codes}. {}", one.reason.words(), next_step(one.reason, ways))
}

/// "Your answer did not reach mia@birch.example", with "probably" where the report proves nothing.
fn subject(about: &About, verb: &str) -> String {
    let outgoing = &about.outgoing;
    let whose = if !outgoing.purpose.automatic() { "Your" } else { "The" };
    let doubt = if about.proof == Proof::Recipient { "probably " } else { "" };
    format!("{whose} {} {doubt}{verb} {}", what(outgoing), outgoing.recipient)
}

fn next_step(reason: Reason, ways: &[String]) -> String {
    let elsewhere = match ways {
        [] => "reach them another way".to_owned(),
        some => format!("reach them another way: {}", some.join(", ")),
    };
    match (reason.kind(), reason) {
        (Kind::Hard, _) => format!("Correct the address, or {elsewhere}."),
        (_, Reason::MesgTooBig | Reason::ExceedLimit) => {
            format!("Send it again with fewer or smaller files, or {elsewhere}.")
        }
        (Kind::Soft, _) => format!("Send it again later, or {elsewhere}."),
        (Kind::Policy, _) => format!("Send it again in other words or without files, or {elsewhere}."),
        (Kind::Ours, _) => {
            format!("It is our side's fault, and an administrator is told. Until it is mended, {elsewhere}.")
        }
    }
}

fn without_failure(about: &About, one: &Undelivered) -> String {
    if one.action == Action::Arrived {
        return subject(about, "arrived at");
    }
    format!(
        "{}: {}. Their side goes on trying; there is nothing to do yet",
        subject(about, "has not yet reached"),
        one.reason.words()
    )
}

fn complaint(about: &About, inbound: &Inbound) -> News {
    let (what, recipient) = (what(&about.outgoing), &about.outgoing.recipient);
    let reported = inbound.report.as_ref().is_some_and(|report| report.complaint.is_some());
    let happened = if reported || !inbound.headers.has("x-apple-unsubscribe") {
        format!("Somebody reported the {what} to {recipient} as spam.")
    } else {
        format!("{recipient} pressed \u{201c}Unsubscribe\u{201d} above the {what}.")
    };
    let words = format!("{happened} Write to them only when they have written to you.");
    News { task: Some(("complaint", words)), ..News::default() }
}

fn receipt(about: &About, inbound: &Inbound) -> News {
    let declared = inbound.report.as_ref().and_then(|report| report.receipt.clone());
    let told = declared.or_else(|| receipt_in_words(inbound)).unwrap_or_default();
    let words = format!("The {} to {} {}", what(&about.outgoing), about.outgoing.recipient, told.words());
    News { lines: vec![Happened::Reported { words }], ..News::default() }
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

/// What a message is called in a sentence.
pub fn what(outgoing: &OutgoingRow) -> &'static str {
    use domain::message::Purpose;
    match outgoing.purpose {
        Purpose::Reply => "answer",
        Purpose::Opening | Purpose::Enquiry => "message",
        Purpose::Acknowledgement => "acknowledgement",
        Purpose::Notification => "notification",
    }
}
