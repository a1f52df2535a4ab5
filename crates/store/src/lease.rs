//! Leases: who may be the only one to do something, on how many nodes so ever. A holder that dies loses it by time.

use crate::engine::Tx;
use crate::statement::statements;
use crate::trouble::Trouble;
use domain::Moment;

statements! {
    /// Taken when free, expired or one's own.
    TAKE = "INSERT INTO leases (name, holder, holds_until) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, holds_until = excluded.holds_until WHERE leases.holder = excluded.holder OR leases.holds_until < $4";
    GIVE_BACK = "DELETE FROM leases WHERE name = $1 AND holder = $2";
}

impl Tx<'_, '_> {
    /// Takes or renews a lease until a moment; `false` when somebody else holds it.
    pub fn take_lease(&mut self, name: &str, holder: &str, until: Moment, now: Moment) -> Result<bool, Trouble> {
        Ok(self.execute(&TAKE, &[name.into(), holder.into(), until.into(), now.into()])? == 1)
    }

    /// Gives a lease back.
    pub fn give_back_lease(&mut self, name: &str, holder: &str) -> Result<(), Trouble> {
        self.execute(&GIVE_BACK, &[name.into(), holder.into()]).map(drop)
    }
}
