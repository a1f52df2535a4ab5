//! The configuration: few settings, declared once, with good defaults. A file `answerable.toml`, and the same names as
//! environment variables (`web.listen` is `ANSWERABLE_WEB_LISTEN`). Unknown names are refused: a misspelt setting must
//! not be silently ignored. Everything that the desk itself can decide has a screen instead.

use crate::failure::Failure;
use domain::message::Bounds;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// All settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The folder of the data: database, blobs, keys.
    pub data: PathBuf,
    /// A PostgreSQL connection string; without one, SQLite in the data folder.
    pub database: Option<String>,
    /// The authority (PEM) that issued the certificate of that server; the public ones without it.
    pub database_ca: Option<PathBuf>,
    /// The file of the key that passwords in the database are sealed with; `secret.key` in the data folder without it.
    pub secret_file: Option<PathBuf>,
    /// The pages.
    pub web: Web,
    /// The SMTP server.
    pub smtp: Smtp,
    /// The LMTP server.
    pub lmtp: Lmtp,
    /// Mail that is fetched from mailboxes elsewhere.
    pub fetching: Fetching,
    /// What is thought to be spam.
    pub spam: Spam,
    /// Files of messages.
    pub attachments: Attachments,
    /// Limits.
    pub limits: Limits,
    /// How mail leaves.
    pub sending: Sending,
    /// How many acknowledgements may leave.
    pub acknowledgements: Bounds,
}

/// The pages.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Web {
    /// Where the pages are served.
    pub listen: SocketAddr,
    /// Where customers reach them. Asked for at the first run; set here it decides.
    pub public_url: Option<String>,
    /// Proxies whose word about the client's address is believed: addresses or networks such as `10.0.0.0/8`.
    pub trusted_proxies: Vec<String>,
}

/// The SMTP server.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Smtp {
    /// Where it listens; `off` for none.
    pub listen: String,
    /// The name that it gives itself; the machine's name without it.
    pub hostname: Option<String>,
    /// Certificate chain (PEM); a certificate is generated without it.
    pub tls_certificate: Option<PathBuf>,
    /// Its key (PEM).
    pub tls_key: Option<PathBuf>,
    /// Load balancers in front that say who is really there, by the PROXY protocol: addresses or networks.
    pub proxies: Vec<String>,
    /// Whether it is checked who really sent what arrives.
    pub check_senders: bool,
    /// The name of a mail server in front whose `Authentication-Results` are believed about SPF.
    pub trusted_authentication_results: Option<String>,
}

/// The LMTP server.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lmtp {
    /// An address or `unix:/path`; off without it.
    pub listen: Option<String>,
}

/// Mail that is fetched from mailboxes elsewhere.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fetching {
    /// An authority to trust besides the public ones (PEM), for a server of one's own.
    pub trusted_certificate: Option<PathBuf>,
    /// The program as which Microsoft knows this desk.
    pub microsoft: Microsoft,
    /// The program as which Google knows this desk.
    pub google: Google,
}

/// The program as which Microsoft knows this desk.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Microsoft {
    /// Its id there.
    pub client_id: Option<String>,
    /// The organisation whose accounts sign in; all of them with `common`.
    pub tenant: String,
    /// Another address in the clouds of some nations.
    pub authority: String,
}

impl Default for Microsoft {
    fn default() -> Self {
        let authority = "https://login.microsoftonline.com".to_owned();
        Microsoft { client_id: None, tenant: "common".to_owned(), authority }
    }
}

/// The program as which Google knows this desk.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Google {
    /// Its id there.
    pub client_id: Option<String>,
    /// File that holds its secret, and nothing else.
    pub client_secret_file: Option<PathBuf>,
}

/// What is thought to be spam.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Spam {
    /// Where an rspamd listens that is asked about each mail, such as `http://127.0.0.1:11333`.
    pub rspamd: Option<String>,
}

/// Files of messages.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Attachments {
    /// Where a clamd listens that looks at each file: `127.0.0.1:3310`, or the path of its socket.
    pub clamd: Option<String>,
}

