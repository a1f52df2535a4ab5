//! Moments and spans as a person reads them: in their language, in the desk's zone.

use crate::Language;
use domain::{Millis, Moment};
use icu_calendar::Iso;
use icu_datetime::fieldsets::enums::CompositeDateTimeFieldSet;
use icu_datetime::fieldsets::{E, ET, MD, MDE, T, YMD, YMDE, YMDET};
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::options::TimePrecision;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterLoadError};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::sync::LazyLock;

/// A clock on the wall: its zone, what time it is, and the language in which it is read.
#[derive(Clone, Debug)]
pub struct Times {
    zone: TimeZone,
    /// In which it is read.
    pub language: Language,
    /// The moment of this page.
    pub now: Moment,
}

/// A moment in the forms that a page needs: words for people, ISO 8601 for machines, and the full date for the one who
/// points at it.
#[derive(Clone, Debug, Default)]
pub struct When {
    /// "Fri 14:12".
    pub words: String,
    /// "2026-11-20T13:12:00Z".
    pub iso: String,
    /// "Friday 20 November 2026 at 14:12:07 CET".
    pub full: String,
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Days back that a weekday means without doubt.
const WEEKDAY_DAYS_MAX: i32 = 6;

/// How a moment is written.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// "14:12"
    Time,
    /// "14:02:10"
    Exact,
    /// "Fri 14:12"
    Weekday,
    /// "2 Oct"
    Day,
    /// "2 Oct 2025"
    Date,
    /// "Friday"
    OnlyWeekday,
    /// "20 November"
    DayMonth,
    /// "20 November 2026"
    DayMonthYear,
    /// "Fri 20 November"
    NearDay,
    /// "Friday 20 November 2026"
    LongDay,
    /// "Friday 20 November 2026, 14:12:10"
    Full,
}

impl Form {
    const ALL: [Form; 11] = [
        Form::Time,
        Form::Exact,
        Form::Weekday,
        Form::Day,
        Form::Date,
        Form::OnlyWeekday,
        Form::DayMonth,
        Form::DayMonthYear,
        Form::NearDay,
        Form::LongDay,
        Form::Full,
    ];

    fn fields(self) -> CompositeDateTimeFieldSet {
        use icu_datetime::fieldsets::enums::{DateAndTimeFieldSet as Both, DateFieldSet as Day, TimeFieldSet as Clock};
        match self {
            Form::Time => CompositeDateTimeFieldSet::Time(Clock::T(T::hm())),
            Form::Exact => CompositeDateTimeFieldSet::Time(Clock::T(T::hms())),
            Form::Weekday => {
                CompositeDateTimeFieldSet::DateTime(Both::ET(ET::short().with_time_precision(TimePrecision::Minute)))
            }
            Form::Day => CompositeDateTimeFieldSet::Date(Day::MD(MD::medium())),
            Form::Date => CompositeDateTimeFieldSet::Date(Day::YMD(YMD::medium())),
            Form::OnlyWeekday => CompositeDateTimeFieldSet::Date(Day::E(E::long())),
            Form::DayMonth => CompositeDateTimeFieldSet::Date(Day::MD(MD::long())),
            Form::DayMonthYear => CompositeDateTimeFieldSet::Date(Day::YMD(YMD::long())),
            Form::NearDay => CompositeDateTimeFieldSet::Date(Day::MDE(MDE::long())),
            Form::LongDay => CompositeDateTimeFieldSet::Date(Day::YMDE(YMDE::long())),
            Form::Full => CompositeDateTimeFieldSet::DateTime(Both::YMDET(
                YMDET::long().with_time_precision(TimePrecision::Second),
            )),
        }
    }
}

type Formatter = DateTimeFormatter<CompositeDateTimeFieldSet>;

/// The formatters of each language, one for each form.
static FORMATTERS: LazyLock<[Vec<Option<Formatter>>; Language::ALL.len()]> = LazyLock::new(|| {
    let of = |language: Language, form: Form| -> Result<Formatter, DateTimeFormatterLoadError> {
        DateTimeFormatter::try_new(language.locale().into(), form.fields())
    };
    Language::ALL.map(|language| Form::ALL.map(|form| of(language, form).ok()).into())
});

