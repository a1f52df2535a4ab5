//! Builds the assets: joins the style sheets in a declared order and the ES modules in dependency order, names
//! each result after its content, compresses it, and writes `assets.rs` with the table that the crate serves.
//!
//! There is no bundler and no Node. A module of ours imports only from other modules of ours, by name, at the top
//! of the file; joining them means leaving those lines out, because every top-level name is used once in the whole
//! set (which is checked here). The build fails on an import that no file answers. What is joined is written anew as
//! short as it goes: names that nobody outside can know become letters.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::{MangleOptions, Mangler};
use oxc_parser::Parser;
use oxc_span::SourceType;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Each style sheet and the files that it is made of, in this order.
const SHEETS: &[(&str, &[&str])] = &[
    ("app", &["tokens", "base", "parts", "rail", "list", "conversation", "frame", "narrow", "media"]),
    ("pages", &["pages"]),
    ("customer", &["tokens", "customer"]),
    ("help", &["tokens", "customer", "help"]),
    ("mail", &["mail"]),
    ("whole", &["whole"]),
];
/// How often the compressor looks for something smaller.
const ITERATIONS: std::num::NonZeroU64 = std::num::NonZeroU64::MIN.saturating_add(39);
/// The modules that start others, each a script of its own: that of the desk, and what single pages need.
const ENTRIES: [&str; 4] = ["app", "passkey", "push", "worker"];
/// The rest of a script, fetched when it is needed: it stands on the modules of the first, which are there already.
const RESTS: [(&str, &str); 1] = [("rest", "app")];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=assets");
    println!("cargo:rerun-if-changed=build.rs");
    let assets = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut table = String::new();
    let mut constants = String::new();
    for (name, parts) in SHEETS {
        let text = sheet(&assets.join("css"), parts)?;
        add(&out, name, "css", "text/css; charset=utf-8", &text, &mut table, &mut constants)?;
    }
    for (name, text) in scripts(&assets.join("js"))? {
        add(&out, name, "js", "text/javascript; charset=utf-8", &text, &mut table, &mut constants)?;
    }
    let code = format!("{constants}/// Every asset of the product.\npub static ASSETS: &[Asset] = &[\n{table}];\n");
    fs::write(out.join("assets.rs"), code)?;
    Ok(())
}

fn sheet(folder: &Path, parts: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut whole = String::new();
    for part in parts {
        let path = folder.join(format!("{part}.css"));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        whole.push_str(&without_css_comments(&text));
    }
    Ok(whole)
}

/// Comments are for us, not for the wire; indentation goes with them.
fn without_css_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let mut kept = lines_kept(&kept);
    // Blanks that say nothing; a colon in a selector has its blank before it.
    for (long, short) in [
        (": ", ":"),
        ("; ", ";"),
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        (",\n", ","),
        ("}\n", "}"),
        (";\n", ";"),
        ("{\n", "{"),
    ] {
        kept = kept.replace(long, short);
    }
    kept
}

fn lines_kept(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// One module of ours as it stands on disk.
struct Module {
    needs: Vec<(String, Vec<String>)>,
    gives: BTreeSet<String>,
    names: BTreeSet<String>,
    code: String,
}

fn scripts(folder: &Path) -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    let mut modules = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        modules.insert(name.to_owned(), module(&fs::read_to_string(&path)?));
    }
    for (name, module) in &modules {
        for (from, wanted) in &module.needs {
            let given = modules.get(from).ok_or(format!("{name}.js imports from {from}.js, which does not exist"))?;
            if let Some(missing) = wanted.iter().find(|wanted| !given.gives.contains(*wanted)) {
                return Err(format!("{name}.js imports {missing}, which {from}.js does not export").into());
            }
        }
    }
    let (mut all, mut used) = (Vec::new(), BTreeSet::new());
    for entry in ENTRIES {
        let order = ordered(entry, &modules)?;
        let mut text = joined(&order, &modules)?;
        used.extend(order.clone());
        if let Some(&(rest, _)) = RESTS.iter().find(|(_, base)| *base == entry) {
            let own = own_of(rest, &order, &modules)?;
            let shared = shared(&own, &order, &modules);
            writeln!(text, "export{{{shared}}};")?;
            text = shortened(entry, &text)?;
            let base = address(entry, "js", &text);
            let own_text = format!("import{{{shared}}}from{base:?};\n{}", joined(&own, &modules)?);
            all.push((rest, shortened(rest, &own_text)?));
            used.extend(own);
        } else {
            text = shortened(entry, &text)?;
        }
        all.push((entry, text));
    }
    if let Some(lonely) = modules.keys().find(|name| !used.contains(*name)) {
        return Err(format!("{lonely}.js is imported by no module").into());
    }
    Ok(all)
}

/// The same script without what only people read: comments, blanks and long names.
fn shortened(name: &str, text: &str) -> Result<String, Box<dyn Error>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(wrong) = parsed.diagnostics.first() {
        return Err(format!("{name}.js: {wrong}").into());
    }
    let options = MangleOptions { top_level: Some(true), ..MangleOptions::default() };
    let mangled = Mangler::new().with_options(options).build(&parsed.program);
    let writer = Codegen::new().with_options(CodegenOptions::minify()).with_scoping(Some(mangled.scoping));
    Ok(writer.build(&parsed.program).code)
}

