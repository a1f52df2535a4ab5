//! A small made-up desk, for the preview and for the tests of the views: a card that was declined on our side, a
//! late parcel, a cracked kettle, and every state that a message can be in.

use domain::conversation::Priority;
use language::Language;
use web::views::conversation::*;
use web::views::customer::*;
use web::views::inbox::{ActsBar, Due, Empty, InboxPage, Row};
use web::views::part::initials;
use web::views::shell::{Frame, Theme, ViewLink, Viewer, Warning};
use web::views::task::Task;
use web::views::{Link, PostAction, State, When};

const PEOPLE: [&str; 12] = [
    "Amara Okafor",
    "Joris de Vries",
    "Mei-Lin Zhang",
    "Fatima Haddad",
    "Tomás Herrera",
    "Ingrid Lindqvist",
    "Kwame Mensah",
    "Sofía Navarro",
    "Dmitri Volkov",
    "Aoife Byrne",
    "ليلى حداد",
    "orders@very-long-company-name.example",
];
const SUBJECTS: [&str; 12] = [
    "Card declined, but my bank says it never saw the charge",
    "Third time asking: refund for the duplicate order",
    "Kettle lid cracked after two weeks",
    "Thank you, Marit sorted it in ten minutes",
    "App signs me out on every launch",
    "Parcel marked delivered, nothing here",
    "Can I change the delivery address on order 48-2291?",
    "Invoice shows the old company name",
    "Gift wrapping was missing and it was a birthday",
    "You unsubscribed me from the wrong list",
    "متى يصل طلبي رقم 48-2291؟",
    "(no subject)",
];

pub fn when(words: &str) -> When {
    When {
        words: words.into(),
        iso: "2026-11-20T13:12:00Z".into(),
        full: format!("Friday 20 November 2026, {words} CET"),
    }
}

pub fn link(href: &str, label: &str) -> Link {
    Link { href: href.into(), label: label.into() }
}

pub fn post(label: &str, href: &str, act: &str) -> PostAction {
    PostAction { label: label.into(), href: href.into(), act: act.into(), ..PostAction::default() }
}

pub fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|&one| one.to_owned()).collect()
}

pub fn language(right_to_left: bool) -> Language {
    if right_to_left { Language::Arabic } else { Language::English }
}

pub fn frame(current: &str, theme: Theme, right_to_left: bool, trouble: bool) -> Frame {
    let views = [
        ("mine", "Mine", 12, false),
        ("waiting-on-us", "Waiting on us", 31, false),
        ("waiting-on-them", "Waiting on them", 44, false),
        ("snoozed", "Snoozed", 6, false),
        ("closed", "Closed", 0, false),
        ("all-open", "All open", 128, false),
        ("held-back", "Held back", 3, false),
        ("no-owner", "No owner", 1, true),
    ];
    let health = Warning {
        state: State::Late,
        words: "14 messages that arrived since 13:40 could not be read in yet. All of them are kept.".into(),
        act: Some(link("/settings/deliveries", "What is wrong")),
    };
    Frame {
        zone: "Europe/Amsterdam".into(),
        viewer: Viewer {
            audits: true,
            id: "7".into(),
            name: "Marit Dahl".into(),
            initials: "MD".into(),
            presence: "at work until 17:00".into(),
            language: language(right_to_left),
            theme,
            preferences: domain::team::Preferences::default(),
        },
        desk_name: "Kettle & Co".into(),
        views: views
            .iter()
            .filter(|view| trouble || !view.3)
            .zip(1..)
            .map(|(&(key, name, count, fault), digit)| ViewLink {
                key: key.into(),
                name: name.into(),
                href: format!("/inbox/{key}"),
                count,
                current: key == current,
                fault,
                digit: (!fault).then_some(digit),
            })
            .collect(),
        tasks_due: 2,
        reached: "1.1".into(),
        post_room: true,
        health: if trouble { vec![health] } else { vec![] },
    }
}

