//! The page of limits says what the code does.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use channel::email::server::Limits;
use domain::connection::LATE;
use std::path::Path;
use std::time::Duration;

/// `1234567` as people write it.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut out = digits[..first].to_owned();
    for start in (first..digits.len()).step_by(3) {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&digits[start..start + 3]);
    }
    out
}

fn count(number: impl TryInto<i64>) -> String {
    grouped(number.try_into().unwrap_or_default())
}

fn mib(bytes: impl TryInto<i64>) -> String {
    format!("{} MiB", bytes.try_into().unwrap_or_default() / (1024 * 1024))
}

fn minutes(span: Duration) -> String {
    format!("{} minutes", span.as_secs() / 60)
}

/// Whether a row of the page names a figure in its second column, as a whole number.
fn says(page: &str, what: &str, figure: &str) -> bool {
    let start = format!("| {what} | ");
    let cells = page.lines().filter_map(|line| line.strip_prefix(&start)?.split(" | ").next());
    let mut found = cells.flat_map(|cell| cell.match_indices(figure).map(move |(at, _)| (cell, at)));
    let of_number = |c: char| c.is_ascii_digit() || c == ',';
    found.any(|(cell, at)| {
        let after = cell[at + figure.len()..].strip_prefix(',').unwrap_or(&cell[at + figure.len()..]);
        !cell[..at].ends_with(of_number) && !after.starts_with(|c: char| c.is_ascii_digit())
    })
}

