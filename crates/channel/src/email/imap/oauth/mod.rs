//! Signing in without a password: a person allows it once at the provider, and the desk gets a permission (a refresh
//! token) that it exchanges for a short-lived token at each visit (RFC 6749 §6). The permission is what the database
//! keeps, sealed.
//!
//! Microsoft is asked by the device flow (RFC 8628): the person types a code into a page of Microsoft. Google allows that
//! flow for no mail, so there the answer comes to an address of this machine (RFC 8252 §7.3), with PKCE (RFC 7636).

mod post;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::source::{Fault, SignIn};
use post::{encoded, post};
use rustls::ClientConfig;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;

/// The programs as which the desk is known to the providers; an owner registers them there.
#[derive(Clone, Debug, Default)]
pub struct Clients {
    /// At Microsoft.
    pub microsoft: Option<Client>,
    /// At Google.
    pub google: Option<Client>,
}

/// A program as a provider knows it.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its public name there.
    pub id: String,
    /// What proves it; Microsoft wants none from a public client.
    pub secret: Option<String>,
    /// Where tokens are asked for, without the last part (`/token`).
    pub authority: String,
}

impl Client {
    /// A client at Microsoft: `authority` is `https://login.microsoftonline.com` but in clouds of nations, `tenant` an
    /// organisation or `common`.
    pub fn at_microsoft(id: &str, authority: &str, tenant: &str) -> Self {
        let authority = format!("{}/{tenant}/oauth2/v2.0", authority.trim_end_matches('/'));
        Client { id: id.to_owned(), secret: None, authority }
    }

    /// A client at Google.
    pub fn at_google(id: &str, secret: &str) -> Self {
        let authority = "https://oauth2.googleapis.com".to_owned();
        Client { id: id.to_owned(), secret: Some(secret.to_owned()), authority }
    }
}

const MICROSOFT_SCOPE: &str = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access";
const GOOGLE_SCOPE: &str = "https://mail.google.com/";
const GOOGLE_PAGE: &str = "https://accounts.google.com/o/oauth2/v2/auth";
/// A token that names no end is good for so long (both providers give an hour).
const LIFE: Duration = Duration::from_secs(3600);
/// A device code is asked for this often when the provider says nothing (RFC 8628 §3.2).
const ASK_EVERY: Duration = Duration::from_secs(5);
/// A person has so long to sign in there.
const PERSON: Duration = Duration::from_secs(15 * 60);

/// A short-lived token.
pub(super) struct Access {
    pub(super) token: String,
    /// How long it is good.
    pub(super) life: Duration,
    /// The permission that takes the place of the one that was used, where the provider gives another.
    pub(super) permission: Option<String>,
}

/// What a person has to do at Microsoft.
#[derive(Clone, Debug)]
pub struct ToType {
    /// The page to open.
    pub page: String,
    /// The code to type there.
    pub code: String,
    device: String,
    every: Duration,
}

/// What a person has to do at Google.
#[derive(Clone, Debug)]
pub struct ToVisit {
    /// The page to open.
    pub page: String,
    back: String,
    state: String,
    verifier: String,
}

impl Clients {
    fn of(&self, sign_in: SignIn) -> Result<&Client, Fault> {
        match sign_in {
            SignIn::Microsoft => self.microsoft.as_ref().ok_or(Fault::NoClient("fetching.microsoft.client_id".into())),
            SignIn::Google => self.google.as_ref().ok_or(Fault::NoClient("fetching.google.client_id".into())),
            SignIn::Password => Err(Fault::Odd("a password needs no client".into())),
        }
    }

    /// Exchanges a permission for a token.
    pub(super) async fn access(
        &self,
        tls: &Arc<ClientConfig>,
        sign_in: SignIn,
        permission: &str,
    ) -> Result<Access, Fault> {
        let client = self.of(sign_in)?;
        let mut form = vec![("grant_type", "refresh_token"), ("refresh_token", permission), ("client_id", &client.id)];
        form.extend(client.secret.as_deref().map(|secret| ("client_secret", secret)));
        if sign_in == SignIn::Microsoft {
            form.push(("scope", MICROSOFT_SCOPE));
        }
        let answer = post(tls, &format!("{}/token", client.authority), &form).await.map_err(Fault::Unreachable)?;
        access(&answer)
    }

    /// Asks Microsoft for a code that a person types there.
    ///
    /// # Errors
    /// When no client is configured, or Microsoft refuses.
    pub async fn ask_microsoft(&self, trusted_pem: Option<&str>) -> Result<ToType, Fault> {
        let (client, tls) = (self.of(SignIn::Microsoft)?, tls(trusted_pem)?);
        let form = [("client_id", client.id.as_str()), ("scope", MICROSOFT_SCOPE)];
        let answer =
            post(&tls, &format!("{}/devicecode", client.authority), &form).await.map_err(Fault::Unreachable)?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        let every = answer.get("interval").and_then(Value::as_u64).map_or(ASK_EVERY, Duration::from_secs);
        match (text("verification_uri"), text("user_code"), text("device_code")) {
            (Some(page), Some(code), Some(device)) => Ok(ToType { page, code, device, every }),
            _ => Err(refused(&answer)),
        }
    }

