//! The server's own certificate: from files, or made by itself so that mail can be encrypted from the first minute.
//! Sending servers do not ask who signed it (RFC 7435).

use crate::email::deliver::install_provider;
use rustls::ServerConfig;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why the certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateTrouble {
    /// A file cannot be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The files hold no certificate chain with its private key.
    #[error("the certificate cannot be used: {0}")]
    Unusable(String),
}

/// Encryption with the certificate chain and the private key in these PEM files.
///
/// # Errors
/// When a file cannot be read, or they do not belong together.
pub fn from_pem(chain: &Path, key: &Path) -> Result<Arc<ServerConfig>, CertificateTrouble> {
    install_provider();
    let certificates =
        rustls_pemfile::certs(&mut read(chain)?.as_slice()).collect::<Result<Vec<_>, _>>().map_err(unusable)?;
    let key = rustls_pemfile::private_key(&mut read(key)?.as_slice())
        .map_err(unusable)?
        .ok_or_else(|| CertificateTrouble::Unusable("no private key in the file".to_owned()))?;
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(certificates, key).map_err(unusable)?;
    Ok(Arc::new(config))
}

/// Encryption with a certificate of our own for `hostname`, kept in `folder` (made there the first time).
///
/// # Errors
/// When the files cannot be written or read.
pub fn self_signed(folder: &Path, hostname: &str) -> Result<Arc<ServerConfig>, CertificateTrouble> {
    let (chain, key) = (folder.join("smtp-certificate.pem"), folder.join("smtp-key.pem"));
    if !chain.exists() || !key.exists() {
        let made = rcgen::generate_simple_self_signed(vec![hostname.to_owned()]).map_err(unusable)?;
        fs::create_dir_all(folder).map_err(|error| CertificateTrouble::File { path: folder.to_owned(), error })?;
        write_secret(&key, made.signing_key.serialize_pem().as_bytes())?;
        fs::write(&chain, made.cert.pem()).map_err(|error| CertificateTrouble::File { path: chain.clone(), error })?;
    }
    from_pem(&chain, &key)
}

fn read(path: &Path) -> Result<Vec<u8>, CertificateTrouble> {
    fs::read(path).map_err(|error| CertificateTrouble::File { path: path.to_owned(), error })
}

/// A file that only its owner can read, from the moment it exists.
fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), CertificateTrouble> {
    use std::io::Write;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(|error| CertificateTrouble::File { path: path.to_owned(), error })
}

fn unusable(error: impl ToString) -> CertificateTrouble {
    CertificateTrouble::Unusable(error.to_string())
}
