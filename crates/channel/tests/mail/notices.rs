//! Notices of mail systems in our own words: one for each way of saying that something did not arrive, and letters of
//! people that only speak about it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::read;
use domain::Moment;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Action, Bounce, Envelope, Inbound, Nature, Ourselves, Reason, Wording, away, bounce, nature};
use proptest::prelude::*;

const REPORT: &str = "Return-Path: <>\nFrom: mailer-daemon@mx.example\nTo: help@shop.example\nSubject: Report\n\
    MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
    --b\n\nNot delivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n\
    Original-Recipient: rfc822;ada@x.example\nFinal-Recipient: rfc822;ada@y.example\nAction: failed\nStatus: 5.0.0\n\
    Remote-MTA: dns; in.y.example\nDiagnostic-Code: smtp; 552 5.2.2 her mailbox is full\n\n\
    Final-Recipient: rfc822;bob@x.example\nAction: delayed\nStatus: 4.4.1\n\n\
    Final-Recipient: rfc822;eve@x.example\nAction: relayed\nStatus: 2.0.0\n\n\
    --b\nContent-Type: message/rfc822\n\nReturn-Path: <help+bxyz@shop.example>\nMessage-ID: <ours@shop.example>\n\
    To: ada@x.example\nSubject: Your kettle\n\nHello\n--b--\n";

const ENCODED: &str = "Return-Path: <>\nFrom: postmaster@x.example\nTo: help@shop.example\nSubject: Report\n\
    MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
    --b\n\nsorry\n--b\nContent-Type: message/global-delivery-status\nContent-Transfer-Encoding: base64\n\n\
    RmluYWwtUmVjaXBpZW50OiB1dGYtODsgYWRhQHguZXhhbXBsZQpBY3Rpb246IGZhaWxlZApTdGF0\ndXM6IDUuMS4yCg==\n--b--\n";

const MISLABELLED: &str = "Return-Path: <>\nFrom: postmaster@x.example\nTo: help@shop.example\nSubject: Undeliverable\n\
    MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
    --b\n\nsorry\n--b\nContent-Type: text/plain\n\nReporting-MTA: dns; x.example\n\n\
    Final-Recipient: rfc822; ada@x.example\nAction: failed\nStatus: 5.7.25\n--b--\n";

const QMAIL: &str = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: help@shop.example\nSubject: failure notice\n\n\
    Hi. This is the qmail-send program at mx.example.\nSome of it did not arrive.\n\n\
    <ada@x.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 nobody called so: no such user\n\n\
    <bob@x.example>:\nRemote host said: 452 4.2.2 quota exceeded\n\n\
    --- Below this line is a copy of the message.\n\nReturn-Path: <help+bxyz@shop.example>\n\
    Message-ID: <ours@shop.example>\nTo: carol@x.example\nSubject: Your kettle\n";

const EXIM: &str = "Return-Path: <>\nFrom: Mail Delivery System <Mailer-Daemon@mx.example>\nTo: help@shop.example\n\
    X-Failed-Recipients: ada@x.example\nSubject: Mail delivery failed\n\n\
    Not delivered, for good:\n\n  ada@x.example\n    SMTP error from remote mail server after MAIL FROM:<help@shop.example>:\n\
    \x20   host in.x.example [192.0.2.1]: 550 domain does not exist\n\n\
    ------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <ours@shop.example>\n";

const SENDMAIL: &str = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: help@shop.example\nSubject: Returned mail\n\n\
    \x20  ----- The following addresses had permanent fatal errors -----\n<ada@x.example>\n<bob@x.example>\n\n\
    \x20  ----- Transcript of session follows -----\n>>> RCPT To:<ada@x.example>\n<<< 550 5.1.1 <ada@x.example>... who?\n\
    >>> RCPT To:<bob@x.example>\n<<< 550 5.2.1 <bob@x.example>... account is disabled\n";

const POSTFIX: &str = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example (Mail Delivery System)\nTo: help@shop.example\n\
    Subject: Undelivered Mail Returned to Sender\n\nThis is the mail system at host mx.example.\n\n\
    <ada@x.example>: host in.x.example[192.0.2.1] said: 550 user\n    unknown (in reply to end of DATA command)\n";

const EXCHANGE: &str = "Return-Path: <>\nFrom: System Administrator <postmaster@x.example>\nTo: help@shop.example\n\
    Subject: Undeliverable: Your kettle\n\nYour message\n\n  To:      ada@x.example\n  Subject: Your kettle\n\n\
    did not reach the following recipient(s):\n\nada.byron@x.example on Mon, 5 Jan 2026\n    The recipient name is not recognized\n";

