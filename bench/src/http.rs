//! As much of a browser as the benchmark needs: a new connection for each request, like the harness that measured other
//! desks.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use tests::server::PASSWORD;

/// An answer.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers as they stood.
    pub head: String,
    /// The body.
    pub body: String,
}

/// Fetches a page with a cookie.
pub fn get(server: SocketAddr, path: &str, cookie: &str) -> Answer {
    request(server, &format!("GET {path} HTTP/1.1\r\nHost: {server}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"))
}

/// Signs the first person in and returns the cookie.
pub fn sign_in(server: SocketAddr) -> String {
    let form = format!("email=mia%40birch-staff.example&password={}", PASSWORD.replace(' ', "+"));
    let answer = request(
        server,
        &format!(
            "POST /sign-in HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
            form.len()
        ),
    );
    let cookie = answer.head.lines().find(|line| line.to_ascii_lowercase().starts_with("set-cookie:"));
    let cookie = cookie.unwrap_or_else(|| panic!("a cookie after signing in, not {}", answer.status));
    cookie[11..].split(';').next().unwrap().trim().to_owned()
}

/// Stops all automatic mail, or lets it run again.
pub fn automatic_mail(server: SocketAddr, cookie: &str, run: bool) {
    let form = if run { "run=1" } else { "run=0" };
    let answer = request(
        server,
        &format!(
            "POST /settings/automatic-mail HTTP/1.1\r\nHost: {server}\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
            form.len()
        ),
    );
    assert_eq!(answer.status, 303, "the switch for automatic mail");
}

/// Posts a form without fields.
pub fn post(server: SocketAddr, path: &str, cookie: &str) -> Answer {
    let head = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\nConnection: close";
    request(server, &format!("POST {path} HTTP/1.1\r\nHost: {server}\r\nCookie: {cookie}\r\n{head}\r\n\r\n"))
}

/// The conversations that a page links to.
pub fn conversations(page: &str) -> Vec<String> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    let behind = ["?c=", "/conversations/"].into_iter().flat_map(|mark| page.split(mark).skip(1));
    behind.map(digits).filter(|id| id.len() > 10).collect()
}

fn request(server: SocketAddr, text: &str) -> Answer {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let answer = String::from_utf8_lossy(&bytes);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split_whitespace().nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}
