//! Values that go into statements and come out of rows, the same for both engines.

use crate::trouble::Trouble;
use postgres::types::{IsNull, Type, to_sql_checked};
use std::error::Error;

/// A parameter of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// Any integer: identifiers, moments, counts, 0 or 1.
    Int(i64),
    /// Text without NUL: PostgreSQL refuses it where SQLite takes it, so it is removed on the way in.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Value::Int(i64::from(value))
    }
}
impl From<domain::Moment> for Value {
    fn from(value: domain::Moment) -> Self {
        Value::Int(value.0)
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Value::from(value.to_owned())
    }
}
impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Value::from(value.clone())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Self {
        Value::Text(if value.contains('\0') { value.replace('\0', "\u{fffd}") } else { value })
    }
}
impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Value::Bytes(value)
    }
}
impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Value::Bytes(value.to_vec())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

macro_rules! ids_are_values {
    ($($id:ident),*) => { $(
        impl From<domain::$id> for Value {
            fn from(id: domain::$id) -> Self { Value::Int(id.0) }
        }
        impl FromCell for domain::$id {
            fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble> { i64::sqlite(cell).map(domain::$id) }
            fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble> { i64::postgres(row, column).map(domain::$id) }
        }
    )* };
}
ids_are_values!(
    AgentId,
    ArticleId,
    BrandId,
    ContactPointId,
    ConversationId,
    CustomerId,
    DraftId,
    EnquiryId,
    InboundId,
    MailboxId,
    MessageId,
    OutgoingId,
    MoveId,
    FieldId,
    RuleId,
    SavedAnswerId,
    SourceId,
    TagId,
    TaskId,
    TeamId,
    ViewId
);

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(value) => ValueRef::Integer(*value),
            Value::Text(value) => ValueRef::Text(value.as_bytes()),
            Value::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}

impl postgres::types::ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Value::Int(value) => value.to_sql(kind, out),
            Value::Text(value) => value.to_sql(kind, out),
            Value::Bytes(value) => value.to_sql(kind, out),
        }
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    to_sql_checked!();
}

/// One row of an answer.
pub enum Row<'a> {
    /// From SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// From PostgreSQL.
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The value of a column, counted from 0.
    pub fn get<T: FromCell>(&self, column: usize) -> Result<T, Trouble> {
        match self {
            Row::Sqlite(row) => T::sqlite(row.get_ref(column).map_err(Trouble::sqlite)?),
            Row::Postgres(row) => T::postgres(row, column),
        }
    }
}

/// What can be read from a cell.
pub trait FromCell: Sized {
    /// From a SQLite cell.
    fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble>;
    /// From a PostgreSQL cell.
    fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble>;
    /// What an absent value reads as, for `Option`.
    fn is_null(row: &postgres::Row, column: usize) -> bool {
        row.try_get::<_, Null>(column).is_ok()
    }
}

/// Reads successfully only where a cell is NULL, whatever its type.
struct Null;
impl<'a> postgres::types::FromSql<'a> for Null {
    fn from_sql(_: &Type, _: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Err("not null".into())
    }
    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Null)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
}

fn wrong_type(error: rusqlite::types::FromSqlError) -> Trouble {
    Trouble::Broken(format!("a column holds another type than expected: {error}"))
}

impl FromCell for i64 {
    fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble> {
        cell.as_i64().map_err(wrong_type)
    }
    fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble> {
        row.try_get(column).map_err(Trouble::postgres)
    }
}
impl FromCell for bool {
    fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble> {
        i64::sqlite(cell).map(|value| value != 0)
    }
    fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble> {
        i64::postgres(row, column).map(|value| value != 0)
    }
}
impl FromCell for domain::Moment {
    fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble> {
        i64::sqlite(cell).map(domain::Moment)
    }
    fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble> {
        i64::postgres(row, column).map(domain::Moment)
    }
}
impl FromCell for String {
    fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble> {
        cell.as_str().map(str::to_owned).map_err(wrong_type)
    }
    fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble> {
        row.try_get(column).map_err(Trouble::postgres)
    }
}
impl FromCell for Vec<u8> {
    fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble> {
        cell.as_blob().map(<[u8]>::to_vec).map_err(wrong_type)
    }
    fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble> {
        row.try_get(column).map_err(Trouble::postgres)
    }
}
impl<T: FromCell> FromCell for Option<T> {
    fn sqlite(cell: rusqlite::types::ValueRef<'_>) -> Result<Self, Trouble> {
        if cell == rusqlite::types::ValueRef::Null { Ok(None) } else { T::sqlite(cell).map(Some) }
    }
    fn postgres(row: &postgres::Row, column: usize) -> Result<Self, Trouble> {
        if T::is_null(row, column) { Ok(None) } else { T::postgres(row, column).map(Some) }
    }
}
