//! Settings: mailboxes, agents, the desk itself, automatic mail, deliveries, and one's own profile. Each screen says
//! what is, who changed it, and what can be done; nothing takes effect by being looked at.

mod agents;
mod articles;
mod audit;
mod automatic;
mod blocked;
mod brands;
mod connection;
mod deliveries;
mod desk;
mod fields;
mod keys;
mod mailboxes;
mod passkeys;
mod person;
mod profile;
mod push;
mod rules;
mod saved_answers;
mod security;
mod single_sign_on;
mod source;
mod tags;

pub use agents::{AgentLine, AgentsPage, agents};
pub use articles::{ArticleForm, ArticleLine, ArticlesPage, VersionLine, VersionsPage, article_versions, articles};
pub use audit::{AuditLine, AuditPage, audit};
pub use automatic::{AutomaticPage, Stopped, automatic};
pub use blocked::{BlockedLine, BlockedPage, blocked};
pub use brands::{BrandForm, BrandLine, BrandPage, BrandsPage, OWN_HOURS, brand, brands};
pub use connection::{ConnectionGroup, ConnectionLine, ConnectionPage, class as grade_class, connection};
pub use deliveries::{DeliveriesPage, DeliveryLine, RelayStatus, deliveries};
pub use desk::{DeskPage, desk};
pub use fields::{FieldForm, FieldLine, FieldsPage, fields};
pub use keys::{KeyLine, KeysPage, keys};
pub use mailboxes::{MailboxLine, MailboxesPage, mailboxes};
pub use passkeys::{PasskeyLine, PasskeysPart};
pub use person::{PersonPage, Removal, person};
pub use profile::{ProfilePage, profile};
pub use push::{PushLine, PushPart};
pub use rules::{RuleForm, RuleLine, RulePage, RulesPage, rule, rules};
pub use saved_answers::{SavedAnswerForm, SavedAnswerLine, SavedAnswersPage, saved_answers};
pub use security::{Factor, SecurityPage, SessionLine, security};
pub use single_sign_on::{SingleSignOnPage, single_sign_on};
pub use source::{SourceLine, SourcePage, source};
pub use tags::{TagLine, TagsPage, tags};

use super::shell::{self, Frame, Place};
use language::Language;
use maud::{Markup, html};

/// Only for those who may read it.
const AUDIT: &str = "/settings/audit";

/// The pages of the settings, in order.
fn tabs(language: Language) -> [(&'static str, &'static str); 17] {
    [
        ("/settings/mailboxes", language.settings_mailboxes()),
        ("/settings/agents", language.settings_agents()),
        ("/settings/desk", language.settings_desk()),
        ("/settings/brands", language.brand_title()),
        ("/settings/automatic-mail", language.settings_automatic_mail()),
        ("/settings/deliveries", language.settings_deliveries()),
        ("/settings/saved-answers", language.saved_answer_title()),
        ("/settings/articles", language.article_title()),
        ("/settings/tags", language.tag_settings()),
        ("/settings/single-sign-on", language.single_sign_on_title()),
        ("/settings/fields", language.field_title()),
        ("/settings/rules", language.rule_title()),
        ("/settings/blocked", language.block_title()),
        (AUDIT, language.audit_title()),
        ("/settings/profile", language.settings_you()),
        ("/settings/keys", language.keys_title()),
        ("/settings/security", language.session_title()),
    ]
}

/// The pages of the settings that somebody may see: where each is, and its name.
pub fn pages(language: Language, audits: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    tabs(language).into_iter().filter(move |(to, _)| *to != AUDIT || audits)
}

/// A page of the settings: head, tabs, content.
fn page(frame: &Frame, title: &str, sentence: &str, href: &str, content: &Markup) -> Markup {
    let language = frame.viewer.language;
    let whole = html! {
        (shell::head(title, sentence, &html! {}))
        nav.tabs aria-label=(language.settings_title()) {
            @for (to, name) in pages(language, frame.viewer.audits) {
                a href=(to) aria-current=[(to == href).then_some("page")] { (name) }
            }
        }
        (content)
    };
    shell::page(frame, title, Place::Settings, &whole)
}
