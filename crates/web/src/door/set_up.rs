//! The first run: one page, asked once.

use super::sign_in::set_cookie;
use crate::answer::{Broken, page, page_with, see};
use crate::app::App;
use crate::form::Fields;
use crate::proof::Client;
use crate::views::Wrong;
use crate::views::door::{Day, SetUpPage, set_up};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use desk::set_up::{CannotSetUp, FirstRun};
use desk::sign_in::SESSION_IDLE;
use domain::team::{HoursPlan, OpeningHours, Span, parse_spans};

/// The days of the week: key, name.
pub const DAYS: [(&str, &str); 7] = [
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
];
/// Zones that are offered; any other can be set later.
const ZONES: [&str; 24] = [
    "Europe/Amsterdam",
    "Europe/Berlin",
    "Europe/Brussels",
    "Europe/Dublin",
    "Europe/Helsinki",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Oslo",
    "Europe/Paris",
    "Europe/Rome",
    "Europe/Stockholm",
    "Europe/Warsaw",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "UTC",
];

/// The page; a desk that is set up sends to the sign-in.
pub async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Response, Broken> {
    if app.desk.reader().read(|read| read.installation()).await?.is_some() {
        return Ok(see("/sign-in"));
    }
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let scheme = if app.settings.secure_cookies { "https" } else { "http" };
    Ok(page(&set_up(&SetUpPage { public_url: format!("{scheme}://{host}"), ..empty() })))
}

fn empty() -> SetUpPage {
    let day = |(number, (key, name)): (usize, &(&str, &str))| Day {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        open: number < 5,
        from: "09:00".into(),
        to: "17:00".into(),
    };
    SetUpPage {
        lang: "en".into(),
        zone: "Europe/Amsterdam".into(),
        zones: ZONES.iter().map(|zone| ((*zone).to_owned(), zone.replace('_', " "))).collect(),
        days: DAYS.iter().enumerate().map(day).collect(),
        ..SetUpPage::default()
    }
}

/// Sets the desk up and signs its first person in.
pub async fn create(State(app): State<App>, client: Client, fields: Fields) -> Result<Response, Broken> {
    let first = match first_run(&fields) {
        Ok(first) => first,
        Err(words) => return Ok(again(&fields, "zone", words)),
    };
    let (email, password) = (first.email.clone(), first.password.clone().unwrap_or_default());
    match app.desk.set_up(first).await {
        Ok(_) => {}
        Err(CannotSetUp::Trouble(trouble)) => return Err(trouble.into()),
        Err(CannotSetUp::Already) => return Ok(see("/sign-in")),
        Err(refusal) => return Ok(again(&fields, field_of(&refusal), refusal.to_string())),
    }
    let mut response = see("/");
    if let Ok(token) = app.desk.sign_in(&email, password, &client.0.to_string(), "first run").await {
        set_cookie(&mut response, &app, &token.0, SESSION_IDLE.0 / 1_000);
    }
    Ok(response)
}

fn field_of(refusal: &CannotSetUp) -> &'static str {
    match refusal {
        CannotSetUp::BadEmail => "email",
        CannotSetUp::BadUrl => "public-url",
        CannotSetUp::Mailbox(_) => "mailbox",
        CannotSetUp::Password(_) => "password",
        _ => "desk-name",
    }
}

fn first_run(fields: &Fields) -> Result<FirstRun, String> {
    Ok(FirstRun {
        name: fields.text("desk-name").to_owned(),
        public_url: Some(fields.text("public-url").to_owned()),
        your_name: fields.text("your-name").to_owned(),
        email: fields.text("email").to_owned(),
        password: Some(fields.text("password").to_owned()),
        mailbox: fields.text("mailbox").to_owned(),
        hours: hours_of(fields)?,
        post_room: false,
        demo: false,
    })
}

/// The opening hours of a form.
///
/// # Errors
/// What is wrong with them, in words.
pub fn hours_of(fields: &Fields) -> Result<OpeningHours, String> {
    let mut plan: HoursPlan = OpeningHours::always().plan().clone();
    plan.zone = fields.text("zone").to_owned();
    for (day, (key, name)) in plan.weekly.iter_mut().zip(DAYS) {
        *day = day_of(fields, key).map_err(|error| format!("{name}: {error}"))?;
    }
    OpeningHours::try_from(plan).map_err(|error| error.to_string())
}

fn day_of(fields: &Fields, key: &str) -> Result<Vec<Span>, String> {
    if fields.text(&format!("{key}-open")).is_empty() {
        return Ok(Vec::new());
    }
    let span = format!("{}-{}", fields.text(&format!("{key}-from")), fields.text(&format!("{key}-to")));
    parse_spans(&span).map_err(|error| error.to_string())
}

/// The page as it was filled in, with what is wrong.
fn again(fields: &Fields, field: &str, words: String) -> Response {
    let day = |day: Day| Day {
        open: !fields.text(&format!("{}-open", day.key)).is_empty(),
        from: fields.text(&format!("{}-from", day.key)).to_owned(),
        to: fields.text(&format!("{}-to", day.key)).to_owned(),
        ..day
    };
    let blank = empty();
    let filled = SetUpPage {
        desk_name: fields.text("desk-name").to_owned(),
        public_url: fields.text("public-url").to_owned(),
        your_name: fields.text("your-name").to_owned(),
        email: fields.text("email").to_owned(),
        mailbox: fields.text("mailbox").to_owned(),
        zone: fields.text("zone").to_owned(),
        days: blank.days.into_iter().map(day).collect(),
        wrongs: vec![Wrong { field: field.to_owned(), words: crate::answer::capitalised(&words) }],
        ..blank
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &set_up(&filled))
}
