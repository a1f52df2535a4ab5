//! Calendar parts (RFC 5545): the one event that a message is about. No calendar: nothing is expanded or converted,
//! times are told in the zone in which they were written.

use super::clean::{self, Cleaned};
use domain::message::{Invitation, Method, Participation, When};
use jiff::civil::{Date, Time};

/// Bytes of a calendar that are read; one with a long description and a zone has about ten thousand.
const CALENDAR_BYTES_MAX: usize = 256 * 1024;
/// Bytes of a title, a place or a name.
const VALUE_BYTES_MAX: usize = 300;

/// The first event in `text`. `method` is the one that its part declares.
pub(super) fn read(text: &str, method: Option<&str>) -> Option<Invitation> {
    let text = unfolded(clean::head(text, CALENDAR_BYTES_MAX));
    let mut found = Invitation { method: method.and_then(method_of).unwrap_or_default(), ..Invitation::default() };
    let mut within: Vec<&str> = Vec::new();
    let mut is_event = false;
    let mut starts_at = None;
    for line in text.lines() {
        let Some(property) = Property::of(line) else { continue };
        match (property.name.as_str(), within.as_slice()) {
            ("BEGIN", _) => within.push(property.value),
            ("END", _) => {
                let ended = within.pop();
                if is_event && ended.is_some_and(is_an_event) {
                    break;
                }
            }
            ("METHOD", [_]) => found.method = method_of(property.value).unwrap_or(found.method),
            (_, [_, component]) if is_an_event(component) => {
                is_event = true;
                take(&mut found, &property, &mut starts_at);
            }
            _ => {}
        }
    }
    if let (None, Some(length), Some(starts)) = (&found.ends, starts_at, &found.starts) {
        found.ends = after(starts, length);
    }
    is_event.then_some(found)
}

fn is_an_event(component: &str) -> bool {
    component.eq_ignore_ascii_case("VEVENT")
}

fn method_of(word: &str) -> Option<Method> {
    Some(match word.trim().to_ascii_uppercase().as_str() {
        "REQUEST" | "ADD" => Method::Request,
        "REPLY" => Method::Reply,
        "CANCEL" => Method::Cancel,
        "COUNTER" => Method::Counter,
        "PUBLISH" => Method::Publish,
        _ => return None,
    })
}

/// Takes a property of the event. The length stands for the end where no end is given.
fn take(found: &mut Invitation, property: &Property<'_>, length: &mut Option<jiff::Span>) {
    let text = || Some(property.text()).filter(|text| !text.is_empty());
    match property.name.as_str() {
        "SUMMARY" => found.summary = property.text(),
        "LOCATION" => found.location = text(),
        "DTSTART" => found.starts = property.when(),
        "DTEND" => found.ends = property.when().map(last_day),
        "DURATION" => *length = property.value.trim().parse().ok(),
        "RRULE" | "RDATE" => found.repeats = true,
        "ORGANIZER" => found.organiser = property.person(),
        "ATTENDEE" if found.method == Method::Reply && found.answer.is_none() => {
            let how = match property.parameter("PARTSTAT").map(|word| word.to_ascii_uppercase()).as_deref() {
                Some("ACCEPTED") => Participation::Accepted,
                Some("DECLINED") => Participation::Declined,
                Some("TENTATIVE") => Participation::Tentative,
                _ => Participation::Unclear,
            };
            found.answer = property.person().map(|who| (who, how));
        }
        _ => {}
    }
}

/// The end of whole days is the day after the last one (RFC 5545 §3.6.1).
fn last_day(end: When) -> When {
    match end.time {
        None => When { day: end.day.yesterday().unwrap_or(end.day), ..end },
        Some(_) => end,
    }
}

fn after(starts: &When, length: jiff::Span) -> Option<When> {
    let Some(time) = starts.time else {
        let end = starts.day.checked_add(length).ok()?;
        return Some(last_day(When { day: end, ..starts.clone() })).filter(|last| last.day >= starts.day);
    };
    let end = starts.day.to_datetime(time).checked_add(length).ok()?;
    Some(When { day: end.date(), time: Some(end.time()), zone: starts.zone.clone() })
}

/// Lines that were folded are whole again (RFC 5545 §3.1).
fn unfolded(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.replace("\n ", "").replace("\n\t", "")
}

/// A line `NAME;PARAMETER=value:value`.
struct Property<'a> {
    name: String,
    parameters: &'a str,
    value: &'a str,
}

