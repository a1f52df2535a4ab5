//! The room as people work in it: the real program with some customers' mail, a relay that keeps what leaves, and Mia's
//! browser, signed in. Keys are pressed as a keyboard presses them: on whatever has the focus.

use crate::browser::{Browser, Script, Window};
use crate::server::{Customer, PASSWORD, Relay, Server, binary};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// Mia's sign-in address.
pub const MIA: &str = "mia@birch-staff.example";
/// A colleague's, where there is one.
pub const SAM: &str = "sam@birch-staff.example";
/// The desk's mailbox.
pub const HELP: &str = "help@birch.example";

/// What a script finds: the subject of the conversation in view.
pub const TITLE: &str = "return document.getElementById('conversation-title')?.textContent ?? ''";
/// How many rows the list has.
pub const ROWS: &str = "return document.querySelectorAll('#rows a.row').length";
/// What is typed in the composer.
pub const TYPED: &str = "return document.querySelector('#composer textarea[name=body]').value";

/// Everything that is running.
pub struct Room {
    /// What leaves the desk.
    pub relay: Relay,
    /// The program.
    pub server: Server,
    /// The browsers.
    pub browser: Browser,
    /// Mia's.
    pub mia: Window,
}

impl Room {
    /// A desk with these letters (name of the sender, subject, text), the last one on top, and Mia in her inbox. `None`
    /// where something is missing.
    pub async fn open(name: &str, letters: &[(&str, &str, &str)]) -> Option<Room> {
        let binary = binary()?;
        let browser = Browser::start(&[])?;
        let relay = Relay::start();
        let server = Server::set_up_and_start(&binary, &store::testing::folder(name), &relay.options());
        let mut customer = Customer::connect(server.smtp).unwrap();
        for (number, (sender, subject, text)) in letters.iter().enumerate() {
            write(&mut customer, number, sender, subject, text);
            // Each is taken in before the next, so that the list has one order.
            let from = address_of(sender);
            relay.wait_for("an acknowledgement", |mail| mail.to.contains(&from));
        }
        let mia = browser.window("mia", Script::Runs).await;
        let room = Room { relay, server, browser, mia };
        room.mia.sign_in(&room.address(""), MIA, PASSWORD).await;
        room.mia.comes("the row of each letter", &format!("#rows a.row:nth-of-type({})", letters.len())).await;
        Some(room)
    }

    /// An address of the desk.
    pub fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.web)
    }

    /// Mia adds a colleague.
    pub async fn add_sam(&self) {
        let mia = &self.mia;
        mia.go(&self.address("/settings/agents")).await;
        mia.ask("for (const fold of document.querySelectorAll('main details')) fold.open = true").await;
        mia.type_into("form[action='/settings/agents'] input[name=name]", "Sam Osei").await;
        mia.type_into("form[action='/settings/agents'] input[name=email]", SAM).await;
        mia.type_into("form[action='/settings/agents'] input[name=password]", PASSWORD).await;
        mia.click("form[action='/settings/agents'] button.primary").await;
        mia.reads("Sam among the people", "main", "Sam Osei").await;
    }

    /// Another letter comes in.
    pub fn letter(&self, number: usize, sender: &str, subject: &str, text: &str) {
        write(&mut Customer::connect(self.server.smtp).unwrap(), number, sender, subject, text);
    }
}

/// The address of somebody, from their name.
pub fn address_of(name: &str) -> String {
    format!("{}@people.example", name.to_lowercase().replace(' ', "."))
}

fn write(customer: &mut Customer, number: usize, sender: &str, subject: &str, text: &str) {
    let from = address_of(sender);
    let raw = format!(
        "From: {sender} <{from}>\r\nTo: {HELP}\r\nSubject: {subject}\r\nMessage-ID: <{number}@people.example>\r\nDate: Fri, 20 Nov 2026 09:0{}:00 +0000\r\n\r\n{text}\r\n",
        number % 10
    );
    customer.send(&from, HELP, &raw).unwrap();
}

impl Window {
    /// Presses keys one after the other, on whatever has the focus.
    pub async fn press(&self, keys: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: char) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for held in held {
            actions = actions.then(KeyAction::Down { value: (*held).into() });
        }
        actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for held in held {
            actions = actions.then(KeyAction::Up { value: (*held).into() });
        }
        self.client.perform_actions(actions).await.unwrap();
    }

    /// What a script of the test finds on the page.
    pub async fn ask(&self, script: &str) -> serde_json::Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Waits until a script of the test finds this.
    pub async fn becomes(&self, what: &str, script: &str, expected: serde_json::Value) {
        let begun = std::time::Instant::now();
        loop {
            let found = self.ask(script).await;
            if found == expected {
                return;
            }
            assert!(begun.elapsed() < crate::machine::PATIENCE, "never became {what}: {found}\n{}", self.text().await);
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    }

    /// Waits until an element is gone.
    pub async fn goes(&self, what: &str, css: &str) {
        self.becomes(what, &format!("return document.querySelectorAll({css:?}).length"), 0.into()).await;
    }
}
