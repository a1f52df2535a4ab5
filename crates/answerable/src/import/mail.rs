//! `answerable import mail`: mails in the order in which they came, some at a time, each time all or none of them.

use super::progress::Progress;
use crate::config::Config;
use crate::failure::Failure;
use crate::{argument, source, wiring};
use channel::email::archive::Index;
use channel::email::{came_at, return_path};
use desk::Desk;
use desk::intake::{Imported, ToImport};
use domain::customer::EmailAddress;
use domain::{Millis, Moment};
use std::path::PathBuf;
use store::Mailbox;

/// The mails to bring in.
#[derive(clap::Args)]
pub struct Arguments {
    /// Mails (`.eml`), mboxes, Maildirs or folders. Give the received and the sent ones together: they are put into the
    /// order of their time.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The mailbox of this desk that they belong to.
    #[arg(long, value_parser = argument::address)]
    mailbox: EmailAddress,
    /// Only those of the last so many days.
    #[arg(long)]
    days: Option<i64>,
}

/// Mails that are filed together.
const MAILS_AT_A_TIME: usize = 64;
/// Bytes that are, unless one alone has more.
const BYTES_AT_A_TIME: usize = 8 * 1024 * 1024;
/// The number of this process is renewed this often.
const NODE_EVERY: Millis = Millis::minutes(1);

/// Brings the mails in.
///
/// # Errors
/// When there is no such mailbox, or something cannot be kept; what was brought in by then stays.
pub async fn run(config: &Config, arguments: Arguments) -> Result<(), Failure> {
    let store = wiring::open_as_it_is(config)?;
    let desk = wiring::desk(config, store)?;
    let mailbox = source::mailbox(&desk, &arguments.mailbox).await?;
    // A number of its own, so that it makes no identifier that a running desk makes as well.
    let node = desk.take_node_number().await?;
    let brought = bring_in(&desk, &mailbox, &arguments).await;
    let _ = desk.give_back_node_number(node).await;
    brought
}

async fn bring_in(desk: &Desk, mailbox: &Mailbox, arguments: &Arguments) -> Result<(), Failure> {
    let now = desk.now();
    let oldest = arguments.days.map_or(Moment(i64::MIN), |days| now - Millis::days(days.clamp(0, 36_500)));
    // Mail without a date that can be believed is as old as its file; without that it is as old as can be: it is brought
    // in first, and closed.
    let at = |raw: &[u8], written: Option<Moment>| {
        let written = written.filter(|written| *written <= now);
        Some(came_at(raw, now).or(written).unwrap_or(Moment(0))).filter(|at| *at >= oldest)
    };
    eprintln!("Looking through the mails …");
    let paths = arguments.paths.clone();
    let index = Index::of(&paths, at, |_| {});
    let mut counted = Counted { unread: index.unread.clone(), ..Counted::default() };
    let mut progress = Progress::new(index.len(), now);
    let (mut done, mut node_at) = (0, now);
    while done < index.len() {
        let batch = batch(&index, &mut done, &mut counted.unread);
        for one in desk.import(mailbox, batch).await? {
            match one {
                Imported::Filed => counted.filed += 1,
                Imported::Known => counted.known += 1,
                Imported::Later => counted.later += 1,
            }
        }
        let now = desk.now();
        progress.show(done, now);
        if now.since(node_at) > NODE_EVERY {
            desk.take_node_number().await?;
            node_at = now;
        }
    }
    counted.tell()
}

/// The next mails from a place in the order, which moves on behind them.
fn batch(index: &Index, place: &mut usize, unread: &mut Vec<String>) -> Vec<ToImport> {
    let (mut mails, mut bytes) = (Vec::new(), 0);
    while mails.len() < MAILS_AT_A_TIME && bytes < BYTES_AT_A_TIME {
        let Some(read) = index.read(*place) else { break };
        *place += 1;
        match read {
            Ok((came_at, mail)) => {
                bytes += mail.raw.len();
                mails.push(ToImport { sender: return_path(&mail.raw), raw: mail.raw, came_at });
            }
            Err(error) => unread.push(error.to_string()),
        }
    }
    mails
}

/// What became of the mails.
#[derive(Default)]
struct Counted {
    filed: usize,
    known: usize,
    later: usize,
    unread: Vec<String>,
}

impl Counted {
    fn tell(self) -> Result<(), Failure> {
        println!("{} brought in, {} were here already.", self.filed, self.known);
        if self.later > 0 {
            println!("{} could not be read; the running desk shows them as they came.", self.later);
        }
        if self.unread.is_empty() {
            return Ok(());
        }
        Err(Failure::no_input(format!("Not everything could be read. {}.", self.unread.join("; "))))
    }
}
