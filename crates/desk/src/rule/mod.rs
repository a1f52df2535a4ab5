//! Rules that people make: written, tried on last week, switched on, put in order, switched off. What they do then is in
//! [`occasion`]; what they would have done, in [`trial`].

pub(crate) mod occasion;
pub mod trial;

use crate::Desk;
use crate::filter::{everywhere, selection_of};
use crate::keep::note_change;
use crate::permit::{NotAllowed, Permit, denied_as, permit};
use domain::conversation::{Filter, NoTag, TagName};
use domain::rule::{RULE_ACTS_MAX, RULE_NAME_CHARS_MAX, RULES_MAX, RuleAct, When, not_for_rules, says_nothing};
use domain::team::Permission;
use domain::timeline::Change;
use domain::{AgentId, RuleId};
use store::{Rule, Trouble, Tx};

/// Why a rule is not kept or not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotRule {
    /// It needs a name.
    #[error(
        "give the rule a name of at most {RULE_NAME_CHARS_MAX} characters; it stands wherever the rule does something"
    )]
    NoName,
    /// A filter in it is not understood, or names what is not there.
    #[error("“{0}” is not understood")]
    Odd(String),
    /// A filter in it depends on who looks.
    #[error("“{0}” depends on who looks, and a rule has no eyes; leave it out")]
    NotForRules(&'static str),
    /// It does nothing.
    #[error("choose what the rule does")]
    NoActs,
    /// It does too much.
    #[error("a rule does at most {RULE_ACTS_MAX} things")]
    TooManyActs,
    /// What it should do is not known, or names what is not there.
    #[error("“{0}” is nothing that a rule can do")]
    UnknownAct(String),
    /// Its tag is none.
    #[error(transparent)]
    Tag(#[from] NoTag),
    /// There are as many as can be understood.
    #[error("there are {RULES_MAX} rules already; remove one first")]
    TooMany,
    /// It was changed since it was looked at.
    #[error("this rule was changed meanwhile; look once more at what it would have done")]
    Changed,
    /// There is no such rule.
    #[error("this rule does not exist any more")]
    NoRule,
    /// Their role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// Something beneath is broken.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

denied_as! { CannotRule, NoRule; }

/// A rule as somebody wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewRule {
    /// Its name.
    pub name: String,
    /// The occasion.
    pub when: When,
    /// Its filters and words as they were typed.
    pub line: String,
    /// What it does, as words of [`RuleAct`].
    pub acts: Vec<String>,
}

/// Where a rule goes in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One place earlier.
    Earlier,
    /// One place later.
    Later,
}

