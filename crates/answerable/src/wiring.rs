//! Putting the parts together: configuration in, a desk out.

use crate::config::{Config, Mode, Tls};
use crate::failure::Failure;
use channel::clamd::Clamd;
use channel::email::EmailChannel;
use channel::email::authenticate::{Names, PATIENCE, Senders};
use channel::email::deliver::{Patience, Relay, Route, TlsMode};
use channel::email::dkim::{Algorithm, DkimKey};
use channel::email::imap::Fetching;
use channel::email::imap::oauth::{Client, Clients};
use channel::email::rspamd::Rspamd;
use channel::identity::IdentityProviders;
use channel::pictures::PicturesElsewhere;
use channel::push::PushServicesOfBrowsers;
use desk::seal::{KEY_BYTES, Seal};
use desk::{Chance, Clock, Desk, Networks};
use domain::timeline::hex;
use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::backup::upgrade;
use store::migrate::{Migrated, SCHEMA, schema_of};
use store::{Blobs, Place, Server, Store, Trouble};

/// A start needs at least this much room: what SQLite writes before its first commit.
const ROOM_BYTES: usize = 128 * 1024;

/// The database of a configuration.
pub fn place(config: &Config) -> Place {
    match &config.database {
        Some(url) => Place::Postgres(Server { url: url.clone(), ca: config.database_ca.clone() }),
        None => Place::Sqlite(config.data.join("answerable.db")),
    }
}

/// The blob store that belongs to a database.
pub fn blobs(config: &Config, store: &Store) -> Blobs {
    if store.shared_by_nodes() { Blobs::Rows(store.clone()) } else { Blobs::Folder(config.data.join("blobs")) }
}

/// Opens the database, bringing it up to date first.
///
/// # Errors
/// When it cannot be opened, written or understood.
pub fn open(config: &Config) -> Result<(Store, Migrated), Failure> {
    writable(&config.data)?;
    let place = place(config);
    let migrated = upgrade(&place, &config.data, env!("CARGO_PKG_VERSION"), Clock::System.now())?;
    Ok((Store::open(&place)?, migrated))
}

/// Opens the database as it is, for commands that look or mend beside a running desk and must not change its shape.
///
/// # Errors
/// When there is no desk yet, or it has not been started with this version.
pub fn open_as_it_is(config: &Config) -> Result<Store, Failure> {
    let place = place(config);
    match schema_of(&place)? {
        0 => Err(Failure::no_input(format!(
            "There is no desk in {} yet. `answerable set-up` makes one.",
            config.data.display()
        ))),
        SCHEMA => Ok(Store::open(&place)?),
        found if found > SCHEMA => Err(Trouble::Newer { found, known: SCHEMA }.into()),
        found => Err(Failure::no_input(format!(
            "The database has schema {found} and this program {SCHEMA}. Start the desk once, or run `answerable migrate`: both copy it first."
        ))),
    }
}

/// The database, where there is one that this version knows. Nothing is made, changed or brought up to date.
///
/// # Errors
/// When it is there and cannot be read.
pub fn open_if_there(config: &Config) -> Result<Option<Store>, Failure> {
    let place = place(config);
    Ok(if schema_of(&place)? == SCHEMA { Some(Store::open(&place)?) } else { None })
}

/// The data folder, kept for one process as long as this lives.
pub struct Owned {
    _lock: Option<File>,
}

/// Makes sure that no other process serves the same SQLite database: each would take what the other is sending for
/// left over from a crash. Commands beside a running desk need no ownership.
///
/// # Errors
/// When another process has it, or the folder cannot be written.
pub fn own(config: &Config) -> Result<Owned, Failure> {
    if config.database.is_some() {
        return Ok(Owned { _lock: None });
    }
    writable(&config.data)?;
    let path = config.data.join("answerable.lock");
    let refused =
        |error: std::io::Error| Failure::cannot_create(format!("{} cannot be written: {error}.", path.display()));
    let lock = File::options().create(true).truncate(false).write(true).open(&path).map_err(refused)?;
    match lock.try_lock() {
        Ok(()) => Ok(Owned { _lock: Some(lock) }),
        Err(TryLockError::WouldBlock) => Err(Failure::unavailable(format!(
            "Another desk is running on {}. Stop it first, or choose another folder with --data.",
            config.data.display()
        ))),
        Err(TryLockError::Error(error)) => Err(refused(error)),
    }
}