const DELAY: &str = "Return-Path: <>\nFrom: mailer-daemon@mx.example\nTo: help@shop.example\nSubject: Warning: delayed\n\n\
    Your message to ada@x.example has not yet been delivered. We will keep trying for 4 days.\n";

const SIEVE: &str = "Return-Path: <>\nFrom: mailer-daemon@x.example\nTo: help@shop.example\nSubject: Refused\n\
    MIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n\
    --b\n\nYour message to <ada@x.example> was refused by her filter.\n--b\nContent-Type: message/disposition-notification\n\n\
    Final-Recipient: rfc822; ada@x.example\nDisposition: automatic-action/MDN-sent-automatically; deleted\n--b--\n";

const ALL: [&str; 10] = [REPORT, ENCODED, MISLABELLED, QMAIL, EXIM, SENDMAIL, POSTFIX, EXCHANGE, DELAY, SIEVE];

fn nature_of(inbound: &Inbound) -> Nature {
    let mailbox = EmailAddress::parse("help@shop.example").unwrap();
    let sender = inbound.headers.first("return-path").and_then(|path| EmailAddress::parse(path).ok());
    let recipients = vec![mailbox.clone()];
    let envelope = Envelope {
        channel: ChannelKind::Email,
        sender,
        recipients,
        received_at: Moment(0),
        peer: String::new(),
        peer_address: None,
        helo: None,
        imported: false,
    };
    let us = Ourselves {
        loop_mark: "m",
        is_ours: &|_| false,
        mailbox: &mailbox,
        answers_us: !inbound.in_reply_to.is_empty(),
    };
    nature(inbound, &envelope, &Wording::of(inbound, &envelope), &us).nature
}

/// Address, what happened, reason and codes of each recipient.
fn told(bounce: &Bounce) -> Vec<(String, Action, Reason, String)> {
    let of = |one: &domain::message::Undelivered| {
        let address = one.address.as_ref().map(ToString::to_string).unwrap_or_default();
        (address, one.action, one.reason, one.codes())
    };
    bounce.recipients.iter().map(of).collect()
}

#[test]
fn each_program_is_understood_in_its_own_words() {
    use Action::{Arrived, Delayed, Failed};
    let ada = "ada@x.example";
    type Told<'a> = (&'a str, Action, Reason, &'a str);
    let cases: [(&str, &[Told]); 10] = [
        (
            REPORT,
            &[
                (ada, Failed, Reason::MailboxFull, "552 5.2.2"),
                ("bob@x.example", Delayed, Reason::Expired, "4.4.1"),
                ("eve@x.example", Arrived, Reason::Delivered, "2.0.0"),
            ],
        ),
        (ENCODED, &[(ada, Failed, Reason::HostUnknown, "5.1.2")]),
        (MISLABELLED, &[(ada, Failed, Reason::RequirePtr, "5.7.25")]),
        (
            QMAIL,
            &[(ada, Failed, Reason::UserUnknown, "550"), ("bob@x.example", Failed, Reason::MailboxFull, "452 4.2.2")],
        ),
        (EXIM, &[(ada, Failed, Reason::Rejected, "550")]),
        (
            SENDMAIL,
            &[(ada, Failed, Reason::UserUnknown, "550 5.1.1"), ("bob@x.example", Failed, Reason::Suspend, "550 5.2.1")],
        ),
        (POSTFIX, &[(ada, Failed, Reason::Filtered, "550")]),
        (EXCHANGE, &[("ada.byron@x.example", Failed, Reason::UserUnknown, "")]),
        (DELAY, &[(ada, Delayed, Reason::Expired, "")]),
        (SIEVE, &[(ada, Failed, Reason::OnHold, "")]),
    ];
    for (raw, expected) in cases {
        let inbound = read(raw.as_bytes());
        assert_eq!(nature_of(&inbound), Nature::Bounce, "{raw}");
        let found = told(&bounce(&inbound));
        let expected: Vec<_> = expected.iter().map(|(a, b, c, d)| ((*a).to_owned(), *b, *c, (*d).to_owned())).collect();
        assert_eq!(found, expected, "{raw}");
    }
}

#[test]
fn the_message_that_came_back_is_known() {
    for raw in [REPORT, QMAIL, EXIM] {
        let returned = bounce(&read(raw.as_bytes())).returned;
        assert_eq!(returned.message_id.as_deref(), Some("ours@shop.example"), "{raw}");
    }
    let returned = bounce(&read(REPORT.as_bytes())).returned;
    assert_eq!(returned.return_path.map(|path| path.to_string()).as_deref(), Some("help+bxyz@shop.example"));
    assert_eq!(returned.subject, "Your kettle");
}

