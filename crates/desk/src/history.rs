//! Proving the timelines: each chain from its first entry to its head, and each content against its digest.

use crate::Desk;
use domain::timeline::{Linked, matches_content, start_of, verify};
use store::{Entry, Read, Trouble};

/// Entries read together.
const ENTRIES_PAGE: i64 = 100_000;
/// Chains looked at together.
const CHAINS_PAGE: i64 = 200;

/// What was looked at, and what does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Chains.
    pub chains: usize,
    /// Entries in them.
    pub entries: usize,
    /// What does not hold, in words.
    pub broken: Vec<String>,
}

impl Desk {
    /// Proves all timelines.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn prove_histories(&self) -> Result<Proof, Trouble> {
        let mut proof = Proof::default();
        let mut after = i64::MIN;
        loop {
            let page = self.store.read(move |read| {
                let chains = read.chains_after(after, CHAINS_PAGE)?;
                let proven = chains.iter().map(|chain| prove(read, *chain)).collect::<Result<Vec<_>, _>>()?;
                Ok::<_, Trouble>((chains, proven))
            });
            let (chains, proven) = page.await?;
            let Some(last) = chains.last() else { return Ok(proof) };
            after = *last;
            proof.chains += chains.len();
            for of_chain in proven {
                match of_chain {
                    Ok(entries) => proof.entries += entries,
                    Err(words) => proof.broken.push(words),
                }
            }
        }
    }
}

/// Proves one timeline; `Err` says where it does not hold.
///
/// # Errors
/// When the database cannot be read.
pub fn prove(read: &mut Read<'_, '_>, chain: i64) -> Result<Result<usize, String>, Trouble> {
    let entries = read.entries(chain, 0, ENTRIES_PAGE)?;
    let salts = read.entry_salts(chain)?;
    let head = read.chain_head(chain)?;
    Ok(holds(chain, &entries, &salts, head))
}

fn holds(
    chain: i64,
    entries: &[Entry],
    salts: &[(i64, Vec<u8>)],
    head: Option<(i64, Vec<u8>)>,
) -> Result<usize, String> {
    let actors: Vec<String> = entries.iter().map(|entry| entry.actor.to_string()).collect();
    let linked = entries.iter().zip(&actors).map(|(entry, actor_word)| Linked {
        sequence: u64::try_from(entry.sequence).unwrap_or_default(),
        at: entry.at,
        actor_word,
        kind_word: &entry.kind,
        content_digest: bytes(&entry.content_digest),
        hash: bytes(&entry.digest),
    });
    let computed = verify(&start_of(&chain.to_string()), linked)
        .map_err(|broken| format!("the timeline of {chain} was changed at entry {}", broken.sequence))?;
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    if head != Some((count, computed.to_vec())) {
        return Err(format!("the timeline of {chain} does not end where it should"));
    }
    for entry in entries {
        // Content that was erased with its salt leaves its place in the chain.
        let salt = salts.iter().find(|(sequence, _)| *sequence == entry.sequence);
        if let (Some(content), Some((_, salt))) = (&entry.content, salt)
            && !matches_content(&bytes(&entry.content_digest), &bytes(salt), content.as_bytes())
        {
            return Err(format!("the content of entry {} in the timeline of {chain} was changed", entry.sequence));
        }
    }
    Ok(entries.len())
}

/// Bytes of a fixed number; zeros, which fit nothing, where there are more or fewer.
fn bytes<const COUNT: usize>(of: &[u8]) -> [u8; COUNT] {
    of.try_into().unwrap_or([0; COUNT])
}
