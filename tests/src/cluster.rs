//! A PostgreSQL of a test's own, which it may configure, stop and start again. The shared one of the test command
//! (`ANSWERABLE_TEST_POSTGRES`) must stay up for the others.

use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the server may take until it answers.
const START: Duration = Duration::from_secs(60);

/// The server; stopped and removed when dropped.
pub struct Cluster {
    folder: PathBuf,
    bin: PathBuf,
    user: Option<(u32, u32)>,
    server: Option<Child>,
    /// Its port on 127.0.0.1.
    pub port: u16,
}

impl Cluster {
    /// A cluster that is not started yet, or `None` where PostgreSQL is not installed.
    ///
    /// # Panics
    /// In CI when it is not installed; and when it cannot be made.
    pub fn make(what: &str) -> Option<Cluster> {
        let Some((bin, user)) = installed() else {
            assert!(std::env::var("CI").is_err(), "PostgreSQL is not installed: run the test command");
            eprintln!("LEFT OUT: {what} (PostgreSQL is not installed)");
            return None;
        };
        let port = crate::port::free_port().port();
        let folder = std::env::temp_dir().join(format!("answerable-cluster-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).unwrap();
        }
        let cluster = Cluster { folder, bin, user, server: None, port };
        let mut initdb = cluster.program("initdb");
        initdb.arg("--pgdata").arg(cluster.data());
        initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        let made = initdb.output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Some(cluster)
    }

    /// Starts it with settings such as `ssl=on`, and waits until it answers.
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(&mut self, settings: &[&str]) {
        let log = std::fs::File::create(self.folder.join("log")).unwrap();
        let mut command = self.program("postgres");
        command.arg("-D").arg(self.data()).arg("-k").arg(&self.folder);
        command.args(["-h", "127.0.0.1", "-p", &self.port.to_string(), "-c", "fsync=off"]);
        for setting in settings {
            command.args(["-c", setting]);
        }
        self.server = Some(command.stdout(Stdio::null()).stderr(log).spawn().unwrap());
        let begun = Instant::now();
        loop {
            let mut ready = self.program("pg_isready");
            ready.arg("-q").arg("-h").arg(&self.folder).args(["-p", &self.port.to_string()]);
            if ready.status().unwrap().success() {
                return;
            }
            let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(begun.elapsed() < START, "PostgreSQL does not start: {}", log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Stops it as its owner would: open connections are closed.
    ///
    /// # Panics
    /// When it does not stop.
    pub fn stop(&mut self) {
        self.end("fast");
    }

    /// Ends it in the middle of whatever it does, as a failing machine would: it recovers when it is started again.
    ///
    /// # Panics
    /// When it does not end.
    pub fn crash(&mut self) {
        self.end("immediate");
    }

    fn end(&mut self, how: &str) {
        let Some(mut server) = self.server.take() else { return };
        let mut stop = self.program("pg_ctl");
        stop.arg("-D").arg(self.data()).args(["-m", how, "-w", "stop"]).stdout(Stdio::null());
        assert!(stop.status().unwrap().success(), "PostgreSQL does not stop");
        server.wait().unwrap();
    }

    /// Writes a file of the server, such as a key, into its data folder, for its eyes only.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.data().join(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        if let Some((uid, gid)) = self.user {
            chown(&path, Some(uid), Some(gid)).unwrap();
        }
    }

    /// Its connection string by the name that stands in the certificate, or any other name of this machine.
    pub fn url(&self, host: &str, database: &str) -> String {
        format!("postgres://postgres@{host}:{}/{database}", self.port)
    }

    /// Its connection string by the socket in the file system.
    pub fn socket_url(&self, database: &str) -> String {
        let folder = self.folder.to_string_lossy().replace('/', "%2F");
        format!("postgres://postgres@{folder}:{}/{database}", self.port)
    }

    /// Makes an empty database.
    ///
    /// # Panics
    /// When it cannot be made.
    pub fn make_database(&self, name: &str) {
        let mut create = self.program("createdb");
        create.arg("-h").arg(&self.folder).args(["-p", &self.port.to_string(), "-U", "postgres", name]);
        assert!(create.status().unwrap().success(), "no database {name}");
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// A program of PostgreSQL, as a user that it accepts: it refuses to run as root.
    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.bin.join(name));
        command.current_dir("/").env("LC_ALL", "C").env_remove("PGDATA").env_remove("PGPORT").stdin(Stdio::null());
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let mut stop = self.program("pg_ctl");
            let _ = stop.arg("-D").arg(self.data()).args(["-m", "immediate", "-w", "stop"]).output();
            let _ = server.kill();
            let _ = server.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Where its programs are, and as whom they are run.
fn installed() -> Option<(PathBuf, Option<(u32, u32)>)> {
    let mut versions: Vec<_> = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().collect();
    versions.sort_by_key(std::fs::DirEntry::path);
    let bin = versions.last()?.path().join("bin");
    if !bin.join("initdb").exists() {
        return None;
    }
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    Some((bin, if root { Some(postgres_user(Path::new("/etc/passwd"))?) } else { None }))
}

fn postgres_user(passwd: &Path) -> Option<(u32, u32)> {
    let passwd = std::fs::read_to_string(passwd).ok()?;
    let mut fields = passwd.lines().find(|line| line.starts_with("postgres:"))?.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}
