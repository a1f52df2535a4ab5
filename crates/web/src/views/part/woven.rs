//! Sentences with markup in them: a name, a link or a time stands where the language wants it.

use maud::{Markup, html};

/// What a message gets for a value that is markup; the same marks are looked for when it is woven. They are letters for
/// private use, so no text of a person means anything by them.
pub const HERE: [&str; 3] = ["\u{e000}", "\u{e001}", "\u{e002}"];

/// A sentence with the first piece of markup in the place of the first mark, and so on.
pub fn woven(sentence: &str, pieces: &[Markup]) -> Markup {
    let piece_of = |letter: char| HERE.iter().position(|mark| mark.starts_with(letter)).and_then(|at| pieces.get(at));
    let parts = sentence.split_inclusive(|letter| piece_of(letter).is_some()).map(|part| {
        let last = part.chars().next_back().and_then(|letter| Some((letter, piece_of(letter)?)));
        (last.map_or(part, |(letter, _)| part.strip_suffix(letter).unwrap_or(part)), last.map(|(_, piece)| piece))
    });
    html! { @for (words, piece) in parts { (words) @if let Some(piece) = piece { (piece) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stands_where_the_sentence_wants_it() {
        let pieces = [html! { b { "Mia" } }, html! { i { "14:12" } }];
        let sentence = format!("At {} it was {}.", HERE[1], HERE[0]);
        assert_eq!(woven(&sentence, &pieces).into_string(), "At <i>14:12</i> it was <b>Mia</b>.");
        assert_eq!(woven("<Nothing> here", &pieces).into_string(), "&lt;Nothing&gt; here");
    }
}
