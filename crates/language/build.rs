//! Makes a function of every message of `words/en`, so that a message that is missing, or misses a value, does not compile.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The languages, by the names of their folders.
const TAGS: [&str; 6] = ["en", "de", "fr", "es", "ar", "ja"];
/// Messages that the script needs begin with this.
const SCRIPT: &str = "script-";

struct Message {
    id: String,
    english: String,
    variables: BTreeSet<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=words");
    let words = Path::new("words");
    let mut messages = messages(words)?;
    messages.sort_by(|one, other| one.id.cmp(&other.id));
    let target = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets it")?);
    std::fs::write(target.join("messages.rs"), functions(&messages))?;
    std::fs::write(target.join("sources.rs"), sources(words)?)?;
    Ok(())
}

fn messages(words: &Path) -> Result<Vec<Message>, Box<dyn Error>> {
    let mut found = Vec::new();
    for file in files(&words.join("en")) {
        let text = std::fs::read_to_string(&file)?;
        let parsed = fluent_syntax::parser::parse(text.as_str())
            .map_err(|(_, errors)| format!("{}: {errors:?}", file.display()))?;
        for entry in parsed.body {
            let Entry::Message(message) = entry else { continue };
            let pattern =
                message.value.ok_or_else(|| format!("{}: {} has no text", file.display(), message.id.name))?;
            let mut variables = BTreeSet::new();
            of_pattern(&pattern, &mut variables);
            let english = plain(&pattern);
            found.push(Message { id: message.id.name.to_owned(), english, variables });
        }
    }
    Ok(found)
}

fn of_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, variables);
        }
    }
}

fn of_expression(expression: &Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, variables),
        Expression::Select { selector, variants } => {
            of_inline(selector, variables);
            variants.iter().for_each(|variant| of_pattern(&variant.value, variables));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, variables),
        _ => {}
    }
}

/// The English text as documentation shows it.
fn plain(pattern: &Pattern<&str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => {
                let mut variables = BTreeSet::new();
                of_expression(expression, &mut variables);
                let _ = write!(text, "({})", variables.into_iter().next().unwrap_or_default());
            }
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn functions(messages: &[Message]) -> String {
    let mut code = String::from("impl Language {\n");
    for (number, message) in messages.iter().enumerate() {
        let name = message.id.replace('-', "_");
        let english = message.english.replace('[', "\\[").replace('<', "\\<");
        let _ = writeln!(code, "    /// “{english}”");
        if message.variables.is_empty() {
            let _ = writeln!(code, "    pub fn {name}(self) -> &'static str {{ self.said({number}) }}");
            continue;
        }
        let arguments = message.variables.iter().map(|it| format!("{}: impl Into<Value<'a>>", argument(it)));
        let values = message.variables.iter().map(|it| format!("(\"{it}\", {}.into())", argument(it)));
        let (arguments, values) = (arguments.collect::<Vec<_>>().join(", "), values.collect::<Vec<_>>().join(", "));
        let _ = writeln!(
            code,
            "    pub fn {name}<'a>(self, {arguments}) -> String {{ self.filled({number}, [{values}]) }}"
        );
    }
    code.push_str("}\n");
    let ids: Vec<_> = messages.iter().map(|message| format!("\"{}\"", message.id)).collect();
    let _ = writeln!(code, "static IDS: [&str; {}] = [{}];", ids.len(), ids.join(", "));
    let script = messages.iter().enumerate().filter(|(_, message)| message.id.starts_with(SCRIPT));
    let script: Vec<_> = script
        .map(|(number, message)| {
            let variables: Vec<_> = message.variables.iter().map(|it| format!("\"{it}\"")).collect();
            format!("({number}, \"{}\", &[{}])", &message.id[SCRIPT.len()..], variables.join(", "))
        })
        .collect();
    let _ = writeln!(code, "const SCRIPT: [(usize, &str, &[&str]); {}] = [{}];", script.len(), script.join(", "));
    code
}

/// The name of an argument: as in the message, with Rust's manners.
fn argument(variable: &str) -> String {
    variable.replace('-', "_")
}

/// The texts of all languages, to be part of the program.
fn sources(words: &Path) -> Result<String, Box<dyn Error>> {
    let here = std::env::var("CARGO_MANIFEST_DIR")?;
    let mut code = format!("const SOURCES: [&[&str]; {}] = [\n", TAGS.len());
    for tag in TAGS {
        let included =
            files(&words.join(tag)).into_iter().map(|file| format!("include_str!(\"{here}/{}\")", file.display()));
        let _ = writeln!(code, "    &[{}],", included.collect::<Vec<_>>().join(", "));
    }
    code.push_str("];\n");
    Ok(code)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "ftl")).collect();
    files.sort();
    files
}
