//! Messages: what arrived, whether a person wrote it, where it belongs, and what may leave.

mod inbound;
mod lint;
mod nature;
mod outgoing;

pub use inbound::{Attachment, ContentType, Defect, Envelope, Headers, Inbound, PARTS_MAX, Peek, REFERENCES_MAX};
pub use lint::{Finding, LintContext, Severity, lint};
pub use nature::{Because, LOOP_HEADER, Nature, Ourselves, Reading, nature};
pub use outgoing::{AutoSubmitted, Delivery, Manners, Outgoing, OutgoingAttachment, Purpose, Quoted};
