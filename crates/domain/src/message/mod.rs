//! Messages: what arrived, whether a person wrote it, where it belongs, and what may leave.

mod inbound;
mod outgoing;

pub use inbound::{Attachment, ContentType, Defect, Envelope, Headers, Inbound, PARTS_MAX, Peek, REFERENCES_MAX};
pub use outgoing::{AutoSubmitted, Delivery, Manners, Outgoing, OutgoingAttachment, Purpose, Quoted};