/// Limits.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of one message.
    pub message_bytes: usize,
}

/// How mail leaves.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sending {
    /// By which way.
    pub mode: Mode,
    /// The relay, for `mode = "relay"`.
    pub relay: Relay,
    /// Signatures.
    pub dkim: Dkim,
}

/// By which way mail leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// It is held in the post room.
    #[default]
    PostRoom,
    /// All to one relay.
    Relay,
    /// Each to the servers of its recipient.
    Direct,
}

/// The relay.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relay {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is encrypted.
    pub tls: Tls,
    /// Name for signing in.
    pub user: Option<String>,
    /// File that holds the password, and nothing else.
    pub password_file: Option<PathBuf>,
    /// An authority to trust besides the public ones (PEM).
    pub trusted_certificate: Option<PathBuf>,
}

/// How the way to the relay is encrypted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// `STARTTLS`, required.
    #[default]
    Starttls,
    /// From the first byte.
    Implicit,
    /// Not at all: for a relay on the same machine.
    None,
}

/// Signatures.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dkim {
    /// The domain of our addresses; no signatures without it.
    pub domain: Option<String>,
    /// The selector under which the keys are published.
    pub selector: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            data: PathBuf::from("data"),
            database: None,
            database_ca: None,
            secret_file: None,
            web: Web::default(),
            smtp: Smtp::default(),
            lmtp: Lmtp::default(),
            fetching: Fetching::default(),
            spam: Spam::default(),
            attachments: Attachments::default(),
            limits: Limits::default(),
            sending: Sending::default(),
            acknowledgements: Bounds::default(),
        }
    }
}
impl Default for Web {
    fn default() -> Self {
        Web { listen: SocketAddr::from(([127, 0, 0, 1], 8080)), public_url: None, trusted_proxies: Vec::new() }
    }
}
impl Default for Smtp {
    fn default() -> Self {
        Smtp {
            listen: "127.0.0.1:2525".to_owned(),
            hostname: None,
            tls_certificate: None,
            tls_key: None,
            proxies: Vec::new(),
            check_senders: true,
            trusted_authentication_results: None,
        }
    }
}
impl Default for Limits {
    fn default() -> Self {
        Limits { message_bytes: 35 * 1024 * 1024 }
    }
}
impl Default for Relay {
    fn default() -> Self {
        Relay {
            host: String::new(),
            port: 587,
            tls: Tls::default(),
            user: None,
            password_file: None,
            trusted_certificate: None,
        }
    }
}

/// A configuration and where it came from.
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// The file, if there was one.
    pub file: Option<PathBuf>,
}

/// The name of the file that is looked for.
const FILE: &str = "answerable.toml";
/// What every environment variable of ours begins with.
const PREFIX: &str = "ANSWERABLE_";
/// Environment variables that are ours and no settings.
const NO_SETTINGS: &[&str] =
    &["ANSWERABLE_CONFIG", "ANSWERABLE_LOG", "ANSWERABLE_BIN", "ANSWERABLE_ALL", "ANSWERABLE_CORPORA"];

/// Reads the file (the named one, or `answerable.toml` here), then the environment.
///
/// # Errors
/// When a named file is missing, or a setting is unknown or cannot be read.
pub fn load(named: Option<&Path>) -> Result<Loaded, Failure> {
    let file = match named {
        Some(path) => Some(path.to_owned()),
        None => Some(PathBuf::from(FILE)).filter(|path| path.exists()),
    };
    let mut table = match &file {
        Some(path) => read_file(path)?,
        None => toml::Table::new(),
    };
    for (name, value) in std::env::vars() {
        let ours =
            name.starts_with(PREFIX) && !name.starts_with("ANSWERABLE_TEST_") && !NO_SETTINGS.contains(&name.as_str());
        if ours {
            set(&mut table, &name, &value)?;
        }
    }
    let config = Config::deserialize(toml::Value::Table(table)).map_err(|error| {
        let place = file.as_ref().map_or_else(|| "the environment".to_owned(), |path| path.display().to_string());
        Failure::usage(format!("A setting in {place} cannot be used: {}.", in_a_line(&error.to_string())))
    })?;
    Ok(Loaded { config: checked(config)?, file })
}

