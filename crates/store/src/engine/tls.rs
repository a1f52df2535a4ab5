//! The one way to a PostgreSQL server, encrypted by the TLS of everything else: rustls with aws-lc-rs.
//!
//! `sslmode` in the connection string decides. `require` means encrypted *and* verified: an unknown server could be
//! anybody. `prefer`, the default of connection strings, takes what the server offers, without asking who it is; it is
//! for the same machine. An authority that was named is always asked.

use super::Server;
use crate::trouble::Trouble;
use postgres::config::{Host, SslMode};
use postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use postgres::{Client, Config, Socket};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use std::future::Future;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A server that does not answer in this time is not there. `connect_timeout` in the connection string decides over it.
const CONNECT: Duration = Duration::from_secs(10);
/// A server that does not confirm what it was sent in this time is gone. `tcp_user_timeout` decides over it.
const CONFIRM: Duration = Duration::from_secs(30);

/// Connects to a server. Blocks.
pub fn connect(server: &Server) -> Result<Client, Trouble> {
    let mut config: Config = server.url.parse().map_err(|error| Trouble::connection_string(&error))?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(CONFIRM);
    }
    if server.ca.is_some() {
        always_encrypt(&mut config)?;
    }
    let verified = config.get_ssl_mode() == SslMode::Require;
    let tls = Tls(if verified { verifying(server.ca.as_deref())? } else { trusting()? });
    config.connect(tls).map_err(|error| Trouble::connecting(&error))
}

/// Who names an authority wants it to be asked, whatever the default of connection strings.
fn always_encrypt(config: &mut Config) -> Result<(), Trouble> {
    if config.get_ssl_mode() == SslMode::Disable {
        return Err(Trouble::Setting(
            "`database` says sslmode=disable, and `database_ca` names an authority; remove one of them".into(),
        ));
    }
    // A socket in the file system leads to this machine and knows no TLS.
    if config.get_hosts().iter().any(|host| matches!(host, Host::Tcp(_))) {
        config.ssl_mode(SslMode::Require);
    }
    Ok(())
}

/// Asks for a certificate of the named authority, or of a public one when none is named.
fn verifying(ca: Option<&Path>) -> Result<Arc<ClientConfig>, Trouble> {
    let roots = match ca {
        Some(path) => authority(path)?,
        None => RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() },
    };
    let config = protocol(provider())?.with_root_certificates(roots);
    Ok(Arc::new(config.with_no_client_auth()))
}

fn authority(path: &Path) -> Result<RootCertStore, Trouble> {
    let wrong = |why: &dyn std::fmt::Display| {
        Trouble::Setting(format!("`database_ca` names {}, which cannot be used: {why}", path.display()))
    };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|error| wrong(&error))? {
        roots.add(certificate.map_err(|error| wrong(&error))?).map_err(|error| wrong(&error))?;
    }
    if roots.is_empty() { Err(wrong(&"it holds no certificate (PEM)")) } else { Ok(roots) }
}

/// Takes any certificate: better than no encryption, and no protection against somebody in between.
fn trusting() -> Result<Arc<ClientConfig>, Trouble> {
    let provider = provider();
    let config = protocol(Arc::clone(&provider))?.dangerous().with_custom_certificate_verifier(Arc::new(Any(provider)));
    Ok(Arc::new(config.with_no_client_auth()))
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

fn protocol(
    provider: Arc<CryptoProvider>,
) -> Result<rustls::ConfigBuilder<ClientConfig, rustls::WantsVerifier>, Trouble> {
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Trouble::Encryption(error.to_string()))
}

/// Accepts every certificate; the handshake itself is checked.
#[derive(Debug)]
struct Any(Arc<CryptoProvider>);

impl ServerCertVerifier for Any {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }
    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }
    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// Makes encrypted streams.
#[derive(Clone)]
struct Tls(Arc<ClientConfig>);

/// Makes one to the server of this name.
struct To(tokio_rustls::TlsConnector, ServerName<'static>);

impl MakeTlsConnect<Socket> for Tls {
    type Stream = Encrypted;
    type TlsConnect = To;
    type Error = rustls::pki_types::InvalidDnsNameError;

    fn make_tls_connect(&mut self, host: &str) -> Result<To, Self::Error> {
        // A socket in the file system has no name, and is not encrypted; the driver asks all the same.
        let name = if host.is_empty() { "localhost" } else { host };
        Ok(To(Arc::clone(&self.0).into(), ServerName::try_from(name)?.to_owned()))
    }
}

impl TlsConnect<Socket> for To {
    type Stream = Encrypted;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Encrypted>> + Send>>;

    fn connect(self, socket: Socket) -> Self::Future {
        Box::pin(async move { self.0.connect(self.1, socket).await.map(Encrypted) })
    }
}

/// The stream, with the trait that the driver asks for.
struct Encrypted(tokio_rustls::client::TlsStream<Socket>);

impl TlsStream for Encrypted {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl AsyncRead for Encrypted {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, into)
    }
}

impl AsyncWrite for Encrypted {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}
