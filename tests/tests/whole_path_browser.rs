//! The whole path on real parts: a customer's mail program, a real Postfix, the real program, a real browser, and the
//! customer's mailbox in a real Dovecot. What
//! the agent sees and does is what a person would see and do; what the customer gets is what lies in their mailbox.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use std::time::{Duration, Instant};
use tests::browser::{Browser, Script, Window};
use tests::dovecot::Dovecot;
use tests::machine::wait_for;
use tests::postfix::{Postfix, Routes};
use tests::server::{Captured, PASSWORD, Relay, Server, binary};
use tests::{http, swaks};

const HELP: &str = "help@birch.example";
const MIA: &str = "mia@birch-staff.example";
const JOERG: &str = "joerg@people.example";
/// Where customers and agents reach the desk; the browser is told which port of this machine that is.
const HOST: &str = "desk.birch.example";
const SUBJECT: &str = "Der Kessel pfeift, Grüße aus Köln";
/// The hold of an answer in which it can be taken back is ten seconds; clocks of two processes may differ a little.
const HOLD_AT_LEAST: Duration = Duration::from_secs(9);

struct Scene {
    postfix: Postfix,
    mailboxes: Dovecot,
    server: Server,
    browser: Browser,
}

impl Scene {
    /// Everything started, or `None` where something is missing.
    fn set() -> Option<Scene> {
        const WHAT: &str = "the whole path on real parts";
        let binary = binary()?;
        if !(swaks::can_send(WHAT) && Postfix::can_start(WHAT) && Dovecot::can_start(WHAT)) {
            return None;
        }
        let (postfix, mailboxes, world) = (Postfix::prepare(), Dovecot::start(), Relay::start());
        let options = postfix.options().with("ANSWERABLE_WEB_PUBLIC_URL", format!("http://{HOST}"));
        let server = Server::set_up_and_start(&binary, &store::testing::folder("whole-path"), &options);
        postfix.start(Routes {
            desk: ("birch.example", server.smtp),
            people: &[JOERG],
            mailboxes: &mailboxes.mail(),
            world: world.address,
        });
        let browser = Browser::start(&[(HOST, server.web)])?;
        Some(Scene { postfix, mailboxes, server, browser })
    }

    /// Jörg's mail program hands his mail to Postfix.
    fn joerg_writes(&self, mail: &swaks::Mail) {
        swaks::send(self.postfix.address, mail);
    }

    /// What lies in Jörg's mailbox and says these words.
    fn joerg_gets(&self, what: &str, words: &str) -> Captured {
        self.mailboxes.wait_for("joerg", what, |mail| text_of(mail).contains(words))
    }
}

/// The new words of a mail, without what it quotes.
fn text_of(mail: &Captured) -> String {
    channel::email::read(mail.raw.as_bytes()).new_text
}

