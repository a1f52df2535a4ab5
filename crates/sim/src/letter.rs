//! Mail as people's programs write it, for simulations and for stories.

use domain::message::Outgoing;
use std::net::IpAddr;

/// A mail that a person or a machine writes to the desk.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Envelope sender; empty for the null path.
    pub envelope_from: String,
    /// Envelope recipients.
    pub recipients: Vec<String>,
    /// Headers in order.
    pub headers: Vec<(String, String)>,
    /// The text.
    pub text: String,
    /// The server that hands it over; one of our own without it.
    pub server: Option<IpAddr>,
    /// The bytes as they are, where a program wrote them.
    pub written: Option<Vec<u8>>,
}

impl Letter {
    /// A plain mail.
    pub fn new(from: &str, to: &str, subject: &str, text: &str) -> Self {
        let address = from.rsplit_once('<').map_or(from, |(_, rest)| rest.trim_end_matches('>'));
        let headers = vec![
            ("From".to_owned(), from.to_owned()),
            ("To".to_owned(), to.to_owned()),
            ("Subject".to_owned(), subject.to_owned()),
            ("Date".to_owned(), "Mon, 02 Nov 2026 09:00:00 +0000".to_owned()),
            ("MIME-Version".to_owned(), "1.0".to_owned()),
            ("Content-Type".to_owned(), "text/plain; charset=utf-8".to_owned()),
        ];
        Letter {
            envelope_from: address.to_owned(),
            recipients: vec![to.to_owned()],
            headers,
            text: text.to_owned(),
            server: None,
            written: None,
        }
    }

    /// Bytes that a program wrote.
    pub fn of_bytes(from: &str, to: &str, bytes: Vec<u8>) -> Self {
        Letter { written: Some(bytes), ..Letter::new(from, to, "", "") }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// An answer to a mail of ours, as mail programs write it.
    pub fn answering(ours: &Outgoing, from: &str, text: &str) -> Self {
        let to = ours.reply_to.as_ref().unwrap_or(&ours.from).email.to_string();
        let quoted = ours.text.lines().map(|line| format!("> {line}\n")).collect::<String>();
        Letter::new(
            from,
            &to,
            &ours.subject,
            &format!("{text}\n\nOn Mon, 2 Nov 2026, {} wrote:\n{quoted}", ours.from.name),
        )
        .with("In-Reply-To", &format!("<{}>", ours.external_id))
        .with("References", &format!("<{}>", ours.external_id))
    }

    /// The same with a header set.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, handed over by a server on the internet.
    #[must_use]
    pub fn by(self, server: [u8; 4]) -> Self {
        Letter { server: Some(server.into()), ..self }
    }

    /// The same without a header.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// The same from the null path, as reports of mail systems come.
    #[must_use]
    pub fn from_the_null_path(mut self) -> Self {
        self.envelope_from.clear();
        self
    }

    /// The same to other envelope recipients.
    #[must_use]
    pub fn to_recipients(mut self, recipients: &[&str]) -> Self {
        self.recipients = recipients.iter().map(|&recipient| recipient.to_owned()).collect();
        self
    }

    /// The bytes.
    pub fn bytes(&self) -> Vec<u8> {
        if let Some(bytes) = &self.written {
            return bytes.clone();
        }
        let mut out = String::new();
        for (name, value) in &self.headers {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        out.push_str("\r\n");
        out.push_str(&self.text.replace('\n', "\r\n"));
        out.push_str("\r\n");
        out.into_bytes()
    }
}
