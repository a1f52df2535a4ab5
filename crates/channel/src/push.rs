//! Web Push: a message that only one browser can read (RFC 8291, RFC 8188), the proof of who sends it (RFC 8292), and handing it
//! to the browser's push service (RFC 8030). The service's address comes from a browser, so it is asked at addresses of the open
//! net only, and at the very address that was looked at.

use crate::email::deliver::verified;
use crate::open_net::reach;
use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Salt};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use desk::push::{Parting, PushServices, Pushed};
use desk::{Networks, Promised};
use http_body_util::Full;
use hyper::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, HOST};
use hyper::{Method, Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// Bytes of words that are sent: with padding, tag and head they stay below the 4,096 that each service takes.
const WORDS_BYTES_MAX: usize = 2_000;
/// Bytes of a record (RFC 8188 §2.1): one holds everything.
const RECORD_BYTES: u32 = 4_096;
const SALT_BYTES: usize = 16;
/// For the whole exchange.
const PATIENCE: Duration = Duration::from_secs(15);
/// A proof is good for so many seconds; a day at most (RFC 8292 §2).
const PROOF_SECONDS: i64 = 12 * 3_600;

/// Push services on the net.
pub struct PushServicesOfBrowsers {
    tls: Arc<ClientConfig>,
    near: Networks,
}

impl PushServicesOfBrowsers {
    /// Trusting the authorities of the web and those of `trusted_pem`; `near` are addresses that may be asked although they
    /// are not of the open net.
    ///
    /// # Errors
    /// When the certificates cannot be read.
    pub fn trusting(trusted_pem: Option<&str>, near: Networks) -> Result<Self, String> {
        Ok(Self { tls: verified(trusted_pem).map_err(|error| error.to_string())?, near })
    }

    async fn hand_over(&self, of: &Parting) -> Result<StatusCode, String> {
        let uri: Uri = of.endpoint.parse().map_err(|_| "its address is none".to_owned())?;
        let (Some("https"), Some(host)) = (uri.scheme_str(), uri.host()) else {
            return Err("it is not encrypted".into());
        };
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        let body = random().and_then(|salt| sealed(&of.words, &of.public_key, &of.secret, salt));
        let body = body.ok_or("the browser's keys are none")?;
        let proof = proof(&of.key, &format!("https://{authority}"), of.now.0 / 1_000 + PROOF_SECONDS, &of.contact);
        let request = Request::builder()
            .method(Method::POST)
            .uri(uri.path_and_query().map_or("/", |path| path.as_str()))
            .header(HOST, authority)
            .header(AUTHORIZATION, proof.ok_or("the key of the desk is none")?)
            .header(CONTENT_TYPE, "application/octet-stream")
            .header(CONTENT_ENCODING, "aes128gcm")
            .header("TTL", (of.valid.0 / 1_000).to_string())
            .header("Urgency", "normal")
            .body(Full::new(Bytes::from(body)))
            .map_err(|error| error.to_string())?;
        let stream = reach(host, uri.port_u16().unwrap_or(443), &self.near).await?;
        let name = ServerName::try_from(host.to_owned()).map_err(|error| error.to_string())?;
        let stream = TlsConnector::from(Arc::clone(&self.tls)).connect(name, stream).await;
        let stream = TokioIo::new(stream.map_err(|error| error.to_string())?);
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(stream).await.map_err(|error| error.to_string())?;
        let driven = tokio::spawn(connection);
        // What it says beside the status is not read: it may be anything.
        let status =
            sender.send_request(request).await.map(|answer| answer.status()).map_err(|error| error.to_string());
        driven.abort();
        status
    }
}

impl PushServices for PushServicesOfBrowsers {
    fn new_key(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).ok()?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, key.as_ref()).ok()?;
        Some((key.as_ref().to_vec(), pair.public_key().as_ref().to_vec()))
    }

    fn push<'a>(&'a self, of: &'a Parting) -> Promised<'a, Pushed> {
        Box::pin(async move {
            match timeout(PATIENCE, self.hand_over(of)).await {
                Ok(Ok(status)) => meant_by(status),
                Ok(Err(why)) => Pushed::Later(why),
                Err(_) => Pushed::Later("no answer in time".into()),
            }
        })
    }
}

/// What a status means (RFC 8030 §5, §7.3, §8.4).
fn meant_by(status: StatusCode) -> Pushed {
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => Pushed::Gone,
        status if status.is_success() => Pushed::Taken,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => Pushed::Later(status.to_string()),
        status if status.is_server_error() => Pushed::Later(status.to_string()),
        status => Pushed::Refused(status.to_string()),
    }
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn derived<const COUNT: usize>(salt: &[u8], secret: &[u8], info: &[&[u8]]) -> Option<[u8; COUNT]> {
    let mut key = [0; COUNT];
    Salt::new(HKDF_SHA256, salt).extract(secret).expand(info, Length(COUNT)).ok()?.fill(&mut key).ok()?;
    Some(key)
}

