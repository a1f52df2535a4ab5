//! Findings: what the outside world says, and what has to be made of it.

use super::*;
use crate::message::Authentication;

const NOW: Moment = Moment(1_793_610_000_000);
const HERE: IpAddr = IpAddr::V4(core::net::Ipv4Addr::new(192, 0, 2, 10));

fn mailbox() -> EmailAddress {
    EmailAddress::parse("help@birch.example").unwrap()
}

fn server(name: &str, addresses: Answer<IpAddr>) -> MailServer {
    MailServer { name: name.to_owned(), addresses }
}

fn key(universal: bool, published: Answer<String>) -> Key {
    let record = if universal { "answerable" } else { "answerable-ed" };
    Key {
        record: format!("{record}._domainkey.birch.example"),
        wanted: "v=DKIM1; k=rsa; p=ABCD".into(),
        universal,
        published,
    }
}

fn texts(all: &[&str]) -> Answer<String> {
    Some(all.iter().map(|text| (*text).to_owned()).collect())
}

fn passes(result: Verdict) -> Check {
    Check::new(result, "birch.example", "")
}

/// A mailbox of which everything is as it should be, on a desk that sends straight.
fn whole() -> Seen {
    Seen {
        hostname: "desk.birch.example".into(),
        own_addresses: Some(vec![HERE]),
        sends: Sends::Direct,
        mail_servers: Some(vec![server("desk.birch.example", Some(vec![HERE]))]),
        spf: texts(&["v=spf1 mx -all"]),
        senders: vec![(HERE, passes(Verdict::Pass))],
        keys: vec![key(true, texts(&["v=DKIM1; k=rsa; p=AB CD"])), key(false, texts(&["p=ABCD"]))],
        policy: texts(&["v=DMARC1; p=reject"]),
        reverse: vec![(HERE, Check::new(Verdict::Pass, "desk.birch.example", ""))],
        ..Seen::default()
    }
}

/// The same through a relay.
fn relayed() -> Seen {
    let sends = Sends::Relay("smtp.carrier.example".into());
    let senders = vec![("198.51.100.7".parse().unwrap(), passes(Verdict::Fail))];
    Seen { sends, relay: Some(Ok(true)), senders, reverse: Vec::new(), ..whole() }
}

fn trip(tagged: bool, left: Left, came: Option<Came>) -> Trip {
    Trip { tagged, begun_at: NOW - Millis::minutes(1), left, came }
}

fn came(proof: Option<Authentication>) -> Option<Came> {
    Some(Came { at: NOW, from: "mx.birch.example".into(), fetched: false, proof })
}

fn done() -> Known {
    let left = || Left::At(NOW - Millis::seconds(20));
    Known { trips: vec![trip(false, left(), came(None)), trip(true, left(), came(None))], ..Known::default() }
}

fn of(about: About, seen: &Seen, known: &Known) -> Vec<(Grade, What, Vec<Paste>)> {
    let all = judge(&mailbox(), seen, known, NOW);
    all.into_iter().filter(|it| it.about == about).map(|it| (it.grade, it.what, it.paste)).collect()
}

fn check(about: About, seen: Seen, known: Known, grade: Grade, what: What, value: &str) {
    let found = of(about, &seen, &known);
    let [(its_grade, its_what, paste)] = found.as_slice() else { panic!("one finding: {found:#?}") };
    assert_eq!((its_grade, its_what), (&grade, &what));
    let pasted = paste.iter().map(|it| format!("{} {} {}", it.host, it.kind, it.value)).collect::<String>();
    assert_eq!(pasted, value);
}

#[test]
fn a_mailbox_of_which_all_is_well_is_connected() {
    let findings = judge(&mailbox(), &whole(), &done(), NOW);
    assert!(findings.iter().all(|it| it.grade == Grade::Fine && it.paste.is_empty()), "{findings:#?}");
    assert!(is_connected(&findings));
    let findings = judge(&mailbox(), &whole(), &Known::default(), NOW);
    assert!(worst(&findings) < Grade::InVain && !is_connected(&findings), "nothing went there and back");
}