    /// Waits until the person has typed the code, and returns the permission.
    ///
    /// # Errors
    /// When they refuse, or do not come.
    pub async fn typed(&self, trusted_pem: Option<&str>, asked: &ToType) -> Result<String, Fault> {
        let (client, tls) = (self.of(SignIn::Microsoft)?, tls(trusted_pem)?);
        let form = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("client_id", &client.id),
            ("device_code", &asked.device),
        ];
        let waits = async {
            let mut every = asked.every;
            loop {
                tokio::time::sleep(every).await;
                let answer = post(&tls, &format!("{}/token", client.authority), &form).await;
                let answer = answer.map_err(Fault::Unreachable)?;
                match answer.get("error").and_then(Value::as_str) {
                    Some("authorization_pending") => {}
                    Some("slow_down") => every += ASK_EVERY,
                    _ => return permission(&answer),
                }
            }
        };
        tokio::time::timeout(PERSON, waits).await.map_err(|_| Fault::PermissionGone("nobody signed in".into()))?
    }

    /// The page of Google that asks a person; `back` is where it sends them, and `chance` is 32 random bytes.
    ///
    /// # Errors
    /// When no client is configured.
    pub fn ask_google(&self, back: &str, account: &str, chance: [u8; 32]) -> Result<ToVisit, Fault> {
        let client = self.of(SignIn::Google)?;
        let verifier = URL_SAFE_NO_PAD.encode(chance);
        let state = URL_SAFE_NO_PAD.encode(Sha256::digest([b"state".as_slice(), &chance].concat()));
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
        let query = encoded(&[
            ("client_id", &client.id),
            ("redirect_uri", back),
            ("response_type", "code"),
            ("scope", GOOGLE_SCOPE),
            ("access_type", "offline"),
            // Without it Google gives a permission at the first time only.
            ("prompt", "consent"),
            ("login_hint", account),
            ("state", &state),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ]);
        Ok(ToVisit { page: format!("{GOOGLE_PAGE}?{query}"), back: back.to_owned(), state, verifier })
    }

    /// Exchanges what Google sent the person back with (the query of that address) for the permission.
    ///
    /// # Errors
    /// When it does not belong to what was asked, or Google refuses.
    pub async fn visited(&self, trusted_pem: Option<&str>, asked: &ToVisit, query: &str) -> Result<String, Fault> {
        let (client, tls) = (self.of(SignIn::Google)?, tls(trusted_pem)?);
        let field = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| unescaped(value))
        };
        if field("state").as_deref() != Some(asked.state.as_str()) {
            return Err(Fault::Odd("that answer belongs to another question".into()));
        }
        let Some(code) = field("code") else {
            return Err(Fault::PermissionGone(field("error").unwrap_or_default()));
        };
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("client_id", &client.id),
            ("redirect_uri", &asked.back),
            ("code_verifier", &asked.verifier),
        ];
        form.extend(client.secret.as_deref().map(|secret| ("client_secret", secret)));
        permission(&post(&tls, &format!("{}/token", client.authority), &form).await.map_err(Fault::Unreachable)?)
    }
}

fn tls(trusted_pem: Option<&str>) -> Result<Arc<ClientConfig>, Fault> {
    crate::email::deliver::verified(trusted_pem).map_err(|error| Fault::Certificate(error.to_string()))
}

fn access(answer: &Value) -> Result<Access, Fault> {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
    let token = text("access_token").filter(|token| token.bytes().all(|byte| byte.is_ascii_graphic()));
    // A number beyond sense must neither overflow nor make us sign in without a pause.
    let life = answer.get("expires_in").and_then(Value::as_u64).map(|life| life.clamp(2, 24 * 60 * 60));
    let life = life.map_or(LIFE, Duration::from_secs);
    let token = token.ok_or_else(|| refused(answer))?;
    Ok(Access { token, life, permission: text("refresh_token") })
}

fn permission(answer: &Value) -> Result<String, Fault> {
    access(answer)?.permission.ok_or_else(|| Fault::Odd("the provider gave no lasting permission".into()))
}

/// The provider's own words (RFC 6749 §5.2). Only a refusal of the permission needs a person; the rest may pass.
fn refused(answer: &Value) -> Fault {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
    let words: String = [text("error"), text("error_description")].join(" ");
    let words: String = words.chars().filter(|c| !c.is_control()).take(200).collect::<String>().trim().to_owned();
    match text("error") {
        "" | "temporarily_unavailable" | "server_error" => Fault::Odd(words),
        _ => Fault::PermissionGone(words),
    }
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let (high, low) = (hex(rest.next()), hex(rest.next()));
                bytes.extend(high.zip(low).and_then(|(high, low)| u8::try_from(high * 16 + low).ok()));
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_permission_needs_a_person_and_a_tired_server_does_not() {
        let fault = |json: &str| access(&serde_json::from_str(json).unwrap()).err().unwrap();
        assert!(
            matches!(fault(r#"{"error":"invalid_grant","error_description":"expired"}"#), Fault::PermissionGone(words) if words.contains("expired"))
        );
        assert!(matches!(fault(r#"{"error":"temporarily_unavailable"}"#), Fault::Odd(_)));
        assert!(matches!(fault("{}"), Fault::Odd(_)));
        assert!(matches!(fault(r#"{"access_token":"a\r\nb"}"#), Fault::Odd(_)), "nothing is smuggled into a line");
    }

    #[tokio::test]
    async fn an_answer_to_another_question_is_refused() {
        let google = Some(Client { authority: "http://127.0.0.1:1".into(), ..Client::at_google("id", "secret") });
        let clients = Clients { google, microsoft: None };
        let asked = clients.ask_google("http://127.0.0.1:7/", "help@birch.example", [7; 32]).unwrap();
        assert!(asked.page.contains("code_challenge_method=S256") && !asked.page.contains(&asked.verifier));
        let wrong = clients.visited(None, &asked, "state=guessed&code=x").await;
        assert!(matches!(wrong, Err(Fault::Odd(_))), "{wrong:?}");
        let denied = clients.visited(None, &asked, &format!("error=access%5Fdenied&state={}", asked.state)).await;
        assert_eq!(denied, Err(Fault::PermissionGone("access_denied".into())));
    }
}
