//! What people do when their turn in the story comes. What an event needs and does not find, it leaves out.

use crate::cast::{CAST, machine};
use crate::house::{MAILBOXES, PEOPLE, staff_address};
use crate::ledger::{Fate, Kind, Reply};
use crate::office::Handed;
use crate::play::Play;
use crate::story::{Event, Way, What};
use crate::{Letter, house};
use desk::Desk;
use desk::opening::Opening;
use desk::reply::CannotReply;
use desk::withdrawal::CannotWithdraw;
use domain::message::Purpose;
use domain::timeline::Actor;
use domain::{AgentId, ConversationId, Millis, Moment, OutgoingId};
use std::future::Future;
use store::{Page, Trouble, View};

/// Characters of a large letter: more than a row of the database holds.
const LARGE_CHARS: usize = 300_000;
/// Rows of a list that an agent looks at.
const LIST_ROWS: i64 = 500;

impl Play {
    /// Does what an event says.
    pub async fn act(&mut self, event: &Event) -> Result<(), Trouble> {
        match event.what {
            What::Writes { who, large, way } => self.writes(who, large, way),
            What::Answers { who, which, from_elsewhere, way } => self.answers(who, which, from_elsewhere, way),
            What::Adds { who, which, way } => self.adds(who, which, way),
            What::Machine { kind, answers, way } => self.machine_writes(kind, answers, way),
            What::Storm { letters } => self.storm(letters),
            What::PassesOn { agent, who, way } => self.passes_on(agent, who, way),
            What::RepliesByMail { which, way } => self.replies_by_mail(which, way),
            What::Outside { weather, times } => self.office.forecast(weather, times),
            What::Breaks { node, after, fault } => {
                self.played.faults += 1;
                if let Some(node) = self.houses[0].nodes.get(node as usize) {
                    node.rehearsal.plan(after, fault);
                }
            }
            What::ClockJumps { node, seconds } => {
                if let Some(node) = self.houses[0].nodes.get_mut(node as usize) {
                    node.ahead = Millis::seconds(i64::from(seconds));
                }
            }
            _ => self.agent_acts(event).await,
        }
        Ok(())
    }

    fn writes(&mut self, who: u32, large: bool, way: Way) {
        let customer = &CAST[who as usize % CAST.len()];
        let number = self.ledger.said.len();
        let from = format!("{} <{}>", customer.name, customer.address);
        let mut text = format!("Hello,\nthis is matter {number}: {}.\n{}", matter(number), customer.name);
        if large {
            text.push_str(&"\nand one more line of a long list".repeat(LARGE_CHARS / 32));
        }
        let letter = Letter::new(&from, MAILBOXES[0], &format!("Matter {number}"), &text);
        let said = self.written(letter, Kind::Person);
        self.post(said, way);
    }

    fn answers(&mut self, who: u32, which: u32, from_elsewhere: bool, way: Way) {
        let customer = &CAST[who as usize % CAST.len()];
        let got = |handed: &&Handed| {
            let theirs = |to: &domain::customer::Address| to.email.as_str() == customer.address;
            handed.arrived() && handed.house == 0 && handed.outgoing.to.iter().any(theirs)
        };
        let number = self.ledger.said.len();
        let letter = chosen(self.handed.iter().filter(got), which).map(|handed| {
            let from = if from_elsewhere { customer.other } else { customer.address };
            Letter::answering(
                &handed.outgoing,
                &format!("{} <{from}>", customer.name),
                &format!("Answer {number}. Thanks."),
            )
        });
        if let Some(letter) = letter {
            let said = self.written(letter, Kind::Person);
            self.post(said, way);
        }
    }