/// Makes the data folder and sees that it can be written.
fn writable(folder: &Path) -> Result<(), Failure> {
    let refused = |error: std::io::Error| {
        Failure::cannot_create(format!(
            "The data folder {} cannot be written ({error}). Choose another with --data, or change its owner.",
            folder.display()
        ))
    };
    std::fs::create_dir_all(folder).map_err(refused)?;
    let probe = folder.join(".written");
    let written = std::fs::write(&probe, [0; ROOM_BYTES]);
    let removed = std::fs::remove_file(&probe);
    written.map_err(|error| {
        if error.kind() == std::io::ErrorKind::StorageFull {
            Failure::io("The disk is full. Free some space and start again; nothing was changed.")
        } else {
            refused(error)
        }
    })?;
    removed.map_err(refused)
}

/// A desk of this configuration on an open database.
///
/// # Errors
/// When the relay or the keys cannot be used.
pub fn desk(config: &Config, store: Store) -> Result<Desk, Failure> {
    let mut mail = EmailChannel::new(route(config)?, dkim_keys(config)?, &hostname(config), Patience::default())
        .map_err(|error| Failure::usage(format!("The relay cannot be used: {error}.")))?
        .fetching(fetching(config)?)
        .looking_up(Names::of_this_machine(PATIENCE));
    if config.smtp.check_senders {
        let names = Names::of_this_machine(PATIENCE);
        mail = mail.checking(Senders::new(names, config.smtp.trusted_authentication_results.clone()));
    }
    if let Some(filter) = spam_filter(config)? {
        mail = mail.filtering(filter);
    }
    let blobs = blobs(config, &store);
    let desk = Desk::new(store, blobs, Clock::System, Chance::of_node(0), Arc::new(mail), config.acknowledgements);
    let _ = desk.seal.set(seal(config, &desk.chance)?);
    let identities = IdentityProviders::trusting(None)
        .map_err(|error| Failure::usage(format!("Identity providers cannot be asked: {error}.")))?;
    let _ = desk.identities.set(Arc::new(identities));
    let pushes = PushServicesOfBrowsers::trusting(None, Networks::default())
        .map_err(|error| Failure::usage(format!("Push services cannot be asked: {error}.")))?;
    let _ = desk.pushes.set(Arc::new(pushes));
    let pictures = PicturesElsewhere::trusting(None, Networks::default())
        .map_err(|error| Failure::usage(format!("Pictures from elsewhere cannot be fetched: {error}.")))?;
    let _ = desk.pictures.set(Arc::new(pictures));
    if let Some(scanner) = virus_scanner(config)? {
        let _ = desk.scanner.set(Arc::new(scanner));
    }
    Ok(desk)
}

/// The spam filter beside the desk, where one is named.
///
/// # Errors
/// When its address is none.
pub fn spam_filter(config: &Config) -> Result<Option<Rspamd>, Failure> {
    let url = config.spam.rspamd.as_deref().filter(|url| !url.is_empty());
    let filter = url.map(Rspamd::at).transpose();
    filter.map_err(|error| Failure::usage(format!("spam.rspamd cannot be used: {error}.")))
}

/// The virus scanner beside the desk, where one is named.
///
/// # Errors
/// When its address is none.
pub fn virus_scanner(config: &Config) -> Result<Option<Clamd>, Failure> {
    let address = config.attachments.clamd.as_deref().map(str::trim).filter(|address| !address.is_empty());
    let scanner = address.map(Clamd::at).transpose();
    scanner.map_err(|error| Failure::usage(format!("attachments.clamd cannot be used: {error}.")))
}

/// The key that secrets in the database are sealed with, made at the first need. No backup holds it: whoever has only
/// that has no password.
fn seal(config: &Config, chance: &Chance) -> Result<Seal, Failure> {
    let path = config.secret_file.clone().unwrap_or_else(|| config.data.join("secret.key"));
    if !path.exists() {
        let key: [u8; KEY_BYTES] = chance.bytes();
        write_secret(&path, &format!("{}\n", hex(&key)))?;
    }
    let key = unhex(read(&path)?.trim()).and_then(|key| Seal::new(&key));
    key.ok_or_else(|| {
        let digits = 2 * KEY_BYTES;
        Failure::usage(format!("{} holds no key: {digits} digits of hexadecimal are expected.", path.display()))
    })
}

fn unhex(text: &str) -> Option<[u8; KEY_BYTES]> {
    let mut key = [0; KEY_BYTES];
    if text.len() != 2 * KEY_BYTES || !text.is_ascii() {
        return None;
    }
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(key)
}

/// How mail is fetched from elsewhere.
///
/// # Errors
/// When the certificate to trust cannot be read.
pub fn fetching(config: &Config) -> Result<Fetching, Failure> {
    let trusted_pem = config.fetching.trusted_certificate.as_deref().map(read).transpose()?;
    let clients = clients(config)?;
    Ok(Fetching { message_bytes_max: config.limits.message_bytes, trusted_pem, clients, ..Fetching::default() })
}