/// Less than this holds no mail with a picture, and most likely is a number of something else.
const MESSAGE_BYTES_MIN: usize = 64 * 1024;

/// The same settings, where they can be meant.
fn checked(mut config: Config) -> Result<Config, Failure> {
    config.database = config.database.filter(|database| !database.trim().is_empty());
    if config.database_ca.is_some() && config.database.is_none() {
        return Err(Failure::usage("database_ca is set, but database names no PostgreSQL server."));
    }
    let bytes = config.limits.message_bytes;
    if bytes < MESSAGE_BYTES_MIN {
        return Err(Failure::usage(format!(
            "limits.message_bytes is {bytes}, and no mail would be taken; {MESSAGE_BYTES_MIN} (64 KiB) is the least."
        )));
    }
    config.smtp.hostname = config.smtp.hostname.filter(|name| !name.is_empty());
    if let Some(name) = config.smtp.hostname.as_deref().filter(|name| !is_host(name)) {
        return Err(Failure::usage(format!(
            "smtp.hostname is {name:?}, which is no name of a host such as mail.example.com."
        )));
    }
    Ok(config)
}

/// A name of a host, or an address in brackets (RFC 5321 §4.1.3): it stands in greetings and headers.
fn is_host(name: &str) -> bool {
    if let Some(address) = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.strip_prefix("IPv6:").unwrap_or(address).parse::<std::net::IpAddr>().is_ok();
    }
    let label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        plain && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    name.len() <= 253 && name.trim_end_matches('.').split('.').all(label)
}

fn read_file(path: &Path) -> Result<toml::Table, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("{} cannot be read: {error}.", path.display())))?;
    text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let (line, words) = (before.matches('\n').count() + 1, in_a_line(error.message()));
        Failure::usage(format!("{} cannot be understood in line {line}: {words}.", path.display()))
    })
}

fn in_a_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

/// Every setting that the environment can carry: the name in the file.
const SETTINGS: &[&str] = &[
    "data",
    "database",
    "database_ca",
    "secret_file",
    "web.listen",
    "web.public_url",
    "smtp.listen",
    "smtp.hostname",
    "smtp.tls_certificate",
    "smtp.tls_key",
    "smtp.check_senders",
    "smtp.trusted_authentication_results",
    "lmtp.listen",
    "fetching.trusted_certificate",
    "fetching.microsoft.client_id",
    "fetching.microsoft.tenant",
    "fetching.microsoft.authority",
    "fetching.google.client_id",
    "fetching.google.client_secret_file",
    "attachments.clamd",
    "limits.message_bytes",
    "acknowledgements.per_person_per_day",
    "acknowledgements.per_robot_per_week",
    "acknowledgements.arrivals_per_person_per_hour",
    "acknowledgements.in_all_per_hour",
    "sending.mode",
    "sending.relay.host",
    "sending.relay.port",
    "sending.relay.tls",
    "sending.relay.user",
    "sending.relay.password_file",
    "sending.relay.trusted_certificate",
    "sending.dkim.domain",
    "sending.dkim.selector",
];