pub fn row(index: usize, view: &str) -> Row {
    let name = PEOPLE[index % PEOPLE.len()];
    let due = [
        ("60 min over", State::Late),
        ("16 min over", State::Late),
        ("38 min", State::Soon),
        ("1 h 43", State::Ok),
        ("3 h 41", State::Ok),
    ];
    let (text, state) = due[(index / 2).min(4)];
    Row {
        id: (1000 + index).to_string(),
        href: format!("/inbox/{view}?c={}", 1000 + index),
        name: name.into(),
        initials: initials(name),
        subject: SUBJECTS[index % SUBJECTS.len()].into(),
        snippet: "I checked with my bank and they say no request was ever made. So what does “declined” mean?".into(),
        channel: ["email", "chat", "email", "form", "phone"][index % 5].into(),
        unread: index.is_multiple_of(3),
        owner_initials: (index != 5).then(|| ["MD", "LF", "SO"][index % 3].into()),
        due: (index % 7 != 6).then(|| Due { text: text.into(), state }),
        at: when("Fri 09:14"),
        priority: priority(index),
        status: if index % 11 == 8 { "snoozed".into() } else { String::new() },
    }
}

/// Most are as every other.
fn priority(index: usize) -> Priority {
    match index {
        0 => Priority::Urgent,
        2 | 9 => Priority::High,
        5 => Priority::Low,
        _ => Priority::Normal,
    }
}

pub fn inbox(view: &str, chosen: Option<usize>) -> InboxPage {
    InboxPage {
        view_key: view.into(),
        view_name: "Waiting on us".into(),
        count_words: "31".into(),
        rows: (0..24).map(|index| row(index, view)).collect(),
        next_href: Some(format!("/inbox/{view}?after=24")),
        empty: Empty {
            words: "No one is waiting for us.".into(),
            answered: "128 answered today.".into(),
            link: Some(link("/tasks", "Look at the tasks")),
            first_steps: vec![],
        },
        search: String::new(),
        selected: Some(conversation(chosen.unwrap_or(0))),
        chosen: chosen.is_some(),
        href: format!("/inbox/{view}"),
        further: None,
        form: None,
        acts: ActsBar {
            select_href: format!("/inbox/{view}?select=1"),
            clear_href: format!("/inbox/{view}"),
            agents: vec![("7".into(), "Marit Dahl".into()), ("8".into(), "Sam Osei".into())],
            snoozes: vec![("tomorrow".into(), "Tomorrow morning · Sat 09:00".into())],
            ..ActsBar::default()
        },
    }
}

pub fn conversation(index: usize) -> ConversationPage {
    let of = row(index, "waiting-on-us");
    let short = of.name.split(' ').next().unwrap_or_default().to_owned();
    ConversationPage {
        facts: String::new(),
        unread: false,
        language: Language::English,
        as_it_stands: "each=1+reopen".into(),
        id: of.id.clone(),
        subject: of.subject.clone(),
        customer_name: of.name.clone(),
        customer_short: short.clone(),
        owner: (index != 5).then(|| Owner { id: "7".into(), name: "Marit Dahl".into(), is_viewer: true, cover: None }),
        status_words: "waiting on us since 14:12".into(),
        blocked: false,
        can_acknowledge: false,
        status: if index == 3 { Status::Closed } else { Status::Open },
        priority: of.priority,
        tags: Tags {
            on: vec![TagChip {
                name: "refund".into(),
                href: "/search?q=tag%3Arefund".into(),
                removal: "/conversations/1/tags/5/removal".into(),
                ..TagChip::default()
            }],
            offered: vec!["vip".into()],
            name_chars_max: 40,
        },
        presence: if index == 1 { "Sam Osei is reading this too".into() } else { String::new() },
        wait: Some(Wait {
            state: of.due.as_ref().map_or(State::Ok, |due| due.state),
            told: format!("We told {short} “within 2 hours”."),
            left: of.due.as_ref().map_or("answered".into(), |due| due.text.clone()),
            measured: "Median now 1 h 12, 9 in 10 within 3 h 05".into(),
        }),
        matters: matters(&of.id),
        earlier_href: Some(format!("/conversations/{}?before=40", of.id)),
        entries: entries(&of),
        enquiries: if index == 1 { vec![enquiry(&of)] } else { vec![] },
        reads_only: false,
        composer: Some(composer(&of.id)),
        agents: agents(),
        snoozes: vec![
            SnoozeChoice { value: "answer".into(), label: "Until they answer".into(), hint: String::new() },
            SnoozeChoice { value: "3h".into(), label: "3 hours".into(), hint: "18:10".into() },
            SnoozeChoice { value: "tomorrow".into(), label: "Tomorrow".into(), hint: "Sat 09:00".into() },
        ],
        follow_ups: vec![SnoozeChoice { value: "3d".into(), label: "In three days".into(), hint: "Mon 09:00".into() }],
        comes_back: false,
        comes_back_at: String::new(),
        tasks: if index == 0 { vec![task("11", State::Soon)] } else { vec![] },
        back_href: "/inbox/waiting-on-us".into(),
        customer: panel(&of),
    }
}

