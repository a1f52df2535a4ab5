//! A desk that has grown. One day is lived by the production code under a virtual clock; its rows are then written many
//! times over, each time half a day earlier, with people, identifiers, times and words of their own. What a day holds is
//! real, in every table; to live it so many times would take hours.

use crate::names::{Spellings, surname};
use desk::article::NewArticle;
use desk::brand::NewBrand;
use desk::enquiry::{Ask, Which};
use desk::field::NewField;
use desk::view::NewView;
use domain::field::FieldKind;
use domain::{ConversationId, FieldId, Millis};
use language::Language;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use std::path::Path;
use store::Place;
use tests::{Letter, World};

/// The mailbox of the desk.
const HELP: &str = "help@birch.example";
/// Conversations of a day.
pub const A_DAY: usize = 450;
/// One of so many conversations of a day stays open.
const OPEN_EVERY: usize = 45;
/// How much earlier each copy of the day is, in milliseconds.
const EARLIER: i64 = 12 * 60 * 60 * 1_000;
/// Bits of an identifier below its milliseconds.
const BELOW_MILLIS: i64 = 22;
/// What stands in the words of the day where each copy has its own.
const OWN_WORDS: &str = "qqownwords";
/// A word of one message in a hundred days.
pub const RARE: &str = "marzipan";
/// A word of every message.
pub const COMMON: &str = "kettle";
/// Words that the own words are drawn from, the first ones most often, as in any language.
const VOCABULARY: f64 = 60_000.0;

/// A tag of one conversation in ninety.
const RARE_TAG: &str = "press";
/// Articles for customers.
const ARTICLES: usize = 200;
/// First names.
const FIRST: [&str; 8] = ["Amara", "Bo", "Carla", "Dmitri", "Elif", "Fatima", "Goran", "Hana"];

/// Tables of what a desk has once, not once a day.
const ONCE: [&str; 27] = [
    "desk",
    "teams",
    "agents",
    "mailboxes",
    "leases",
    "sessions",
    "known_browsers",
    "sign_in_failures",
    "spam_words",
    "sources",
    "blobs",
    "schema_migrations",
    "tags",
    "views",
    "fields",
    "rules",
    "brands",
    "brand_mailboxes",
    "articles",
    "article_versions",
    "article_sentences",
    "preferences",
    "saved_answers",
    "push_key",
    "connections",
    "trips",
    "digests",
];
/// What is learnt anew of all that was written.
const LEARNT: [&str; 4] = ["spellings", "spelling_keys", "spelled_names", "spelling_progress"];
/// Words that no two rows may share: each copy says which it is.
const UNIQUE: [(&str, &str); 8] = [
    ("contact_points", "canonical"),
    ("conversations", "reference"),
    ("conversations", "page_token"),
    ("reply_tokens", "token"),
    ("messages", "external_id"),
    ("inbound", "external_key"),
    ("outgoing", "external_id"),
    ("outgoing", "bounce_token"),
];

/// A day that was lived.
pub struct Day {
    once: Vec<Table>,
    daily: Vec<Table>,
    /// The first identifier of the day: everything that is larger is one.
    first_id: i64,
    /// When it began: what is larger, and no identifier, is a time.
    began: i64,
}

/// The rows of a table.
struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

impl Day {
    /// Lives it in a folder.
    pub async fn live(folder: &Path) -> Day {
        let path = folder.join("day.db");
        let world = World::at(&Place::Sqlite(path.clone())).await;
        let lists = Lists::make(&world).await;
        for number in 0..A_DAY {
            talk(&world, &lists, number).await;
        }
        world.finish().await;
        let database = Connection::open(&path).unwrap();
        let number = |query: &str| database.query_row(query, [], |row| row.get(0)).unwrap();
        let names = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'message_search%'";
        let names: Vec<String> = texts(&database, names);
        let (once, daily) = names
            .into_iter()
            .filter(|name| !LEARNT.contains(&name.as_str()))
            .map(|name| Table::of(&database, name))
            .partition(|table: &Table| ONCE.contains(&table.name.as_str()));
        let mut day = Day {
            once,
            daily,
            first_id: number("SELECT min(id) FROM inbound"),
            began: number("SELECT min(received_at) FROM inbound"),
        };
        // What happened to the desk itself happened once.
        for table in
            day.daily.iter_mut().filter(|table| ["entries", "entry_salts", "chains"].contains(&table.name.as_str()))
        {
            let chain = table.columns.iter().position(|column| column == "chain" || column == "id").unwrap();
            table.rows.retain(|row| matches!(row[chain], Value::Integer(chain) if chain >= day.first_id));
        }
        day
    }

