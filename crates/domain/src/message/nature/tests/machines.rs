//! Other desks' acknowledgements, filters that ask back, receipts in words, lists, bulk mail: and the people who write like
//! one of them.

use super::{Nature, mail};

#[test]
fn another_desks_acknowledgement_is_known_by_its_words_in_many_languages() {
    for text in [
        "Thank you for contacting Kettle Ltd. This is an automated confirmation. Your ticket number is 4711.",
        "Vielen Dank für Ihre Nachricht. Dies ist eine automatisch generierte E-Mail.",
        "Nous avons bien reçu votre demande. Ceci est un message automatique.",
        "Hemos recibido su solicitud. Este es un mensaje automático.",
        "Hem rebut la vostra sol·licitud. Missatge generat automàticament.",
        "Abbiamo ricevuto la sua richiesta. Questo è un messaggio automatico.",
        "Recebemos a sua mensagem. Esta é uma mensagem automática.",
        "Wij hebben uw bericht ontvangen. Dit is een automatisch bericht.",
        "Vi har mottagit ditt ärende. Detta är ett automatiskt meddelande.",
        "Vi har modtaget din henvendelse. Dette er en automatisk besked.",
        "Vi har mottatt henvendelsen. Dette er en automatisk melding.",
        "Olemme vastaanottaneet viestisi. Tämä on automaattinen viesti.",
        "Otrzymaliśmy Twoje zgłoszenie. To jest wiadomość automatyczna.",
        "Obdrželi jsme vaši zprávu. Toto je automatická odpověď.",
        "Dostali sme vašu správu. Toto je automatická odpoveď.",
        "Megkaptuk levelét. Ez egy automatikus válasz.",
        "Am primit mesajul dumneavoastră. Acesta este un mesaj automat.",
        "Λάβαμε το μήνυμά σας. Αυτό είναι ένα αυτόματο μήνυμα.",
        "Mesajınızı aldık. Bu otomatik bir yanıttır.",
        "Мы получили ваше обращение. Это автоматический ответ.",
        "Ми отримали ваш лист. Це автоматична відповідь.",
        "お問い合わせを受け付けました。このメールは自動送信です。",
        "我们已收到您的邮件。请勿回复。",
        "문의가 접수되었습니다. 자동으로 발송된 메일입니다.",
    ] {
        for subject in ["Re: Where is my kettle? [#4711]", "Kettle"] {
            let mail = mail().subject(subject).text(text).answers_us();
            assert_eq!(
                (mail.nature(), mail.forbidden()),
                (Nature::AutoReply, vec!["answering-words".into()]),
                "{text}"
            );
        }
    }
}

#[test]
fn a_subject_of_an_acknowledgement_needs_a_second_sign() {
    for subject in [
        "[Ticket#4711] received",
        "[Ticket#4711] We have received your message",
        "Ticket #4711 received: kettle",
        "Case 00081 created",
        "We received your request",
        "Eingangsbestätigung: Ihre Anfrage",
        "Accusé de réception de votre demande n°4711",
        "Hemos recibido su solicitud (4711)",
        "Recebemos sua mensagem",
        "【受付完了】お問い合わせ",
    ] {
        let alone = mail().subject(subject).text("The lid leaks.");
        assert_eq!((alone.nature(), alone.forbidden().len()), (Nature::Person, 0), "{subject}");
        let answering = mail().subject(subject).text("The lid leaks.").answers_us();
        assert_eq!((answering.nature(), answering.forbidden()), (Nature::Person, vec!["perhaps-a-machine".into()]));
        let told = mail()
            .subject(subject)
            .text("Your request has been received. Thank you for contacting us. We will get back to you within a day.");
        assert_eq!(told.nature(), Nature::AutoReply, "{subject}");
        let quiet = mail().subject(subject).text("The lid leaks.").header("X-Auto-Response-Suppress", "All");
        assert_eq!(quiet.nature(), Nature::AutoReply, "{subject}");
        let answered = mail().subject(&format!("Re: {subject}")).text("The lid leaks.").answers_us();
        assert_eq!((answered.nature(), answered.forbidden().len()), (Nature::Person, 0), "{subject}");
    }
}

#[test]
fn filters_that_ask_back_are_known_by_their_words() {
    for (subject, text) in [
        (
            "Please confirm your message: kettle",
            "I protect myself from spam: one click, so that your message can be delivered.",
        ),
        (
            "Please confirm your message",
            "Hi, to deliver your message, please verify that you are a human: https://guard.example/1",
        ),
        ("Your mail", "Your message is being held. Prove you are human with one click."),
        ("AntiSpam", "Sua mensagem está em quarentena. Confirme que não é um robô."),
        (
            "Bitte bestätigen Sie Ihre Nachricht",
            "Bestätigen Sie, dass Sie ein Mensch sind, damit Ihre Nachricht zugestellt wird.",
        ),
        ("Ваше письмо", "Ваше письмо ожидает проверки. Подтвердите, что вы не робот."),
    ] {
        assert_eq!(mail().subject(subject).text(text).nature(), Nature::AutoReply, "{subject}");
    }
}

