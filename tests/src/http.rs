//! One exchange by HTTP, by hand: for what must be seen without a browser, and for what the browser's driver offers
//! beyond its library.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, with the status line.
    pub head: String,
    /// The content.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut fields = self.head.lines().filter_map(|line| line.split_once(':'));
        fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// The content as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Fetches a page with a cookie.
pub fn get(server: SocketAddr, path: &str, cookie: &str) -> Answer {
    exchange(server, "GET", path, &[("Cookie", cookie)], "")
}

/// Posts a form with a cookie.
pub fn post_form(server: SocketAddr, path: &str, cookie: &str, form: &str) -> Answer {
    exchange(server, "POST", path, &[("Cookie", cookie), ("Content-Type", "application/x-www-form-urlencoded")], form)
}

/// Asks, and reads as much as the answer says it has: not every server closes when it is asked to.
pub fn exchange(server: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let fields: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let around = format!("Host: {server}\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    let request = format!("{method} {path} HTTP/1.1\r\n{around}{fields}\r\n{body}");
    let mut stream = TcpStream::connect(server).unwrap();
    stream.set_read_timeout(Some(crate::machine::PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();

    let mut lines = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(lines.read_line(&mut head).unwrap() > 0, "no whole answer from {server}: {head}");
    }
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
    let mut answer = Answer { status, head, body: Vec::new() };
    let length: u64 = answer.header("Content-Length").map_or(0, |length| length.parse().unwrap());
    assert_eq!(answer.header("Transfer-Encoding"), None, "the content as it is: {}", answer.head);
    lines.take(length).read_to_end(&mut answer.body).unwrap();
    answer
}
