//! A name server on this machine, by UDP and TCP, so that the resolver of the product is what is tested. It can fall
//! silent for a name, and follows aliases as the servers of providers do.

use hickory_resolver::proto::op::{Message, MessageType, ResponseCode};
use hickory_resolver::proto::rr::rdata::{A, AAAA, CNAME, MX, PTR, TXT};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UdpSocket};

/// Bytes of an answer by UDP; a larger one says "ask by TCP".
const UDP_BYTES: usize = 512;

/// What one name has.
#[derive(Clone, Debug, Default)]
pub struct Zone {
    pub records: Vec<RData>,
    /// No answer for what it does not have.
    pub silent: bool,
}

/// Names in lower case, without the dot at the end.
pub type Zones = HashMap<String, Zone>;

/// A name from labels with any octets.
pub fn name(text: &str) -> Name {
    let labels = text.trim_end_matches('.').split('.').filter(|label| !label.is_empty());
    let mut name = Name::from_labels(labels.map(str::as_bytes)).unwrap();
    name.set_fqdn(true);
    name
}

pub fn txt(pieces: &[Vec<u8>]) -> RData {
    // A piece has 255 octets at most; signatures' keys are longer.
    let pieces = pieces.iter().flat_map(|piece| match piece.is_empty() {
        true => vec![&piece[..]],
        false => piece.chunks(255).collect(),
    });
    RData::TXT(TXT::from_bytes(pieces.collect()))
}

pub fn record(kind: &str, value: &str) -> RData {
    match kind {
        "A" => RData::A(A(value.parse().unwrap())),
        "AAAA" => RData::AAAA(AAAA(value.parse().unwrap())),
        "PTR" => RData::PTR(PTR(name(value))),
        "CNAME" => RData::CNAME(CNAME(name(value))),
        "TXT" => txt(&[value.as_bytes().to_vec()]),
        other => panic!("no such record: {other}"),
    }
}

pub fn mx(preference: u16, host: &str) -> RData {
    RData::MX(MX::new(preference, name(host)))
}

/// Serves until the test ends.
pub async fn serve(zones: Zones) -> SocketAddr {
    let zones = Arc::new(zones);
    let (udp, tcp) = loop {
        let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        // The same port must be free for both.
        if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()).await {
            break (udp, tcp);
        }
    };
    let address = udp.local_addr().unwrap();
    let by_udp = Arc::clone(&zones);
    tokio::spawn(async move {
        let mut block = [0; 4096];
        while let Ok((bytes, from)) = udp.recv_from(&mut block).await {
            if let Some(answer) = answer(&by_udp, &block[..bytes], UDP_BYTES) {
                let _ = udp.send_to(&answer, from).await;
            }
        }
    });
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = tcp.accept().await {
            let zones = Arc::clone(&zones);
            tokio::spawn(async move {
                while let Ok(bytes) = stream.read_u16().await {
                    let mut block = vec![0; bytes.into()];
                    if stream.read_exact(&mut block).await.is_err() {
                        return;
                    }
                    if let Some(answer) = answer(&zones, &block, usize::MAX) {
                        let _ = stream.write_u16(u16::try_from(answer.len()).unwrap()).await;
                        let _ = stream.write_all(&answer).await;
                    }
                }
            });
        }
    });
    address
}

fn answer(zones: &Zones, question: &[u8], bytes_max: usize) -> Option<Vec<u8>> {
    let question = Message::from_vec(question).ok()?;
    let query = question.queries.first()?.clone();
    let mut answer = Message::response(question.metadata.id, question.metadata.op_code);
    answer.metadata.message_type = MessageType::Response;
    answer.metadata.recursion_available = true;
    answer.metadata.recursion_desired = true;
    answer.add_query(query.clone());
    answer.metadata.response_code = fill(&mut answer, zones, query.name(), query.query_type())?;
    let bytes = answer.to_vec().unwrap();
    if bytes.len() <= bytes_max {
        return Some(bytes);
    }
    answer.answers.clear();
    answer.metadata.truncation = true;
    Some(answer.to_vec().unwrap())
}

/// `None` is silence.
fn fill(answer: &mut Message, zones: &Zones, asked: &Name, kind: RecordType) -> Option<ResponseCode> {
    let mut at = asked.clone();
    for _ in 0..8 {
        let Some(zone) = zones.get(&key(&at)) else { return Some(ResponseCode::NXDomain) };
        let fitting: Vec<&RData> = zone.records.iter().filter(|data| data.record_type() == kind).collect();
        let alias = zone.records.iter().find_map(|data| match data {
            RData::CNAME(alias) => Some(alias.0.clone()),
            _ => None,
        });
        if let Some(alias) = alias.filter(|_| kind != RecordType::CNAME) {
            answer.add_answer(Record::from_rdata(at, 60, RData::CNAME(CNAME(alias.clone()))));
            at = alias;
            continue;
        }
        if fitting.is_empty() && zone.silent {
            return None;
        }
        for data in fitting {
            answer.add_answer(Record::from_rdata(at.clone(), 60, data.clone()));
        }
        return Some(ResponseCode::NoError);
    }
    Some(ResponseCode::ServFail)
}

fn key(name: &Name) -> String {
    let labels: Vec<String> = name.iter().map(|label| String::from_utf8_lossy(label).to_lowercase()).collect();
    labels.join(".")
}
