//! The other pages of the made-up desk.

use crate::samples::{link, post, strings, task, when};
use domain::connection::Grade;
use language::Language;
use web::views::conversation::{AttachmentView, NewConversationPage};
use web::views::door::{Day, SetUpPage, SignInPage, SignInRefused};
use web::views::portal::*;
use web::views::post_room::{CaughtMessage, CaughtRow, PostRoomPage};
use web::views::search::{Hit, HitGroup, Piece, SearchPage};
use web::views::settings::*;
use web::views::task::{TaskGroup, TasksPage};
use web::views::{State, Wrong};

pub fn sign_in(refused: Option<SignInRefused>) -> SignInPage {
    SignInPage {
        language: Language::English,
        desk_name: "Kettle & Co".into(),
        email: "marit@kettle.example".into(),
        after: "/".into(),
        refused,
        ..SignInPage::default()
    }
}

pub fn set_up() -> SetUpPage {
    let days = [
        ("mon", "Monday"),
        ("tue", "Tuesday"),
        ("wed", "Wednesday"),
        ("thu", "Thursday"),
        ("fri", "Friday"),
        ("sat", "Saturday"),
        ("sun", "Sunday"),
    ];
    SetUpPage {
        language: Language::English,
        desk_name: "Kettle & Co".into(),
        public_url: "https://desk.kettle.example".into(),
        your_name: "Marit Dahl".into(),
        mailbox: "noreply@kettle.example".into(),
        zone: "Europe/Amsterdam".into(),
        zones: vec![
            ("Europe/Amsterdam".into(), "Amsterdam (UTC+1)".into()),
            ("Asia/Tokyo".into(), "Tokyo (UTC+9)".into()),
        ],
        days: days
            .map(|(key, name)| Day {
                key: key.into(),
                name: name.into(),
                open: !key.starts_with('s'),
                from: "09:00".into(),
                to: "17:00".into(),
            })
            .to_vec(),
        wrongs: vec![Wrong {
            field: "mailbox".into(),
            words: "People must be able to answer. Choose an address that someone reads.".into(),
        }],
        ..SetUpPage::default()
    }
}

pub fn new_conversation() -> NewConversationPage {
    NewConversationPage {
        draft: "501".into(),
        from: vec![("1".into(), "Kettle & Co <help@kettle.example>".into())],
        signed: "Signed Marit Dahl, Kettle & Co.".into(),
        expects_answer: true,
        ..NewConversationPage::default()
    }
}

fn pieces(all: &[&str]) -> Vec<Piece> {
    all.iter().enumerate().map(|(index, text)| Piece { text: (*text).into(), hit: index % 2 == 1 }).collect()
}

pub fn search() -> SearchPage {
    let hit = |id: &str, subject: &[&str], context: &[&str], status: &str| Hit {
        id: id.into(),
        href: format!("/conversations/{id}#message-{id}1"),
        subject: pieces(subject),
        context: pieces(context),
        status: status.into(),
        at: when("2 Oct"),
    };
    SearchPage {
        asked: "kettle".into(),
        words: "3 conversations with “kettle”".into(),
        instead: vec![link("/search?q=kettle&closed=1", "Closed ones too")],
        groups: vec![
            HitGroup {
                customer_name: "Mei-Lin Zhang".into(),
                hits: vec![
                    hit(
                        "1002",
                        &["", "Kettle", " lid cracked after two weeks"],
                        &[
                            "… The crack of the ",
                            "kettle",
                            " runs from the hinge to the spout. I only ever use it for water …",
                        ],
                        "waiting on us",
                    ),
                    hit(
                        "1014",
                        &["Is the 1.7 L model coming back?"],
                        &["… the larger ", "kettle", ", if you still make it …"],
                        "closed",
                    ),
                ],
            },
            HitGroup {
                customer_name: "Amara Okafor".into(),
                hits: vec![hit("1000", &["Card declined"], &["… I ordered the ", "kettle", " on Monday …"], "")],
            },
        ],
        next_href: None,
        ..SearchPage::default()
    }
}

pub fn tasks() -> TasksPage {
    TasksPage {
        groups: vec![
            TaskGroup { title: "Yours".into(), tasks: vec![task("1", State::Late)], more: None },
            TaskGroup {
                title: "Of others".into(),
                tasks: vec![task("2", State::Soon), task("3", State::Ok)],
                more: Some(link("/tasks?others=3", "More of others")),
            },
        ],
        first: None,
    }
}

