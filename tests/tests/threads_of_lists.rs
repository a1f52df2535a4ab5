//! Mails of real lists, each as if it came to a mailbox, in the order of their dates: what the desk puts together belongs
//! together. It leaves more apart than an archive does, and on purpose: of those who bring an identifier without taking
//! part three join, and the others get a conversation of their own that is linked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use domain::ConversationId;
use std::collections::HashMap;
use store::Place;
use tests::World;
use tests::corpora::corpus;

/// A mail, where it came from, and the thread that it belongs to.
struct Mail {
    raw: Vec<u8>,
    id: String,
    from: String,
    written: i64,
    thread: String,
}

fn mails(folder: &std::path::Path) -> Vec<Mail> {
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).unwrap();
    let mut mails: Vec<Mail> = Vec::new();
    for line in labels.lines() {
        let label: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| label[name].as_str().unwrap().to_owned();
        let raw = std::fs::read(folder.join(text("id"))).unwrap();
        let read = channel::email::read(&raw);
        let (Some(id), Some(from)) = (read.external_id, read.from.first()) else { continue };
        let written = read.date.map_or(0, |date| date.0);
        let (from, thread) = (from.email.to_string(), text("corpus") + &text("thread"));
        mails.push(Mail { raw, id, from, written, thread });
    }
    mails.sort_by_key(|mail| mail.written);
    mails
}

#[tokio::test]
async fn what_is_put_together_belongs_together() {
    let Some(folder) = corpus("04-threading") else { return };
    let mails = mails(&folder);
    let place = store::testing::places("threads_of_lists").into_iter().find(|place| matches!(place, Place::Sqlite(_)));
    let world = World::at(&place.unwrap()).await;
    for mail in &mails {
        world.bytes_arrive(Some(&mail.from), "help@birch.example", mail.raw.clone()).await;
        world.settle().await;
    }
    let mut placed: HashMap<String, ConversationId> = HashMap::new();
    for it in world.conversations().await {
        for message in world.messages(it.id).await {
            placed.extend(message.external_id.map(|id| (id, it.id)));
        }
    }
    let (mut both, mut together, mut related) = (0_u32, 0_u32, 0_u32);
    for (number, one) in mails.iter().enumerate() {
        for other in mails.iter().skip(number + 1).filter(|other| other.id != one.id) {
            let (here, there) = (placed[&one.id] == placed[&other.id], one.thread == other.thread);
            both += u32::from(here && there);
            together += u32::from(here);
            related += u32::from(there);
        }
    }
    let (precision, recall) = (f64::from(both) / f64::from(together), f64::from(both) / f64::from(related));
    println!("threads of lists: {} mails, precision {precision:.4}, recall {recall:.4}", mails.len());
    assert!(precision >= 0.99, "precision {precision:.4}");
    world.finish().await;
}
