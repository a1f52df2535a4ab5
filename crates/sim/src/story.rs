//! What happens in a simulation, as a list made from a seed alone. Each event stands for itself: what others it needs it
//! looks for when its turn comes, so any of them can be left out and the rest is still a story.

use crate::dice::Dice;
use domain::Millis;
use store::Fault;

/// A whole story.
#[derive(Clone, Debug)]
pub struct Story {
    /// What it was made from; also the seed of the order in which things happen beside each other.
    pub seed: u64,
    /// How many days it lasts.
    pub days: u32,
    /// Processes that share the desk's database.
    pub nodes: usize,
    /// Whether people and machines elsewhere have a desk of this kind as well.
    pub other_desk: bool,
    /// What happens, in order.
    pub events: Vec<Event>,
}

/// One thing that happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Event {
    /// Its number in the story as it was first told.
    pub number: u32,
    /// When, since the beginning.
    pub at: Millis,
    /// What.
    pub what: What,
    /// Whether the desk's workers have no time until the next event.
    pub busy: bool,
}

/// How a letter travels: how long, and how often it arrives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Way {
    /// On the way for so long.
    pub takes: Millis,
    /// So many copies arrive.
    pub copies: u32,
}

/// How the other side takes a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weather {
    /// Says "try again later".
    Later,
    /// Refuses.
    Refuses,
    /// Says nothing after the last byte, and has it.
    SilentlyTakes,
    /// Says nothing after the last byte, and does not have it.
    SilentlyLoses,
    /// Takes it and reports later, as standards say, that it did not arrive.
    Bounces,
    /// The same, in a mail server's own words.
    BouncesInWords,
}

/// What can happen. Numbers choose among those that there are when the time comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A customer writes about a new matter.
    Writes { who: u32, large: bool, way: Way },
    /// A customer answers a mail that they got from the desk.
    Answers { who: u32, which: u32, from_elsewhere: bool, way: Way },
    /// A customer adds to their own message, before or after an answer.
    Adds { who: u32, which: u32, way: Way },
    /// A machine writes by itself, or answers the last acknowledgement.
    Machine { kind: u32, answers: bool, way: Way },
    /// A machine writes again and again, each time with another subject and address.
    Storm { letters: u32 },
    /// An agent passes on to the desk what a customer wrote to them.
    PassesOn { agent: u32, who: u32, way: Way },
    /// An agent answers.
    Replies { agent: u32, which: u32, close: bool },
    /// An agent answers a notification by mail.
    RepliesByMail { which: u32, way: Way },
    /// An agent takes their last answer back.
    TakesBack,
    /// An agent writes first, to a customer or to the other desk.
    Opens { agent: u32, who: u32 },
    /// An agent ends a conversation.
    Closes { agent: u32, which: u32 },
    /// An agent opens one again.
    Reopens { agent: u32, which: u32 },
    /// An agent puts one aside.
    Snoozes { agent: u32, which: u32, hours: u32 },
    /// An agent gives one to another.
    HandsOver { agent: u32, which: u32, to: u32 },
    /// An agent falls ill.
    FallsIll { agent: u32 },
    /// An agent is back.
    IsBack { agent: u32 },
    /// Automatic mail is stopped.
    Stops,
    /// Automatic mail may leave again.
    Resumes,
    /// The next messages are taken like this.
    Outside { weather: Weather, times: u32 },
    /// A node's database fails, or the node dies, some transactions from now.
    Breaks { node: u32, after: u32, fault: Fault },
    /// A node's clock is so many seconds ahead from now on.
    ClockJumps { node: u32, seconds: u32 },
}

/// Events in a day.
const EVENTS_PER_DAY: u32 = 24;

impl Story {
    /// The story of a seed.
    pub fn of(seed: u64, days: u32) -> Self {
        let mut dice = Dice::seeded(seed);
        let nodes = if dice.percent(40) { 2 } else { 1 };
        let other_desk = dice.percent(25);
        let mut events = Vec::new();
        for day in 0..i64::from(days) {
            let mut minute = i64::from(dice.below(120));
            for _ in 0..EVENTS_PER_DAY {
                // Much happens within seconds, the rest over the day.
                let pause = if dice.percent(60) { dice.below(20) } else { dice.below(7_200) };
                let at = Millis(Millis::days(day).0 + Millis::minutes(minute).0 + Millis::seconds(i64::from(pause)).0);
                minute = (minute + i64::from(pause / 60)).min(21 * 60);
                let number = u32::try_from(events.len()).unwrap_or(u32::MAX) + 1;
                events.push(Event { number, at, what: what(&mut dice, nodes), busy: dice.percent(30) });
            }
        }
        events.sort_by_key(|event: &Event| event.at);
        Story { seed, days, nodes, other_desk, events }
    }

    /// The same with these events alone.
    #[must_use]
    pub fn with(&self, events: Vec<Event>) -> Self {
        Story { events, ..*self }
    }
}

fn what(dice: &mut Dice, nodes: usize) -> What {
    let (agent, who, which) = (dice.below(3), dice.below(CUSTOMERS), dice.below(1_000));
    match dice.below(100) {
        0..22 => What::Writes { who, large: dice.percent(3), way: way(dice) },
        22..37 => What::Answers { who, which, from_elsewhere: dice.percent(15), way: way(dice) },
        37..42 => What::Adds { who, which, way: way(dice) },
        42..50 => What::Machine { kind: which, answers: dice.percent(60), way: way(dice) },
        50 => What::Storm { letters: 4 + dice.below(8) },
        51..53 => What::PassesOn { agent, who, way: way(dice) },
        53..66 => What::Replies { agent, which, close: dice.percent(25) },
        66..68 => What::RepliesByMail { which, way: way(dice) },
        68..70 => What::TakesBack,
        70..72 => What::Opens { agent, who },
        72..75 => What::Closes { agent, which },
        75 => What::Reopens { agent, which },
        76..78 => What::Snoozes { agent, which, hours: 1 + dice.below(30) },
        78..80 => What::HandsOver { agent, which, to: dice.below(3) },
        80 => What::FallsIll { agent },
        81 => What::IsBack { agent },
        82 => What::Stops,
        83..85 => What::Resumes,
        85..92 => What::Outside { weather: weather(dice), times: 1 + dice.below(3) },
        92..99 => {
            let node = dice.below(u32::try_from(nodes).unwrap_or(1));
            What::Breaks { node, after: dice.below(12), fault: fault(dice) }
        }
        _ => What::ClockJumps { node: dice.below(2), seconds: dice.below(6) },
    }
}

/// People who write; the last ones are those to whom something odd happens when they get mail.
pub const CUSTOMERS: u32 = 10;

fn way(dice: &mut Dice) -> Way {
    let seconds = match dice.below(10) {
        0..6 => dice.below(5),
        6..9 => dice.below(900),
        _ => dice.below(20_000),
    };
    let copies = if dice.percent(8) { 2 } else { 1 };
    Way { takes: Millis::seconds(i64::from(seconds)), copies }
}

fn weather(dice: &mut Dice) -> Weather {
    let all = [
        Weather::Later,
        Weather::Refuses,
        Weather::SilentlyTakes,
        Weather::SilentlyLoses,
        Weather::Bounces,
        Weather::BouncesInWords,
    ];
    all[dice.below(6) as usize]
}

fn fault(dice: &mut Dice) -> Fault {
    [Fault::Undone, Fault::Unheard, Fault::DiesBefore, Fault::DiesAfter][dice.below(4) as usize]
}
