//! One visit to one source: sign in, read what is new, keep it, move it if it shall be moved, wait for more.

use super::envelope::{envelope, named};
use super::folder::{Fetched, HandedOut, Lying};
use super::wire::{Line, is_busy};
use super::{Fetching, Wires, units};
use crate::email::came_at;
use desk::Desk;
use desk::intake::Incoming;
use domain::source::{After, Fault, Found, Numbering, Reached, SignIn, Source, oldest_asked_for};
use domain::task::Concern;
use domain::{Millis, Moment};
use sha2::{Digest, Sha256};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::SemaphorePermit;

/// A server may end an idle line after half an hour (RFC 2177), and firewalls forget it earlier.
const IDLE: Duration = Duration::from_secs(9 * 60);
/// Messages whose sizes are asked for at a time.
const SIZES_AT_A_TIME: usize = 200;
/// Messages that are fetched and kept together.
const MESSAGES_AT_A_TIME: usize = 32;
/// Bytes that are.
const BYTES_AT_A_TIME: u64 = 1024 * 1024;
/// Of a message that is larger than the limit, so much is fetched: its headers, and mostly its words.
const BEGINNING_BYTES: usize = 256 * 1024;
/// How often a message may break the line while it is asked for alone, before it is passed over. With the first time and
/// the pauses that is half a minute: a line that breaks by accident does not break four times at one place.
const ALONE_MAX: u32 = 3;

/// One visit after the other.
pub(super) struct Session<'a> {
    desk: &'a Desk,
    wires: &'a Wires,
    source: &'a Source,
    /// When it was last noted in this visit that the folder was seen to its end.
    well: Option<Moment>,
    /// In this visit a message was kept, and reading went on behind it.
    got_on: bool,
    /// Where the line broke last.
    broke: Option<Broke>,
    /// What is kept, and was not moved because the line broke.
    to_move: Vec<u32>,
}

/// A message at which the line broke.
struct Broke {
    uid: u32,
    /// How often it did while that message alone was asked for.
    alone: u32,
}

impl<'a> Session<'a> {
    pub(super) fn new(desk: &'a Desk, wires: &'a Wires, source: &'a Source) -> Self {
        Session { desk, wires, source, well: None, got_on: false, broke: None, to_move: Vec::new() }
    }

    /// Whether the last visit brought something, or saw all that is there.
    pub(super) fn got_on(&self) -> bool {
        self.got_on || self.well.is_some()
    }

    /// Fetches until something fails, or until what it signed in with is nearly over.
    pub(super) async fn run(&mut self) -> Result<(), Fault> {
        let begun = self.desk.now();
        (self.well, self.got_on) = (None, false);
        let secret = self.desk.source_secret_now(self.source.id).await?;
        let SignedIn { mut line, life, permission } = signed_in(self.wires, self.source, &secret).await?;
        if let Some(permission) = permission.filter(|permission| *permission != secret) {
            let kept = self.desk.renew_source_secret(self.source.id, &permission).await;
            kept.map_err(|refused| not_kept(&refused))?;
        }
        let opened = line.select(&self.source.folder).await?;
        let mut reached = self.where_it_stands(opened).await?;
        self.move_away(&mut line).await?;
        loop {
            line.grown = false;
            self.read_on(&mut line, &mut reached).await?;
            let noted = self.desk.source_is_well(self.source.id, self.well).await;
            self.well = Some(noted.map_err(|trouble| Fault::NotKept(trouble.to_string()))?);
            let left = life.map_or(Millis::days(1), |life| Millis(life.0 - self.desk.now().since(begun).0));
            if left.0 <= 0 {
                return Ok(());
            }
            let left = Duration::from_millis(left.0.unsigned_abs());
            if line.grown {
                continue;
            }
            if line.can.idle {
                line.idle(IDLE.min(left)).await?;
            } else {
                tokio::time::sleep(self.wires.fetching.poll_every.min(left)).await;
                line.ask("NOOP").await?.must()?;
            }
        }
    }

