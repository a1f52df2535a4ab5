//! The red switch: one person stops all automatic mail, on every node, until one person lets it leave again.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use crate::permit::{Denied, permit};
use domain::AgentId;
use domain::team::Permission;
use domain::timeline::Happened;

impl Desk {
    /// Stops all automatic mail, or lets it leave again. Nothing is lost meanwhile: it waits.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn stop_automatic(&self, by: AgentId, stop: bool) -> Result<(), Denied> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::StopAutomatic)?;
                tx.stop_automatic(stop.then_some((now, by)))?;
                let happened = if stop { Happened::AutomaticStopped } else { Happened::AutomaticResumed };
                Ok::<_, Denied>(record(&desk, tx, DESK_CHAIN, &permit, &[happened], now)?)
            })
            .await?;
        self.queued.notify_one();
        Ok(())
    }
}
