//! Proving the timelines: each chain from its first entry to its head, and each content against its digest.

use crate::Desk;
use crate::keep::DESK_CHAIN;
use domain::timeline::{Digest, Linked, matches_content, start_of, verify_on};
use std::collections::HashMap;
use store::{Entry, Read, Trouble};

/// Entries read together.
const ENTRIES_PAGE: i64 = 10_000;
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
    /// There was more than was to be looked at.
    pub cut: bool,
}

impl Desk {
    /// Proves all timelines.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn prove_histories(&self) -> Result<Proof, Trouble> {
        self.prove_some_histories(usize::MAX).await
    }

    /// Proves the timeline of the desk as a whole.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn prove_own_history(&self) -> Result<Proof, Trouble> {
        let proved = self.store.read(|read| prove(read, DESK_CHAIN)).await?;
        let (entries, broken) = match proved {
            Ok(entries) => (entries, Vec::new()),
            Err(words) => (0, vec![words]),
        };
        Ok(Proof { chains: 1, entries, broken, cut: false })
    }

    /// Proves timelines until so many entries were looked at, in the order of their beginnings.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn prove_some_histories(&self, entries_max: usize) -> Result<Proof, Trouble> {
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
            if proof.entries >= entries_max {
                return Ok(Proof { cut: true, ..proof });
            }
        }
    }
}

/// Proves one timeline, piece by piece; `Err` says where it does not hold.
///
/// # Errors
/// When the database cannot be read.
pub fn prove(read: &mut Read<'_, '_>, chain: i64) -> Result<Result<usize, String>, Trouble> {
    let (mut head, mut proved) = (start_of(&chain.to_string()), 0_i64);
    loop {
        let entries = read.entries(chain, proved, ENTRIES_PAGE)?;
        let Some(last) = entries.last().map(|entry| entry.sequence) else { break };
        let salts: HashMap<i64, Vec<u8>> = read.entry_salts(chain, proved, last)?.into_iter().collect();
        match holds(chain, &head, proved, &entries, &salts) {
            Ok(reached) => head = reached,
            Err(words) => return Ok(Err(words)),
        }
        proved += i64::try_from(entries.len()).unwrap_or(i64::MAX);
    }
    let known = read.chain_head(chain)?.unwrap_or_else(|| (0, start_of(&chain.to_string()).to_vec()));
    if known != (proved, head.to_vec()) {
        return Ok(Err(format!("the timeline of {chain} does not end where it should")));
    }
    Ok(Ok(usize::try_from(proved).unwrap_or(usize::MAX)))
}

fn holds(
    chain: i64,
    head: &Digest,
    proved: i64,
    entries: &[Entry],
    salts: &HashMap<i64, Vec<u8>>,
) -> Result<Digest, String> {
    let actors: Vec<String> = entries.iter().map(|entry| entry.actor.to_string()).collect();
    let linked = entries.iter().zip(&actors).map(|(entry, actor_word)| Linked {
        sequence: u64::try_from(entry.sequence).unwrap_or_default(),
        at: entry.at,
        actor_word,
        kind_word: &entry.kind,
        content_digest: bytes(&entry.content_digest),
        hash: bytes(&entry.digest),
    });
    let reached = verify_on(head, u64::try_from(proved).unwrap_or_default(), linked)
        .map_err(|broken| format!("the timeline of {chain} was changed at entry {}", broken.sequence))?;
    for entry in entries {
        // Content that was erased with its salt leaves its place in the chain.
        if let (Some(content), Some(salt)) = (&entry.content, salts.get(&entry.sequence))
            && !matches_content(&bytes(&entry.content_digest), &bytes(salt), content.as_bytes())
        {
            return Err(format!("the content of entry {} in the timeline of {chain} was changed", entry.sequence));
        }
    }
    Ok(reached)
}

/// Bytes of a fixed number; zeros, which fit nothing, where there are more or fewer.
fn bytes<const COUNT: usize>(of: &[u8]) -> [u8; COUNT] {
    of.try_into().unwrap_or([0; COUNT])
}
