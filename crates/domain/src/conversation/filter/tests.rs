//! Lines of filters as people type them.

use super::*;

fn parsed(line: &str) -> (String, Vec<(String, Why)>) {
    let (filter, odd) = Filter::parse(line);
    (filter.to_string(), odd.into_iter().map(|odd| (odd.typed, odd.why)).collect())
}

#[test]
fn a_line_is_read_and_written_back_in_one_order() {
    for (line, expected) in [
        ("kettle", "kettle"),
        ("waiting:us is:open tag:refund", "is:open waiting:us tag:refund"),
        ("TAG:Refund  OWNER:Me", "owner:me tag:Refund"),
        ("owner:\"Marit Dahl\" hums loudly", "owner:\"Marit Dahl\" hums loudly"),
        ("tag:a tag:A -tag:b", "tag:a -tag:b"),
        ("after:2026-11-01 before:7d", "after:2026-11-01 before:7d"),
        ("is:unread has:attachment is:closed", "is:closed is:unread has:file"),
        ("from:ada@x.example channel:email by:person", "channel:email by:person from:ada@x.example"),
        ("field:\"Order no=47 11\" tag:a", "tag:a field:\"Order no=47 11\""),
        ("field:order=a=b", "field:order=a=b"),
        ("tag:a PRIORITY:Urgent by:person", "by:person priority:urgent tag:a"),
        ("-priority:low -priority:Low -priority:normal", "-priority:low -priority:normal"),
        ("mailbox:help@birch.example team:Support", "mailbox:help@birch.example team:Support"),
    ] {
        let (written, odd) = parsed(line);
        assert_eq!((written.as_str(), odd), (expected, Vec::new()), "{line}");
        assert_eq!(parsed(&written), (written.clone(), Vec::new()), "{line} again");
    }
}

#[test]
fn what_is_no_filter_is_a_word() {
    for line in ["https://shop.example/x", "note: call back", "re:order", "12:30", "\"tag:refund\"", "tag:", ":", "::"]
    {
        let (filter, odd) = Filter::parse(line);
        assert_eq!((filter.is_words_only(), odd), (true, Vec::new()), "{line}");
        assert_eq!(filter.words, line);
    }
}

#[test]
fn what_a_filter_does_not_understand_is_said() {
    for (line, why) in [
        ("is:opened", Why::Value(&["open", "snoozed", "closed", "spam", "unread"])),
        ("waiting:me", Why::Value(&["us", "them"])),
        ("priority:asap", Why::Value(&["low", "normal", "high", "urgent"])),
        ("-priority:none", Why::Value(&["low", "normal", "high", "urgent"])),
        ("priority:low priority:high", Why::Twice),
        ("before:yesterday", Why::Day),
        ("before:2026-02-30", Why::Day),
        ("after:9999d", Why::Day),
        ("field:order", Why::Field),
        ("field:=x", Why::Field),
        ("field:order= is:open", Why::Field),
        ("field:a=1 field:b=2", Why::Twice),
        ("is:open is:closed", Why::Twice),
        ("tag:a tag:b tag:c tag:d", Why::TooMany),
    ] {
        let (_, odd) = parsed(line);
        assert_eq!(odd.into_iter().map(|(_, why)| why).collect::<Vec<_>>(), [why], "{line}");
    }
}

#[test]
fn hostile_lines_are_read_in_bounds() {
    for line in ["\"".repeat(5_000), ":".repeat(5_000), "tag:".repeat(5_000), "\u{202e}is:open".repeat(900)] {
        let (filter, odd) = Filter::parse(&line);
        assert!(filter.to_string().chars().count() <= 2 * FILTER_CHARS_MAX, "{filter}");
        assert!(odd.len() <= FILTER_CHARS_MAX);
    }
}

#[test]
fn days_begin_at_midnight_on_the_desks_clock() {
    // Friday 20 November 2026, 14:12 in Amsterdam.
    let now = Moment(1_795_180_320_000);
    let begins = |line: &str, zone: &str| {
        let (filter, _) = Filter::parse(line);
        filter.after.map(|day| day.begins(zone, now).rfc3339())
    };
    assert_eq!(begins("after:2026-11-01", "Europe/Amsterdam").as_deref(), Some("2026-10-31T23:00:00Z"));
    assert_eq!(begins("after:0d", "Europe/Amsterdam").as_deref(), Some("2026-11-19T23:00:00Z"));
    assert_eq!(begins("after:30d", "Asia/Tokyo").as_deref(), Some("2026-10-20T15:00:00Z"));
    assert_eq!(begins("after:2026-11-01", "Nowhere/Land").as_deref(), Some("2026-11-01T00:00:00Z"));
}
