//! The server, spoken to byte by byte.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use crate::common::{Line, desk, smtp};
use channel::email::server::{self, Limits, Protocol};
use std::time::Duration;
use tokio::io::AsyncReadExt;

#[tokio::test]
async fn a_message_is_kept_byte_for_byte_before_it_is_accepted() {
    let desk = smtp().await;
    let mut line = Line::greeted(desk.address).await;
    line.announce().await;
    let said = line.ask("Subject: hi\r\n\r\n..dot\r\nbare\nfeed\r\n\u{e9}\r\n.").await;
    assert!(said.starts_with("250 2.0.0"), "{said}");
    let (envelope, raw) = desk.intake.accepted.lock().unwrap().pop().unwrap();
    assert_eq!(String::from_utf8_lossy(&raw), "Subject: hi\r\n\r\n.dot\r\nbare\nfeed\r\n\u{e9}\r\n");
    assert_eq!(envelope.sender.unwrap().as_str(), "ada@customer.example");
    assert_eq!(envelope.recipients, [crate::common::email("help@desk.example")]);
    assert!(envelope.peer.contains("127.0.0.1") && envelope.peer.contains("client.example"), "{}", envelope.peer);
    assert_eq!(envelope.peer_address, Some([127, 0, 0, 1].into()));
    assert_eq!(envelope.helo.as_deref(), Some("client.example"));
    assert!(line.ask("QUIT").await.starts_with("221"));
}

#[tokio::test]
async fn pipelined_commands_are_answered_in_order() {
    let desk = smtp().await;
    let mut line = Line::to(desk.address).await;
    line.send("EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<nobody@desk.example>\r\nRCPT TO:<help@desk.example>\r\nDATA\r\n")
        .await;
    for wanted in ["250-desk.example", "250 2.1.0", "550 5.1.1", "250 2.1.5", "354"] {
        let said = line.reply().await;
        assert!(said.starts_with(wanted), "{wanted}: {said}");
    }
    line.send("Subject: one\r\n\r\nx\r\n.\r\nMAIL FROM:<b@x.example>\r\nRCPT TO:<help@desk.example>\r\nDATA\r\n").await;
    for wanted in ["250 2.0.0", "250", "250", "354"] {
        let said = line.reply().await;
        assert!(said.starts_with(wanted), "{wanted}: {said}");
    }
    line.send(".\r\nQUIT\r\n").await;
    assert!(line.reply().await.starts_with("250"), "an empty message is a message");
    assert!(line.reply().await.starts_with("221"));
    let accepted = desk.intake.accepted.lock().unwrap();
    assert_eq!(accepted.len(), 2);
    assert_eq!(accepted[0].0.sender, None);
    assert!(accepted[1].1.is_empty());
}

/// Up to and with the recipient.
async fn addressed(desk: &crate::common::Desk) -> Line {
    let mut line = Line::greeted(desk.address).await;
    line.send("MAIL FROM:<ada@customer.example>\r\nRCPT TO:<help@desk.example>\r\n").await;
    assert!(line.reply().await.starts_with("250") && line.reply().await.starts_with("250"));
    line
}

#[tokio::test]
async fn a_message_in_pieces_is_kept_byte_for_byte_whatever_stands_in_it() {
    let desk = smtp().await;
    let mut line = addressed(&desk).await;
    line.send("BDAT 17\r\nSubject: hi\r\n\r\n.\rBDAT 33\r\n\n.\r\nMAIL FROM:<boss@desk.example>BDAT 0 LAST\r\n").await;
    for wanted in ["250 2.0.0", "250 2.0.0", "250 2.0.0 the desk has it"] {
        let said = line.reply().await;
        assert!(said.starts_with(wanted), "{wanted}: {said}");
    }
    let raws = desk.intake.raws();
    assert_eq!(String::from_utf8_lossy(&raws[0]), "Subject: hi\r\n\r\n.\r\n.\r\nMAIL FROM:<boss@desk.example>");
    assert!(line.ask("NOOP").await.starts_with("250"), "the session goes on");
}

