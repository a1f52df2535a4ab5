//! A real Postfix with folders of its own, beside whatever Postfix the machine has: it takes mail on a free port and
//! passes it on to the desk, lays it into people's mailboxes, or gives it to the world. Stopped and removed when
//! dropped, also after a failure.

use crate::dovecot;
use crate::machine::{free_port, ids_of, installed, is_root, tell_after_a_failure, wait_for};
use crate::server::Options;
use std::fs;
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const POSTFIX: &str = "/usr/sbin/postfix";
/// Debian's package makes this user.
const USER: &str = "postfix";

/// The name by which desks know it, and which its certificate carries.
const NAME: &str = "localhost";
const CERTIFICATE: &str = "smtp-certificate.pem";
const KEY: &str = "smtp-key.pem";

/// Where its mail goes.
#[derive(Clone, Copy, Debug)]
pub struct Routes<'a> {
    /// The domain of the desk's mailbox, and the desk's SMTP server.
    pub desk: (&'a str, SocketAddr),
    /// People who have their mailbox here, all of one domain.
    pub people: &'a [&'a str],
    /// The folder that has a folder for each of them.
    pub mailboxes: &'a Path,
    /// Who takes everything else.
    pub world: SocketAddr,
}

/// A running Postfix.
pub struct Postfix {
    folder: PathBuf,
    /// Where it takes mail.
    pub address: SocketAddr,
}

impl Postfix {
    /// Whether it can be started here; says aloud what is left out otherwise.
    pub fn can_start(what: &str) -> bool {
        installed(&[POSTFIX], what) && is_root(what)
    }

    /// Chooses its port and makes its certificate: those who send by it have to know both before it starts.
    pub fn prepare() -> Postfix {
        let postfix = Postfix { folder: store::testing::folder("postfix"), address: free_port() };
        channel::email::server::self_signed(&postfix.folder, NAME).unwrap();
        postfix
    }

    /// The settings by which a desk sends through it, encrypted as by default.
    pub fn options(&self) -> Options {
        Options::default()
            .with("ANSWERABLE_SENDING_MODE", "relay")
            .with("ANSWERABLE_SENDING_RELAY_HOST", NAME)
            .with("ANSWERABLE_SENDING_RELAY_PORT", self.address.port())
            .with("ANSWERABLE_SENDING_RELAY_TRUSTED_CERTIFICATE", self.folder.join(CERTIFICATE).display())
    }

    /// Starts it.
    pub fn start(&self, routes: Routes<'_>) {
        for inside in ["queue", "data", "log"] {
            fs::create_dir_all(self.folder.join(inside)).unwrap();
        }
        let (uid, gid) = ids_of(USER);
        chown(self.folder.join("data"), Some(uid), Some(gid)).unwrap();
        fs::write(self.folder.join("main.cf"), self.main_cf(routes)).unwrap();
        // The part before the `@` names the folder.
        let folder_of =
            |address: &&str| address.split_once('@').map(|(name, _)| format!("{address} {name}/Maildir/\n"));
        let people: String = routes.people.iter().filter_map(folder_of).collect();
        fs::write(self.folder.join("people"), people).unwrap();
        fs::write(self.folder.join("master.cf"), master_cf(self.address)).unwrap();
        let started = self.run("start");
        assert!(started.status.success(), "Postfix does not start: {started:?}\n{}", self.log());
        wait_for("Postfix", || TcpStream::connect(self.address).ok());
    }

    fn main_cf(&self, routes: Routes<'_>) -> String {
        let (domain, desk) = routes.desk;
        let (_, people) = routes.people[0].split_once('@').expect("an address");
        let (uid, gid) = ids_of(dovecot::OWNER);
        let settings = [
            ("compatibility_level", "3.6".to_owned()),
            ("queue_directory", self.folder.join("queue").display().to_string()),
            ("data_directory", self.folder.join("data").display().to_string()),
            ("maillog_file", self.folder.join("log/mail.log").display().to_string()),
            ("maillog_file_prefixes", self.folder.display().to_string()),
            ("inet_interfaces", "127.0.0.1".to_owned()),
            ("inet_protocols", "ipv4".to_owned()),
            ("myhostname", format!("mx.{people}")),
            ("mydestination", String::new()),
            ("local_transport", "error:nobody lives here".to_owned()),
            ("local_recipient_maps", String::new()),
            ("alias_maps", String::new()),
            ("alias_database", String::new()),
            ("mynetworks", "127.0.0.0/8".to_owned()),
            ("smtpd_relay_restrictions", "permit_mynetworks, reject".to_owned()),
            ("smtpd_tls_security_level", "may".to_owned()),
            ("smtpd_tls_cert_file", self.folder.join(CERTIFICATE).display().to_string()),
            ("smtpd_tls_key_file", self.folder.join(KEY).display().to_string()),
            ("smtpd_tls_loglevel", "1".to_owned()),
            ("smtp_tls_security_level", "may".to_owned()),
            ("smtp_tls_loglevel", "1".to_owned()),
            ("smtp_dns_support_level", "disabled".to_owned()),
            ("smtp_host_lookup", "native".to_owned()),
            ("virtual_mailbox_domains", people.to_owned()),
            ("virtual_mailbox_base", routes.mailboxes.display().to_string()),
            ("virtual_mailbox_maps", format!("texthash:{}", self.folder.join("people").display())),
            ("virtual_uid_maps", format!("static:{uid}")),
            ("virtual_gid_maps", format!("static:{gid}")),
            ("transport_maps", format!("inline:{{{{{domain} = smtp:[{}]:{}}}}}", desk.ip(), desk.port())),
            ("relayhost", format!("[{}]:{}", routes.world.ip(), routes.world.port())),
        ];
        settings.map(|(name, value)| format!("{name} = {value}\n")).concat()
    }

    /// What it wrote down.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log/mail.log")).unwrap_or_default()
    }

    fn run(&self, verb: &str) -> Output {
        Command::new(POSTFIX).arg("-c").arg(&self.folder).arg(verb).stdin(Stdio::null()).output().unwrap()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        // `abort` ends every process at once; `stop` would wait for what is under way.
        let _ = self.run("abort");
        tell_after_a_failure("Postfix", &self.log());
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The services it needs, none of them in a changed root.
fn master_cf(address: SocketAddr) -> String {
    let mut text = format!("{address} inet n - n - - smtpd\n");
    for line in [
        "pickup unix n - n 60 1 pickup",
        "cleanup unix n - n - 0 cleanup",
        "qmgr unix n - n 300 1 qmgr",
        "tlsmgr unix - - n 1000? 1 tlsmgr",
        "rewrite unix - - n - - trivial-rewrite",
        "bounce unix - - n - 0 bounce",
        "defer unix - - n - 0 bounce",
        "trace unix - - n - 0 bounce",
        "verify unix - - n - 1 verify",
        "flush unix n - n 1000? 0 flush",
        "proxymap unix - - n - - proxymap",
        "smtp unix - - n - - smtp",
        "relay unix - - n - - smtp",
        "virtual unix - n n - - virtual",
        "showq unix n - n - - showq",
        "error unix - - n - - error",
        "retry unix - - n - - error",
        "discard unix - - n - - discard",
        "anvil unix - - n - 1 anvil",
        "scache unix - - n - 1 scache",
        "postlog unix-dgram n - n - 1 postlogd",
    ] {
        text.push_str(line);
        text.push('\n');
    }
    text
}
