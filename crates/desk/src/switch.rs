//! The red switch: one person stops all automatic mail, on every node, until one person lets it leave again.

use crate::Desk;
use crate::keep::{DESK_CHAIN, record};
use domain::AgentId;
use domain::timeline::{Actor, Happened};
use store::Trouble;

impl Desk {
    /// Stops all automatic mail, or lets it leave again. Nothing is lost meanwhile: it waits.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn stop_automatic(&self, by: AgentId, stop: bool) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                tx.stop_automatic(stop.then_some((now, by)))?;
                let happened = if stop { Happened::AutomaticStopped } else { Happened::AutomaticResumed };
                record(&desk, tx, DESK_CHAIN, Actor::Agent(by), &[happened], now)
            })
            .await?;
        self.queued.notify_one();
        Ok(())
    }
}
