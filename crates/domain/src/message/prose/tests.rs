//! Folding, sentences and phrases where languages differ.

use super::*;

#[test]
fn letters_are_compared_without_accents_in_every_script() {
    for (text, folded) in [
        ("Fr\u{e5}nv\u{e4}ro", "franvaro"),
        ("\u{130}zindeyim, YILLIK ılık", "izindeyim, yillik ilik"),
        ("Ιουνίου ΣΤΙΣ τις", "ιουνιου στισ τισ"),
        ("１７日 ガ 〜", "17日 ガ -"),
        ("٣ يونيو", "3 يونيو"),
        ("휴가", "휴가"),
    ] {
        assert_eq!(fold(text), folded);
    }
}

#[test]
fn a_sentence_ends_where_a_reader_ends_it() {
    for (text, expected) in [
        ("Ich bin bis 14. Juni weg. Danach gern.", vec!["ich bin bis 14. juni weg.", "danach gern."]),
        ("Back 6/17. Text me.", vec!["back 6/17.", "text me."]),
        ("Ich bin am 17. da. Danach gern.", vec!["ich bin am 17. da.", "danach gern."]),
        ("Fr. Meier hilft. Gruss", vec!["fr. meier hilft.", "gruss"]),
        ("Jsem zpět 17. 6. 2024. Píšu.", vec!["jsem zpet 17. 6. 2024.", "pisu."]),
        ("Hello\n\nI am away", vec!["hello", "i am away"]),
        ("休暇中です。戻ります。", vec!["休暇中です。", "戻ります。"]),
        (
            "one very long line that a mail program broke\nhere",
            vec!["one very long line that a mail program broke", "here"],
        ),
        (
            "one very long line that some mail program broke\nhere",
            vec!["one very long line that some mail program broke here"],
        ),
    ] {
        assert_eq!(sentences(text), expected, "{text}");
    }
}

#[test]
fn a_phrase_is_found_as_whole_words_in_order() {
    assert!(holds("i am on leave today", "on leave"));
    assert!(!holds("upon leaves", "on leave"));
    assert!(holds("i will reply to you upon my return", "reply .. my return"));
    assert!(!holds("upon my return i reply", "reply .. my return"));
    assert!(holds("back on monday", "^back on"));
    assert!(!holds("i am back on monday", "^back on"));
    assert!(holds("szabadsagomat toltom", "szabadsag*"));
    assert!(holds("現在休暇中です", "休暇中"));
}