fn random() -> Option<[u8; SALT_BYTES]> {
    let mut salt = [0; SALT_BYTES];
    aws_lc_rs::rand::fill(&mut salt).ok().map(|()| salt)
}

/// What a service carries: head and sealed words, padded to one length, so that the length tells nothing. `None` for words that
/// are too long and keys that are none.
fn sealed(words: &[u8], public: &[u8], secret: &[u8], salt: [u8; SALT_BYTES]) -> Option<Vec<u8>> {
    let padding = WORDS_BYTES_MAX.checked_sub(words.len())?;
    sealed_by(&PrivateKey::generate(&ECDH_P256).ok()?, words, padding, public, secret, salt)
}

fn sealed_by(
    ours: &PrivateKey,
    words: &[u8],
    padding: usize,
    public: &[u8],
    secret: &[u8],
    salt: [u8; SALT_BYTES],
) -> Option<Vec<u8>> {
    let our_public = ours.compute_public_key().ok()?;
    let shared = agree(ours, UnparsedPublicKey::new(&ECDH_P256, public), (), |shared| Ok(shared.to_vec())).ok()?;
    let secret: [u8; 32] = derived(secret, &shared, &[b"WebPush: info\0", public, our_public.as_ref()])?;
    let key: [u8; 16] = derived(&salt, &secret, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce: [u8; 12] = derived(&salt, &secret, &[b"Content-Encoding: nonce\0"])?;
    // One record, the last one (RFC 8188 §2).
    let mut record = [words, &[2]].concat();
    record.resize(words.len() + 1 + padding, 0);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).ok()?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record).ok()?;
    let length = u8::try_from(our_public.as_ref().len()).ok()?;
    Some([salt.as_slice(), &RECORD_BYTES.to_be_bytes(), &[length], our_public.as_ref(), &record].concat())
}

