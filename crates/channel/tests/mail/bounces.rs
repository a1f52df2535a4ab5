//! How much of what mail systems really report is understood: other people's collections of bounces, complaints and
//! absence notices, and mail of people that must not be taken for any of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::read;
use domain::Moment;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Bounce, Envelope, Inbound, Nature, Ourselves, Wording, bounce, nature};
use std::collections::BTreeMap;
use std::path::Path;

/// Shares below which something broke.
const DETECTED_MIN: f64 = 0.97;
const HARD_MIN: f64 = 0.90;
const REASON_MIN: f64 = 0.90;
const ADDRESSES_MIN: f64 = 0.90;

/// Counts of one source: right and all.
type Score = BTreeMap<(String, &'static str), (usize, usize)>;

/// Where nothing else is known: the author is taken for the sender, and no address in the mail for ours.
fn envelope(inbound: &Inbound) -> Envelope {
    let nobody = || EmailAddress::parse("unknown@elsewhere.invalid").unwrap();
    let mailbox = EmailAddress::parse("help@shop.example").unwrap();
    let sender = match inbound.headers.first("return-path") {
        Some(path) => EmailAddress::parse(path.trim_matches(['<', '>'])).ok(),
        None => Some(inbound.from.first().map_or_else(nobody, |from| from.email.clone())),
    };
    Envelope {
        channel: ChannelKind::Email,
        sender,
        recipients: vec![mailbox],
        received_at: Moment(0),
        peer: String::new(),
        peer_address: None,
        helo: None,
        imported: false,
    }
}

fn nature_of(inbound: &Inbound) -> Nature {
    let envelope = envelope(inbound);
    let us = Ourselves {
        loop_mark: "birch-7f3a",
        is_ours: &|_| false,
        mailbox: &envelope.recipients[0],
        answers_us: !inbound.in_reply_to.is_empty(),
    };
    nature(inbound, &envelope, &Wording::of(inbound, &envelope), &us).nature
}

fn fits(kind: &str, nature: Nature) -> bool {
    match kind {
        "bounce" => nature == Nature::Bounce,
        "arf" => nature == Nature::Complaint,
        "auto-reply" => matches!(nature, Nature::AutoReply | Nature::OutOfOffice),
        "not-bounce" => !matches!(nature, Nature::Bounce | Nature::Complaint),
        _ => true,
    }
}

fn count(score: &mut Score, source: &str, what: &'static str, right: bool) {
    let entry = score.entry((source.to_owned(), what)).or_default();
    entry.0 += usize::from(right);
    entry.1 += 1;
}

fn share(score: &Score, what: &str) -> f64 {
    let (right, all) =
        score.iter().filter(|((_, of), _)| *of == what).fold((0, 0), |sum, (_, one)| (sum.0 + one.0, sum.1 + one.1));
    if all == 0 { 1.0 } else { right as f64 / all as f64 }
}

/// Compares the labelled recipients with those that were found, in order.
fn recipients(score: &mut Score, label: &serde_json::Value, found: &Bounce, wrong: &mut Vec<String>) {
    let source = label["file"].as_str().unwrap().split('/').next().unwrap();
    for (at, wanted) in label["recipients"].as_array().into_iter().flatten().enumerate() {
        let one = found.recipients.get(at);
        let reason = one.map_or("none", |one| one.reason.word());
        let text = |name: &str| wanted[name].as_str().unwrap_or_default();
        if matches!(text("reason"), "feedback" | "vacation") {
            continue;
        }
        count(score, source, "reason", reason == text("reason"));
        count(score, source, "hard", one.is_some_and(|one| one.is_hard()) == (wanted["hard"] == true) && one.is_some());
        let status = text("status");
        // Codes of the form 5.0.9xx are the labels' own.
        if !status.is_empty() && !status.contains(".0.9") {
            count(score, source, "status", one.is_some_and(|one| one.status == status));
        }
        if reason != text("reason") {
            let address = one.and_then(|one| one.address.clone());
            let hard = if one.is_some_and(|one| one.is_hard()) == (wanted["hard"] == true) { "" } else { "HARD " };
            wrong.push(format!(
                "{hard}{} #{at} {address:?}: wanted {} {status}, found {reason} {} | {}",
                label["file"],
                text("reason"),
                one.map_or("", |one| &one.status),
                one.map_or("", |one| &one.diagnostic)
            ));
        }
    }
    let Some(addresses) = label["addresses"].as_array() else { return };
    for address in addresses {
        let wanted = address.as_str().unwrap().to_lowercase();
        let there = found
            .recipients
            .iter()
            .filter_map(|one| one.address.as_ref())
            .any(|address| address.as_str().to_lowercase() == wanted);
        count(score, source, "addresses", there);
        if !there {
            let have: Vec<_> =
                found.recipients.iter().filter_map(|one| one.address.as_ref()).map(EmailAddress::as_str).collect();
            wrong.push(format!("ADDRESS {}: wanted {wanted}, found {have:?}", label["file"]));
        }
    }
    if let Some(temporary) = label["temporary"].as_bool() {
        let delayed = found.recipients.iter().all(|one| one.action != domain::message::Action::Failed);
        count(score, source, "temporary", delayed == temporary);
        if delayed != temporary {
            wrong.push(format!("TEMPORARY {}: wanted {temporary}", label["file"]));
        }
    }
}

fn judge(folder: &Path, score: &mut Score, wrong: &mut Vec<String>) {
    for line in std::fs::read_to_string(folder.join("labels.jsonl")).unwrap().lines() {
        let label: serde_json::Value = serde_json::from_str(line).unwrap();
        let file = label["file"].as_str().unwrap();
        let kind = label["kind"].as_str().unwrap();
        let source = file.split('/').next().unwrap();
        let inbound = read(&std::fs::read(folder.join(file)).unwrap());
        let nature = nature_of(&inbound);
        if kind != "unlabelled" {
            let what = if kind == "not-bounce" { "not a bounce" } else { "detected" };
            count(score, source, what, fits(kind, nature));
        }
        if !fits(kind, nature) {
            wrong.push(format!("NATURE {file}: wanted {kind}, found {}: {}", nature.word(), inbound.subject));
        }
        if kind == "bounce" {
            recipients(score, &label, &bounce(&inbound), wrong);
        }
        if kind == "unlabelled" && std::env::var_os("BOUNCES_VERBOSE").is_some() {
            wrong.push(format!("UNLABELLED {file}: {} | {}", nature.word(), inbound.subject));
        }
    }
}

#[test]
fn what_mail_systems_report_is_understood() {
    let Some(folder) = crate::common::corpora("03-bounces") else { return };
    let (mut score, mut wrong) = (Score::new(), Vec::new());
    judge(&folder, &mut score, &mut wrong);
    for ((source, what), (right, all)) in &score {
        eprintln!("{source:20} {what:14} {right}/{all}");
    }
    if std::env::var_os("BOUNCES_VERBOSE").is_some() {
        wrong.iter().for_each(|line| eprintln!("{line}"));
    }
    for (what, min) in [
        ("detected", DETECTED_MIN),
        ("not a bounce", 1.0),
        ("hard", HARD_MIN),
        ("reason", REASON_MIN),
        ("addresses", ADDRESSES_MIN),
    ] {
        let found = share(&score, what);
        eprintln!("{what}: {found:.3}");
        assert!(found >= min, "{what}: {found:.3} is less than {min}");
    }
}

/// Mails of a folder and those below it.
fn mails(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let suffix = path.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            mails(&path, found);
        } else if !matches!(suffix.as_str(), "json" | "jsonl" | "xml" | "bin" | "html") {
            found.push(path);
        }
    }
}

