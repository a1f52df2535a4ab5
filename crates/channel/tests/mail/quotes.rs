//! New words told from quoted ones, in the ways of real mail programs: whole mails in, three parts out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a failing test may say so by panicking"
)]

use channel::email::{quote, read};
use domain::message::Inbound;
use std::time::{Duration, Instant};

fn of(kind: &str, body: &str) -> Inbound {
    read(&crate::common::mail(kind, body))
}

/// The words of a text in alphabetical order, without the marks of quotes and drawn lines.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    words.sort_unstable();
    words
}

#[test]
fn each_programs_html_is_split() {
    const OLD: &str = "<div>Which size?</div>";
    for (program, html) in [
        (
            "Gmail",
            "<div dir=\"ltr\">Large.</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Nov 2, 2026 at 10:00 AM Shop &lt;<a href=\"mailto:help@shop.example\">help@shop.example</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\">{old}</blockquote></div>",
        ),
        (
            "Outlook",
            "<div class=WordSection1><p class=MsoNormal>Large.</p><p class=MsoNormal>&nbsp;</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal><b>From:</b> Shop &lt;help@shop.example&gt; <br><b>Sent:</b> Monday<br><b>To:</b> Ada<br><b>Subject:</b> Order</p></div><p class=MsoNormal>Which size?</p></div>",
        ),
        (
            "Outlook in Swedish",
            "<p class=MsoNormal>Large.</p><div><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Från:</b> Shop<br><b>Skickat:</b> i dag<br><b>Till:</b> Ada<br><b>Ämne:</b> Order</p></div></div><p>Which size?</p>",
        ),
        (
            "Outlook on the web",
            "<div>Large.</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>From:</b> Shop<br><b>Sent:</b> Monday</div>{old}",
        ),
        (
            "Outlook for iOS",
            "<div>Large.</div><div id=\"ms-outlook-mobile-signature\">Get <a href=\"https://aka.ms/x\">Outlook for iOS</a></div><div id=\"mail-editor-reference-message-container\"><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Shop</div>{old}</div>",
        ),
        (
            "Outlook 2003",
            "<p class=MsoNormal>Large.</p><div><div class=MsoNormal align=center><hr size=2 width=\"100%\" align=center tabindex=-1></div><p class=MsoNormal><b>From:</b> Shop [mailto:help@shop.example]<br><b>Sent:</b> Monday<br><b>To:</b> Ada<br><b>Subject:</b> Order</p></div><p class=MsoNormal>Which size?</p>",
        ),
        (
            "Hotmail",
            "<div dir='ltr'>Large.<br><div><hr id=\"stopSpelling\">Date: Mon, 2 Nov 2026<br>Subject: Order<br>From: help@shop.example<br>To: ada@customer.example<br><br>{old}</div></div>",
        ),
        (
            "Windows Mail",
            "<div>Large.</div><div style=\"padding-top: 5px; border-top-color: rgb(229, 229, 229); border-top-width: 1px; border-top-style: solid;\"><b>Von:</b> Shop<br><b>Gesendet:</b> Montag<br><b>An:</b> Ada</div>{old}",
        ),
        (
            "Apple Mail",
            "Large.<br><div><br><blockquote type=\"cite\"><div>On 2 Nov 2026, at 10:00, Shop &lt;help@shop.example&gt; wrote:</div><br>{old}</blockquote></div>",
        ),
        (
            "iPhone",
            "<div dir=\"ltr\">Large.<br><br><div dir=\"ltr\">Sent from my iPhone</div><div dir=\"ltr\"><br><blockquote type=\"cite\">On 2 Nov 2026, at 10:00, Shop &lt;help@shop.example&gt; wrote:<br><br></blockquote></div><blockquote type=\"cite\">{old}</blockquote></div>",
        ),
        (
            "Yahoo",
            "<div class=\"ydp1yahoo-style-wrap\"><div>Large.</div></div><div id=\"ydp2yahoo_quoted_1\" class=\"ydp2yahoo_quoted\"><div>On Monday, November 2, 2026, Shop wrote:</div>{old}</div>",
        ),
        (
            "Thunderbird",
            "<p>Large.<br></p><div class=\"moz-cite-prefix\">Am 02.11.26 um 10:00 schrieb Shop:<br></div><blockquote type=\"cite\" cite=\"mid:1\">{old}</blockquote><div class=\"moz-signature\">-- <br>Ada</div>",
        ),
        (
            "Proton Mail",
            "<div>Large.</div><div class=\"protonmail_signature_block\">Sent with Proton Mail</div><div class=\"protonmail_quote\">On Monday, Shop wrote:<br><blockquote class=\"protonmail_quote\" type=\"cite\">{old}</blockquote></div>",
        ),
        (
            "Zimbra",
            "<div>Large.</div><div data-marker=\"__SIG_POST__\">Ada</div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><b>De: </b>Shop<br><b>À: </b>Ada<br></div><div data-marker=\"__QUOTED_TEXT__\">{old}</div>",
        ),
        (
            "Fastmail",
            "<div>Large.</div><div id=\"sig12345678\"><div>--<br>Ada</div></div><div>On Mon, Nov 2, 2026, at 10:00, Shop wrote:</div><blockquote type=\"cite\" id=\"qt\">{old}</blockquote>",
        ),
        (
            "GMX",
            "<div>Large.</div><div name=\"quote\" style=\"margin:10px 5px 5px 10px; border-left:2px solid #C3D9E5;\"><div><b>Gesendet:</b> Montag<br><b>Von:</b> Shop<br><b>An:</b> Ada<br><b>Betreff:</b> Order</div><div name=\"quoted-content\">{old}</div></div>",
        ),
        (
            "Mail.ru",
            "<p>Large.</p><div data-signature-widget=\"container\">Ada</div><br>пн, 2 нояб. 2026 г. 10:00 +0300 от Shop &lt;help@shop.example&gt;:<br><blockquote style=\"border-left:1px solid #0857A6\">{old}</blockquote>",
        ),
        (
            "Yandex",
            "<div>Large.</div><div> </div><div>02.11.2026, 10:00, \"Shop\" &lt;help@shop.example&gt;:</div><blockquote>{old}</blockquote>",
        ),
        (
            "QQ",
            "<div>Large.</div><div style=\"font-size:12px\">------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b> Shop<br><b>发送时间:</b> 2026年11月2日<br><b>收件人:</b> Ada<br><b>主题:</b> Order</div>{old}",
        ),
        (
            "NetEase",
            "<div>Large.</div><div id=\"isReplyContent\">At 2026-11-02 10:00:00, \"Shop\" &lt;help@shop.example&gt; wrote:<blockquote>{old}</blockquote></div>",
        ),
        (
            "Notes",
            "Large.<br><br>-----Shop &lt;help@shop.example&gt; wrote: -----<br>To: ada@customer.example<br>From: Shop<br>Date: 11/02/2026<br>Subject: Order<br><br>{old}",
        ),
        (
            "BlackBerry",
            "<div>Large.</div><div id=\"_signaturePlaceholder\">Sent from my BlackBerry</div><table id=\"_pHCWrapper\"><tr><td><b>From: </b>Shop</td></tr></table><div id=\"_originalContent\">{old}</div>",
        ),
        (
            "Samsung",
            "<div>Large.</div><div id=\"composer_signature\">Von meinem Galaxy gesendet</div><div>-------- Ursprüngliche Nachricht --------</div><div>Von: Shop &lt;help@shop.example&gt;</div><div>Datum: 02.11.26</div><div>An: Ada</div>{old}",
        ),
        (
            "Roundcube",
            "<p>Large.</p><div id=\"_rc_sig\">--<br>Ada</div><p id=\"reply-intro\">On 2026-11-02 10:00, Shop wrote:</p><blockquote type=\"cite\">{old}</blockquote>",
        ),
        (
            "Spark",
            "<div name=\"messageBodySection\">Large.</div><div name=\"messageSignatureSection\">Ada</div><div name=\"messageReplySection\">On 2 Nov 2026, Shop wrote:<blockquote type=\"cite\">{old}</blockquote></div>",
        ),
        (
            "Front",
            "<div>Large.</div><div class=\"front-signature\">Ada</div><blockquote class=\"front-blockquote\" type=\"cite\">{old}</blockquote>",
        ),
        (
            "Freshdesk",
            "<p>Large.</p><div class=\"freshdesk_quote\"><blockquote class=\"freshdesk_quote\">On Mon, 2 Nov, Shop wrote:{old}</blockquote></div>",
        ),
        ("Zendesk", "<p>Large.</p><div>##- Please type your reply above this line -##</div>{old}"),
        (
            "Zoho",
            "<div>Large.</div><div id=\"Zm-_Id_-Sgn\">Ada</div><div class=\"zmail_extra\">---- On Mon, 02 Nov 2026 Shop wrote ----<blockquote>{old}</blockquote></div>",
        ),
    ] {
        let mail = of("html", &html.replace("{old}", OLD));
        assert_eq!(mail.new_text, "Large.", "{program}: {mail:?}");
        assert!(mail.quoted.contains("Which size?"), "{program}: {:?}", mail.quoted);
        let parts = [mail.new_text.as_str(), &mail.quoted, &mail.signature].join("\n");
        assert_eq!(words(&parts), words(&mail.text), "{program}: nothing is lost");
    }
}