impl Times {
    /// The clock of a zone; UTC for one that this machine does not know.
    pub fn new(zone: &str, now: Moment, language: Language) -> Self {
        Self { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC), language, now }
    }

    /// A moment for people and machines.
    pub fn when(&self, at: Moment) -> When {
        When { words: self.short(at), iso: at.rfc3339(), full: self.full(at) }
    }

    /// "14:12" today, "Fri 14:12" within a week, "2 Oct" within the year, "2 Oct 2025" else.
    pub fn short(&self, at: Moment) -> String {
        let (Some(then), Some(now)) = (self.local(at), self.local(self.now)) else {
            return self.language.time_unknown().into();
        };
        let days = (then.date() - now.date()).get_days();
        let form = match days {
            0 => Form::Time,
            near if near.abs() <= WEEKDAY_DAYS_MAX => Form::Weekday,
            _ if then.year() == now.year() => Form::Day,
            _ => Form::Date,
        };
        self.written(&then, form)
    }

    /// "14:02:10": for what happens within a minute.
    pub fn exact(&self, at: Moment) -> String {
        self.at(at, Form::Exact)
    }

    /// "Friday, 20 November": a day within the year.
    pub fn near_day(&self, at: Moment) -> String {
        self.at(at, Form::NearDay)
    }

    /// "3 December", and with its year in another one than this.
    pub fn day_month(&self, at: Moment) -> String {
        let this_year = self.year(at) == self.year(self.now);
        self.at(at, if this_year { Form::DayMonth } else { Form::DayMonthYear })
    }

    /// The days from now until a moment, counted by the calendar: 1 is tomorrow.
    pub fn days_ahead(&self, at: Moment) -> i32 {
        let days = |at: &Zoned, now: &Zoned| (at.date() - now.date()).get_days();
        self.local(at).zip(self.local(self.now)).map_or(0, |(at, now)| days(&at, &now))
    }

    /// The name of the day of the week of a moment: "Friday".
    pub fn weekday_of(&self, at: Moment) -> String {
        self.at(at, Form::OnlyWeekday)
    }

    /// The time of a moment as people say it, in 24 hours: "9:30".
    pub fn clock(&self, at: Moment) -> String {
        self.local(at).map(|at| format!("{}:{:02}", at.hour(), at.minute())).unwrap_or_default()
    }

    /// The name of a day of the week, counted from Monday: "Tuesday".
    pub fn weekday(&self, from_monday: usize) -> String {
        // Monday 1 January 2024.
        const MONDAY: i64 = 1_704_110_400_000;
        let days = i64::try_from(from_monday).unwrap_or_default();
        Times { zone: TimeZone::UTC, ..self.clone() }.at(Moment(MONDAY + days * DAY), Form::OnlyWeekday)
    }

    /// "Friday 20 November 2026": a day without doubt.
    pub fn day(&self, at: Moment) -> String {
        self.at(at, Form::LongDay)
    }

    /// "Friday 20 November 2026 at 14:12:10 CET": everything there is to say.
    pub fn full(&self, at: Moment) -> String {
        let zone = self.local(at).map(|at| at.strftime("%Z").to_string()).unwrap_or_default();
        format!("{} {zone}", self.at(at, Form::Full))
    }

    /// The year of a moment.
    pub fn year(&self, at: Moment) -> String {
        self.local(at).map(|at| at.year().to_string()).unwrap_or_default()
    }

    /// What a person types into a field for date and time ("2026-11-23T09:00"), as a moment on this clock.
    pub fn typed(&self, text: &str) -> Option<Moment> {
        let local: jiff::civil::DateTime = text.trim().parse().ok()?;
        let at = self.zone.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(Moment(at.as_millisecond()))
    }

    /// The start of a day that a person names ("2026-11-01"), as a moment on this clock.
    pub fn midnight(&self, text: &str) -> Option<Moment> {
        let date: jiff::civil::Date = text.trim().parse().ok()?;
        let at = self.zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible().ok()?;
        Some(Moment(at.as_millisecond()))
    }

    /// The next day at an hour: tomorrow, or the next Monday.
    pub fn morning(&self, monday: bool, hour: i8) -> Option<Moment> {
        let mut date = self.local(self.now)?.date().tomorrow().ok()?;
        while monday && date.weekday() != jiff::civil::Weekday::Monday {
            date = date.tomorrow().ok()?;
        }
        let at = self.zone.to_ambiguous_timestamp(date.at(hour, 0, 0, 0)).compatible().ok()?;
        Some(Moment(at.as_millisecond()))
    }

    /// A moment as a field for a date and a time posts it, which [`Times::typed`] reads.
    pub fn as_typed(&self, at: Moment) -> Option<String> {
        Some(self.local(at)?.strftime("%Y-%m-%dT%H:%M").to_string())
    }

    /// The hour of the day that comes after so many days.
    pub fn morning_in(&self, days: i32, hour: i8) -> Option<Moment> {
        let date = self.local(self.now)?.date().checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        let at = self.zone.to_ambiguous_timestamp(date.at(hour, 0, 0, 0)).compatible().ok()?;
        Some(Moment(at.as_millisecond()))
    }

    /// "38 min", "3 h 41", "2 days": how long something takes or has taken.
    pub fn span(&self, of: Millis) -> String {
        self.language.span(of)
    }

    fn at(&self, at: Moment, form: Form) -> String {
        self.local(at).map(|at| self.written(&at, form)).unwrap_or_default()
    }

    fn written(&self, at: &Zoned, form: Form) -> String {
        let formatter = FORMATTERS[self.language.index()].get(form as usize);
        let (Some(Some(formatter)), Some(input)) = (formatter, input(at)) else {
            return at.strftime("%Y-%m-%d %H:%M").to_string();
        };
        formatter.format(&input).to_string()
    }

    fn local(&self, at: Moment) -> Option<Zoned> {
        Some(Timestamp::from_millisecond(at.0).ok()?.to_zoned(self.zone.clone()))
    }
}