pub fn post_room(open: bool) -> PostRoomPage {
    let caught = |id: u32, current: bool| CaughtRow {
        href: format!("/post-room/{id}"),
        to: "amara@example.com".into(),
        subject: "Re: Card declined, but my bank says it never saw the charge".into(),
        snippet: "Thank you for telling us, and I am sorry you had to write twice.".into(),
        at: when("15:19"),
        current,
    };
    PostRoomPage {
        typed: None,
        some_automatic: true,
        caught: vec![caught(1, open), caught(2, false), caught(3, false)],
        next_href: None,
        can_leave: open,
        wrongs: vec![],
        open: open.then(|| CaughtMessage {
            automatic: true,
            held: true,
            id: "1".into(),
            from: "help@kettle.example".into(),
            to: "amara@example.com".into(),
            subject: "Re: Card declined, but my bank says it never saw the charge".into(),
            at: when("15:19"),
            html_href: "/messages/1/html".into(),
            original_href: "/messages/1/original".into(),
            conversation_href: Some("/conversations/1000".into()),
            answer_key: "901".into(),
        }),
    }
}

pub fn mailboxes() -> MailboxesPage {
    MailboxesPage {
        mailboxes: vec![
            MailboxLine {
                address: "help@kettle.example".into(),
                name: "Kettle & Co".into(),
                comes_in: "accepted at port 25".into(),
                status_words: "last mail 14:02".into(),
                state: State::Ok,
                connection: link("/settings/connection", "Is it connected? fine"),
                connection_class: "ok",
                actions: Vec::new(),
            },
            MailboxLine {
                address: "orders@kettle.example".into(),
                name: "Kettle & Co orders".into(),
                comes_in: "fetched every minute from imap.example.com".into(),
                status_words: "password refused since 11:20; mail waits there".into(),
                state: State::Late,
                connection: link("/settings/connection", "Is it connected?"),
                connection_class: "quiet",
                actions: Vec::new(),
            },
        ],
        ..MailboxesPage::default()
    }
}

pub fn connection() -> ConnectionPage {
    let line = |grade, word: &str, words: &str| ConnectionLine {
        grade,
        word: word.into(),
        words: words.into(),
        records: Vec::new(),
        publish: "Publish this where the records of the domain are kept.".into(),
    };
    let group = |title: &str, lines| ConnectionGroup { title: title.into(), lines };
    let policy = ("_dmarc.kettle.example", "TXT", "v=DMARC1; p=none; rua=mailto:postmaster@kettle.example");
    let key = (
        "answerable._domainkey.kettle.example",
        "TXT",
        "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3k",
    );
    let with = |line: ConnectionLine, (name, kind, value): (&str, &str, &str)| ConnectionLine {
        records: vec![(name.into(), kind.into(), value.into())],
        ..line
    };
    ConnectionPage {
        address: "help@kettle.example".into(),
        asked: "Asked 14:02. It is asked again every day by itself.".into(),
        whole: Some((Grade::InVain, "A customer would wait in vain. What to do stands below.".into())),
        groups: vec![
            group(
                "Mail comes in",
                vec![line(
                    Grade::Fine,
                    "fine",
                    "Mail to kettle.example comes straight to this desk, as desk.kettle.example.",
                )],
            ),
            group(
                "Mail leaves",
                vec![line(Grade::Fine, "fine", "The mail relay smtp.carrier.example takes our mail.")],
            ),
            group(
                "Signature (DKIM)",
                vec![with(
                    line(
                        Grade::Improvable,
                        "could be better",
                        "Your mail is signed, but receivers do not find the key.",
                    ),
                    key,
                )],
            ),
            group(
                "What receivers are asked to do (DMARC)",
                vec![with(
                    line(
                        Grade::Improvable,
                        "could be better",
                        "kettle.example does not say what to do. Begin by watching:",
                    ),
                    policy,
                )],
            ),
            group(
                "A message there and back",
                vec![
                    line(
                        Grade::NotAsked,
                        "not known",
                        "The message to help@kettle.example left 14:02 and is on its way.",
                    ),
                    line(
                        Grade::InVain,
                        "in vain",
                        "The message to help+test@kettle.example did not leave: there is no such user.",
                    ),
                ],
            ),
        ],
        under_way: true,
        may_ask: true,
        ask: post("Ask again", "/settings/connection", ""),
        ..ConnectionPage::default()
    }
}

pub fn agents() -> AgentsPage {
    let heirs = [("8".to_owned(), "Sam Osei".to_owned()), ("10".to_owned(), "Ravi Patel".to_owned())];
    let line = |id: &str, name: &str, role: &str, words: &str, state: State, open: usize| AgentLine {
        id: id.into(),
        name: name.into(),
        initials: web::views::part::initials(name),
        role: role.into(),
        email: format!("{}@kettle.example", id),
        status_words: words.into(),
        state,
        open,
        actions: vec![post(
            if state == State::Soon { "Back" } else { "Away" },
            &format!("/settings/agents/{id}/absence"),
            "",
        )],
        deactivate: Some(heirs.iter().filter(|(heir, _)| heir != id).cloned().collect()),
    };
    AgentsPage {
        agents: vec![
            line("7", "Marit Dahl", "administrator", "at work until 17:00", State::Ok, 12),
            line("8", "Sam Osei", "lead", "at work until 18:00", State::Ok, 9),
            line("9", "Lena Fischer", "agent", "away until Monday, Sam Osei covers", State::Soon, 7),
        ],
        may_change: true,
        ..AgentsPage::default()
    }
}