    /// Writes a desk that has so many days behind it.
    pub fn grow(&self, path: &Path, days: usize) -> Grown {
        store::migrate::migrate(&Place::Sqlite(path.to_owned()), domain::Moment(0)).unwrap();
        let database = Connection::open(path).unwrap();
        let settings = "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -3000000; PRAGMA wal_autocheckpoint = 100000";
        database.execute_batch(settings).unwrap();
        database.set_prepared_statement_cache_capacity(100);
        for table in &self.once {
            database.execute(&format!("DELETE FROM {}", table.name), []).unwrap();
            table.rows.iter().for_each(|row| table.insert(&database, row));
        }
        database.execute("UPDATE desk SET demo = 0", []).unwrap();
        // The earliest first, so that rows are appended as in life.
        let mut spellings = Spellings::default();
        for earlier in (0..days).rev() {
            database.execute_batch("BEGIN").unwrap();
            self.write(&database, earlier, &mut spellings);
            database.execute_batch("COMMIT").unwrap();
        }
        spellings.write(&database);
        database.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let count =
            |table: &str| database.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        let every = "SELECT CAST(id AS TEXT) FROM conversations WHERE status = 'open' ORDER BY reference LIMIT 1000";
        Grown { conversations: count("conversations"), messages: count("messages"), some: texts(&database, every) }
    }

    fn write(&self, database: &Connection, copy: usize, spellings: &mut Spellings) {
        let mut chance = Chance(copy as u64 + 1);
        let named: Vec<String> = (0..A_DAY).map(|_| surname((40_000_f64).powf(chance.next()) as u64)).collect();
        for table in &self.daily {
            for (number, row) in table.rows.iter().enumerate() {
                let own = match table.name.as_str() {
                    "messages" => own_words(&mut chance, copy, number),
                    "contact_points" | "customers" => named[number % A_DAY].clone(),
                    _ => String::new(),
                };
                let row: Vec<Value> = table
                    .columns
                    .iter()
                    .zip(row)
                    .map(|(column, value)| self.earlier(table, column, value, copy, &own))
                    .collect();
                table.insert(database, &row);
                if table.name == "messages" {
                    index(database, table, &row);
                }
                if let ("contact_points", Value::Integer(point)) = (table.name.as_str(), &row[0]) {
                    spellings.learn(*point, table.text(&row, "name"), table.text(&row, "written"));
                }
            }
        }
    }

    /// A value as it was so many copies earlier.
    fn earlier(&self, table: &Table, column: &str, value: &Value, copy: usize, own: &str) -> Value {
        let by = i64::try_from(copy).unwrap() * EARLIER;
        match value {
            Value::Integer(number) if *number >= self.first_id => Value::Integer(number - (by << BELOW_MILLIS)),
            Value::Integer(number) if (self.began..self.began * 2).contains(number) => Value::Integer(number - by),
            Value::Text(text) if UNIQUE.contains(&(table.name.as_str(), column)) => {
                Value::Text(format!("{text}.{copy}"))
            }
            Value::Text(text) if text.contains(OWN_WORDS) => Value::Text(text.replace(OWN_WORDS, own)),
            other => other.clone(),
        }
    }
}

/// What a desk has.
pub struct Grown {
    /// Conversations.
    pub conversations: i64,
    /// Messages.
    pub messages: i64,
    /// Open conversations of all times.
    pub some: Vec<String>,
}

impl Table {
    fn of(database: &Connection, name: String) -> Table {
        let mut columns = texts(database, &format!("SELECT name FROM pragma_table_info('{name}')"));
        // The place in the feed is given anew.
        columns.retain(|column| !(name == "entries" && column == "position"));
        let order = if name == "entries" { "position" } else { "rowid" };
        let listed = listed(&columns);
        let mut statement = database.prepare(&format!("SELECT {listed} FROM {name} ORDER BY {order}")).unwrap();
        let width = columns.len();
        let row = |row: &rusqlite::Row<'_>| (0..width).map(|at| row.get(at)).collect();
        let rows = statement.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap();
        Table { name, columns, rows }
    }

    fn insert(&self, database: &Connection, row: &[Value]) {
        let marks = vec!["?"; row.len()].join(", ");
        let statement = format!("INSERT INTO {} ({}) VALUES ({marks})", self.name, listed(&self.columns));
        database.prepare_cached(&statement).unwrap().execute(params_from_iter(row)).unwrap();
    }

    fn text<'a>(&self, row: &'a [Value], column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| name == column).unwrap();
        match &row[at] {
            Value::Text(text) => text,
            _ => "",
        }
    }
}