#[test]
fn complaints_and_receipts_are_read() {
    let complaint = "From: fbl@x.example\nTo: help@shop.example\nSubject: FW: kettle\nMIME-Version: 1.0\n\
        Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nspam\n--b\n\
        Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\nUser-Agent: x\n\
        Original-Rcpt-To: ada@x.example\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <ours@shop.example>\n\nHi\n--b--\n";
    let inbound = read(complaint.as_bytes());
    assert_eq!(nature_of(&inbound), Nature::Complaint);
    let report = inbound.report.expect("a report");
    let complaint = report.complaint.expect("a complaint");
    assert_eq!((complaint.kind.as_str(), complaint.recipients.len()), ("abuse", 1));
    assert_eq!(report.returned.and_then(|returned| returned.message_id).as_deref(), Some("ours@shop.example"));
    let receipt = "From: ada@x.example\nTo: help@shop.example\nSubject: Read\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\
        MIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nread\n--b\n\
        Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; ada@x.example\n\
        Original-Message-ID: <ours@shop.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n";
    let inbound = read(receipt.as_bytes());
    assert_eq!(nature_of(&inbound), Nature::Receipt);
    let receipt = inbound.report.and_then(|report| report.receipt).expect("a receipt");
    assert_eq!(receipt.message_id.as_deref(), Some("ours@shop.example"));
    assert_eq!(receipt.words(), "was opened on 5 January 2026 at 10:00 UTC, says their mail program");
}

#[test]
fn people_who_write_about_deliveries_are_people() {
    let letters = [
        "Subject: Undeliverable parcel\n\nMy parcel could not be delivered: the mailbox was full. Where is it?",
        "Subject: Delivery failed again\n\nHi. This is the third time that my order was returned to sender.",
        "Subject: Fwd: Undelivered Mail Returned to Sender\n\nWhat does this mean?\n\n---- Forwarded ----\n\
         <ada@x.example>: host mx said: 550 5.1.1 user unknown (in reply to RCPT TO command)",
        "Subject: Re: failure notice\nIn-Reply-To: <n@mx.example>\n\nI got this when I wrote to you.\n\n\
         > Hi. This is the qmail-send program at mx.example.\n> <help@shop.example>:\n> 550 5.2.2 mailbox full",
        "Subject: Your mailbox is full?\n\nI get \"mailbox full\" when I answer you. Please look.",
        "Subject: Automatic reply does not work\n\nI am back on Monday and the machine still answers.",
        "Subject: Urlaub: Umbuchung\n\nKann ich meinen Urlaub bis zum 5.1. umbuchen?",
        "Subject: [Ticket#123] received?\n\nDid you receive my ticket? I have received your message but no answer.",
    ];
    for letter in letters {
        let raw = format!("Return-Path: <ada@x.example>\nFrom: Ada <ada@x.example>\nTo: help@shop.example\n{letter}\n");
        assert_eq!(nature_of(&read(raw.as_bytes())), Nature::Person, "{letter}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn nothing_that_arrives_can_make_it_panic(
        which in 0..ALL.len(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut raw = ALL[which].as_bytes().to_vec();
        for (place, byte) in changes {
            let at = place.index(raw.len());
            raw[at] = byte;
        }
        raw.truncate(cut.index(raw.len()) + 1);
        let inbound = read(&raw);
        let found = bounce(&inbound);
        prop_assert!(found.recipients.len() <= domain::message::REPORTED_MAX);
        let _ = away(&inbound, Moment(1_765_800_000_000));
    }
}

/// A report that was made to be slow: many recipients, long diagnostics, wordings that almost fit.
#[test]
fn a_report_of_any_size_is_read_in_bounded_time() {
    let group = |n: usize| {
        format!(
            "Final-Recipient: rfc822; a{n}@x.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 {}\n\n",
            "mailbox ".repeat(400)
        )
    };
    let groups: String = (0..2_000).map(group).collect();
    let raw = format!(
        "Return-Path: <>\nFrom: mailer-daemon@x.example\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nno\n--b\n\
         Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n{groups}--b--\n"
    );
    let found = bounce(&read(raw.as_bytes()));
    assert_eq!(found.recipients.len(), domain::message::REPORTED_MAX);
    let lines: String = (0..50_000).map(|n| format!("a{n}@x.example mailbox mailbox mailbox\n")).collect();
    let text = format!("Return-Path: <>\nFrom: mailer-daemon@x.example\nSubject: failed\n\n{lines}");
    assert!(bounce(&read(text.as_bytes())).recipients.len() <= domain::message::REPORTED_MAX);
}
