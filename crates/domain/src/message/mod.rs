//! Messages: what arrived, whether a person wrote it, where it belongs, and what may leave.

mod acknowledgement;
mod authentication;
mod away;
mod bounce;
mod copies;
mod digital_signature;
pub mod formatting;
mod forward;
mod gate;
mod inbound;
mod invitation;
mod likeness;
mod lint;
mod nature;
mod outgoing;
mod picture;
mod prose;
mod report;
mod retry;
mod saved_answer;
mod scan;
mod signature_facts;
pub mod spam;
mod thread;

pub use acknowledgement::{Bounds, History, acknowledged_again, may_acknowledge};
pub use authentication::{Authentication, Check, Dmarc, Policy, Proof, SenderFound, Verdict};
pub use away::{Away, away};
pub use bounce::{Bounce, Kind, Reason, Undelivered, bounce};
pub use copies::{ASKED_MAX, BadCopies, COPIES_CHARS_MAX, COPIES_MAX, Copy, CopyKind, asked, copies, copies_line};
pub use digital_signature::{DigitalSignature, SignatureState, SigningMethod};
pub use forward::{ABOVE_CHARS_MAX, Forwarded, forwarded_for};
pub use gate::{Facts, Gate, SENDER_BLOCKED, SENDER_BLOCKED_WORDS, gate};
pub use inbound::{Attachment, ContentType, Defect, Envelope, Headers, Inbound, PARTS_MAX, Part, Peek, REFERENCES_MAX};
pub use invitation::{Invitation, Method, Participation, When};
pub use likeness::Likeness;
pub use lint::{Finding, LintContext, Severity, lint};
pub use nature::{
    Because, LOOP_HEADER, Nature, Ourselves, Reading, Wording, answer_to, author, nature, receipt_in_words,
    says_unattended,
};
pub use outgoing::{AutoSubmitted, Delivery, Enclosed, Manners, Outgoing, OutgoingAttachment, Purpose, Quoted};
pub use picture::{REMOTE_PICTURES_MAX, picture_kind, remote_pictures, unescaped, with_remote_pictures};
pub use report::{Action, Complaint, DIAGNOSTIC_BYTES_MAX, REPORTED_MAX, Receipt, Report, Reported, Returned};
pub use retry::{GIVE_UP_AFTER, next_try};
pub use saved_answer::{Filled, SAVED_ANSWER_CHARS_MAX, SAVED_ANSWER_NAME_CHARS_MAX, Variable, fill, unknown_blanks};
pub use scan::{MayBeGiven, SCAN_VALID, Scan, ScanVerdict, may_be_given};
pub use signature_facts::{SignatureFact, SignatureFactKind, signature_facts};
pub use thread::{
    Evidence, InEnquiry, Known, Place, REFERENCE_CHARS, STRANGERS_MAX, TAG_OF_OTHERS, base_subject,
    is_about_something_else, place, reference, references_in_subject, subject_tag, unless_over,
};