fn listed(columns: &[String]) -> String {
    columns.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

fn texts(database: &Connection, query: &str) -> Vec<String> {
    let mut statement = database.prepare(query).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Makes a message findable, as the desk does.
fn index(database: &Connection, table: &Table, row: &[Value]) {
    let mut tokens = domain::text::tokens(table.text(row, "subject"));
    tokens.extend(domain::text::tokens(table.text(row, "text")));
    tokens.sort_unstable();
    tokens.dedup();
    let values = [row[0].clone(), Value::Text(tokens.join(" "))];
    let insert = "INSERT INTO message_search (rowid, tokens) VALUES (?, ?)";
    database.prepare_cached(insert).unwrap().execute(params_from_iter(values)).unwrap();
}

/// A talk: a question, three answers of an agent and three replies, and the agent closes it but for a few.
async fn talk(world: &World, lists: &Lists, number: usize) {
    let from = format!("{} {OWN_WORDS} <person{number}@people{}.example>", FIRST[number % FIRST.len()], number % 97);
    let words = |what: &str| {
        format!(
            "{what} It is about the {COMMON} of order {OWN_WORDS}, which came on Tuesday and does what it wants since then."
        )
    };
    world
        .mail(&Letter::new(&from, HELP, &format!("About my order {number}"), &words("Hello, I need your help.")))
        .await;
    let conversation = world.conversations().await.into_iter().map(|it| it.id).max().unwrap();
    lists.noted(world, conversation, number).await;
    for step in 0..3 {
        world.pass(Millis::seconds(40)).await;
        world.answer(world.cast.mia, conversation, &words("Thank you for writing. I looked at it.")).await;
        world
            .mail(&Letter::answering(
                &world.last_sent().outgoing,
                &from,
                &words(&format!("Reply {step}: it still does.")),
            ))
            .await;
    }
    if !number.is_multiple_of(OPEN_EVERY) {
        world.desk.close(world.cast.mia, conversation).await.unwrap();
    }
}

/// What an administrator has set up before the day: tags, a field, a view, articles, a brand.
struct Lists {
    level: FieldId,
}

impl Lists {
    async fn make(world: &World) -> Lists {
        let (desk, mia) = (&world.desk, world.cast.mia);
        let level = NewField {
            name: "Level".into(),
            kind: FieldKind::Choice,
            choices: "Gold\nSilver".into(),
            ..NewField::default()
        };
        let level = desk.add_field(mia, level).await.unwrap();
        let view = NewView { name: "Refunds".into(), line: "tag:refund is:open".into(), shared: true };
        desk.keep_view(mia, view).await.unwrap();
        desk.keep_brand(mia, None, NewBrand { name: "Birch at home".into(), ..NewBrand::default() }).await.unwrap();
        for number in 0..ARTICLES {
            let article = NewArticle {
                title: format!("How to look after the {COMMON} of model {number}"),
                body: "Fill it, boil it, empty it. Then do so again, with a little vinegar in it.".into(),
                language: Language::English,
                of: None,
                seen: None,
                public: true,
            };
            desk.keep_article(mia, None, article).await.unwrap();
        }
        Lists { level }
    }

    /// What agents note about a conversation: a third has a tag, a fifth a level, and about one in fifty a carrier was asked.
    async fn noted(&self, world: &World, id: ConversationId, number: usize) {
        let (desk, mia) = (&world.desk, world.cast.mia);
        if number.is_multiple_of(3) {
            desk.tag(mia, id, if number.is_multiple_of(90) { RARE_TAG } else { "refund" }).await.unwrap();
        }
        if number.is_multiple_of(5) {
            let level = if number.is_multiple_of(50) { "Gold" } else { "Silver" };
            desk.fill_fields(mia, id, vec![(self.level, level.to_owned())]).await.unwrap();
        }
        if number.is_multiple_of(OPEN_EVERY) {
            let ask = Ask {
                draft: desk.new_draft(),
                conversation: id,
                which: Which::New { subject: "Parcel".into(), forwards: None },
                to: "desk@carrier.example".into(),
                text: "Where is it?".into(),
                marked: true,
                files: Vec::new(),
            };
            desk.enquire(mia, ask).await.unwrap();
            world.pass(Millis::seconds(20)).await;
            world.mail(&Letter::answering(&world.last_sent().outgoing, "desk@carrier.example", "At the depot.")).await;
        }
    }
}

/// A few words of a vocabulary, and a number that nothing else has.
fn own_words(chance: &mut Chance, copy: usize, number: usize) -> String {
    let mut words = format!("{}", 10_000_000 + copy * 10_000 + number);
    for _ in 0..6 {
        // Zipf's law: the logarithm of the rank is even.
        let rank = VOCABULARY.powf(chance.next()) as u64;
        words.push_str(&format!(" w{rank}"));
    }
    if number == 0 && copy.is_multiple_of(100) {
        words.push(' ');
        words.push_str(RARE);
    }
    words
}

/// Numbers that look like chance and are the same each time (SplitMix64).
struct Chance(u64);

impl Chance {
    /// The next, from 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
