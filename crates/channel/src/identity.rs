//! Asking an identity provider who somebody is (OpenID Connect Core 1.0, the code flow with PKCE). What it says is proven by
//! its signature here, and by the rules in `domain::team::Claims`.

use crate::email::deliver::verified;
use crate::email::http::{Post, encoded, escaped, get, place};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use desk::Promised;
use desk::single_sign_on::{Code, Identities, NotTold, Question, Server};
use domain::team::Claims;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use rustls::ClientConfig;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;

/// For each exchange: somebody stands at the door meanwhile.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a provider may sign with: keys that only it has. What we know ourselves proves nothing.
const ALGORITHMS: [Algorithm; 6] =
    [Algorithm::RS256, Algorithm::RS384, Algorithm::PS256, Algorithm::ES256, Algorithm::ES384, Algorithm::EdDSA];
/// What is asked for: who they are, their address, their name.
const SCOPE: &str = "openid email profile";
/// Characters of a provider's refusal that are told.
const WHY_CHARS_MAX: usize = 200;

/// Identity providers on the net.
pub struct IdentityProviders {
    tls: Arc<ClientConfig>,
}

impl IdentityProviders {
    /// Trusting the authorities of the web and those of `trusted_pem`.
    ///
    /// # Errors
    /// When the certificates cannot be read.
    pub fn trusting(trusted_pem: Option<&str>) -> Result<Self, String> {
        Ok(Self { tls: verified(trusted_pem).map_err(|error| error.to_string())? })
    }

    async fn found(&self, issuer: &str) -> Result<Server, String> {
        safe(issuer)?;
        let at = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let said = get(&self.tls, &at, &[], PATIENCE).await?;
        let text = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
        // OpenID Connect Discovery 1.0 §4.3: it has to name itself exactly as it was asked for.
        if text("issuer").as_deref() != Some(issuer) {
            return Err(format!("it calls itself {}", text("issuer").unwrap_or_else(|| "nothing".into())));
        }
        let address = |name: &str| text(name).ok_or_else(|| format!("it names no {name}"));
        let ways = said.get("token_endpoint_auth_methods_supported").and_then(Value::as_array);
        let server = Server {
            page: address("authorization_endpoint")?,
            tokens: address("token_endpoint")?,
            keys: address("jwks_uri")?,
            about: text("userinfo_endpoint"),
            in_the_form: ways.is_some_and(|ways| !ways.iter().any(|way| way == "client_secret_basic")),
        };
        [&server.page, &server.tokens, &server.keys].into_iter().chain(&server.about).try_for_each(|url| safe(url))?;
        Ok(server)
    }

    async fn claims(&self, server: &Server, brought: &Code<'_>) -> Result<Claims, NotTold> {
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", brought.code),
            ("redirect_uri", brought.back),
            ("code_verifier", brought.verifier),
        ];
        let mut headers = vec![("content-type", "application/x-www-form-urlencoded".to_owned())];
        if server.in_the_form {
            form.extend([("client_id", brought.client), ("client_secret", brought.secret)]);
        } else {
            // RFC 6749 §2.3.1: both are written as in a form first.
            let both = STANDARD.encode(format!("{}:{}", escaped(brought.client), escaped(brought.secret)));
            headers.push(("authorization", format!("Basic {both}")));
        }
        let body = encoded(&form).into();
        let post = Post { url: &server.tokens, headers, body, patience: PATIENCE };
        let answer = post.send(&self.tls).await.map_err(NotTold::Failed)?;
        let Some(token) = answer.get("id_token").and_then(Value::as_str) else {
            let why = ["error_description", "error"].iter().find_map(|name| answer.get(name)?.as_str());
            return Err(match why {
                Some(why) => NotTold::Refused(why.chars().take(WHY_CHARS_MAX).collect()),
                None => NotTold::Failed("it does not say who it is".to_owned()),
            });
        };
        let keys = get(&self.tls, &server.keys, &[], PATIENCE).await.map_err(NotTold::Failed)?;
        let claims = signed(token, &keys).map_err(NotTold::Failed)?;
        // The code flow need not put the address into the token itself (OpenID Connect Core 1.0 §5.4).
        match (&server.about, answer.get("access_token").and_then(Value::as_str)) {
            (Some(about), Some(access)) if claims.email.is_none() => {
                let bearer = [("authorization", format!("Bearer {access}"))];
                let more = get(&self.tls, about, &bearer, PATIENCE).await.map_err(NotTold::Failed)?;
                Ok(claims.with_more(&more))
            }
            _ => Ok(claims),
        }
    }
}