    fn adds(&mut self, who: u32, which: u32, way: Way) {
        let customer = &CAST[who as usize % CAST.len()];
        let theirs = self.ledger.said.iter().enumerate().filter(|(_, said)| {
            said.kind == Kind::Person && said.house == 0 && said.letter.envelope_from == customer.address
        });
        let Some((before, said)) = chosen(theirs, which) else { return };
        let number = self.ledger.said.len();
        let subject = said.letter.header("Subject").unwrap_or_default().to_owned();
        let id = format!("<{}>", said.external_id);
        let to = said.letter.recipients.first().cloned().unwrap_or_default();
        let letter =
            Letter::new(customer.address, &to, &format!("Re: {subject}"), &format!("I forgot to say {number}."))
                .with("In-Reply-To", &id)
                .with("References", &id);
        let mut said = self.written(letter, Kind::Person);
        (said.adds_to, said.answers) = (Some(before), None);
        self.post(said, way);
    }

    fn machine_writes(&mut self, kind: u32, answers: bool, way: Way) {
        let acknowledged = |handed: &&Handed| handed.house == 0 && handed.outgoing.purpose == Purpose::Acknowledgement;
        let ours = chosen(self.handed.iter().filter(acknowledged), kind).filter(|_| answers);
        let (letter, declared) = machine(kind, MAILBOXES[0], ours.map(|handed| &handed.outgoing));
        let said = self.written(letter, if declared { Kind::Declared } else { Kind::Undeclared });
        self.post(said, way);
    }

    fn storm(&mut self, letters: u32) {
        for of in 0..letters {
            let number = self.ledger.said.len();
            let text = format!("Order {number} of {of} pieces has come in. It will be sent to you in {of} days.");
            let from = format!("form{}@shopfront.example", of % 4);
            let letter = Letter::new(&from, MAILBOXES[0], &format!("Order {number}"), &text);
            let said = self.written(letter, Kind::Undeclared);
            self.post(said, Way { takes: Millis::seconds(i64::from(of) * 5), copies: 1 });
        }
    }

    fn passes_on(&mut self, agent: u32, who: u32, way: Way) {
        let customer = &CAST[who as usize % CAST.len()];
        let number = self.ledger.said.len();
        let text = format!(
            "Please look after this.\n\n---------- Forwarded message ---------\nFrom: {} <{}>\nDate: Mon, 2 Nov 2026 at \
             09:00\nSubject: Passed {number}\nTo: <{}>\n\nHello, this is passed on as {number}.\n",
            customer.name,
            customer.address,
            staff_address(0, agent as usize)
        );
        let from = staff_address(0, agent as usize);
        let letter = Letter::new(&from, MAILBOXES[0], &format!("Fwd: Passed {number}"), &text);
        let said = self.written(letter, Kind::Agent);
        self.post(said, way);
    }

    fn replies_by_mail(&mut self, which: u32, way: Way) {
        let told = |handed: &&Handed| {
            handed.arrived() && handed.house == 0 && handed.outgoing.purpose == Purpose::Notification
        };
        let number = self.ledger.said.len();
        let letter = chosen(self.handed.iter().filter(told), which).and_then(|handed| {
            let agent = handed.outgoing.to.first()?.email.to_string();
            Some(Letter::answering(&handed.outgoing, &agent, &format!("It is on its way, says mail {number}.")))
        });
        if let Some(letter) = letter {
            let said = self.written(letter, Kind::Agent);
            self.post(said, way);
        }
    }

