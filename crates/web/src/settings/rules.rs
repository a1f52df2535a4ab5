//! The rules: what there is, what each would have done last week, and the switch. Written by administrators.

use super::who_can;
use crate::answer::{Answer, html, page, see_other};
use crate::app::App;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Around;
use crate::inbox::{List, row::row};
use crate::refusal::{Refusal, named, sentence};
use crate::views::Wrong;
use crate::views::part::priority_choice;
use crate::views::settings::{RuleForm, RuleLine, RulePage, RulesPage, rule, rules};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use desk::rule::trial::trial;
use desk::rule::{CannotRule, NewRule, Step};
use domain::conversation::Priority;
use domain::rule::{RuleAct, When};
use domain::team::{Agent, Permission, Team};
use domain::{AgentId, Moment, RuleId, TeamId};
use language::{Language, Times};
use maud::Markup;
use store::{Read, Rule, Trouble};

const HERE: &str = "/settings/rules";

/// `GET /settings/rules`
pub(crate) async fn show(State(app): State<App>, who: SignedIn) -> Answer {
    Ok(page(listed(&app, who, None).await?))
}

/// The list, with what was refused in its form.
async fn listed(app: &App, who: SignedIn, refused: Option<RuleForm>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let may_change = around.who.may(Permission::SetUp);
        let named = Named::load(read)?;
        // What a rule asks for may name what only another team knows.
        let all = if around.who.agent.only_team().is_none() { read.rules()? } else { Vec::new() };
        let of = RulesPage {
            lines: all.iter().map(|one| named.line(one, &times)).collect(),
            form: named.form(refused.unwrap_or_default(), &around.who.agent, times.language),
            may_change,
            who_can: times.language.either(&who_can(&named.agents, Permission::SetUp)),
        };
        Ok(rules(&frame, &of))
    });
    Ok(shown.await?)
}

/// `GET /settings/rules/{id}`
pub(crate) async fn open(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: RuleId = named(&id)?;
    who.demand(Permission::SetUp)?;
    Ok(page(one(&app, who, id, None).await?))
}

/// The page of a rule, with what was refused in its form.
async fn one(app: &App, who: SignedIn, id: RuleId, refused: Option<RuleForm>) -> Result<Markup, Refusal> {
    let around = Around::page(app, who).await?;
    let shown = app.read(move |read| {
        let (frame, times) = around.frame(read)?;
        let Some(it) = read.rule(id)? else { return Ok(None) };
        let named = Named::load(read)?;
        let viewer = around.who.agent.id;
        let tried = trial(read, &it, viewer, times.now)?;
        let list = List { href: None, holds_spam: false };
        let of = RulePage {
            line: named.line(&it, &times),
            seen: it.changed_at.0.to_string(),
            count: tried.rows.len(),
            rows: tried.rows.iter().map(|one| row(one, &list, &named.agents, &times)).collect(),
            looked_back_to: tried.looked_back_to.map(|back| times.short(back)),
            odd: tried.odd.into_iter().map(|odd| odd.typed).collect(),
            form: named.form(refused.unwrap_or_else(|| form_of(&it)), &around.who.agent, times.language),
        };
        Ok(Some(rule(&frame, &of)))
    });
    shown.await?.ok_or(Refusal::NotFound)
}