#[test]
fn each_kind_of_text_is_split() {
    for (kind, text, new) in [
        ("answer below a quote", "On 2 Nov 2026, Shop wrote:\n> Which size?\n\nLarge.", "Large."),
        (
            "answer below a quote that holds its announcement",
            "> On 2 Nov 2026, Shop wrote:\n> Which size?\n\nLarge.",
            "Large.",
        ),
        (
            "greeting above and answer below",
            "Hello,\n\nOn 2 Nov 2026, Shop wrote:\n> Which size?\n\nLarge.",
            "Hello,\n\n\nLarge.",
        ),
        (
            "answers between",
            "On 2 Nov 2026, Shop wrote:\n> Which size?\nLarge.\n> Which colour?\nBlue.",
            "> Which size?\nLarge.\n> Which colour?\nBlue.",
        ),
        (
            "the rest of what was answered between",
            "> Which size?\nLarge.\n\n> Regards\n> Shop",
            "> Which size?\nLarge.",
        ),
        ("a chosen quote", "> Which size?\n\nLarge.", "> Which size?\n\nLarge."),
        (
            "a forwarded mail",
            "---------- Forwarded message ---------\nFrom: Shop <help@shop.example>\nDate: Monday\nSubject: Order\nTo: Ada\n\nLarge.",
            "Large.",
        ),
        (
            "a forwarded mail with words",
            "Large.\n\n---------- Forwarded message ---------\nFrom: Shop\n\nWhich size?",
            "Large.",
        ),
        (
            "what a telephone put below its line",
            "Large.\n\nSent from my iPhone\n\nWhich size?\nWe have\nthree.",
            "Large.",
        ),
        (
            "a notice below",
            "Large.\n\nThis message is confidential. It is intended solely for its addressee.",
            "Large.",
        ),
        ("a warning above", "CAUTION: This email originated from outside.\n\nLarge.", "Large."),
        ("bars", "Large.\n\n2026/11/2 Shop <help@shop.example>\n\n| Which size?\n|", "Large."),
        ("a table", "Size | Pieces\n| Large | 2 |", "Size | Pieces\n| Large | 2 |"),
        (
            "a form that was filled in by hand",
            "A ticket, please.\n\nFrom: London\nTo: Paris\nDate: 12 May\n\nWhat does it cost?",
            "A ticket, please.\n\nFrom: London\nTo: Paris\nDate: 12 May\n\nWhat does it cost?",
        ),
        (
            "Russian, where the break was lost",
            "Большой. В понедельник, 2 ноября 2026 г. в 10:00:00 GMT+3, Shop <help@shop.example> написал(а):\n> Размер?",
            "Большой.",
        ),
        ("Russian", "Большой.\n\nпн, 2 нояб. 2026 г. в 10:00, Shop <help@shop.example>:\n> Размер?", "Большой."),
        (
            "Polish Apple Mail",
            "Duży.\n\nWiadomość napisana przez Shop <help@shop.example> w dniu 2 lis 2026, o godz. 10:00:\n\n> Rozmiar?",
            "Duży.",
        ),
        ("Turkish Outlook", "Büyük.\n\n-----Özgün İleti-----\nKimden: Shop\nKonu: Sipariş\n\nBeden?", "Büyük."),
        ("German", "Groß.\n\nAm 02.11.2026 um 10:00 schrieb Shop <help@shop.example>:\n> Größe?", "Groß."),
        ("Japanese", "大きいの。\n\n2026年11月2日(月) 10:00 Shop <help@shop.example>:\n> サイズ？", "大きいの。"),
        ("Arabic", "كبير.\n\nمن: المتجر\nتاريخ الإرسال: الاثنين ١٠:٠٠\nإلى: آدا\nالموضوع: طلب\n\nالمقاس؟", "كبير."),
    ] {
        assert_eq!(of("plain", text).new_text, new, "{kind}");
    }
}