fn header(mail: &Captured, name: &str) -> String {
    mail.header(name).unwrap_or_else(|| panic!("no {name}:\n{}", mail.raw))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_answered_in_the_browser_and_goes_on_live_with_and_without_script() {
    let Some(scene) = Scene::set() else { return };
    let drawing: Vec<u8> = (0..20_000_u32).map(|at| u8::try_from(at * at % 251).unwrap()).collect();
    scene.joerg_writes(&question(&drawing));

    let mia = scene.browser.window("mia", Script::Runs).await;
    mia.sign_in(&format!("http://{}", scene.server.web), MIA, PASSWORD).await;
    let conversation = finds_and_opens(&mia).await;
    sees_the_question(&mia, &scene.server, &drawing).await;

    let sent = Instant::now();
    answers(&mia, "Unscrew the whistle, Jörg, and rinse it. Then it is quiet.").await;
    let answer = scene.joerg_gets("the answer", "Unscrew the whistle");
    assert!(sent.elapsed() >= HOLD_AT_LEAST, "the answer left before its hold was over: {:?}", sent.elapsed());
    let first =
        scene.joerg_gets("the acknowledgement, in the language of his letter", "Ihre Nachricht ist bei uns angekommen");
    is_an_acknowledgement(&first);
    is_a_persons_answer(&answer, "<kessel-1@people.example>");
    mia.reads("that it left", "article.message.out:not(.pending) .delivery", "taken by the mail server").await;

    let loaded = mia.page_load().await;
    mia.type_into("#composer textarea[name=body]", "I was just about to").await;
    let thanks = swaks::Mail::answering(&answer, "Jörg Müller", "Wunderbar, jetzt ist er still. Danke!");
    scene.joerg_writes(&thanks.with("Message-Id", "<kessel-2@people.example>"));
    mia.reads("the reply, live", "article.message.in", "Wunderbar, jetzt ist er still. Danke!").await;
    assert_eq!(mia.page_load().await, loaded, "the page was not loaded again");
    assert_eq!(mia.typed("#composer textarea[name=body]").await, "I was just about to", "what was being written");
    is_the_same(&mia, &conversation).await;
    has_read_it(&mia, &scene.server).await;

    told_on_their_page(&scene.browser, &first).await;
    answers_without_script(&scene, &conversation).await;
    let last = scene.joerg_gets("the answer without script", "Come back whenever it whistles");
    is_a_persons_answer(&last, "<kessel-2@people.example>");
    mia.reads("the other answer, live", "article.message.out", "Come back whenever it whistles").await;
    assert_eq!(mia.page_load().await, loaded, "the page was not loaded again");

    assert_eq!(scene.mailboxes.inbox("joerg").len(), 3, "an acknowledgement and two answers, each once");
    let log = scene.postfix.log();
    assert!(log.contains("TLS connection established to 127.0.0.1"), "the way to the desk is encrypted");
    assert!(log.contains("TLS connection established from localhost"), "the way from the desk is encrypted");
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
    mia.close().await;
}

fn question(drawing: &[u8]) -> swaks::Mail {
    swaks::Mail {
        name: "Jörg Müller".into(),
        from: JOERG.into(),
        to: HELP.into(),
        subject: SUBJECT.into(),
        text: "Guten Tag,\n\nder Kessel pfeift ständig, auch wenn er kühl ist.\nWas kann ich tun?\n\nJörg\n".into(),
        file: Some(("Zeichnung.png".into(), "image/png".into(), drawing.to_vec())),
        ..swaks::Mail::default()
    }
    .with("Message-Id", "<kessel-1@people.example>")
}

/// The row in the inbox, and the conversation behind it; returns its number.
async fn finds_and_opens(mia: &Window) -> String {
    mia.reads("the question in the inbox", "#rows a.row .subject", SUBJECT).await.click().await.unwrap();
    mia.reads("the conversation's subject", "#conversation-title", SUBJECT).await;
    mia.attribute("#conversation", "data-id").await
}

async fn sees_the_question(mia: &Window, server: &Server, drawing: &[u8]) {
    let words = "der Kessel pfeift ständig, auch wenn er kühl ist.";
    mia.reads("the question", "article.message.in .words", words).await;
    mia.reads("who wrote it", "article.message.in h3", "Jörg Müller").await;
    mia.reads("the file", "article.message.in .files a", "Zeichnung.png").await;
    mia.reads("the owner", "#conversation-head .has-it", "Mia Dahl").await;
    assert!(mia.comes("a key", "#composer kbd").await.is_displayed().await.unwrap(), "keys are shown");
    let path = mia.attribute("article.message.in .files a", "href").await;
    let file = http::get(server.web, &path, &mia.cookie().await);
    assert_eq!((file.status, file.body == drawing), (200, true), "the file as it was sent: {}", file.head);
}

async fn answers(mia: &Window, text: &str) {
    mia.type_into("#composer textarea[name=body]", text).await;
    mia.click("#composer button.primary.if-reply").await;
    mia.reads("the answer on its way", "article.message.out.pending", text).await;
    mia.reads("that it can be taken back", "article.message.out.pending .delivery", "leaving at").await;
}

/// It says that a machine wrote it, who looks after the question, and where its page is.
fn is_an_acknowledgement(mail: &Captured) {
    assert_eq!(header(mail, "Auto-Submitted"), "auto-replied");
    assert_eq!(header(mail, "In-Reply-To"), "<kessel-1@people.example>");
    let text = text_of(mail);
    assert!(text.contains("Mia Dahl kümmert sich darum"), "{text}");
    assert!(text.contains(&format!("http://{HOST}/q/")), "{text}");
    comes_from_the_desk(mail);
}

/// From the address that was written to, by name, in the thread of what it answers.
fn is_a_persons_answer(mail: &Captured, answered: &str) {
    assert_eq!(mail.header("Auto-Submitted"), None, "a person wrote it");
    assert_eq!(header(mail, "In-Reply-To"), answered);
    let references = header(mail, "References");
    assert!(references.ends_with(answered) && references.contains("<kessel-1@people.example>"), "{references}");
    let read = channel::email::read(mail.raw.as_bytes());
    assert!(read.text.contains("\nMia Dahl"), "signed by name: {}", read.text);
    let announced = read.text.lines().find(|line| line.ends_with(", Jörg Müller wrote:"));
    assert!(announced.is_some_and(|line| line.contains(" at ") && !line.contains("today")), "a date: {}", read.text);
    comes_from_the_desk(mail);
}

fn comes_from_the_desk(mail: &Captured) {
    let from = header(mail, "From");
    assert!(from.contains("Mia Dahl") && from.ends_with("<help@birch.example>"), "{from}");
    let reply_to = header(mail, "Reply-To");
    assert!(reply_to.contains("<help+r") && reply_to.ends_with("@birch.example>"), "{reply_to}");
    assert!(mail.from.starts_with("help+b") && mail.from.ends_with("@birch.example"), "{}", mail.from);
    assert!(header(mail, "Message-ID").ends_with("@birch.example>"), "a Message-ID of ours");
}

/// One conversation, with the same owner, and no second one in the list.
async fn is_the_same(mia: &Window, conversation: &str) {
    assert_eq!(mia.attribute("#conversation", "data-id").await, conversation);
    mia.reads("the owner", "#conversation-head .has-it", "Mia Dahl").await;
    assert_eq!(mia.count("#rows a.row").await, 1, "one row for one matter");
}

/// What came into an open conversation counts as read, on screen and for the desk.
async fn has_read_it(mia: &Window, server: &Server) {
    assert_eq!(mia.count("#rows a.row.unread").await, 0, "it is on screen");
    let cookie = mia.cookie().await;
    let inbox = || http::get(server.web, "/inbox/mine", &cookie).text();
    wait_for("the desk knows that it was read", || (!inbox().contains("row unread")).then_some(()));
    assert!(inbox().contains("id=\"row-"), "it is still in the inbox");
}

/// The link of the acknowledgement, opened by somebody who never signed in.
async fn told_on_their_page(browser: &Browser, acknowledgement: &Captured) {
    let text = text_of(acknowledgement);
    let link = text.split_whitespace().find(|word| word.contains("/q/")).expect("the link of the page");
    let joerg = browser.window("joerg", Script::Runs).await;
    joerg.go(link).await;
    joerg.reads("the title", "h1", "Mia").await;
    joerg.reads("what they told us", "article.said", "der Kessel pfeift ständig").await;
    joerg.reads("their file", "article.said", "Zeichnung.png").await;
    joerg.reads("our answer", "article.said.ours", "Unscrew the whistle").await;
    joerg.reads("their reply", "article.said", "Wunderbar, jetzt ist er still.").await;
    assert_eq!(joerg.complaints().await, [""; 0], "the customer's browser has nothing to complain about");
    joerg.close().await;
}

/// The same desk with the script switched off in the browser: sign in, open, answer.
async fn answers_without_script(scene: &Scene, conversation: &str) {
    let mia = scene.browser.window("mia-without-script", Script::Blocked).await;
    mia.sign_in(&format!("http://{HOST}"), MIA, PASSWORD).await;
    mia.reads("the conversation in the inbox", "#rows a.row .subject", SUBJECT).await.click().await.unwrap();
    mia.reads("the reply", "article.message.in", "Wunderbar, jetzt ist er still.").await;
    assert_eq!(mia.count("html.script").await, 0, "the script did not run");
    assert!(!mia.comes("a key", "#composer kbd").await.is_displayed().await.unwrap(), "no keys without script");
    assert_eq!(mia.attribute("#conversation", "data-id").await, conversation);
    mia.type_into("#composer textarea[name=body]", "Come back whenever it whistles, Jörg.").await;
    mia.click("#composer button.primary.if-reply").await;
    mia.reads("the answer on its way", "article.message.out.pending", "Come back whenever it whistles").await;
    assert_eq!(mia.complaints().await, [""; 0], "the browser has nothing to complain about");
    mia.close().await;
}
