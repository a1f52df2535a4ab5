//! `answerable user`: adding people, and the way back in for the last locked-out administrator.

use crate::config::Config;
use crate::failure::Failure;
use crate::wiring;
use desk::team::NewAgent;
use domain::team::Role;
use domain::timeline::Actor;
use std::io::{BufRead, IsTerminal};

/// What can be done with people.
#[derive(clap::Subcommand)]
pub enum Command {
    /// Sets a new password (read from standard input) and ends the person's sessions. The desk may be running.
    Reset {
        /// The person's mail address.
        email: String,
    },
    /// Adds a person (password from standard input).
    Add {
        /// Their mail address.
        email: String,
        /// Their full name, as customers see it.
        #[arg(long)]
        name: String,
        /// What they may do: agent, lead, admin, auditor or light-user.
        #[arg(long, default_value = "agent")]
        role: String,
    },
    /// Lists the people of the desk.
    List,
}

/// Does it.
///
/// # Errors
/// When the person or the password is refused.
pub async fn run(config: &Config, command: Command) -> Result<(), Failure> {
    let store = wiring::open_as_it_is(config)?;
    let desk = wiring::desk(config, store)?;
    match command {
        Command::Reset { email } => {
            let reset = desk.reset_password(&email, password()?).await;
            match reset.map_err(|error| Failure::usage(format!("{error}.")))? {
                Some(_) => println!("{email} has a new password and is signed out everywhere."),
                None => {
                    return Err(Failure::usage(format!(
                        "Nobody here has the address {email}; `answerable user list` shows who is here."
                    )));
                }
            }
        }
        Command::Add { email, name, role } => {
            let teams = desk.reader().read(|read| read.teams()).await?;
            let team =
                teams.first().ok_or_else(|| Failure::usage("The desk is not set up yet: open its page first."))?;
            let role = Role::known(&role).ok_or_else(|| {
                let words: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
                Failure::usage(format!("There is no role `{role}`; choose one of {}.", words.join(", ")))
            })?;
            let new = NewAgent {
                name,
                email: email.clone(),
                role,
                signature: String::new(),
                password: Some(password()?),
                notify: false,
            };
            desk.add_agent(Actor::Operator, team.id, new).await.map_err(|error| Failure::usage(format!("{error}.")))?;
            println!("{email} can sign in.");
        }
        Command::List => {
            for agent in desk.reader().read(|read| read.agents()).await? {
                let left = if agent.deactivated_at.is_some() { ", left" } else { "" };
                println!("{}\t{}\t{}{left}", agent.email, agent.name, agent.role.word());
            }
        }
    }
    Ok(())
}

/// One line of standard input.
///
/// # Errors
/// When there is none.
pub fn password() -> Result<String, Failure> {
    let input = std::io::stdin();
    if input.is_terminal() {
        eprintln!("New password (it is shown while you type):");
    }
    let mut line = String::new();
    input.lock().read_line(&mut line).map_err(|error| Failure::io(format!("No password could be read: {error}.")))?;
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() { Err(Failure::usage("A password is needed on standard input.")) } else { Ok(line.to_owned()) }
}
