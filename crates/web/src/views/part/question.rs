//! What is gone for good asks first, without the script too: opening it is the question, the button inside is the answer.

use maud::{Markup, html};

/// A question before something is gone for good.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// What opens it: "Remove".
    pub opens: &'a str,
    /// What it touches, and what stays.
    pub says: &'a str,
    /// Where the answer is posted.
    pub href: &'a str,
    /// The answer, a verb: "Remove My phone".
    pub answer: &'a str,
}

/// A question beside its button, above the page.
pub fn question(of: Question<'_>) -> Markup {
    html! {
        details.menu.asks {
            summary.button.danger { (of.opens) "…" }
            (answer(of))
        }
    }
}

/// A question within a menu, where it unfolds in its place.
pub fn question_in_menu(of: Question<'_>) -> Markup {
    html! {
        details.fold.asks {
            summary { (of.opens) "…" }
            (answer(of))
        }
    }
}

fn answer(of: Question<'_>) -> Markup {
    html! {
        div {
            p { (of.says) }
            form method="post" action=(of.href) { button.button.danger type="submit" { (of.answer) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_for_good_is_one_opened_question_away() {
        let of = Question { opens: "Remove", says: "“<b>” is gone", href: "/x/removal", answer: "Remove <b>" };
        let asked = "<div><p>“&lt;b&gt;” is gone</p><form method=\"post\" action=\"/x/removal\">\
                     <button class=\"button danger\" type=\"submit\">Remove &lt;b&gt;</button></form></div></details>";
        let beside = "<details class=\"menu asks\"><summary class=\"button danger\">Remove…</summary>";
        assert_eq!(question(of).into_string(), format!("{beside}{asked}"));
        let within = "<details class=\"fold asks\"><summary>Remove…</summary>";
        assert_eq!(question_in_menu(of).into_string(), format!("{within}{asked}"));
    }
}