#[test]
fn the_page_of_limits_tells_the_truth() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/reference/limits.md")).unwrap();
    let server = Limits::default();
    let rows = [
        ("bytes of a message", mib(server.message_bytes_max)),
        ("recipients of a message", count(server.recipients_max)),
        ("connections at a time", count(server.connections_max)),
        ("connections at a time", format!("{} from one address", server.connections_per_address_max)),
        ("messages in a connection", count(server.messages_per_connection_max)),
        ("commands in a connection", count(server.commands_max)),
        ("commands that make no sense", count(server.errors_max)),
        ("recipients that nobody here has", format!("{} in a connection", server.refused_recipients_max)),
        ("memory for arriving messages", mib(server.memory_bytes_max)),
        ("silence", minutes(server.idle)),
        ("time for one message", minutes(server.data)),
        ("a message there and back that does not come", format!("{} minutes", LATE.0 / 60_000)),
        ("what became of messages there and back", format!("{} days", desk::connection::TRIPS_KEPT.0 / 86_400_000)),
        (
            "time for everything that is looked up about a mailbox",
            format!("{} seconds", channel::email::connection::TIME.as_secs()),
        ),
        ("parts", count(domain::message::PARTS_MAX)),
        ("text", mib(channel::email::TEXT_BYTES_MAX)),
        ("identifiers in References", count(domain::message::REFERENCES_MAX)),
        ("words for search", count(domain::text::TOKENS_MAX)),
        ("tries for one arrival", count(desk::intake::TRIES_MAX)),
        ("text", format!("{} characters", count(channel::email::TEXT_CHARS_MAX))),
        ("files in a message", mib(channel::email::ATTACHMENT_BYTES_MAX)),
        ("files of a draft", count(desk::draft::FILES_MAX)),
        ("undo", format!("{} seconds", channel::email::UNDO.0 / 1_000)),
        ("a note", format!("{} characters", count(desk::note::NOTE_CHARS_MAX))),
        ("tries to deliver", format!("{} days", domain::message::GIVE_UP_AFTER.0 / 86_400_000)),
        ("snooze, follow-up", format!("{} days", domain::conversation::SNOOZE_DAYS_MAX)),
        ("the part of a mailbox before the @", count(desk::mailbox::LOCAL_PART_MAX)),
        ("connections to the pages at a time", count(web::CONNECTIONS_MAX)),
        ("head of a request", format!("{} seconds", web::HEAD_WITHIN.as_secs())),
        ("memory for arriving forms and files", mib(web::BODIES_BYTES_MAX)),
        ("memory for arriving forms and files", mib(web::BODIES_OF_STRANGERS_BYTES_MAX)),
        ("memory for arriving forms and files", mib(web::BODIES_OF_ONE_BYTES_MAX)),
        ("time for a form to arrive", minutes(web::BODY_WITHIN)),
        ("time for a form to arrive", format!("{} KiB", web::BODY_PACE_BYTES / 1024)),
        ("time for a form to arrive", format!("{} seconds", web::BODY_PACE_EVERY.as_secs())),
        ("rows of an inbox page", count(store::PAGE_ROWS)),
        ("counts", count(store::COUNT_MAX)),
        ("messages of a conversation shown at once", count(store::MESSAGES_PAGE)),
        (
            "whoever fetches or uploads a file waits for the scanner",
            format!("{} seconds", desk::scan::SCAN_PATIENCE.as_secs()),
        ),
        (
            "pictures in the text of a mail, and files on a customer's page",
            format!("{} seconds", desk::scan::PICTURES_PATIENCE.as_secs()),
        ),
        ("a clean verdict", format!("{} hours", domain::message::SCAN_VALID.0 / 3_600_000)),
        ("a text on the customer's page", count(desk::customer_page::TEXT_CHARS_MAX)),
        ("a text on the customer's page", format!("{} an hour", desk::customer_page::MESSAGES_PER_HOUR_MAX)),
        ("a password", format!("{} characters at least", desk::sign_in::PASSWORD_CHARS_MIN)),
        ("a password", format!("{} bytes at most", count(desk::sign_in::PASSWORD_BYTES_MAX))),
        ("failed tries to sign in", format!("{} for an account", desk::sign_in::TRIES_OF_ACCOUNT_MAX)),
        ("failed tries to sign in", format!("{} from one place", desk::sign_in::TRIES_OF_PLACE_MAX)),
        ("a session", format!("{} days", desk::sign_in::SESSION_IDLE.0 / 86_400_000)),
        ("brands", count(domain::brand::BRANDS_MAX)),
        ("brands", format!("{} under each answer", count(domain::brand::SIGN_OFF_CHARS_MAX))),
        ("articles", count(store::ARTICLES_MAX)),
        ("an article", format!("a title of {} characters", count(domain::article::ARTICLE_TITLE_CHARS_MAX))),
        ("an article", count(domain::article::ARTICLE_CHARS_MAX)),
        ("articles found for a question", count(desk::article::FOUND_MAX)),
        ("signing in at the identity provider", format!("{} minutes", desk::single_sign_on::VISIT.0 / 60_000)),
        ("nodes", count(domain::NODES_MAX)),
        ("raw messages in the arrival's own row", format!("{} KiB", store::INLINE_BYTES_MAX / 1024)),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(what, figure)| !says(&page, what, figure))
        .map(|(what, figure)| format!("limits.md: \u{201c}{what}\u{201d} should say {figure}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(says("| a | 100 B |", "a", "100 B") && !says("| a | 100 B |", "a", "10") && !says("| b | 5 |", "a", "5"));
    assert_eq!((grouped(7), grouped(1_000), grouped(1_234_567)), ("7".into(), "1,000".into(), "1,234,567".into()));
}

/// Constants by their file and name, each with the row of the page that says it. Every public one stands here; of the others
/// those that somebody at a desk meets.
const SAID: &[(&str, &str, &str)] = &[
    ("channel/src/email/archive/mod.rs", "MAIL_BYTES_MAX", "bytes of a mail in an archive"),
    ("channel/src/email/channel.rs", "ATTACHMENT_BYTES_MAX", "files in a message"),
    ("channel/src/email/channel.rs", "TEXT_CHARS_MAX", "text"),
    ("channel/src/email/peek.rs", "PEEK_BYTES_MAX", "what is read of a header while the line is open"),
    ("channel/src/email/read/html.rs", "DATA_IMAGE_BYTES_MAX", "pictures written into the HTML itself"),
    ("channel/src/email/read/mod.rs", "SUBJECT_BYTES_MAX", "a subject"),
    ("channel/src/email/read/mod.rs", "TEXT_BYTES_MAX", "text"),
    ("desk/src/acts.rs", "AT_ONCE_MAX", "an act on many conversations"),
    ("desk/src/article.rs", "FOUND_MAX", "articles found for a question"),
    (
        "desk/src/block.rs",
        "BLOCKED_CONVERSATIONS_MAX",
        "conversations that go to the quarantine with their sender, or come back",
    ),
    ("desk/src/customer_page.rs", "MESSAGES_PER_HOUR_MAX", "a text on the customer's page"),
    ("desk/src/customer_page.rs", "TEXT_CHARS_MAX", "a text on the customer's page"),
    ("desk/src/digest.rs", "DIGEST_NOTES_MAX", "mail about notes that somebody has not seen"),
    ("desk/src/digest.rs", "DIGEST_NOTE_CHARS_MAX", "mail about notes that somebody has not seen"),
    ("desk/src/draft.rs", "FILES_MAX", "files of a draft"),
    ("desk/src/forgotten.rs", "FORGOTTEN_OF_ACCOUNT_MAX", "letters for a forgotten password"),
    ("desk/src/intake/mod.rs", "TRIES_MAX", "tries for one arrival"),
    ("desk/src/mailbox.rs", "LOCAL_PART_MAX", "the part of a mailbox before the @"),
    ("desk/src/merge.rs", "WHY_CHARS_MAX", "the reason of a merge or split"),
    ("desk/src/note.rs", "NOTE_CHARS_MAX", "a note"),
    ("desk/src/offer.rs", "OFFERS_MAX", "filters and values offered while one types"),
    ("desk/src/opening.rs", "SUBJECT_CHARS_MAX", "the subject of a conversation that one of us begins"),
    ("desk/src/passkey/mod.rs", "PASSKEYS_MAX", "passkeys"),
    ("desk/src/passkey/mod.rs", "PASSKEY_NAME_CHARS_MAX", "passkeys"),
    ("desk/src/picture.rs", "AT_ONCE_MAX", "fetching a picture that lies elsewhere"),
    ("desk/src/picture.rs", "PICTURE_BYTES_MAX", "fetching a picture that lies elsewhere"),
    ("desk/src/push.rs", "PUSH_BROWSERS_MAX", "browsers that tell one person (push)"),
    ("desk/src/reply.rs", "QUOTED_CHARS_MAX", "what is quoted below an answer"),
    ("desk/src/role.rs", "TEAM_NAME_CHARS_MAX", "a team's name"),
    ("desk/src/rule/trial.rs", "LOOKED_AT_MAX", "conversations that a rule is tried on"),
    ("desk/src/saved_answer.rs", "ACTS_MAX", "saved answers"),
    ("desk/src/saved_answer.rs", "FOUND_MAX", "saved answers found by a few letters"),
    ("desk/src/sessions.rs", "SESSIONS_MAX", "sessions shown of one person"),
    ("desk/src/sign_in.rs", "PASSWORD_BYTES_MAX", "a password"),
    ("desk/src/sign_in.rs", "TRIES_OF_ACCOUNT_MAX", "failed tries to sign in"),
    ("desk/src/sign_in.rs", "TRIES_OF_PLACE_MAX", "failed tries to sign in"),
    ("desk/src/single_sign_on.rs", "PROVIDER_NAME_CHARS_MAX", "the name of the identity provider"),
    ("desk/src/source.rs", "BACKLOG_DAYS_MAX", "days of old mail to bring in"),
    ("desk/src/view.rs", "VIEW_NAME_CHARS_MAX", "a view's name"),
    ("domain/src/article.rs", "ARTICLE_CHARS_MAX", "an article"),
    ("domain/src/article.rs", "ARTICLE_TITLE_CHARS_MAX", "an article"),
    ("domain/src/brand/mod.rs", "BRANDS_MAX", "brands"),
    ("domain/src/brand/mod.rs", "BRAND_NAME_CHARS_MAX", "brands"),
    ("domain/src/brand/mod.rs", "SIGN_OFF_CHARS_MAX", "brands"),
    ("domain/src/brand/mod.rs", "VOICE_CHARS_MAX", "brands"),
    ("domain/src/conversation/change.rs", "SNOOZE_DAYS_MAX", "snooze, follow-up"),
    ("domain/src/conversation/filter/mod.rs", "FILTER_TAGS_MAX", "a line of filters"),
    ("domain/src/conversation/filter/parse.rs", "FILTER_CHARS_MAX", "a line of filters"),
    ("domain/src/conversation/tag.rs", "TAGS_MAX", "tags"),
    ("domain/src/conversation/tag.rs", "TAG_CHARS_MAX", "tags"),
    ("domain/src/customer/email_address.rs", "DOMAIN_BYTES_MAX", "an email address"),
    ("domain/src/customer/email_address.rs", "LOCAL_PART_BYTES_MAX", "an email address"),
    ("domain/src/enquiry.rs", "ENQUIRIES_MAX", "enquiries about one conversation"),
    ("domain/src/enquiry.rs", "SUBJECT_CHARS_MAX", "the subject of an enquiry"),
    ("domain/src/field/mod.rs", "FIELDS_MAX", "fields"),
    ("domain/src/field/mod.rs", "FIELD_CHOICES_MAX", "fields"),
    ("domain/src/field/mod.rs", "FIELD_CHOICE_CHARS_MAX", "fields"),
    ("domain/src/field/mod.rs", "FIELD_NAME_CHARS_MAX", "fields"),
    ("domain/src/field/mod.rs", "FIELD_VALUE_CHARS_MAX", "what stands in a field"),
    ("domain/src/id.rs", "NODES_MAX", "nodes"),
    ("domain/src/message/copies.rs", "ASKED_MAX", "addresses of an enquiry"),
    ("domain/src/message/copies.rs", "COPIES_CHARS_MAX", "a line of addresses"),
    ("domain/src/message/copies.rs", "COPIES_MAX", "copies of an answer, open and blind"),
    ("domain/src/message/forward.rs", "ABOVE_CHARS_MAX", "words above a mail that an agent passes on"),
    ("domain/src/message/inbound.rs", "PARTS_MAX", "parts"),
    ("domain/src/message/inbound.rs", "REFERENCES_MAX", "identifiers in References"),
    ("domain/src/message/picture.rs", "REMOTE_PICTURES_MAX", "pictures of a message that lie elsewhere"),
    ("domain/src/message/report.rs", "DIAGNOSTIC_BYTES_MAX", "recipients of a bounce"),
    ("domain/src/message/report.rs", "REPORTED_MAX", "recipients of a bounce"),
    ("domain/src/message/saved_answer.rs", "SAVED_ANSWER_CHARS_MAX", "saved answers"),
    ("domain/src/message/saved_answer.rs", "SAVED_ANSWER_NAME_CHARS_MAX", "saved answers"),
    ("domain/src/message/spam/words.rs", "WORDS_MAX", "words by which spam is known"),
    ("domain/src/message/thread.rs", "STRANGERS_MAX", "strangers who join a conversation by an identifier of ours"),
    ("domain/src/rule/mod.rs", "RULES_MAX", "rules"),
    ("domain/src/rule/mod.rs", "RULE_ACTS_MAX", "rules"),
    ("domain/src/rule/mod.rs", "RULE_NAME_CHARS_MAX", "rules"),
    ("domain/src/rule/mod.rs", "RULE_SNOOZE_HOURS_MAX", "rules"),
    ("domain/src/team/hours/plan.rs", "EXCEPTIONS_MAX", "opening hours"),
    ("domain/src/team/hours/plan.rs", "SPANS_PER_DAY_MAX", "opening hours"),
    ("domain/src/team/mention.rs", "MENTIONS_MAX", "people whom a note calls in"),
    ("domain/src/team/passkey/mod.rs", "AUTHENTICATOR_BYTES_MAX", "what a browser shows of a passkey"),
    ("domain/src/team/passkey/mod.rs", "CLIENT_DATA_BYTES_MAX", "what a browser shows of a passkey"),
    ("domain/src/team/passkey/mod.rs", "CREDENTIAL_BYTES_MAX", "what a browser shows of a passkey"),
    ("domain/src/team/passkey/mod.rs", "SIGNATURE_BYTES_MAX", "what a browser shows of a passkey"),
    ("domain/src/team/push.rs", "PUSH_ADDRESS_BYTES_MAX", "the address of a push service"),
    ("domain/src/text/tokens.rs", "QUERY_TERMS_MAX", "a line of a search"),
    ("domain/src/text/tokens.rs", "TOKENS_BYTES_MAX", "words for search"),
    ("domain/src/text/tokens.rs", "TOKENS_MAX", "words for search"),
    ("domain/src/text/tokens.rs", "TOKEN_BYTES_MAX", "words for search"),
    ("store/src/article.rs", "ARTICLES_MAX", "articles"),
    ("store/src/blob.rs", "INLINE_BYTES_MAX", "raw messages in the arrival's own row"),
    ("store/src/block.rs", "BLOCKED_ROWS_MAX", "blocked senders in the settings"),
    ("store/src/engine/mod.rs", "GROUP_MAX", "changes that are committed together"),
    ("store/src/enquiry.rs", "ENQUIRY_MESSAGES_MAX", "messages of an enquiry that are shown"),
    ("store/src/inbox.rs", "COUNT_MAX", "counts"),
    ("store/src/saved_answer.rs", "SAVED_ANSWERS_MAX", "saved answers"),
    ("store/src/tag.rs", "TAGS_KNOWN_MAX", "tags"),
    ("store/src/view.rs", "VIEWS_MAX", "views"),
    ("store/src/wait.rs", "WAITS_MAX", "waits of the past for an estimate"),
    ("web/src/body.rs", "BODIES_BYTES_MAX", "memory for arriving forms and files"),
    ("web/src/body.rs", "BODIES_OF_ONE_BYTES_MAX", "memory for arriving forms and files"),
    ("web/src/body.rs", "BODIES_OF_STRANGERS_BYTES_MAX", "memory for arriving forms and files"),
    ("web/src/conversation/entries.rs", "LINES_MAX", "lines of a timeline"),
    ("web/src/conversation/tag.rs", "OFFERED_MAX", "tags offered while somebody types"),
    ("web/src/conversation/whole.rs", "MESSAGES_MAX", "a whole conversation to print or keep"),
    ("web/src/form.rs", "FIELDS_MAX", "fields of a form"),
    ("web/src/message/formatted.rs", "PICTURE_BYTES_MAX", "pictures of a message shown within its text"),
    ("web/src/portal/show.rs", "MESSAGES_MAX", "messages on a customer's page"),
    ("web/src/routes.rs", "DOOR_BYTES_MAX", "bytes of a form without files"),
    ("web/src/routes.rs", "FORM_BYTES_MAX", "bytes of a form without files"),
    ("web/src/search/mod.rs", "ASKED_CHARS_MAX", "a line of a search"),
    ("desk/src/search.rs", "FOUND_MAX", "messages found by a search"),
    ("web/src/search/people.rs", "PEOPLE_MAX", "people found by a search"),
    ("web/src/search/beside.rs", "TAGS_MAX", "tags and articles found by a search"),
    ("web/src/search/beside.rs", "ARTICLES_MAX", "tags and articles found by a search"),
    ("web/src/palette.rs", "BESIDE_MAX", "tags and articles found by a search"),
    ("desk/src/search.rs", "CUSTOMERS_MAX", "found by what stands in fields"),
    ("desk/src/search.rs", "OF_CUSTOMER_MAX", "found by what stands in fields"),
    ("web/src/serve.rs", "CONNECTIONS_MAX", "connections to the pages at a time"),
    ("web/src/settings/audit.rs", "CHECKED_ENTRIES_MAX", "entries that a check of the audit looks at"),
    ("web/src/settings/deliveries.rs", "LINES_MAX", "deliveries shown"),
    ("web/src/task/mod.rs", "TASKS_MAX", "tasks"),
];

/// A limit as it stands in the source.
struct Limit {
    file: String,
    name: String,
    public: bool,
    value: i64,
}

/// Whether a row says a limit: as it is, in KiB or MiB, or hours as days.
fn row_says(page: &str, row: &str, of: &Limit) -> bool {
    let mut figures = vec![count(of.value)];
    for (size, unit) in [(1024, "KiB"), (1024 * 1024, "MiB"), (24, "days")] {
        let fits = if unit == "days" { of.name.contains("HOURS") } else { of.name.contains("BYTES") };
        if fits && of.value % size == 0 {
            figures.push(format!("{} {unit}", count(of.value / size)));
        }
    }
    figures.iter().any(|figure| says(page, row, figure))
}

/// `4 * 1024` as a number; nothing for what is no product of numbers.
fn product(text: &str) -> Option<i64> {
    text.split('*').map(|factor| factor.trim().replace('_', "").parse::<i64>().ok()).product()
}

fn limits(folder: &Path, root: &Path, all: &mut Vec<Limit>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            limits(&path, root, all);
            continue;
        }
        if path.extension().is_none_or(|kind| kind != "rs") {
            continue;
        }
        let file = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let public = line.starts_with("pub const ");
            let Some((_, rest)) = line.split_once("const ") else { continue };
            let Some((name, rest)) = rest.split_once(": ") else { continue };
            let Some((_, value)) = rest.split_once(" = ") else { continue };
            if let (true, Some(value)) = (name.ends_with("_MAX"), product(value.trim_end_matches(';'))) {
                all.push(Limit { file: file.clone(), name: name.to_owned(), public, value });
            }
        }
    }
}

#[test]
fn every_limit_that_others_build_on_has_its_line() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/reference/limits.md")).unwrap();
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../crates"));
    let mut all = Vec::new();
    for crate_name in ["channel", "desk", "domain", "store", "web"] {
        limits(&root.join(crate_name).join("src"), root, &mut all);
    }
    let rows = |of: &Limit| SAID.iter().find(|(file, name, _)| (*file, *name) == (of.file.as_str(), of.name.as_str()));
    let mut wrong = Vec::new();
    for one in &all {
        match rows(one) {
            Some((_, _, row)) if !row_says(&page, row, one) => {
                wrong.push(format!(
                    "limits.md: “{row}” should say {}, the {} of {}",
                    count(one.value),
                    one.name,
                    one.file
                ));
            }
            None if one.public => {
                wrong.push(format!(
                    "{}: {} needs a line in limits.md, and a row in the list of this test",
                    one.file, one.name
                ));
            }
            _ => {}
        }
    }
    for (file, name, _) in SAID {
        if !all.iter().any(|one| (one.file.as_str(), one.name.as_str()) == (*file, *name)) {
            wrong.push(format!("{file}: there is no {name}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!((product("4 * 1_024"), product("u64::MAX")), (Some(4_096), None));
}
