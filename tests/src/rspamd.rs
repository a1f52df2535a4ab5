//! A real spam filter: rspamd with two rules of ours. Stopped and removed when dropped, also after a failure.

use crate::machine::{PATIENCE, free_port, installed, is_root, tell_after_a_failure};
use std::fs;
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const RSPAMD: &str = "/usr/bin/rspamd";

/// How long it may take to end before it is made to.
const END: Duration = Duration::from_secs(5);

/// A running rspamd.
pub struct Rspamd {
    server: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Rspamd {
    /// Whether it can be started here; says aloud what is left out otherwise.
    pub fn can_start(what: &str) -> bool {
        installed(&[RSPAMD], what) && is_root(what)
    }

    /// Starts it: what holds "cheap pills" is to be marked, what holds "free money" to be refused.
    pub fn start() -> Rspamd {
        let (folder, address) = (store::testing::folder("rspamd"), free_port());
        let configuration = folder.join("rspamd.conf");
        // Without a list of top-level domains of our own it compiles the whole public one, for half a minute.
        fs::write(folder.join("domains"), "com\nexample\n").unwrap();
        fs::write(&configuration, settings(&folder.display().to_string(), address)).unwrap();
        let log = fs::File::create(folder.join("log")).unwrap();
        let mut command = Command::new(RSPAMD);
        command.args(["-f", "-i", "-u", "root", "-g", "root", "-c"]).arg(&configuration);
        let server = command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        let rspamd = Rspamd { server, address, folder };
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < PATIENCE, "rspamd never came");
            std::thread::sleep(Duration::from_millis(50));
        }
        rspamd
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Rspamd {
    fn drop(&mut self) {
        // Asked to end it ends its workers, too.
        let _ = Command::new("kill").arg(self.server.id().to_string()).status();
        let begun = Instant::now();
        while begun.elapsed() < END && !matches!(self.server.try_wait(), Ok(Some(_))) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
        tell_after_a_failure("rspamd", &fs::read_to_string(self.folder.join("log")).unwrap_or_default());
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn settings(folder: &str, address: SocketAddr) -> String {
    format!(
        r#"
options {{
    pidfile = "{folder}/pid"; tempdir = "{folder}"; url_tld = "{folder}/domains"; disable_hyperscan = true;
    filters = "regexp"; control_socket = "{folder}/control mode=0600"; rrd = "";
    dns {{ nameserver = ["127.0.0.1:9"]; timeout = 0.1s; retransmits = 1; }}
}}
logging {{ type = "console"; level = "notice"; }}
actions {{ reject = 15; add_header = 6; }}
worker "normal" {{ bind_socket = "{address}"; count = 1; }}
regexp {{
    CHEAP_PILLS {{ re = "/cheap pills/i{{mime}}"; score = 8.0; }}
    FREE_MONEY {{ re = "/free money/i{{mime}}"; score = 20.0; }}
}}
"#
    )
}