fn input(at: &Zoned) -> Option<DateTime<Iso>> {
    let part = |of: i8| u8::try_from(of).ok();
    let date = Date::try_new_iso(i32::from(at.year()), part(at.month())?, part(at.day())?).ok()?;
    let time = Time::try_new(part(at.hour())?, part(at.minute())?, part(at.second())?, 0).ok()?;
    Some(DateTime { date, time })
}

impl Language {
    /// "38 min", "3 h 41", "2 days": how long something takes or has taken.
    pub fn span(self, of: Millis) -> String {
        let of = of.0.max(0);
        match of {
            of if of < MINUTE => self.span_under_a_minute().into(),
            of if of < HOUR => self.span_minutes(of / MINUTE),
            of if of < DAY => self.span_hours(of / HOUR, self.two_digits(of % HOUR / MINUTE)),
            of => self.span_days(of / DAY),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Friday 20 November 2026, 14:12 in Amsterdam.
    const NOW: Moment = Moment(1_795_180_320_000);

    fn times(language: Language) -> Times {
        Times::new("Europe/Amsterdam", NOW, language)
    }

    #[test]
    fn near_moments_are_short_and_far_ones_have_a_date() {
        let all = |language| [0, 1, 20, 400].map(|days| times(language).short(NOW - Millis::days(days)));
        assert_eq!(all(Language::English), ["14:12", "Thu 14:12", "31 Oct", "16 Oct 2025"]);
        assert_eq!(all(Language::German), ["14:12", "Do., 14:12", "31. Okt.", "16.10.2025"]);
        assert_eq!(all(Language::French), ["14:12", "jeu. 14:12", "31 oct.", "16 oct. 2025"]);
        assert_eq!(all(Language::Spanish), ["14:12", "jue, 14:12", "31 oct", "16 oct 2025"]);
        assert_eq!(all(Language::Japanese), ["14:12", "14:12 (木)", "10月31日", "2025/10/16"]);
        assert_eq!(all(Language::Arabic), ["2:12 م", "الخميس 2:12 م", "31 أكتوبر", "16\u{200f}/10\u{200f}/2025"]);
    }

    #[test]
    fn a_whole_moment_leaves_nothing_open() {
        assert_eq!(times(Language::English).full(NOW), "Friday, 20 November 2026 at 14:12:00 CET");
        assert_eq!(times(Language::English).exact(NOW), "14:12:00");
    }

    #[test]
    fn mornings_are_in_the_future_on_the_desks_clock() {
        let times = times(Language::English);
        assert_eq!(times.morning(false, 9).map(|at| times.day(at)), Some("Saturday, 21 November 2026".into()));
        assert_eq!(times.typed("2026-11-23T09:00"), times.morning(true, 9));
        assert_eq!(times.morning_in(3, 9), times.typed("2026-11-23T09:00"));
        assert_eq!(times.typed("soon"), None);
        assert_eq!(times.morning_in(3, 9).and_then(|at| times.as_typed(at)), Some("2026-11-23T09:00".into()));
        assert_eq!(times.midnight("2026-11-20").map(|at| NOW.since(at)), Some(Millis::minutes(14 * 60 + 12)));
    }

    #[test]
    fn spans_are_short() {
        let spans = [Millis::seconds(20), Millis::minutes(38), Millis::minutes(181), Millis::days(1), Millis::days(9)];
        let english = spans.map(|of| Language::English.span(of));
        assert_eq!(english, ["under a minute", "38 min", "3 h 01", "1 day", "9 days"]);
    }
}
