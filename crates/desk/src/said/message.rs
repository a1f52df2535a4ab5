//! What was found out about a message, in the reader's language.

use domain::message::{Authentication, Defect, DigitalSignature, SenderFound, SignatureState, SigningMethod};
use language::Language;

/// Something odd about it.
pub fn defect(language: Language, of: &Defect) -> String {
    match of {
        Defect::NoSender => language.defect_no_sender().into(),
        Defect::NoMessageId => language.defect_no_message_id().into(),
        Defect::NoDate => language.defect_no_date().into(),
        Defect::Unreadable => language.defect_unreadable().into(),
        Defect::WrongCharset => language.defect_wrong_charset().into(),
        Defect::ControlCharacters => language.defect_control_characters().into(),
        Defect::CutOff(what) => language.defect_cut_off(what),
        Defect::Encrypted => language.defect_encrypted().into(),
        Defect::Piece(what) => language.defect_piece(what),
    }
}

/// Who really sent it; `None` when there is nothing to say.
pub fn sender(language: Language, of: &Authentication) -> Option<String> {
    Some(match &of.sender()? {
        SenderFound::Forged { author } => language.sender_forged(*author),
        SenderFound::ForgedItSeems { sender } => language.sender_forged_it_seems(*sender),
        SenderFound::Proved { author, by } => language.sender_proved(*author, by),
        SenderFound::SentBy { signer, author } => language.sender_sent_by(*author, *signer),
        SenderFound::NotChecked => language.sender_not_checked().into(),
        SenderFound::TakenInBefore => language.sender_taken_in_before().into(),
        SenderFound::NotAllowed { sender } => language.sender_not_allowed(*sender),
        SenderFound::NotProved { author } => language.sender_not_proved(*author),
        SenderFound::NeitherProved { author } => language.sender_neither_proved(*author),
    })
}

/// By whom it was signed, and whether that fits.
pub fn digital_signature(language: Language, of: &DigitalSignature) -> String {
    match (of.method, of.state, &of.signer, of.is_of_author) {
        (SigningMethod::OpenPgp, ..) => language.signature_openpgp().into(),
        (_, SignatureState::NotChecked, None, _) => language.signature_not_checked().into(),
        (_, SignatureState::NotChecked, Some(signer), _) => language.signature_not_checked_by(signer),
        (_, SignatureState::Broken, None, _) => language.signature_broken().into(),
        (_, SignatureState::Broken, Some(signer), _) => language.signature_broken_by(signer),
        (_, SignatureState::Fits, None, true) => language.signature_fits().into(),
        (_, SignatureState::Fits, Some(signer), true) => language.signature_fits_by(signer),
        (_, SignatureState::Fits, None, false) => language.signature_fits_other().into(),
        (_, SignatureState::Fits, Some(signer), false) => language.signature_fits_other_by(signer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_says_what_the_rules_say() {
        for found in
            [Defect::NoSender, Defect::Encrypted, Defect::CutOff("4 MB".into()), Defect::Piece("2 of 3".into())]
        {
            assert_eq!(defect(Language::English, &found), found.words());
        }
        for state in [SignatureState::Fits, SignatureState::Broken, SignatureState::NotChecked] {
            for (signer, is_of_author) in [(None, true), (Some("ada@example.org".to_owned()), false)] {
                let of = DigitalSignature { method: SigningMethod::Smime, signer, is_of_author, state };
                assert_eq!(digital_signature(Language::English, &of), of.words());
            }
        }
        let nothing = Authentication::default();
        assert_eq!(sender(Language::English, &nothing), nothing.summary());
    }
}
