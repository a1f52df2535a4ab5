//! A real mailbox, as customers have it: Dovecot over a folder of mail, read by IMAP. Stopped and removed when
//! dropped, also after a failure.

use crate::machine::{PATIENCE, free_port, ids_of, installed, is_root, tell_after_a_failure, wait_for};
use crate::server::Captured;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::chown;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const DOVECOT: &str = "/usr/sbin/dovecot";
const IMAP: &str = "/usr/lib/dovecot/imap";
/// Whom the mail belongs to on this machine.
pub const OWNER: &str = "nobody";
const PASSWORD: &str = "open";
/// How long it may take to end before it is made to.
const END: Duration = Duration::from_secs(5);

/// A running Dovecot.
pub struct Dovecot {
    server: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Dovecot {
    /// Whether it can be started here; says aloud what is left out otherwise.
    pub fn can_start(what: &str) -> bool {
        installed(&[DOVECOT, IMAP], what) && is_root(what)
    }

    /// Starts it.
    pub fn start() -> Dovecot {
        let (folder, address) = (store::testing::folder("dovecot"), free_port());
        for inside in ["mail", "run", "state"] {
            fs::create_dir_all(folder.join(inside)).unwrap();
        }
        let (uid, gid) = ids_of(OWNER);
        chown(folder.join("mail"), Some(uid), Some(gid)).unwrap();
        let configuration = folder.join("dovecot.conf");
        fs::write(&configuration, settings(&folder.display().to_string(), address, (uid, gid))).unwrap();
        let mut command = Command::new(DOVECOT);
        command.arg("-F").arg("-c").arg(&configuration).stdin(Stdio::null()).stdout(Stdio::null());
        let server = command.stderr(Stdio::null()).spawn().unwrap();
        let dovecot = Dovecot { server, address, folder };
        wait_for("Dovecot", || TcpStream::connect(address).ok());
        dovecot
    }

    /// The folder under which each person's mail lies, by the name before the `@`, in `Maildir`.
    pub fn mail(&self) -> PathBuf {
        self.folder.join("mail")
    }

    /// Everything in a person's inbox.
    pub fn inbox(&self, person: &str) -> Vec<Captured> {
        let mut session = Session::begin(self.address);
        session.ask(&format!("LOGIN {person} {PASSWORD}"));
        session.ask("SELECT INBOX");
        let messages = session.ask("UID FETCH 1:* (BODY.PEEK[])");
        session.ask("LOGOUT");
        messages.into_iter().map(delivered).collect()
    }

    /// Waits until a person has a mail that fits.
    pub fn wait_for(&self, person: &str, what: &str, fits: impl Fn(&Captured) -> bool) -> Captured {
        wait_for(&format!("{what}, in the inbox of {person}"), || {
            self.inbox(person).into_iter().find(|mail| fits(mail))
        })
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // Asked to end, it ends its helpers as well.
        let _ = Command::new("kill").args(["-TERM", &self.server.id().to_string()]).status();
        let begun = Instant::now();
        while begun.elapsed() < END && self.server.try_wait().is_ok_and(|ended| ended.is_none()) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
        tell_after_a_failure("Dovecot", &fs::read_to_string(self.folder.join("log")).unwrap_or_default());
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn settings(folder: &str, address: SocketAddr, (uid, gid): (u32, u32)) -> String {
    format!(
        "base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
info_log_path = /dev/null
protocols = imap
listen = {host}
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~/Maildir
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%n
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
",
        host = address.ip(),
        port = address.port(),
    )
}

/// A message as the server that took it marked it: envelope sender and recipient are its first headers.
fn delivered(raw: String) -> Captured {
    let mut mail = Captured { raw, ..Captured::default() };
    let bare = |value: String| value.trim_matches(['<', '>']).to_owned();
    mail.from = mail.header("Return-Path").map(bare).unwrap_or_default();
    mail.to = mail.header("Delivered-To").map(bare).into_iter().collect();
    mail
}

/// A conversation by IMAP.
struct Session {
    lines: BufReader<TcpStream>,
}

impl Session {
    fn begin(address: SocketAddr) -> Session {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let mut session = Session { lines: BufReader::new(stream) };
        session.line();
        session
    }

    /// Gives a command, and returns the literals of its answer.
    fn ask(&mut self, command: &str) -> Vec<String> {
        self.lines.get_mut().write_all(format!("a {command}\r\n").as_bytes()).unwrap();
        let mut literals = Vec::new();
        loop {
            let line = self.line();
            if let Some(ended) = line.strip_prefix("a ") {
                assert!(ended.starts_with("OK"), "{command}: {ended}");
                return literals;
            }
            let length = line.trim_end().strip_suffix('}').and_then(|line| line.rsplit_once('{'));
            if let Some((_, length)) = length {
                let mut bytes = vec![0; length.parse().unwrap()];
                self.lines.read_exact(&mut bytes).unwrap();
                literals.push(String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        assert!(self.lines.read_line(&mut line).unwrap() > 0, "Dovecot closed the connection");
        line
    }
}
