//! Where an arrival belongs. Trust falls from our own token to identifiers to the subject tag to the thread of the mail
//! program; equal subjects are no evidence at all (RFC 5322 §3.6.4 for the identifiers; the order is that of the
//! field's best desks).

use super::Because;
use crate::text::tokens;
use crate::{ConversationId, EnquiryId, Millis, Moment};
use std::collections::BTreeSet;

/// A conversation that the arrival may belong to, as found by one piece of evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// The conversation.
    pub conversation: ConversationId,
    /// Whether the sender takes part in it.
    pub participant: bool,
    /// So many people have joined it by an identifier of ours already that it must have become public.
    pub crowded: bool,
    /// The enquiry of that conversation that the evidence leads to, where it does.
    pub enquiry: Option<InEnquiry>,
}

/// How a sender stands to an enquiry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InEnquiry {
    /// The enquiry.
    pub id: EnquiryId,
    /// Whether we asked them.
    pub asked: bool,
    /// Whether they are the customer, or somebody else who takes part, at another address of theirs.
    pub takes_part: bool,
    /// So many others wrote into it already that our identifier must have become public.
    pub crowded: bool,
}

const ANOTHER_ADDRESS: &str = "wrote from an address that we had not written to";
/// The code of why mail is placed in a new conversation although its subject carries the tag of another one.
pub const TAG_OF_OTHERS: &str = "tag-of-others";
/// Colleagues who bring our identifier join a conversation; when more than so many did, it was posted somewhere.
pub const STRANGERS_MAX: usize = 3;

/// Whoever answers a conversation that was closed for longer begins a new one, which continues it: the matter of last
/// year is over, and its customer deserves to be told anew who looks after them.
pub const CLOSED_FOR_GOOD: Millis = Millis::days(28);

/// Everything found that could place an arrival.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    /// Our reply token was in the address that it was sent to.
    pub token: Option<Known>,
    /// `In-Reply-To` names a message of that conversation.
    pub in_reply_to: Option<Known>,
    /// The last of `References` that names a message of a conversation.
    pub references: Option<Known>,
    /// The subject carries the tag of that conversation.
    pub tag: Option<Known>,
    /// Its program says that it belongs to a thread that begins or goes on there ([`super::Inbound::exchange_thread`]).
    pub thread: Option<Known>,
    /// Who sent it was checked and is not true ([`super::Authentication::fails`]).
    pub forged: bool,
}

/// Where it goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// Into a conversation that exists.
    Existing {
        /// It.
        conversation: ConversationId,
        /// The evidence.
        because: Because,
        /// Why the sender is a new participant to be careful with: they hold our identifier but we did not write to
        /// them. They are never sent the history.
        flagged: Option<String>,
    },
    /// Into an enquiry: the customer has nothing to do with it.
    Enquiry {
        /// The conversation that it is about.
        conversation: ConversationId,
        /// The enquiry.
        enquiry: EnquiryId,
        /// The evidence.
        because: Because,
        /// Whether we had not asked whoever wrote it.
        stranger: bool,
    },
    /// A new conversation.
    New {
        /// Why.
        because: Because,
        /// The earlier one that it continues.
        continues: Option<ConversationId>,
    },
}

