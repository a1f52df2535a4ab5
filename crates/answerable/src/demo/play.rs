//! Playing the stories: every step gets its moment, then all happen in the order of time, each through the use case that
//! a page or a mail server would call.

use super::files::file;
use super::letter::Letter;
use super::outside::Outside;
use super::script::{Begins, Person, Step, Story};
use super::{AGENTS, CannotSeed, HELP, ORDERS};
use desk::Desk;
use desk::customer_page::AddedFile;
use desk::opening::Opening;
use desk::reply::Reply;
use domain::conversation::Conversation;
use domain::customer::{ChannelKind, EmailAddress};
use domain::message::{Envelope, Outgoing};
use domain::team::OpeningHours;
use domain::timeline::Actor;
use domain::{AgentId, ConversationId, MailboxId, Millis, Moment};
use std::fmt::Display;

/// Everybody who takes part, by the names of the scripts.
pub struct Cast {
    /// Who answers.
    pub agents: Vec<(&'static str, AgentId)>,
    /// Addresses beside the first one.
    pub mailboxes: Vec<(&'static str, MailboxId)>,
    /// Who writes.
    pub people: Vec<Person>,
}

/// What was played.
#[derive(Default)]
pub struct Played {
    /// Conversations begun.
    pub conversations: usize,
    /// Messages received, sent and noted.
    pub messages: usize,
}

/// One step at its moment.
struct Event {
    at: Moment,
    story: usize,
    step: usize,
}

/// Plays what has happened until `now`.
pub async fn play(
    desk: &Desk,
    outside: &Outside,
    cast: &Cast,
    hours: &OpeningHours,
    stories: &[Story],
    now: Moment,
) -> Result<Played, CannotSeed> {
    let threads = vec![None; stories.len()];
    let mut player = Player { desk, outside, cast, threads, wakes: Vec::new(), played: Played::default() };
    for event in schedule(stories, hours, now)? {
        let story = &stories[event.story];
        let step = &story.steps[event.step];
        player.time_passes(event.at).await?;
        player.perform(&event, story, step).await?;
        if sends(step) {
            // The undo time ends, or the acknowledgement leaves, before the next thing happens.
            player.time_passes((desk.now() + desk.mail.manners().undo).min(now)).await?;
            desk.deliver_due().await?;
        }
    }
    player.time_passes(now).await?;
    desk.deliver_due().await?;
    Ok(player.played)
}

/// Gives every step its moment: ours in opening hours, theirs when people are awake.
fn schedule(stories: &[Story], hours: &OpeningHours, now: Moment) -> Result<Vec<Event>, CannotSeed> {
    let today = Moment(now.0 - now.0.rem_euclid(Millis::days(1).0));
    let mut events = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        let mut at = None;
        for (index, step) in story.steps.iter().enumerate() {
            let luck = scatter(number, index);
            let moment = match (step.begins, at) {
                (Some(Begins::Day(days, time)), _) => today - Millis::days(days) + time,
                (Some(Begins::Before(span)), _) => now - span,
                (None, Some(before)) if ours(step) => hours
                    .add_open_time(before, step.after.unwrap_or(our_pace(step, luck)))
                    .map_err(|_| CannotSeed::refused(story.subject, "the desk never opens"))?,
                (None, Some(before)) => awake(before, step.after, luck),
                (None, None) => return Err(CannotSeed::refused(story.subject, "it does not say when it begins")),
            };
            at = Some(moment);
            if moment > now {
                break;
            }
            events.push(Event { at: moment, story: number, step: index });
        }
    }
    events.sort_by_key(|event| (event.at, event.story, event.step));
    Ok(events)
}

/// Whether it is done at the desk, in opening hours.
fn ours(step: &Step) -> bool {
    matches!(step.what, "answer" | "note" | "draft" | "hand over" | "snooze" | "close" | "task done")
}

/// Whether something leaves because of it: our words, or the acknowledgement of a first message.
fn sends(step: &Step) -> bool {
    let silent = ["back", "page", "solved", "not solved", "note", "draft", "hand over", "snooze", "close", "task done"];
    !silent.contains(&step.what)
}

/// How long we take for a step when the script leaves it open: answers from twenty minutes to five and a half hours.
fn our_pace(step: &Step, luck: i64) -> Millis {
    match step.what {
        "answer" => Millis::minutes(20 + (luck % 18) * (luck % 18)),
        "close" => Millis::minutes(4 + luck % 40),
        _ => Millis::minutes(3 + luck % 25),
    }
}

/// When a customer does something: nobody writes at night.
fn awake(before: Moment, after: Option<Millis>, luck: i64) -> Moment {
    if let Some(after) = after {
        return before + after;
    }
    let at = before + Millis::minutes(35 + luck % 900);
    let hour = at.0.rem_euclid(Millis::days(1).0) / Millis::hours(1).0;
    let sleeps = if hour < 6 {
        7
    } else if hour > 20 {
        10
    } else {
        0
    };
    at + Millis::hours(sleeps)
}

/// A number that looks like chance and is the same every time.
fn scatter(story: usize, step: usize) -> i64 {
    let mixed = (story * 31 + step + 7).wrapping_mul(2_654_435_761) >> 7;
    i64::try_from(mixed % 100_003).unwrap_or_default()
}

/// A story that has begun.
#[derive(Clone)]
struct Thread {
    id: ConversationId,
    with: Person,
}

struct Player<'a> {
    desk: &'a Desk,
    outside: &'a Outside,
    cast: &'a Cast,
    threads: Vec<Option<Thread>>,
    wakes: Vec<Moment>,
    played: Played,
}

