//! Delivery notices without structure, in many languages, and the people who report or forward them.

use super::{Nature, mail};

#[test]
fn the_prefixes_of_exchange_are_known_in_every_language() {
    let from = "MicrosoftExchange0123456789abcdef0123456789abcdef@orchard.example";
    for subject in [
        "Undeliverable: kettle",
        "Unzustellbar: Kessel",
        "Non remis : bouilloire",
        "No se puede entregar: hervidor",
        "Non recapitabile: bollitore",
        "Não é possível entregar: chaleira",
        "Onbestelbaar: waterkoker",
        "Kan inte levereras: vattenkokare",
        "Kan ikke leveres: kedel",
        "Kan ikke levere: kjele",
        "Ei voi toimittaa: keitin",
        "Niedostarczalne: czajnik",
        "Nedoručitelné: konvice",
        "Nedoručiteľné: kanvica",
        "Kézbesíthetetlen: vízforraló",
        "Nelivrabil: fierbător",
        "Δεν είναι δυνατή η παράδοση: βραστήρας",
        "Teslim edilemedi: su ısıtıcı",
        "Не удается доставить: чайник",
        "Недоставленное: чайник",
        "Не вдалося доставити: чайник",
        "配信不能: ケトル",
        "无法投递: 水壶",
        "無法傳遞: 水壺",
        "배달되지 않음: 주전자",
        "تعذر التسليم: غلاية",
        "לא ניתן למסירה: קומקום",
    ] {
        assert_eq!(mail().from(from).subject(subject).nature(), Nature::Bounce, "{subject}");
        let quoted = mail().subject(subject).text("Remote server returned '550 5.1.10 RecipientNotFound'");
        assert_eq!(quoted.nature(), Nature::Bounce, "{subject}");
        assert_eq!(mail().subject(subject).nature(), Nature::Person, "a subject alone: {subject}");
    }
    let marked = mail().header("X-MS-Exchange-Message-Is-Ndr", "").subject("kettle");
    assert_eq!(marked.nature(), Nature::Bounce);
    let other_address = mail().from("MicrosoftExchangeFan@orchard.example").subject("Undeliverable parcel");
    assert_eq!(other_address.nature(), Nature::Person);
}

#[test]
fn a_servers_sentences_are_known_in_many_languages() {
    for text in [
        "We are unable to deliver your message to tom@orchard.example.",
        "Ihre Nachricht konnte nicht zugestellt werden.",
        "Votre message n'a pas pu être remis à tom@orchard.example.",
        "No se pudo entregar el mensaje.",
        "Il messaggio non è stato consegnato.",
        "A mensagem não pôde ser entregue.",
        "Uw bericht kon niet worden bezorgd.",
        "Det gick inte att leverera meddelandet.",
        "Meddelelsen kunne ikke leveres.",
        "Viestiä ei voitu toimittaa.",
        "Wiadomość nie mogła zostać dostarczona.",
        "Zprávu nelze doručit.",
        "Сообщение не удалось доставить.",
        "メッセージを配信できませんでした。",
        "您的邮件无法投递。",
    ] {
        assert_eq!(mail().from("postmaster@orchard.example").text(text).nature(), Nature::Bounce, "{text}");
        assert_eq!(mail().text(text).nature(), Nature::Person, "{text}");
    }
}

#[test]
fn a_from_without_an_address_is_a_mail_systems() {
    let mut agent = mail().subject("Mail delivery failed").text("There was an error delivering your mail.");
    agent.inbound.from.clear();
    for (header, expected) in [
        ("MAILER-DAEMON <>", Nature::Bounce),
        ("\"Mail Delivery Subsystem\" <>", Nature::Bounce),
        ("Postmaster\\@orchard.example@orchard", Nature::Bounce),
        ("Mina Orchard <>", Nature::Person),
    ] {
        agent.inbound.headers.0 = vec![("from".into(), header.into())];
        assert_eq!(agent.nature(), expected, "{header}");
    }
}

#[test]
fn people_who_report_a_bounce_stay_people() {
    for (subject, text) in [
        (
            "Mail delivery problem",
            "I get this error when I write to your other address: 550 5.1.1 user unknown. Can you help?",
        ),
        ("Undeliverable", "My message came back:\n\n<sales@kettle.example>: 550 5.1.1 user unknown\n\nMina"),
        (
            "Unzustellbar",
            "Ich bekomme von Ihnen immer: 550 5.1.1 User unknown. Ihre Nachricht konnte nicht zugestellt werden.",
        ),
        ("Non remis", "Votre adresse ne marche pas : « 550 5.1.1 user unknown ». Pouvez-vous m'aider ?"),
        ("No se puede entregar", "Recibo este error: 550 5.1.1 user unknown. El servidor dice: no se pudo entregar."),
        ("Недоставленное письмо", "Мне пришло: 550 5.1.1 user unknown, не удалось доставить."),
        ("配信不能", "私のメールが届きません: 550 5.1.1 user unknown 配信できませんでした"),
    ] {
        let mail = mail().subject(subject).text(text);
        assert_eq!((mail.nature(), mail.forbidden()), (Nature::Person, vec![]), "{subject}: {text}");
    }
}

#[test]
fn what_may_be_a_notice_is_a_persons_and_gets_no_automatic_answer() {
    let mail = mail().subject("Delivery error").text("550 5.1.1 tom");
    assert_eq!((mail.nature(), mail.forbidden()), (Nature::Person, vec!["perhaps-a-machine".to_owned()]));
}

#[test]
fn a_lists_refusal_is_a_bounce_and_what_it_passes_on_is_not() {
    let refused = mail()
        .from("kettles-admin@list.example")
        .header("List-Subscribe", "<mailto:kettles-ctl@list.example>")
        .text("You are not a member of this mailing list <kettles@list.example>.");
    assert_eq!(refused.nature(), Nature::Bounce);
    let by_a_person = mail().text("They say that I am: you are not a member of this mailing list.");
    assert_eq!(by_a_person.nature(), Nature::Person);
    let mut passed_on = mail().header("X-MLServer", "fml").subject("Loop alert: two kettles");
    passed_on.inbound.external_id = Some("1@orchard.example".into());
    assert_eq!(passed_on.nature(), Nature::List);
    passed_on.inbound.external_id = Some("202601020304.FMLAB0001@list.example".into());
    assert_eq!(passed_on.nature(), Nature::Bounce);
}
