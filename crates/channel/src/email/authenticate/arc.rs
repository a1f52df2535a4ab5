//! The chain of those who passed a message on (RFC 8617): each seals what it saw. A chain that holds says that nobody
//! tampered with those words; whether the words are true is another question, so it is shown and never believed.

use super::letter::{Field, Form, Letter};
use super::names::LookUps;
use super::signature::{Hashed, Judged, Key, a_label, verify};
use super::tags::Tags;
use domain::message::{Check, Verdict};

/// Sets in one chain (RFC 8617 §4.2.1).
const SETS_MAX: usize = 50;
/// The three header fields of a set, in the order in which they are sealed.
const NAMES: [&str; 3] = ["arc-authentication-results", "arc-message-signature", "arc-seal"];

/// Checks the chain. `now` is in seconds since 1970.
pub(super) async fn check(hashed: &Hashed<'_>, names: LookUps<'_>, now: i64) -> Check {
    let chain = match Chain::of(hashed.letter) {
        Ok(None) => return Check::default(),
        Ok(Some(chain)) => chain,
        Err(why) => return Check::new(Verdict::Fail, "", why),
    };
    let sealer = chain.sets.last().and_then(|set| set.seal.1.filled("d")).map(a_label).unwrap_or_default();
    let (result, why) = chain.verify(hashed, names, now).await.unwrap_or_else(|judged| judged);
    // A chain has three results; only that nobody answered is no result (RFC 8617 §4.4).
    let result = if matches!(result, Verdict::Pass | Verdict::TempError) { result } else { Verdict::Fail };
    Check::new(result, sealer, why)
}

struct Chain<'a> {
    sets: Vec<Set<'a>>,
}

struct Set<'a> {
    results: Field<'a>,
    message: (Field<'a>, Tags<'a>),
    seal: (Field<'a>, Tags<'a>),
}

impl<'a> Chain<'a> {
    /// The chain, when its structure is sound (RFC 8617 §5.2, steps 1 to 3).
    fn of(letter: &Letter<'a>) -> Result<Option<Chain<'a>>, &'static str> {
        let count = letter.all(NAMES[2]).take(SETS_MAX + 1).count();
        if NAMES.iter().all(|name| letter.all(name).next().is_none()) {
            return Ok(None);
        }
        if count > SETS_MAX {
            return Err("the chain is too long");
        }
        if NAMES.iter().any(|name| letter.all(name).take(SETS_MAX + 1).count() != count) {
            return Err("the chain has holes");
        }
        let tagged = |field: Field<'a>| Tags::parse(field.value()).map(|tags| (field, tags)).ok_or(UNREADABLE);
        let results = in_order(letter.all(NAMES[0]).map(Ok), |field| instance_of_results(field.value()))?;
        let messages = in_order(letter.all(NAMES[1]).map(tagged), |(_, tags)| instance(tags))?;
        let seals = in_order(letter.all(NAMES[2]).map(tagged), |(_, tags)| instance(tags))?;
        let sets = results.into_iter().zip(messages).zip(seals);
        let sets: Vec<Set<'a>> = sets.map(|((results, message), seal)| Set { results, message, seal }).collect();
        for (place, set) in sets.iter().enumerate() {
            let wanted = if place == 0 { "none" } else { "pass" };
            match set.seal.1.get("cv") {
                Some("fail") => return Err("an earlier hop found the chain broken"),
                Some(found) if found == wanted => {}
                _ => return Err("the chain contradicts itself"),
            }
            // RFC 8617 §4.1.3: a seal covers what it covers, and names nothing.
            if set.seal.1.get("h").is_some() {
                return Err(UNREADABLE);
            }
        }
        Ok(Some(Chain { sets }))
    }

    /// The last hop's signature of the message, then every seal (RFC 8617 §5.2, steps 4 and 6).
    async fn verify(&self, hashed: &Hashed<'_>, names: LookUps<'_>, now: i64) -> Result<Judged, Judged> {
        let Some(last) = self.sets.last() else { return Err((Verdict::Fail, UNREADABLE)) };
        let (field, tags) = &last.message;
        if tags.items("h").is_some_and(|names| names.iter().any(|name| name == NAMES[2])) {
            return Err((Verdict::Fail, UNREADABLE));
        }
        verify(hashed, field, tags, names, now).await?;
        let mut sealed = Vec::new();
        let mut seals = Vec::new();
        for set in &self.sets {
            set.results.write(Form::Relaxed, &mut sealed);
            set.message.0.write(Form::Relaxed, &mut sealed);
            let (seal, tags) = &set.seal;
            let mut signed = sealed.clone();
            seal.write_without(Form::Relaxed, tags.signature(), &mut signed);
            seals.push((signed, tags));
            seal.write(Form::Relaxed, &mut sealed);
        }
        for (signed, tags) in seals.iter().rev() {
            Key::of(tags, names).await?.verify(signed, tags)?;
        }
        Ok((Verdict::Pass, ""))
    }
}

const UNREADABLE: &str = "the chain cannot be read";

/// The fields of one name by their instance: each of 1 to n exactly once.
fn in_order<T>(
    fields: impl Iterator<Item = Result<T, &'static str>>,
    instance: impl Fn(&T) -> Option<usize>,
) -> Result<Vec<T>, &'static str> {
    let mut numbered = Vec::new();
    for field in fields {
        let field = field?;
        numbered.push((instance(&field).ok_or(UNREADABLE)?, field));
    }
    numbered.sort_by_key(|(instance, _)| *instance);
    let complete = numbered.iter().zip(1..).all(|((found, _), wanted)| *found == wanted);
    if complete { Ok(numbered.into_iter().map(|(_, field)| field).collect()) } else { Err("the chain has holes") }
}

fn instance(tags: &Tags<'_>) -> Option<usize> {
    usize::try_from(tags.number("i")??).ok()
}

/// `i=1; mx.example.org; …`: only the beginning is a tag.
fn instance_of_results(value: &[u8]) -> Option<usize> {
    let first = value.split(|byte| *byte == b';').next()?;
    instance(&Tags::parse(first)?)
}
