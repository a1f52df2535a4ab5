//! Refusals at the door, and what a role may not do, in the reader's language.

use crate::invitation::CannotEnter;
use crate::passkey::{CannotAddPasskey, CannotChangePasskey, NotEntered, PASSKEY_NAME_CHARS_MAX, PASSKEYS_MAX};
use crate::permit::NotAllowed;
use crate::second_factor::CannotSetFactor;
use crate::sign_in::{BadPassword, CannotChangePassword, CannotSignIn, PASSWORD_BYTES_MAX, PASSWORD_CHARS_MIN};
use crate::single_sign_on::{CannotSetProvider, NotProven, PROVIDER_NAME_CHARS_MAX};
use domain::team::passkey::{self, NoSite};
use domain::team::{Permission, Unproven};
use language::Language;

impl NotAllowed {
    /// The sentence for a page.
    pub fn said(self, language: Language) -> String {
        match self.0 {
            Permission::Read => language.permission_read(),
            Permission::Note => language.permission_note(),
            Permission::Answer => language.permission_answer(),
            Permission::Own => language.permission_own(),
            Permission::Arrange => language.permission_arrange(),
            Permission::ChangeOwnWords => language.permission_change_own_words(),
            Permission::ArrangeAbsence => language.permission_arrange_absence(),
            Permission::StopAutomatic => language.permission_stop_automatic(),
            Permission::ShareWords => language.permission_share_words(),
            Permission::ShareViews => language.permission_share_views(),
            Permission::ManagePeople => language.permission_manage_people(),
            Permission::SetUp => language.permission_set_up(),
            Permission::Audit => language.permission_audit(),
        }
        .into()
    }
}

impl CannotSignIn {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotSignIn::Wrong => language.refusal_sign_in_wrong().into(),
            CannotSignIn::Wait(minutes) => language.refusal_sign_in_wait(*minutes),
            CannotSignIn::CodeOwed { .. } => language.refusal_sign_in_code_owed().into(),
            CannotSignIn::WrongCode => language.refusal_sign_in_wrong_code().into(),
            CannotSignIn::Late => language.refusal_sign_in_late().into(),
            CannotSignIn::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl BadPassword {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            BadPassword::Short => language.refusal_password_short(PASSWORD_CHARS_MIN),
            BadPassword::Long => language.refusal_password_long(PASSWORD_BYTES_MAX),
            BadPassword::Hash(why) => language.refusal_password_hash(why),
        }
    }
}