#[tokio::test]
async fn pieces_that_cannot_be_kept_are_read_and_never_taken_for_commands() {
    let limits = Limits { message_bytes_max: 100, ..Limits::default() };
    let desk = desk(Protocol::Smtp, limits, None).await;
    let mut line = Line::greeted(desk.address).await;
    line.send("BDAT 6\r\nQUIT\r\n").await;
    assert!(line.reply().await.starts_with("503"), "nobody said MAIL");
    let mut line = addressed(&desk).await;
    line.send(format!("BDAT 60\r\n{}BDAT 60\r\n{}BDAT 6 LAST\r\nQUIT\r\n", "x".repeat(60), "y".repeat(60))).await;
    for wanted in ["250", "552 5.3.4", "503"] {
        let said = line.reply().await;
        assert!(said.starts_with(wanted), "{wanted}: {said}");
    }
    let mut line = addressed(&desk).await;
    assert!(line.ask("BDAT 0").await.starts_with("250"));
    assert!(line.ask("DATA").await.starts_with("503"), "one way or the other");
    assert!(line.ask("RSET").await.starts_with("250"));
    assert!(desk.intake.raws().is_empty());
}

#[tokio::test]
async fn a_piece_without_a_size_is_a_mistake_and_one_with_a_size_that_is_none_ends_the_session() {
    let desk = smtp().await;
    for command in ["BDAT", "BDAT abc", "BDAT what LAST", "BDAT LAST"] {
        let mut line = addressed(&desk).await;
        line.send("BDAT 1\r\na").await;
        assert!(line.reply().await.starts_with("250"), "{command}");
        assert!(line.ask(command).await.starts_with("501 5.5.4"), "{command}");
        assert!(line.ask("BDAT 0 LAST").await.starts_with("503"), "{command}: the message is given up");
        assert!(line.ask("NOOP").await.starts_with("250"), "{command}: the session goes on");
    }
    for command in ["BDAT 6LAST", "BDAT 6 LATS", "BDAT -6", "BDAT 99999999999999999999999 LAST"] {
        let mut line = addressed(&desk).await;
        assert!(line.ask(command).await.starts_with("501 5.5.4"), "{command}");
        assert!(line.reply().await.is_empty(), "{command}: whatever follows cannot be told from commands");
    }
    assert!(desk.intake.raws().is_empty());
}

#[tokio::test]
async fn lmtp_answers_for_each_recipient_after_the_last_piece() {
    let desk = desk(Protocol::Lmtp, Limits::default(), None).await;
    let mut line = Line::to(desk.address).await;
    assert!(line.ask("LHLO client.example").await.contains("CHUNKING"));
    line.send(
        "MAIL FROM:<>\r\nRCPT TO:<help@desk.example>\r\nRCPT TO:<help@desk.example>\r\nBDAT 1\r\naBDAT 1 LAST\r\nb",
    )
    .await;
    for _ in 0..6 {
        assert!(line.reply().await.starts_with("250"));
    }
    assert_eq!(desk.intake.raws(), [b"ab"]);
}

#[tokio::test]
async fn lmtp_answers_for_each_recipient_when_the_last_piece_is_refused() {
    let desk = desk(Protocol::Lmtp, Limits { message_bytes_max: 3, ..Limits::default() }, None).await;
    let mut line = Line::to(desk.address).await;
    line.ask("LHLO client.example").await;
    line.send(
        "MAIL FROM:<>\r\nRCPT TO:<help@desk.example>\r\nRCPT TO:<help@desk.example>\r\nBDAT 4 LAST\r\nabcdNOOP\r\n",
    )
    .await;
    for wanted in ["250", "250", "250", "552", "552", "250 2.0.0 still"] {
        let said = line.reply().await;
        assert!(said.starts_with(wanted), "{wanted}: {said}");
    }
}

