//! A backup is whole, verified, and refused where it does not fit; on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::Moment;
use store::backup::{BackupTrouble, backup, restore};
use store::{Blobs, Installation, Place, Store, Trouble, migrate, testing};

const NOW: Moment = Moment(1_793_610_000_000);

fn installation() -> Installation {
    Installation {
        name: "Birch & Son".into(),
        public_url: None,
        language: "en".into(),
        languages: Vec::new(),
        zone: "UTC".into(),
        loop_mark: "mark".into(),
        post_room: false,
        automatic_stopped: None,
        demo: false,
        created_at: NOW,
    }
}

async fn filled(place: &Place, data: &std::path::Path) -> (Store, String) {
    migrate::migrate(place, NOW).unwrap();
    let store = Store::open(place).unwrap();
    let blobs = match place {
        Place::Sqlite(_) => Blobs::Folder(data.join("blobs")),
        Place::Postgres(_) => Blobs::Rows(store.clone()),
    };
    let digest = blobs.put(vec![7; 700_000]).await.unwrap();
    let named = digest.clone();
    store
        .write(move |tx| {
            tx.set_up(&installation())?;
            tx.refer_to_blob(&named, 700_000, "message", 1, NOW)
        })
        .await
        .unwrap();
    std::fs::create_dir_all(data.join("dkim")).unwrap();
    std::fs::write(data.join("dkim/key.pem"), "secret").unwrap();
    (store, digest)
}

/// An empty place of the same kind.
fn another(place: &Place, data: &std::path::Path) -> Place {
    match place {
        Place::Sqlite(_) => Place::Sqlite(data.join("answerable.db")),
        Place::Postgres(_) => Place::Postgres(testing::postgres_database("restored").unwrap().into()),
    }
}

#[tokio::test]
async fn a_backup_brings_back_database_blobs_and_keys() {
    for place in testing::places("backup") {
        let (data, elsewhere) = (testing::folder("backup-data"), testing::folder("backup-restored"));
        let place = if let Place::Sqlite(_) = place { Place::Sqlite(data.join("answerable.db")) } else { place };
        let (_running, digest) = filled(&place, &data).await;
        let file = data.join("desk.backup");
        let made = backup(&place, &data, &file, "0.1.0", NOW).unwrap();
        assert_eq!((made.schema, made.made_at), (migrate::SCHEMA, NOW));

        let target = another(&place, &elsewhere);
        restore(&target, &elsewhere, &file).unwrap();
        let store = Store::open(&target).unwrap();
        let desk = store.read(|read| read.installation()).await.unwrap();
        assert_eq!(desk, Some(installation()));
        let blobs = match &target {
            Place::Sqlite(_) => Blobs::Folder(elsewhere.join("blobs")),
            Place::Postgres(_) => Blobs::Rows(store),
        };
        assert_eq!(blobs.get(&digest).await.unwrap(), Some(vec![7; 700_000]));
        assert_eq!(std::fs::read_to_string(elsewhere.join("dkim/key.pem")).unwrap(), "secret");
        assert!(matches!(restore(&target, &elsewhere, &file), Err(BackupTrouble::NotEmpty(_))), "never over data");
    }
}

#[tokio::test]
async fn what_a_lost_database_left_behind_is_never_replayed_into_a_restored_one() {
    let (data, elsewhere) = (testing::folder("stale"), testing::folder("stale-target"));
    let place = Place::Sqlite(data.join("answerable.db"));
    filled(&place, &data).await;
    let file = data.join("desk.backup");
    backup(&place, &data, &file, "0.1.0", NOW).unwrap();
    let target = Place::Sqlite(elsewhere.join("answerable.db"));
    let log = elsewhere.join("answerable.db-wal");
    std::fs::write(&log, [7; 4096]).unwrap();
    assert!(matches!(restore(&target, &elsewhere, &file), Err(BackupTrouble::NotEmpty(_))));
    assert!(!elsewhere.join("answerable.db").exists());
    std::fs::remove_file(&log).unwrap();
    restore(&target, &elsewhere, &file).unwrap();
}

#[tokio::test]
async fn a_backup_that_fails_leaves_nothing_behind() {
    let data = testing::folder("backup-fails");
    let place = Place::Sqlite(data.join("answerable.db"));
    let (_running, digest) = filled(&place, &data).await;
    let (first, rest) = digest.split_at(2);
    std::fs::remove_file(data.join("blobs").join(first).join(rest)).unwrap();
    let elsewhere = testing::folder("backup-fails-file");
    let file = elsewhere.join("desk.backup");
    assert!(backup(&place, &data, &file, "0.1.0", NOW).is_err());
    assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[tokio::test]
async fn a_damaged_or_foreign_backup_is_refused_and_nothing_is_changed() {
    let data = testing::folder("damaged");
    let place = Place::Sqlite(data.join("answerable.db"));
    filled(&place, &data).await;
    let file = data.join("desk.backup");
    backup(&place, &data, &file, "0.1.0", NOW).unwrap();
    let whole = std::fs::read(&file).unwrap();

    let elsewhere = testing::folder("damaged-target");
    let target = Place::Sqlite(elsewhere.join("answerable.db"));
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    for (name, bytes) in
        [("cut", &whole[..whole.len() / 2]), ("changed", &changed[..]), ("other", b"no archive at all".as_slice())]
    {
        let damaged = data.join(name);
        std::fs::write(&damaged, bytes).unwrap();
        assert!(matches!(restore(&target, &elsewhere, &damaged), Err(BackupTrouble::Damaged(_))), "{name}");
    }
    assert!(std::fs::read_dir(&elsewhere).unwrap().next().is_none(), "nothing was written");
    assert!(
        matches!(backup(&place, &data, &file, "0.1.0", NOW), Err(BackupTrouble::Exists(_))),
        "no file is overwritten"
    );
    let missing = Place::Postgres("postgres://nobody@127.0.0.1:1/none".into());
    assert!(matches!(restore(&missing, &elsewhere, &file), Err(BackupTrouble::OtherEngine { .. })));
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let path = testing::folder("newer").join("answerable.db");
    let place = Place::Sqlite(path.clone());
    migrate::migrate(&place, NOW).unwrap();
    let database = rusqlite::Connection::open(&path).unwrap();
    database.execute("INSERT INTO schema_migrations VALUES (99, 'later', 0)", []).unwrap();
    assert_eq!(migrate::migrate(&place, NOW), Err(Trouble::Newer { found: 99, known: migrate::SCHEMA }));
}