impl Player<'_> {
    /// Moves the clock, never back, and does what is due by then.
    async fn time_passes(&mut self, to: Moment) -> Result<(), CannotSeed> {
        self.desk.clock.set(to.max(self.desk.now()));
        if self.wakes.iter().any(|wake| *wake <= to) {
            self.wakes.retain(|wake| *wake > to);
            self.desk.wake_due().await?;
        }
        Ok(())
    }

    async fn perform(&mut self, event: &Event, story: &Story, step: &Step) -> Result<(), CannotSeed> {
        let refused = |why: &dyn Display| CannotSeed::refused(story.subject, why);
        match step.what {
            "away" | "here" => return self.comes_and_goes(story, step).await,
            "open" => return self.write_first(event, story, step).await,
            _ => {}
        }
        let Some(thread) = self.threads[event.story].clone() else { return self.begin(event, story, step).await };
        let desk = self.desk;
        let conversation = self.conversation(story, thread.id).await?;
        let by = step.by.map_or(Ok(conversation.owner), |key| self.agent(story, key))?;
        let id = thread.id;
        match step.what {
            "answer" => self.answer(story, step, &conversation, by).await?,
            "back" => self.write_back(event, story, step, &thread).await?,
            "page" => {
                let files = step.with.and_then(file).into_iter();
                let files = files.map(|(name, kind, bytes)| AddedFile {
                    name: name.to_owned(),
                    content_type: kind.to_owned(),
                    bytes,
                });
                let (token, key, files) = (conversation.page_token, desk.new_draft(), files.collect());
                desk.add_on_page(token, key, step.text.clone(), files).await.map_err(|why| refused(&why))?;
                self.played.messages += 1;
            }
            "solved" | "not solved" => {
                let solved = step.what == "solved";
                desk.solved_on_page(conversation.page_token, solved).await.map_err(|why| refused(&why))?;
            }
            "note" => {
                desk.note(by, id, desk.new_draft(), step.text.clone()).await.map_err(|why| refused(&why))?;
                self.played.messages += 1;
            }
            "draft" => {
                let (key, text) = (desk.new_draft(), step.text.clone());
                desk.save_draft(by, key, Some(id), "reply", text).await.map_err(|why| refused(&why))?;
            }
            "hand over" => {
                let to = self.agent(story, step.to.unwrap_or_default())?;
                if to != conversation.owner {
                    desk.hand_over(by, id, to).await.map_err(|why| refused(&why))?;
                }
            }
            "snooze" => {
                let until = desk.now() + Millis::days(step.days.unwrap_or(1));
                desk.snooze(by, id, until).await.map_err(|why| refused(&why))?;
                self.wakes.push(until);
            }
            "close" => desk.close(by, id).await.map_err(|why| refused(&why))?,
            "task done" => {
                for task in desk.reader().read(move |read| read.tasks_of(id)).await? {
                    desk.task_done(by, task.id).await?;
                }
            }
            other => return Err(refused(&format!("nobody knows how to \u{201c}{other}\u{201d}"))),
        }
        Ok(())
    }

    async fn conversation(&self, story: &Story, id: ConversationId) -> Result<Conversation, CannotSeed> {
        let found = self.desk.reader().read(move |read| read.conversation(id)).await?;
        found.ok_or_else(|| CannotSeed::refused(story.subject, "its conversation is gone"))
    }

    fn agent(&self, story: &Story, key: &str) -> Result<AgentId, CannotSeed> {
        let found = self.cast.agents.iter().find(|(known, _)| *known == key).map(|(_, id)| *id);
        found.ok_or_else(|| CannotSeed::refused(story.subject, format!("no agent is called {key}")))
    }

    fn person(&self, story: &Story, key: &str) -> Result<Person, CannotSeed> {
        let found = self.cast.people.iter().find(|person| person.key == key).cloned();
        found.ok_or_else(|| CannotSeed::refused(story.subject, format!("nobody is called {key}")))
    }

    async fn comes_and_goes(&self, story: &Story, step: &Step) -> Result<(), CannotSeed> {
        let agent = self.agent(story, step.by.unwrap_or(AGENTS[0].0))?;
        let away = (step.what == "away").then(|| step.days.map(|days| self.desk.now() + Millis::days(days)));
        let changed = self.desk.set_away(Actor::Agent(agent), agent, away).await;
        changed.map(drop).map_err(|why| CannotSeed::refused(story.subject, why))
    }

    async fn answer(
        &mut self,
        story: &Story,
        step: &Step,
        conversation: &Conversation,
        by: AgentId,
    ) -> Result<(), CannotSeed> {
        let refused = |why: &dyn Display| CannotSeed::refused(story.subject, why);
        let (desk, id) = (self.desk, conversation.id);
        if by != conversation.owner {
            desk.hand_over(by, id, by).await.map_err(|why| refused(&why))?;
        }
        let draft = desk.new_draft();
        if let Some((name, kind, bytes)) = step.with.and_then(file) {
            let attached = desk.attach(by, (draft, "reply"), Some(id), name.to_owned(), kind.to_owned(), bytes).await;
            attached.map_err(|why| refused(&why))?;
        }
        let text = step.text.clone();
        let reply = Reply::new(draft, id, text);
        desk.reply(by, reply).await.map_err(|why| refused(&why))?;
        self.played.messages += 1;
        Ok(())
    }

    async fn write_first(&mut self, event: &Event, story: &Story, step: &Step) -> Result<(), CannotSeed> {
        let by = self.agent(story, step.by.unwrap_or(AGENTS[0].0))?;
        let to = self.person(story, step.to.unwrap_or_default())?;
        let mailboxes = self.desk.reader().read(|read| read.mailboxes()).await?;
        let mailbox = mailboxes.first().map(|mailbox| mailbox.id);
        let opening = Opening {
            cc: String::new(),
            bcc: String::new(),
            follows: None,
            told: false,
            draft: self.desk.new_draft(),
            mailbox: mailbox.ok_or_else(|| CannotSeed::refused(story.subject, "there is no mailbox"))?,
            to: to.email.to_owned(),
            name: to.name.to_owned(),
            subject: story.subject.to_owned(),
            text: step.text.clone(),
        };
        let id = self.desk.open(by, opening).await.map_err(|why| CannotSeed::refused(story.subject, why))?;
        self.threads[event.story] = Some(Thread { id, with: to });
        self.played.conversations += 1;
        self.played.messages += 1;
        Ok(())
    }

    /// A customer's first mail of a matter.
    async fn begin(&mut self, event: &Event, story: &Story, step: &Step) -> Result<(), CannotSeed> {
        let person = self.person(story, step.what)?;
        let to = match step.to {
            Some(key) if self.cast.mailboxes.iter().any(|(known, _)| *known == key) => ORDERS,
            _ => HELP,
        };
        let id = message_id(event, &person);
        let at = self.desk.now();
        let (to, subject) = (to.to_owned(), story.subject.to_owned());
        let letter = Letter { person: &person, to: to.clone(), subject, id: id.clone(), at, answers: None, step };
        self.arrives(story, Some(person.email), to, letter.bytes()).await?;
        let placed = self.desk.reader().read(move |read| read.parent(&id)).await?;
        let id = placed.ok_or_else(|| CannotSeed::refused(story.subject, "it found no place"))?.conversation;
        self.threads[event.story] = Some(Thread { id, with: person });
        self.played.conversations += 1;
        Ok(())
    }

    /// Somebody, or their machine, answers our latest mail.
    async fn write_back(
        &mut self,
        event: &Event,
        story: &Story,
        step: &Step,
        thread: &Thread,
    ) -> Result<(), CannotSeed> {
        let ours = self.outside.latest(thread.id);
        let ours = ours.ok_or_else(|| CannotSeed::refused(story.subject, "there is no mail to answer"))?;
        let person = step.from.map_or(Ok(thread.with.clone()), |key| self.person(story, key))?;
        let (id, at) = (message_id(event, &person), self.desk.now());
        let (sender, to) = envelope(step, &person, &ours);
        let subject = match step.form {
            Some("out-of-office") if person.language == "de" => format!("Automatische Antwort: {}", ours.subject),
            Some("out-of-office") => format!("Automatic reply: {}", ours.subject),
            Some("bounce") => "Undelivered Mail Returned to Sender".to_owned(),
            Some("calendar") => "Accepted: Visit to the showroom".to_owned(),
            _ => ours.subject.clone(),
        };
        let letter = Letter { person: &person, to: to.clone(), subject, id, at, answers: Some(&ours), step };
        self.arrives(story, sender, to, letter.bytes()).await
    }

    /// Mail comes in at the front door and is taken in.
    async fn arrives(
        &mut self,
        story: &Story,
        sender: Option<&'static str>,
        to: String,
        raw: Vec<u8>,
    ) -> Result<(), CannotSeed> {
        let refused = |why: &dyn Display| CannotSeed::refused(story.subject, why);
        let parse = |text: &str| EmailAddress::parse(text).map_err(|why| refused(&why));
        let envelope = Envelope {
            channel: ChannelKind::Email,
            sender: sender.map(parse).transpose()?,
            recipients: vec![parse(&to)?],
            received_at: self.desk.now(),
            peer: "demo".to_owned(),
            peer_address: None,
            helo: None,
            imported: false,
        };
        self.desk.accept(envelope, raw).await?;
        self.desk.take_in_due().await?;
        self.played.messages += 1;
        Ok(())
    }
}

/// Who hands an answer over, and where to: reports come from nobody to the return path, colleagues know only the
/// public address, everybody else answers where the mail asks for it.
fn envelope(step: &Step, person: &Person, ours: &Outgoing) -> (Option<&'static str>, String) {
    let reply_to = ours.reply_to.as_ref().unwrap_or(&ours.from).email.to_string();
    match step.form {
        Some("bounce") => (None, ours.return_path.to_string()),
        Some("out-of-office") => (None, reply_to),
        _ if step.from.is_some() => (Some(person.email), HELP.to_owned()),
        _ => (Some(person.email), reply_to),
    }
}

fn message_id(event: &Event, person: &Person) -> String {
    let domain = person.email.rsplit('@').next().unwrap_or_default();
    format!("{:x}.{}.{}@{domain}", event.at.0, event.story, event.step)
}
