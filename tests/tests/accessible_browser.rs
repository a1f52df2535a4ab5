//! Every page of the desk, found by its own links, in light and dark: nothing that axe-core knows keeps anybody out. And at
//! 400 % zoom (320 pixels), on a phone, from right to left: nothing is cut off and nothing has to be scrolled sideways.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;
use tests::axe::{Axe, STICKS_OUT};
use tests::browser::{Browser, Script, Window};
use tests::machine::wait_until;
use tests::server::{Customer, Server, binary};

const MIA: &str = "mia@birch-staff.example";
const PASSWORD: &str = "a kettle for everyone";
/// The addresses of the product.
const ROUTES: &str = include_str!("../../crates/web/src/routes.rs");
/// Addresses that no page of the demo leads to (those of the door are opened in `doors_browser.rs`), or that are no pages:
/// pieces for the script, files, what needs a token of its own.
const NO_PAGES: &[&str] = &[
    "/",
    "/settings",
    "/sign-in/code",
    "/sign-in/provider",
    "/set-up",
    "/invitation/{token}",
    "/new-password/{token}",
    "/palette",
    "/search/offers",
    "/conversations/{id}/colleagues",
    "/panes/{widths}",
    "/assets/{name}",
    "/health",
    "/metrics",
    "/robots.txt",
    "/brand/{colour}",
    "/drafts/{id}/attachments/{position}",
    "/drafts/{id}/preview",
    "/help/{language}/{slug}/helped",
    "/messages/{id}/html",
    "/messages/{id}/original",
    // Stands where a scanner found something in a file: tests/tests/held_back.rs reads it.
    "/messages/{id}/attachments/{position}/scan",
    "/messages/{id}/attachments/{position}",
    "/messages/{id}/attachments/{position}/scan",
    "/pictures/{message}/{place}",
    "/post-room/{id}/html",
    "/post-room/{id}/original",
    "/q/{token}/messages/{id}/attachments/{position}",
];
/// Everything on the page that leads to another page of the desk.
const LINKS: &str =
    "return [...document.querySelectorAll('a[href]')].filter((a) => a.origin === location.origin && !a.download)
    .map((a) => a.pathname + a.search)";
/// Somebody outside is asked about the conversation in view.
const ASKED: &str = "
    const about = `/conversations/${document.getElementById('conversation').dataset.id}`;
    return fetch(`${about}/enquiries/new`).then((form) => form.text()).then((form) => {
        const draft = /name=.draft. value=.(\\d+)/.exec(form)[1];
        const asked = { draft, to: 'desk@carrier.example', subject: 'Parcel 7', body: 'Where is parcel 7?' };
        return fetch(`${about}/enquiries`, { method: 'POST', body: new URLSearchParams(asked) });
    }).then(() => about);";

/// A rule, a brand, and a field of each kind.
const MADE: &str = "
    const post = (to, fields) => fetch(to, { method: 'POST', body: new URLSearchParams(fields) });
    const about = 'conversation', choices = 'Gold\\nSilver';
    return post('/settings/rules', { name: 'Wait for them', when: 'answered', line: 'by:person', 'snooze-for': '48' })
        .then(() => post('/settings/brands', { name: 'Lid & Co', colour: '#ffcc00', voice: 'We say du.' }))
        .then(() => post('/settings/fields', { name: 'Order no', about, kind: 'number' }))
        .then(() => post('/settings/fields', { name: 'Due', about, kind: 'day' }))
        .then(() => post('/settings/fields', { name: 'Remark', about: 'customer', kind: 'text' }))
        .then(() => post('/settings/fields', { name: 'Level', about: 'customer', kind: 'choice', choices })).then(() => 1);";

struct Pages {
    server: Server,
    mia: Window,
    /// Keeps the browser alive.
    _browser: Browser,
    /// An address of each page, by its pattern.
    pages: BTreeMap<String, String>,
}

