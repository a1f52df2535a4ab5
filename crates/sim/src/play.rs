//! Plays a story: moves the clocks, carries the letters, lets the desks work, and at each quiet point looks whether
//! every promise holds.

use crate::cast::{bounce, comes_back, dated};
use crate::house::{Folder, House, MAILBOXES, unless_it_dies};
use crate::ledger::{Kind, Ledger, Said};
use crate::office::{Handed, Office};
use crate::promises;
use crate::story::{Event, Story, Way, Weather};
use crate::{Broken, Letter, Played};
use desk::Desk;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::Envelope;
use domain::{InboundId, Millis, Moment};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;
use store::{Rehearsal, Trouble};

/// Monday, 2 November 2026, 0:00 UTC.
const BEGINNING: Moment = Moment(1_793_577_600_000);
/// What was not accepted is tried again after so long, as mail servers do.
const TRY_AGAIN: Millis = Millis::minutes(5);
/// Letters of one story; more are a loop.
const LETTERS_MAX: usize = 1_500;

/// A story that is being played.
pub struct Play {
    /// True time.
    pub now: Moment,
    /// Between everybody.
    pub office: Arc<Office>,
    /// The desks.
    pub houses: Vec<House>,
    /// What really happened.
    pub ledger: Ledger,
    /// What was handed over so far.
    pub handed: Vec<Handed>,
    /// Figures and the fingerprint of all that happened.
    pub played: Played,
    /// Letters on their way, by when they arrive; each the number of what was said.
    post: BTreeMap<(Moment, usize), usize>,
    posted: usize,
    /// Whether the workers have no time.
    busy: bool,
    /// When what died is started again.
    up_again: Option<Moment>,
    trace: Sha256,
    _folder: Folder,
}

/// Plays a story to its end, or to the first promise that is broken.
pub async fn play(story: &Story) -> Result<Played, Trouble> {
    let mut play = Play::begin(story).await?;
    let end = i64::from(story.days);
    let mut days = 1;
    for event in &story.events {
        while event.at.0 >= Millis::days(days).0 && play.played.broken.is_none() {
            play.quiet(days).await?;
            days += 1;
        }
        if play.played.broken.is_none() {
            play.pass_to(BEGINNING + event.at).await?;
            play.one(event).await?;
        }
    }
    while days <= end && play.played.broken.is_none() {
        play.quiet(days).await?;
        days += 1;
    }
    if play.played.broken.is_none() {
        play.end().await?;
    }
    play.played.fingerprint = domain::timeline::hex(&play.trace.finalize());
    Ok(play.played)
}

impl Play {
    async fn begin(story: &Story) -> Result<Self, Trouble> {
        let (folder, office) = (Folder::new()?, Arc::new(Office::default()));
        let mut houses = vec![House::set_up(&folder.0, 0, (story.seed, story.nodes), &office, BEGINNING).await?];
        if story.other_desk {
            houses.push(House::set_up(&folder.0, 1, (story.seed, 1), &office, BEGINNING).await?);
        }
        Ok(Play {
            now: BEGINNING,
            office,
            houses,
            ledger: Ledger::default(),
            handed: Vec::new(),
            played: Played::default(),
            post: BTreeMap::new(),
            posted: 0,
            busy: false,
            up_again: None,
            trace: Sha256::new(),
            _folder: folder,
        })
    }

    async fn one(&mut self, event: &Event) -> Result<(), Trouble> {
        self.tell(&format!("{event}"));
        self.busy = event.busy;
        self.act(event).await?;
        self.count_waiting().await;
        self.work_unless_busy().await;
        Ok(())
    }

    async fn count_waiting(&mut self) {
        let Some((desk, rehearsal)) = self.houses[0].alive(0) else { return };
        let backlog = unless_it_dies(&rehearsal, desk.reader().read(|read| read.inbound_backlog())).await;
        let backlog: Option<Result<(i64, Moment), Trouble>> = backlog;
        if let Some(Ok((waiting, _))) = backlog {
            self.played.queue_max = self.played.queue_max.max(waiting);
        }
    }

    /// Something that happened: two plays of one story are the same when they tell the same.
    pub fn tell(&mut self, line: &str) {
        self.trace.update(line.as_bytes());
        self.trace.update(b"\n");
    }

    /// Time passes; what arrives or is due meanwhile happens when its moment comes.
    async fn pass_to(&mut self, to: Moment) -> Result<(), Trouble> {
        loop {
            let next = [self.post.keys().next().map(|(at, _)| *at), self.up_again, self.next_click()];
            let Some(at) = next.into_iter().flatten().min().filter(|at| *at <= to) else { break };
            self.move_clocks(at);
            self.start_again()?;
            self.click_again().await;
            while let Some(entry) = self.post.first_entry().filter(|entry| entry.key().0 <= self.now) {
                let said = entry.remove();
                self.arrives(said).await;
            }
            self.work_unless_busy().await;
        }
        self.move_clocks(to);
        Ok(())
    }