#[tokio::test]
async fn a_named_proxy_says_who_is_there_and_must_say_it() {
    let desk = crate::common::desk_behind(&["127.0.0.0/8"], Protocol::Smtp, Limits::default(), None).await;
    let mut stream = tokio::net::TcpStream::connect(desk.address).await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut stream, b"PROXY TCP4 192.0.2.7 127.0.0.1 4711 25\r\n").await.unwrap();
    let mut line = Line::on(stream).await;
    assert!(line.ask("EHLO client.example").await.starts_with("250"));
    line.announce().await;
    assert!(line.ask("Subject: hi\r\n\r\nx\r\n.").await.starts_with("250"));
    let (envelope, _) = desk.intake.accepted.lock().unwrap().pop().unwrap();
    assert!(envelope.peer.starts_with("192.0.2.7"), "{}", envelope.peer);

    let mut silent = tokio::net::TcpStream::connect(desk.address).await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut silent, b"EHLO client.example\r\n").await.unwrap();
    let mut heard = Vec::new();
    let _ = silent.read_to_end(&mut heard).await;
    assert!(heard.is_empty(), "not a word to whoever leaves it out");
}

#[tokio::test]
async fn nothing_but_crlf_dot_crlf_ends_a_message() {
    let desk = smtp().await;
    for end in [
        "\n.\n",
        "\n.\r\n",
        "\r\n.\n",
        "\r.\r",
        "\r.\r\n",
        "\n.\r",
        "\r\n.\r",
        "\r\n\0.\r\n",
        "\r\n.\r\r\n",
        "\r\n.\r\r\r\n",
    ] {
        let mut line = Line::greeted(desk.address).await;
        line.announce().await;
        let smuggled =
            "MAIL FROM:<boss@desk.example>\r\nRCPT TO:<help@desk.example>\r\nDATA\r\nSubject: fake\r\n\r\nfake";
        line.send(format!("Subject: a\r\n\r\nbefore{end}{smuggled}\r\n.\r\n")).await;
        assert!(line.reply().await.starts_with("250"), "{end:?}");
        let raws = desk.intake.raws();
        assert_eq!(raws.len(), 1, "{end:?} started another message");
        assert!(String::from_utf8_lossy(&raws[0]).ends_with("fake\r\n"), "{end:?}");
        desk.intake.accepted.lock().unwrap().clear();
    }
}

#[tokio::test]
async fn a_message_arriving_byte_by_byte_is_the_same() {
    let desk = smtp().await;
    let mut line = Line::greeted(desk.address).await;
    line.stream.set_nodelay(true).unwrap();
    for byte in b"MAIL FROM:<a@x.example>\r\nRCPT TO:<help@desk.example>\r\nDATA\r\n..\r\na\r\n.\r\n" {
        line.send([*byte]).await;
        tokio::task::yield_now().await;
    }
    for wanted in ["250", "250", "354", "250"] {
        assert!(line.reply().await.starts_with(wanted));
    }
    assert_eq!(desk.intake.raws(), [b".\r\na\r\n".to_vec()]);
}

#[tokio::test]
async fn too_large_is_said_in_time_or_after_the_end() {
    let limits = Limits { message_bytes_max: 10_000, ..Limits::default() };
    let desk = desk(Protocol::Smtp, limits, None).await;
    let mut line = Line::greeted(desk.address).await;
    for size in ["10001", "9999999999999999999", "10000000000000000000", "99999999999999999999999"] {
        let said = line.ask(&format!("MAIL FROM:<a@x.example> size={size} BODY=8BITMIME")).await;
        assert!(said.starts_with("552 5.3.4"), "{size}: {said}");
    }
    // More than a computer counts is in a name no size.
    assert!(
        line.ask("MAIL FROM:<12345678901234567890123@x.example> SIZE=0000000000000000000000009")
            .await
            .starts_with("250")
    );
    assert!(line.ask("RSET").await.starts_with("250"));
    line.announce().await;
    line.send("x".repeat(200_000)).await;
    line.send("\r\n..\r\n.\r\n").await;
    assert!(line.reply().await.starts_with("552 5.3.4"));
    line.announce().await;
    assert!(line.ask("small\r\n.").await.starts_with("250"), "the connection goes on");
    assert_eq!(desk.intake.raws().len(), 1);
}

