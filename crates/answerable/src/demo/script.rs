//! The form in which the stories are written.
//!
//! ```text
//! === The subject of a conversation
//! --- ada, 38 days ago at 09:12, with photo
//! What Ada writes.
//! --- answer, by tom, after 2h
//! What the desk answers; the name below it comes by itself. Without "by" the owner answers.
//! --- back
//! What the customer answers, by answering our latest mail.
//! --- close
//! ```
//!
//! A step is `--- what, option, option`, followed by its words. What: a person of `people.txt` (begins a conversation),
//! `answer`, `back`, `page`, `solved`, `not solved`, `note`, `draft`, `hand over`, `snooze`, `close`, `away`, `here`.
//! Options: `by`, `to` and `from` with a name, `after 2h30m` (open hours for us, any hours for them), `with` a file,
//! `as` a form of letter, `for 4 days`, and for a beginning `38 days ago at 09:12` or `2h10m ago`.
//! Left out, the time is a plausible one. What would come after `now` has not happened yet.

use super::CannotSeed;
use domain::Millis;

const FILES: [(&str, &str); 9] = [
    ("stories/painful.txt", include_str!("stories/painful.txt")),
    ("stories/deliveries.txt", include_str!("stories/deliveries.txt")),
    ("stories/repairs.txt", include_str!("stories/repairs.txt")),
    ("stories/money.txt", include_str!("stories/money.txt")),
    ("stories/questions.txt", include_str!("stories/questions.txt")),
    ("stories/languages.txt", include_str!("stories/languages.txt")),
    ("stories/machines.txt", include_str!("stories/machines.txt")),
    ("stories/lately.txt", include_str!("stories/lately.txt")),
    ("stories/today.txt", include_str!("stories/today.txt")),
];
const PEOPLE: &str = include_str!("people.txt");

/// Somebody who writes to the desk.
#[derive(Clone, Debug)]
pub struct Person {
    /// How the scripts call them.
    pub key: &'static str,
    /// Their name, as their mail program gives it.
    pub name: &'static str,
    /// Their address.
    pub email: &'static str,
    /// The language of their mail program.
    pub language: &'static str,
}

/// One conversation.
#[derive(Clone, Debug)]
pub struct Story {
    /// The subject of its first message.
    pub subject: &'static str,
    /// What happens.
    pub steps: Vec<Step>,
}

/// One thing that happens.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// The word that it begins with.
    pub what: &'static str,
    /// `by`, `to` and `from`.
    pub by: Option<&'static str>,
    /// To whom, or to which mailbox.
    pub to: Option<&'static str>,
    /// Another person than the one who began.
    pub from: Option<&'static str>,
    /// How long after the step before.
    pub after: Option<Millis>,
    /// When a conversation begins.
    pub begins: Option<Begins>,
    /// How long something is put aside.
    pub days: Option<i64>,
    /// The name of a file that goes with it.
    pub with: Option<&'static str>,
    /// The form of the letter.
    pub form: Option<&'static str>,
    /// The words.
    pub text: String,
}

/// When a conversation begins.
#[derive(Clone, Copy, Debug)]
pub enum Begins {
    /// So many days before today, at a time of the day (UTC).
    Day(i64, Millis),
    /// So long before now.
    Before(Millis),
}

/// All stories, in the order of the files.
pub fn stories() -> Result<Vec<Story>, CannotSeed> {
    let mut stories = Vec::new();
    for (file, text) in FILES {
        read(file, text, &mut stories)?;
    }
    Ok(stories)
}

/// Everybody who writes: `key | language | name | address`.
pub fn people() -> Result<Vec<Person>, CannotSeed> {
    let lines = PEOPLE.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let mut fields = line.split('|').map(str::trim);
            let mut next = || fields.next().filter(|field| !field.is_empty());
            match (next(), next(), next(), next()) {
                (Some(key), Some(language), Some(name), Some(email)) => Ok(Person { key, name, email, language }),
                _ => Err(broken("people.txt", number, "a person is `key | language | name | address`")),
            }
        })
        .collect()
}

fn broken(file: &'static str, line: usize, why: impl Into<String>) -> CannotSeed {
    CannotSeed::Script { file, line: line + 1, why: why.into() }
}

fn read(file: &'static str, text: &'static str, stories: &mut Vec<Story>) -> Result<(), CannotSeed> {
    for (number, line) in text.lines().enumerate() {
        if let Some(subject) = line.strip_prefix("===") {
            stories.push(Story { subject: subject.trim(), steps: Vec::new() });
        } else if let Some(directive) = line.strip_prefix("--- ") {
            let story = stories.last_mut().ok_or_else(|| broken(file, number, "a step before any story"))?;
            story.steps.push(step(directive).map_err(|why| broken(file, number, why))?);
        } else if let Some(step) = stories.last_mut().and_then(|story| story.steps.last_mut()) {
            step.text.push_str(line);
            step.text.push('\n');
        } else if !line.trim().is_empty() && !line.starts_with('#') {
            return Err(broken(file, number, "words before any step"));
        }
    }
    for step in stories.iter_mut().flat_map(|story| &mut story.steps) {
        step.text = step.text.trim().to_owned();
    }
    Ok(())
}

fn step(directive: &'static str) -> Result<Step, String> {
    let mut parts = directive.split(',').map(str::trim);
    let mut step = Step { what: parts.next().unwrap_or_default(), ..Step::default() };
    for option in parts {
        let (word, rest) = option.split_once(' ').unwrap_or((option, ""));
        match word {
            "by" => step.by = Some(rest),
            "to" => step.to = Some(rest),
            "from" => step.from = Some(rest),
            "with" => step.with = Some(rest),
            "as" => step.form = Some(rest),
            "after" => step.after = Some(span(rest)?),
            "for" => step.days = rest.split(' ').next().and_then(|days| days.parse().ok()),
            _ => step.begins = Some(begins(option)?),
        }
    }
    Ok(step)
}

/// `38 days ago at 09:12` or `2h10m ago`.
fn begins(text: &str) -> Result<Begins, String> {
    let unclear = || format!("\u{201c}{text}\u{201d} is no option");
    if let Some((days, at)) = text.split_once(" days ago at ") {
        let days = days.parse().map_err(|_| unclear())?;
        let mut clock = at.split(':').map(|part| part.parse::<i64>().map_err(|_| unclear()));
        let (hour, minute) = (clock.next().unwrap_or(Ok(0))?, clock.next().unwrap_or(Ok(0))?);
        let second = clock.next().unwrap_or(Ok(0))?;
        return Ok(Begins::Day(days, Millis::seconds(hour * 3_600 + minute * 60 + second)));
    }
    let before = text.strip_suffix(" ago").ok_or_else(unclear)?;
    Ok(Begins::Before(span(before)?))
}

/// `2d`, `3h`, `2h30m`, `5s`.
fn span(text: &str) -> Result<Millis, String> {
    let (mut total, mut number) = (0, None);
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                number = Some(number.unwrap_or(0) * 10 + i64::from(c.to_digit(10).unwrap_or(0)));
                continue;
            }
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => return Err(format!("\u{201c}{text}\u{201d} is no span of time")),
        };
        total += number.take().ok_or_else(|| format!("\u{201c}{text}\u{201d} has a unit without a number"))? * unit;
    }
    match number {
        None if !text.is_empty() => Ok(Millis::seconds(total)),
        _ => Err(format!("\u{201c}{text}\u{201d} has a number without a unit")),
    }
}