/// How many lines with words stand at the top of each mail before the history, the signature or a notice.
#[test]
fn the_mails_of_other_collections_are_cut_where_their_authors_cut() {
    let Some(folder) = crate::common::corpora("02-replies") else { return };
    for (file, from, to) in [
        ("github-email_reply_parser/emails/correct_sig.txt", 0, 1),
        ("github-email_reply_parser/emails/email_1_4.txt", 0, 1),
        ("github-email_reply_parser/emails/email_1_6.txt", 0, 1),
        ("github-email_reply_parser/emails/email_1_7.txt", 0, 1),
        ("github-email_reply_parser/emails/email_2_1.txt", 0, 1),
        ("github-email_reply_parser/emails/email_2_2.txt", 0, 1),
        ("github-email_reply_parser/emails/email_2_3.txt", 0, 1),
        ("github-email_reply_parser/emails/email_BlackBerry.txt", 0, 1),
        ("github-email_reply_parser/emails/email_iPhone.txt", 0, 1),
        ("github-email_reply_parser/emails/email_multi_word_sent_from_my_mobile_device.txt", 0, 1),
        ("github-email_reply_parser/emails/email_sent_from_my_not_signature.txt", 0, 2),
        ("github-email_reply_parser/emails/email_sig_delimiter_in_middle_of_line.txt", 0, 4),
        ("github-email_reply_parser/emails/email_bullets.txt", 0, 5),
        ("github-email_reply_parser/emails/email_one_is_not_on.txt", 0, 3),
        ("github-email_reply_parser/emails/greedy_on.txt", 0, 4),
        ("github-email_reply_parser/emails/pathological.txt", 0, 2),
        ("mail-parser-reply/emails/caution.txt", 1, 14),
        ("mail-parser-reply/emails/caution2.txt", 0, 3),
        ("mail-parser-reply/emails/email_2_1.txt", 0, 1),
        ("mail-parser-reply/emails/email_2_3.txt", 0, 1),
        ("mail-parser-reply/emails/email_3_1.txt", 0, 2),
        ("mail-parser-reply/emails/email_danish_1.txt", 0, 4),
        ("mail-parser-reply/emails/email_danish_2.txt", 0, 4),
        ("mail-parser-reply/emails/email_danish_3.txt", 0, 2),
        ("mail-parser-reply/emails/email_danish_4.txt", 0, 2),
        ("mail-parser-reply/emails/email_gmail.txt", 0, 1),
        ("mail-parser-reply/emails/email_headers_no_delimiter.txt", 0, 1),
        ("mail-parser-reply/emails/email_ja_1_2.txt", 0, 4),
        ("mail-parser-reply/emails/email_nl_1_2.txt", 0, 1),
        ("mail-parser-reply/emails/email_sent_from_not_signature.txt", 0, 2),
        ("mail-parser-reply/emails/email_swedish_1.txt", 0, 5),
        ("mail-parser-reply/emails/email_swedish_2.txt", 0, 5),
        ("mail-parser-reply/emails/email_sv_anon_1.txt", 0, 6),
        ("mail-parser-reply/emails/multi_header.txt", 0, 1),
        ("mail-parser-reply/emails/outlook.txt", 0, 5),
    ] {
        let text = std::fs::read_to_string(folder.join("assertion-fixtures").join(file)).unwrap();
        let expected: Vec<&str> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).take(to).skip(from).collect();
        let found = of("plain", &text).new_text;
        let found: Vec<&str> = found.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(found, expected, "{file}");
    }
}