    /// How far the folder was read, in the numbers that it has now.
    async fn where_it_stands(&mut self, opened: Numbering) -> Result<Reached, Fault> {
        let known = self.desk.source_reached(self.source.id).await.map_err(|trouble| not_kept(&trouble))?;
        let mut reached = match known {
            Some(known) if known.holds(opened) => return Ok(known),
            Some(_) => Reached::renumbered(opened, self.seen_until().await?),
            None => Reached::first(self.source, opened),
        };
        // Those were other numbers.
        (self.broke, self.to_move) = (None, Vec::new());
        let next = reached.uid_next;
        self.keep(&mut reached, next, Vec::new(), Vec::new()).await?;
        Ok(reached)
    }

    /// When the folder was last seen.
    async fn seen_until(&self) -> Result<Moment, Fault> {
        let seen = self.desk.source_looked_at(self.source.id).await.map_err(|trouble| not_kept(&trouble))?;
        Ok(seen.unwrap_or(self.source.created_at))
    }

    /// Reads everything from where it stands to the end of the folder.
    async fn read_on(&mut self, line: &mut Line, reached: &mut Reached) -> Result<(), Fault> {
        if reached.uid_next < reached.new_from {
            let before = match oldest_asked_for(self.source, reached) {
                Some(oldest) => {
                    let (from, to) = (reached.uid_next, reached.new_from - 1);
                    line.search(&format!("UID {from}:{to} SINCE {}", day_before(oldest))).await?
                }
                None => Vec::new(),
            };
            self.read_all(line, reached, &before).await?;
            self.keep(reached, reached.new_from, Vec::new(), Vec::new()).await?;
        }
        // With nothing behind it, `n:*` still names the last message (RFC 3501 §6.4.8).
        let mut new = line.search(&format!("UID {}:*", reached.uid_next)).await?;
        new.retain(|uid| *uid >= reached.uid_next);
        self.read_all(line, reached, &new).await
    }

    async fn read_all(&mut self, line: &mut Line, reached: &mut Reached, uids: &[u32]) -> Result<(), Fault> {
        for some in uids.chunks(SIZES_AT_A_TIME) {
            let mut lying = line.sizes(some).await?;
            while !lying.is_empty() {
                let together: Vec<Lying> = lying.drain(..self.together(&lying)).collect();
                self.read_together(line, reached, &together).await?;
            }
        }
        Ok(())
    }

    /// How many of the first messages are fetched together. One that is too large comes alone, and so does one at which
    /// the line broke.
    fn together(&self, lying: &[Lying]) -> usize {
        let broke_at = self.broke.as_ref().and_then(|broke| lying.iter().position(|one| one.uid == broke.uid));
        together(lying, self.limit()).min(broke_at.unwrap_or(usize::MAX).max(1))
    }

    fn limit(&self) -> u64 {
        self.wires.fetching.message_bytes_max as u64
    }

    /// Fetches and keeps messages that lie behind each other.
    async fn read_together(&mut self, line: &mut Line, reached: &mut Reached, lying: &[Lying]) -> Result<(), Fault> {
        let missing = self.ask_for(line, reached, lying, expected(lying)).await?;
        if missing.is_empty() {
            return Ok(());
        }
        // One that cannot be had must not keep the others away, and one that is larger than the server said comes alone.
        for uid in line.still_there(&missing).await? {
            let one: Vec<Lying> = lying.iter().filter(|one| one.uid == uid).cloned().collect();
            let missing = self.ask_for(line, reached, &one, self.bytes_max(&one) as u64).await?;
            if !line.still_there(&missing).await?.is_empty() {
                self.pass_over(reached, uid).await?;
            }
        }
        // What is missing and was not passed over is gone.
        let next = lying.last().map_or(reached.uid_next, |last| last.uid.saturating_add(1));
        self.keep(reached, next, Vec::new(), Vec::new()).await
    }