/// Decides the place. A changed subject does not matter: whoever answers our message stays in its conversation.
pub fn place(evidence: &Evidence) -> Place {
    let strong = [
        (evidence.token, "reply-token", "it was sent to the address that we gave out for this conversation"),
        (evidence.in_reply_to, "in-reply-to", "it answers a message of this conversation"),
        (evidence.references, "references", "it refers to a message of this conversation"),
    ];
    for (known, code, why) in strong {
        if let Some(known) = known
            && let Some(enquiry) = known.enquiry
        {
            return place_in_enquiry(&known, enquiry, Because::new(code, why));
        }
        if let Some(Known { conversation, participant: false, crowded: true, .. }) = known {
            let why = "it answers a conversation that many strangers answered already, as a forum or a newsletter";
            return Place::New { because: Because::new("crowded", why), continues: Some(conversation) };
        }
        if let Some(Known { conversation, participant, .. }) = known {
            let flagged = (!participant).then(|| ANOTHER_ADDRESS.to_owned());
            return Place::Existing { conversation, because: Because::new(code, why), flagged };
        }
    }
    // Anybody can type a tag, and one newsletter is one thread for all who answer it: both count only from somebody who
    // takes part.
    for (known, code, why) in [
        (evidence.tag, "subject-tag", "the subject carries the reference, and the sender takes part"),
        (evidence.thread, "thread-index", "their mail program says that it belongs here, and the sender takes part"),
    ] {
        let Some(known) = known.filter(|_| !evidence.forged) else { continue };
        if let Some(enquiry) = known.enquiry.filter(|enquiry| enquiry.asked && !known.participant) {
            let why = "the subject carries the reference, and we asked the sender about it";
            return place_in_enquiry(&known, enquiry, Because::new("enquiry-tag", why));
        }
        if let Known { conversation, participant: true, .. } = known {
            return Place::Existing { conversation, because: Because::new(code, why), flagged: None };
        }
    }
    let because = match evidence.tag {
        Some(_) if evidence.forged => {
            Because::new("tag-of-forged", "the subject carries a reference, but the sender is not who they claim to be")
        }
        Some(_) => Because::new(TAG_OF_OTHERS, "the subject carries a reference, but the sender takes no part there"),
        None => Because::new("nothing-earlier", "nothing in it refers to an earlier message"),
    };
    Place::New { because, continues: None }
}

/// An answer to an enquiry, unless the customer wrote it: whoever was asked copied them in, and what they say is their own
/// matter, which they wait about.
fn place_in_enquiry(known: &Known, enquiry: InEnquiry, because: Because) -> Place {
    let conversation = known.conversation;
    if enquiry.asked {
        return Place::Enquiry { conversation, enquiry: enquiry.id, because, stranger: false };
    }
    if known.participant || enquiry.takes_part {
        let why =
            "whoever wrote it takes part in the conversation, and answers an enquiry that they should not have seen";
        let flagged = (!known.participant).then(|| ANOTHER_ADDRESS.to_owned());
        return Place::Existing { conversation, because: Because::new("enquiry-copied", why), flagged };
    }
    if enquiry.crowded {
        let why = "it answers a conversation that many strangers answered already, as a forum or a newsletter";
        return Place::New { because: Because::new("crowded", why), continues: Some(conversation) };
    }
    Place::Enquiry { conversation, enquiry: enquiry.id, because, stranger: true }
}

/// The same place, or a new conversation that continues it when it was closed too long ago; `closed_at` is when it
/// was.
pub fn unless_over(place: Place, closed_at: Option<Moment>, now: Moment) -> Place {
    match (place, closed_at) {
        (Place::Existing { conversation, .. }, Some(closed_at)) if now.since(closed_at) > CLOSED_FOR_GOOD => {
            let why = "it answers a conversation that was closed more than 28 days ago";
            Place::New { because: Because::new("closed-long-ago", why), continues: Some(conversation) }
        }
        (place, _) => place,
    }
}

/// The tag as it stands in a subject.
pub fn subject_tag(reference: &str) -> String {
    format!("[#{reference}]")
}

/// The references of all tags in a subject, last first: a forwarded subject may carry several.
pub fn references_in_subject(subject: &str) -> Vec<String> {
    let mut found: Vec<String> = subject
        .split("[#")
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
        .map(|(tag, _)| tag.trim().to_uppercase())
        .filter(|tag| is_reference(tag))
        .collect();
    found.reverse();
    found
}

/// Characters of a reference: no vowels, so that no word appears, and nothing that is misread or misheard as another.
pub const REFERENCE_ALPHABET: &[u8; 20] = b"BCDFGHJKMNPQRTVWX347";
/// Characters in a reference: 20^7, 1.28 billion of them.
pub const REFERENCE_CHARS: usize = 7;

fn is_reference(text: &str) -> bool {
    text.len() == REFERENCE_CHARS && text.bytes().all(|b| REFERENCE_ALPHABET.contains(&b))
}

/// A reference from random bytes.
pub fn reference(random: [u8; REFERENCE_CHARS]) -> String {
    random.iter().map(|b| char::from(REFERENCE_ALPHABET[usize::from(*b) % REFERENCE_ALPHABET.len()])).collect()
}

