//! Mail that is built to cost more than it says: read within bounds of time, and of memory, whatever its size.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use channel::email::{peek, read};
use domain::message::Inbound;
use std::time::{Duration, Instant};

const MIXED: &str = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

/// Repeats `unit` until there are `bytes`.
fn filled(head: &str, unit: &str, bytes: usize) -> Vec<u8> {
    let mut out = head.as_bytes().to_vec();
    while out.len() < bytes {
        out.extend_from_slice(unit.as_bytes());
    }
    out
}

/// Each unit has a number of its own.
fn numbered(head: &str, bytes: usize, unit: impl Fn(usize) -> String) -> Vec<u8> {
    let mut out = head.as_bytes().to_vec();
    for number in 0.. {
        if out.len() >= bytes {
            break;
        }
        out.extend_from_slice(unit(number).as_bytes());
    }
    out
}

/// A message in base64 within a message, `depth` times.
fn sealed(inner: Vec<u8>, depth: usize) -> Vec<u8> {
    (0..depth).fold(inner, |inner, _| {
        let head = "From: a@x.example\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        [head.as_bytes(), STANDARD.encode(inner).as_bytes()].concat()
    })
}

fn typed(kind: &str) -> String {
    format!("From: a@x.example\r\nContent-Type: {kind}\r\n\r\n")
}

/// What hostile mail is like, each of about `bytes`.
fn cases(bytes: usize) -> Vec<(&'static str, Vec<u8>)> {
    let rfc822 = "Content-Type: message/rfc822\r\n\r\n";
    let folded = "Content-Type: message/\r\n rfc822\r\n\r\n";
    let commented = "Content-Type: message/ (c) rfc822\r\n\r\n";
    let opened = "--b\r\nContent-Type: multipart/mixed; boundary=gone\r\n\r\n";
    let half = bytes / 2;
    let recipients = |count: usize| (0..count).map(|i| format!("Ada <ada{i}@x.example>,\r\n ")).collect::<String>();
    vec![
        ("messages within messages", filled("From: a@x.example\r\n", rfc822, bytes)),
        ("messages within messages, folded", filled("From: a@x.example\r\n", folded, bytes)),
        ("messages within messages, with comments", filled("From: a@x.example\r\n", commented, bytes)),
        (
            "messages within messages, behind lines of blanks",
            filled(MIXED, "--b\r\nA: b\r\n \r\nContent-Type: message/rfc822\r\n\r\n", bytes),
        ),
        (
            "messages within a message, behind one line of blanks",
            filled(MIXED, "A: b\r\n \r\nContent-Type: message/rfc822\r\n\r\n", bytes),
        ),
        ("messages in base64 within messages", sealed(filled("From: a@x.example\r\n", rfc822, half), 2)),
        ("headers in base64", sealed(filled("From: a@x.example\r\n", "A:\r\n", half), 1)),
        (
            "a digest in base64",
            filled(
                "Content-Type: multipart/digest; boundary=b\r\n\r\n",
                "--b\r\nContent-Transfer-Encoding: base64\r\n\r\nQQ==\r\n",
                bytes,
            ),
        ),
        ("parts", filled(MIXED, "--b\r\n\r\nx\r\n", bytes)),
        ("boundaries that never come", [filled(MIXED, opened, 150_000), vec![b'x'; bytes - 150_000]].concat()),
        (
            "boundaries that never come, on long lines",
            [filled(MIXED, opened, 150_000), b"- -".repeat((bytes - 150_000) / 3)].concat(),
        ),
        (
            "boundaries within each other",
            numbered(MIXED, bytes, |i| {
                format!("--b\r\nContent-Type: multipart/mixed; boundary=\"b{i}\"\r\n\r\n--b{i}\r\n")
            }),
        ),
        (
            "base64 that fails at the end",
            [
                typed("text/plain\r\nContent-Transfer-Encoding: base64").into_bytes(),
                b"QUJD".repeat(bytes / 4),
                b"!".to_vec(),
            ]
            .concat(),
        ),
        (
            "parts in base64 that fail",
            filled(MIXED, "--b\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD!\r\n", bytes),
        ),
        (
            "quoted-printable that fails",
            filled(&typed("text/plain\r\nContent-Transfer-Encoding: quoted-printable"), "=ZZ", bytes),
        ),
        ("headers", filled("", "A: b\r\n", bytes)),
        ("headers of parts", filled(MIXED, &format!("--b\r\n{}\r\nx\r\n", "A: b\r\n".repeat(10_000)), bytes)),
        ("one header", filled("Subject: ", "a", bytes)),
        ("one header of words", filled("Subject: ", "=?utf-8?q?a?= ", bytes)),
        ("one header that is folded", filled("Subject: a", "\r\n a", bytes)),
        ("one header of openings", filled("Subject: ", "=?utf-8?q?", bytes)),
        ("parameters", filled("From: a@x.example\r\nContent-Type: text/plain", "; a*0*=utf-8''%41", bytes)),
        (
            "continued parameters",
            numbered("From: a@x.example\r\nContent-Type: text/plain", bytes, |i| format!("; a*{i}=x")),
        ),
        (
            "recipients",
            [b"From: a@x.example\r\nTo: ".to_vec(), recipients(bytes / 30).into_bytes(), b"\r\n\r\nx".to_vec()]
                .concat(),
        ),
        (
            "continued parameters of parts, behind lines of blanks",
            [
                format!("{MIXED}--b\r\n").into_bytes(),
                numbered("Content-Type: text/plain;\r\n \r\n", bytes, |i| format!(" a*{i}=x;")),
            ]
            .concat(),
        ),
        ("comments in addresses", filled("From: ", "(", bytes)),
        ("small comments in addresses", filled("Cc: ", "(a) ", bytes)),
        ("groups of addresses", filled("From: a@x.example\r\nCc: ", "a:", bytes)),
        ("groups with addresses", filled("From: a@x.example\r\nReply-To: ", "a:b@c.d;,", bytes)),
        ("identifiers in many fields", filled("From: a@x.example\r\n", "References: <a>\r\n <a> <a>\r\n", bytes)),
        ("identifiers", filled("From: a@x.example\r\nReferences: ", "<a@b> ", bytes)),
        ("one line", [typed("text/plain").into_bytes(), vec![b'a'; bytes]].concat()),
        ("one line of quotes", [typed("text/plain").into_bytes(), vec![b'>'; bytes]].concat()),
        ("lines of quotes", filled(&typed("text/plain"), "> > >\r\n", bytes)),
        ("empty lines", filled(&typed("text/plain"), "\r\n", bytes)),
        ("returns alone", filled(&typed("text/plain"), "a\r", bytes)),
        ("nothing but NUL", [typed("text/plain; charset=utf-16").into_bytes(), vec![0; bytes]].concat()),
        ("HTML", filled(&typed("text/html"), "<div><b>", bytes)),
        ("HTML in parts", filled(MIXED, "--b\r\nContent-Type: text/html\r\n\r\n<div><b><p>x\r\n", bytes)),
        (
            "HTML in messages",
            filled(
                MIXED,
                "--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: text/html\r\n\r\n<p><b>x\r\n",
                bytes,
            ),
        ),
        ("files in the text", filled(&typed("text/plain"), "begin 644 a\r\n#86)C\r\nend\r\n", bytes)),
        ("files in the text without end", filled(&typed("text/plain"), "begin 644 a\r\n#86)C\r\n", bytes)),
        ("files that open others", winmail(bytes)),
        ("utf-7", filled(&typed("text/plain; charset=utf-7"), "+AGE-", bytes)),
        ("iso-2022-jp", filled(&typed("text/plain; charset=iso-2022-jp"), "\x1b$B\x1b(B", bytes)),
    ]
}

