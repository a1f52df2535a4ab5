//! The folder of large contents is gone while the desk runs.

use crate::{exactly, request, send, sqlite};
use tests::server::{Options, Server, binary};

/// A mail that lies in a file of its own.
const LARGE: usize = 400_000;

#[tokio::test]
async fn a_folder_of_files_that_is_gone_is_announced_and_mail_comes_in_all_the_same() {
    let Some(binary) = binary() else { return };
    let data = store::testing::folder("files_gone");
    let server = Server::set_up_and_start(&binary, &data, &Options::default());
    let mut heard = vec![send(server.smtp, "before", LARGE).unwrap()];
    exactly(&sqlite(&data), &heard).await;
    assert!(!request(server.web, "GET /health", "").1.contains("Files are missing"));

    std::fs::rename(data.join("blobs"), data.join("elsewhere")).unwrap();
    let (status, health) = request(server.web, "GET /health", "");
    assert!(status == 200 && health.contains("Files are missing"), "{health}");
    heard.push(send(server.smtp, "small", 2_000).unwrap());
    heard.push(send(server.smtp, "large", LARGE).unwrap());
    exactly(&sqlite(&data), &heard).await;

    // Put back beside what came since.
    let moved =
        std::process::Command::new("cp").arg("-a").arg(data.join("elsewhere/.")).arg(data.join("blobs")).status();
    assert!(moved.unwrap().success());
    assert!(!request(server.web, "GET /health", "").1.contains("Files are missing"));
    server.stop();
}
