//! A real identity provider, certified for OpenID Connect: Node's oidc-provider, in a process of its own.

use crate::machine::{free_port, installed, wait_for};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

const NODE: &str = "/usr/bin/node";
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/provider/provider.mjs");

/// The provider; ended when dropped.
pub struct Provider {
    process: Child,
    /// How it names itself.
    pub issuer: String,
}

impl Provider {
    /// Starts it for one client that is sent back to one address; `None` where it was not fetched.
    ///
    /// # Panics
    /// In CI when it was not fetched.
    pub fn start(client: &str, secret: &str, back: &str) -> Option<Provider> {
        const WHAT: &str = "signing in with an identity provider";
        let Some(folder) = std::env::var_os("ANSWERABLE_TEST_IDENTITY_PROVIDER").map(PathBuf::from) else {
            assert!(std::env::var("CI").is_err(), "no identity provider was fetched: run the test command");
            eprintln!("LEFT OUT: {WHAT} (ANSWERABLE_TEST_IDENTITY_PROVIDER is not set)");
            return None;
        };
        if !installed(&[NODE], WHAT) {
            return None;
        }
        let at = free_port();
        let mut command = Command::new(NODE);
        command.arg(SCRIPT).arg(folder).args([&at.port().to_string(), client, secret, back]);
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let provider = Provider { process, issuer: format!("http://{at}") };
        wait_for("the identity provider", || TcpStream::connect(at).ok());
        Some(provider)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
