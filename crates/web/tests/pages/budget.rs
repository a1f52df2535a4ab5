//! Bytes on the wire, compressed: what an agent loads first, and what a customer with one bar of signal loads.

use crate::{pages, samples};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use web::assets::{self, find};
use web::views::portal::PortalState;
use web::views::shell::Theme;
use web::views::{inbox, portal};

const KB: usize = 1024;

fn packed(url: &str) -> usize {
    find(url).map_or(0, |asset| asset.packed.len())
}

fn compressed(html: &str) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(html.as_bytes()).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}

#[test]
fn the_script_stays_under_25_kb() {
    let (script, rest) = (packed(assets::APP_JS), packed(assets::REST_JS));
    println!("script {script}, with the first touch {rest}");
    assert!(script > 0 && rest > 0 && script + rest <= 25 * KB, "{script} + {rest}");
}

#[test]
fn the_script_of_the_door_stays_under_3_kb() {
    let script = packed(assets::PASSKEY_JS);
    println!("script of the door {script}");
    assert!(script > 0 && script <= 3 * KB, "{script}");
}

#[test]
fn the_first_load_of_the_inbox_stays_under_40_kb() {
    let frame = samples::frame("waiting-on-us", Theme::System, false, true);
    let html = compressed(&inbox::page(&frame, &samples::inbox("waiting-on-us", None)).into_string());
    let (css, script) = (packed(assets::APP_CSS), packed(assets::APP_JS));
    // A page full of what real people wrote is weighed in a browser, in the story of the first load.
    println!("html {html}, css {css}, script {script}, all {}", html + css + script);
    assert!(html + css + script <= 40 * KB, "{}", html + css + script);
}

#[test]
fn the_page_of_a_customer_stays_under_12_kb() {
    let html = compressed(&portal::page(&pages::portal(PortalState::WithUs, false)).into_string());
    let css = packed(assets::CUSTOMER_CSS);
    println!("html {html}, css {css}");
    assert!(css <= 2 * KB && html + css <= 12 * KB, "{html} + {css}");
}