    fn move_clocks(&mut self, to: Moment) {
        self.now = self.now.max(to);
        self.houses.iter().for_each(|house| house.set_clocks(self.now));
    }

    fn start_again(&mut self) -> Result<(), Trouble> {
        if self.up_again.is_some_and(|at| at <= self.now) {
            self.up_again = None;
            for house in &mut self.houses {
                house.start_again(self.now)?;
            }
        }
        Ok(())
    }

    /// A letter is given to the post; copies of it arrive later.
    pub fn post(&mut self, said: Said, way: Way) {
        let number = self.ledger.said.len();
        for copy in 0..i64::from(way.copies) {
            let at = self.now + way.takes + Millis::minutes(3 * copy);
            self.post_again(number, at);
        }
        self.played.letters += 1;
        self.ledger.said.push(said);
    }

    fn post_again(&mut self, said: usize, at: Moment) {
        self.posted += 1;
        self.post.insert((at, self.posted), said);
    }

    /// A letter written now, with an identifier and a date.
    pub fn written(&self, letter: Letter, kind: Kind) -> Said {
        let number = u32::try_from(self.ledger.said.len()).unwrap_or(u32::MAX);
        let letter = dated(letter, number, self.now);
        let recipient = letter.recipients.first().map_or("", String::as_str);
        let house = usize::from(self.houses.len() > 1 && at_home(recipient) == Some(1));
        let external_id = letter.header("Message-ID").unwrap_or_default().trim_matches(['<', '>']).to_owned();
        let answers = letter.header("In-Reply-To").map(|id| id.trim_matches(['<', '>']).to_owned());
        Said { external_id, kind, house, answers, adds_to: None, letter, accepted: 0, arrivals: Vec::new() }
    }

    /// A letter comes to the door. Whoever brings it comes again when nobody opened.
    async fn arrives(&mut self, number: usize) {
        let said = &self.ledger.said[number];
        let (house, letter) = (said.house, said.letter.clone());
        let which = u32::try_from(number).unwrap_or_default();
        let answer = match self.houses[house].alive(which) {
            Some((desk, rehearsal)) => self.beside(&rehearsal, accept(desk, letter)).await.flatten(),
            None => None,
        };
        self.tell(&format!("letter {number}: {answer:?}"));
        match answer {
            Some(Some(arrivals)) => {
                let now = self.now;
                self.played.accepted += 1;
                let said = &mut self.ledger.said[number];
                said.accepted += 1;
                said.arrivals.extend(arrivals.into_iter().map(|arrival| (arrival, now)));
            }
            Some(None) => {}
            None => self.post_again(number, self.now + TRY_AGAIN),
        }
    }

    /// Something that happens while the desks work, unless they have no time; `None` when its process died over it.
    pub async fn beside<T>(&mut self, rehearsal: &Rehearsal, what: impl Future<Output = T>) -> Option<T> {
        let houses = self.houses.iter().filter(|_| !self.busy);
        let working: Vec<_> = houses.flat_map(House::work).collect();
        let done = unless_it_dies(rehearsal, what).await;
        for work in working {
            let _ = work.await;
        }
        self.look_around();
        done
    }

    async fn work_unless_busy(&mut self) {
        if !self.busy {
            self.work().await;
        }
    }

    /// All desks work; returns whether anything was done.
    async fn work(&mut self) -> bool {
        let working: Vec<_> = self.houses.iter().flat_map(House::work).collect();
        let mut done = 0;
        for work in working {
            done += work.await.unwrap_or(1);
        }
        self.look_around();
        done > 0
    }

    /// Who died is missed, and what left arrives.
    fn look_around(&mut self) {
        let dead = self.houses.iter().flat_map(|house| &house.nodes).any(|node| node.rehearsal.is_dead());
        if dead && self.up_again.is_none() {
            self.played.deaths += 1;
            self.tell("a process died");
            self.up_again = Some(self.now + Millis::minutes(2));
        }
        for handed in self.office.handed_from(self.handed.len()) {
            let weather = handed.weather.map(|weather| format!("{weather:?}"));
            self.tell(&format!("{} to {:?}: {weather:?}", handed.outgoing.external_id, handed.outgoing.to));
            self.handed.push(handed.clone());
            self.played.handed += 1;
            if handed.arrived() && self.ledger.said.len() < LETTERS_MAX {
                self.comes_to(&handed);
            }
        }
    }

