//! The inbox in Chromium: what it loads, and the main thread's CPU time (steady on a busy machine, unlike the clock).

use serde_json::json;
use std::path::Path;
use std::time::Duration;
use tests::browser::{Browser, Script, Window};
use tests::server::Server;

/// Switches of which the middle one counts.
const SWITCHES: usize = 16;
/// Answers of which the middle one counts.
const ANSWERS: usize = 9;
const MIA: &str = "mia@birch-staff.example";
const PASSWORD: &str = "a kettle for everyone";

/// The demo desk's inbox, as whoever looks at the product for the first time sees it.
pub async fn measure(binary: &Path) {
    let data = store::testing::folder("bench-browser");
    let server = Server::demo(binary, &data);
    let browser = Browser::start(&[]).expect("Chromium and its driver");
    let window = browser.window("mia", Script::Runs).await;
    window.sign_in(&format!("http://{}", server.web), MIA, PASSWORD).await;
    window.devtools("Performance.enable", &json!({ "timeDomain": "threadTicks" })).await;
    let inbox = format!("http://{}/inbox/open", server.web);

    println!("\n## In Chromium\n");
    println!("| | measured | budget |");
    println!("|---|---|---|");
    let (bytes, script, requests) = first_load(&window, &inbox).await;
    println!("| first load of the inbox, compressed | {:.1} KB in {requests} requests | 40 KB |", bytes / 1_024.0);
    println!("| own script, compressed | {:.1} KB | 25 KB |", script / 1_024.0);
    println!("| load to usable inbox, CPU | {:.0} ms | 200 ms |", load(&window, &server, &inbox).await);
    println!("| next conversation, CPU | {:.1} ms | 60 ms |", switches(&window).await);
    window.devtools("HeapProfiler.collectGarbage", &json!({})).await;
    let heap = metric(&window, "JSHeapUsedSize").await / 1_048_576.0;
    println!("| heap after {SWITCHES} switches | {heap:.1} MB | 8 MB |");
    // An answer, not a note, wherever the steps have led.
    window.ask("document.getElementById('kind-reply')?.click()").await;
    println!("| bubble of an answer, wall | {:.0} ms | 50 ms |", bubbles(&window).await);
    window.close().await;
    server.stop();
}

/// Bytes over the wire, those of the script, and requests, with nothing in the cache.
async fn first_load(window: &Window, inbox: &str) -> (f64, f64, u64) {
    window.devtools("Network.enable", &json!({})).await;
    window.devtools("Network.clearBrowserCache", &json!({})).await;
    window.go(inbox).await;
    window.comes("the inbox", "html.script #rows").await;
    let sizes = "
        const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource').filter(
            (one) => one.initiatorType === 'link' || one.initiatorType === 'script')];
        const sum = (some) => some.reduce((bytes, one) => bytes + one.encodedBodySize, 0);
        return [sum(all), sum(all.filter((one) => one.name.endsWith('.js'))), all.length]";
    let sizes = window.ask(sizes).await;
    let number = |at: usize| sizes[at].as_f64().unwrap_or(f64::NAN);
    (number(0), number(1), number(2) as u64)
}

/// CPU of the main thread from the navigation until the list and the conversation are there, in milliseconds.
async fn load(window: &Window, server: &Server, inbox: &str) -> f64 {
    let mut all = Vec::new();
    for _ in 0..ANSWERS {
        window.go(&format!("http://{}/settings/profile", server.web)).await;
        let before = metric(window, "TaskDuration").await;
        window.go(inbox).await;
        window.comes("the inbox", "html.script #conversation").await;
        all.push((metric(window, "TaskDuration").await - before) * 1_000.0);
    }
    middle(all)
}

/// CPU of the main thread for each step to the next conversation.
async fn switches(window: &Window) -> f64 {
    let mut all = Vec::new();
    for step in 0..SWITCHES {
        let title = "return document.getElementById('conversation').dataset.id";
        let shown = window.ask(title).await;
        // What is fetched ahead is fetched while somebody reads.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let before = metric(window, "TaskDuration").await;
        window.press(if step < SWITCHES / 2 { "j" } else { "k" }).await;
        while window.ask(title).await == shown {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        all.push((metric(window, "TaskDuration").await - before) * 1_000.0);
    }
    middle(all)
}

/// From the press of the button until the answer stands in the column, by the page's own clock.
async fn bubbles(window: &Window) -> f64 {
    let mut all = Vec::new();
    for number in 0..ANSWERS {
        let script = "
            const [text, done] = arguments;
            const field = document.querySelector('#composer textarea[name=body]');
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            const begun = performance.now();
            new MutationObserver((_, seen) => {
                const there = [...document.querySelectorAll('.message.out')].some((one) => one.textContent.includes(text));
                if (there) { seen.disconnect(); done(performance.now() - begun); }
            }).observe(document.getElementById('entries'), { childList: true, subtree: true });
            document.querySelector('#composer button.primary.if-reply').click();";
        let text = format!("The {number} answer of the measurement.");
        let took = window.client.execute_async(script, vec![json!(text)]).await.unwrap();
        all.push(took.as_f64().unwrap_or(f64::NAN));
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    middle(all)
}

async fn metric(window: &Window, name: &str) -> f64 {
    let told = window.devtools("Performance.getMetrics", &json!({})).await;
    let metrics = told["metrics"].as_array().expect("metrics");
    let one = metrics.iter().find(|metric| metric["name"] == name);
    one.and_then(|metric| metric["value"].as_f64()).unwrap_or(f64::NAN)
}

fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
