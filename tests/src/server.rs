//! The real program in a process of its own, with a capturing relay beside it.

use crate::machine::{free_port, wait_for};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The password of the first person.
pub const PASSWORD: &str = "a kettle for testing";
/// How long the program may take to start in a debug build on a busy machine.
const START: Duration = Duration::from_secs(60);

/// The program; killed when dropped.
pub struct Server {
    child: Child,
    /// Where the pages are.
    pub web: SocketAddr,
    /// Where the SMTP server listens.
    pub smtp: SocketAddr,
    /// Its data.
    pub data: PathBuf,
}

/// How a server is started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// `ANSWERABLE_…` settings beyond the usual ones.
    pub settings: Vec<(String, String)>,
    /// A program and its arguments that the server is run by, such as `strace`.
    pub under: Vec<String>,
}

impl Options {
    /// With one more setting.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.settings.push((name.to_owned(), value.to_string()));
        self
    }
}

/// The program that was built for the tests.
///
/// # Panics
/// In CI when it is not named.
pub fn binary() -> Option<PathBuf> {
    match std::env::var_os("ANSWERABLE_BIN") {
        Some(path) => Some(PathBuf::from(path)),
        None => {
            assert!(std::env::var("CI").is_err(), "ANSWERABLE_BIN is not set: run the test command");
            eprintln!("LEFT OUT: a test of the real program (ANSWERABLE_BIN is not set)");
            None
        }
    }
}

impl Server {
    /// Sets a desk up in a folder and starts it.
    pub fn set_up_and_start(binary: &Path, data: &Path, options: &Options) -> Server {
        let mut command = configured(binary, data, options);
        command.args(["set-up", "--name", "Birch & Son", "--mailbox", "help@birch.example"]);
        command.args(["--email", "mia@birch-staff.example", "--your-name", "Mia Dahl", "--hours", "always"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        writeln!(child.stdin.take().unwrap(), "{PASSWORD}").unwrap();
        assert!(child.wait().unwrap().success(), "the set-up");
        Server::start(binary, data, options)
    }

    /// Starts the demo desk in an empty folder, as whoever looks at the program for the first time does.
    pub fn demo(binary: &Path, data: &Path) -> Server {
        Server::begin(binary, data, &Options::default(), &[])
    }

    /// Starts a desk and waits until its pages answer.
    pub fn start(binary: &Path, data: &Path, options: &Options) -> Server {
        Server::begin(binary, data, options, &["serve"])
    }

    fn begin(binary: &Path, data: &Path, options: &Options, command_line: &[&str]) -> Server {
        let (web, smtp) = (free_port(), free_port());
        let mut command = configured(binary, data, options);
        command.env("ANSWERABLE_WEB_LISTEN", web.to_string()).env("ANSWERABLE_SMTP_LISTEN", smtp.to_string());
        let child = command.args(command_line).stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        let mut server = Server { child, web, smtp, data: data.to_owned() };
        let begun = Instant::now();
        while TcpStream::connect(web).is_err() || TcpStream::connect(smtp).is_err() {
            assert!(server.child.try_wait().unwrap().is_none(), "the program ended at its start");
            assert!(begun.elapsed() < START, "the program did not start in time");
            std::thread::sleep(Duration::from_millis(50));
        }
        server
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends it at once, without a chance to finish anything.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop and waits.
    pub fn stop(mut self) {
        let pid = self.child.id().to_string();
        // A program that runs it (strace) keeps the signal to itself: its children get it too.
        let _ = Command::new("pkill").args(["-TERM", "-P", &pid]).status();
        let _ = Command::new("kill").args(["-TERM", &pid]).status();
        let begun = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(begun.elapsed() < START, "the program did not stop");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How a command of the program ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code.
    pub code: i32,
    /// What it said on standard output.
    pub out: String,
    /// What it said on standard error.
    pub err: String,
}

/// Runs one command of the program to its end, with a line for its standard input.
///
/// # Panics
/// When it does not end in time.
pub fn run(binary: &Path, data: &Path, options: &Options, arguments: &[&str], input: &str) -> Ended {
    let mut command = configured(binary, data, options);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that ends without reading has closed the other side.
    let _ = writeln!(child.stdin.take().unwrap(), "{input}");
    let pid = child.id().to_string();
    let (over, ended) = std::sync::mpsc::channel();
    let watch = std::thread::spawn(move || {
        let late = ended.recv_timeout(START).is_err();
        if late {
            let _ = Command::new("kill").args(["-KILL", &pid]).status();
        }
        late
    });
    let output = child.wait_with_output().unwrap();
    let _ = over.send(());
    assert!(!watch.join().unwrap(), "the program did not end: {arguments:?}");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ended { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

fn configured(binary: &Path, data: &Path, options: &Options) -> Command {
    let mut command = match options.under.split_first() {
        Some((program, arguments)) => {
            let mut command = Command::new(program);
            command.args(arguments).arg(binary);
            command
        }
        None => Command::new(binary),
    };
    // Where the folder cannot be entered, as tests of failures want it, the one around it does.
    let around = if data.is_dir() { Some(data) } else { data.parent() };
    command
        .env_remove("ANSWERABLE_BIN")
        .env_remove("ANSWERABLE_AXE")
        .env("ANSWERABLE_DATA", data)
        .current_dir(around.unwrap_or(data));
    command.env("ANSWERABLE_SMTP_HOSTNAME", "desk.birch.example");
    for (name, value) in &options.settings {
        command.env(name, value);
    }
    command
}

/// A message that the relay took.
#[derive(Clone, Debug, Default)]
pub struct Captured {
    /// How the server that brought it introduced itself.
    pub brought_by: String,
    /// Envelope sender.
    pub from: String,
    /// Envelope recipients.
    pub to: Vec<String>,
    /// The message.
    pub raw: String,
}

impl Captured {
    /// The first value of a header, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.raw.split("\r\n\r\n").next()?.replace("\r\n ", " ").replace("\r\n\t", " ");
        head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }
}

/// A relay that takes everything and keeps it.
#[derive(Clone)]
pub struct Relay {
    /// Where it listens.
    pub address: SocketAddr,
    taken: Arc<Mutex<Vec<Captured>>>,
    thinks_for: Duration,
}

impl Relay {
    /// Starts a relay.
    pub fn start() -> Relay {
        Relay::thinking_for(Duration::ZERO)
    }

    /// Starts a relay that takes a message and says so only after a while.
    pub fn thinking_for(thinks_for: Duration) -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let relay = Relay { address: listener.local_addr().unwrap(), taken: Arc::default(), thinks_for };
        let this = relay.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let relay = this.clone();
                std::thread::spawn(move || drop(converse(stream, &relay)));
            }
        });
        relay
    }

    /// The settings by which a server sends through it.
    pub fn options(&self) -> Options {
        Options::default()
            .with("ANSWERABLE_SENDING_MODE", "relay")
            .with("ANSWERABLE_SENDING_RELAY_HOST", self.address.ip())
            .with("ANSWERABLE_SENDING_RELAY_PORT", self.address.port())
            .with("ANSWERABLE_SENDING_RELAY_TLS", "none")
    }

    /// What it took so far.
    pub fn taken(&self) -> Vec<Captured> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many that are.
    pub fn count(&self) -> usize {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Waits until it took a message that fits.
    pub fn wait_for(&self, what: &str, fits: impl Fn(&Captured) -> bool) -> Captured {
        wait_for(&format!("{what}, at the relay"), || self.taken().into_iter().find(|captured| fits(captured)))
    }
}

fn converse(mut stream: TcpStream, relay: &Relay) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut lines = BufReader::new(stream.try_clone()?);
    stream.write_all(b"220 relay.example ESMTP\r\n")?;
    let mut envelope = Captured::default();
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 {
        let verb = line.trim().to_ascii_uppercase();
        let path = line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(path, _)| path.to_owned());
        if verb.starts_with("EHLO") {
            envelope.brought_by = line.trim().split(' ').nth(1).unwrap_or_default().to_owned();
            stream.write_all(b"250-relay.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 PIPELINING\r\n")?;
        } else if verb.starts_with("MAIL") {
            envelope = Captured { from: path.unwrap_or_default(), to: Vec::new(), ..envelope };
            stream.write_all(b"250 2.1.0 Ok\r\n")?;
        } else if verb.starts_with("RCPT") {
            envelope.to.extend(path);
            stream.write_all(b"250 2.1.5 Ok\r\n")?;
        } else if verb.starts_with("DATA") {
            stream.write_all(b"354 Go on\r\n")?;
            envelope.raw = read_data(&mut lines)?;
            relay.taken.lock().unwrap_or_else(PoisonError::into_inner).push(envelope.clone());
            std::thread::sleep(relay.thinks_for);
            stream.write_all(b"250 2.0.0 Taken\r\n")?;
        } else if verb.starts_with("QUIT") {
            return stream.write_all(b"221 2.0.0 Bye\r\n");
        } else {
            stream.write_all(b"250 2.0.0 Ok\r\n")?;
        }
        line.clear();
    }
    Ok(())
}