#[tokio::test]
async fn who_only_announces_a_large_message_holds_no_memory() {
    const MIB: usize = 1024 * 1024;
    let limits = Limits {
        message_bytes_max: MIB,
        memory_bytes_max: 2 * MIB,
        memory_wait: std::time::Duration::from_millis(50),
        ..Limits::default()
    };
    let desk = desk(Protocol::Smtp, limits, None).await;
    let mut idle = Vec::new();
    for _ in 0..10 {
        let mut line = Line::greeted(desk.address).await;
        assert!(line.ask("MAIL FROM:<a@x.example> SIZE=1000000").await.starts_with("250"));
        assert!(line.ask("RCPT TO:<help@desk.example>").await.starts_with("250"));
        assert!(line.ask("DATA").await.starts_with("354"));
        idle.push(line);
    }
    let mut line = Line::greeted(desk.address).await;
    line.announce().await;
    assert!(line.ask("x\r\n.").await.starts_with("250"));
}

#[tokio::test]
async fn the_postmaster_can_always_be_written_to() {
    let desk = smtp().await;
    let mut line = Line::greeted(desk.address).await;
    line.ask("MAIL FROM:<a@x.example>").await;
    for to in ["<postmaster>", "<Postmaster>", "<POSTMASTER@desk.example>"] {
        assert!(line.ask(&format!("RCPT TO:{to}")).await.starts_with("250"), "{to}");
    }
    assert!(line.ask("DATA").await.starts_with("354"));
    assert!(line.ask("x\r\n.").await.starts_with("250"));
    let accepted = desk.intake.accepted.lock().unwrap();
    let to: Vec<String> = accepted[0].0.recipients.iter().map(|to| to.canonical()).collect();
    assert_eq!(to, ["postmaster@desk.example"; 3]);
}

#[tokio::test]
async fn whoever_hears_that_it_is_over_is_cut_off() {
    let limits = Limits { errors_max: 3, refused_recipients_max: 3, ..Limits::default() };
    let desk = desk(Protocol::Smtp, limits, None).await;
    for (first, again) in
        [("EHLO x", "RCPT TO:<help@desk.example>"), ("NOOP", "MAIL FROM:<a@x.example>"), ("NOOP", "LHLO x")]
    {
        let mut line = Line::to(desk.address).await;
        line.ask(first).await;
        for _ in 0..4 {
            assert!(line.ask(again).await.starts_with('5'), "{again}");
        }
        assert!(line.reply().await.starts_with("421"), "{again}");
        assert_eq!(line.reply().await, "", "{again}: still open");
    }
    let mut line = Line::greeted(desk.address).await;
    line.ask("MAIL FROM:<a@x.example>").await;
    for number in 0..4 {
        assert!(line.ask(&format!("RCPT TO:<nobody{number}@desk.example>")).await.starts_with("550"));
    }
    assert!(line.reply().await.starts_with("421"));
    assert_eq!(line.reply().await, "", "still open");
}

#[tokio::test]
async fn when_the_desk_cannot_take_it_nothing_is_lost() {
    let desk = smtp().await;
    desk.intake.refuse(true);
    let mut line = Line::greeted(desk.address).await;
    line.announce().await;
    assert!(line.ask("x\r\n.").await.starts_with("451 4.3.0"));
    desk.intake.refuse(false);
    line.announce().await;
    assert!(line.ask("x\r\n.").await.starts_with("250"));
}

#[tokio::test]
async fn commands_out_of_order_are_refused() {
    let desk = smtp().await;
    let mut line = Line::to(desk.address).await;
    for (command, wanted) in [
        ("MAIL FROM:<a@x.example>", "503"),
        ("LHLO x", "500"),
        ("EHLO x", "250-"),
        ("RCPT TO:<help@desk.example>", "503"),
        ("DATA", "503"),
        ("STARTTLS", "502"),
        ("AUTH PLAIN AGEAYg==", "502"),
        ("VRFY help", "252"),
        ("NOOP", "250"),
        ("HELP", "214"),
        ("MAIL FROM:<a@x.example>", "250"),
        ("MAIL FROM:<b@x.example>", "503"),
        ("RCPT TO:<postmaster>", "250"),
        ("RSET", "250"),
        ("DATA", "503"),
        ("MAIL FROM:<two..dots@phone.example>", "250"),
    ] {
        let said = line.ask(command).await;
        assert!(said.starts_with(wanted), "{command}: {said}");
    }
}

