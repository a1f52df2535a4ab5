//! axe-core in a page: what keeps people out of it, by the rules of WCAG 2.2 AA and good practice.

use crate::browser::Window;
use domain::timeline::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// Of the script that the rules are taken from; another one is not run.
const DIGEST: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";
/// The rules that pages are held against.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// What sticks out of the page sideways, to the right or to the left, and is not meant to be scrolled by itself. A page that is
/// wider than its window is named in any case.
pub const STICKS_OUT: &str = "
    const wide = document.documentElement.scrollWidth;
    if (wide <= innerWidth) return [];
    const edges = (one) => { const box = one.getBoundingClientRect(); return [Math.round(box.left), Math.round(box.right)]; };
    const out = [...document.querySelectorAll('body *')].filter((one) => !one.closest('.scroll')
        && (edges(one)[1] > innerWidth + 1 || edges(one)[0] < -1));
    return [`${wide} pixels`, ...out.slice(0, 4).map((one) => `${one.tagName}.${one.className}#${one.id} ${edges(one)}`)];";
/// What is read only in part, unless an ellipsis says so, and lines of things that are wider than their pane. A piece that only
/// those who listen hear is no text on the screen.
pub const CUT_OFF: &str = "
    const shown = (one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true });
    const all = [...document.querySelectorAll('body *')].filter((one) => shown(one) && one.textContent.trim() && !one.closest('svg, .hidden-text'));
    const cut = all.filter((one) => {
        const style = getComputedStyle(one);
        const [across, down] = [style.overflowX, style.overflowY].map((way) => way === 'hidden' || way === 'clip');
        if (style.clipPath !== 'none' || style.webkitLineClamp !== 'none') return false;
        return down && one.scrollHeight > one.clientHeight + 2
            || across && style.textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 2;
    });
    const lines = 'main, .page, .page-head, .pane-head, .title, .wait, .composer, .kinds, .ways, .foot, .row .line';
    const wide = all.filter((one) => one.matches(lines) && !one.closest('.scroll') && one.scrollWidth > one.clientWidth + 2);
    return [...cut, ...wide].slice(0, 8).map((one) => `${one.tagName}.${one.className}#${one.id} ${one.textContent.trim().slice(0, 60)}`);";
/// Runs it and hands back what it found, a line for each element.
const RUN: &str = "
    const [rules, within, done] = arguments;
    const where = within ? [...document.querySelectorAll(within)] : document;
    if (within && !where.length) return done([]);
    axe.run(where, { runOnly: rules, resultTypes: ['violations'], iframes: false }).then((found) => done(found.violations.flatMap(
        (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 120)} ${node.failureSummary ?? ''}`.slice(0, 600)))),
        (error) => done(['axe did not run: ' + error]));";

/// The script.
pub struct Axe(String);

impl Axe {
    /// As the test command fetched it; `None` where it was not fetched.
    ///
    /// # Panics
    /// In CI when it was not, and when it is not the one that we know.
    pub fn here() -> Option<Axe> {
        let Some(path) = std::env::var_os("ANSWERABLE_AXE").map(PathBuf::from) else {
            assert!(std::env::var("CI").is_err(), "ANSWERABLE_AXE is not set: run the test command");
            eprintln!("LEFT OUT: barriers in pages (ANSWERABLE_AXE is not set)");
            return None;
        };
        let script = std::fs::read_to_string(path).unwrap();
        assert_eq!(hex(&Sha256::digest(script.as_bytes())), DIGEST, "another axe-core than the one we know");
        Some(Axe(script))
    }

    /// What it finds on the page in this window, a line for each element; empty where nothing keeps anybody out.
    pub async fn finds(&self, window: &Window) -> Vec<String> {
        self.finds_within(window, "").await
    }

    /// The same within the elements of a selector only.
    pub async fn finds_within(&self, window: &Window, selector: &str) -> Vec<String> {
        if window.ask("return typeof axe").await == "undefined" {
            window.client.execute(&self.0, Vec::new()).await.unwrap();
        }
        let found = window.client.execute_async(RUN, vec![json!(RULES), json!(selector)]).await.unwrap();
        let lines = found.as_array().cloned().unwrap_or_default();
        lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
