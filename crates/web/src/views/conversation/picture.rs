//! What stands in the place of a picture from elsewhere that could not be loaded.

use language::Language;
use maud::{Markup, html};

/// A picture of these words. Colours and letters are the browser's own: nothing of the page's sheets reaches into a picture.
pub fn picture_missing(language: Language) -> Markup {
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width="320" height="40" viewBox="0 0 320 40" {
            rect x="0.5" y="0.5" width="319" height="39" rx="4" fill="none" stroke="gray" {}
            text x="160" y="25" text-anchor="middle" font-family="sans-serif" font-size="13" fill="gray" {
                (language.message_picture_missing())
            }
        }
    }
}