#[tokio::test]
async fn errors_recipients_messages_and_connections_are_bounded() {
    let limits = Limits {
        recipients_max: 2,
        errors_max: 2,
        messages_per_connection_max: 1,
        connections_per_address_max: 2,
        ..Limits::default()
    };
    let desk = desk(Protocol::Smtp, limits, None).await;
    let mut line = Line::greeted(desk.address).await;
    line.ask("MAIL FROM:<a@x.example>").await;
    for wanted in ["250", "250", "452"] {
        assert!(line.ask("RCPT TO:<help@desk.example>").await.starts_with(wanted));
    }
    assert!(line.ask("DATA").await.starts_with("354"));
    assert!(line.ask("x\r\n.").await.starts_with("250"));
    assert!(line.ask("MAIL FROM:<a@x.example>").await.starts_with("452 4.5.3"));
    let _second = Line::to(desk.address).await;
    let mut third = tokio::net::TcpStream::connect(desk.address).await.unwrap();
    let mut said = String::new();
    third.read_to_string(&mut said).await.unwrap();
    assert!(said.starts_with("421 4.3.2"), "{said}");
    for wanted in ["500", "500", "500"] {
        assert!(line.ask("NONSENSE").await.starts_with(wanted));
    }
    assert!(line.reply().await.starts_with("421"));
    assert_eq!(line.reply().await, "");
}

#[tokio::test]
async fn what_was_pipelined_before_the_encryption_does_not_count_after_it() {
    let folder = std::env::temp_dir().join(format!("answerable-starttls-{}", std::process::id()));
    let tls = server::self_signed(&folder, "desk.example").unwrap();
    assert!(server::self_signed(&folder, "desk.example").is_ok(), "the second start reads what the first wrote");
    let desk = desk(Protocol::Smtp, Limits::default(), Some(tls)).await;
    let mut line = Line::greeted(desk.address).await;
    line.send("MAIL FROM:<evil@x.example>\r\nSTARTTLS\r\nRCPT TO:<help@desk.example>\r\nNOOP injected\r\n").await;
    assert!(line.reply().await.starts_with("250"));
    assert!(line.reply().await.starts_with("220"));
    let pem = std::fs::read(folder.join("smtp-certificate.pem")).unwrap();
    let mut roots = rustls::RootCertStore::empty();
    for certificate in rustls_pemfile::certs(&mut pem.as_slice()) {
        roots.add(certificate.unwrap()).unwrap();
    }
    let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let connector = tokio_rustls::TlsConnector::from(std::sync::Arc::new(config));
    let name = rustls::pki_types::ServerName::try_from("desk.example").unwrap();
    let mut encrypted = connector.connect(name, line.stream).await.unwrap();
    use tokio::io::AsyncWriteExt;
    encrypted.write_all(b"MAIL FROM:<ada@x.example>\r\nEHLO again\r\nQUIT\r\n").await.unwrap();
    let mut said = String::new();
    let _ = encrypted.read_to_string(&mut said).await;
    assert!(said.starts_with("503 5.5.1"), "the greeting was kept, or an injected command answered: {said}");
    assert!(!said.contains("STARTTLS"), "{said}");
    assert_eq!(said.matches("\r\n221").count(), 1, "{said}");
    let _ = std::fs::remove_dir_all(folder);
}

#[tokio::test]
async fn lmtp_answers_for_each_recipient() {
    let desk = desk(Protocol::Lmtp, Limits::default(), None).await;
    let mut line = Line::to(desk.address).await;
    assert!(line.ask("EHLO x").await.starts_with("500"));
    assert!(line.ask("LHLO x").await.starts_with("250-"));
    line.send("MAIL FROM:<a@x.example>\r\nRCPT TO:<help@desk.example>\r\nRCPT TO:<sales@desk.example>\r\nDATA\r\n")
        .await;
    for wanted in ["250", "250", "250", "354"] {
        assert!(line.reply().await.starts_with(wanted));
    }
    line.send("x\r\n.\r\n").await;
    assert!(line.reply().await.starts_with("250") && line.reply().await.starts_with("250"));
    let accepted = desk.intake.accepted.lock().unwrap();
    assert_eq!((accepted.len(), accepted[0].0.recipients.len()), (1, 2));
}