/// The modules of a rest that its base does not have. Both have one set of names, as if they were one script.
fn own_of(rest: &str, base: &[String], modules: &BTreeMap<String, Module>) -> Result<Vec<String>, Box<dyn Error>> {
    let own: Vec<String> = ordered(rest, modules)?.into_iter().filter(|name| !base.contains(name)).collect();
    joined(&[base, &own].concat(), modules)?;
    Ok(own)
}

/// What modules take from those that are there already, as a list of names.
fn shared(own: &[String], base: &[String], modules: &BTreeMap<String, Module>) -> String {
    let needs = own.iter().flat_map(|name| &modules[name].needs).filter(|(from, _)| base.contains(from));
    let names: BTreeSet<&str> = needs.flat_map(|(_, names)| names.iter().map(String::as_str)).collect();
    names.into_iter().collect::<Vec<_>>().join(",")
}

/// A module and everything that it imports, each after what it needs.
fn ordered(entry: &str, modules: &BTreeMap<String, Module>) -> Result<Vec<String>, Box<dyn Error>> {
    let mut order = Vec::new();
    visit(entry, modules, &mut Vec::new(), &mut order)?;
    Ok(order)
}

/// Modules in their order, as one script.
fn joined(order: &[String], modules: &BTreeMap<String, Module>) -> Result<String, Box<dyn Error>> {
    let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
    let mut whole = String::new();
    for name in order {
        let module = &modules[name];
        for declared in &module.names {
            if let Some(other) = owners.insert(declared, name) {
                return Err(format!("{declared} is declared in both {other}.js and {name}.js").into());
            }
        }
        whole.push_str(&module.code);
    }
    Ok(whole)
}

/// Depth first, so that a module comes after everything that it imports.
fn visit(
    name: &str,
    modules: &BTreeMap<String, Module>,
    path: &mut Vec<String>,
    order: &mut Vec<String>,
) -> Result<(), Box<dyn Error>> {
    if order.iter().any(|done| done == name) {
        return Ok(());
    }
    if path.iter().any(|open| open == name) {
        return Err(format!("modules import each other in a circle: {} -> {name}", path.join(" -> ")).into());
    }
    path.push(name.to_owned());
    for (from, _) in &modules.get(name).ok_or(format!("{name}.js does not exist"))?.needs {
        visit(from, modules, path, order)?;
    }
    path.pop();
    order.push(name.to_owned());
    Ok(())
}

/// Reads a module line by line: imports out, `export` off.
fn module(text: &str) -> Module {
    let mut module = Module { needs: vec![], gives: BTreeSet::new(), names: BTreeSet::new(), code: String::new() };
    for line in text.lines() {
        if let Some(import) = line.strip_prefix("import ") {
            module.needs.extend(imported(import));
            continue;
        }
        let code = line.strip_prefix("export ").unwrap_or(line);
        if let Some(declared) = declared(code) {
            if code.len() < line.len() {
                module.gives.insert(declared.clone());
            }
            module.names.insert(declared);
        }
        module.code.push_str(code);
        module.code.push('\n');
    }
    module
}

/// `{ a, b } from "./name.js";`
fn imported(line: &str) -> Option<(String, Vec<String>)> {
    let (names, from) = line.split_once("from")?;
    let names = names.trim().trim_matches(['{', '}']).split(',').map(|name| name.trim().to_owned());
    let from = from.trim().trim_matches([';', '"']).trim_start_matches("./").trim_end_matches(".js");
    Some((from.to_owned(), names.filter(|name| !name.is_empty()).collect()))
}

/// The name that a line at the left margin declares.
fn declared(code: &str) -> Option<String> {
    let rest =
        ["async function ", "function ", "const ", "let ", "class "].iter().find_map(|kind| code.strip_prefix(kind))?;
    let end =
        rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '$').unwrap_or(rest.len());
    (end > 0).then(|| rest[..end].to_owned())
}

/// Where a file is served: a browser keeps it for as long as its content stays the same.
fn address(name: &str, kind: &str, text: &str) -> String {
    format!("/assets/{name}.{}.{kind}", hash(text))
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(6).fold(String::new(), |mut hash, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

fn add(
    out: &Path,
    name: &str,
    kind: &str,
    mime: &str,
    text: &str,
    table: &mut String,
    constants: &mut String,
) -> Result<(), Box<dyn Error>> {
    let hash = hash(text);
    let file = out.join(format!("{name}.{kind}"));
    let packed = out.join(format!("{name}.{kind}.gz"));
    // Once at build time, so that every browser loads a twentieth less each time.
    let mut smaller = Vec::new();
    let options = zopfli::Options { iteration_count: ITERATIONS, ..zopfli::Options::default() };
    zopfli::compress(options, zopfli::Format::Gzip, text.as_bytes(), &mut smaller)?;
    fs::write(&file, text)?;
    fs::write(&packed, smaller)?;
    let constant = format!("{}_{}", name.to_uppercase(), kind.to_uppercase());
    let url = address(name, kind, text);
    writeln!(
        constants,
        "/// Where `{name}.{kind}` is served, with its content in its name.\npub const {constant}: &str = {url:?};"
    )?;
    writeln!(
        table,
        "    Asset {{ url: {constant}, mime: {mime:?}, etag: \"\\\"{hash}\\\"\", plain: include_bytes!({:?}), packed: include_bytes!({:?}) }},",
        file.display().to_string(),
        packed.display().to_string(),
    )?;
    Ok(())
}
