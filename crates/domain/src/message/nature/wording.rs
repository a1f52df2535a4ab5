//! What the words of a mail say for a machine or a person.

use super::{absence, answering, bounce, receipt};
use crate::message::{Envelope, Inbound};

/// What the words of a mail say, whoever we are: the larger part of the work of [`super::nature`], done once and outside a
/// transaction.
pub struct Wording {
    pub(super) notice: bounce::Signs,
    pub(super) answering: answering::Signs,
    pub(super) absence: absence::Told,
    /// It is a read receipt.
    pub(super) is_receipt: bool,
}

impl Wording {
    /// Reads the words of a mail.
    pub fn of(inbound: &Inbound, envelope: &Envelope) -> Self {
        Wording {
            notice: bounce::Signs::of(inbound, envelope),
            answering: answering::Signs::of(inbound),
            absence: absence::Told::new(inbound, envelope),
            is_receipt: receipt::receipt_in_words(inbound).is_some(),
        }
    }
}
