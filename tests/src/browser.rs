//! A real browser, steered from here: Chromium without a screen. Each [`Window`] is a browser of its own with nothing
//! in its memory, as another person's would be. Everything ends when it is dropped, also after a failure.

use crate::http;
use crate::machine::{PATIENCE, free_port, installed, wait_for};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const CHROMIUM: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";
/// It fetches nothing by itself, and needs neither a screen nor a sandbox.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1440,900",
];
/// A header that browsers honour by https only, and say so; these desks are reached by http.
const ONLY_BY_HTTPS: &str = "The Cross-Origin-Opener-Policy header has been ignored";
/// `javascript: 2` is "blocked" in Chromium's settings.
const BLOCKED: u8 = 2;

/// The driver, and where its browsers keep their data.
pub struct Browser {
    driver: Child,
    address: SocketAddr,
    folder: PathBuf,
    /// How names are found: `MAP desk.example 127.0.0.1:8080`.
    names: String,
}

/// Whether pages may run their script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// They may.
    Runs,
    /// They may not, by the browser's own setting.
    Blocked,
}

impl Browser {
    /// Starts the driver; `None` where it is not installed. `names` lead to addresses of this machine.
    pub fn start(names: &[(&str, SocketAddr)]) -> Option<Browser> {
        if !installed(&[CHROMIUM, DRIVER], "a test in a browser") {
            return None;
        }
        let address = free_port();
        let mut command = Command::new(DRIVER);
        command.arg(format!("--port={}", address.port())).stdin(Stdio::null()).stdout(Stdio::null());
        let driver = command.stderr(Stdio::null()).spawn().unwrap();
        let names: Vec<String> = names.iter().map(|(name, address)| format!("MAP {name} {address}")).collect();
        let folder = store::testing::folder("browser");
        let browser = Browser { driver, address, folder, names: names.join(",") };
        wait_for("the browser's driver", || TcpStream::connect(address).ok());
        Some(browser)
    }