/// The subject without reply prefixes and our tag, for naming the conversation.
pub fn base_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(shorter) = without_reply_prefix(rest) {
        rest = shorter.trim_start();
    }
    let mut out = String::with_capacity(rest.len());
    let mut tail = rest;
    while let Some(start) = tail.find("[#") {
        let Some(end) = tail[start..].find(']') else { break };
        let tag = tail[start + 2..start + end].trim().to_uppercase();
        if is_reference(&tag) {
            out.push_str(tail[..start].trim_end());
        } else {
            out.push_str(&tail[..=start + end]);
        }
        tail = &tail[start + end + 1..];
    }
    out.push_str(tail);
    out.trim().to_owned()
}

/// Prefixes that mail programs put before the subject of an answer.
const PREFIXES: &[&str] = &["re", "aw", "sv", "vs", "antw", "odp", "ynt", "res", "rif", "回复", "答复", "返信"];

/// Whether two subjects name different matters by their words: fewer than half of the words of the shorter one are in
/// the other. Prefixes, tags and small changes name nothing new, and neither does an empty subject.
pub fn is_about_something_else(subject: &str, than: &str) -> bool {
    let words = |subject: &str| -> BTreeSet<String> {
        let words = tokens(&base_subject(subject)).into_iter();
        words.filter(|word| !FORWARDED.contains(&word.as_str())).collect()
    };
    let (one, other) = (words(subject), words(than));
    let (fewer, shared) = (one.len().min(other.len()), one.intersection(&other).count());
    fewer > 0 && shared * 2 < fewer
}

/// Words that mail programs put before a forwarded subject, as tokens.
const FORWARDED: &[&str] = &["fw", "fwd", "wg", "tr", "rv", "enc", "vb", "vl", "doorst", "i", "pd", "ilt", "re"];