impl CannotChangePassword {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotChangePassword::Present(why) => why.said(language),
            CannotChangePassword::New(why) => why.said(language),
            CannotChangePassword::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotEnter {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotEnter::NoKey => language.refusal_enter_no_key().into(),
            CannotEnter::Password(why) => why.said(language),
            CannotEnter::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotSetFactor {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotSetFactor::WrongCode => language.refusal_factor_wrong_code().into(),
            CannotSetFactor::There => language.refusal_factor_there().into(),
            CannotSetFactor::None => language.refusal_factor_none().into(),
            CannotSetFactor::Demanded => language.refusal_factor_demanded().into(),
            CannotSetFactor::SignIn(why) => why.said(language),
            CannotSetFactor::NoKey => language.refusal_factor_no_key().into(),
            CannotSetFactor::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotSetProvider {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotSetProvider::Missing => language.single_sign_on_refused_missing().into(),
            CannotSetProvider::TooLong => language.single_sign_on_refused_too_long(PROVIDER_NAME_CHARS_MAX),
            CannotSetProvider::NoProvider(why) => language.single_sign_on_refused_no_provider(why),
            CannotSetProvider::NoSecret => language.single_sign_on_refused_no_secret().into(),
            CannotSetProvider::NoKey => language.single_sign_on_refused_no_key().into(),
            CannotSetProvider::Domain => language.single_sign_on_refused_domain().into(),
            CannotSetProvider::Nobody => language.permission_set_up().into(),
            CannotSetProvider::NotAllowed(why) => why.said(language),
            CannotSetProvider::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl NotProven {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            NotProven::NoProvider => language.single_sign_on_is_not().into(),
            NotProven::TooMany => language.single_sign_on_too_many().into(),
            NotProven::Late => language.single_sign_on_late().into(),
            NotProven::Provider(why) => language.single_sign_on_provider_says(why),
            NotProven::Unreachable(why) => language.single_sign_on_unreachable(why),
            NotProven::NoKey => language.single_sign_on_no_key().into(),
            NotProven::Unproven(Unproven::NoAddress) => language.single_sign_on_no_email().into(),
            NotProven::Unproven(Unproven::AddressUnchecked) => language.single_sign_on_unchecked().into(),
            NotProven::Unproven(Unproven::Time) => language.single_sign_on_clocks().into(),
            NotProven::Unproven(Unproven::Issuer | Unproven::Audience | Unproven::Nonce) => {
                language.single_sign_on_odd().into()
            }
            NotProven::NobodyHere(email) => language.single_sign_on_nobody(email),
            NotProven::SomebodyElse(email) => language.single_sign_on_somebody_else(email),
            NotProven::SignIn(refused) => refused.said(language),
            NotProven::Trouble(trouble) => trouble.to_string(),
        }
    }
}

/// Why browsers offer no passkeys here: the sentence for a page.
pub fn no_passkeys(of: NoSite, language: Language) -> &'static str {
    match of {
        NoSite::NoAddress => language.passkey_no_address(),
        NoSite::Plain => language.passkey_plain(),
        NoSite::Number => language.passkey_number(),
    }
}

impl CannotAddPasskey {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotAddPasskey::NoSite(why) => no_passkeys(*why, language).into(),
            CannotAddPasskey::NotFresh => language.passkey_refused_password().into(),
            CannotAddPasskey::Password(CannotSignIn::Wrong) => language.profile_not_your_password().into(),
            CannotAddPasskey::Password(why) => why.said(language),
            CannotAddPasskey::Full => language.passkey_full(PASSKEYS_MAX),
            CannotAddPasskey::Busy => language.passkey_refused_busy().into(),
            CannotAddPasskey::Late => language.passkey_refused_late().into(),
            CannotAddPasskey::Name => language.passkey_refused_name(PASSKEY_NAME_CHARS_MAX),
            CannotAddPasskey::There => language.passkey_refused_there().into(),
            CannotAddPasskey::Unproven(passkey::Unproven::Unverified | passkey::Unproven::Absent) => {
                language.passkey_refused_unverified().into()
            }
            CannotAddPasskey::Unproven(passkey::Unproven::Algorithm | passkey::Unproven::Attestation) => {
                language.passkey_refused_kind().into()
            }
            CannotAddPasskey::Unproven(_) => language.passkey_refused_odd().into(),
            CannotAddPasskey::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl CannotChangePasskey {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            CannotChangePasskey::NotThere => language.passkey_none().into(),
            CannotChangePasskey::Name => language.passkey_refused_name(PASSKEY_NAME_CHARS_MAX),
            CannotChangePasskey::Trouble(trouble) => trouble.to_string(),
        }
    }
}

impl NotEntered {
    /// The sentence for a page.
    pub fn said(&self, language: Language) -> String {
        match self {
            NotEntered::NoSite(why) => no_passkeys(*why, language).into(),
            NotEntered::Busy => language.passkey_refused_busy().into(),
            NotEntered::Late => language.passkey_refused_late().into(),
            NotEntered::Refused => language.passkey_refused_sign_in().into(),
            NotEntered::Unverified => language.passkey_refused_unverified().into(),
            NotEntered::Doubted => language.passkey_refused_doubted().into(),
            NotEntered::SignIn(why) => why.said(language),
            NotEntered::Trouble(trouble) => trouble.to_string(),
        }
    }
}