/// `POST /settings/rules`
pub(crate) async fn save(State(app): State<App>, who: SignedIn, fields: Fields) -> Answer {
    who.demand(Permission::SetUp)?;
    let id: Option<RuleId> = fields.parsed("id");
    let new = NewRule {
        name: fields.get("name").to_owned(),
        when: When::from_word(fields.get("when")).unwrap_or_default(),
        line: fields.get("line").to_owned(),
        acts: ACTS
            .iter()
            .filter_map(|name| {
                let value = fields.get(name).trim();
                (!value.is_empty()).then(|| format!("{name}:{value}"))
            })
            .collect(),
    };
    match app.desk.save_rule(who.agent.id, id, new.clone()).await {
        Ok(id) => Ok(see_other(&format!("{HERE}/{id}"))),
        Err(refused @ (CannotRule::NoRule | CannotRule::NotAllowed(_) | CannotRule::Trouble(_))) => {
            Err(refusal(who.language, &refused))
        }
        Err(refused) => {
            let field = match refused {
                CannotRule::NoName => "name",
                CannotRule::Odd(_) | CannotRule::NotForRules(_) => "line",
                _ => "tag",
            };
            let wrong = Wrong { field: field.into(), words: sentence(&refused.said(who.language)) };
            let form = RuleForm {
                id: id.map(|id| id.to_string()).unwrap_or_default(),
                name: new.name,
                when: new.when.word().into(),
                line: new.line,
                tag: fields.get("tag").to_owned(),
                untag: fields.get("untag").to_owned(),
                priority: fields.get("priority").to_owned(),
                team: fields.get("team").to_owned(),
                owner: fields.get("owner").to_owned(),
                snooze: fields.get("snooze-for").to_owned(),
                wrongs: vec![wrong],
                ..RuleForm::default()
            };
            let shown = match id {
                Some(id) => one(&app, who, id, Some(form)).await?,
                None => listed(&app, who, Some(form)).await?,
            };
            Ok(html(StatusCode::UNPROCESSABLE_ENTITY, shown))
        }
    }
}

/// The fields of the form that are acts, as [`RuleAct`] calls them.
const ACTS: [&str; 6] = ["untag", "tag", "priority", "team", "owner", "snooze-for"];

/// `POST /settings/rules/{id}/on`
pub(crate) async fn on(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: RuleId = named(&id)?;
    let seen = Moment(fields.parsed("seen").unwrap_or_default());
    app.desk.switch_rule_on(who.agent.id, id, seen).await.map_err(|refused| refusal(who.language, &refused))?;
    Ok(see_other(HERE))
}

/// `POST /settings/rules/{id}/off`
pub(crate) async fn off(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: RuleId = named(&id)?;
    app.desk.switch_rule_off(who.agent.id, id).await.map_err(|refused| refusal(who.language, &refused))?;
    Ok(see_other(HERE))
}

/// `POST /settings/rules/{id}/order`
pub(crate) async fn order(State(app): State<App>, who: SignedIn, Path(id): Path<String>, fields: Fields) -> Answer {
    let id: RuleId = named(&id)?;
    let step = match fields.get("step") {
        "earlier" => Step::Earlier,
        "later" => Step::Later,
        _ => return Err(Refusal::Unreadable),
    };
    app.desk.move_rule(who.agent.id, id, step).await.map_err(|refused| refusal(who.language, &refused))?;
    Ok(see_other(HERE))
}

/// `POST /settings/rules/{id}/removal`
pub(crate) async fn remove(State(app): State<App>, who: SignedIn, Path(id): Path<String>) -> Answer {
    let id: RuleId = named(&id)?;
    app.desk.remove_rule(who.agent.id, id).await.map_err(|refused| refusal(who.language, &refused))?;
    Ok(see_other(HERE))
}

fn refusal(language: Language, of: &CannotRule) -> Refusal {
    match of {
        CannotRule::NoRule => Refusal::NotFound,
        CannotRule::NotAllowed(why) => (*why).into(),
        CannotRule::Trouble(trouble) => trouble.clone().into(),
        refused => Refusal::conflict(&refused.said(language), HERE),
    }
}

/// Whom and which teams rules and saved answers name.
pub(crate) struct Named {
    pub(crate) agents: Vec<Agent>,
    teams: Vec<Team>,
}

impl Named {
    pub(crate) fn load(read: &mut Read<'_, '_>) -> Result<Self, Trouble> {
        Ok(Named { agents: read.agents()?, teams: read.teams()? })
    }

    fn line(&self, of: &Rule, times: &Times) -> RuleLine {
        let language = times.language;
        RuleLine {
            id: of.id.to_string(),
            name: of.name.clone(),
            when: when_words(language, of.when).to_owned(),
            line: of.line.clone(),
            does: of.acts.iter().map(|act| self.does(language, act)).collect(),
            on: of.on.map(|(since, _)| language.rule_on(times.short(since))),
        }
    }