pub(super) fn without_reply_prefix(subject: &str) -> Option<&str> {
    let (head, rest) = subject.split_once([':', '：'])?;
    // "Re[2]:" and "Re^2:" count answers.
    let head = head.split(['[', '^']).next().unwrap_or(head).trim();
    PREFIXES.iter().any(|prefix| head.eq_ignore_ascii_case(prefix) || head == *prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERS: Known = Known { conversation: ConversationId(1), participant: true, crowded: true, enquiry: None };
    const OTHERS: Known = Known { conversation: ConversationId(2), participant: false, crowded: false, enquiry: None };

    fn conversation(evidence: Evidence) -> (i64, bool) {
        match place(&evidence) {
            Place::Existing { conversation, flagged, .. } => (conversation.0, flagged.is_some()),
            Place::Enquiry { enquiry, stranger, .. } => (-enquiry.0, stranger),
            Place::New { .. } => (0, false),
        }
    }

    #[test]
    fn an_answer_to_an_enquiry_is_never_the_customers_and_the_customers_never_one() {
        let (asked, strange) =
            (InEnquiry { id: EnquiryId(9), asked: true, takes_part: false, crowded: true }, |crowded| InEnquiry {
                id: EnquiryId(9),
                asked: false,
                takes_part: false,
                crowded,
            });
        let elsewhere = InEnquiry { takes_part: true, ..strange(false) };
        let by = |known: Known, enquiry| Some(Known { enquiry: Some(enquiry), ..known });
        for (evidence, expected) in [
            (Evidence { token: by(OTHERS, asked), ..Evidence::default() }, (-9, false)),
            (Evidence { token: by(HERS, asked), ..Evidence::default() }, (-9, false)),
            (Evidence { references: by(OTHERS, strange(false)), ..Evidence::default() }, (-9, true)),
            (Evidence { references: by(OTHERS, strange(true)), ..Evidence::default() }, (0, false)),
            (Evidence { references: by(HERS, strange(false)), ..Evidence::default() }, (1, false)),
            (Evidence { references: by(OTHERS, elsewhere), ..Evidence::default() }, (2, true)),
            (Evidence { tag: by(OTHERS, asked), ..Evidence::default() }, (-9, false)),
            (Evidence { tag: by(OTHERS, asked), forged: true, ..Evidence::default() }, (0, false)),
            (Evidence { tag: by(OTHERS, strange(false)), ..Evidence::default() }, (0, false)),
            (Evidence { tag: by(HERS, asked), ..Evidence::default() }, (1, false)),
        ] {
            assert_eq!(conversation(evidence.clone()), expected, "{evidence:?}");
        }
    }

    #[test]
    fn the_token_outweighs_everything() {
        let evidence =
            Evidence { token: Some(HERS), in_reply_to: Some(OTHERS), references: Some(OTHERS), ..Evidence::default() };
        assert_eq!(conversation(evidence), (1, false));
    }

    #[test]
    fn a_colleague_who_brings_our_identifier_joins_flagged() {
        assert_eq!(conversation(Evidence { in_reply_to: Some(OTHERS), ..Evidence::default() }), (2, true));
    }

    #[test]
    fn what_became_public_takes_no_more_strangers_in() {
        let crowded = Known { crowded: true, ..OTHERS };
        let Place::New { continues, .. } = place(&Evidence { in_reply_to: Some(crowded), ..Evidence::default() })
        else {
            panic!("a conversation of their own")
        };
        assert_eq!(continues, Some(ConversationId(2)));
        assert_eq!(conversation(Evidence { in_reply_to: Some(HERS), ..Evidence::default() }), (1, false));
    }

    #[test]
    fn what_was_closed_long_ago_is_continued_anew() {
        let hers = || place(&Evidence { token: Some(HERS), ..Evidence::default() });
        let now = Moment(0) + Millis::days(100);
        assert_eq!(unless_over(hers(), None, now), hers());
        assert_eq!(unless_over(hers(), Some(now - CLOSED_FOR_GOOD), now), hers());
        let anew = unless_over(hers(), Some(now - CLOSED_FOR_GOOD - Millis(1)), now);
        assert!(matches!(anew, Place::New { continues: Some(ConversationId(1)), .. }));
    }

    #[test]
    fn a_tag_counts_only_from_a_participant() {
        assert_eq!(conversation(Evidence { tag: Some(HERS), ..Evidence::default() }), (1, false));
        assert_eq!(conversation(Evidence { tag: Some(OTHERS), ..Evidence::default() }), (0, false));
    }

    #[test]
    fn a_thread_counts_last_and_only_from_a_participant() {
        let evidence = Evidence { thread: Some(HERS), ..Evidence::default() };
        assert_eq!(conversation(evidence.clone()), (1, false));
        assert_eq!(conversation(Evidence { forged: true, ..evidence.clone() }), (0, false));
        assert_eq!(conversation(Evidence { in_reply_to: Some(OTHERS), ..evidence }), (2, true));
        assert_eq!(conversation(Evidence { thread: Some(OTHERS), ..Evidence::default() }), (0, false));
    }

    #[test]
    fn tags_are_found_and_removed() {
        for (subject, references, base) in [
            ("Re: Kettle [#BCDFGHJ]", vec!["BCDFGHJ"], "Kettle"),
            ("AW: Re: [#bcdfghj] Kettle", vec!["BCDFGHJ"], "Kettle"),
            ("Re[2]: Kettle [#KKKKKKK] [#BCDFGHJ]", vec!["BCDFGHJ", "KKKKKKK"], "Kettle"),
            ("Order [#12] is late", vec![], "Order [#12] is late"),
            ("Fwd: Kettle", vec![], "Fwd: Kettle"),
            ("Re:", vec![], ""),
            ("[#", vec![], "[#"),
            ("回复：水壶", vec![], "水壶"),
        ] {
            assert_eq!(references_in_subject(subject), references, "{subject}");
            assert_eq!(base_subject(subject), base, "{subject}");
        }
    }

    #[test]
    fn another_matter_is_told_by_its_words() {
        for (subject, than, differs) in [
            ("Re: Kettle [#BCDFGHJ]", "Kettle", false),
            ("Fwd: My kettle leaks", "My kettle leaks", false),
            ("My kettle leaks: photo", "My kettle leaks", false),
            ("Kettle", "My new kettle leaks", false),
            ("Re: Invoice 4711", "My kettle leaks", true),
            ("Rechnung 4711", "Rechnung 4712", false),
            ("", "Kettle", false),
            ("Re:", "Kettle", false),
            ("Invoice", "", false),
            ("请问发票", "水壶漏水", true),
        ] {
            assert_eq!(is_about_something_else(subject, than), differs, "{subject} / {than}");
        }
    }

    #[test]
    fn a_reference_is_found_in_its_own_tag() {
        let reference = reference([0, 1, 19, 20, 255, 7, 8]);
        assert_eq!(references_in_subject(&subject_tag(&reference)), vec![reference]);
    }
}
