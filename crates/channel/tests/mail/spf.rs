//! The official suite of RFC 7208, against its own zones on a real name server.
use crate::common::dns::{self, Zone, Zones};
use channel::email::authenticate::{Names, Origin, check_spf};
use domain::Moment;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// The zones of a scenario. Records of the old type SPF stand for TXT where a name has no TXT (the suite's own rule).
fn zones(data: &Value) -> Zones {
    let mut zones = Zones::new();
    for (name, entries) in data.as_object().unwrap() {
        let entries = entries.as_array().unwrap();
        let zone: &mut Zone = zones.entry(name.trim_end_matches('.').to_lowercase()).or_default();
        let has_txt = entries.iter().any(|entry| entry.get("TXT").is_some());
        for entry in entries {
            let Some(entry) = entry.as_object() else {
                assert_eq!(entry, "TIMEOUT");
                zone.silent = true;
                continue;
            };
            for (kind, value) in entry {
                match kind.as_str() {
                    "SPF" if has_txt => {}
                    "TXT" if value == "NONE" => {}
                    "SPF" | "TXT" => zone.records.push(dns::txt(&pieces(value))),
                    "MX" => {
                        let preference = value[0].as_u64().unwrap();
                        zone.records.push(dns::mx(preference.try_into().unwrap(), value[1].as_str().unwrap()));
                    }
                    kind => zone.records.push(dns::record(kind, value.as_str().unwrap())),
                }
            }
        }
    }
    zones
}

/// The pieces of a text; the suite writes octets as characters.
fn pieces(value: &Value) -> Vec<Vec<u8>> {
    let octets = |text: &Value| -> Vec<u8> {
        text.as_str()
            .unwrap()
            .chars()
            .flat_map(|c| u8::try_from(c).map_or_else(|_| c.to_string().into(), |b| vec![b]))
            .collect()
    };
    match value.as_array() {
        // A text of no pieces cannot travel (RFC 1035 §3.3.14); the nearest that can is an empty one.
        Some(pieces) if pieces.is_empty() => vec![Vec::new()],
        Some(pieces) => pieces.iter().map(octets).collect(),
        None => vec![octets(value)],
    }
}

/// What is wrong with one test, if anything.
async fn wrong(names: &Names, title: &str, test: &Value) -> Option<String> {
    let text = |key: &str| test[key].as_str().unwrap_or_default();
    let origin = Origin {
        peer: Some(text("host").parse().unwrap()),
        helo: text("helo"),
        sender: text("mailfrom"),
        arrived: Moment(1_793_610_000_000),
    };
    let found = check_spf(&origin, names).await;
    let wanted: Vec<&str> = match test["result"].as_array() {
        Some(several) => several.iter().filter_map(Value::as_str).collect(),
        None => vec![text("result")],
    };
    if !wanted.contains(&found.result.word()) {
        return Some(format!("{title}: {} instead of {wanted:?} ({})", found.result.word(), found.why));
    }
    // "DEFAULT" is what a receiver says where the domain explains nothing: we say nothing then.
    let explanation = test["explanation"].as_str().map(|text| if text == "DEFAULT" { "" } else { text });
    explanation
        .filter(|wanted| !found.why.eq_ignore_ascii_case(wanted))
        .map(|wanted| format!("{title}: explains {:?} instead of {wanted:?}", found.why))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_official_suite_passes() {
    let Some(folder) = crate::common::corpora("11-auth-unsubscribe") else { return };
    let suite: Value = serde_json::from_slice(&std::fs::read(folder.join("rfc7208-spf.json")).unwrap()).unwrap();
    let (mut count, mut all_wrong) = (0, Vec::new());
    for scenario in suite.as_array().unwrap() {
        let server = dns::serve(zones(&scenario["zonedata"])).await;
        let names = Arc::new(Names::of_server(server, Duration::from_secs(2)));
        // Together, for some of them wait for an answer that never comes.
        let mut tests = JoinSet::new();
        for (title, test) in scenario["tests"].as_object().unwrap().clone() {
            count += 1;
            let names = Arc::clone(&names);
            tests.spawn(async move { wrong(&names, &title, &test).await });
        }
        all_wrong.extend(tests.join_all().await.into_iter().flatten());
    }
    println!("SPF: {} of {count} vectors of the official suite", count - all_wrong.len());
    assert!(count > 0 && all_wrong.is_empty(), "{all_wrong:#?}");
}