fn enquiry(of: &Row) -> EnquiryView {
    EnquiryView {
        id: "61".into(),
        heading: "Asked desk@carrier.example".into(),
        subject: "Parcel 00340".into(),
        state: State::Soon,
        state_words: "answered 13:40, it is your move".into(),
        messages: vec![MessageView {
            who: "Desk of the Carrier".into(),
            ..incoming(of, "62", "13:40", &["It was left with the neighbour at number 7."])
        }],
        on_href: Some(format!("/conversations/{}/enquiries/61", of.id)),
        close: Some(post("It is over", &format!("/conversations/{}/enquiries/61/closure", of.id), "")),
        ..EnquiryView::default()
    }
}

fn matters(id: &str) -> Vec<Matter> {
    vec![Matter {
        state: State::Soon,
        words: "Joined from a new address, amara@work.example. It has not been sent the history.".into(),
        link: None,
        actions: vec![
            post("It is Amara", &format!("/conversations/{id}/participants"), ""),
            PostAction {
                key: "y".into(),
                ..post("Make it a conversation of its own", &format!("/conversations/{id}/split"), "suggested")
            },
        ],
    }]
}

pub fn task(id: &str, state: State) -> Task {
    Task {
        id: id.into(),
        state,
        words: "Find out whether the reply of 13:02 arrived: the other side closed the line after the last byte."
            .into(),
        owner_name: "Marit Dahl".into(),
        about: Some(link("/conversations/1000", "Card declined, but my bank says it never saw the charge")),
        since: when("15:00"),
        actions: vec![
            post("It arrived", &format!("/tasks/{id}/done"), ""),
            post("Send again", &format!("/tasks/{id}/again"), ""),
        ],
    }
}

fn agents() -> Vec<AgentChoice> {
    [
        ("7", "Marit Dahl", "12 open"),
        ("8", "Sam Osei", "9 open"),
        ("9", "Lena Fischer", "away until Monday"),
        ("10", "Ravi Patel", "15 open"),
    ]
    .map(|(id, name, hint)| AgentChoice { id: id.into(), name: name.into(), hint: hint.into(), is_viewer: id == "7" })
    .to_vec()
}

fn incoming(of: &Row, id: &str, at: &str, body: &[&str]) -> MessageView {
    MessageView {
        id: format!("{}{id}", of.id),
        kind: Kind::In,
        who: of.name.clone(),
        initials: of.initials.clone(),
        channel: of.channel.clone(),
        at: when(at),
        addressed: "To help@kettle.example.".into(),
        body: strings(body),
        because: strings(&[
            "It answers our message of Thursday (In-Reply-To).",
            "Amara Okafor is known under this address since 2019.",
        ]),
        original_href: Some(format!("/messages/{}{id}/original", of.id)),
        split_href: Some(format!("/conversations/{}/split", of.id)),
        ..MessageView::default()
    }
}

fn outgoing(of: &Row, id: &str, at: &str, body: &[&str], delivery: Delivery) -> MessageView {
    MessageView {
        id: format!("{}{id}", of.id),
        kind: Kind::Out,
        who: "Marit Dahl".into(),
        initials: "MD".into(),
        channel: "email".into(),
        at: when(at),
        body: strings(body),
        signature: Some("Marit Dahl\nKettle & Co".into()),
        delivery: Some(delivery),
        ..MessageView::default()
    }
}

