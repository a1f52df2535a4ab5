//! The sentences that the script says, sent along in the page, so that all words of the product come from the
//! server in the reader's language; and how far the page has come, from where its live news go on.

use super::Viewer;
use crate::assets;
use domain::team::{KEY_ACTS, Preferences};
use maud::{Markup, html};
use serde_json::{Map, Value};

/// Read by `words()` in `dom.js`; `{n}`, `{time}`, `{name}` and `{text}` are filled in there.
pub(super) fn words(viewer: &Viewer, zone: &str, reached: &str) -> Markup {
    let said = viewer.language.script_words().map(|(name, words)| (camel_case(name), Value::String(words)));
    let said = Value::Object(said.collect::<Map<_, _>>()).to_string();
    html! {
        div #words hidden data-live=(reached) data-viewer=(viewer.id) data-zone=(zone) data-words=(said) data-rest=(assets::REST_JS)
            data-keys=[own_keys(&viewer.preferences)] {}
    }
}

/// The keys that the viewer chose instead of delivered ones, as `{"e": "q"}`; "off" where single keys do nothing;
/// absent where all are as delivered.
fn own_keys(of: &Preferences) -> Option<String> {
    if !of.single_keys {
        return Some("off".into());
    }
    let own = KEY_ACTS.iter().filter_map(|(act, delivered)| Some((*delivered, *of.keys.get(*act)?)));
    let own: Map<String, Value> = own.map(|(from, to)| (from.to_string(), Value::String(to.to_string()))).collect();
    (!own.is_empty()).then(|| Value::Object(own).to_string())
}

/// "not-done" as the script names it: "notDone".
fn camel_case(name: &str) -> String {
    let mut words = name.split('-');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}
