//! Encryption towards receiving servers: verified for a relay that we were told to use, opportunistic for servers
//! that DNS names (RFC 7435: encryption without proof of identity is better than none).

use super::session::Tls;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
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

/// Verifies the server's certificate against the public authorities and, when given, those in `extra_pem`.
pub(in crate::email) fn verified(extra_pem: Option<&str>) -> Result<Arc<ClientConfig>, TlsTrouble> {
    install_provider();
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(pem) = extra_pem {
        for certificate in rustls_pemfile::certs(&mut pem.as_bytes()) {
            let certificate = certificate.map_err(|error| TlsTrouble::Certificate(error.to_string()))?;
            roots.add(certificate).map_err(|error| TlsTrouble::Certificate(error.to_string()))?;
        }
    }
    Ok(Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()))
}

/// Encrypts without asking who the other side is.
pub(super) fn unverified() -> Arc<ClientConfig> {
    install_provider();
    let algorithms = rustls::crypto::aws_lc_rs::default_provider().signature_verification_algorithms;
    let verifier = Arc::new(AnyCertificate { algorithms });
    Arc::new(ClientConfig::builder().dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

/// The encryption for a server of this name.
pub(super) fn towards(name: &str, config: &Arc<ClientConfig>) -> Result<Tls, TlsTrouble> {
    let bare = name.trim_end_matches('.').to_owned();
    let name = ServerName::try_from(bare.clone()).map_err(|_| TlsTrouble::Name(bare))?;
    Ok(Tls { config: config.clone(), name })
}

/// Takes any certificate; signatures must still be made with its key, so that the line is not silently shared.
#[derive(Debug)]
struct AnyCertificate {
    algorithms: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
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
