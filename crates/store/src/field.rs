//! Fields of a team's own, and what stands in them.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::conversation::tag_key;
use domain::field::{Field, FieldKind, FieldOf, FieldValue};
use domain::{AgentId, ConversationId, CustomerId, FieldId, Moment};

/// What a value is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A conversation.
    Conversation(ConversationId),
    /// A customer.
    Customer(CustomerId),
}

impl About {
    pub(crate) fn id(self) -> i64 {
        match self {
            About::Conversation(id) => id.0,
            About::Customer(id) => id.0,
        }
    }
}

statements! {
    FIELDS = "SELECT id, name, about, kind, choices FROM fields ORDER BY about, key";
    BY_KEY = "SELECT id, name, about, kind, choices FROM fields WHERE key = $1";
    INSERT = "INSERT INTO fields (id, name, key, about, kind, choices, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (key) DO NOTHING";
    UPDATE = "UPDATE fields SET name = $2, key = $3, choices = $4 WHERE id = $1";
    REMOVE = "DELETE FROM fields WHERE id = $1";
    REMOVE_VALUES uses "field_values_by_field" = "DELETE FROM field_values WHERE field_id = $1";
    VALUES = "SELECT field_id, value FROM field_values WHERE about_id = $1";
    FILLED uses "field_values_by_field" = "SELECT count(*) FROM (SELECT 1 AS one FROM field_values WHERE field_id = $1 LIMIT $2) n";
    HOLDS = "SELECT 1 FROM field_values WHERE about_id IN ($1, $2) AND field_id = $3 AND key = $4 LIMIT 1";
    PUT = "INSERT INTO field_values (field_id, about_id, value, key, changed_by, changed_at, findable) VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT (about_id, field_id) DO UPDATE SET value = excluded.value, key = excluded.key, changed_by = excluded.changed_by, changed_at = excluded.changed_at, findable = 0";
    TAKE = "DELETE FROM field_values WHERE about_id = $1 AND field_id = $2";
}

impl Read<'_, '_> {
    /// All fields, those of conversations first.
    pub fn fields(&mut self) -> Result<Vec<Field>, Trouble> {
        self.query(&FIELDS, &[], field)
    }
    /// The field of a name.
    pub fn field_by_name(&mut self, name: &str) -> Result<Option<Field>, Trouble> {
        self.one(&BY_KEY, &[tag_key(name).into()], field)
    }
    /// What stands in the fields of something.
    pub fn field_values(&mut self, about: About) -> Result<Vec<(FieldId, String)>, Trouble> {
        self.query(&VALUES, &[about.id().into()], |row| Ok((row.get(0)?, row.get(1)?)))
    }
    /// How often a field is filled in, counted up to `count_max`.
    pub fn field_filled(&mut self, id: FieldId, count_max: i64) -> Result<i64, Trouble> {
        Ok(self.one(&FILLED, &[id.into(), count_max.into()], |row| row.get(0))?.unwrap_or(0))
    }
    /// Whether a value stands in a field of a conversation or of its customer.
    pub fn field_holds(
        &mut self,
        (field, key): (FieldId, &str),
        conversation: ConversationId,
        customer: Option<CustomerId>,
    ) -> Result<bool, Trouble> {
        let customer = customer.map_or(0, |customer| customer.0);
        let values = [conversation.into(), customer.into(), field.into(), key.into()];
        Ok(self.one(&HOLDS, &values, |_| Ok(()))?.is_some())
    }
}

impl Tx<'_, '_> {
    /// Adds a field; false if there is one of that name.
    pub fn add_field(&mut self, of: &Field, by: AgentId, now: Moment) -> Result<bool, Trouble> {
        let choices = serde_json::to_string(&of.choices).map_err(Trouble::json)?;
        let values = [
            of.id.into(),
            (&of.name).into(),
            tag_key(&of.name).into(),
            of.of.word().into(),
            of.kind.word().into(),
            choices.into(),
            by.into(),
            now.into(),
        ];
        self.execute(&INSERT, &values).map(|added| added > 0)
    }
    /// Changes its name and its choices.
    pub fn change_field(&mut self, of: &Field) -> Result<(), Trouble> {
        let choices = serde_json::to_string(&of.choices).map_err(Trouble::json)?;
        let values = [of.id.into(), (&of.name).into(), tag_key(&of.name).into(), choices.into()];
        self.execute(&UPDATE, &values).map(drop)
    }
    /// Removes a field with what stands in it, and what it was found by.
    pub fn remove_field(&mut self, id: FieldId) -> Result<u64, Trouble> {
        self.forget_words_of_field(id)?;
        let values = self.execute(&REMOVE_VALUES, &[id.into()])?;
        self.execute(&REMOVE, &[id.into()])?;
        Ok(values)
    }
    /// Writes what stands in a field; `None` empties it.
    pub fn fill_field(
        &mut self,
        id: FieldId,
        about: About,
        value: Option<&FieldValue>,
        by: AgentId,
        now: Moment,
    ) -> Result<(), Trouble> {
        let Some(value) = value else { return self.execute(&TAKE, &[about.id().into(), id.into()]).map(drop) };
        let values =
            [id.into(), about.id().into(), (&value.written).into(), (&value.key).into(), by.into(), now.into()];
        self.execute(&PUT, &values).map(drop)
    }
}

fn field(row: &Row) -> Result<Field, Trouble> {
    let (of, kind, choices): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    Ok(Field {
        id: row.get(0)?,
        name: row.get(1)?,
        of: FieldOf::from_word(&of).unwrap_or_default(),
        kind: FieldKind::from_word(&kind).unwrap_or_default(),
        choices: serde_json::from_str(&choices).map_err(Trouble::json)?,
    })
}