fn read_data(lines: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut data = String::new();
    loop {
        let mut bytes = Vec::new();
        if lines.by_ref().read_until(b'\n', &mut bytes)? == 0 || bytes == b".\r\n" {
            return Ok(data);
        }
        let line = String::from_utf8_lossy(&bytes).into_owned();
        data.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

/// Sends mail by SMTP and says how the server answered the final dot: `Ok` when it heard 250.
pub struct Customer {
    lines: BufReader<TcpStream>,
}

impl Customer {
    /// Connects and greets.
    ///
    /// # Errors
    /// When the server is not there.
    pub fn connect(smtp: SocketAddr) -> std::io::Result<Customer> {
        let stream = TcpStream::connect(smtp)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut customer = Customer { lines: BufReader::new(stream) };
        customer.answer()?;
        customer.say("EHLO customer.example\r\n", 1)?;
        Ok(customer)
    }

    /// Sends one message; `raw` has CRLF line ends and no dots at their beginnings.
    ///
    /// # Errors
    /// When the connection breaks or the server refuses.
    pub fn send(&mut self, from: &str, to: &str, raw: &str) -> std::io::Result<()> {
        self.say(&format!("MAIL FROM:<{from}>\r\nRCPT TO:<{to}>\r\nDATA\r\n"), 3)?;
        self.say(&format!("{raw}\r\n.\r\n"), 1)
    }

    fn say(&mut self, text: &str, answers: usize) -> std::io::Result<()> {
        self.lines.get_mut().write_all(text.as_bytes())?;
        for _ in 0..answers {
            self.answer()?;
        }
        Ok(())
    }

    fn answer(&mut self) -> std::io::Result<()> {
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line.as_bytes().get(3) != Some(&b'-') {
                return match line.as_bytes().first() {
                    Some(b'2' | b'3') => Ok(()),
                    _ => Err(std::io::Error::other(line)),
                };
            }
        }
    }
}
