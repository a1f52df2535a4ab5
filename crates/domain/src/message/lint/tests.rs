//! What each rule finds, and the ordinary sentences that it must leave alone.

use super::*;

const GOOD: &str =
    "Dear Mina,\n\nyour new kettle left our house today and arrives on Thursday.\n\nKind regards\nJo Brewer";

/// The rules that find something in a text, once each.
fn rules(text: &str) -> Vec<&'static str> {
    found(text, "Your kettle", LintContext::default())
}

fn found(text: &str, subject: &str, context: LintContext) -> Vec<&'static str> {
    let mut rules: Vec<_> = lint(text, subject, context).into_iter().map(|finding| finding.rule).collect();
    rules.dedup();
    rules
}

#[test]
fn a_good_answer_has_nothing_to_find() {
    assert_eq!(lint(GOOD, "Re: Your kettle [#4822]", LintContext::default()), []);
}

#[test]
fn nothing_visible_is_empty() {
    for text in ["", " \n\t ", "\u{A0}\u{200B}\u{FEFF}"] {
        assert_eq!(rules(text), ["empty"], "{text:?}");
    }
}

#[test]
fn variables_that_nobody_filled_in_block() {
    for text in [
        "Dear {{ customer.name }},",
        "{% if late %}Sorry{% endif %}",
        "Hello ${firstName}, good news.",
        "Hello *|FNAME|*, good news.",
        "Hello <<First Name>>, good news.",
        "Hello [FIRST NAME], good news.",
        "Hello [Name], good news.",
        "Your order [ORDER NUMBER] left.",
        "Your order [insert number] left.",
        "Hello {first_name}, good news.",
        "Hello %FIRST_NAME%, good news.",
        "Dear ,\n\ngood news.",
        "Sehr geehrter ,",
        "Hello ,\n\ngood news.",
        "Hi undefined,\n\ngood news.",
        "Dear null!",
    ] {
        assert_eq!(rules(text), ["unfilled-variable"], "{text}");
    }
    assert_eq!(found(GOOD, "Your order {{order}}", LintContext::default()), ["unfilled-variable"]);
    assert_eq!(found("Dear,\n\nnews.", "", LintContext { automatic: true, attachments: 0 }), ["unfilled-variable"]);
}

