//! Makes the demo world in a folder and says how long that took: `cargo run --release --example seed_demo -- FOLDER`.

#[path = "../src/demo/mod.rs"]
mod demo;

use std::path::PathBuf;
use std::time::Instant;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "demo-data".to_owned()));
    let place = store::Place::Sqlite(folder.join("answerable.db"));
    let now = desk::Clock::System.now();
    store::migrate::migrate(&place, now)?;
    let blobs = store::Blobs::Folder(folder.join("blobs"));
    let begun = Instant::now();
    let url = Some("http://127.0.0.1:8080".to_owned());
    let seeded = demo::seed(&place, blobs, now, url, "correct horse battery".to_owned()).await?;
    println!("{seeded:#?}\n{:.2} s", begun.elapsed().as_secs_f64());
    Ok(())
}
