//! Encryption towards receiving servers: verified for a relay that we were told to use, opportunistic for servers
//! that DNS names (RFC 7435: encryption without proof of identity is better than none).

use super::session::Tls;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use std::sync::Arc;

/// Why encryption could not be set up.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TlsTrouble {
    /// The certificate to trust cannot be read.
    #[error("the certificate to trust cannot be read: {0}")]
    Certificate(String),
    /// The name of the server cannot stand in a certificate.
    #[error("'{0}' cannot be the name of a server")]
    Name(String),
}

/// Makes aws-lc-rs the one cryptographic provider of this process; doing so again changes nothing.
pub(in crate::email) fn install_provider() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}

/// Verifies the server's certificate against the public authorities and, when given, those in `extra_pem`, which may
/// also be the server's own.
pub(crate) fn verified(extra_pem: Option<&str>) -> Result<Arc<ClientConfig>, TlsTrouble> {
    install_provider();
    let unusable = |error: &dyn std::fmt::Display| TlsTrouble::Certificate(error.to_string());
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let mut own = Vec::new();
    for certificate in rustls_pemfile::certs(&mut extra_pem.unwrap_or_default().as_bytes()) {
        let certificate = certificate.map_err(|error| unusable(&error))?;
        roots.add(certificate.clone()).map_err(|error| unusable(&error))?;
        own.push(certificate);
    }
    let by_authority = WebPkiServerVerifier::builder(Arc::new(roots)).build().map_err(|error| unusable(&error))?;
    Ok(Verifier::config(Whom::Named { own, by_authority }))
}

/// Encrypts without asking who the other side is.
pub(super) fn unverified() -> Arc<ClientConfig> {
    install_provider();
    Verifier::config(Whom::Anybody)
}

/// The encryption for a server of this name.
pub(super) fn towards(name: &str, config: &Arc<ClientConfig>) -> Result<Tls, TlsTrouble> {
    let bare = name.trim_end_matches('.').to_owned();
    let name = ServerName::try_from(bare.clone()).map_err(|_| TlsTrouble::Name(bare))?;
    Ok(Tls { config: config.clone(), name })
}

/// Whom a server must be. Whoever it is, signatures must be made with the key of its certificate, so that the line is not
/// silently shared.
#[derive(Debug)]
enum Whom {
    /// Anybody.
    Anybody,
    /// Whoever shows one of the certificates that the owner of the desk named, or one that an authority vouches for.
    /// Without the former a certificate that signed itself as an authority, which is what `openssl req -x509` makes, would
    /// be refused where the server shows it as its own (RFC 5280 has no such server certificates, mail servers do).
    Named { own: Vec<CertificateDer<'static>>, by_authority: Arc<WebPkiServerVerifier> },
}

#[derive(Debug)]
struct Verifier {
    whom: Whom,
    algorithms: WebPkiSupportedAlgorithms,
}

impl Verifier {
    fn config(whom: Whom) -> Arc<ClientConfig> {
        let algorithms = rustls::crypto::aws_lc_rs::default_provider().signature_verification_algorithms;
        let verifier = Arc::new(Verifier { whom, algorithms });
        let config = ClientConfig::builder().dangerous().with_custom_certificate_verifier(verifier);
        Arc::new(config.with_no_client_auth())
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        match &self.whom {
            Whom::Anybody => Ok(ServerCertVerified::assertion()),
            Whom::Named { own, .. } if own.iter().any(|own| own == end_entity) => {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
                Ok(ServerCertVerified::assertion())
            }
            Whom::Named { by_authority, .. } => {
                by_authority.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            }
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};
    use rustls::ServerConfig;
    use rustls::pki_types::PrivateKeyDer;
    use tokio_rustls::{TlsAcceptor, TlsConnector};

    /// A server that shows a certificate which signed itself, as an authority does.
    struct OfItsOwn {
        pem: String,
        config: Arc<ServerConfig>,
    }

    impl OfItsOwn {
        fn named(name: &str) -> OfItsOwn {
            install_provider();
            let key = KeyPair::generate().unwrap();
            let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            let certificate = params.self_signed(&key).unwrap();
            let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
            let config = ServerConfig::builder().with_no_client_auth();
            let config = config.with_single_cert(vec![certificate.der().clone()], key).unwrap();
            OfItsOwn { pem: certificate.pem(), config: Arc::new(config) }
        }

        /// Whether who trusts these encrypts with this server under a name.
        async fn is_trusted(&self, trusted: Option<&str>, name: &str) -> bool {
            let (ours, theirs) = tokio::io::duplex(64 * 1024);
            let Tls { config, name } = towards(name, &verified(trusted).unwrap()).unwrap();
            let answers = TlsAcceptor::from(self.config.clone()).accept(theirs);
            let (connected, _) = tokio::join!(TlsConnector::from(config).connect(name, ours), answers);
            connected.is_ok()
        }
    }

    #[tokio::test]
    async fn a_certificate_that_signed_itself_is_trusted_where_it_is_named() {
        let (server, other) = (OfItsOwn::named("mail.shop.example"), OfItsOwn::named("mail.shop.example"));
        assert!(server.is_trusted(Some(&server.pem), "mail.shop.example").await);
        assert!(!server.is_trusted(Some(&server.pem), "mail.bank.example").await, "it stands for its own name only");
        assert!(!server.is_trusted(Some(&other.pem), "mail.shop.example").await, "another one of that name");
        assert!(!server.is_trusted(None, "mail.shop.example").await);
    }
}