/// Who sends it: for one service, until a moment in seconds since 1970, with an address for its questions.
fn proof(key: &[u8], audience: &str, until: i64, contact: &str) -> Option<String> {
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, key).ok()?;
    let head = URL_SAFE_NO_PAD.encode(br#"{"typ":"JWT","alg":"ES256"}"#);
    let claims = json!({ "aud": audience, "exp": until, "sub": contact }).to_string();
    let signed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims));
    let signature = URL_SAFE_NO_PAD.encode(pair.sign(&SystemRandom::new(), signed.as_bytes()).ok()?);
    Some(format!("vapid t={signed}.{signature}, k={}", URL_SAFE_NO_PAD.encode(pair.public_key())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey as Verifying};
    use std::net::SocketAddr;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    #[test]
    fn the_example_of_rfc_8291_is_sealed_byte_for_byte() {
        let ours =
            PrivateKey::from_private_key(&ECDH_P256, &bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).unwrap();
        let public = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        let secret = bytes("BTBZMqHH6r4Tts7J_aSIgg");
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let words = b"When I grow up, I want to be a watermelon";
        let sealed = sealed_by(&ours, words, 0, &public, &secret, salt).unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(sealed), expected);
    }

    #[test]
    fn the_length_tells_nothing_and_odd_keys_are_refused() {
        let public = bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        let length = |words: &[u8]| sealed(words, &public, &[7; 16], [1; 16]).map(|sealed| sealed.len());
        assert_eq!(length(b"a"), length(&[b'a'; WORDS_BYTES_MAX]));
        assert!(length(b"a").unwrap() <= 4_096 && length(&[b'a'; WORDS_BYTES_MAX + 1]).is_none());
        assert!(sealed(b"a", &[4; 65], &[7; 16], [1; 16]).is_none(), "no point of the curve");
        assert!(sealed(b"a", &[], &[7; 16], [1; 16]).is_none());
    }

    #[test]
    fn the_desk_proves_itself_to_one_service_for_half_a_day() {
        let services = PushServicesOfBrowsers::trusting(None, Networks::default()).unwrap();
        let (key, point) = services.new_key().unwrap();
        let proof = proof(&key, "https://push.example", 1_795_180_320, "mailto:\"odd\"@birch.example").unwrap();
        let (token, public) = proof.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(bytes(public), point);
        let (signed, signature) = token.rsplit_once('.').unwrap();
        Verifying::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed.as_bytes(), &bytes(signature)).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&bytes(signed.split_once('.').unwrap().1)).unwrap();
        assert_eq!(claims["aud"], "https://push.example");
        assert_eq!((&claims["exp"], &claims["sub"]), (&1_795_180_320.into(), &"mailto:\"odd\"@birch.example".into()));
    }

    #[test]
    fn the_example_of_rfc_8292_is_signed_as_ours_are() {
        let token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
        let key = bytes("BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs");
        let (signed, signature) = token.rsplit_once('.').unwrap();
        Verifying::new(&ECDSA_P256_SHA256_FIXED, key).verify(signed.as_bytes(), &bytes(signature)).unwrap();
    }

    #[test]
    fn statuses_mean_what_the_standard_says() {
        assert_eq!(meant_by(StatusCode::CREATED), Pushed::Taken);
        assert_eq!((meant_by(StatusCode::GONE), meant_by(StatusCode::NOT_FOUND)), (Pushed::Gone, Pushed::Gone));
        for again in [StatusCode::TOO_MANY_REQUESTS, StatusCode::BAD_GATEWAY] {
            assert!(matches!(meant_by(again), Pushed::Later(_)), "{again}");
        }
        for never in [StatusCode::BAD_REQUEST, StatusCode::FORBIDDEN, StatusCode::PAYLOAD_TOO_LARGE, StatusCode::FOUND]
        {
            assert!(matches!(meant_by(never), Pushed::Refused(_)), "{never}");
        }
    }

    /// A push service with a certificate of its own on this machine, which answers 201 and keeps what it was asked.
    async fn service() -> (SocketAddr, String, tokio::task::JoinHandle<Vec<u8>>) {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let chain = vec![made.cert.der().clone()];
        let config = rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key).unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let mut stream = tokio_rustls::TlsAcceptor::from(Arc::new(config)).accept(stream).await.unwrap();
            let (mut asked, mut part) = (Vec::new(), [0; 4_096]);
            let body = |asked: &[u8]| asked.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
            while body(&asked).is_none_or(|at| asked.len() < at + WORDS_BYTES_MAX + 103) {
                let read = stream.read(&mut part).await.unwrap();
                assert!(read > 0, "more was announced");
                asked.extend_from_slice(&part[..read]);
            }
            stream.write_all(b"HTTP/1.1 201 Created\r\ncontent-length: 0\r\n\r\n").await.unwrap();
            stream.shutdown().await.unwrap();
            asked
        });
        (address, made.cert.pem(), asked)
    }

    #[tokio::test]
    async fn a_service_gets_what_only_the_browser_reads_and_none_of_this_house_is_asked() {
        let any = PushServicesOfBrowsers::trusting(None, Networks::default()).unwrap();
        let (address, pem, asked) = service().await;
        let browser = PrivateKey::generate(&ECDH_P256).unwrap();
        let public = browser.compute_public_key().unwrap().as_ref().to_vec();
        let parting = Parting {
            endpoint: format!("https://localhost:{}/for/one?x", address.port()),
            public_key: public.clone(),
            secret: vec![7; 16],
            key: any.new_key().unwrap().0,
            contact: "mailto:help@birch.example".into(),
            words: b"hello".to_vec(),
            valid: domain::Millis::hours(4),
            now: domain::Moment(1_795_180_320_000),
        };
        let refused = any.push(&parting).await;
        assert!(matches!(&refused, Pushed::Later(why) if why.contains("open net")), "{refused:?}");
        let (near, _) = Networks::parse(&["127.0.0.0/8".to_owned(), "::1".to_owned()]).clone();
        let near = PushServicesOfBrowsers::trusting(Some(&pem), near).unwrap();
        assert_eq!(near.push(&parting).await, Pushed::Taken);
        let asked = asked.await.unwrap();
        let at = asked.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let (head, body) = (String::from_utf8_lossy(&asked[..at]).to_lowercase(), &asked[at + 4..]);
        assert!(head.starts_with("post /for/one?x http/1.1"), "{head}");
        for line in ["ttl: 14400", "urgency: normal", "content-encoding: aes128gcm", "authorization: vapid t="] {
            assert!(head.contains(line), "{line}: {head}");
        }
        // As the browser reads it (RFC 8291 §3.4).
        let (salt, ours, record) = (&body[..16], &body[21..86], &body[86..]);
        let shared = agree(&browser, UnparsedPublicKey::new(&ECDH_P256, ours), (), |it| Ok(it.to_vec())).unwrap();
        let secret: [u8; 32] = derived(&[7; 16], &shared, &[b"WebPush: info\0", &public, ours]).unwrap();
        let key: [u8; 16] = derived(salt, &secret, &[b"Content-Encoding: aes128gcm\0"]).unwrap();
        let nonce: [u8; 12] = derived(salt, &secret, &[b"Content-Encoding: nonce\0"]).unwrap();
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let mut record = record.to_vec();
        let opened = key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record).unwrap();
        assert!(opened.starts_with(b"hello\x02") && opened[6..].iter().all(|byte| *byte == 0));
    }
}
