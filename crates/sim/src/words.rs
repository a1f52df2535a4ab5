//! A story in plain sentences, for whoever has to find out why it ended badly.

use crate::cast::CAST;
use crate::house::PEOPLE;
use crate::story::{Event, Story, Way, Weather, What};
use std::fmt::{Display, Formatter, Result};
use store::Fault;

impl Display for Story {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let nodes = if self.nodes == 1 { "one process" } else { "two processes" };
        let other = if self.other_desk { ", and another desk of this kind writes and answers" } else { "" };
        writeln!(out, "The desk runs in {nodes}{other}.")?;
        for event in &self.events {
            writeln!(out, "{:>4}. {event}.", event.number)?;
        }
        Ok(())
    }
}

impl Display for Event {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let seconds = self.at.0 / 1_000;
        let (day, hour, minute, second) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
        let busy = if self.busy { ", and the workers are busy" } else { "" };
        write!(out, "Day {}, {hour:02}:{minute:02}:{second:02}: {}{busy}", day + 1, self.what)
    }
}

impl Display for What {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let customer = |who: u32| CAST[who as usize % CAST.len()].name;
        let agent = |who: u32| PEOPLE[who as usize % PEOPLE.len()].0;
        match *self {
            What::Writes { who, large, way } => {
                let large = if large { " at great length" } else { "" };
                write!(out, "{} writes about a new matter{large} ({way})", customer(who))
            }
            What::Answers { who, which, from_elsewhere, way } => {
                let from = if from_elsewhere { " from another address" } else { "" };
                write!(out, "{} answers a mail of ours, the one that {which} falls on,{from} ({way})", customer(who))
            }
            What::Adds { who, which, way } => {
                write!(out, "{} adds to a letter of theirs, the one that {which} falls on ({way})", customer(who))
            }
            What::Machine { kind, answers, way } => {
                let what = if answers { "answers an acknowledgement" } else { "writes" };
                write!(out, "machine {kind} {what} ({way})")
            }
            What::Storm { letters } => write!(out, "a form sends {letters} letters under changing addresses"),
            What::PassesOn { agent: by, who, way } => {
                write!(out, "{} passes on a mail of {} ({way})", agent(by), customer(who))
            }
            What::Replies { agent: by, which, close } => {
                let close = if close { " and closes" } else { "" };
                write!(out, "{} answers open conversation {which}{close}", agent(by))
            }
            What::RepliesByMail { which, way } => write!(out, "an agent answers notification {which} by mail ({way})"),
            What::TakesBack => write!(out, "the last answer is taken back"),
            What::Opens { agent: by, who } => {
                write!(out, "{} writes first, to {} or the other desk", agent(by), customer(who))
            }
            What::Closes { agent: by, which } => write!(out, "{} closes open conversation {which}", agent(by)),
            What::Reopens { agent: by, which } => write!(out, "{} opens closed conversation {which} again", agent(by)),
            What::Snoozes { agent: by, which, hours } => {
                write!(out, "{} snoozes open conversation {which} for {hours} hours", agent(by))
            }
            What::HandsOver { agent: by, which, to } => {
                write!(out, "{} hands open conversation {which} over to {}", agent(by), agent(to))
            }
            What::FallsIll { agent: who } => write!(out, "{} falls ill", agent(who)),
            What::IsBack { agent: who } => write!(out, "{} is back", agent(who)),
            What::Stops => write!(out, "automatic mail is stopped"),
            What::Resumes => write!(out, "automatic mail may leave again"),
            What::Outside { weather, times } => write!(out, "the next {times} messages: the other side {weather}"),
            What::Breaks { node, after, fault } => {
                write!(out, "{after} transactions from now process {node} {}", fault_in_words(fault))
            }
            What::ClockJumps { node, seconds } => write!(out, "the clock of process {node} is {seconds} seconds ahead"),
        }
    }
}

impl Display for Way {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let copies = if self.copies == 1 { "" } else { ", arrives twice" };
        write!(out, "takes {} seconds{copies}", self.takes.0 / 1_000)
    }
}

impl Display for Weather {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        out.write_str(match self {
            Weather::Later => "says \"later\"",
            Weather::Refuses => "refuses",
            Weather::SilentlyTakes => "says nothing and has it",
            Weather::SilentlyLoses => "says nothing and does not have it",
            Weather::Bounces => "takes it and reports a failure later",
            Weather::BouncesInWords => "takes it and tells of a failure later, in words",
        })
    }
}

fn fault_in_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Undone => "finds the disk full",
        Fault::Unheard => "commits and does not hear of it",
        Fault::DiesBefore => "dies before it commits",
        Fault::DiesAfter => "dies after it committed",
    }
}
