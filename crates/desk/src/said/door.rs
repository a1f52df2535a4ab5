//! Refusals at the door, and what a role may not do, in the reader's language.

use crate::invitation::CannotEnter;
use crate::permit::NotAllowed;
use crate::second_factor::CannotSetFactor;
use crate::sign_in::{BadPassword, CannotChangePassword, CannotSignIn, PASSWORD_BYTES_MAX, PASSWORD_CHARS_MIN};
use crate::single_sign_on::{CannotSetProvider, NotProven, PROVIDER_NAME_CHARS_MAX};
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
