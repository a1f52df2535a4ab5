//! The installation: one row with what is true of the whole desk.

use crate::engine::{Read, Row, Tx};
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::{AgentId, Moment};

/// What is true of the whole desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// The shop's name, as customers see it.
    pub name: String,
    /// Where customers reach this program's pages; links in mail need it.
    pub public_url: Option<String>,
    /// The language of letters to people whose own is not known, as a tag ("de").
    pub language: String,
    /// The languages in which customers are spoken to, as tags, where a brand speaks in some alone; none: all of them.
    pub languages: Vec<String>,
    /// IANA time zone that times are shown in.
    pub zone: String,
    /// This installation's mark on its own automatic mail.
    pub loop_mark: String,
    /// Outgoing mail is held in the post room rather than sent.
    pub post_room: bool,
    /// All automatic mail is stopped since then, by this agent.
    pub automatic_stopped: Option<(Moment, AgentId)>,
    /// A demonstration with invented people.
    pub demo: bool,
    /// When it was set up.
    pub created_at: Moment,
}

statements! {
    LOAD = "SELECT name, public_url, zone, loop_mark, post_room, automatic_stopped_at, automatic_stopped_by, demo, created_at, language FROM desk WHERE id = 1";
    INSERT = "INSERT INTO desk (id, name, public_url, zone, loop_mark, post_room, demo, created_at, language) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING";
    UPDATE = "UPDATE desk SET name = $1, public_url = $2, zone = $3, language = $4 WHERE id = 1";
    SET_POST_ROOM = "UPDATE desk SET post_room = $1 WHERE id = 1";
    STOP_AUTOMATIC = "UPDATE desk SET automatic_stopped_at = $1, automatic_stopped_by = $2 WHERE id = 1";
}

impl Read<'_, '_> {
    /// The installation; `None` before the first set-up.
    pub fn installation(&mut self) -> Result<Option<Installation>, Trouble> {
        self.one(&LOAD, &[], |row: &Row| {
            let stopped_at: Option<Moment> = row.get(5)?;
            let stopped_by: Option<AgentId> = row.get(6)?;
            Ok(Installation {
                name: row.get(0)?,
                public_url: row.get(1)?,
                zone: row.get(2)?,
                loop_mark: row.get(3)?,
                post_room: row.get(4)?,
                automatic_stopped: stopped_at.zip(stopped_by),
                demo: row.get(7)?,
                created_at: row.get(8)?,
                language: row.get(9)?,
                languages: Vec::new(),
            })
        })
    }
}

impl Tx<'_, '_> {
    /// Writes the installation once; `false` when it was there already.
    pub fn set_up(&mut self, desk: &Installation) -> Result<bool, Trouble> {
        let values = [
            (&desk.name).into(),
            desk.public_url.as_ref().into(),
            (&desk.zone).into(),
            (&desk.loop_mark).into(),
            desk.post_room.into(),
            desk.demo.into(),
            desk.created_at.into(),
            (&desk.language).into(),
        ];
        Ok(self.execute(&INSERT, &values)? == 1)
    }

    /// Changes name, public address, zone and language.
    pub fn change_installation(&mut self, to: &Installation) -> Result<(), Trouble> {
        let values = [(&to.name).into(), to.public_url.as_deref().into(), (&to.zone).into(), (&to.language).into()];
        self.execute(&UPDATE, &values).map(drop)
    }

    /// Holds outgoing mail in the post room, or lets it leave.
    pub fn set_post_room(&mut self, held: bool) -> Result<(), Trouble> {
        self.execute(&SET_POST_ROOM, &[held.into()]).map(drop)
    }

    /// The red switch: stops all automatic mail on every node, or lets it leave again.
    pub fn stop_automatic(&mut self, stopped: Option<(Moment, AgentId)>) -> Result<(), Trouble> {
        let (at, by) = stopped.unzip();
        self.execute(&STOP_AUTOMATIC, &[at.into(), by.into()]).map(drop)
    }
}