    fn does(&self, language: Language, act: &RuleAct) -> String {
        let gone = || language.rule_does_gone().to_owned();
        match act {
            RuleAct::Tag(tag) => language.rule_does_tag(tag),
            RuleAct::Untag(tag) => language.rule_does_untag(tag),
            RuleAct::Priority(priority) => language.rule_does_priority(priority.word()),
            RuleAct::Team(id) => self.team(*id).map_or_else(gone, |team| language.rule_does_team(&team.name)),
            RuleAct::Owner(id) => self.owner(*id).map_or_else(gone, |agent| language.rule_does_owner(&agent.name)),
            RuleAct::SnoozeFor(hours) => language.rule_does_snooze(*hours),
        }
    }

    pub(crate) fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == id)
    }

    pub(crate) fn owner(&self, id: AgentId) -> Option<&Agent> {
        self.agents.iter().find(|agent| agent.id == id && agent.may(Permission::Own))
    }

    /// The teams that somebody sees, to choose one or none of; and the one that is chosen, which others may have chosen.
    pub(crate) fn teams(&self, viewer: &Agent, chosen: &str, language: Language) -> Vec<(String, String)> {
        let seen = self.teams.iter().filter(|team| viewer.sees(team.id) || team.id.to_string() == chosen);
        let choices = seen.map(|team| (team.id.to_string(), team.name.clone()));
        std::iter::once(nothing(language)).chain(choices).collect()
    }

    /// Everybody who can own a conversation that somebody sees, to choose one or none of; and whoever is chosen.
    pub(crate) fn owners(&self, viewer: &Agent, chosen: &str, language: Language) -> Vec<(String, String)> {
        let sees =
            |agent: &Agent| viewer.only_team().is_none_or(|team| agent.sees(team)) || agent.id.to_string() == chosen;
        let owners = self.agents.iter().filter(|agent| agent.may(Permission::Own) && sees(agent));
        let choices = owners.map(|agent| (agent.id.to_string(), agent.name.clone()));
        std::iter::once(nothing(language)).chain(choices).collect()
    }

    /// A form with everything that can be chosen in it.
    fn form(&self, of: RuleForm, viewer: &Agent, language: Language) -> RuleForm {
        let whens = When::ALL.iter().map(|(when, word)| ((*word).to_owned(), when_words(language, *when).to_owned()));
        let priorities =
            Priority::ALL.iter().map(|(one, word)| ((*word).to_owned(), priority_choice(language, *one).to_owned()));
        RuleForm {
            priorities: std::iter::once(nothing(language)).chain(priorities).collect(),
            whens: whens.collect(),
            teams: self.teams(viewer, &of.team, language),
            owners: self.owners(viewer, &of.owner, language),
            ..of
        }
    }
}

fn nothing(language: Language) -> (String, String) {
    (String::new(), language.rule_form_nothing().to_owned())
}

fn when_words(language: Language, when: When) -> &'static str {
    match when {
        When::Begins => language.rule_when_begins(),
        When::Arrives => language.rule_when_arrives(),
        When::Answered => language.rule_when_answered(),
        When::Closed => language.rule_when_closed(),
    }
}

/// A kept rule as it stands in the form.
fn form_of(of: &Rule) -> RuleForm {
    let mut form = RuleForm {
        id: of.id.to_string(),
        name: of.name.clone(),
        when: of.when.word().into(),
        line: of.line.clone(),
        ..RuleForm::default()
    };
    for act in &of.acts {
        match act {
            RuleAct::Tag(tag) => form.tag.clone_from(tag),
            RuleAct::Untag(tag) => form.untag.clone_from(tag),
            RuleAct::Priority(priority) => form.priority = priority.word().into(),
            RuleAct::Team(team) => form.team = team.to_string(),
            RuleAct::Owner(agent) => form.owner = agent.to_string(),
            RuleAct::SnoozeFor(hours) => form.snooze = hours.to_string(),
        }
    }
    form
}
