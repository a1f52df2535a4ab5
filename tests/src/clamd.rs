//! A real virus scanner: clamd of ClamAV, which knows one signature, that of EICAR's test file. Stopped and removed when
//! dropped, also after a failure.

use crate::machine::{PATIENCE, installed, tell_after_a_failure};
use std::fs;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const CLAMD: &str = "/usr/sbin/clamd";
/// The MD5 of EICAR's test file, and its length: the form of ClamAV's lists of whole files.
const SIGNATURES: &str = "44d88612fea8a8f36de82e1278abb02f:68:Win.Test.EICAR_HDB-1\n";

/// What it calls EICAR's test file. It says of lists that are not ClamAV's own that they are not.
pub const FOUND: &str = "Win.Test.EICAR_HDB-1.UNOFFICIAL";

/// The file by which virus scanners are tried (eicar.org). It is harmless, and put together here, so that no scanner takes
/// this source for it.
pub fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "!$H+H*"].concat().into_bytes()
}

/// The same within an archive (ZIP, stored; APPNOTE 4.3).
pub fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let small = |number: usize| u16::try_from(number).unwrap().to_le_bytes().to_vec();
    let number = |number: usize| u32::try_from(number).unwrap().to_le_bytes().to_vec();
    let about = [crc32(content).to_le_bytes().to_vec(), number(content.len()), number(content.len())].concat();
    let common = [vec![0; 8], about, small(name.len()), small(0)].concat();
    let local = [b"PK\x03\x04\x0a\x00".to_vec(), common.clone(), name.as_bytes().to_vec(), content.to_vec()].concat();
    let head = [b"PK\x01\x02\x0a\x00\x0a\x00".to_vec(), common, vec![0; 14], name.as_bytes().to_vec()].concat();
    let end = [b"PK\x05\x06\0\0\0\0\x01\0\x01\0".to_vec(), number(head.len()), number(local.len()), small(0)].concat();
    [local, head, end].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes
        .iter()
        .fold(!0_u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1))))
}

/// A running clamd.
pub struct Clamd {
    server: Option<Child>,
    folder: PathBuf,
}

impl Clamd {
    /// Whether it can be started here; says aloud what is left out otherwise.
    pub fn can_start(what: &str) -> bool {
        installed(&[CLAMD], what)
    }

    /// Starts it on a socket of its own, for contents of up to a mebibyte.
    pub fn start() -> Clamd {
        let folder = store::testing::folder("clamd");
        fs::create_dir(folder.join("signatures")).unwrap();
        fs::write(folder.join("signatures/test.hdb"), SIGNATURES).unwrap();
        let at = folder.display();
        let settings = format!(
            "Foreground yes\nDatabaseDirectory {at}/signatures\nLocalSocket {at}/ctl\nTemporaryDirectory {at}\nStreamMaxLength 1M\n"
        );
        fs::write(folder.join("clamd.conf"), settings).unwrap();
        let mut clamd = Clamd { server: None, folder };
        clamd.come_back();
        clamd
    }

    /// Kills it in the middle of whatever it does.
    pub fn die(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// Starts it again.
    pub fn come_back(&mut self) {
        let _ = fs::remove_file(self.folder.join("ctl"));
        let log = fs::File::create(self.folder.join("log")).unwrap();
        let mut command = Command::new(CLAMD);
        command.arg("-c").arg(self.folder.join("clamd.conf"));
        let server = command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        self.server = Some(server);
        let begun = Instant::now();
        while UnixStream::connect(self.folder.join("ctl")).is_err() {
            assert!(begun.elapsed() < PATIENCE, "clamd never came");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        self.folder.join("ctl").display().to_string()
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        self.die();
        tell_after_a_failure("clamd", &fs::read_to_string(self.folder.join("log")).unwrap_or_default());
        let _ = fs::remove_dir_all(&self.folder);
    }
}
