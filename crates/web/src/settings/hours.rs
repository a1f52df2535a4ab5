//! Opening hours as a form has them: a box, from and to for each day.

use crate::form::Fields;
use crate::views::door::Day;
use desk::said::hours;
use domain::Moment;
use domain::team::{HoursPlan, OpeningHours, Span, parse_spans};
use language::{Language, Times};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A day of the week by its name.
fn name_of(language: Language, day: usize) -> String {
    Times::new("UTC", Moment(0), language).weekday(day)
}

/// The hours of a posted form, or what is wrong with them.
pub(crate) fn read(language: Language, fields: &Fields) -> Result<OpeningHours, String> {
    if fields.get("zone").is_empty() {
        return Err(language.door_zone_missing().to_owned());
    }
    let mut weekly: [Vec<Span>; 7] = std::array::from_fn(|_| Vec::new());
    for (day, (spans, key)) in weekly.iter_mut().zip(DAYS).enumerate() {
        if fields.has(&format!("{key}-open")) {
            let (from, to) = (fields.get(&format!("{key}-from")), fields.get(&format!("{key}-to")));
            *spans = parse_spans(&format!("{from}-{to}"))
                .map_err(|wrong| language.desk_wrong_hours(name_of(language, day), hours(language, &wrong)))?;
        }
    }
    let plan = HoursPlan { zone: fields.get("zone").to_owned(), weekly, exceptions: Vec::new() };
    OpeningHours::try_from(plan).map_err(|wrong| hours(language, &wrong))
}

/// Monday to Friday, nine to five: what is offered first.
pub(crate) fn usual_days(language: Language) -> Vec<Day> {
    days(language, |n| if n < 5 { vec![Span { from: 9 * 60, to: 17 * 60 }] } else { Vec::new() })
}

/// The days of a plan. A day with a break shows its first and last hour.
pub(crate) fn days_of(language: Language, plan: &HoursPlan) -> Vec<Day> {
    days(language, |n| plan.weekly.get(n).cloned().unwrap_or_default())
}

/// The days as they were typed.
pub(crate) fn typed_days(language: Language, fields: &Fields) -> Vec<Day> {
    let typed = DAYS.iter().enumerate().map(|(n, key)| Day {
        key: (*key).into(),
        name: name_of(language, n),
        open: fields.has(&format!("{key}-open")),
        from: fields.get(&format!("{key}-from")).into(),
        to: fields.get(&format!("{key}-to")).into(),
    });
    typed.collect()
}

fn days(language: Language, spans: impl Fn(usize) -> Vec<Span>) -> Vec<Day> {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    DAYS.iter()
        .enumerate()
        .map(|(n, key)| {
            let spans = spans(n);
            Day {
                key: (*key).into(),
                name: name_of(language, n),
                open: !spans.is_empty(),
                from: clock(spans.first().map_or(9 * 60, |span| span.from)),
                to: clock(spans.last().map_or(17 * 60, |span| span.to)),
            }
        })
        .collect()
}

/// The time zones of this machine, for a choice.
pub(crate) fn zones() -> Vec<(String, String)> {
    let place = |name: &str| {
        name == "UTC"
            || (name.contains('/')
                && !name.starts_with("Etc/")
                && !name.starts_with("posix")
                && !name.starts_with("right"))
    };
    let mut names: Vec<String> =
        jiff::tz::db().available().map(|name| name.to_string()).filter(|name| place(name)).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect()
}

/// The zone of this machine; none where it keeps UTC, as servers do wherever they stand: then people choose their own.
pub(crate) fn zone_here() -> String {
    // Some say "Etc/UTC", which is no place that anybody chooses.
    let zone = jiff::tz::TimeZone::system();
    let is_place = |name: &&str| *name != "UTC" && zones().iter().any(|(known, _)| known == name);
    zone.iana_name().filter(is_place).unwrap_or_default().to_owned()
}