fn entries(of: &Row) -> Vec<Entry> {
    let mut first = incoming(
        of,
        "1",
        "Fri 14:12",
        &[
            "Hello, I have now written about this twice. The order confirmation says Tuesday, the tracking page says it was delivered on Monday at 14:12, and there is nothing at my door, with my neighbours or in the parcel box.",
            "Could you please look into this and tell me what happens next?",
        ],
    );
    first.quoted = Some("On Thursday, Kettle & Co wrote:\n> Your parcel is on its way.".into());
    first.attachments = vec![
        AttachmentView {
            name: "door.jpg".into(),
            size: "1.4 MB".into(),
            href: "/attachments/5".into(),
            ..AttachmentView::default()
        },
        held_back(),
    ];
    first.defects = strings(&["No Message-ID; one was made from the content."]);
    let note = MessageView {
        id: format!("{}3", of.id),
        kind: Kind::Note,
        who: "Lena Fischer".into(),
        initials: "LF".into(),
        at: when("Fri 14:40"),
        body: strings(&[
            "The carrier says the driver left it at the pick-up point on Kade 12. A replacement is cheaper than the search. Agreed with Sam.",
        ]),
        ..MessageView::default()
    };
    let machine = MessageView {
        id: format!("{}2", of.id),
        kind: Kind::Machine,
        who: "Kettle & Co".into(),
        initials: "K".into(),
        channel: "desk".into(),
        at: when("Fri 14:12"),
        body: strings(&[
            "We have your message. Marit Dahl has it and will write by 16:12. Most people wait 1 h 12 at this hour.",
        ]),
        delivery: Some(Delivery { words: "accepted by mx.example.com 14:12".into(), ..Delivery::default() }),
        ..MessageView::default()
    };
    let mut formatted = incoming(of, "5", "Fri 16:26", &["replace, please"]);
    formatted.html = Some(HtmlBody {
        href: format!("/messages/{}5/html", of.id),
        size: FrameSize::Short,
        open: false,
        leaves_out: true,
    });
    let failed = Delivery {
        progress: Progress::Failed,
        words: "not sent: refused by mx.example.com, 550 mailbox full".into(),
        actions: vec![post("Send again", "/outgoing/4/again", "")],
        ..Delivery::default()
    };
    let pending = Delivery {
        progress: Progress::Pending,
        words: "leaving at 17:33:10".into(),
        actions: vec![post("Undo", "/outgoing/9/withdrawal", "withdraw")],
        hold_ms: Some(10_000),
        seconds_left: Some(10),
    };
    let events = [
        "Opened by Amara Okafor",
        "Assigned to Marit Dahl: she answered last time",
        "Acknowledged",
        "Lena Fischer added a note",
    ];
    let mut all = vec![Entry::Message(Box::new(first)), Entry::Message(Box::new(machine))];
    all.extend(events.iter().enumerate().map(|(index, words)| {
        Entry::Event(EventLine {
            id: format!("{}{index}", of.id),
            words: (*words).into(),
            at: when("Fri 14:12"),
            action: None,
        })
    }));
    all.push(Entry::Message(Box::new(note)));
    all.push(Entry::Message(Box::new(outgoing(of, "4", "Fri 15:19", &["Thank you for telling us, and I am sorry you had to write twice. I can see both messages here, so you will not have to explain it again. I have opened a search with the carrier and I will write to you by Thursday 16:00 whether or not they have answered."], failed))));
    all.push(Entry::Message(Box::new(formatted)));
    all.push(Entry::Event(EventLine {
        id: format!("{}9", of.id),
        words: "Marit Dahl opened this again".into(),
        at: when("Fri 16:30"),
        action: None,
    }));
    all.push(Entry::Message(Box::new(outgoing(
        of,
        "6",
        "Fri 17:33",
        &["Done. Your replacement leaves the warehouse today and the new tracking number is 3SKAB0192837."],
        pending,
    ))));
    all
}

