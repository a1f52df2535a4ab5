//! The workers of one process: they take in, deliver, wake, cover, and recover what others left. Work is claimed in
//! the database, so any number of processes can run them.

use crate::Desk;
use domain::{Millis, NODES_MAX};
use std::future::Future;
use std::time::Duration;
use store::Trouble;
use tokio::sync::{Notify, watch};
use tokio::task::{JoinError, JoinSet};

/// Without a hint a worker looks by itself this often.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often the quiet chores are done.
const CHORES_EVERY: Duration = Duration::from_secs(15);
/// After trouble a worker waits so long before it tries again.
const AFTER_TROUBLE: Duration = Duration::from_secs(2);
/// A node's number is its own for this long without renewal.
const NODE_LEASE: Millis = Millis::minutes(10);

/// What a worker began with one look.
pub(crate) struct Begun<T> {
    /// Tasks that run beside each other.
    pub tasks: Vec<T>,
    /// Whether another look may find more at once.
    pub again: bool,
}

/// Looks for work with each hint, and by itself after a while, until `shutdown` becomes true; what was begun is
/// finished. Each task is on its own: a long one holds up no other. `look` is told how many are running.
pub(crate) async fn keep_busy<F, W, T>(hint: &Notify, mut shutdown: watch::Receiver<bool>, look: F)
where
    F: Fn(usize) -> W,
    W: Future<Output = Result<Begun<T>, Trouble>>,
    T: Future<Output = Result<(), Trouble>> + Send + 'static,
{
    let mut running = JoinSet::new();
    while !*shutdown.borrow() {
        while let Some(ended) = running.try_join_next() {
            tell_of_trouble(ended);
        }
        let pause = match look(running.len()).await {
            Ok(Begun { tasks, again }) => {
                for task in tasks {
                    running.spawn(task);
                }
                if again {
                    continue;
                }
                LOOK_EVERY
            }
            Err(trouble) => {
                tracing::error!(error = %trouble, "a worker met trouble and tries again");
                AFTER_TROUBLE
            }
        };
        tokio::select! {
            Some(ended) = running.join_next() => tell_of_trouble(ended),
            () = hint.notified() => {}
            () = tokio::time::sleep(pause) => {}
            _ = shutdown.changed() => {}
        }
    }
    while let Some(ended) = running.join_next().await {
        tell_of_trouble(ended);
    }
}

/// What a task could not write down is done again when its lease is over; until then it is told.
fn tell_of_trouble(ended: Result<Result<(), Trouble>, JoinError>) {
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(trouble)) => tracing::error!(error = %trouble, "what became of some work could not be written"),
        Err(error) => tracing::error!(error = %error, "some work broke down"),
    }
}

impl Desk {
    /// Takes a number for this node, so that no two nodes make the same identifier.
    ///
    /// # Errors
    /// When the database cannot be written, or 256 nodes are running.
    pub async fn take_node_number(&self) -> Result<i64, Trouble> {
        let desk = self.clone();
        let number = self
            .store
            .write(move |tx| {
                let now = desk.now();
                for number in 0..NODES_MAX {
                    if tx.take_lease(&format!("node-{number}"), &desk.worker, now + NODE_LEASE, now)? {
                        return Ok(number);
                    }
                }
                Err(Trouble::Broken(format!("{NODES_MAX} nodes are running already")))
            })
            .await?;
        self.chance.set_node(number);
        Ok(number)
    }

    /// Gives the number back, so that the next node need not wait until it has run out.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn give_back_node_number(&self, node: i64) -> Result<(), Trouble> {
        let desk = self.clone();
        self.store.write(move |tx| tx.give_back_lease(&format!("node-{node}"), &desk.worker)).await
    }

    /// Runs all workers until `shutdown` becomes true; what was begun is finished.
    pub async fn work(&self, node: i64, shutdown: watch::Receiver<bool>) {
        let intake = self.take_in_until(shutdown.clone());
        let outbox = self.deliver_until(shutdown.clone());
        let here = self.look_who_is_here_until(shutdown.clone());
        let connections = self.ask_connections_until(shutdown.clone());
        let scans = self.scan_until(shutdown.clone());
        let chores = self.do_chores(node, shutdown);
        tokio::join!(intake, outbox, here, connections, scans, chores);
    }

    /// Does the chores again and again: at once while there is more, else after a while.
    async fn do_chores(&self, node: i64, mut shutdown: watch::Receiver<bool>) {
        while !*shutdown.borrow() {
            let pause = match self.chores(node).await {
                Ok(0) => CHORES_EVERY,
                Ok(_) => continue,
                Err(trouble) => {
                    tracing::error!(error = %trouble, "the chores met trouble and are tried again");
                    AFTER_TROUBLE
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = shutdown.changed() => {}
            }
        }
    }

    /// Does the quiet chores once: the node's number, what was abandoned, cover, what is due again, how words are
    /// spelled, what is not findable yet. Returns 0 when there is no more to do now.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn chores(&self, node: i64) -> Result<usize, Trouble> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                crate::quarantine::forget(tx, now)?;
                crate::scan::forget(tx, now)?;
                tx.forget_presences(now)?;
                tx.take_lease(&format!("node-{node}"), &desk.worker, now + NODE_LEASE, now).map(drop)
            })
            .await?;
        self.recover_abandoned(false).await?;
        self.cover_absent().await?;
        // Woken conversations are few; a full batch is looked after at once.
        let woken = self.wake_due().await?;
        let learnt = self.learn_spellings().await?;
        let learnt = self.make_findable().await? || learnt;
        Ok(if woken >= 100 || learnt { woken.max(1) } else { 0 })
    }

    /// What an absent owner still has goes to somebody who is there.
    async fn cover_absent(&self) -> Result<(), Trouble> {
        let now = self.now();
        let agents = self.store.read(|read| read.agents()).await?;
        for agent in agents.iter().filter(|agent| !agent.on_duty(now)) {
            self.cover_for(agent.id).await?;
        }
        Ok(())
    }
}
