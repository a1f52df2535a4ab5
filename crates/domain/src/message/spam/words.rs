//! How probable the words of a message make it spam, learnt from what the people of this desk said of earlier ones.
//!
//! Graham's naive Bayes with Robinson's corrections and Fisher's combination (G. Robinson, "A Statistical Approach to
//! the Spam Problem", Linux Journal 107, 2003), as in the well-known filters: a word seen once says little, and a
//! message for which nothing speaks stays near one half.

use std::collections::BTreeSet;

/// Words of a message that are looked up.
pub const WORDS_MAX: usize = 300;
/// Messages of each kind that must have been learnt before the words count.
pub const LEARNT_MIN: i64 = 20;
/// Words that decide: those that say most.
const DECIDING: usize = 150;
/// Robinson's strength of the assumption that an unknown word says nothing.
const STRENGTH: f64 = 0.45;
/// A word this near to one half says nothing.
const SAYS_NOTHING: f64 = 0.1;

/// In how many messages something was seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Messages that are spam.
    pub spam: i64,
    /// Messages that are not.
    pub clean: i64,
}

/// What is learnt of a message: its words, each once, and where it comes from. `tokens` are those of the search.
pub fn features(tokens: &[String], sender_domain: &str) -> Vec<String> {
    /// Longer words are encoded data, or made to be seen once.
    const WORD_CHARS_MAX: usize = 30;
    let words: BTreeSet<&str> = tokens.iter().map(String::as_str).collect();
    let is_word = |word: &&str| (2..=WORD_CHARS_MAX).contains(&word.chars().count()) && !is_number(word);
    let from = (!sender_domain.is_empty()).then(|| format!("from:{sender_domain}"));
    from.into_iter().chain(words.into_iter().filter(is_word).map(str::to_owned)).take(WORDS_MAX).collect()
}

fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

/// The probability from 0 to 1 that a message is spam, from how often each of its words was seen in messages of both
/// kinds (`seen`), out of `learnt` messages. `None` while too little was learnt.
pub fn probability(seen: &[Counts], learnt: Counts) -> Option<f64> {
    if learnt.spam < LEARNT_MIN || learnt.clean < LEARNT_MIN {
        return None;
    }
    let mut says: Vec<f64> = seen.iter().map(|counts| spamminess(*counts, learnt)).collect();
    says.retain(|value| (value - 0.5).abs() > SAYS_NOTHING);
    says.sort_by(|a, b| (b - 0.5).abs().total_cmp(&(a - 0.5).abs()));
    says.truncate(DECIDING);
    if says.is_empty() {
        return Some(0.5);
    }
    let degrees = says.len();
    let of_spam = chi_square(-2.0 * says.iter().map(|value| value.ln()).sum::<f64>(), degrees);
    let of_clean = chi_square(-2.0 * says.iter().map(|value| (1.0 - value).ln()).sum::<f64>(), degrees);
    Some((1.0 + of_spam - of_clean) / 2.0)
}

/// How much one word speaks for spam, from 0 to 1, drawn towards one half while it was seen seldom.
fn spamminess(counts: Counts, learnt: Counts) -> f64 {
    let share = |count: i64, of: i64| (count as f64 / of.max(1) as f64).min(1.0);
    let (spam, clean) = (share(counts.spam, learnt.spam), share(counts.clean, learnt.clean));
    let times = (counts.spam + counts.clean) as f64;
    let plain = if spam + clean > 0.0 { spam / (spam + clean) } else { 0.5 };
    (STRENGTH * 0.5 + times * plain) / (STRENGTH + times)
}

/// The probability that a chi-square variable with `2 * half_degrees` degrees of freedom is at least `value`.
fn chi_square(value: f64, half_degrees: usize) -> f64 {
    let half = value / 2.0;
    let mut term = (-half).exp();
    let mut sum = term;
    for step in 1..half_degrees {
        term *= half / step as f64;
        sum += term;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEARNT: Counts = Counts { spam: 100, clean: 300 };

    fn seen(spam: i64, clean: i64) -> Counts {
        Counts { spam, clean }
    }

    #[test]
    fn words_of_spam_make_spam_and_those_of_customers_do_not() {
        let winner = [seen(60, 0), seen(40, 1), seen(80, 2), seen(30, 0), seen(25, 0)];
        let order = [seen(2, 200), seen(0, 90), seen(1, 120), seen(0, 60), seen(3, 80)];
        assert!(probability(&winner, LEARNT).is_some_and(|p| p > 0.99));
        assert!(probability(&order, LEARNT).is_some_and(|p| p < 0.01));
        let both = [winner, order].concat();
        assert!(probability(&both, LEARNT).is_some_and(|p| (0.1..0.9).contains(&p)), "they contradict each other");
        assert_eq!(probability(&[Counts::default(); 4], LEARNT), Some(0.5), "never seen: nothing is known");
    }

    #[test]
    fn nothing_is_judged_before_enough_was_learnt() {
        assert_eq!(probability(&[seen(19, 0)], Counts { spam: 19, clean: 500 }), None);
    }

    #[test]
    fn the_tail_of_chi_square_is_right() {
        // Tables: 5 % of chi-square with 2, 4 and 10 degrees of freedom lie above these.
        for (value, half) in [(5.991, 1), (9.488, 2), (18.307, 5)] {
            assert!((chi_square(value, half) - 0.05).abs() < 0.0002, "{value}");
        }
    }

    #[test]
    fn features_are_words_each_once_and_the_sender() {
        let tokens = ["kettle", "kettle", "2291", "x", "order"].map(str::to_owned);
        assert_eq!(features(&tokens, "birch.example"), ["from:birch.example", "kettle", "order"]);
    }
}