#[tokio::test]
async fn a_local_socket_serves_lmtp() {
    let path = std::env::temp_dir().join(format!("answerable-lmtp-{}.sock", std::process::id()));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let config = server::Config {
        listen: server::Listen::Unix(path.clone()),
        hostname: "desk.example".to_owned(),
        protocol: Protocol::Lmtp,
        tls: None,
        proxies: desk::Networks::default(),
        limits: Limits::default(),
    };
    let now: server::Now = std::sync::Arc::new(|| domain::Moment(0));
    let serving =
        server::serve(config, std::sync::Arc::new(crate::common::Remembering::default()), now, stopped).await.unwrap();
    let mut stream = tokio::net::UnixStream::connect(&path).await.unwrap();
    let mut block = [0_u8; 100];
    let read = stream.read(&mut block).await.unwrap();
    assert!(block[..read].starts_with(b"220 desk.example LMTP"));
    drop(stream);
    stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), serving.ended).await.unwrap().unwrap();
    assert!(!path.exists());
}

#[tokio::test]
async fn stopping_says_goodbye_and_lets_a_running_message_finish() {
    let desk = smtp().await;
    let mut idle = Line::greeted(desk.address).await;
    let mut busy = Line::greeted(desk.address).await;
    busy.announce().await;
    busy.send("Subject: last\r\n\r\nhalf").await;
    desk.stop.send(true).unwrap();
    assert!(idle.reply().await.starts_with("421 4.3.2"));
    assert!(busy.ask(" and half\r\n.").await.starts_with("250"));
    tokio::time::timeout(Duration::from_secs(5), desk.serving.ended).await.unwrap().unwrap();
    assert_eq!(desk.intake.raws().len(), 1);
    assert!(tokio::net::TcpStream::connect(desk.address).await.is_err());
}

#[tokio::test]
async fn a_silent_sender_is_sent_away_and_disturbs_nobody() {
    let limits = Limits { idle: Duration::from_millis(100), ..Limits::default() };
    let desk = desk(Protocol::Smtp, limits, None).await;
    let mut silent = Line::greeted(desk.address).await;
    let mut stuck = Line::greeted(desk.address).await;
    stuck.announce().await;
    stuck.send("half").await;
    assert!(silent.reply().await.starts_with("421 4.4.2"));
    assert!(stuck.reply().await.starts_with("421 4.4.2"));
    assert!(desk.intake.raws().is_empty());
}

#[tokio::test]
async fn swaks_can_send_us_mail() {
    let swaks = std::path::Path::new("/usr/bin/swaks");
    if !swaks.exists() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "swaks is missing");
        eprintln!("SKIPPED: swaks is not installed");
        return;
    }
    let folder = std::env::temp_dir().join(format!("answerable-swaks-{}", std::process::id()));
    let tls = server::self_signed(&folder, "desk.example").unwrap();
    let desk = desk(Protocol::Smtp, Limits::default(), Some(tls)).await;
    let port = desk.address.port().to_string();
    for extra in [&["--pipeline"][..], &[][..]] {
        let sent = tokio::process::Command::new(swaks)
            .args([
                "--server",
                "127.0.0.1",
                "--port",
                &port,
                "--from",
                "ada@customer.example",
                "--to",
                "help@desk.example",
            ])
            .args(["--body", "hello from swaks", "--ehlo", "client.example"])
            .args(extra)
            .output()
            .await
            .unwrap();
        assert!(sent.status.success(), "{}", String::from_utf8_lossy(&sent.stdout));
    }
    let raws = desk.intake.raws();
    assert_eq!(raws.len(), 2);
    assert!(channel::email::read(&raws[0]).text.contains("hello from swaks"));
    let _ = std::fs::remove_dir_all(folder);
}