    async fn agent_acts(&mut self, event: &Event) {
        let Some((desk, rehearsal)) = self.houses[0].alive(event.number) else { return };
        let agents = self.houses[0].agents.clone();
        let agent = |number: u32| agents[number as usize % agents.len()];
        let now = self.now;
        match event.what {
            What::Replies { agent: by, which, close } => self.begins_reply(agent(by), which, close).await,
            What::Opens { agent: by, who } => self.opens(agent(by), who).await,
            What::TakesBack => self.takes_back().await,
            What::Closes { agent: by, which } => {
                self.on_one(View::Open, which, |desk, id| async move { desk.close(agent(by), id).await.is_ok() }).await;
            }
            What::Reopens { agent: by, which } => {
                self.on_one(View::Closed, which, |desk, id| async move { desk.reopen(agent(by), id).await.is_ok() })
                    .await;
            }
            What::Snoozes { agent: by, which, hours } => {
                let until = now + Millis::hours(i64::from(hours));
                self.on_one(
                    View::Open,
                    which,
                    |desk, id| async move { desk.snooze(agent(by), id, until).await.is_ok() },
                )
                .await;
            }
            What::HandsOver { agent: by, which, to } => {
                self.on_one(View::Open, which, |desk, id| async move {
                    desk.hand_over(agent(by), id, agent(to)).await.is_ok()
                })
                .await;
            }
            What::FallsIll { agent: who } => {
                let away = async { desk.set_away(Actor::Agent(agent(who)), agent(who), Some(None)).await.is_ok() };
                self.beside(&rehearsal, away).await;
            }
            What::IsBack { agent: who } => {
                let back = async { desk.set_away(Actor::Agent(agent(who)), agent(who), None).await.is_ok() };
                self.beside(&rehearsal, back).await;
            }
            What::Stops => {
                self.beside(&rehearsal, desk.stop_automatic(agent(0), true)).await;
            }
            What::Resumes => {
                self.beside(&rehearsal, desk.stop_automatic(agent(0), false)).await;
            }
            _ => {}
        }
    }

    /// An agent does something with one of the conversations in a list.
    async fn on_one<F>(&mut self, view: View, which: u32, what: impl FnOnce(Desk, ConversationId) -> F)
    where
        F: Future<Output = bool>,
    {
        let Some((desk, rehearsal)) = self.houses[0].alive(which) else { return };
        if let Some(id) = house::unless_it_dies(&rehearsal, listed(&desk, view, which)).await.flatten() {
            let done = self.beside(&rehearsal, what(desk, id)).await;
            self.tell(&format!("with {id}: {done:?}"));
        }
    }

    async fn begins_reply(&mut self, by: AgentId, which: u32, close: bool) {
        let Some((desk, rehearsal)) = self.houses[0].alive(which) else { return };
        let listed = house::unless_it_dies(&rehearsal, listed(&desk, View::Open, which)).await;
        let Some(conversation) = listed.flatten() else { return };
        let number = self.ledger.replies.len();
        let (mark, draft) = (format!("This is reply {number} of ours."), desk.new_draft());
        let again_at = self.now;
        let fate = Fate::Clicking;
        self.ledger.replies.push(Reply { mark, by, house: 0, draft, conversation, close, again_at, fate });
        self.click(number).await;
    }

    /// The agent clicks on "send", once more with the same draft when no answer came.
    async fn click(&mut self, number: usize) {
        let reply = self.ledger.replies[number].clone();
        let Some((desk, rehearsal)) = self.houses[reply.house].alive(number as u32) else { return };
        let text = format!("Hello,\n\n{} We looked at it and it will be with you on Friday.", reply.mark);
        let asked =
            desk::reply::Reply { close: reply.close, ..desk::reply::Reply::new(reply.draft, reply.conversation, text) };
        let answer = self.beside(&rehearsal, desk.reply(reply.by, asked)).await;
        self.tell(&format!("reply {number}: {answer:?}"));
        let fate = match answer {
            Some(Ok(message)) => Fate::Sent(message),
            None | Some(Err(CannotReply::Trouble(_))) => Fate::Clicking,
            Some(Err(_)) => Fate::Refused,
        };
        let again_at = self.now + Millis::minutes(3);
        self.ledger.replies[number] = Reply { fate, again_at, ..reply };
    }

    /// When somebody clicks again.
    pub fn next_click(&self) -> Option<Moment> {
        let clicking = self.ledger.replies.iter().filter(|reply| reply.fate == Fate::Clicking);
        clicking.map(|reply| reply.again_at).min()
    }

    /// Who got no answer clicks again.
    pub async fn click_again(&mut self) {
        for number in 0..self.ledger.replies.len() {
            let reply = &mut self.ledger.replies[number];
            if reply.fate == Fate::Clicking && reply.again_at <= self.now {
                reply.again_at = self.now + Millis::minutes(3);
                self.click(number).await;
            }
        }
    }

