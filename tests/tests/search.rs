//! Words are found in any script, the same on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use domain::conversation::Filter;
use tests::{Letter, World};

const HELP: &str = "help@birch.example";

#[tokio::test]
async fn words_of_any_script_are_found_on_both_databases() {
    let texts = [
        ("The kettle leaks at the bottom, order 48-2291", vec!["kett", "2291", "leaks bottom"]),
        ("Der Wasserkocher läuft aus", vec!["lauft", "WASSERKOCHER"]),
        ("水壶漏水了，请退款", vec!["退款", "壶"]),
        ("ยังไม่ได้รับสินค้า", vec!["สินค้า"]),
        ("الغلاية تسرب الماء", vec!["الماء"]),
        ("Чайник протекает", vec!["чайник"]),
    ];
    for world in World::on_each("search").await {
        for (number, (text, _)) in texts.iter().enumerate() {
            world.mail(&Letter::new(&format!("Person <p{number}@people.example>"), HELP, "Hello", text)).await;
        }
        for (number, (_, queries)) in texts.iter().enumerate() {
            for query in queries {
                let terms = domain::text::query(query, true);
                let reader = world.desk.reader();
                let hits = reader.read(move |read| read.search(&terms, None, None, 10)).await.unwrap();
                assert_eq!(hits.len(), 1, "{query}: {hits:?}");
                let messages = world.messages(hits[0].conversation).await;
                assert_eq!(messages[0].text, texts[number].0, "{query}");
            }
        }
        let nothing = domain::text::query("samovar", true);
        assert!(world.desk.reader().read(move |read| read.search(&nothing, None, None, 10)).await.unwrap().is_empty());
        world.finish().await;
    }
}

#[tokio::test]
async fn files_are_found_by_their_names() {
    for world in World::on_each("file_names").await {
        let raw = "From: Ada <ada@engine.example>\r\nTo: help@birch.example\r\nSubject: Bill\r\nMessage-ID: <f1@engine.example>\r\n\
            MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease look at it.\r\n\
            --b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"Rechnung-4711.pdf\"\r\n\r\n%PDF\r\n--b--\r\n";
        world.bytes_arrive(Some("ada@engine.example"), HELP, raw.as_bytes().to_vec()).await;
        world.settle().await;
        let found = async |asked: &str| {
            let terms = domain::text::query(asked, true);
            world.desk.reader().read(move |read| read.search(&terms, None, None, 10)).await.unwrap().len()
        };
        assert_eq!(found("Rechnung-4711.pdf").await, 1);
        assert_eq!((found("4711").await, found("4712").await), (1, 0));
        let id = world.conversation().await.id;
        let (desk, mia, draft) = (&world.desk, world.cast.mia, world.desk.new_draft());
        let (name, kind) = ("Gutschrift-0815.txt".to_owned(), "text/plain".to_owned());
        desk.attach(mia, (draft, "reply"), Some(id), name, kind, b"ten".to_vec()).await.unwrap();
        desk.reply(mia, desk::reply::Reply::new(draft, id, "Ten come back to you, see the attached file."))
            .await
            .unwrap();
        world.pass(domain::Millis::seconds(11)).await;
        assert_eq!(found("gutschrift 0815").await, 1);
        world.finish().await;
    }
}

#[tokio::test]
async fn near_names_are_learnt_by_the_chores_and_found_on_both_databases() {
    for world in World::on_each("near_names").await {
        for (name, address) in
            [("Catherine Okafor", "cat"), ("Мария Попова", "maria"), ("Jörg Müller", "joerg"), ("山田 太郎", "yamada")]
        {
            world.mail(&Letter::new(&format!("{name} <{address}@people.example>"), HELP, "Kettle", "Hello")).await;
        }
        let viewer = world.cast.mia;
        let people = async |typed: &'static str| {
            let found = world.desk.reader().read(move |read| {
                let viewer = read.agent(viewer)?.expect("the agent");
                desk::spelling::people(read, &viewer, typed, 5)
            });
            found.await.unwrap().into_iter().map(|one| one.point.name).collect::<Vec<_>>()
        };
        assert_eq!(people("okafor").await, [""; 0], "what came this minute is learnt a little later");
        world.desk.clock.advance(domain::Millis::minutes(2));
        while world.desk.chores(1).await.unwrap() > 0 {}
        for (typed, name) in [
            ("Kathryn", "Catherine Okafor"),
            ("okafro cat", "Catherine Okafor"),
            ("папова", "Мария Попова"),
            ("Мария", "Мария Попова"),
            ("muler", "Jörg Müller"),
            ("yamad", "山田 太郎"),
        ] {
            assert_eq!(people(typed).await, [name], "{typed}");
        }
        let meant = world.desk.reader().read(move |read| {
            let viewer = read.agent(viewer)?.expect("the agent");
            desk::spelling::meant(read, &viewer, "kettel", None)
        });
        assert_eq!(meant.await.unwrap().as_deref(), Some("kettle"));
        for (line, found) in [("is:open", Some("kettle")), ("is:closed", None)] {
            let (filter, now) = (Filter::parse(line).0, world.desk.now());
            let within = world.desk.reader().read(move |read| {
                let viewer = read.agent(viewer)?.expect("the agent");
                let (wanted, _) = desk::filter::selection(read, &filter, &viewer, now)?;
                desk::spelling::meant(read, &viewer, "kettel", Some(&wanted))
            });
            assert_eq!(within.await.unwrap().as_deref(), found, "{line}");
        }
        world.finish().await;
    }
}