pub fn automatic(stopped: bool) -> AutomaticPage {
    AutomaticPage {
        stopped: stopped.then(|| Stopped { by: "Sam Osei".into(), at: when("today 13:05") }),
        today: "12 acknowledgements today, the last at 14:02.".into(),
        held: "3 acknowledgements were not sent since; those customers are marked in the list.".into(),
        history: vec![("Sam Osei stopped it: “testing”".into(), when("3 Nov 09:12"))],
        may_change: true,
        who_can: String::new(),
    }
}

pub fn deliveries() -> DeliveriesPage {
    DeliveriesPage {
        relay: RelayStatus {
            words: "smtp.example.com:587, encrypted, last accepted 14:02".into(),
            state: State::Ok,
            facts: vec![
                ("Waiting".into(), "2".into()),
                ("Accepted today".into(), "148".into()),
                ("Refused today".into(), "1".into()),
            ],
            actions: vec![post("Send a test to me", "/settings/deliveries/test", "")],
        },
        lines: vec![
            DeliveryLine {
                to: "tomas@example.com".into(),
                about: link("/conversations/1004", "App signs me out"),
                words: "refused: 550 no such user".into(),
                state: State::Late,
                at: when("13:02"),
                actions: vec![post("Send again", "/outgoing/4/again", "")],
            },
            DeliveryLine {
                to: "amara@example.com".into(),
                about: link("/conversations/1000", "Card declined"),
                words: "waiting, next try 14:20, the 4th".into(),
                state: State::Soon,
                at: when("13:40"),
                actions: vec![],
            },
        ],
        next_href: None,
    }
}

pub fn portal(state: PortalState, over: bool) -> PortalPage {
    let step = |words: &str, stage: Stage| Step { words: words.into(), stage };
    let with_us = state == PortalState::WithUs;
    PortalPage {
        language: Language::English,
        brand: "Kettle & Co".into(),
        token: "k3Jx".into(),
        owner_short: "Marit".into(),
        state,
        asked: "You asked about a parcel that was marked delivered.".into(),
        waits: "Most people wait 1 h 12 at this hour; 9 in 10 have an answer within 3 h 05.".into(),
        clock: with_us.then(|| Clock {
            by: "Answer by 16:00".into(), left: "in 38 minutes".into(), percent: if over { 100 } else { 68 },
            over: match over {
                true => vec![
                    "Nine of ten hear back by 16:00, and you have not. Marit sees that you are waiting, and nothing is lost.".into(),
                    "Of those who write to us now, nine of ten hear back by today at 17:30. Your message came before theirs.".into(),
                ],
                false => Vec::new(),
            },
        }),
        steps: if with_us {
            vec![step("Your message arrived, 14:40", Stage::Done), step("Marit has asked the carrier where the parcel is", Stage::Now), step("She writes to you by 16:00, whether or not they have answered", Stage::Later)]
        } else {
            vec![]
        },
        said: vec![
            Said { ours: false, who: "You".into(), at: when("Fri 14:40"),
                paragraphs: strings(&["The tracking page says it was delivered, and there is nothing at my door."]), formatted: vec![],
                attachments: vec![AttachmentView { name: "door.jpg".into(), size: "1.4 MB".into(), href: "/q/k3Jx/attachments/5".into(), ..AttachmentView::default() }] },
            Said { ours: true, who: "Marit Dahl".into(), at: when("Fri 15:19"), paragraphs: strings(&["Thank you for telling us. I have asked the carrier."]), formatted: vec![], attachments: vec![] },
        ],
        key: "7001".into(),
        files_hint: "Up to 20 MB each.".into(),
        reach: "You can also answer any of our mails, or write to help@kettle.example. This page is only for people who have its link.".into(),
        ..PortalPage::default()
    }
}

pub fn invalid() -> InvalidLinkPage {
    InvalidLinkPage {
        language: Language::English,
        brand: "Kettle & Co".into(),
        address: "help@kettle.example".into(),
        ..InvalidLinkPage::default()
    }
}

pub fn desk() -> DeskPage {
    DeskPage {
        name: "Kettle & Co".into(),
        public_url: "https://desk.kettle.example".into(),
        zone: "Europe/Amsterdam".into(),
        team: ("1".into(), "Service".into()),
        hours_words: "Monday to Friday, 9:00 to 17:00 (Amsterdam time)".into(),
        days: set_up().days,
        zones: set_up().zones,
        may_change: true,
        ..DeskPage::default()
    }
}

pub fn profile() -> ProfilePage {
    ProfilePage {
        name: "Marit Dahl".into(),
        email: "marit@kettle.example".into(),
        notify: true,
        ..ProfilePage::default()
    }
}
