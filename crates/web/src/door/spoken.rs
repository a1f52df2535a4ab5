//! The language of an answer: what the agent chose, else what the browser asks for, else English.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use language::Language;
use std::convert::Infallible;
use std::sync::{Arc, OnceLock};

/// The language of one request, known better as soon as it is known who asks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spoken {
    asked: Vec<Language>,
    chosen: Arc<OnceLock<Language>>,
}

impl Spoken {
    /// What the browser asks for.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|asked| asked.to_str().ok());
        Self { asked: asked.map(Language::accepted).unwrap_or_default(), chosen: Arc::default() }
    }

    /// What whoever asks has chosen.
    pub(super) fn choose(&self, language: Language) {
        let _ = self.chosen.set(language);
    }

    /// The language to answer in.
    pub(crate) fn language(&self) -> Language {
        self.chosen.get().or(self.asked.first()).copied().unwrap_or_default()
    }

    /// The language to answer in, where a browser that asks for none of ours may be answered in others, the first best.
    pub(crate) fn or(&self, others: [Option<&str>; 2]) -> Language {
        let others = || others.into_iter().flatten().find_map(Language::of_tag);
        self.asked.first().copied().or_else(others).unwrap_or_default()
    }

    /// The languages that the browser asks for, the best liked first.
    pub(crate) fn asked(&self) -> impl Iterator<Item = Language> + '_ {
        self.asked.iter().copied()
    }
}

impl<S: Sync> FromRequestParts<S> for Spoken {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self::of(&parts.headers)))
    }
}
