//! A PostgreSQL of our own for the tests: in a temporary folder, on a free port of this machine only, gone afterwards.
//!
//! For the tests it is not synced to disk: those of durability are about our own process, which is killed while this one
//! lives. For measuring it is.

use crate::needs::{find, is_root};
use crate::step::{Failed, shown};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the server may take until it answers.
const START: Duration = Duration::from_secs(60);
/// Ports tried: another program may take the free one before the server does.
const TRIES: usize = 5;
/// Every test opens pools of its own, and many of them stand in one program.
const CONNECTIONS: usize = 800;
/// PostgreSQL refuses to run as root; Debian's package makes this user.
const USER: &str = "postgres";

/// Whether commits are synced to the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durable {
    Yes,
    No,
}

/// The running server. Stopped and removed when dropped, also after a failure.
pub(crate) struct Postgres {
    folder: PathBuf,
    bin: PathBuf,
    user: Option<(u32, u32)>,
    server: Child,
    /// `postgres://postgres@127.0.0.1:PORT`.
    pub(crate) url: String,
}

/// Makes a cluster and starts it.
pub(crate) fn start(durable: Durable) -> Result<Postgres, Failed> {
    let initdb = find("/usr/lib/postgresql/*/bin/initdb").ok_or("initdb is missing")?;
    let bin = Path::new(&initdb).parent().map(Path::to_path_buf).ok_or("initdb stands in no folder")?;
    let user = if is_root() { Some(ids_of(USER)?) } else { None };
    let folder = std::env::temp_dir().join(format!("answerable-postgres-{}", std::process::id()));
    let made = make_cluster(&folder, &bin, user).and_then(|()| serve(&folder, &bin, user, durable));
    made.inspect_err(|_| drop(std::fs::remove_dir_all(&folder)))
}

fn make_cluster(folder: &Path, bin: &Path, user: Option<(u32, u32)>) -> Result<(), Failed> {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).map_err(wrong)?;
    if let Some((uid, gid)) = user {
        std::os::unix::fs::chown(folder, Some(uid), Some(gid)).map_err(wrong)?;
    }
    let mut initdb = program(bin, "initdb", user);
    initdb.arg("--pgdata").arg(folder.join("data"));
    initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
    let output = initdb.output().map_err(|error| format!("`{}`: {error}", shown(&initdb)))?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()) }
}

fn serve(folder: &Path, bin: &Path, user: Option<(u32, u32)>, durable: Durable) -> Result<Postgres, Failed> {
    let mut why = String::new();
    for _ in 0..TRIES {
        let port = free_port()?;
        let log = std::fs::File::create(folder.join("log")).map_err(|error| error.to_string())?;
        let mut command = program(bin, "postgres", user);
        command.arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
        command.args(["-h", "127.0.0.1", "-p", &port.to_string()]);
        command.args(["-c", &format!("max_connections={CONNECTIONS}")]);
        if durable == Durable::No {
            for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] {
                command.args(["-c", setting]);
            }
        }
        command.stdout(Stdio::null()).stderr(log);
        let server = command.spawn().map_err(|error| format!("`{}`: {error}", shown(&command)))?;
        let url = format!("postgres://postgres@127.0.0.1:{port}");
        let mut started = Postgres { folder: folder.to_owned(), bin: bin.to_owned(), user, server, url };
        match started.wait_until_it_answers(port) {
            Ok(()) => {
                println!("   {} from {}", started.url, bin.display());
                return Ok(started);
            }
            Err(words) => {
                why = words;
                started.stop();
                // The folder is still needed; it is removed by the caller when no try succeeds.
                std::mem::forget(started);
            }
        }
    }
    Err(why)
}

impl Postgres {
    fn wait_until_it_answers(&mut self, port: u16) -> Result<(), Failed> {
        let begun = Instant::now();
        while begun.elapsed() < START {
            let mut ready = program(&self.bin, "pg_isready", self.user);
            ready.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
            if ready.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            if self.server.try_wait().is_ok_and(|ended| ended.is_some()) {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL does not start: {}", log.trim()))
    }

    fn stop(&mut self) {
        let mut stop = program(&self.bin, "pg_ctl", self.user);
        // Without waiting: to that program our child seems alive until we have asked how it ended.
        stop.arg("-D").arg(self.folder.join("data")).args(["-m", "immediate", "-W", "stop"]);
        let stopped = stop.stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !stopped.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A program of PostgreSQL, as a user that it accepts, from a folder that this user may enter.
fn program(bin: &Path, name: &str, user: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(bin.join(name));
    command.current_dir("/").env("LC_ALL", "C").env_remove("PGDATA").env_remove("PGPORT").stdin(Stdio::null());
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command
}

fn ids_of(user: &str) -> Result<(u32, u32), Failed> {
    let passwd = std::fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
    ids_in(&passwd, user).ok_or_else(|| format!("there is no user {user}, and PostgreSQL refuses to run as root"))
}

fn ids_in(passwd: &str, user: &str) -> Option<(u32, u32)> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(user))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

fn free_port() -> Result<u16, Failed> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_answers_on_its_port_and_leaves_nothing_behind() {
        let there = find("/usr/lib/postgresql/*/bin/initdb").is_some() && (!is_root() || ids_of(USER).is_ok());
        if !there {
            assert!(std::env::var_os("CI").is_none(), "PostgreSQL is not installed: run the test command");
            eprintln!("LEFT OUT: starting PostgreSQL (it is not installed)");
            return;
        }
        let server = start(Durable::No).unwrap();
        let (folder, address) = (server.folder.clone(), server.url.rsplit('@').next().unwrap_or_default().to_owned());
        assert!(std::net::TcpStream::connect(&address).is_ok() && folder.exists());
        drop(server);
        assert!(std::net::TcpStream::connect(&address).is_err() && !folder.exists());
    }

    #[test]
    fn a_user_is_found_by_the_whole_name() {
        let passwd = "root:x:0:0::/root:/bin/sh\npostgres2:x:7:7::/:/bin/sh\npostgres:x:101:104:,,,:/var:/bin/bash\n";
        assert_eq!(ids_in(passwd, "postgres"), Some((101, 104)));
        assert_eq!(ids_in(passwd, "nobody"), None);
    }
}
