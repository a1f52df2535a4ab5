//! `winmail.dat`, as a corpus of real ones has them: never less than a well-known reader of the format finds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::read;

#[test]
fn real_ones_are_read() {
    let Some(corpus) = crate::common::corpora("01-mime") else { return };
    let files: Vec<_> = std::fs::read_dir(corpus.join("tnefparse")).into_iter().flatten().flatten().collect();
    for file in &files {
        let raw = std::fs::read(file.path()).unwrap();
        let mail = read(&raw);
        let shown = !mail.text.is_empty() || !mail.subject.is_empty() || !mail.attachments.is_empty();
        assert!(shown, "{:?}", file.file_name());
        assert!(
            mail.attachments.iter().all(|file| file.name != "attachment"),
            "{:?}: files have names",
            file.file_name()
        );
    }
}

#[test]
fn files_and_text_take_the_place_of_the_file_that_holds_them() {
    // A subject and one file of seven bytes.
    let mut content = vec![0x78, 0x9f, 0x3e, 0x22, 1, 0];
    for (level, name, value) in [
        (1, 0x1_800c_u32, &b"See the list."[..]),
        (2, 0x6_9002, &[0; 14]),
        (2, 0x1_8010, b"list.txt\0"),
        (2, 0x6_800f, b"one two"),
    ] {
        content.push(level);
        content.extend((name & 0xffff).to_le_bytes());
        content.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
        content.extend(value);
        content.extend([0, 0]);
    }
    let coded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &content);
    let raw = format!(
        "From: ada@customer.example\r\nSubject: list\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n \r\n\
         --b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}\r\n--b--\r\n"
    );
    let mail = read(raw.as_bytes());
    assert_eq!(mail.new_text, "See the list.");
    let files: Vec<_> = mail.attachments.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    assert_eq!(files, [("list.txt", &b"one two"[..])]);
    let parts: Vec<_> = mail.parts.iter().map(|part| (part.content_type.as_str(), part.bytes)).collect();
    assert_eq!(parts, [("text/plain", 1), ("application/ms-tnef", content.len())]);
}