/// A reply just sent: what the server answers to the script.
pub fn sent(id: &str, body: &str, note: bool) -> MessageView {
    let of = row(0, "mine");
    let pending = Delivery {
        progress: Progress::Pending,
        words: "leaving at 17:33:10".into(),
        actions: vec![post("Undo", "/outgoing/9/withdrawal", "withdraw")],
        hold_ms: Some(10_000),
        seconds_left: Some(10),
    };
    let mut message = outgoing(&of, "", "now", &[body], pending);
    message.id = id.into();
    if note {
        message.kind = Kind::Note;
        message.delivery = None;
        message.signature = None;
    }
    message
}

fn composer(id: &str) -> Composer {
    Composer {
        draft: format!("{id}77"),
        spare_drafts: (78..82).map(|spare| format!("{id}{spare}")).collect(),
        channel: "email".into(),
        to: "amara@example.com".into(),
        recipients: vec![
            Choice { id: "30".into(), label: "Amara Okafor, amara@example.com".into(), chosen: true, wrote_to: None },
            Choice { id: "31".into(), label: "joris@example.com".into(), chosen: false, wrote_to: None },
        ],
        signature: "Marit Dahl".into(),
        seen: format!("{id}6"),
        heard: String::new(),
        other_draft: format!("{id}7"),
        other_text: String::new(),
        attachments: if id == "1000" {
            vec![DraftAttachment {
                file: AttachmentView {
                    name: "label.pdf".into(),
                    size: "84 KB".into(),
                    href: "/attachments/8".into(),
                    ..AttachmentView::default()
                },
                picture: false,
                remove_href: "/drafts/77/attachments/8/removal".into(),
            }]
        } else {
            vec![]
        },
        findings: if id == "1001" {
            vec![Finding {
                what: "Unfilled variable {{first_name}}".into(),
                why: "Joris would read it as it stands.".into(),
                blocks: true,
                place: None,
            }]
        } else {
            vec![]
        },
        ..Composer::default()
    }
}

fn panel(of: &Row) -> CustomerPanel {
    let line = |channel: &str, words: &str, at: &str| TimelineLine {
        channel: channel.into(),
        words: words.into(),
        href: None,
        at: when(at),
    };
    CustomerPanel {
        own_fields: OwnFields::default(),
        speaks: Some(Speaks { href: "/conversations/5/language".into(), language: Some(Language::English) }),
        name: of.name.clone(),
        initials: of.initials.clone(),
        summary: "Customer since 2013, 14 conversations".into(),
        told: vec![
            ("Keyed into the phone menu".into(), "Order 48-2291, option 3 (delivery)".into()),
            ("Filled in on the form".into(), "Nothing at the door, checked with neighbours".into()),
        ],
        contact_points: vec![
            ContactPoint { channel: "email".into(), address: "amara@example.com".into(), remarks: Vec::new() },
            ContactPoint { channel: "phone".into(), address: "+31 6 0000 0000".into(), remarks: Vec::new() },
            ContactPoint {
                channel: "email".into(),
                address: "amara@old.example".into(),
                remarks: vec!["bounces".into()],
            },
        ],
        participants: vec![Participant {
            name: "Amara Okafor".into(),
            address: "amara@work.example".into(),
            flag: Some("new address, not confirmed".into()),
            link: None,
        }],
        conversations: vec![OtherConversation {
            href: "/conversations/1004".into(),
            subject: "App signs me out on every launch".into(),
            status_words: "closed by Sam Osei".into(),
            at: when("2 Oct"),
            merge: Some(post("Merge into it", "/conversations/1001/merge", "merge-into")),
        }],
        timeline: vec![
            line("phone", "Called, left a voicemail", "1 Nov"),
            line("form", "Opened the returns page", "24 Oct"),
            line("email", "Asked about stock", "3 Oct"),
        ],
        portal_href: Some("/q/k3Jx".into()),
    }
}

/// A file in which the virus scanner found something.
fn held_back() -> AttachmentView {
    let looked = Looked::HeldBack { found: "Win.Test.EICAR_HDB-1".into(), href: Some("/attachments/6/scan".into()) };
    AttachmentView { name: "invoice.zip".into(), size: "12 KB".into(), href: "/attachments/6".into(), looked }
}