impl Pages {
    /// The demo desk, every page of it found by its links.
    async fn of_the_demo(name: &str) -> Option<Pages> {
        let (binary, browser) = (binary()?, Browser::start(&[])?);
        let server = Server::demo(&binary, &store::testing::folder(name));
        let mia = browser.window("mia", Script::Runs).await;
        mia.sign_in(&format!("http://{}", server.web), MIA, PASSWORD).await;
        // What the demo has not yet: a view of one's own, a rule, fields, and mail that is held because there is no way out.
        mia.ask("return fetch('/views', { method: 'POST', body: new URLSearchParams({ name: 'Mine', line: 'owner:me' }) }).then(() => 1)")
            .await;
        mia.ask("return fetch('/settings/articles', { method: 'POST', body: new URLSearchParams({ title: 'Lids', body: '**Turn** it.', \
            language: 'en', public: '1' }) }).then(() => 1)")
            .await;
        mia.ask(MADE).await;
        let letter = "From: Bo <bo@people.example>\r\nTo: help@birch.example\r\nSubject: Lid\r\n\r\nIt does not close.";
        Customer::connect(server.smtp).unwrap().send("bo@people.example", "help@birch.example", letter).unwrap();
        mia.reads("the letter in the inbox", "#rows .subject, #fresh", "").await;
        wait_until("its acknowledgement in the post room", async || {
            mia.go(&format!("http://{}/post-room", server.web)).await;
            mia.count("main nav a.row").await > 0
        })
        .await;
        mia.go(&format!("http://{}/inbox/open", server.web)).await;
        mia.comes("a conversation", "#conversation").await;
        let asked = mia.ask(ASKED).await.as_str().unwrap().to_owned();
        let mut all = Pages { server, mia, _browser: browser, pages: BTreeMap::new() };
        let mut ahead: Vec<String> =
            ["/inbox/open", "/post-room", "/search?q=kettle", "/search", "/forgotten", "/sign-in", "/help"]
                .map(str::to_owned)
                .to_vec();
        ahead.push(asked);
        while let Some(path) = ahead.pop() {
            let Some(pattern) = pattern_of(&path) else { continue };
            if all.pages.contains_key(&pattern) || NO_PAGES.contains(&pattern.as_str()) {
                continue;
            }
            all.mia.go(&all.address(&path)).await;
            all.pages.insert(pattern, path);
            let links = all.mia.ask(LINKS).await;
            ahead.extend(links.as_array().into_iter().flatten().filter_map(|link| link.as_str().map(str::to_owned)));
        }
        Some(all)
    }

    fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.web)
    }
}

/// Which of the product's addresses this is.
fn pattern_of(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |pattern: &&str| {
        let wanted: Vec<&str> = pattern.split('/').collect();
        wanted.len() == parts.len()
            && wanted.iter().zip(&parts).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
    };
    let mut fitting: Vec<&str> = shown().filter(fits).collect();
    // "/conversations/new" is not "/conversations/{id}".
    fitting.sort_by_key(|pattern| pattern.matches('{').count());
    fitting.first().map(|pattern| (*pattern).to_owned())
}