/// The mails of a collection by their names. Keys and expected results lie among those of `11-auth-unsubscribe`: they are
/// read as well, for nothing is a machine's by being odd.
fn all_mails(name: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let folder = crate::common::corpora(name)?;
    if name == "02-replies" {
        let cases = std::fs::read_to_string(folder.join("replies.jsonl")).unwrap();
        let cases = cases.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let whole = cases.filter_map(|case| Some((case["id"].to_string(), case["eml"].as_str()?.as_bytes().to_vec())));
        return Some(whole.collect());
    }
    let mut paths = Vec::new();
    mails(&folder, &mut paths);
    Some(paths.into_iter().map(|path| (path.display().to_string(), std::fs::read(&path).unwrap())).collect())
}

/// Real mail of people and lists: what is not declared a report by its parts is no bounce, and what is not marked as
/// automatic is nobody's absence.
#[test]
fn mail_of_people_is_not_taken_for_a_machines() {
    for name in ["01-mime", "02-replies", "04-threading", "11-auth-unsubscribe"] {
        let Some(mails) = all_mails(name) else { return };
        let (mut with_author, mut machines) = (0, 0);
        for (mail, raw) in mails {
            let inbound = read(&raw);
            let nature = nature_of(&inbound);
            let lower = String::from_utf8_lossy(&raw).to_lowercase();
            let declared = [
                "delivery-status",
                "feedback-report",
                "auto-submitted: auto",
                "mailer-daemon",
                "postmaster@",
                "return-path: <>",
            ];
            let machine = matches!(nature, Nature::Bounce | Nature::Complaint | Nature::OutOfOffice);
            assert!(!machine || declared.iter().any(|mark| lower.contains(mark)), "{mail}: {}", nature.word());
            if machine && std::env::var_os("BOUNCES_VERBOSE").is_some() {
                eprintln!("MACHINE {mail}: {} {}", nature.word(), inbound.subject);
            }
            with_author += usize::from(!inbound.from.is_empty());
            machines += usize::from(machine);
        }
        eprintln!("{name}: {with_author} mails with an author, {machines} of them a machine's notices");
        assert!(with_author > 0, "{name}: no mail was found");
    }
}

/// What people answer, put into a letter from an ordinary address with an ordinary subject.
#[test]
fn answers_of_people_are_not_taken_for_a_machines() {
    let Some(folder) = crate::common::corpora("02-replies") else { return };
    for line in std::fs::read_to_string(folder.join("replies.jsonl")).unwrap().lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let kind = if case["kind"] == "html" { "html" } else { "plain" };
        let raw = format!(
            "Return-Path: <ada@x.example>\r\nFrom: Ada <ada@x.example>\r\nTo: help@shop.example\r\nSubject: Re: kettle\r\n\
             In-Reply-To: <ours@shop.example>\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{}",
            case["input"].as_str().unwrap()
        );
        assert_eq!(nature_of(&read(raw.as_bytes())), Nature::Person, "{}", case["id"]);
    }
}
