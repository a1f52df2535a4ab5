//! Contact points and the customers derived from them.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::customer::ChannelKind;
use domain::{ContactPointId, CustomerId, Moment};

/// One address of one person on one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactPoint {
    /// Its id.
    pub id: ContactPointId,
    /// The channel.
    pub channel: ChannelKind,
    /// For comparing.
    pub canonical: String,
    /// As the person wrote it; messages go there.
    pub written: String,
    /// The name that stood beside it first; may be empty.
    pub name: String,
    /// Set while mail to it does not arrive.
    pub undeliverable: Option<Undeliverable>,
    /// The language that they write in, as a tag ("de"); `None` while it is not known.
    pub language: Option<String>,
}

/// Since when mail to an address does not arrive, for good as far as its server says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undeliverable {
    /// When the first report came.
    pub since: Moment,
    /// Why, in words for people.
    pub because: String,
}

/// A person, derived from linked contact points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Their id.
    pub id: CustomerId,
    /// Their name; the address when they gave none.
    pub name: String,
    /// Known since.
    pub created_at: Moment,
}

statements! {
    BY_ADDRESS_LOCKED = "SELECT id, channel, canonical, written, name, undeliverable_since, undeliverable_because, language FROM contact_points WHERE channel = $1 AND canonical = $2",
        postgres "SELECT id, channel, canonical, written, name, undeliverable_since, undeliverable_because, language FROM contact_points WHERE channel = $1 AND canonical = $2 FOR UPDATE";
    BY_ADDRESS = "SELECT id, channel, canonical, written, name, undeliverable_since, undeliverable_because, language FROM contact_points WHERE channel = $1 AND canonical = $2";
    BY_ID = "SELECT id, channel, canonical, written, name, undeliverable_since, undeliverable_because, language FROM contact_points WHERE id = $1";
    INSERT = "INSERT INTO contact_points (id, channel, canonical, written, name, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (channel, canonical) DO NOTHING";
    INSERT_CUSTOMER = "INSERT INTO customers (id, name, created_at) VALUES ($1, $2, $3)";
    INSERT_MEMBERSHIP = "INSERT INTO memberships (contact_point_id, customer_id) VALUES ($1, $2)";
    /// The first report counts: since then.
    UNDELIVERABLE = "UPDATE contact_points SET undeliverable_since = COALESCE(undeliverable_since, $2), undeliverable_because = $3 WHERE id = $1";
    /// What an agent said stands until an agent says otherwise.
    WRITES_IN = "UPDATE contact_points SET language = $2 WHERE id = $1 AND language_by_hand = 0";
    SPEAKS = "UPDATE contact_points SET language = $2, language_by_hand = $3 WHERE id = $1";
    REACHABLE = "UPDATE contact_points SET undeliverable_since = NULL, undeliverable_because = NULL WHERE id = $1";
    CUSTOMER_OF = "SELECT c.id, c.name, c.created_at FROM memberships m JOIN customers c ON c.id = m.customer_id WHERE m.contact_point_id = $1";
    CONTACT_POINTS_OF uses "memberships_by_customer" = "SELECT p.id, p.channel, p.canonical, p.written, p.name, p.undeliverable_since, p.undeliverable_because, p.language FROM memberships m JOIN contact_points p ON p.id = m.contact_point_id WHERE m.customer_id = $1 ORDER BY p.id";
}

impl Read<'_, '_> {
    /// The contact point of an address on a channel.
    pub fn contact_point_by_address(
        &mut self,
        channel: ChannelKind,
        canonical: &str,
    ) -> Result<Option<ContactPoint>, Trouble> {
        self.one(&BY_ADDRESS, &[channel.word().into(), canonical.into()], contact_point)
    }
    /// One contact point.
    pub fn contact_point(&mut self, id: ContactPointId) -> Result<Option<ContactPoint>, Trouble> {
        self.one(&BY_ID, &[id.into()], contact_point)
    }
    /// The customer behind a contact point.
    pub fn customer_of(&mut self, id: ContactPointId) -> Result<Option<Customer>, Trouble> {
        self.one(&CUSTOMER_OF, &[id.into()], |row| {
            Ok(Customer { id: row.get(0)?, name: row.get(1)?, created_at: row.get(2)? })
        })
    }
    /// All contact points of a customer.
    pub fn contact_points_of(&mut self, id: CustomerId) -> Result<Vec<ContactPoint>, Trouble> {
        self.query(&CONTACT_POINTS_OF, &[id.into()], contact_point)
    }
}

impl Tx<'_, '_> {
    /// Finds the contact point of an address and locks it until the end of the transaction, so that two first
    /// messages of one person on two nodes make one customer.
    pub fn lock_contact_point(
        &mut self,
        channel: ChannelKind,
        canonical: &str,
    ) -> Result<Option<ContactPoint>, Trouble> {
        self.one(&BY_ADDRESS_LOCKED, &[channel.word().into(), canonical.into()], contact_point)
    }

    /// Adds a contact point with a customer of its own. When another transaction was faster, theirs is returned.
    pub fn add_contact_point(
        &mut self,
        point: &ContactPoint,
        customer: CustomerId,
        now: Moment,
    ) -> Result<ContactPoint, Trouble> {
        let values = [
            point.id.into(),
            point.channel.word().into(),
            (&point.canonical).into(),
            (&point.written).into(),
            (&point.name).into(),
            now.into(),
        ];
        if self.execute(&INSERT, &values)? == 0 {
            let theirs = self.lock_contact_point(point.channel, &point.canonical)?;
            return theirs.ok_or_else(|| Trouble::Broken("a contact point vanished".into()));
        }
        let name = if point.name.is_empty() { &point.written } else { &point.name };
        self.execute(&INSERT_CUSTOMER, &[customer.into(), name.into(), now.into()])?;
        self.execute(&INSERT_MEMBERSHIP, &[point.id.into(), customer.into()])?;
        Ok(point.clone())
    }

    /// Marks that mail to a contact point does not arrive.
    pub fn undeliverable(&mut self, id: ContactPointId, because: &str, now: Moment) -> Result<(), Trouble> {
        self.execute(&UNDELIVERABLE, &[id.into(), now.into(), because.into()]).map(drop)
    }

    /// Notes the language that somebody writes in, unless an agent said which it is.
    pub fn writes_in(&mut self, id: ContactPointId, language: &str) -> Result<(), Trouble> {
        self.execute(&WRITES_IN, &[id.into(), language.into()]).map(drop)
    }

    /// Notes what an agent said about somebody's language; `None` leaves it to what they write.
    pub fn speaks(&mut self, id: ContactPointId, language: Option<&str>) -> Result<(), Trouble> {
        self.execute(&SPEAKS, &[id.into(), language.into(), language.is_some().into()]).map(drop)
    }

    /// Takes the mark off: its owner wrote from it.
    pub fn reachable_again(&mut self, id: ContactPointId) -> Result<(), Trouble> {
        self.execute(&REACHABLE, &[id.into()]).map(drop)
    }
}

pub(crate) fn contact_point(row: &Row) -> Result<ContactPoint, Trouble> {
    let channel: String = row.get(1)?;
    Ok(ContactPoint {
        id: row.get(0)?,
        channel: ChannelKind::from_word(&channel).unwrap_or(ChannelKind::Email),
        canonical: row.get(2)?,
        written: row.get(3)?,
        name: row.get(4)?,
        undeliverable: match (row.get::<Option<Moment>>(5)?, row.get::<Option<String>>(6)?) {
            (Some(since), because) => Some(Undeliverable { since, because: because.unwrap_or_default() }),
            (None, _) => None,
        },
        language: row.get(7)?,
    })
}
