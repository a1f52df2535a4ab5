//! What is found in a text before it leaves.

use domain::message::Finding;
use language::Language;

/// What was seen, and why it matters with the way out.
pub fn lint(language: Language, of: &Finding) -> (String, String) {
    let quote = of.quote.as_deref().unwrap_or_default();
    let (what, why) = match of.rule {
        "empty" => (language.lint_empty().to_owned(), language.lint_empty_why()),
        "unfilled-variable" => (language.lint_unfilled(quote), language.lint_unfilled_why()),
        "empty-importance" => (language.lint_importance(quote), language.lint_importance_why()),
        "dead-end" => (language.lint_dead_end(quote), language.lint_dead_end_why()),
        "vague-wait" => (language.lint_vague_wait(quote), language.lint_vague_wait_why()),
        "shouting" => (language.lint_shouting(quote), language.lint_shouting_why()),
        "attachment-missing" => (language.lint_attachment(quote), language.lint_attachment_why()),
        // A rule that nobody has put into words yet still says what it found.
        _ => return (of.what.clone(), [&*of.why, of.fix.as_deref().unwrap_or_default()].join(" ").trim().to_owned()),
    };
    (what, why.to_owned())
}

/// All of it, as sentences one after the other.
pub fn lints(language: Language, found: &[Finding]) -> String {
    let said = found.iter().map(|one| lint(language, one));
    said.map(|(what, why)| format!("{what} {why}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::lint;
    use domain::message::LintContext;
    use language::Language;

    #[test]
    fn every_rule_speaks_every_language_and_english_as_it_is_written() {
        let text = "Dear {name},\n\nyour message is very important to us. I attach the bill. WE WRITE VERY SOON INDEED. We answer as soon as possible.\n\nPlease do not reply.";
        let mut found = domain::message::lint(text, "", LintContext::default());
        found.extend(domain::message::lint("", "", LintContext::default()));
        let mut rules: Vec<_> = found.iter().map(|one| one.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules.len(), 7, "{rules:?}");
        for one in &found {
            let english = (one.what.clone(), format!("{} {}", one.why, one.fix.clone().unwrap_or_default()));
            assert_eq!(lint(Language::default(), one), english);
            let german = lint(Language::of_tag("de").expect("German"), one);
            assert!(german.0 != english.0 && german.1 != english.1, "{german:?}");
        }
    }
}
