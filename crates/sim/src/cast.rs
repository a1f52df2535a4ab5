//! Who writes to the desk: people with their habits, and machines of every kind that is met.

use crate::Letter;
use crate::office::Handed;
use crate::story::CUSTOMERS;
use domain::customer::EmailAddress;
use domain::message::Outgoing;
use domain::{Millis, Moment};

/// What happens when one of the cast gets mail, beside what they do themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Habit {
    /// Nothing.
    Reads,
    /// A notice of absence that declares itself answers every mail.
    Absent,
    /// A program answers every mail within seconds, under another subject and address, and declares nothing.
    Robot,
    /// Another desk acknowledges every mail, in words alone.
    AnotherDesk,
    /// A colleague gets it and answers from their own address.
    PassesOn,
}

/// A customer: name, address, another address of theirs, and what happens when they get mail.
pub struct Customer {
    /// Full name.
    pub name: &'static str,
    /// The address that they usually write from.
    pub address: &'static str,
    /// Another one.
    pub other: &'static str,
    /// What happens when they get mail.
    pub habit: Habit,
}

/// All customers.
pub const CAST: [Customer; CUSTOMERS as usize] = [
    person("Ada Lake", "ada@lake.example", "ada.lake@pond.example"),
    person("Ben Moor", "ben@moor.example", "ben@work.example"),
    person("Cleo Hill", "cleo@hill.example", "cleo.hill@post.example"),
    person("Dan Reed", "dan@reed.example", "d.reed@work.example"),
    person("Eve Ford", "eve@ford.example", "eve@shore.example"),
    person("Fay Glen", "fay@glen.example", "fay@post.example"),
    Customer { habit: Habit::Absent, ..person("Otto Wold", "otto@wold.example", "otto@work.example") },
    Customer { habit: Habit::Robot, ..person("Orders", "orders@machine.example", "shop@machine.example") },
    Customer { habit: Habit::AnotherDesk, ..person("Vendor", "care@vendor.example", "care2@vendor.example") },
    Customer { habit: Habit::PassesOn, ..person("Greta Mead", "greta@mead.example", "hans@mead.example") },
];

const fn person(name: &'static str, address: &'static str, other: &'static str) -> Customer {
    Customer { name, address, other, habit: Habit::Reads }
}

/// The customer who has an address.
pub fn whose(address: &str) -> Option<(usize, &'static Customer)> {
    CAST.iter().enumerate().find(|(_, customer)| customer.address == address || customer.other == address)
}

/// A letter with its own identifier and date. `number` is unlike that of any other letter.
pub fn dated(letter: Letter, number: u32, now: Moment) -> Letter {
    let domain = letter.envelope_from.rsplit('@').next().unwrap_or("mail.example").to_owned();
    let date = jiff::Timestamp::from_millisecond(now.0)
        .map(|at| at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string())
        .unwrap_or_default();
    letter.with("Message-ID", &format!("<{number}.sim@{domain}>")).with("Date", &date)
}

/// What a machine writes by itself: whether it says that it is one, its subject, its header, its words. The kinds are
/// those that desks meet; see `docs/reference/mail.md`.
const MACHINES: [(bool, &str, &str, &str); 12] = [
    (true, "Re: {}", "Auto-Submitted: auto-replied", ABSENT),
    (true, "Notice: {}", "Auto-Submitted: auto-generated", "Your message has been queued."),
    (true, "Re: {}", "Auto-Submitted: Auto-Replied; owner-email=\"x@y.example\"", ABSENT),
    (true, "Re: {}", "Precedence: bulk", ABSENT),
    (true, "Re: {}", "Precedence: auto_reply", ABSENT),
    (true, "[list] {}", "List-Id: <users.lists.example>", "Your mail awaits the approval of a moderator."),
    (true, "Automatic reply: {}", "X-Auto-Response-Suppress: All", ABSENT),
    (true, "Re: {}", "X-Autoreply: yes", ABSENT),
    (false, "Automatic reply: {}", "", ABSENT),
    (
        false,
        "Abwesenheitsnotiz: {}",
        "",
        "Ich bin bis zum 12. Januar nicht im Büro. Ihre Mail wird nicht weitergeleitet.",
    ),
    (false, "Please confirm your message: {}", "", "Follow the link below so that your message can reach me."),
    (false, "Your order has shipped", "", "Parcel 4711 left our house and comes in two days."),
];