    /// Asks for messages, keeps those that come whole, and moves them if they shall be moved. Gives back those that are
    /// missing.
    async fn ask_for(
        &mut self,
        line: &mut Line,
        reached: &mut Reached,
        lying: &[Lying],
        bytes: u64,
    ) -> Result<Vec<u32>, Fault> {
        let uids: Vec<u32> = lying.iter().map(|one| one.uid).collect();
        let _room = self.room(bytes).await?;
        let HandedOut { fetched, broken } = line.messages(&uids, self.bytes_max(lying), bytes).await;
        let missing: Vec<u32> = uids.iter().copied().filter(|uid| !fetched.iter().any(|one| one.uid == *uid)).collect();
        let behind = uids.last().map_or(reached.uid_next, |last| last.saturating_add(1));
        self.take(reached, missing.first().copied().unwrap_or(behind), lying, fetched).await?;
        if let Some(fault) = broken {
            self.note_break(reached, &missing, lying.len() == 1, &fault).await?;
            return Err(fault);
        }
        self.move_away(line).await?;
        Ok(missing)
    }

    /// Moves what is here and shall be moved; a second time is not tried.
    async fn move_away(&mut self, line: &mut Line) -> Result<(), Fault> {
        let uids = std::mem::take(&mut self.to_move);
        match &self.source.after {
            After::Move(folder) if !uids.is_empty() => line.move_to(&uids, folder).await,
            After::Move(_) | After::Leave => Ok(()),
        }
    }

    /// The line broke within a message, mostly the first that is missing. So that no message holds up all behind it, that
    /// one is asked for alone from now on, and passed over when it broke the line too often. A server that is busy is no
    /// fault of a message.
    async fn note_break(
        &mut self,
        reached: &mut Reached,
        missing: &[u32],
        alone: bool,
        fault: &Fault,
    ) -> Result<(), Fault> {
        let Some(&uid) = missing.first() else { return Ok(()) };
        if matches!(fault, Fault::Said(words) if is_busy(words)) {
            return Ok(());
        }
        let before = self.broke.as_ref().filter(|broke| broke.uid == uid).map_or(0, |broke| broke.alone);
        let broke = Broke { uid, alone: before + u32::from(alone) };
        if broke.alone < ALONE_MAX {
            self.broke = Some(broke);
            return Ok(());
        }
        self.broke = None;
        self.pass_over(reached, uid).await
    }

    /// Goes on behind a message that cannot be had; somebody is told where it lies.
    async fn pass_over(&mut self, reached: &mut Reached, uid: u32) -> Result<(), Fault> {
        let missing = self.not_handed_out(uid);
        self.keep(reached, uid.saturating_add(1), Vec::new(), vec![missing]).await
    }

    /// Bytes after which each of these is cut off.
    fn bytes_max(&self, lying: &[Lying]) -> usize {
        let too_large = lying.iter().any(|one| one.size > self.limit());
        if too_large { BEGINNING_BYTES } else { self.wires.fetching.message_bytes_max }
    }