fn set(table: &mut toml::Table, variable: &str, value: &str) -> Result<(), Failure> {
    let as_variable = |name: &&&str| format!("{PREFIX}{}", name.to_uppercase().replace('.', "_")) == variable;
    let Some(name) = SETTINGS.iter().find(as_variable) else {
        // Test and build variables of others may share the prefix; a setting that does nothing must be seen.
        eprintln!("Note: the environment variable {variable} is no setting of Answerable and is ignored.");
        return Ok(());
    };
    let (parents, last) = name.rsplit_once('.').unwrap_or(("", name));
    let mut place = table;
    for parent in parents.split('.').filter(|parent| !parent.is_empty()) {
        let entry = place.entry(parent).or_insert_with(|| toml::Value::Table(toml::Table::new()));
        place = entry.as_table_mut().ok_or_else(|| Failure::usage(format!("{parent} is not a group of settings.")))?;
    }
    let is_number =
        name.starts_with("acknowledgements.") || ["sending.relay.port", "limits.message_bytes"].contains(name);
    let number = value.parse().ok().filter(|_| is_number).map(toml::Value::Integer);
    let yes_or_no = value.parse().ok().filter(|_| *name == "smtp.check_senders").map(toml::Value::Boolean);
    place.insert(last.to_owned(), number.or(yes_or_no).unwrap_or_else(|| toml::Value::String(value.to_owned())));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_settings_are_refused() {
        let wrong: Result<Config, _> = toml::from_str("[web]\nlisen = \"127.0.0.1:1\"");
        assert!(wrong.is_err_and(|error| error.to_string().contains("lisen")));
    }

    #[test]
    fn the_environment_overrides_the_file() {
        let mut table: toml::Table = "[sending]\nmode = \"direct\"".parse().unwrap();
        set(&mut table, "ANSWERABLE_SENDING_MODE", "relay").unwrap();
        set(&mut table, "ANSWERABLE_SENDING_RELAY_PORT", "2526").unwrap();
        let config = Config::deserialize(toml::Value::Table(table)).unwrap();
        assert_eq!((config.sending.mode, config.sending.relay.port), (Mode::Relay, 2526));
    }

    fn refused(text: &str) -> String {
        let config: Config = toml::from_str(text).unwrap();
        checked(config).map_or_else(|failure| failure.words, |_| String::new())
    }

    #[test]
    fn a_limit_that_would_refuse_all_mail_is_refused_itself() {
        for bytes in [0, 1, 65_535] {
            let words = refused(&format!("[limits]\nmessage_bytes = {bytes}"));
            assert!(words.contains("limits.message_bytes") && words.contains("64 KiB"), "{words}");
        }
        assert_eq!(refused("[limits]\nmessage_bytes = 65536"), "");
    }

    #[test]
    fn an_empty_database_is_none() {
        let config: Config = toml::from_str("database = \" \"").unwrap();
        assert_eq!(checked(config).ok().and_then(|config| config.database), None);
        assert!(refused("database = \"\"\ndatabase_ca = \"/ca.pem\"").contains("names no PostgreSQL server"));
    }

    #[test]
    fn a_host_name_is_one() {
        for (name, good) in [
            ("mail.example.com", true),
            ("desk", true),
            ("xn--bcher-kva.example", true),
            ("[192.0.2.1]", true),
            ("[IPv6:2001:db8::1]", true),
            // As with every variable that is there and empty: it is not set.
            ("", true),
            ("two words", false),
            ("a.example\\r\\nX: y", false),
            ("-a.example", false),
            ("a..example", false),
            ("b\u{fc}cher.example", false),
        ] {
            let words = refused(&format!("[smtp]\nhostname = \"{name}\""));
            assert_eq!(words.is_empty(), good, "{name}: {words}");
            assert!(!words.contains('\n'), "one line");
        }
    }

    #[test]
    fn every_setting_of_the_environment_exists() {
        for name in SETTINGS {
            let variable = format!("{PREFIX}{}", name.to_uppercase().replace('.', "_"));
            let value = match *name {
                "web.listen" => "127.0.0.1:1",
                "sending.mode" => "relay",
                "sending.relay.tls" => "none",
                "sending.relay.port" | "limits.message_bytes" => "12",
                "smtp.check_senders" => "false",
                name if name.starts_with("acknowledgements.") => "12",
                _ => "text",
            };
            let mut table = toml::Table::new();
            set(&mut table, &variable, value).unwrap();
            assert!(Config::deserialize(toml::Value::Table(table)).is_ok(), "{name}");
        }
    }
}