const ABSENT: &str =
    "Thank you for your message. I am out of the office until 12 January and will read it when I am back.";

/// A machine's letter, and whether it declares itself; in answer to a mail of ours where there is one.
pub fn machine(kind: u32, to: &str, ours: Option<&Outgoing>) -> (Letter, bool) {
    let (declared, subject, header, text) = MACHINES[kind as usize % MACHINES.len()];
    let from = format!("machine{}@robots.example", kind % 5);
    let about = ours.map_or("your parcel", |ours| ours.subject.as_str());
    let to = ours.map_or_else(|| to.to_owned(), answer_address);
    let mut letter = Letter::new(&from, &to, &subject.replace("{}", about), text);
    if let Some((name, value)) = header.split_once(": ") {
        letter = letter.with(name, value);
    }
    if let Some(ours) = ours {
        letter = letter.with("In-Reply-To", &format!("<{}>", ours.external_id));
    }
    (letter, declared)
}

fn answer_address(ours: &Outgoing) -> String {
    ours.reply_to.as_ref().unwrap_or(&ours.from).email.to_string()
}

/// What comes back by itself when a mail has arrived: the letter, whether it declares itself, and after how long.
pub fn comes_back(handed: &Handed, to: &EmailAddress, number: u32) -> Option<(Letter, bool, Millis)> {
    let (_, customer) = whose(to.as_str())?;
    let ours = &handed.outgoing;
    let back = answer_address(ours);
    match customer.habit {
        Habit::Reads => None,
        Habit::Absent => {
            let letter = Letter::answering(ours, customer.address, ABSENT).with("Auto-Submitted", "auto-replied");
            Some((letter.from_the_null_path(), true, Millis::seconds(2)))
        }
        Habit::Robot => {
            let from = format!("orders-{number}@machine.example");
            let subject = format!("Order {number} was entered");
            let text = format!("Your order {number} was entered into our list and will be looked at.");
            Some((
                Letter::new(&from, crate::house::MAILBOXES[handed.house], &subject, &text),
                false,
                Millis::seconds(3),
            ))
        }
        Habit::AnotherDesk => {
            let subject = format!("[{number}] We have received your request: {}", ours.subject);
            let text =
                format!("Thank you for contacting us. Your request has been received under the number {number}.");
            Some((Letter::new(customer.address, &back, &subject, &text), false, Millis::seconds(40)))
        }
        Habit::PassesOn if to.as_str() == customer.address => {
            let letter = Letter::answering(ours, customer.other, "I answer for Greta. It is all settled now.");
            Some((letter, false, Millis::minutes(50)))
        }
        Habit::PassesOn => None,
    }
}

/// A mail system's report that a mail of ours did not arrive, as RFC 3464 has it or in words.
pub fn bounce(ours: &Outgoing, in_words: bool) -> Letter {
    let recipient = ours.to.first().map(|to| to.email.to_string()).unwrap_or_default();
    let (back, from) = (ours.return_path.to_string(), "MAILER-DAEMON@relay.example");
    let words =
        format!("I am sorry that your message could not be delivered.\n\n<{recipient}>:\n550 5.1.1 user unknown\n");
    if in_words {
        return Letter::new(from, &back, "failure notice", &format!("Hi. This is the qmail-send program.\n{words}"))
            .from_the_null_path();
    }
    let text = format!(
        "--edge\nContent-Type: text/plain\n\n{words}\n--edge\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; \
         relay.example\n\nFinal-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 \
         5.1.1 user unknown\n\n--edge\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{}>\n\n--edge--\n",
        ours.external_id
    );
    Letter::new(from, &back, "Undelivered Mail Returned to Sender", &text)
        .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=\"edge\"")
        .with("Auto-Submitted", "auto-replied")
        .from_the_null_path()
}
