//! What the parser gets of hostile mail.

use super::*;

#[test]
fn an_ordinary_message_is_not_cut() {
    let raw = b"Subject: hello\r\n\r\n-- \r\nAda\r\n";
    assert_eq!(bounded(raw).bytes.len(), raw.len());
}

#[test]
fn lines_of_dashes_are_text() {
    for head in ["Subject: a diff\n\n", "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\n"] {
        let raw = format!("{head}{}the end\n--b--\n", "--- a/file\n-- a comment\n".repeat(10_000));
        assert_eq!(bounded(raw.as_bytes()).cut_at, None, "{head}");
    }
}

#[test]
fn endless_headers_parts_and_nesting_are_cut() {
    let type_of = |value: &str| format!("Content-Type: multipart/mixed; {value}\n\n");
    for (head, unit) in [
        (String::new(), "a:\n"),
        (String::new(), "Content-Type: message/rfc822\n\n"),
        (type_of("boundary=b"), "--b\n\n"),
        (type_of("boundary=\"b\""), "in the middle --b\n\n"),
        (type_of("BOUNDARY*=utf-8''%62"), "--b\n\n"),
        (type_of("boundary=\n b"), "--b\n\n"),
        ("Content-Type: multipart/mixed;\n \n\tboundary=b\n\n".to_owned(), "--b\n\n"),
        (
            (0..100).map(|i| type_of(&format!("boundary=c{i}"))).collect::<String>().replace("\n\n", "\n") + "\n",
            "--b\n",
        ),
    ] {
        let raw = head + &unit.repeat(100_000);
        let bounded = bounded(raw.as_bytes());
        assert!(bounded.cut_at.is_some() && bounded.bytes.len() < raw.len() / 2, "{unit:?} {:?}", raw.get(..100));
    }
}

/// How many bytes and marks each field of MIME has that the parser would understand.
fn parsed_fields(raw: &str) -> Vec<(usize, usize)> {
    let bounded = bounded(raw.as_bytes());
    let parsed = mail_parser::MessageParser::new().with_mime_headers().parse(&*bounded.bytes).expect("a message");
    let headers = parsed.parts.iter().flat_map(|part| &part.headers);
    headers
        .filter(|header| header.name.as_str().starts_with("Content-"))
        .map(|header| &bounded.bytes[header.offset_start as usize..header.offset_end as usize])
        .map(|field| (field.len(), field.iter().filter(|byte| b"*'".contains(byte)).count()))
        .collect()
}

#[test]
fn the_parser_gets_so_much_of_each_field_of_mime() {
    let pieces = (0..100_000).map(|i| format!(" a*{i}=x;\r\n")).collect::<String>();
    let on_one_line = pieces.replace("\r\n", "");
    let part = |head: &str| format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b{head}\r\n\r\nx\r\n--b--\r\n");
    for raw in [
        format!("Content-Type: text/plain;\r\n{pieces}\r\nx"),
        format!("Content-Type: text/plain;{on_one_line}\r\n\r\nx"),
        format!("Content-Disposition: attachment;\r\n \r\n{pieces}\r\nx"),
        format!(":: con tent-type : text/plain;{on_one_line}\r\n\r\nx"),
        part(&format!("\r\nContent-Type: text/plain;{on_one_line}")),
        part(&format!("\r\n Content-Type: text/plain;{on_one_line}")),
        part(&format!("Content-Type: text/plain;{on_one_line}")),
        part(&format!("\r\nContent-Type: text/plain;\r\n \r\n{pieces}")),
        part(&format!("\r\nContent-Type: text/plain;\r\n{}", pieces.replace(" a*9", " --b a*9"))),
        part(&format!("\r\nContent-ID: {}", "<a>".repeat(100_000))),
    ] {
        let fields = parsed_fields(&raw);
        assert!(!fields.is_empty(), "{:?}", &raw[..100]);
        for (bytes, marks) in fields {
            assert!(bytes <= Field::BYTES_MAX + 2 && marks <= Field::MARKS_MAX, "{bytes} {marks} {:?}", &raw[..100]);
        }
        assert!(bounded(raw.as_bytes()).field_cut_at.is_some());
    }
}

#[test]
fn what_is_beyond_one_field_costs_nothing_else() {
    let pieces = (0..1_000).map(|i| format!(" a*{i}=x;\r\n")).collect::<String>();
    let raw = format!("Content-Type: text/html;\r\n{pieces}Subject: {}\r\n\r\n* it's *", "it's * ".repeat(5_000));
    let kept = bounded(raw.as_bytes());
    let kept = std::str::from_utf8(&kept.bytes).expect("text");
    assert!(kept.starts_with("Content-Type: text/html;\r\n a*0=x;\r\n"));
    assert!(kept.ends_with(&raw[raw.find("\nSubject").expect("there")..]), "other fields and the body are whole");
}

#[test]
fn headers_of_all_parts_together_are_bounded() {
    let mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (unit, times) in [("a:\n".repeat(10_000), 100), (format!("Content-ID: {}\n", "a".repeat(16_000)), 1_000)] {
        let raw = format!("{mixed}{}", format!("--b\n{unit}\nx\n").repeat(times));
        let bounded = bounded(raw.as_bytes());
        let header_lines = bounded.bytes.split(|byte| *byte == b'\n').filter(|line| line.contains(&b':')).count();
        assert!(bounded.cut_at.is_some() && header_lines <= ALL_HEADER_LINES_MAX + 1, "{header_lines}");
        assert!(bounded.bytes.len() < raw.len() / 2);
    }
}

#[test]
fn an_encoded_message_is_sealed_however_its_encoding_is_written() {
    for head in [
        "\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64",
        "\r\nContent-Type: message/rfc822\r\nCon tent-Transfer-Encoding\t: base64",
        "\r\nContent-Type: message/rfc822\r\n:: Content-Transfer-Encoding: base64",
        "\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: =?7bit?q?base64?=",
        "\r\n Content-Transfer-Encoding: base64\r\nContent-Type: message/rfc822",
        "\r\nA: b\r\n \r\nContent-Transfer-Encoding: base64\r\nContent-Type: message/rfc822",
        "Content-Transfer-Encoding: base64\r\nContent-Type: message/rfc822",
    ] {
        let raw =
            format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b{head}\r\n\r\nQTogYg0KDQp4\r\n--b--\r\n");
        let bounded = bounded(raw.as_bytes());
        let parsed = mail_parser::MessageParser::new().parse(&*bounded.bytes).expect("a message");
        let opened = parsed.parts.iter().any(|part| matches!(part.body, mail_parser::PartType::Message(_)));
        assert!(!opened, "the parser decoded it and read it past the bounds: {head:?}");
    }
}
