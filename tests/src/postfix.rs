//! A real Postfix with folders of its own, beside whatever Postfix the machine has: it takes mail on a free port and
//! passes it on to the desk or to the world's mailbox. Stopped and removed when dropped, also after a failure.

use crate::machine::{ids_of, installed, is_root, wait_for};
use std::fs;
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::chown;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const POSTFIX: &str = "/usr/sbin/postfix";
/// Debian's package makes this user.
const USER: &str = "postfix";

/// Where its mail goes.
#[derive(Clone, Copy, Debug)]
pub struct Routes<'a> {
    /// The domain of the desk's mailbox, and the desk's SMTP server.
    pub desk: (&'a str, SocketAddr),
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

    /// Starts it.
    pub fn start(address: SocketAddr, routes: Routes<'_>) -> Postfix {
        let folder = store::testing::folder("postfix");
        let postfix = Postfix { folder, address };
        for inside in ["queue", "data", "log"] {
            fs::create_dir_all(postfix.folder.join(inside)).unwrap();
        }
        let (uid, gid) = ids_of(USER);
        chown(postfix.folder.join("data"), Some(uid), Some(gid)).unwrap();
        fs::write(postfix.folder.join("main.cf"), postfix.main_cf(routes)).unwrap();
        fs::write(postfix.folder.join("master.cf"), master_cf(address)).unwrap();
        let started = postfix.run("start");
        assert!(started.status.success(), "Postfix does not start: {started:?}\n{}", postfix.log());
        wait_for("Postfix", || TcpStream::connect(address).ok());
        postfix
    }

    fn main_cf(&self, routes: Routes<'_>) -> String {
        let folder = self.folder.display();
        let (domain, desk) = routes.desk;
        let world = routes.world;
        format!(
            "compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.people.example
mydestination =
local_recipient_maps =
local_transport = error:nobody lives here
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_tls_security_level = may
smtp_tls_loglevel = 1
transport_maps = inline:{{ {{ {domain} = smtp:[{desk_host}]:{desk_port} }} }}
relayhost = [{world_host}]:{world_port}
",
            desk_host = desk.ip(),
            desk_port = desk.port(),
            world_host = world.ip(),
            world_port = world.port(),
        )
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
        if std::thread::panicking() {
            eprintln!("What Postfix wrote down:\n{}", self.log());
        }
        // `abort` ends every process at once; `stop` would wait for what is under way.
        let _ = self.run("abort");
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
