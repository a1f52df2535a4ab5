//! The PROXY protocol (haproxy.org, versions 1 and 2): a load balancer in front says first who is really there.
//!
//! Only named proxies are believed, and those must always say it: who could leave it out, or who is not named, could
//! claim any address.

use super::Wire;
use ppp::{HeaderResult, v1, v2};
use std::net::IpAddr;
use tokio::io::AsyncReadExt;

/// Bytes of a header of version 1 with its CR LF.
const TEXT_BYTES_MAX: usize = 107;
/// Bytes before the addresses of version 2: the signature, what it is, and how many bytes follow.
const BINARY_HEAD_BYTES: usize = 16;
/// Bytes that may follow in version 2: addresses, and notes of a proxy.
const BINARY_BYTES_MAX: usize = 4 * 1024;

/// Reads the header at the start of a connection, and nothing behind it. `None` when there is none, or none that can
/// be read. The address is `None` when the proxy speaks for itself (health checks).
pub(super) async fn client(wire: &mut dyn Wire) -> Option<Option<IpAddr>> {
    let mut header = vec![wire.read_u8().await.ok()?];
    if header == b"P" {
        // One byte at a time: what follows the header belongs to the session.
        while !header.ends_with(b"\r\n") && header.len() < TEXT_BYTES_MAX {
            header.push(wire.read_u8().await.ok()?);
        }
    } else {
        header.resize(BINARY_HEAD_BYTES, 0);
        wire.read_exact(header.get_mut(1..)?).await.ok()?;
        let bytes = usize::from(u16::from_be_bytes([*header.get(14)?, *header.get(15)?]));
        if !header.starts_with(v2::PROTOCOL_PREFIX) || bytes > BINARY_BYTES_MAX {
            return None;
        }
        header.resize(BINARY_HEAD_BYTES + bytes, 0);
        wire.read_exact(header.get_mut(BINARY_HEAD_BYTES..)?).await.ok()?;
    }
    address_of(&HeaderResult::parse(&header))
}

fn address_of(header: &HeaderResult<'_>) -> Option<Option<IpAddr>> {
    let address = match header {
        HeaderResult::V1(Ok(header)) => match &header.addresses {
            v1::Addresses::Tcp4(both) => Some(IpAddr::V4(both.source_address)),
            v1::Addresses::Tcp6(both) => Some(IpAddr::V6(both.source_address)),
            v1::Addresses::Unknown => None,
        },
        HeaderResult::V2(Ok(header)) => match (&header.command, &header.addresses) {
            (v2::Command::Local, _) => None,
            (v2::Command::Proxy, v2::Addresses::IPv4(both)) => Some(IpAddr::V4(both.source_address)),
            (v2::Command::Proxy, v2::Addresses::IPv6(both)) => Some(IpAddr::V6(both.source_address)),
            (v2::Command::Proxy, _) => None,
        },
        HeaderResult::V1(Err(_)) | HeaderResult::V2(Err(_)) => return None,
    };
    Some(address.map(|address| address.to_canonical()))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read(bytes: &[u8]) -> (Option<Option<IpAddr>>, Vec<u8>) {
        let (mut near, mut far) = tokio::io::duplex(8 * 1024);
        tokio::io::AsyncWriteExt::write_all(&mut far, bytes).await.expect("room for it");
        drop(far);
        let found = client(&mut near).await;
        let mut rest = Vec::new();
        near.read_to_end(&mut rest).await.expect("readable");
        (found, rest)
    }

    #[tokio::test]
    async fn both_versions_tell_the_client_and_leave_what_follows() {
        let (found, rest) = read(b"PROXY TCP4 192.0.2.7 198.51.100.1 4711 25\r\nEHLO x\r\n").await;
        assert_eq!((found, rest.as_slice()), (Some("192.0.2.7".parse().ok()), &b"EHLO x\r\n"[..]));
        let (found, _) = read(b"PROXY UNKNOWN\r\n").await;
        assert_eq!(found, Some(None));
        let mut second = b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c".to_vec();
        second.extend([192, 0, 2, 9, 198, 51, 100, 1, 0x12, 0x34, 0, 25]);
        second.extend(b"EHLO y\r\n");
        let (found, rest) = read(&second).await;
        assert_eq!((found, rest.as_slice()), (Some("192.0.2.9".parse().ok()), &b"EHLO y\r\n"[..]));
    }

    #[tokio::test]
    async fn whoever_says_nothing_or_nonsense_is_not_believed() {
        for bytes in [&b"EHLO x\r\n"[..], b"PROXY TCP4 x y 1 2\r\n", b"PROXY TCP4 192.0.2.7", b""] {
            assert_eq!(read(bytes).await.0, None, "{:?}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(read(&b"P".repeat(4_000)).await.0, None);
    }
}