    /// Opens a browser that has never been anywhere.
    pub async fn window(&self, name: &str, script: Script) -> Window {
        let mut flags: Vec<String> = FLAGS.iter().map(|&flag| flag.to_owned()).collect();
        // The folder in each command line is how the processes are found again.
        flags.push(format!("--user-data-dir={}", self.folder.join(name).display()));
        if !self.names.is_empty() {
            flags.push(format!("--host-resolver-rules={}", self.names));
        }
        let preferences = match script {
            Script::Runs => json!({}),
            Script::Blocked => json!({ "profile.managed_default_content_settings.javascript": BLOCKED }),
        };
        let wishes = json!({
            "goog:chromeOptions": { "binary": CHROMIUM, "args": flags, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(wishes) = wishes else { unreachable!("written as an object above") };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = builder.capabilities(wishes).connect(&format!("http://{}", self.address)).await;
        let client = connecting.unwrap_or_else(|error| panic!("no browser for {name}: {error}"));
        Window { client, driver: self.address, name: name.to_owned() }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // The driver's end does not end its browsers. Ours are those with our folder in their command line.
        // With the stroke behind it: the folder of another test may begin with the same name (…-1 and …-10).
        let ours = format!("{}/", self.folder.display());
        for process in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
            let words = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
            if String::from_utf8_lossy(&words).contains(&ours) {
                let _ = Command::new("kill").arg("-KILL").arg(process.file_name()).stderr(Stdio::null()).status();
            }
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A browser of one person.
pub struct Window {
    /// For what has no function here.
    pub client: Client,
    driver: SocketAddr,
    name: String,
}

impl Window {
    /// Goes to an address.
    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{} cannot go to {address}: {error}", self.name));
    }

    /// Signs in at a desk, and stands in the inbox.
    pub async fn sign_in(&self, desk: &str, email: &str, password: &str) {
        self.go(desk).await;
        self.type_into("input[name=email]", email).await;
        self.type_into("input[name=password]", password).await;
        self.click("form[action='/sign-in'] button[type=submit]").await;
        self.comes("the inbox", "#rows").await;
    }

    /// Waits for an element by its selector.
    pub async fn comes(&self, what: &str, css: &str) -> Element {
        let waiting = self.client.wait().at_most(PATIENCE).every(Duration::from_millis(50));
        match waiting.for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("{} never saw {what} ({css}): {error}\n{}", self.name, self.text().await),
        }
    }

    /// Waits for an element of a kind that contains these words.
    pub async fn reads(&self, what: &str, css: &str, words: &str) -> Element {
        let begun = std::time::Instant::now();
        loop {
            for element in self.client.find_all(Locator::Css(css)).await.unwrap() {
                // Live news may replace it while we look: then the next look finds the new one.
                if element.text().await.is_ok_and(|text| text.contains(words)) {
                    return element;
                }
            }
            let page = || self.text();
            assert!(begun.elapsed() < PATIENCE, "{} never read {what}: {css} {words:?}\n{}", self.name, page().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// How many elements there are.
    pub async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.unwrap().len()
    }

    /// Presses what is there.
    pub async fn click(&self, css: &str) {
        let begun = std::time::Instant::now();
        loop {
            match self.comes("what is to be pressed", css).await.click().await {
                Ok(()) => return,
                // Live news may replace it while we reach for it: then the next reach finds the new one.
                Err(error) if error.is_stale_element_reference() && begun.elapsed() < PATIENCE => {}
                Err(error) => panic!("{} cannot press {css}: {error}", self.name),
            }
        }
    }

    /// Writes into a field, over what stood there.
    pub async fn type_into(&self, css: &str, text: &str) {
        let field = self.comes("the field", css).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// What stands in a field.
    pub async fn typed(&self, css: &str) -> String {
        self.comes("the field", css).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// An attribute of an element.
    pub async fn attribute(&self, css: &str, name: &str) -> String {
        let element = self.comes("an element", css).await;
        element.attr(name).await.unwrap().unwrap_or_else(|| panic!("{css} has no {name}"))
    }

    /// All that can be read on the page.
    pub async fn text(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => format!("(no page: {error})"),
        }
    }

    /// The cookies as a program sends them.
    pub async fn cookie(&self) -> String {
        let cookies = self.client.get_all_cookies().await.unwrap();
        cookies.iter().map(|cookie| format!("{}={}", cookie.name(), cookie.value())).collect::<Vec<_>>().join("; ")
    }

    /// A number that changes with every load of a page.
    pub async fn page_load(&self) -> String {
        self.client.execute("return String(performance.timeOrigin)", Vec::new()).await.unwrap().to_string()
    }

    /// Gives the page another size, as a phone or a zoomed window has.
    pub async fn measures(&self, width: u32, height: u32) {
        let parameters = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &parameters).await;
    }

    /// Makes it a phone: a small page, a device that lays it out as such, and fingers instead of a pointer.
    pub async fn is_a_phone(&self, width: u32, height: u32) {
        let parameters = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", &parameters).await;
        self.devtools("Emulation.setTouchEmulationEnabled", &json!({ "enabled": true, "maxTouchPoints": 5 })).await;
    }

    /// Cuts its connection to everything, or gives it back.
    pub async fn is_cut_off(&self, cut: bool) {
        self.devtools("Network.enable", &json!({})).await;
        let parameters = json!({ "offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", &parameters).await;
    }

    /// Says what the reader's system asks for: "prefers-reduced-motion: reduce" and its like.
    pub async fn prefers(&self, feature: &str, value: &str) {
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": [{ "name": feature, "value": value }] }))
            .await;
    }

    /// A command of Chromium's own, and its answer.
    pub async fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let session = self.client.session_id().await.unwrap().expect("a session");
        let (driver, path) = (self.driver, format!("/session/{session}/goog/cdp/execute"));
        let body = json!({ "cmd": command, "params": parameters }).to_string();
        let answer = http::exchange(driver, "POST", &path, &[("Content-Type", "application/json")], &body);
        assert_eq!(answer.status, 200, "{command}: {}", answer.text());
        let answer: Value = serde_json::from_slice(&answer.body).unwrap();
        answer["value"].clone()
    }

    /// Gives the browser a device of its own for passkeys, which looks who is there and finds its person.
    pub async fn device(&self) -> Device {
        let wished = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true, "hasUserVerification": true,
            "isUserVerified": true,
        });
        let path = format!("/session/{}/webauthn/authenticator", self.session().await);
        let made = steer(self.driver, "POST", &path, &wished);
        Device { driver: self.driver, path: format!("{path}/{}", made.as_str().expect("its number")) }
    }

    async fn session(&self) -> String {
        self.client.session_id().await.unwrap().expect("a session")
    }

    /// What the browser itself complained about since it was opened or last asked: errors of the script, what the
    /// page's policy forbade, files that were missing.
    pub async fn complaints(&self) -> Vec<String> {
        let session = self.client.session_id().await.unwrap().expect("a session");
        let (driver, path) = (self.driver, format!("/session/{session}/se/log"));
        let headers = [("Content-Type", "application/json")];
        let answer = http::exchange(driver, "POST", &path, &headers, &json!({ "type": "browser" }).to_string());
        assert_eq!(answer.status, 200, "the browser's log: {}", answer.text());
        let log: Value = serde_json::from_slice(&answer.body).unwrap();
        let entries = log["value"].as_array().expect("a list of entries");
        let wrong = entries.iter().filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
        wrong.map(|entry| entry["message"].to_string()).filter(|words| !words.contains(ONLY_BY_HTTPS)).collect()
    }

    /// Closes it.
    pub async fn close(self) {
        self.client.close().await.unwrap();
    }
}

/// A device for passkeys inside of a browser (WebAuthn Level 3, §11).
pub struct Device {
    driver: SocketAddr,
    path: String,
}

impl Device {
    /// Its passkeys, with their private keys.
    pub fn passkeys(&self) -> Vec<Value> {
        steer(self.driver, "GET", &format!("{}/credentials", self.path), &json!({})).as_array().expect("a list").clone()
    }

    /// Says how often a passkey signed, as a copy of an older time would.
    pub fn set_counter(&self, passkey: &Value, counter: u32) {
        let id = passkey["credentialId"].as_str().expect("an id");
        steer(self.driver, "DELETE", &format!("{}/credentials/{id}", self.path), &json!({}));
        let mut passkey = passkey.clone();
        passkey["signCount"] = counter.into();
        steer(self.driver, "POST", &format!("{}/credential", self.path), &passkey);
    }

    /// Whether it knows who is there.
    pub fn verifies(&self, verified: bool) {
        steer(self.driver, "POST", &format!("{}/uv", self.path), &json!({ "isUserVerified": verified }));
    }
}

fn steer(driver: SocketAddr, method: &str, path: &str, body: &Value) -> Value {
    let body = if method == "GET" { String::new() } else { body.to_string() };
    let answer = http::exchange(driver, method, path, &[("Content-Type", "application/json")], &body);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    let answer: Value = serde_json::from_slice(&answer.body).unwrap();
    answer["value"].clone()
}