impl<'a> Property<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let name_end = line.find([';', ':'])?;
        let (name, rest) = line.split_at(name_end);
        // The value begins at the first colon outside of quotes.
        let mut is_quoted = false;
        let colon = rest.bytes().position(|byte| {
            is_quoted ^= byte == b'"';
            byte == b':' && !is_quoted
        })?;
        let (parameters, value) = rest.split_at(colon);
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        is_name.then(|| Property {
            name: name.to_ascii_uppercase(),
            parameters,
            value: value.get(1..).unwrap_or_default().trim_end(),
        })
    }

    fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut is_quoted = false;
        let parts = self.parameters.split(move |c| {
            is_quoted ^= c == '"';
            c == ';' && !is_quoted
        });
        let mut named = parts.filter_map(|part| part.split_once('='));
        named.find(|(of, _)| of.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim_matches('"'))
    }

    /// The value as text, without its escapes (RFC 5545 §3.3.11).
    fn text(&self) -> String {
        let mut out = String::with_capacity(self.value.len());
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, true) => match chars.next() {
                    Some('n' | 'N') => out.push(' '),
                    Some(other) => out.push(other),
                    None => {}
                },
                (c, _) => out.push(c),
            }
        }
        clean::line(&out, VALUE_BYTES_MAX, &mut Cleaned::default())
    }

    /// The name of a person, or else the address.
    fn person(&self) -> Option<String> {
        let address = self.value.trim();
        let start = address.get(..7).filter(|start| start.eq_ignore_ascii_case("mailto:")).map_or(0, str::len);
        let named = self.parameter("CN").map(str::trim).filter(|name| !name.is_empty());
        let who = named.unwrap_or_else(|| address.get(start..).unwrap_or_default());
        Some(clean::line(who, VALUE_BYTES_MAX, &mut Cleaned::default())).filter(|who| !who.is_empty())
    }

    /// A day, or a moment with the zone in which it is told.
    fn when(&self) -> Option<When> {
        let value = self.value.trim();
        let number = |from: usize, to: usize| value.get(from..to)?.parse::<i16>().ok();
        let small = |from, to| number(from, to).and_then(|number| i8::try_from(number).ok());
        let day = Date::new(number(0, 4)?, small(4, 6)?, small(6, 8)?).ok()?;
        if value.len() == 8 {
            return Some(When { day, time: None, zone: None });
        }
        value.get(8..9).filter(|mark| mark.eq_ignore_ascii_case("T"))?;
        // A leap second is told as the last one that clocks show.
        let time = Time::new(small(9, 11)?, small(11, 13)?, small(13, 15).unwrap_or(0).min(59), 0).ok()?;
        let zone = match value.ends_with(['Z', 'z']) {
            true => Some("UTC".to_owned()),
            false => self.parameter("TZID").map(zone),
        };
        Some(When { day, time: Some(time), zone })
    }
}

/// The name of a zone. Some programs write a path of their own before it (RFC 5545 §3.2.19).
fn zone(name: &str) -> String {
    let own = name.strip_prefix('/').and_then(|path| {
        let mut last = path.rsplitn(3, '/');
        let (place, area) = (last.next()?, last.next()?);
        Some(format!("{area}/{place}"))
    });
    clean::line(&own.unwrap_or_else(|| name.to_owned()), VALUE_BYTES_MAX, &mut Cleaned::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(event: &str) -> String {
        let text = format!(
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:x\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n{event}\r\nBEGIN:VALARM\r\nSUMMARY:alarm\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:second\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
        read(&text, None).unwrap().words()
    }

    #[test]
    fn events_are_read_as_they_are_told() {
        for (event, expected) in [
            (
                "SUMMARY:Budget\\, and\r\n  more\r\nDTSTART;TZID=\"Europe/Berlin\":20260303T100000\r\nDTEND;TZID=Europe/Berlin:20260303T110000\r\nLOCATION:Room 4\r\nORGANIZER;CN=\"Ada: desk\":MAILTO:ada@x.example\r\nRRULE:FREQ=WEEKLY",
                "Invitation: Budget, and more, Tuesday 3 March 2026, 10:00-11:00 (Europe/Berlin), Room 4, repeats; from Ada: desk.",
            ),
            (
                "DTSTART:20260303T100000Z\r\nDURATION:PT90M",
                "Invitation: without a title, Tuesday 3 March 2026, 10:00-11:30 (UTC).",
            ),
            (
                "DTSTART;VALUE=DATE:20260303\r\nDTEND;VALUE=DATE:20260304",
                "Invitation: without a title, Tuesday 3 March 2026.",
            ),
            (
                "DTSTART;TZID=/own.example/1/Europe/Berlin:20260303T100000",
                "Invitation: without a title, Tuesday 3 March 2026, 10:00 (Europe/Berlin).",
            ),
            ("DTSTART:20261399T250000\r\nDTEND:\r\nSUMMARY:x", "Invitation: x."),
        ] {
            assert_eq!(words(event), expected);
        }
    }

    #[test]
    fn answers_name_who_answers_and_how() {
        let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=DECLINED;CN=Bob:mailto:bob@x.example\nSUMMARY:Budget\nEND:VEVENT\nEND:VCALENDAR\n";
        assert_eq!(read(text, Some("reply")).unwrap().words(), "Bob declines: Budget.");
        assert!(read("BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR", None).is_none());
        assert!(read(&"BEGIN:".repeat(100_000), None).is_none());
    }
}