/// Encrypted, or on this machine.
fn safe(url: &str) -> Result<(), String> {
    let (encrypted, uri) = place(url)?;
    let here = matches!(uri.host(), Some("127.0.0.1" | "localhost" | "[::1]"));
    if encrypted || here { Ok(()) } else { Err(format!("{url} is not encrypted")) }
}

/// What a token says, if one of the provider's keys signed it.
fn signed(token: &str, keys: &Value) -> Result<Claims, String> {
    let keys: JwkSet = serde_json::from_value(keys.clone()).map_err(|_| "its keys cannot be read".to_owned())?;
    let header = decode_header(token).map_err(|error| error.to_string())?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(format!("it signs by {:?}, which proves nothing here", header.alg));
    }
    let named = header.kid.as_deref().and_then(|name| keys.find(name));
    let candidates: Vec<&Jwk> = named.map_or_else(|| keys.keys.iter().collect(), |key| vec![key]);
    // Times, audience and issuer are rules of the domain; here it is the signature alone.
    let mut validation = Validation::new(header.alg);
    validation.required_spec_claims.clear();
    (validation.validate_exp, validation.validate_aud, validation.validate_nbf) = (false, false, false);
    let by = |key: &&Jwk| decode::<Value>(token, &DecodingKey::from_jwk(key).ok()?, &validation).ok();
    let said = candidates.iter().find_map(by).ok_or("none of its keys signed this")?;
    Ok(Claims::of(&said.claims))
}

impl Identities for IdentityProviders {
    fn find<'a>(&'a self, issuer: &'a str) -> Promised<'a, Result<Server, String>> {
        Box::pin(self.found(issuer))
    }

    fn page(&self, server: &Server, asked: &Question<'_>) -> String {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(asked.verifier));
        let query = encoded(&[
            ("response_type", "code"),
            ("client_id", asked.client),
            ("redirect_uri", asked.back),
            ("scope", SCOPE),
            ("state", asked.state),
            ("nonce", asked.nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ]);
        let with = if server.page.contains('?') { '&' } else { '?' };
        format!("{}{with}{query}", server.page)
    }

    fn ask<'a>(&'a self, server: &'a Server, brought: &'a Code<'a>) -> Promised<'a, Result<Claims, NotTold>> {
        Box::pin(self.claims(server, brought))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jsonwebtoken::{EncodingKey, Header, encode};
    use serde_json::json;

    #[test]
    fn only_a_key_of_the_provider_proves_what_is_said() {
        let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
        let point = pair.public_key_raw();
        let jwk = |name: &str| {
            let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..]));
            json!({ "keys": [{ "kty": "EC", "crv": "P-256", "kid": name, "x": x, "y": y }] })
        };
        let key = EncodingKey::from_ec_der(&pair.serialize_der());
        let header = Header { kid: Some("one".into()), ..Header::new(Algorithm::ES256) };
        let token = encode(&header, &json!({ "sub": "1", "exp": 1 }), &key).unwrap();
        assert_eq!(signed(&token, &jwk("one")).unwrap().subject, "1");
        assert_eq!(signed(&token, &jwk("another")).unwrap().subject, "1", "a key without the name is tried");
        let other = rcgen::KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256).unwrap();
        let other = EncodingKey::from_ec_der(&other.serialize_der());
        assert!(signed(&encode(&header, &json!({ "sub": "2" }), &other).unwrap(), &jwk("one")).is_err());
        let public = EncodingKey::from_secret(point);
        let shared = encode(&Header::new(Algorithm::HS256), &json!({ "sub": "3" }), &public).unwrap();
        assert!(signed(&shared, &jwk("one")).unwrap_err().contains("proves nothing"), "a public key is no secret");
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let none = format!("{}.{}.", part(r#"{"alg":"none"}"#), part(r#"{"sub":"4"}"#));
        for odd in [none.as_str(), "", "a.b", "a.b.c", &token[..token.len() - 4]] {
            assert!(signed(odd, &jwk("one")).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_provider_is_reached_encrypted_or_on_this_machine() {
        for bad in ["http://id.example", "ftp://id.example", "id.example", "http://127.0.0.1.evil.example"] {
            assert!(safe(bad).is_err(), "{bad}");
        }
        assert!(safe("https://id.example/realms/birch").is_ok() && safe("http://127.0.0.1:9000").is_ok());
    }
}
