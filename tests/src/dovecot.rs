//! A real mailbox, as customers have it: Dovecot over a folder of mail, read by IMAP. Stopped and removed when
//! dropped, also after a failure.

use crate::machine::{PATIENCE, free_port, ids_of, installed, is_root, tell_after_a_failure, wait_for};
use crate::server::Captured;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const DOVECOT: &str = "/usr/sbin/dovecot";
const IMAP: &str = "/usr/lib/dovecot/imap";
/// Whom the mail belongs to on this machine.
pub const OWNER: &str = "nobody";
/// Everybody's password.
pub const PASSWORD: &str = "open";
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
        Dovecot::start_with("")
    }

    /// Starts it with more settings, which may override the usual ones.
    pub fn start_with(more: &str) -> Dovecot {
        let (folder, address) = (store::testing::folder("dovecot"), free_port());
        for inside in ["mail", "run", "state"] {
            fs::create_dir_all(folder.join(inside)).unwrap();
        }
        let (uid, gid) = ids_of(OWNER);
        chown(folder.join("mail"), Some(uid), Some(gid)).unwrap();
        let configuration = folder.join("dovecot.conf");
        fs::write(&configuration, settings(&folder.display().to_string(), address, (uid, gid)) + more).unwrap();
        let mut command = Command::new(DOVECOT);
        command.arg("-F").arg("-c").arg(&configuration).stdin(Stdio::null()).stdout(Stdio::null());
        let server = command.stderr(Stdio::null()).spawn().unwrap();
        let dovecot = Dovecot { server, address, folder };
        wait_for("Dovecot", || TcpStream::connect(address).ok());
        dovecot
    }

    /// Starts it so that it takes nothing but encrypted sign-ins; with it where it is encrypted from the first byte, and
    /// the authority to trust (PEM).
    pub fn start_encrypted() -> (Dovecot, SocketAddr, String) {
        let (folder, implicit) = (store::testing::folder("dovecot-tls"), free_port());
        let mut authority = CertificateParams::new(Vec::new()).unwrap();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let (its_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        let trusted = authority.self_signed(&its_key).unwrap().pem();
        let server = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let certificate = server.signed_by(&key, &Issuer::new(authority, its_key)).unwrap();
        fs::write(folder.join("server.crt"), certificate.pem()).unwrap();
        fs::write(folder.join("server.key"), key.serialize_pem()).unwrap();
        let (at, port) = (folder.display(), implicit.port());
        let more = format!(
            "ssl = required\ndisable_plaintext_auth = yes\nssl_cert = <{at}/server.crt\nssl_key = <{at}/server.key\nservice imap-login {{\n  inet_listener imaps {{\n    port = {port}\n    ssl = yes\n  }}\n}}\n"
        );
        (Dovecot::start_with(&more), implicit, trusted)
    }

    /// The folder under which each person's mail lies, by the name before the `@`, in `Maildir`.
    pub fn mail(&self) -> PathBuf {
        self.folder.join("mail")
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The folder of its files.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts a mail into a person's inbox, as a delivery agent does: whole, or not at all.
    pub fn deliver(&self, person: &str, raw: &str) {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let (uid, gid) = ids_of(OWNER);
        let maildir = self.mail().join(person).join("Maildir");
        for inside in ["", "tmp", "new", "cur"] {
            fs::create_dir_all(maildir.join(inside)).unwrap();
            chown(maildir.join(inside), Some(uid), Some(gid)).unwrap();
        }
        chown(self.mail().join(person), Some(uid), Some(gid)).unwrap();
        let name = format!("{:06}.of-the-test", NUMBER.fetch_add(1, Ordering::Relaxed));
        let written = maildir.join("tmp").join(&name);
        fs::write(&written, raw).unwrap();
        chown(&written, Some(uid), Some(gid)).unwrap();
        fs::rename(written, maildir.join("new").join(name)).unwrap();
    }

    /// Forgets the numbers of a person's messages: they get new ones, and the folder another `UIDVALIDITY`.
    pub fn number_anew(&self, person: &str) {
        for entry in fs::read_dir(self.mail().join(person).join("Maildir")).unwrap().flatten() {
            if entry.file_name().to_string_lossy().starts_with("dovecot") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
    }

    /// How many mails lie in a folder of a person, and how many of them are marked as read.
    pub fn count(&self, person: &str, folder: &str) -> (usize, usize) {
        let mut session = Session::begin(self.address);
        session.ask(&format!("LOGIN {person} {PASSWORD}"));
        let counted = session.lines_of(&format!("STATUS {folder} (MESSAGES UNSEEN)"));
        session.ask("LOGOUT");
        let number = |name: &str| -> usize {
            let after = counted.split(name).nth(1).unwrap_or_default().trim();
            after.split([' ', ')']).next().and_then(|number| number.parse().ok()).unwrap_or_default()
        };
        (number("MESSAGES"), number("MESSAGES") - number("UNSEEN"))
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

    /// Gives a command, and returns the lines of its answer, whether it was granted or not.
    fn lines_of(&mut self, command: &str) -> String {
        self.lines.get_mut().write_all(format!("a {command}\r\n").as_bytes()).unwrap();
        let mut lines = String::new();
        loop {
            let line = self.line();
            if line.starts_with("a ") {
                return lines;
            }
            lines.push_str(&line);
        }
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
