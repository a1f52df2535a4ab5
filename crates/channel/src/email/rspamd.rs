//! rspamd, a spam filter beside the desk, asked by HTTP (rspamd.com, "Rspamd protocol"). What it says is a sign among
//! others; that it does not answer is no reason to lose or delay a message.

use super::deliver::{TlsTrouble, verified};
use super::http::{Post, place};
use bytes::Bytes;
use domain::message::Envelope;
use domain::message::spam::FilterOpinion;
use rustls::ClientConfig;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

/// For the whole exchange.
const PATIENCE: Duration = Duration::from_secs(10);
/// Larger messages are not asked about: spam is small, and each lies in memory once more meanwhile.
const MESSAGE_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Recipients and rules that are named.
const NAMED_MAX: usize = 20;

/// Where it listens.
pub struct Rspamd {
    url: String,
    tls: Arc<ClientConfig>,
}

/// Why there is none.
#[derive(Debug, thiserror::Error)]
pub enum NoRspamd {
    /// It is no address.
    #[error("{0}")]
    Address(String),
    /// The encryption cannot be set up.
    #[error(transparent)]
    Tls(#[from] TlsTrouble),
}

impl Rspamd {
    /// The one whose normal worker (or proxy) listens at this address, such as `http://127.0.0.1:11333`.
    ///
    /// # Errors
    /// When it is no address.
    pub fn at(url: &str) -> Result<Self, NoRspamd> {
        let url = format!("{}/checkv2", url.trim_end_matches('/'));
        place(&url).map_err(NoRspamd::Address)?;
        Ok(Rspamd { url, tls: verified(None)? })
    }

    /// What it says of a message; `None` when that is nothing bad, or nothing at all.
    pub(super) async fn opinion(&self, envelope: &Envelope, raw: &[u8]) -> Option<FilterOpinion> {
        if raw.len() > MESSAGE_BYTES_MAX {
            return None;
        }
        match self.ask(Some(envelope), raw).await {
            Ok(answer) => opinion(&answer),
            Err(error) => {
                tracing::warn!(%error, "rspamd was not asked; the message is judged without it");
                None
            }
        }
    }

    /// Asks about a message that says nothing, to see whether it answers.
    ///
    /// # Errors
    /// In words, when it does not.
    pub async fn answers(&self) -> Result<(), String> {
        let probe = b"Subject: Does the spam filter answer?\r\n\r\n";
        self.ask(None, probe).await.map(drop)
    }

    async fn ask(&self, envelope: Option<&Envelope>, raw: &[u8]) -> Result<Value, String> {
        let mut headers = Vec::new();
        if let Some(envelope) = envelope {
            headers.extend(envelope.sender.as_ref().map(|sender| ("from", sender.to_string())));
            headers.extend(envelope.recipients.iter().take(NAMED_MAX).map(|one| ("rcpt", one.to_string())));
            headers.extend(envelope.peer_address.map(|address| ("ip", address.to_string())));
            headers.extend(envelope.helo.iter().map(|helo| ("helo", helo.clone())));
        }
        let body = Bytes::copy_from_slice(raw);
        let answer = Post { url: &self.url, headers, body, patience: PATIENCE }.send(&self.tls).await?;
        match answer.get("action") {
            Some(_) => Ok(answer),
            None => Err(answer.get("error").and_then(Value::as_str).unwrap_or("it names no action").to_owned()),
        }
    }
}

/// What an answer advises against a message. To put off, to slow down, and to do nothing are no advice against it.
fn opinion(answer: &Value) -> Option<FilterOpinion> {
    let action = answer.get("action").and_then(Value::as_str)?;
    let sure = match action {
        "reject" => true,
        "add header" | "rewrite subject" | "quarantine" => false,
        _ => return None,
    };
    let number = |name: &str| answer.get(name).and_then(Value::as_f64).unwrap_or_default();
    let mut rules: Vec<(&String, f64)> =
        answer.get("symbols").and_then(Value::as_object).map_or_else(Vec::new, |all| {
            all.iter()
                .map(|(name, rule)| (name, rule.get("score").and_then(Value::as_f64).unwrap_or_default()))
                .collect()
        });
    rules.sort_by(|one, other| other.1.total_cmp(&one.1));
    let named: Vec<&str> =
        rules.iter().take(NAMED_MAX).filter(|(_, score)| *score >= 0.0).map(|(name, _)| name.as_str()).collect();
    let words =
        format!("rspamd: {action}, {:.1} of {:.1}, {}", number("score"), number("required_score"), named.join(", "));
    Some(FilterOpinion { sure, words: words.trim_end_matches(", ").chars().take(200).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn advice_is_read_and_the_weightiest_rules_are_named_first() {
        let symbols = json!({"A": {"score": 0.5}, "B": {"score": 7.5}, "GOOD": {"score": -3.0}});
        let answer = json!({"action": "add header", "score": 8.0, "required_score": 15.0, "symbols": symbols});
        let opinion = opinion(&answer).unwrap();
        assert_eq!((opinion.sure, opinion.words.as_str()), (false, "rspamd: add header, 8.0 of 15.0, B, A"));
    }

    #[test]
    fn what_is_no_advice_against_it_is_nothing() {
        for action in ["no action", "greylist", "soft reject", "new words"] {
            assert_eq!(opinion(&json!({ "action": action })), None);
        }
        assert!(opinion(&json!({"action": "reject"})).unwrap().sure);
        assert_eq!(opinion(&json!([])), None);
    }
}