    async fn takes_back(&mut self) {
        let Some(reply) = self.ledger.replies.last().cloned() else { return };
        let (Fate::Sent(message), Some((desk, rehearsal))) = (reply.fate, self.houses[0].alive(0)) else { return };
        let conversation = reply.conversation;
        let rows = desk.reader().read(move |read| read.outgoing_of(conversation, OutgoingId(0)));
        let rows: Option<Result<_, Trouble>> = house::unless_it_dies(&rehearsal, rows).await;
        let row = rows.and_then(Result::ok).and_then(|rows| rows.into_iter().find(|row| row.message == Some(message)));
        let Some(row) = row else { return };
        let answer = self.beside(&rehearsal, desk.withdraw(reply.by, row.id)).await;
        self.tell(&format!("taken back: {answer:?}"));
        let fate = match answer {
            Some(Ok(_)) => Fate::TakenBack,
            Some(Err(CannotWithdraw::Left | CannotWithdraw::Unknown)) => reply.fate,
            _ => Fate::Unsure,
        };
        if let Some(last) = self.ledger.replies.last_mut() {
            last.fate = fate;
        }
    }

    async fn opens(&mut self, by: AgentId, who: u32) {
        let Some((desk, rehearsal)) = self.houses[0].alive(who) else { return };
        let mailboxes = desk.reader().read(|read| read.mailboxes());
        let mailboxes: Option<Result<Vec<_>, Trouble>> = house::unless_it_dies(&rehearsal, mailboxes).await;
        let Some(mailbox) = mailboxes.and_then(Result::ok).and_then(|all| all.first().map(|mailbox| mailbox.id)) else {
            return;
        };
        let customer = &CAST[who as usize % CAST.len()];
        let to = if self.houses.len() > 1 { MAILBOXES[1] } else { customer.address };
        let opening = Opening {
            cc: String::new(),
            bcc: String::new(),
            follows: None,
            told: false,
            draft: desk.new_draft(),
            mailbox,
            to: to.to_owned(),
            name: String::new(),
            subject: format!("A word from {}", PEOPLE[who as usize % PEOPLE.len()].0),
            text: "Hello,\n\nyour parcel comes on Friday. Write to us if the day does not suit you.".to_owned(),
        };
        let opened = self.beside(&rehearsal, desk.open(by, opening)).await;
        self.tell(&format!("opened: {opened:?}"));
    }
}

/// One of those that there are, chosen by a number.
fn chosen<T>(all: impl Iterator<Item = T>, which: u32) -> Option<T> {
    let all: Vec<T> = all.collect();
    let at = which as usize % all.len().max(1);
    all.into_iter().nth(at)
}

async fn listed(desk: &Desk, view: View, which: u32) -> Option<ConversationId> {
    let rows = desk
        .reader()
        .read(move |read| read.inbox(view, domain::team::Eyes::everywhere(AgentId(0)), Page::FIRST, LIST_ROWS))
        .await;
    let rows: Result<Vec<_>, Trouble> = rows;
    chosen(rows.ok()?.into_iter().map(|row| row.id), which)
}

/// What a matter is about, in words that differ: who says the same again and again is taken for a robot.
fn matter(number: usize) -> &'static str {
    const MATTERS: [&str; 12] = [
        "the blue cup came with a crack along its handle",
        "when does the shop in Harbour Street open on Sunday",
        "please send my invoice to the office in Leeds",
        "the colour of the curtain is not the one on your page",
        "can I exchange a pair of boots that are too small",
        "my card was charged twice on the fourth of October",
        "the parcel went to a neighbour whom nobody knows here",
        "do you still make the lamp that my aunt bought in spring",
        "the chair wobbles, and one screw was missing in the bag",
        "I want to change the street on an order of yesterday",
        "how do I wash a wool blanket without ruining it",
        "the voucher from my birthday is refused at the till",
    ];
    MATTERS[number % MATTERS.len()]
}