/// A generator of texts from pieces that all rules know, in any order: xorshift, so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

#[test]
fn nothing_is_lost_whatever_the_order() {
    const PIECES: &[&str] = &[
        "",
        "",
        "word",
        "> quoted",
        ">> more",
        "| bar",
        "AL> initials",
        "On 2 Nov 2026, Shop <help@shop.example> wrote:",
        "On Mon, Nov 2, 2026 at 10:00 Shop <",
        "help@shop.example> wrote:",
        "Ada wrote:",
        "Done. On Mon, 2 Nov 2026, Shop <help@shop.example> wrote:",
        "-- ",
        "---",
        "_______",
        "—",
        "-----Original Message-----",
        "Begin forwarded message:",
        "From: Shop <help@shop.example>",
        "Sent: Monday",
        "To: Ada",
        "Subject: x",
        "*Von:* Shop",
        "Sent from my iPhone",
        "Get Outlook for iOS<https://aka.ms/x>",
        "CAUTION: This email originated from outside.",
        "This is confidential, privileged; delete it.",
        "2026年11月2日(月) 10:00 Shop <help@shop.example>:",
        "> On 2 Nov 2026, Shop wrote:",
        "x\u{200b}",
        "ı İ ß \u{202b}x",
        "##- reply above this line -##",
    ];
    let mut chance = Chance(0x1234_5678_9abc_def1);
    for _ in 0..20_000 {
        let lines: Vec<&str> = (0..chance.below(14)).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        let text = lines.join("\n");
        let split = quote::split(&text);
        let parts = [split.new, split.quoted, split.signature].join("\n");
        let [mut expected, mut found] = [&text, &parts].map(|text| text.split_whitespace().collect::<Vec<_>>());
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn hostile_texts_are_split_in_time() {
    // No measure of speed: far beyond what a slow machine needs, far below what squared time would take.
    let limit = Duration::from_secs(10);
    // Unoptimised code is for what it finds, not for how long it takes.
    let bytes: usize = if cfg!(debug_assertions) { 128 * 1024 } else { 1024 * 1024 };
    let mut slowest = (Duration::ZERO, "");
    for piece in [
        ">",
        "> a\n",
        "\n",
        "a\n",
        "On 2 Nov 2026, Shop\n",
        "On 2 Nov 2026, Shop <help@shop.example> wrote:\n",
        "wrote:\n",
        "To: x\n",
        "From: x\n\n",
        "Subject: x\ny\n",
        "--\n",
        "---\n\n",
        "_____\n",
        "Sent from my phone\n\nx\n",
        "-----Original\n",
        "this is confidential\n\n",
        "C> x\nword\n",
        "> x\nword\n",
        "----",
        "@",
        "<",
        "2026-",
        "((((",
        "\u{202b}",
        "— ",
        "a long line of more than fifty bytes which ends like one: 2026\n",
        "> a long line of more than fifty bytes, 2026\nx\n",
    ] {
        let text = piece.repeat(bytes / piece.len());
        let lines = text.lines().count();
        // Within the lines that are looked at, too.
        let within: String = text.lines().take(19_000).flat_map(|line| [line, "\n"]).collect();
        for text in [&text, &within] {
            let start = Instant::now();
            let split = quote::split(text);
            let took = start.elapsed();
            slowest = slowest.max((took, piece));
            assert!(took < limit, "{piece:?} × {lines}: {took:?}");
            assert!(split.new.len() + split.quoted.len() + split.signature.len() <= text.len() + 16, "{piece:?}");
        }
    }
    eprintln!("slowest of the hostile texts: {slowest:?}");
}