#[test]
fn ordinary_brackets_and_signs_are_no_variables() {
    for text in [
        "Press [OK] and then [CANCEL].",
        "[SOLVED] The kettle boils.",
        "50% off, and 100% wool.",
        "Open %APPDATA% and delete the file.",
        "The set {1, 2, 3} and [see below].",
        "Hello,\n\ngood news.",
        "Hi!\n\nGood news.",
        "Dear,\n\nI hope you are well.",
        "Dear Nonette,\n\ngood news.",
        "> Hello {{name}}, they wrote.\nThat was a mistake.",
        "a < b << c and d >> e",
    ] {
        assert_eq!(rules(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn empty_importance_blocks_in_every_spelling() {
    for text in [
        "Your message is very important to us.",
        "Your call is important to us",
        "YOUR MESSAGE is *very* important to us!",
        "Please hold. Your e-mail is extremely important to us.",
        "your   enquiry\nis really, really important\nto us",
        "Because your time is so important to us, please wait.",
        "Your business matters to us.",
        "Your opinion is highly valued by us.",
        "You are very important to us.",
        "We value your call.",
        "Your feedback means a lot to us.",
        "Your m\u{E9}ssage is v\u{E9}ry import\u{AD}ant to us.",
        "Ihre Nachricht ist uns sehr wichtig.",
        "Ihr Anliegen ist für uns wichtig.",
        "Votre appel est très important pour nous.",
        "Su llamada es muy importante para nosotros.",
        "Uw bericht is erg belangrijk voor ons.",
        "La sua richiesta è molto importante per noi.",
        "A sua mensagem é muito importante para nós.",
    ] {
        let found = lint(text, "", LintContext::default());
        let blocks = found.iter().filter(|f| f.severity == Severity::Blocks);
        assert_eq!(blocks.map(|f| f.rule).collect::<Vec<_>>(), ["empty-importance"], "{text}");
    }
}

#[test]
fn what_is_truly_important_may_be_said() {
    for text in [
        "It is important to us that the kettle is safe.",
        "Your message reached us on Monday. Please keep this important number.",
        "In your message you ask what is important when descaling.",
        "Your order is complete. Tell us if anything is missing.",
        "The important part of your question is answered below.",
    ] {
        assert_eq!(rules(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn dead_ends_block() {
    for text in [
        "Please do not reply to this email.",
        "Please don\u{2019}t respond to this message.",
        "This is an automatic mail. Please do not reply.",
        "Replies to this address are not read.",
        "This mailbox is not monitored.",
        "This message comes from an unmonitored inbox.",
        "Write to no-reply@kettle.example for more.",
        "NoReply.Kettle@kettle.example",
        "Bitte antworten Sie nicht auf diese E-Mail.",
        "Merci de ne pas répondre à ce message.",
        "Por favor, no responda a este correo.",
    ] {
        assert_eq!(rules(text), ["dead-end"], "{text}");
    }
    let finding = &lint("Ask noreply@kettle.example.", "", LintContext::default())[0];
    assert_eq!(finding.what, "\u{201c}noreply@kettle.example\u{201d} tells people that nobody is there.");
}

#[test]
fn warnings_about_strangers_mails_are_no_dead_ends() {
    for text in [
        "Do not reply to that mail; it is not from us.",
        "If you do not reply by Friday, we send it again.",
        "Simply reply to this message.",
    ] {
        assert_eq!(rules(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn waits_without_a_time_warn() {
    for text in [
        "We will come back to you as soon as possible.",
        "You will hear from us shortly.",
        "We answer in due course.",
        "Wir melden uns schnellstmöglich.",
        "Nous répondrons dans les plus brefs délais.",
        "Responderemos lo antes posible.",
    ] {
        assert_eq!(rules(text), ["vague-wait"], "{text}");
    }
    assert_eq!(rules("It broke shortly after you called; Jo answers by Tuesday 10:00."), Vec::<&str>::new());
}

#[test]
fn shouting_warns_and_codes_do_not() {
    assert_eq!(rules("THIS IS YOUR LAST CHANCE to answer."), ["shouting"]);
    assert_eq!(found(GOOD, "WE NEED YOUR ANSWER", LintContext::default()), ["shouting"]);
    for text in
        ["The USB and HDMI cables for the TV SET.", "Model KX-48 ABC, order ZQ77 48 22 91.", "東京都の注文を確認"]
    {
        assert_eq!(rules(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_file_that_is_spoken_of_must_be_there() {
    for text in [
        "The invoice is attached.",
        "Please see the attachment.",
        "Anbei die Rechnung.",
        "Vous trouverez la facture ci-joint.",
        "De factuur is bijgevoegd.",
    ] {
        assert_eq!(rules(text), ["attachment-missing"], "{text}");
        assert_eq!(found(text, "", LintContext { attachments: 1, automatic: false }), Vec::<&str>::new());
    }
    for text in ["Thank you for the photo that you attached.", "The photo was not attached, could you send it?"] {
        assert_eq!(rules(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn what_blocks_comes_first_and_spans_point_into_the_text() {
    let text = "Héllo {{name}}, you hear from us shortly.\n> Do not reply to this email.\nDo not reply to this email.";
    let findings = lint(text, "", LintContext::default());
    let seen: Vec<_> = findings.iter().map(|f| (f.severity, &text[f.span.unwrap().0..f.span.unwrap().1])).collect();
    let expected =
        [(Severity::Blocks, "{{name}}"), (Severity::Blocks, "Do not reply to this"), (Severity::Warns, "shortly")];
    assert_eq!(seen, expected);
}

#[test]
fn findings_have_a_limit_and_odd_texts_do_no_harm() {
    assert_eq!(lint(&"{{x}} ".repeat(1_000), "", LintContext::default()).len(), FINDINGS_MAX);
    for text in ["{{", "}}{{", "[", "%", "@", "noreply@", "Dear", "İ,", "Dear \u{1F600},", "é@noreply"] {
        let _ = lint(text, text, LintContext::default());
    }
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_read(text in "([ -~éßİ漢\u{200D}\n]|\\{\\{|noreply@|Dear ,|your call ){0,40}") {
        for finding in lint(&text, &text, LintContext::default()) {
            proptest::prop_assert!(finding.span.is_none_or(|(start, end)| text.get(start..end).is_some()));
        }
    }
}