/// A `winmail.dat` of many small attributes.
fn winmail(bytes: usize) -> Vec<u8> {
    let mut out = vec![0x78, 0x9f, 0x3e, 0x22, 1, 0];
    while out.len() < bytes {
        out.extend([2, 0x02, 0x90, 6, 0, 0, 0, 0, 0, 0, 0]);
        out.extend([2, 0x0f, 0x80, 6, 0, 1, 0, 0, 0, b'x', 0, 0]);
    }
    out
}

/// That a reading stays within what its bytes can hold.
fn is_bounded(mail: &Inbound, bytes: usize) {
    assert!(mail.parts.iter().map(|part| part.bytes).sum::<usize>() <= 4 * bytes + 1_000);
    assert!(mail.parts.len() <= domain::message::PARTS_MAX && mail.attachments.len() <= 200);
    assert!(mail.text.len() <= 4 * 1024 * 1024 && mail.headers.0.len() <= 500);
}

fn measure(bytes: usize, limit: Duration) {
    let mut slow = Vec::new();
    for (what, raw) in cases(bytes) {
        let before = memory_mb("VmRSS");
        // As on a thread of a worker, whose stack is small.
        let reading = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || {
            let started = Instant::now();
            let mail = read(&raw);
            is_bounded(&mail, raw.len());
            let _ = peek(&raw);
            started.elapsed()
        });
        let took = reading.unwrap().join().unwrap_or_else(|_| panic!("{what} panicked"));
        let more = memory_mb("VmHWM").saturating_sub(before);
        println!("{what:60} {:6} ms {more:6} MB more", took.as_millis());
        assert!(more <= 16 + 8 * bytes as u64 / (1024 * 1024), "{what} needs {more} MB");
        if took > limit {
            slow.push((what, took));
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

/// The memory of this process in MB, now (`VmRSS`) or at most since this was asked last (`VmHWM`); 0 where the system
/// does not say.
fn memory_mb(which: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(which)).unwrap_or_default();
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    line.trim_matches(|c: char| !c.is_ascii_digit()).parse::<u64>().unwrap_or_default() / 1024
}

/// The largest mail that any setting lets in takes some minutes for all kinds of it, where the build is not optimised; so
/// it belongs to the long run.
#[test]
fn hostile_mail_is_read_in_bounded_time() {
    let long = std::env::var_os("ANSWERABLE_ALL").is_some();
    let (mib, seconds) = if long { (50, 60) } else { (2, 10) };
    measure(mib * 1024 * 1024, Duration::from_secs(seconds));
}
