//! The way to PostgreSQL is encrypted and the server verified when the connection string asks for it, against a real
//! server that accepts nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

#[allow(dead_code, reason = "shared with the tests of the whole program")]
#[path = "../../../tests/src/cluster.rs"]
mod cluster;
#[path = "../../../tests/src/port.rs"]
mod port;

use cluster::Cluster;
use domain::Moment;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use std::path::PathBuf;
use store::backup::{backup, restore};
use store::migrate::migrate;
use store::{Place, Server, Store, Trouble, testing};

const NOW: Moment = Moment(1_793_610_000_000);

/// An authority, and the file that names it.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    file: PathBuf,
}

fn authority(folder: &std::path::Path, name: &str) -> Authority {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(rcgen::DnType::CommonName, name);
    let key = KeyPair::generate().unwrap();
    let file = folder.join(format!("{name}.pem"));
    std::fs::write(&file, params.self_signed(&key).unwrap().pem()).unwrap();
    Authority { issuer: Issuer::new(params, key), file }
}

/// A server with a certificate for `localhost`, which takes nothing but encrypted connections over the network.
fn encrypted_server(what: &str) -> Option<(Cluster, Authority, PathBuf)> {
    let mut cluster = Cluster::make(what)?;
    let folder = testing::folder("tls");
    let ours = authority(&folder, "ours");
    let key = KeyPair::generate().unwrap();
    let certificate =
        CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &ours.issuer).unwrap();
    cluster.write("server.crt", &certificate.pem());
    cluster.write("server.key", &key.serialize_pem());
    cluster.write("pg_hba.conf", "local all all trust\nhostssl all all 127.0.0.1/32 trust\n");
    cluster.start(&["ssl=on"]);
    cluster.make_database("desk");
    cluster.make_database("restored");
    Some((cluster, ours, folder))
}

/// A store that has done some work, so that it is connected.
fn opened(place: &Place) -> Store {
    let store = Store::open(place).unwrap();
    let read = || store.read(|read| read.installation());
    let work = async { tokio::join!(read(), read(), read()) };
    let (one, two, three) = tokio::runtime::Runtime::new().unwrap().block_on(work);
    assert_eq!((one.unwrap(), two.unwrap(), three.unwrap()), (None, None, None));
    store
}

fn refused(server: Server) -> Trouble {
    Store::open(&Place::Postgres(server)).err().expect("the server is not accepted")
}

/// Encrypted connections to a database, and all of them.
fn connections(cluster: &Cluster, database: &str) -> (i64, i64) {
    let mut owner = postgres::Client::connect(&cluster.socket_url("postgres"), postgres::NoTls).unwrap();
    let row = owner
        .query_one(
            "SELECT count(*) FILTER (WHERE ssl), count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE datname = $1",
            &[&database],
        )
        .unwrap();
    (row.get(0), row.get(1))
}

#[test]
fn every_connection_is_encrypted_and_the_server_verified() {
    let Some((cluster, ours, folder)) = encrypted_server("PostgreSQL over TLS") else { return };
    let known = |database: &str| Server { url: cluster.url("localhost", database), ca: Some(ours.file.clone()) };
    let place = Place::Postgres(known("desk"));
    migrate(&place, NOW).unwrap();
    let _store = opened(&place);
    let (encrypted, all) = connections(&cluster, "desk");
    assert!(all > 0 && encrypted == all, "{encrypted} of {all} connections are encrypted");
    let file = folder.join("desk.backup");
    backup(&place, &folder.join("data"), &file, "0.1.0", NOW).unwrap();
    // Nobody has set this desk up, so its database counts as empty.
    restore(&Place::Postgres(known("restored")), &folder.join("restored"), &file).unwrap();
}

#[test]
fn an_unknown_authority_and_another_name_are_refused_in_plain_words() {
    let Some((cluster, ours, folder)) = encrypted_server("refusing a PostgreSQL that is not verified") else { return };
    let other = authority(&folder, "other");
    let with = |host: &str, ca: Option<&PathBuf>| Server { url: cluster.url(host, "desk"), ca: ca.cloned() };

    let unknown = refused(with("localhost", Some(&other.file)));
    assert!(matches!(unknown, Trouble::Encryption(_)), "{unknown}");
    assert!(unknown.to_string().contains("nobody whom we trust issued"), "{unknown}");
    let misnamed = refused(with("127.0.0.1", Some(&ours.file)));
    assert!(misnamed.to_string().contains("certificate is for another name"), "{misnamed}");
    // `require` alone asks the public authorities, and none of them knows this server.
    let public = refused(Server::from(format!("{}?sslmode=require", cluster.url("localhost", "desk"))));
    assert!(public.to_string().contains("database_ca"), "{public}");

    // What leads here without a word about encryption is encrypted where the server offers it, and not verified.
    let place = Place::Postgres(Server::from(cluster.url("127.0.0.1", "desk")));
    migrate(&place, NOW).unwrap();
    let _store = opened(&place);
    let (encrypted, all) = connections(&cluster, "desk");
    assert!(all > 0 && encrypted == all, "{encrypted} of {all} connections are encrypted");
    // The socket in the file system is never encrypted, with or without an authority.
    for ca in [None, Some(ours.file.clone())] {
        Store::open(&Place::Postgres(Server { url: cluster.socket_url("desk"), ca })).unwrap();
    }
}

#[test]
fn a_server_without_tls_is_used_only_where_nobody_asked_for_it() {
    let Some(mut cluster) = Cluster::make("PostgreSQL without TLS") else { return };
    cluster.start(&["ssl=off"]);
    cluster.make_database("desk");
    let url = cluster.url("127.0.0.1", "desk");
    for mode in ["", "?sslmode=prefer", "?sslmode=disable"] {
        Store::open(&Place::Postgres(format!("{url}{mode}").into())).unwrap();
    }
    let plain = refused(format!("{url}?sslmode=require").into());
    assert!(plain.to_string().contains("the server does not offer it"), "{plain}");
    let folder = testing::folder("no-tls");
    let ours = authority(&folder, "ours");
    let named = refused(Server { url: url.clone(), ca: Some(ours.file.clone()) });
    assert!(named.to_string().contains("the server does not offer it"), "{named}");

    let contradiction = refused(Server { url: format!("{url}?sslmode=disable"), ca: Some(ours.file) });
    assert!(matches!(contradiction, Trouble::Setting(_)), "{contradiction}");
    let empty = folder.join("empty.pem");
    std::fs::write(&empty, "no certificate").unwrap();
    for ca in [empty, folder.join("missing.pem")] {
        let unusable = refused(Server { url: url.clone(), ca: Some(ca.clone()) }).to_string();
        assert!(unusable.contains("database_ca") && unusable.contains(&ca.display().to_string()), "{unusable}");
    }
    let misspelt = refused(format!("{url}?sslmode=verify-full").into()).to_string();
    assert!(misspelt.contains("sslmode=disable, prefer or require"), "{misspelt}");
}
