//! `answerable set-up`: the first set-up without a browser, for installations by script.

use crate::config::Config;
use crate::failure::Failure;
use crate::{user, wiring};
use desk::said;
use desk::set_up::FirstRun;
use domain::team::{OpeningHours, parse_spans};
use language::Language;

/// What a set-up needs.
#[derive(clap::Args)]
pub struct Arguments {
    /// The shop's name, as customers see it.
    #[arg(long)]
    name: String,
    /// The address that customers write to.
    #[arg(long)]
    mailbox: String,
    /// The first person's mail address; the password is read from standard input.
    #[arg(long)]
    email: String,
    /// The first person's full name.
    #[arg(long)]
    your_name: String,
    /// Time zone of the opening hours, such as Europe/Amsterdam.
    #[arg(long, default_value = "UTC")]
    zone: String,
    /// Opening hours from Monday to Friday, such as 9:00-17:00; "always" for round the clock.
    #[arg(long, default_value = "9:00-17:00")]
    hours: String,
}

/// Sets the desk up.
///
/// # Errors
/// When something is missing or refused, or it was done before.
pub async fn run(config: &Config, arguments: Arguments) -> Result<(), Failure> {
    let hours = hours(&arguments.zone, &arguments.hours)?;
    let (store, _) = wiring::open(config)?;
    let desk = wiring::desk(config, store)?;
    let first = FirstRun {
        language: Language::English,
        name: arguments.name,
        public_url: config.web.public_url.clone(),
        your_name: arguments.your_name,
        email: arguments.email,
        password: Some(user::password()?),
        mailbox: arguments.mailbox.clone(),
        hours: hours.clone(),
        post_room: false,
        demo: false,
    };
    desk.set_up(first).await.map_err(|error| Failure::usage(format!("{error}.")))?;
    let when = said::open_hours(Language::English, &hours);
    println!("The desk is set up; mail to {} is answered here.", arguments.mailbox);
    println!("Customers are told: {when}. Change it under Settings, Desk.");
    Ok(())
}

fn hours(zone: &str, text: &str) -> Result<OpeningHours, Failure> {
    let wrong = |error: &dyn std::fmt::Display| Failure::usage(format!("The opening hours cannot be used: {error}."));
    let mut plan = OpeningHours::weekdays(zone, 0, 24 * 60).map_err(|error| wrong(&error))?.plan().clone();
    let spans =
        if text == "always" { parse_spans("0:00-24:00") } else { parse_spans(text) }.map_err(|error| wrong(&error))?;
    let days = if text == "always" { 7 } else { 5 };
    for (day, weekly) in plan.weekly.iter_mut().enumerate() {
        *weekly = if day < days { spans.clone() } else { Vec::new() };
    }
    OpeningHours::try_from(plan).map_err(|error| wrong(&error))
}
