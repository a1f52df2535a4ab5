//! The structure of odd mail: subjects, parts and their contents as a corpus says that they are, and never worse than
//! the reader that Python brings along.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::read;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a reader made of a mail.
struct Reading {
    subject: String,
    /// Bytes of the content of each part that holds something itself.
    parts: Vec<u64>,
}

/// What a label says.
#[derive(Default)]
struct Label {
    subject: Option<String>,
    parts: usize,
    /// The decoded contents, where the label has them.
    contents: Vec<Vec<u8>>,
}

/// Items that were read as the label says, of how many.
#[derive(Default, Debug)]
struct Score {
    subjects: usize,
    parts: usize,
    contents: usize,
}

#[test]
fn odd_mail_is_read_at_least_as_well_as_by_the_reader_of_python() {
    let Some(corpus) = crate::common::corpora("01-mime") else { return };
    let items = items(&corpus);
    let files: Vec<PathBuf> = items.iter().map(|(file, _)| file.clone()).collect();
    let theirs = python(&files);
    let (mut ours, mut peer, mut of) = (Score::default(), Score::default(), Score::default());
    for ((file, label), theirs) in items.iter().zip(&theirs) {
        let our = our_reading(file);
        ours.count(&our, label);
        peer.count(theirs, label);
        of.subjects += usize::from(label.subject.is_some());
        of.parts += 1;
        of.contents += label.contents.len();
        if our.parts.len() != label.parts {
            println!("{}: {} parts, the label says {}", file.display(), our.parts.len(), label.parts);
        }
    }
    println!("ours {ours:?}\npeer {peer:?}\nof   {of:?}");
    assert!(of.parts > 50 && of.contents > 20, "labels are there: {of:?}");
    assert!(ours.subjects >= peer.subjects, "subjects: {ours:?}, {peer:?}");
    assert!(ours.parts >= peer.parts, "parts: {ours:?}, {peer:?}");
    assert!(ours.contents >= peer.contents, "contents: {ours:?}, {peer:?}");
}

#[test]
fn every_item_is_read_and_nothing_is_missing() {
    let Some(corpus) = crate::common::corpora("01-mime") else { return };
    for file in rows(&corpus).iter().map(|row| corpus.join(row["file"].as_str().unwrap())) {
        let raw = std::fs::read(&file).unwrap();
        let mail = read(&raw);
        assert!(!mail.parts.is_empty(), "{}", file.display());
        let shown = !mail.text.is_empty() || mail.html.is_some() || !mail.attachments.is_empty();
        let is_structure = |line: &str| line.is_empty() || line.starts_with("--") || line.contains(':');
        let text = String::from_utf8_lossy(&raw).replace("\r\n", "\n");
        let body = text.trim_start().split_once("\n\n").map_or("", |(_, body)| body);
        let is_empty = body.lines().all(|line| is_structure(line.trim()));
        assert!(shown || is_empty || mail.parts.iter().all(|part| part.bytes < 3), "{}", file.display());
    }
}

impl Score {
    fn count(&mut self, reading: &Reading, label: &Label) {
        self.subjects +=
            usize::from(label.subject.as_ref().is_some_and(|subject| is_subject(&reading.subject, subject)));
        self.parts += usize::from(reading.parts.len() == label.parts);
        let same = reading.parts.iter().zip(&label.contents).filter(|(bytes, content)| is_size_of(**bytes, content));
        self.contents += same.count();
    }
}

/// Whether a subject is the one of the label. Where the label has lost a character, any will do.
fn is_subject(ours: &str, label: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (ours, label) = (words(ours), words(label));
    ours.chars().count() == label.chars().count()
        && ours.chars().zip(label.chars()).all(|(our, theirs)| our == theirs || theirs == char::REPLACEMENT_CHARACTER)
}

/// Whether some bytes can be this content: the same number, apart from line ends and those at its end.
fn is_size_of(bytes: u64, content: &[u8]) -> bool {
    let lines = content.iter().filter(|&&byte| byte == b'\n').count() as u64;
    let returns = content.iter().filter(|&&byte| byte == b'\r').count() as u64;
    let bare = content.len() as u64 - returns;
    [content.len() as u64, bare, bare + lines].iter().any(|size| size.abs_diff(bytes) <= 2)
}

fn our_reading(file: &Path) -> Reading {
    let mail = read(&std::fs::read(file).unwrap());
    let parts = mail.parts.iter().map(|part| part.bytes as u64).collect();
    Reading { subject: mail.subject, parts }
}

/// What Python's `email` package makes of the files.
fn python(files: &[PathBuf]) -> Vec<Reading> {
    const PEER: &str = include_str!("common/email_peer.py");
    let mut child = Command::new("python3")
        .args(["-c", PEER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is there");
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    child.stdin.take().unwrap().write_all(names.join("\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).unwrap();
    lines
        .lines()
        .map(|line| {
            let read: Value = serde_json::from_str(line).unwrap();
            let parts = read["parts"].as_array().unwrap().iter().map(|bytes| bytes.as_u64().unwrap()).collect();
            Reading { subject: read["subject"].as_str().unwrap_or_default().to_owned(), parts }
        })
        .collect()
}

fn rows(corpus: &Path) -> Vec<Value> {
    let index = std::fs::read_to_string(corpus.join("index.jsonl")).unwrap();
    index.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The labelled items.
fn items(corpus: &Path) -> Vec<(PathBuf, Label)> {
    let labelled = |row: &Value| {
        let expected: Vec<&str> = row["expected"].as_array()?.iter().filter_map(Value::as_str).collect();
        let ending = |end: &str| expected.iter().find(|name| name.ends_with(end)).map(|name| corpus.join(name));
        let label = match (ending("_decoded.xml"), ending(".json")) {
            (Some(events), _) => label_of_events(&events),
            (_, Some(tree)) => label_of_tree(&serde_json::from_slice(&std::fs::read(tree).ok()?).ok()?),
            _ => return None,
        };
        Some((corpus.join(row["file"].as_str()?), label))
    };
    rows(corpus).iter().filter_map(labelled).collect()
}

/// A label that lists what a parser comes by, in XML; the contents lie beside it.
fn label_of_events(path: &Path) -> Label {
    let events = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    let bodies: Vec<&str> = events.split(['<', '>']).filter(|tag| is_body(tag)).collect();
    let content = |tag: &&str| std::fs::read(path.with_file_name(tag.split('"').nth(1)?)).ok();
    Label { subject: None, parts: bodies.len(), contents: bodies.iter().filter_map(content).collect() }
}

fn is_body(tag: &str) -> bool {
    ["text-body", "binary-body"].iter().any(|name| tag.starts_with(name))
}

/// A label that is a tree of parts, in JSON.
fn label_of_tree(message: &Value) -> Label {
    let headers = message["parts"][0]["headers"].as_array();
    let subjects = headers.into_iter().flatten().filter(|header| header["name"] == "subject");
    let subject = subjects.filter_map(|header| header["value"]["Text"].as_str()).next_back().map(str::to_owned);
    Label { subject, parts: leaves(message), contents: Vec::new() }
}

fn leaves(message: &Value) -> usize {
    let parts = message["parts"].as_array().into_iter().flatten();
    let count = |part: &Value| match &part["body"] {
        body if body.get("Multipart").is_some() => 0,
        body if body.get("Message").is_some() => leaves(&body["Message"]),
        _ => 1,
    };
    parts.map(count).sum()
}