    /// A mail of ours comes to whoever it is for; some of them, and some machines on the way, write back by themselves.
    fn comes_to(&mut self, handed: &Handed) {
        let report = match handed.weather {
            Some(Weather::Bounces) => Some(bounce(&handed.outgoing, false)),
            Some(Weather::BouncesInWords) => Some(bounce(&handed.outgoing, true)),
            _ => None,
        };
        if let Some(report) = report {
            let said = self.written(report, Kind::Declared);
            return self.post(said, Way { takes: Millis::minutes(1), copies: 1 });
        }
        for to in &handed.outgoing.to {
            let number = u32::try_from(self.ledger.said.len()).unwrap_or(u32::MAX);
            if let Some(house) = at_home(to.email.as_str()).filter(|house| *house < self.houses.len()) {
                self.carries_over(handed, house, &to.email);
            } else if let Some((letter, declared, takes)) = comes_back(handed, &to.email, number) {
                let said = self.written(letter, if declared { Kind::Declared } else { Kind::Undeclared });
                self.post(said, Way { takes, copies: 1 });
            }
        }
    }

    /// What one desk writes to the other arrives there as the bytes that it is.
    fn carries_over(&mut self, handed: &Handed, house: usize, to: &EmailAddress) {
        let outgoing = &handed.outgoing;
        let again = self.ledger.said.iter().position(|said| said.external_id == outgoing.external_id);
        if let Some(again) = again {
            return self.post_again(again, self.now + Millis::seconds(2));
        }
        let kind = if outgoing.purpose.automatic() { Kind::Declared } else { Kind::Person };
        let from = outgoing.return_path.to_string();
        let letter = Letter::of_bytes(&from, to.as_str(), handed.raw.clone());
        let answers = outgoing.in_reply_to.clone();
        let external_id = outgoing.external_id.clone();
        let said = Said { external_id, kind, house, answers, adds_to: None, letter, accepted: 0, arrivals: Vec::new() };
        self.post(said, Way { takes: Millis::seconds(2), copies: 1 });
    }

    /// Faults end, leases run out, everything on its way arrives; then every promise is looked at.
    async fn quiet(&mut self, days: i64) -> Result<(), Trouble> {
        self.busy = false;
        self.office.clears_up();
        self.houses.iter().flat_map(|house| &house.nodes).for_each(|node| node.rehearsal.heal());
        let evening = BEGINNING + Millis::days(days) - Millis::hours(1);
        self.pass_to(evening.max(self.now)).await?;
        // One step is longer than the longest lease: 20 minutes, of a message that is leaving. The last ones are short,
        // as workers look: what waits for a reason makes room for what is behind it.
        for seconds in [60, 180, 360, 1_260, 2, 2, 2, 2, 2] {
            self.pass_to(self.now + Millis::seconds(seconds)).await?;
            while self.work().await {}
        }
        while self.unsettled() {
            self.pass_to(self.now + Millis::minutes(6)).await?;
            while self.work().await {}
        }
        self.look(false).await
    }

    fn unsettled(&self) -> bool {
        self.post.keys().next().is_some_and(|(at, _)| *at <= self.now + Millis::minutes(6))
    }

    /// Six days later nothing is tried any more.
    async fn end(&mut self) -> Result<(), Trouble> {
        for _ in 0..14 {
            self.pass_to(self.now + Millis::hours(12)).await?;
            while self.work().await {}
        }
        self.quiet(0).await?;
        if self.played.broken.is_none() { self.look(true).await } else { Ok(()) }
    }

    async fn look(&mut self, at_the_end: bool) -> Result<(), Trouble> {
        let (state, broken) = promises::look(self, at_the_end).await?;
        self.played.days += 1;
        self.played.conversations = state.lines().count();
        self.tell(&state);
        let loops = self.ledger.said.len() >= LETTERS_MAX;
        let many = format!("more than {LETTERS_MAX} letters were written");
        self.played.broken = broken.or(loops.then(|| Broken::new("no loop", many)));
        Ok(())
    }
}

/// The house that an address belongs to.
fn at_home(address: &str) -> Option<usize> {
    let (local, domain) = address.rsplit_once('@')?;
    let local = local.split('+').next().unwrap_or(local);
    MAILBOXES.iter().position(|mailbox| mailbox.split_once('@') == Some((local, domain)))
}

/// As a mail server takes a letter in: `None` is "try again later", `Some(None)` is "nobody here has this address".
async fn accept(desk: Desk, letter: Letter) -> Option<Option<Vec<InboundId>>> {
    let recipients: Vec<EmailAddress> =
        letter.recipients.iter().filter_map(|to| EmailAddress::parse(to).ok()).collect();
    for recipient in &recipients {
        if !desk.knows(recipient).await.ok()? {
            return Some(None);
        }
    }
    let envelope = Envelope {
        channel: ChannelKind::Email,
        sender: EmailAddress::parse(&letter.envelope_from).ok(),
        recipients,
        received_at: desk.now(),
        peer: "simulator".into(),
        peer_address: None,
        helo: None,
        imported: false,
    };
    desk.accept(envelope, letter.bytes()).await.ok().map(Some)
}
