//! `answerable explain mail`, as a person or a program calls it.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may say what it expects")]

use std::io::Write;
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

#[test]
fn people_read_it_too() {
    let told = String::from_utf8(explain(&["-"], QUESTION).stdout).expect("text");
    assert!(told.contains("person from Mia <mia@birch.example>: Where is my käse?"), "{told}");
    assert!(told.contains("| It did not come."), "{told}");
}