#[test]
fn where_mail_goes_has_to_be_here_or_lead_here() {
    use About::Incoming;
    let seen = |servers: Answer<MailServer>| Seen { mail_servers: servers, ..whole() };
    let elsewhere = || Some(vec![server("mx.oak.example", Some(vec!["198.51.100.1".parse().unwrap()]))]);
    let fetched = |host: &str| Known { fetched_from: vec![host.into()], ..Known::default() };
    let here = "birch.example MX 10 desk.birch.example.";
    let (goes, host) = (|| "mx.oak.example".to_owned(), |host: &str| host.to_owned());
    check(Incoming, seen(None), Known::default(), Grade::NotAsked, What::NoAnswer, "");
    check(Incoming, seen(Some(vec![])), Known::default(), Grade::NotAsked, What::NobodysName, "");
    let real = EmailAddress::parse("help@birch-and-son.de").unwrap();
    let nowhere = judge(&real, &seen(Some(vec![])), &Known::default(), NOW).remove(0);
    assert_eq!((nowhere.grade, nowhere.what), (Grade::InVain, What::MailGoesNowhere));
    assert_eq!((nowhere.paste[0].host.as_str(), nowhere.paste[0].kind), ("birch-and-son.de", "MX"));
    let refuses = Seen { takes_no_mail: true, ..seen(Some(vec![])) };
    check(Incoming, refuses, Known::default(), Grade::InVain, What::MailIsRefused, here);
    let dead = Some(vec![server("mx.oak.example", Some(vec![]))]);
    check(Incoming, seen(dead), Known::default(), Grade::InVain, What::ServerWithoutAddress(goes()), here);
    let by_address = Some(vec![server("mail.birch.example", Some(vec![HERE]))]);
    let comes = What::MailComesHere("mail.birch.example".into());
    check(Incoming, seen(by_address), Known::default(), Grade::Fine, comes, "");
    check(Incoming, seen(elsewhere()), Known::default(), Grade::InVain, What::MailGoesElsewhere(goes()), here);
    let lately = Known { last_arrival: Some(NOW - Millis::days(2)), ..Known::default() };
    check(Incoming, seen(elsewhere()), lately, Grade::Fine, What::MailIsPassedOn(goes()), "");
    let long_ago = Known { last_arrival: Some(NOW - Millis::days(20)), ..Known::default() };
    check(Incoming, seen(elsewhere()), long_ago, Grade::InVain, What::MailGoesElsewhere(goes()), here);
    let way = Known { trips: vec![trip(false, Left::At(NOW), None)], ..Known::default() };
    check(Incoming, seen(elsewhere()), way, Grade::NotAsked, What::MailIsPassedOnPerhaps(goes()), "");
    check(Incoming, seen(elsewhere()), done(), Grade::Fine, What::MailIsPassedOn(goes()), "");
    let same = What::MailIsFetched(goes(), host("imap.oak.example"));
    check(Incoming, seen(elsewhere()), fetched("imap.oak.example"), Grade::Fine, same, "");
    let other = What::MailIsFetchedPerhaps(goes(), host("imap.elm.example"));
    check(Incoming, seen(elsewhere()), fetched("imap.elm.example"), Grade::Improvable, other, "");
    let google = Some(vec![server("aspmx.l.google.com", None)]);
    let known = What::MailIsFetched("aspmx.l.google.com".into(), host("imap.gmail.com"));
    check(Incoming, seen(google), fetched("imap.gmail.com"), Grade::Fine, known, "");
}