impl Desk {
    /// Keeps a rule; `id` changes one. Either way it is off until it is switched on.
    ///
    /// # Errors
    /// When it will not do, there are too many, or the actor may not.
    pub async fn save_rule(&self, by: AgentId, id: Option<RuleId>, new: NewRule) -> Result<RuleId, CannotRule> {
        let (name, filter, acts) = checked(&new)?;
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let now = desk.now();
                let permit = permit(tx, by, Permission::SetUp)?;
                let (_, odd) = selection_of(tx, &filter, everywhere(), now)?;
                if let Some(odd) = odd.into_iter().next() {
                    return Err(CannotRule::Odd(odd.typed));
                }
                there(tx, &acts)?;
                let all = tx.rules()?;
                let before = id.map(|id| all.iter().find(|one| one.id == id).ok_or(CannotRule::NoRule)).transpose()?;
                if before.is_none() && all.len() >= RULES_MAX {
                    return Err(CannotRule::TooMany);
                }
                let last = all.last().map_or(0, |rule| rule.position);
                let rule = Rule {
                    id: id.unwrap_or_else(|| RuleId(desk.chance.id(now))),
                    name: name.clone(),
                    when: new.when,
                    line: filter.to_string(),
                    acts: acts.clone(),
                    position: before.map_or(last + 1, |rule| rule.position),
                    changed_by: by,
                    changed_at: now,
                    on: None,
                };
                match before {
                    Some(_) => tx.change_rule(&rule)?,
                    None => tx.add_rule(&rule)?,
                }
                note_change(&desk, tx, &permit, Change::RuleWritten { name: name.clone() }, now)?;
                Ok(rule.id)
            })
            .await
    }

    /// Switches a rule on, as it was when somebody looked at what it would have done: `seen` is when it was changed last.
    ///
    /// # Errors
    /// When it does not exist, was changed since, or the actor may not.
    pub async fn switch_rule_on(&self, by: AgentId, id: RuleId, seen: domain::Moment) -> Result<(), CannotRule> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, rule) = changeable(tx, by, id)?;
                if rule.changed_at != seen {
                    return Err(CannotRule::Changed);
                }
                if rule.on.is_some() {
                    return Ok(());
                }
                let change = Change::RuleOn { name: rule.name.clone() };
                tx.change_rule(&Rule { on: Some((desk.now(), by)), ..rule })?;
                Ok(note_change(&desk, tx, &permit, change, desk.now())?)
            })
            .await
    }

    /// Switches a rule off. What it did stays.
    ///
    /// # Errors
    /// When it does not exist, or the actor may not.
    pub async fn switch_rule_off(&self, by: AgentId, id: RuleId) -> Result<(), CannotRule> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, rule) = changeable(tx, by, id)?;
                if rule.on.is_none() {
                    return Ok(());
                }
                let change = Change::RuleOff { name: rule.name.clone() };
                tx.change_rule(&Rule { on: None, ..rule })?;
                Ok(note_change(&desk, tx, &permit, change, desk.now())?)
            })
            .await
    }

    /// Puts a rule one place earlier or later.
    ///
    /// # Errors
    /// When it does not exist, or the actor may not.
    pub async fn move_rule(&self, by: AgentId, id: RuleId, step: Step) -> Result<(), CannotRule> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, rule) = changeable(tx, by, id)?;
                let mut all = tx.rules()?;
                let at = all.iter().position(|one| one.id == id).ok_or(CannotRule::NoRule)?;
                let to = match step {
                    Step::Earlier => at.checked_sub(1),
                    Step::Later => Some(at + 1).filter(|to| *to < all.len()),
                };
                let Some(to) = to else { return Ok(()) };
                all.swap(at, to);
                for (position, one) in (1..).zip(all) {
                    if one.position != position {
                        tx.change_rule(&Rule { position, ..one })?;
                    }
                }
                let place = u64::try_from(to).unwrap_or_default().saturating_add(1);
                let change = Change::RuleMoved { name: rule.name, place };
                Ok(note_change(&desk, tx, &permit, change, desk.now())?)
            })
            .await
    }

    /// Forgets a rule. What it did stays.
    ///
    /// # Errors
    /// When it does not exist, or the actor may not.
    pub async fn remove_rule(&self, by: AgentId, id: RuleId) -> Result<(), CannotRule> {
        let desk = self.clone();
        self.store
            .write(move |tx| {
                let (permit, rule) = changeable(tx, by, id)?;
                tx.remove_rule(id)?;
                Ok(note_change(&desk, tx, &permit, Change::RuleRemoved { name: rule.name }, desk.now())?)
            })
            .await
    }
}

/// Name, filters and acts as they are kept.
fn checked(new: &NewRule) -> Result<(String, Filter, Vec<RuleAct>), CannotRule> {
    let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > RULE_NAME_CHARS_MAX || name.chars().any(char::is_control) {
        return Err(CannotRule::NoName);
    }
    let (filter, odd) = Filter::parse(&new.line);
    if let Some(odd) = odd.into_iter().next() {
        return Err(CannotRule::Odd(odd.typed));
    }
    if let Some(part) = not_for_rules(&filter) {
        return Err(CannotRule::NotForRules(part));
    }
    if says_nothing(&filter.words) {
        return Err(CannotRule::Odd(filter.words));
    }
    if new.acts.is_empty() {
        return Err(CannotRule::NoActs);
    }
    if new.acts.len() > RULE_ACTS_MAX {
        return Err(CannotRule::TooManyActs);
    }
    let act = |word: &String| RuleAct::of_word(word).ok_or_else(|| CannotRule::UnknownAct(word.clone()));
    let mut acts = new.acts.iter().map(act).collect::<Result<Vec<_>, _>>()?;
    for act in &mut acts {
        if let RuleAct::Tag(name) | RuleAct::Untag(name) = act {
            TagName::parse(name)?.as_str().clone_into(name);
        }
    }
    Ok((name, filter, acts))
}

/// Everything that acts name has to be there: a rule makes no tag and hires nobody.
fn there(tx: &mut Tx<'_, '_>, acts: &[RuleAct]) -> Result<(), CannotRule> {
    for act in acts {
        let is_there = match act {
            RuleAct::Tag(name) | RuleAct::Untag(name) => tx.tag_by_key(TagName::parse(name)?.key())?.is_some(),
            RuleAct::Team(team) => tx.team(*team)?.is_some(),
            RuleAct::Owner(agent) => tx.agent(*agent)?.is_some_and(|agent| agent.may(Permission::Own)),
            RuleAct::Priority(_) | RuleAct::SnoozeFor(_) => true,
        };
        if !is_there {
            return Err(CannotRule::UnknownAct(act.to_string()));
        }
    }
    Ok(())
}

fn changeable(tx: &mut Tx<'_, '_>, by: AgentId, id: RuleId) -> Result<(Permit, Rule), CannotRule> {
    let permit = permit(tx, by, Permission::SetUp)?;
    Ok((permit, tx.rule(id)?.ok_or(CannotRule::NoRule)?))
}