    /// Room in memory, shared with all other sources.
    async fn room(&self, bytes: u64) -> Result<SemaphorePermit<'a>, Fault> {
        self.wires.under_way.acquire_many(units(bytes)).await.map_err(|_| Fault::Silent)
    }

    /// Keeps what was fetched of these, and that reading goes on at `next`.
    async fn take(
        &mut self,
        reached: &mut Reached,
        next: u32,
        lying: &[Lying],
        fetched: Vec<Fetched>,
    ) -> Result<(), Fault> {
        let bytes_max = self.bytes_max(lying);
        let (mut tasks, mut incoming, mut whole) = (Vec::new(), Vec::new(), Vec::new());
        for one in fetched {
            let (uid, bytes) = (one.uid, one.raw.len() as u64);
            let is_whole = one.raw.len() < bytes_max || lying.iter().any(|it| it.uid == uid && it.size == bytes);
            if !is_whole {
                tasks.push(self.too_large(&one));
            }
            if let Some(kept) = self.incoming(one, reached).await? {
                incoming.push(kept);
                whole.extend(is_whole.then_some(uid));
            }
        }
        self.got_on |= !incoming.is_empty() && next > reached.uid_next;
        self.keep(reached, next, incoming, tasks).await?;
        // What was left where it is, could not be had, or is here in part only, stays there.
        self.to_move.extend(whole);
        Ok(())
    }

    fn not_handed_out(&self, uid: u32) -> Concern {
        Concern::NotHandedOut {
            account: self.source.account.clone(),
            host: self.source.server.host.clone(),
            folder: self.source.folder.clone(),
            number: uid,
        }
    }

    fn too_large(&self, one: &Fetched) -> Concern {
        Concern::TooLarge {
            from: envelope(&one.raw, "", Moment(0), false).sender.map(|from| from.to_string()),
            account: self.source.account.clone(),
            host: self.source.server.host.clone(),
        }
    }

    /// A message with its envelope, ready to be kept; `None` for one that is left where it is.
    async fn incoming(&self, one: Fetched, reached: &Reached) -> Result<Option<Incoming>, Fault> {
        let now = self.desk.now();
        let came = came_at(&one.raw, now).or(one.internal_date).unwrap_or(now).min(now);
        let imported = match Found::of(self.source, reached, one.uid, came) {
            Found::Skipped => return Ok(None),
            Found::Backlog => true,
            Found::New => false,
        };
        let received_at = if imported { came } else { now };
        let mut envelope = envelope(&one.raw, &self.source.server.host, received_at, imported);
        let recipients = self.desk.recipient_among(self.source.mailbox, named(&one.raw)).await;
        envelope.recipients = recipients.map_err(|trouble| not_kept(&trouble))?;
        // By its bytes it is known again, whatever number the server gives it.
        let key = format!("imap:{}:{}", self.source.id, domain::timeline::hex(&Sha256::digest(&one.raw)));
        self.desk.incoming(envelope, one.raw, Some(key)).await.map(Some).map_err(|trouble| not_kept(&trouble))
    }

    /// Keeps what came, and that reading goes on at `next`, unless it is further already.
    async fn keep(
        &self,
        reached: &mut Reached,
        next: u32,
        incoming: Vec<Incoming>,
        tasks: Vec<Concern>,
    ) -> Result<(), Fault> {
        *reached = Reached { uid_next: reached.uid_next.max(next), ..*reached };
        let kept = self.desk.keep_fetched(self.source.id, incoming, *reached, tasks).await;
        kept.map_err(|trouble| not_kept(&trouble))
    }
}

/// Connects, signs in, opens the folder, and leaves.
pub(super) async fn try_once(wires: &Wires, source: &Source, secret: &str) -> Result<Numbering, Fault> {
    let SignedIn { mut line, .. } = signed_in(wires, source, secret).await?;
    let seen = line.select(&source.folder).await?;
    let _ = line.ask("LOGOUT").await;
    Ok(seen)
}

/// Visits a folder on a line that is open already, for nobody: signs in, fetches what is there, moves it and waits a moment
/// for more. Puts what it fetches into `fetched`: of one message at most `bytes_max` bytes, at most `bytes_all` together.
/// Public so that whoever tests this can answer like the worst of servers, in memory, without a network and a desk.
///
/// # Errors
/// Why it ended, if the server did not let it go to the end.
pub async fn visit(
    line: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    (bytes_max, bytes_all): (usize, u64),
    fetched: &mut Vec<Vec<u8>>,
) -> Result<(), Fault> {
    let mut line = Line::begin(Box::new(line), Fetching::default().patience).await?;
    line.sign_in("account", "password").await?;
    line.select("INBOX").await?;
    let found = line.search("UID 1:*").await?;
    let lying = line.sizes(found.get(..SIZES_AT_A_TIME.min(found.len())).unwrap_or_default()).await?;
    let uids: Vec<u32> = lying.iter().map(|one| one.uid).collect();
    let HandedOut { fetched: messages, broken } = line.messages(&uids, bytes_max, bytes_all).await;
    fetched.extend(messages.into_iter().map(|one| one.raw));
    broken.map_or(Ok(()), Err)?;
    line.move_to(&uids, "Done").await?;
    line.idle(Duration::from_secs(1)).await
}