#[test]
fn the_relay_or_the_name_of_this_machine_has_to_be_believed() {
    use About::Outgoing;
    let relay = |said: Option<Result<bool, String>>| Seen { relay: said, ..relayed() };
    let name = || "smtp.carrier.example".to_owned();
    check(Outgoing, relay(Some(Ok(true))), done(), Grade::Fine, What::RelayTakes(name()), "");
    check(Outgoing, relay(Some(Ok(false))), done(), Grade::Improvable, What::RelayIsOpen(name()), "");
    let refused = || "it refused".to_owned();
    let fails = What::RelayFails(name(), refused());
    check(Outgoing, relay(Some(Err(refused()))), done(), Grade::InVain, fails, "");
    let reverse = |result, name: &str| Seen { reverse: vec![(HERE, Check::new(result, name, ""))], ..whole() };
    let named = "10.2.0.192.in-addr.arpa PTR desk.birch.example.";
    check(Outgoing, reverse(Verdict::PermError, ""), done(), Grade::InVain, What::AddressWithoutName(HERE), named);
    let other = What::NameLeadsElsewhere(HERE, "pool.isp.example".into());
    check(Outgoing, reverse(Verdict::Fail, "pool.isp.example"), done(), Grade::Improvable, other, named);
    let nameless = Seen { own_addresses: Some(vec![]), ..whole() };
    let without = What::NameWithoutAddress("desk.birch.example".into());
    check(Outgoing, nameless, done(), Grade::InVain, without, "");
    let six: IpAddr = "2001:db8::a".parse().unwrap();
    let six = Seen { reverse: vec![(six, Check::new(Verdict::PermError, "", ""))], ..whole() };
    let paste = of(Outgoing, &six, &done()).remove(0).2.remove(0);
    assert_eq!(paste.host, "a.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    let first = of(Outgoing, &whole(), &Known { held_first: true, ..done() });
    assert_eq!((first[1].0, &first[1].1), (Grade::Improvable, &What::HeldFirst));
    let held = Seen { sends: Sends::Held, ..whole() };
    check(Outgoing, held.clone(), Known::default(), Grade::InVain, What::Held, "");
    check(About::Sender, held, Known::default(), Grade::NotAsked, What::OnceMailLeaves, "");
}

#[test]
fn what_is_to_be_published_keeps_what_stands_there() {
    use About::Sender;
    let spf = |records: &[&str]| Seen { spf: texts(records), ..relayed() };
    let carrier = || What::MayNotSend("smtp.carrier.example".into());
    for (records, what, value) in [
        (&[][..], What::NobodyMaySend, "v=spf1 mx a:smtp.carrier.example ~all"),
        (&["v=spf1 ip4:192.0.2.1 -all"], carrier(), "v=spf1 ip4:192.0.2.1 a:smtp.carrier.example -all"),
        (&["v=spf1 redirect=_spf.oak.example"], carrier(), "v=spf1 a:smtp.carrier.example redirect=_spf.oak.example"),
        (&["v=spf1 mx"], carrier(), "v=spf1 mx a:smtp.carrier.example"),
        (&["v=spf1 mx ~all", "v=spf1 a mx -all"], What::SeveralSenderRecords, "v=spf1 mx a ~all"),
    ] {
        let value = format!("birch.example TXT {value}");
        check(Sender, spf(records), Known::default(), Grade::Improvable, what, &value);
    }
    for record in ["v=spf1 include:_spf.carrier.example -all", "v=spf1 A:out.carrier.example -all"] {
        check(Sender, spf(&[record]), Known::default(), Grade::Fine, What::MaySend, "");
    }
    let google = Seen { sends: Sends::Relay("smtp.gmail.com".into()), ..spf(&["v=spf1 include:_spf.google.com ~all"]) };
    check(Sender, google.clone(), Known::default(), Grade::Fine, What::MaySend, "");
    let lacking = Seen { spf: texts(&["v=spf1 ~all"]), ..google };
    let what = What::MayNotSend("smtp.gmail.com".into());
    let value = "birch.example TXT v=spf1 include:_spf.google.com ~all";
    check(Sender, lacking, Known::default(), Grade::Improvable, what, value);
    let broken = Seen { senders: vec![(HERE, Check::new(Verdict::PermError, "", "too many look-ups"))], ..whole() };
    let unusable = What::SenderRecordUnusable("too many look-ups".into());
    check(Sender, broken, Known::default(), Grade::Improvable, unusable, "");
}

#[test]
fn what_came_back_proves_more_than_what_is_published() {
    let proof = Authentication { spf: passes(Verdict::Pass), dkim: vec![passes(Verdict::Pass)], ..Default::default() };
    let known = Known { trips: vec![trip(false, Left::At(NOW), came(Some(proof)))], ..Known::default() };
    let seen = || Seen { keys: Vec::new(), ..relayed() };
    check(About::Sender, seen(), known.clone(), Grade::Fine, What::MaySend, "");
    check(About::Signature, seen(), known, Grade::Fine, What::SignedOnTheWay, "");
    check(About::Signature, seen(), Known::default(), Grade::Improvable, What::NotSigned, "");
}

#[test]
fn a_key_counts_by_itself_and_not_by_how_its_record_is_written() {
    use About::Signature;
    let keys = |rsa: &[&str], ed: &[&str]| Seen { keys: vec![key(true, texts(rsa)), key(false, texts(ed))], ..whole() };
    let good = "v=DKIM1; t=s; p= A B C D";
    check(Signature, keys(&[good], &[good]), done(), Grade::Fine, What::KeysPublished, "");
    let grades = |seen: Seen| of(Signature, &seen, &done()).into_iter().map(|it| it.0).collect::<Vec<_>>();
    assert_eq!(grades(keys(&[good], &[])), [Grade::Fine, Grade::Improvable], "everybody verifies the first");
    assert_eq!(grades(keys(&[], &[good])), [Grade::Improvable]);
    assert_eq!(grades(keys(&["v=DKIM1; p="], &["nonsense"])), [Grade::Improvable, Grade::Improvable], "revoked");
    let differs = of(Signature, &keys(&["p=EFGH"], &[good]), &done()).remove(0);
    assert_eq!(differs.1, What::KeyDiffers("answerable._domainkey.birch.example".into()));
    assert_eq!(differs.2[0].value, "v=DKIM1; k=rsa; p=ABCD");
}

#[test]
fn a_domain_that_wants_proof_keeps_out_what_has_none() {
    use About::Policy;
    let policy = |records: &[&str]| Seen { policy: texts(records), ..whole() };
    let watch = "_dmarc.birch.example TXT v=DMARC1; p=none; rua=mailto:postmaster@birch.example";
    check(Policy, policy(&[]), done(), Grade::Improvable, What::NoPolicy, watch);
    check(Policy, policy(&["v=DMARC1; p=none"]), done(), Grade::Fine, What::Watches, "");
    check(Policy, policy(&["v=DMARC1; p=reject; t=n"]), done(), Grade::Fine, What::KeepsOthersOut, "");
    check(Policy, policy(&["v=DMARC1; rua=x"]), done(), Grade::Improvable, What::PolicyUnreadable, watch);
    let first = "_dmarc.birch.example TXT v=DMARC1; p=none";
    let several = policy(&["v=DMARC1; p=none", "v=DMARC1; p=reject"]);
    check(Policy, several, done(), Grade::Improvable, What::SeveralPolicies, first);
    let unproved = Seen { keys: Vec::new(), ..relayed() };
    check(Policy, unproved.clone(), Known::default(), Grade::InVain, What::KeepsUsOut, "");
    let doubtful = Seen { spf: None, ..unproved };
    check(Policy, doubtful, Known::default(), Grade::NotAsked, What::NoAnswer, "");
}

#[test]
fn a_message_there_and_back_is_late_when_it_does_not_come() {
    use About::Trip;
    let known = |trip: &super::Trip| Known { trips: vec![trip.clone()], ..Known::default() };
    let old = |it: super::Trip| super::Trip { begun_at: NOW - LATE - Millis(1), ..it };
    let waits = trip(false, Left::NotYet(None), None);
    let way = trip(false, Left::At(NOW - Millis::seconds(30)), None);
    let refused = trip(true, Left::Never("no such user".into()), None);
    let back = trip(true, Left::CameBack(NOW, "no such user".into()), None);
    let why = || "no such user".to_owned();
    for (trip, grade, what) in [
        (waits, Grade::NotAsked, What::TripWaits(None)),
        (way.clone(), Grade::NotAsked, What::TripUnderWay(way.clone())),
        (old(way.clone()), Grade::InVain, What::TripLost(old(way))),
        (refused.clone(), Grade::InVain, What::TripRefused(refused.clone(), why())),
        (back.clone(), Grade::InVain, What::TripCameBack(back.clone(), why())),
    ] {
        check(Trip, whole(), known(&trip), grade, what, "");
    }
    check(Trip, whole(), Known::default(), Grade::NotAsked, What::NoTrip, "");
    // A clock that was set back meanwhile makes no negative span.
    let early = trip(false, Left::At(NOW + Millis::minutes(5)), came(None));
    check(Trip, whole(), known(&early), Grade::Fine, What::TripDone(early.clone(), Millis(0)), "");
}

#[test]
fn odd_records_are_no_reason_to_stop() {
    let odd = "v=DMARC1;;;=;p;p=\u{0}\u{ffff}; p=reject; ".repeat(50);
    let seen = Seen {
        spf: Some(vec![format!("v=spf1 {}", "include: a: +all -all redirect= ".repeat(50))]),
        policy: Some(vec![odd.clone()]),
        keys: vec![key(true, Some(vec![odd, String::new(), ";=;p".into()]))],
        mail_servers: Some(vec![server("", Some(vec![HERE])), server(".", None)]),
        ..relayed()
    };
    assert!(!judge(&mailbox(), &seen, &Known::default(), NOW).is_empty());
}