#[test]
fn people_who_write_like_another_desk_stay_people() {
    for (subject, text, acknowledged) in [
        ("Ticket received twice", "I received my concert ticket twice. Is this automatic?", true),
        ("Please confirm your message", "Mia, please confirm that you got my message of Monday.", true),
        ("Please confirm your message about the refund", "Did you mean the whole amount?", true),
        ("Thank you for your message", "The lid still leaks, though.", false),
        ("Automatic mail", "It only says “this is an automated message”. When will somebody answer me?", true),
        ("Question", "Is this an automated answer?", true),
        ("My order", "I got: this is an automated message, thank you for contacting us. Nobody wrote since.", false),
        ("Case number", "Our case number: 4711. Your page asks to confirm that you are human, and fails.", false),
        (
            "Quotation",
            "Thank you for your request of Monday. Here is the quotation. We will get back to you by telephone.",
            false,
        ),
        ("Thank you for your request", "Thank you for your request of Monday. Here it is. We will contact you.", false),
        ("We have received your order", "We have received your order 4711, but the sum is wrong.", true),
        ("We received your kettle", "We received your kettle without its lid.", true),
        ("Automatic kettle", "This kettle switches itself off automatically. Send another one.", true),
        ("Re: kettle", "Thank you for your message. I would like the blue one.", true),
        ("Re: kettle", "The blue one. Please do not reply to this address, it closes tomorrow.", false),
    ] {
        let mail = mail().subject(subject).text(text).answers_us();
        assert_eq!((mail.nature(), mail.forbidden().is_empty()), (Nature::Person, acknowledged), "{subject}: {text}");
    }
}

#[test]
fn a_generated_answer_to_us_is_an_answer() {
    let desk = mail().header("Auto-Submitted", "auto-generated").text("Your request (4711) has been received.");
    assert_eq!(desk.nature(), Nature::System);
    assert_eq!(desk.answers_us().nature(), Nature::AutoReply);
}

#[test]
fn a_read_receipt_in_words_is_a_receipt() {
    let receipt = mail()
        .subject("Gelesen: Ihre Bestellung")
        .text("Ihre Nachricht\n\nAn: Mina\nBetreff: Ihre Bestellung\n\nwurde am Montag, 5. Januar 2026 11:00 gelesen.");
    assert_eq!((receipt.nature(), receipt.forbidden()), (Nature::Receipt, vec!["receipt-words".to_owned()]));
    let question = mail().subject("Gelesen: Ihre AGB").text("Ich habe Ihre AGB gelesen und habe eine Frage dazu.");
    assert_eq!((question.nature(), question.forbidden().len()), (Nature::Person, 0));
}

#[test]
fn lists_are_known_by_the_marks_of_their_programs() {
    for (name, value) in [
        ("Sender", "owner-kettles@list.example"),
        ("Sender", "\"kettles\" <kettles-bounces@list.example>"),
        ("Sender", "kettles-bounces+mina=orchard.example@list.example"),
        ("Sender", "kettles-bounce@list.example"),
        ("X-BeenThere", "kettles@list.example"),
        ("X-listar-version", "Listar v0.1"),
        ("X-ML-Name", "kettles"),
    ] {
        let mail = mail().header(name, value).header("Precedence", "bulk");
        assert_eq!(mail.nature(), Nature::List, "{name}: {value}");
    }
    let by_a_keeper = mail().header("Sender", "shop-admin@orchard.example");
    assert_eq!((by_a_keeper.nature(), by_a_keeper.forbidden().len()), (Nature::Person, 0));
    assert_eq!(by_a_keeper.header("Precedence", "bulk").nature(), Nature::List);
}

#[test]
fn bulk_mail_with_a_persons_words_is_a_persons_and_gets_no_automatic_answer() {
    for mail in [
        mail().header("Precedence", "bulk"),
        mail().header("Precedence", "bulk").text("Where is it?").answers_us(),
        mail().header("Precedence", "junk").text("Ich warte noch immer auf die Antwort."),
    ] {
        assert_eq!((mail.nature(), mail.forbidden()), (Nature::Person, vec!["precedence".to_owned()]));
    }
    let newsletter = mail().header("Precedence", "bulk").text("Can you believe these prices? Unsubscribe here.");
    assert_eq!(newsletter.nature(), Nature::System);
    let absent = mail().header("Precedence", "bulk").text("I am out of office until 12 May. I will be back on 12 May.");
    assert_eq!(absent.answers_us().nature(), Nature::AutoReply);
}

#[test]
fn a_way_to_unsubscribe_alone_makes_no_newsletter_of_an_answer() {
    let by_a_sales_tool = mail().header("List-Unsubscribe", "<mailto:x@orchard.example>").text("Where is it?");
    assert_eq!(by_a_sales_tool.nature(), Nature::List);
    let answer = by_a_sales_tool.answers_us();
    assert_eq!((answer.nature(), answer.forbidden()), (Nature::Person, vec!["list-header".to_owned()]));
    assert_eq!(answer.header("List-Id", "<news.orchard.example>").nature(), Nature::List);
}

#[test]
fn who_presses_unsubscribe_in_a_mail_program_complains() {
    let mail = mail().header("X-Apple-Unsubscribe", "true").header("Auto-Submitted", "auto-replied");
    assert_eq!(mail.nature(), Nature::Complaint);
}