/// A line that is signed in.
struct SignedIn {
    line: Line,
    /// After so long it should sign in again; `None` where a password lasts.
    life: Option<Millis>,
    /// The permission that takes the place of the one that was used.
    permission: Option<String>,
}

/// A token is used up to this part of its life: what is asked with the rest may come too late.
const LIFE_USED: (u32, u32) = (3, 4);

async fn signed_in(wires: &Wires, source: &Source, secret: &str) -> Result<SignedIn, Fault> {
    if source.sign_in == SignIn::Password {
        let mut line = Line::open(&source.server, wires).await?;
        line.sign_in(&source.account, secret).await?;
        return Ok(SignedIn { line, life: None, permission: None });
    }
    let access = wires.fetching.clients.access(&wires.tls, source.sign_in, secret).await?;
    let mut line = Line::open(&source.server, wires).await?;
    line.sign_in_by_token(&source.account, &access.token).await?;
    let life = i64::try_from((access.life * LIFE_USED.0 / LIFE_USED.1).as_millis()).unwrap_or(i64::MAX);
    Ok(SignedIn { line, life: Some(Millis(life)), permission: access.permission })
}

/// How many of the first messages are fetched together. One that is too large comes alone.
fn together(lying: &[Lying], limit: u64) -> usize {
    let mut bytes = 0;
    let fits = lying.iter().take(MESSAGES_AT_A_TIME).take_while(|one| {
        bytes += one.size;
        bytes <= BYTES_AT_A_TIME && one.size <= limit
    });
    fits.count().max(1)
}

/// Bytes that these may have together: some servers guess the sizes, or count the ends of lines otherwise.
fn expected(lying: &[Lying]) -> u64 {
    let said: u64 = lying.iter().map(|one| one.size).sum();
    said + said / 4 + 64 * 1024
}

/// The day before, as searches name it: `SINCE` knows days only, in a time zone of its own.
fn day_before(at: Moment) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let text = (at - Millis::days(1)).rfc3339();
    let day = text.get(..10).filter(|day| day.starts_with(|c: char| c.is_ascii_digit()));
    let mut parts = day.unwrap_or("1970-01-01").split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    format!("{}-{}-{}", day.unwrap_or("01"), month.unwrap_or(&"Jan"), year.unwrap_or("1970"))
}

fn not_kept(trouble: &impl ToString) -> Fault {
    Fault::NotKept(trouble.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_together_within_bounds_and_large_ones_alone() {
        let lying =
            |sizes: &[u64]| -> Vec<Lying> { (1..).zip(sizes).map(|(uid, &size)| Lying { uid, size }).collect() };
        assert_eq!(together(&lying(&[10, 10, 10]), 1_000), 3);
        assert_eq!(together(&lying(&[10, 5_000, 10]), 1_000), 1);
        assert_eq!(together(&lying(&[5_000, 10]), 1_000), 1, "too large, alone");
        assert_eq!(together(&lying(&[BYTES_AT_A_TIME, 1]), u64::MAX), 1);
        assert_eq!(together(&lying(&[1; 100]), u64::MAX), MESSAGES_AT_A_TIME);
    }

    #[test]
    fn searches_name_days() {
        assert_eq!(day_before(Moment(1_793_610_000_000)), "01-Nov-2026");
        assert_eq!(day_before(Moment(i64::MAX)), "01-Jan-1970");
    }
}
