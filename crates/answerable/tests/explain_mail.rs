//! `answerable explain mail`, as a person or a program calls it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may say what it expects")]

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

const QUESTION: &str = "Return-Path: <mia@birch.example>\nFrom: Mia <mia@birch.example>\nTo: help@shop.example\n\
    Subject: Where is =?utf-8?q?my_k=C3=A4se=3F?=\nMessage-ID: <1@birch.example>\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n\n\
    It did not come.\n\n-- \nMia\n\nOn Sun, 4 Jan 2026 at 18:00, the shop wrote:\n> It is on its way.\n";
const ABSENCE: &str = "Return-Path: <>\nFrom: ole@birch.example\nTo: help@shop.example\nAuto-Submitted: auto-replied\n\
    Subject: Out of office\n\nBack on Monday.\n";

fn explain(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(["--data", "/nonexistent", "explain", "mail"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("written");
    child.wait_with_output().expect("it ends")
}

fn objects(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("an object in each line")).collect()
}

#[test]
fn a_mail_on_standard_input_is_explained_in_one_line() {
    let output = explain(&["--json", "-"], QUESTION);
    assert!(output.status.success());
    let [mail] = &objects(&output)[..] else { panic!("one mail") };
    assert_eq!(mail["nature"], "person");
    assert_eq!(mail["subject"], "Where is my käse?");
    assert_eq!(mail["from"], "Mia <mia@birch.example>");
    assert_eq!(mail["date"], "2026-01-05T09:00:00Z");
    assert_eq!(mail["message_id"], "1@birch.example");
    assert_eq!(mail["reply_text"], "It did not come.");
    assert_eq!(mail["would_acknowledge"], true);
    assert!(mail["quoted"].as_str().is_some_and(|quoted| quoted.contains("It is on its way.")));
    assert!(mail["signature"].as_str().is_some_and(|signature| signature.contains("Mia")));
}

#[test]
fn a_subject_of_undeclared_bytes_is_told_by_the_letter_and_as_people_see_it() {
    let mail = b"From: mia@birch.example\r\nSubject: Die Fr\xf6sche =?utf-8?Q?=C3=BC?=\r\n\r\nHello\r\n";
    let file = std::env::temp_dir().join(format!("answerable-undeclared-{}.eml", std::process::id()));
    std::fs::write(&file, mail).expect("a mail");
    let [told] = &objects(&explain(&["--json", &file.to_string_lossy()], ""))[..] else { panic!("one mail") };
    std::fs::remove_file(file).expect("removed");
    assert_eq!(told["subject"], "Die Fr\u{fffd}sche \u{fc}");
    assert_eq!(told["subject_shown"], "Die Fr\u{f6}sche \u{fc}");
}

#[test]
fn an_mbox_gives_a_line_for_each_and_says_why_nothing_is_answered() {
    let mbox = format!(
        "From mia@birch.example Mon Jan  5 10:00:00 2026\n{QUESTION}\nFrom ole@birch.example Mon Jan  5 10:00:00 2026\n{ABSENCE}"
    );
    let mails = objects(&explain(&["--json", "-"], &mbox));
    let natures: Vec<_> = mails.iter().map(|mail| (&mail["file"], &mail["nature"])).collect();
    assert_eq!(serde_json::json!(natures), serde_json::json!([["-#1", "person"], ["-#2", "out-of-office"]]));
    assert_eq!(mails[1]["would_acknowledge"], false);
    assert!(mails[1]["not_acknowledged_because"].as_array().is_some_and(|why| !why.is_empty()));
}

#[test]
fn a_file_that_is_not_there_is_named_and_the_others_are_explained() {
    let output = explain(&["--json", "/nonexistent/a.eml", "-"], QUESTION);
    assert_eq!(output.status.code(), Some(66));
    assert_eq!(objects(&output).len(), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nonexistent/a.eml"));
}

const BOUNCE: &str = "Return-Path: <>\nFrom: Mail Delivery System <mailer-daemon@mx.birch.example>\nTo: help@shop.example\n\
    Subject: Undelivered\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMIME-Version: 1.0\n\
    Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nIt did not arrive.\n\
    --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.birch.example\n\n\
    Final-Recipient: rfc822; mia@birch.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 nobody has this name\n\n\
    --b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <ours@shop.example>\nSubject: Your kettle\n\n--b--\n";

#[test]
fn without_a_desk_only_the_mailbox_that_is_named_is_ours() {
    let note = "From: ada@engine.example\nTo: ada@engine.example\nSubject: kettle\n\nIt leaks.\n";
    let told = &objects(&explain(&["--json", "-"], note))[0];
    assert_eq!((&told["nature"], &told["would_acknowledge"]), (&"person".into(), &false.into()));
    let told = &objects(&explain(&["--json", "--mailbox", "ada@engine.example", "-"], note))[0];
    assert_eq!(told["nature"], "own");
    let post =
        "From: ada@engine.example\nTo: kettles@list.example\nList-Post: <mailto:kettles@list.example>\n\nIt leaks.\n";
    assert_eq!(objects(&explain(&["--json", "-"], post))[0]["nature"], "list");
}

#[test]
fn a_bounce_is_explained_with_each_recipient_and_what_it_is_about() {
    let [mail] = &objects(&explain(&["--json", "-"], BOUNCE))[..] else { panic!("one mail") };
    assert_eq!(mail["nature"], "bounce");
    let recipient = serde_json::json!({
        "address": "mia@birch.example", "action": "failed", "reason": "userunknown", "kind": "hard", "hard": true,
        "status": "5.1.1", "reply": 550, "diagnostic": "550 5.1.1 nobody has this name",
    });
    assert_eq!(
        mail["bounce"],
        serde_json::json!({"recipients": [recipient], "original_message_id": "ours@shop.example"})
    );
    assert_eq!(
        (&mail["complaint"], &mail["receipt"], &mail["back_at"]),
        (&serde_json::Value::Null, &serde_json::Value::Null, &serde_json::Value::Null)
    );
}

#[test]
fn the_day_of_return_is_explained() {
    let absence = ABSENCE.replace("Back on Monday.", "Back on 12 January; tom@birch.example helps meanwhile.");
    let absence = absence.replace("To:", "Date: Mon, 5 Jan 2026 10:00:00 +0000\nTo:");
    let [mail] = &objects(&explain(&["--json", "-"], &absence))[..] else { panic!("one mail") };
    assert_eq!(
        (&mail["back_at"], &mail["substitute"]),
        (&serde_json::json!("2026-01-12"), &serde_json::json!("tom@birch.example"))
    );
    assert_eq!(mail["bounce"], serde_json::Value::Null);
}

#[test]
fn parts_and_events_are_listed() {
    let mail = "From: a@x.example\nContent-Type: text/calendar; method=CANCEL\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\n\
        SUMMARY:Budget\nDTSTART;VALUE=DATE:20260303\nEND:VEVENT\nEND:VCALENDAR\n";
    let [mail] = &objects(&explain(&["--json", "-"], mail))[..] else { panic!("one mail") };
    assert_eq!(mail["parts"][0]["type"], "text/calendar");
    assert_eq!(mail["calendar"]["method"], "cancel");
    assert_eq!(mail["calendar"]["words"], "Cancelled: Budget, Tuesday 3 March 2026.");
    assert_eq!(mail["calendar"]["starts"]["day"], "2026-03-03");
    assert_eq!(mail["security"], serde_json::json!({ "encrypted": false, "signature": null }));
}

#[test]
fn people_read_it_too() {
    let told = String::from_utf8(explain(&["-"], QUESTION).stdout).expect("text");
    assert!(told.contains("person from Mia <mia@birch.example>: Where is my käse?"), "{told}");
    assert!(told.contains("| It did not come."), "{told}");
}

#[test]
fn who_sent_it_is_checked_without_a_network() {
    let records = std::env::temp_dir().join(format!("answerable-records-{}.json", std::process::id()));
    let json = r#"{"birch.example.": {"TXT": ["v=spf1 ip4:192.0.2.7 -all"]}, "_dmarc.birch.example.": {"TXT": ["v=DMARC1; p=reject"]}}"#;
    std::fs::write(&records, json).expect("written");
    let records = records.to_string_lossy().into_owned();
    let from = |peer| objects(&explain(&["--json", "--dns", &records, "--peer", peer, "-"], QUESTION)).remove(0);
    let really = from("192.0.2.7");
    assert_eq!(
        (&really["authentication"]["spf"], &really["authentication"]["dmarc"]),
        (&"pass".into(), &"pass".into())
    );
    assert_eq!(really["would_acknowledge"], true);
    let forged = from("192.0.2.8");
    assert_eq!(
        (&forged["authentication"]["spf"], &forged["authentication"]["dmarc"]),
        (&"fail".into(), &"fail".into())
    );
    assert_eq!(forged["would_acknowledge"], false);
    // Neither a second author nor a flood of header fields lets a forgery through.
    let twice = format!("From: mia@birch.example\n{QUESTION}");
    let flood = QUESTION.replacen("Subject:", &format!("{}Subject:", "X-A: b\n".repeat(2_100)), 1);
    for mail in [twice, flood] {
        let found = objects(&explain(&["--json", "--dns", &records, "--peer", "192.0.2.8", "-"], &mail)).remove(0);
        assert_eq!((&found["authentication"]["dmarc"], &found["would_acknowledge"]), (&"fail".into(), &false.into()));
    }
    assert_eq!(objects(&explain(&["--json", "-"], QUESTION))[0]["authentication"]["spf"], serde_json::Value::Null);
}

/// Mails of every kind that is read by a way of its own, again and again.
fn some_mail(number: usize) -> String {
    let body = match number % 5 {
        0 => "Content-Type: text/plain\n\nHello,\nwhere is my order?\n\nOn Monday, Mia wrote:\n> It is on its way.\n".to_owned(),
        1 => format!("Content-Type: text/html\n\n<p>Hello <b>there</b></p>{}\n", "<blockquote>old</blockquote>".repeat(50)),
        2 => format!("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the file.\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n{}\n--b--\n", "QUJDREVGR0hJSktM\n".repeat(500)),
        3 => "Auto-Submitted: auto-replied\nSubject: Automatic reply: x\n\nI am out of the office until 12 May.\n".to_owned(),
        _ => "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nIt did not arrive.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ada@customer.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n".to_owned(),
    };
    format!(
        "From ada@x.example Mon Jan  5 10:00:00 2026\nFrom: Ada <ada{number}@x.example>\nTo: help@birch.example\nMessage-ID: <{number}@x.example>\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMIME-Version: 1.0\n{body}\n"
    )
}

#[test]
fn memory_does_not_grow_with_the_mails_that_were_explained() {
    const WARM: usize = 1_000;
    const ALL: usize = 10_000;
    const GROWTH_KIB_MAX: u64 = 1_024;
    let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(["--data", "/nonexistent", "explain", "mail", "--json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let (pid, mut input) = (child.id(), child.stdin.take().expect("its input"));
    let (go, told) = std::sync::mpsc::channel::<()>();
    // It holds its input open at the end, so that the program is still there when it is looked at.
    let writer = std::thread::spawn(move || {
        for number in 0..ALL + 50 {
            input.write_all(some_mail(number).as_bytes()).expect("it reads");
        }
        let _ = told.recv();
    });
    let resident = || -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("it runs");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("its memory");
        line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("a number")
    };
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut read = |count: usize| lines.by_ref().take(count).filter(Result::is_ok).count();
    assert_eq!(read(WARM), WARM);
    let before = resident();
    assert_eq!(read(ALL - WARM), ALL - WARM);
    let after = resident();
    drop(go);
    writer.join().expect("all was written");
    drop(lines);
    let _ = child.wait();
    assert!(after <= before + GROWTH_KIB_MAX, "{before} KiB after {WARM} mails, {after} KiB after {ALL}");
}