/// The addresses that show something.
fn shown() -> impl Iterator<Item = &'static str> {
    ROUTES.split(".route(").skip(1).filter(|route| route.contains("get(")).filter_map(|route| route.split('"').nth(1))
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_keeps_anybody_out_of_any_page_in_light_and_dark() {
    let Some(axe) = Axe::here() else { return };
    let Some(all) = Pages::of_the_demo("accessible").await else { return };
    let missing: Vec<&str> =
        shown().filter(|route| !all.pages.contains_key(*route) && !NO_PAGES.contains(route)).collect();
    assert!(missing.is_empty(), "pages that no link leads to: {missing:?}");
    let mut found = Vec::new();
    // Colours on their way from one theme to the other are nobody's.
    all.mia.prefers("prefers-reduced-motion", "reduce").await;
    for (pattern, path) in &all.pages {
        all.mia.go(&all.address(path)).await;
        for theme in ["light", "dark"] {
            all.mia.ask(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
            found.extend(axe.finds(&all.mia).await.into_iter().map(|line| format!("{pattern} in {theme}: {line}")));
        }
        all.mia.ask("for (const fold of document.querySelectorAll('details:not(.menu)')) fold.open = true").await;
        found.extend(axe.finds(&all.mia).await.into_iter().map(|line| format!("{pattern}, unfolded: {line}")));
        // A menu floats over what is beneath it: only what it holds is looked at.
        all.mia.ask("for (const menu of document.querySelectorAll('details.menu')) menu.open = true").await;
        let in_menus = axe.finds_within(&all.mia, "details.menu > div").await;
        found.extend(in_menus.into_iter().map(|line| format!("{pattern}, in a menu: {line}")));
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_keeps_anybody_out_of_what_opens_over_a_page_or_of_what_says_that_something_went_wrong() {
    let (Some(axe), Some(all)) = (Axe::here(), Pages::of_the_demo("over-a-page").await) else { return };
    let mia = &all.mia;
    let mut found = Vec::new();
    let inbox = all.address("/inbox/open");
    let text = "document.querySelector('#composer textarea[name=body]').value = 'Turn **it**.';";
    for (what, script, there) in [
        ("keys", "document.getElementById('keys').showModal()", "#keys[open]"),
        (
            "palette",
            "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true }))",
            "#palette[open] li",
        ),
        ("signed out", "document.getElementById('signed-out').showModal()", "#signed-out[open]"),
        ("preview", "document.querySelector('#composer [data-previews]').click()", "#preview[open]"),
        (
            "selected",
            "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', code: 'KeyX', bubbles: true }))",
            "#acts:not([hidden])",
        ),
        (
            "a note",
            "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', code: 'KeyN', bubbles: true }))",
            "#kind-note:checked",
        ),
    ] {
        for theme in ["light", "dark"] {
            mia.go(&inbox).await;
            mia.ask(&format!("document.documentElement.dataset.theme = '{theme}'; {text} {script}")).await;
            mia.comes(what, there).await;
            found.extend(axe.finds(mia).await.into_iter().map(|line| format!("{what}, {theme}: {line}")));
        }
    }
    for wrong in ["/conversations/999999", "/inbox/nowhere", "/settings/views/7", "/conversations/new?follows=x"] {
        mia.go(&all.address(wrong)).await;
        found.extend(axe.finds(mia).await.into_iter().map(|line| format!("{wrong}: {line}")));
    }
    mia.go(&all.address("/settings/profile")).await;
    let arabic = "return fetch('/settings/profile/language', { method: 'POST', body: new URLSearchParams({ language: 'ar' }) }).then(() => 1)";
    mia.ask(arabic).await;
    for (pattern, path) in all.pages.iter().filter(|(pattern, _)| !pattern.starts_with("/q/")) {
        mia.go(&all.address(path)).await;
        found.extend(axe.finds(mia).await.into_iter().map(|line| format!("{pattern}, Arabic: {line}")));
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_is_wider_than_a_phone_or_a_window_at_four_times_its_size() {
    let Some(all) = Pages::of_the_demo("narrow").await else { return };
    let mut found = Vec::new();
    all.mia.measures(320, 640).await;
    for (pattern, path) in &all.pages {
        for direction in ["ltr", "rtl"] {
            all.mia.go(&all.address(path)).await;
            all.mia.ask(&format!("document.documentElement.dir = '{direction}'")).await;
            let out = all.mia.ask(STICKS_OUT).await;
            if out.as_array().is_none_or(|out| !out.is_empty()) {
                found.push(format!("{pattern} {direction}: {out}"));
            }
        }
    }
    assert!(found.is_empty(), "{} pages:\n{}", found.len(), found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn longer_words_and_words_from_right_to_left_fit_a_phone_too() {
    let Some(all) = Pages::of_the_demo("narrow-words").await else { return };
    let mut found = Vec::new();
    all.mia.measures(320, 640).await;
    for language in ["de", "ar"] {
        let choose = format!(
            "return fetch('/settings/profile/language', {{ method: 'POST', body: new URLSearchParams({{ language: '{language}' }}) }})
                .then((answer) => answer.ok)"
        );
        all.mia.go(&all.address("/settings/profile")).await;
        assert_eq!(all.mia.ask(&choose).await, true);
        all.mia.go(&all.address("/inbox/open")).await;
        assert_eq!(all.mia.ask("return document.documentElement.lang").await, language);
        for (pattern, path) in &all.pages {
            all.mia.go(&all.address(path)).await;
            let out = all.mia.ask(STICKS_OUT).await;
            if out.as_array().is_none_or(|out| !out.is_empty()) {
                found.push(format!("{pattern} {language}: {out}"));
            }
        }
    }
    assert!(found.is_empty(), "{} pages:\n{}", found.len(), found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_for_those_who_asked_for_less_and_lines_are_stronger_for_those_who_need_them() {
    let Some(all) = Pages::of_the_demo("preferences").await else { return };
    let moving = "return [...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one);
        return (parseFloat(style.transitionDuration) || 0) + (style.animationName === 'none' ? 0 : 1) > 0 }).length";
    all.mia.go(&all.address("/inbox/open")).await;
    assert_ne!(all.mia.ask(moving).await, 0, "something moves otherwise, or this could not fail");
    let line = "return getComputedStyle(document.body).getPropertyValue('--line') === getComputedStyle(document.body).getPropertyValue('--line-strong')";
    assert_eq!(all.mia.ask(line).await, false);
    for path in ["/inbox/open", "/settings/desk", "/search?q=kettle"] {
        all.mia.prefers("prefers-reduced-motion", "reduce").await;
        all.mia.go(&all.address(path)).await;
        assert_eq!(all.mia.ask(moving).await, 0, "{path}");
        all.mia.prefers("prefers-contrast", "more").await;
        assert_eq!(all.mia.ask(line).await, true, "{path}");
        all.mia.prefers("forced-colors", "active").await;
        let current = "const row = document.querySelector('.row[aria-current]'); return row ? getComputedStyle(row).outlineStyle : 'solid'";
        assert_eq!(all.mia.ask(current).await, "solid", "{path}: the current row keeps an edge");
        // What is picked, and what is chosen in a list that floats, is told by more than its background.
        let chosen = "const row = document.querySelector('#rows .row:not([aria-current])');
            const choice = document.createElement('li'); choice.role = 'option'; choice.ariaSelected = 'true';
            document.getElementById('palette-list')?.append(choice); row?.classList.add('picked');
            return [row, choice].every((one) => !one?.isConnected || getComputedStyle(one).outlineStyle === 'solid')";
        assert_eq!(all.mia.ask(chosen).await, true, "{path}: what is chosen keeps an edge");
    }
}