/// The programs as which providers know this desk.
fn clients(config: &Config) -> Result<Clients, Failure> {
    let (microsoft, google) = (&config.fetching.microsoft, &config.fetching.google);
    let at_google = match (&google.client_id, &google.client_secret_file) {
        (None, _) => None,
        (Some(id), Some(file)) => Some(Client::at_google(id, read(file)?.trim_end())),
        (Some(_), None) => {
            let words = "fetching.google.client_id is set, but fetching.google.client_secret_file is not.";
            return Err(Failure::usage(words));
        }
    };
    let id = microsoft.client_id.as_deref();
    let at_microsoft = id.map(|id| Client::at_microsoft(id, &microsoft.authority, &microsoft.tenant));
    Ok(Clients { microsoft: at_microsoft, google: at_google })
}

/// The name by which this machine introduces itself to mail servers.
pub fn hostname(config: &Config) -> String {
    let own = || std::fs::read_to_string("/proc/sys/kernel/hostname").ok().map(|name| name.trim().to_owned());
    config.smtp.hostname.clone().or_else(own).filter(|name| !name.is_empty()).unwrap_or_else(|| "localhost".to_owned())
}

fn route(config: &Config) -> Result<Option<Route>, Failure> {
    let relay = &config.sending.relay;
    match config.sending.mode {
        Mode::PostRoom => Ok(None),
        Mode::Direct => Ok(Some(Route::Direct(BTreeMap::new()))),
        Mode::Relay if relay.host.trim().is_empty() => {
            Err(Failure::usage("sending.mode is \"relay\", but sending.relay.host names none."))
        }
        Mode::Relay => Ok(Some(Route::Relay(Relay {
            host: relay.host.clone(),
            port: relay.port,
            tls: match relay.tls {
                Tls::Starttls => TlsMode::StartTls,
                Tls::Implicit => TlsMode::Implicit,
                Tls::None => TlsMode::None,
            },
            sign_in: sign_in(relay.user.as_deref(), relay.password_file.as_deref())?,
            trusted_pem: relay.trusted_certificate.as_deref().map(read).transpose()?,
        }))),
    }
}

fn sign_in(user: Option<&str>, password_file: Option<&Path>) -> Result<Option<(String, String)>, Failure> {
    match (user, password_file) {
        (None, _) => Ok(None),
        (Some(_), None) => Err(Failure::usage("sending.relay.user is set, but sending.relay.password_file is not.")),
        (Some(user), Some(file)) => Ok(Some((user.to_owned(), read(file)?.trim_end_matches(['\r', '\n']).to_owned()))),
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path)
        .map_err(|error| Failure::usage(format!("{} cannot be read: {error}.", path.display())))
}

/// The keys that sign outgoing mail, made at the first need: RSA for everybody, Ed25519 for those who know it.
///
/// # Errors
/// When a key cannot be read or made.
pub fn dkim_keys(config: &Config) -> Result<Vec<DkimKey>, Failure> {
    let Some(domain) = &config.sending.dkim.domain else { return Ok(Vec::new()) };
    let selector = config.sending.dkim.selector.as_deref().unwrap_or("answerable");
    let algorithms = [(Algorithm::Rsa, selector.to_owned()), (Algorithm::Ed25519, format!("{selector}-ed"))];
    algorithms.into_iter().map(|(algorithm, selector)| dkim_key(config, algorithm, domain, &selector)).collect()
}

fn dkim_key(config: &Config, algorithm: Algorithm, domain: &str, selector: &str) -> Result<DkimKey, Failure> {
    let path = config.data.join("dkim").join(format!("{selector}.{domain}.pem"));
    let wrong = |error: &dyn std::fmt::Display| {
        Failure::usage(format!("The signing key {} cannot be used: {error}.", path.display()))
    };
    if path.exists() {
        return DkimKey::from_pem(&read(&path)?, domain, selector).map_err(|error| wrong(&error));
    }
    let key = DkimKey::generate(algorithm, domain, selector).map_err(|error| wrong(&error))?;
    write_secret(&path, &key.to_pem())?;
    Ok(key)
}

/// Writes a file that only its owner may read.
fn write_secret(path: &PathBuf, text: &str) -> Result<(), Failure> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let refused =
        |error: std::io::Error| Failure::cannot_create(format!("{} cannot be written: {error}.", path.display()));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(refused)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(refused)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(refused)
}
