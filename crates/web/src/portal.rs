//! The customer's own page: no login, an unguessable link, no cookie, no script. Who has it, what they told us, when to
//! expect an answer, and a place to add something.

use crate::answer::{Broken, capitalised};
use crate::app::App;
use crate::clock_words::{Wall, size};
use crate::conversation::build::paragraphs;
use crate::csp;
use crate::form::Fields;
use crate::views::Markup;
use crate::views::conversation::AttachmentView;
use crate::views::portal::{self, Clock, InvalidLinkPage, Notice, PortalPage, PortalState, Said, Stage, Step};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use desk::customer_page::{AddedFile, CannotAdd};
use domain::DraftId;
use domain::conversation::{Conversation, Status, Waiting};
use domain::customer::ChannelKind;
use domain::message::Nature;
use domain::timeline::Happened;
use serde::Deserialize;
use store::{Direction, Installation, MessageRow, Read, Trouble};

/// Messages shown; older ones are in the customer's own mail.
const MESSAGES_MAX: i64 = 100;

/// What just happened.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    said: String,
}

/// The page.
pub async fn show(
    State(app): State<App>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Broken> {
    let notice = match asked.said.as_str() {
        "added" => Some("Your message is with us. You will hear from the person named above."),
        "solved" => Some("Thank you. Should anything be left, write here or answer our mail: it opens again."),
        "not-solved" => Some("It is open again, and the same person has it."),
        _ => None,
    };
    let notice = notice.map(|words| Notice { failed: false, words: words.to_owned() });
    render(&app, token, notice, String::new(), StatusCode::OK).await
}

async fn render(
    app: &App,
    token: String,
    notice: Option<Notice>,
    text: String,
    status: StatusCode,
) -> Result<Response, Broken> {
    let loaded = app.clone();
    let markup = app.desk.reader().read(move |read| {
        let Some(installation) = read.installation()? else { return Ok::<_, Trouble>(None) };
        let address =
            read.mailboxes()?.into_iter().next().map(|mailbox| mailbox.address.to_string()).unwrap_or_default();
        Ok(Some(match read.conversation_by_page_token(&token)? {
            Some(it) => (true, portal::page(&build(&loaded, read, &it, &installation, address, notice, text)?)),
            None => (false, portal::invalid(&invalid(&installation, address))),
        }))
    });
    Ok(match markup.await? {
        Some((true, markup)) => customer_response(status, &markup),
        Some((false, markup)) => customer_response(StatusCode::NOT_FOUND, &markup),
        None => StatusCode::NOT_FOUND.into_response(),
    })
}

/// A page for customers: not indexed, its address told to nobody, under its own policy.
fn customer_response(status: StatusCode, markup: &Markup) -> Response {
    let mut response = (status, Html(markup.0.clone())).into_response();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, csp::CUSTOMER),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn invalid(installation: &Installation, address: String) -> InvalidLinkPage {
    InvalidLinkPage {
        lang: "en".into(),
        right_to_left: false,
        brand: installation.name.clone(),
        why: String::new(),
        address,
    }
}

fn build(
    app: &App,
    read: &mut Read<'_, '_>,
    it: &Conversation,
    installation: &Installation,
    address: String,
    notice: Option<Notice>,
    text: String,
) -> Result<PortalPage, Trouble> {
    let wall = Wall::new(&installation.zone, app.desk.now());
    let agents = read.agents()?;
    let owner = agents.iter().find(|agent| agent.id == it.owner);
    let owner_short = owner.map_or("Somebody", |owner| owner.first_name()).to_owned();
    let team = read.team(it.team)?;
    let waits = match &team {
        Some(team) => {
            let expected = desk::expected_wait::expected_wait(&app.desk, read, team, ChannelKind::Email, wall.now())?;
            let words = domain::measure::told_words(&expected, wall.now(), &team.hours);
            words.unwrap_or_else(|| format!("{owner_short} answers {}.", team.hours.words()))
        }
        None => String::new(),
    };
    let mut said = Vec::new();
    for message in read.public_messages(it.id, MESSAGES_MAX)? {
        if message.nature == Nature::Person {
            said.push(said_view(read, &message, it, &agents, &wall)?);
        }
    }
    let state = state_of(read, it)?;
    Ok(PortalPage {
        lang: "en".into(),
        right_to_left: false,
        brand: installation.name.clone(),
        token: it.page_token.clone(),
        clock: if state == PortalState::WithUs { clock(it, &owner_short, &wall) } else { None },
        steps: steps(it, state, &owner_short, &wall),
        state,
        asked: if it.subject.is_empty() {
            "You wrote to us.".to_owned()
        } else {
            format!("You wrote about \u{201c}{}\u{201d}.", it.subject)
        },
        waits: if state == PortalState::WithUs { waits } else { String::new() },
        said,
        notice,
        text,
        key: app.desk.new_draft().to_string(),
        files_hint: format!("up to {} MB together", app.desk.mail.manners().attachment_bytes_max / (1024 * 1024)),
        reach: format!(
            "You can also answer any of our mails, or write to {address}. The reference is {}.",
            it.reference
        ),
        owner_short,
    })
}

fn said_view(
    read: &mut Read<'_, '_>,
    message: &MessageRow,
    it: &Conversation,
    agents: &[domain::team::Agent],
    wall: &Wall,
) -> Result<Said, Trouble> {
    let ours = message.direction == Direction::Out;
    let who = if ours {
        let agent = message.agent.and_then(|id| agents.iter().find(|agent| agent.id == id));
        agent.map_or("The desk".to_owned(), |agent| agent.name.clone())
    } else if message.contact_point == Some(it.contact_point) {
        "You".to_owned()
    } else {
        let point = message.contact_point.map(|id| read.contact_point(id)).transpose()?.flatten();
        point.map_or("Somebody".to_owned(), |point| if point.name.is_empty() { point.written } else { point.name })
    };
    let files = read.attachments(message.id)?;
    let attachments = files.iter().map(|file| AttachmentView {
        name: file.name.clone(),
        size: size(file.bytes),
        href: String::new(),
    });
    Ok(Said {
        ours,
        who,
        at: wall.when(message.at),
        paragraphs: paragraphs(&message.text),
        attachments: attachments.collect(),
    })
}

fn state_of(read: &mut Read<'_, '_>, it: &Conversation) -> Result<PortalState, Trouble> {
    Ok(match (&it.status, &it.waiting) {
        (Status::Closed { .. }, _) => {
            let last = read.latest_entries(it.id.0, 10)?;
            let solved = last.iter().any(|entry| matches!(entry.happened, Some(Happened::Solved { solved: true })));
            if solved { PortalState::Solved } else { PortalState::Closed }
        }
        (_, Waiting::OnThem { .. }) => PortalState::Answered,
        _ => PortalState::WithUs,
    })
}

fn clock(it: &Conversation, owner: &str, wall: &Wall) -> Option<Clock> {
    let until = it.told.as_ref()?.until?;
    let Waiting::OnUs { since } = it.waiting else { return None };
    let (left, _) = wall.left(until);
    let whole = until.since(since).0.max(1);
    let percent = (wall.now().since(since).0 * 100 / whole).clamp(0, 100);
    let over = (wall.now() > until)
        .then(|| format!("We said {} and did not make it. {owner} sees that you are waiting.", wall.when(until).words));
    let percent = u8::try_from(percent).unwrap_or(100);
    Some(Clock { by: format!("Answer by {}", wall.when(until).words), left: format!("in {left}"), percent, over })
}

fn steps(it: &Conversation, state: PortalState, owner: &str, wall: &Wall) -> Vec<Step> {
    let step = |words: String, stage: Stage| Step { words, stage };
    let arrived = step(format!("Your message arrived, {}", wall.when(it.created_at).words), Stage::Done);
    match state {
        PortalState::WithUs => vec![
            arrived,
            step(format!("{owner} looks after it"), Stage::Now),
            step(format!("{owner} answers you by mail, and here"), Stage::Later),
        ],
        PortalState::Answered => vec![
            arrived,
            step(format!("{owner} answered"), Stage::Done),
            step("If anything is left, write below or answer the mail".to_owned(), Stage::Now),
        ],
        PortalState::Closed | PortalState::Solved => vec![arrived, step(format!("{owner} closed it"), Stage::Done)],
    }
}

/// Takes what they add.
pub async fn add(State(app): State<App>, Path(token): Path<String>, fields: Fields) -> Result<Response, Broken> {
    let key = DraftId(fields.id("key").unwrap_or_else(|| app.desk.new_draft().0));
    let text = fields.body("body");
    let allowed = app.desk.mail.manners().attachment_bytes_max;
    let together: u64 = fields.files.iter().map(|file| file.bytes.len() as u64).sum();
    if together > allowed {
        let words = format!(
            "The files are larger than {} MB together. Your text is kept below; please send fewer files.",
            allowed / (1024 * 1024)
        );
        return render(&app, token, Some(Notice { failed: true, words }), text, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    let files = fields.files.into_iter().map(|file| AddedFile {
        name: file.name,
        content_type: file.content_type,
        bytes: file.bytes,
    });
    match app.desk.add_on_page(token.clone(), key, text.clone(), files.collect()).await {
        Ok(()) => Ok(Redirect::to(&format!("/q/{token}?said=added")).into_response()),
        Err(CannotAdd::Trouble(trouble)) => Err(trouble.into()),
        Err(CannotAdd::NoPage) => render(&app, token, None, text, StatusCode::NOT_FOUND).await,
        Err(refusal) => {
            let words = format!("{}. What you wrote is kept below.", capitalised(&refusal.to_string()));
            render(&app, token, Some(Notice { failed: true, words }), text, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// "Yes, this was put right."
pub async fn solved(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Broken> {
    say(&app, token, true).await
}

/// "Not yet."
pub async fn not_solved(State(app): State<App>, Path(token): Path<String>) -> Result<Response, Broken> {
    say(&app, token, false).await
}

async fn say(app: &App, token: String, solved: bool) -> Result<Response, Broken> {
    match app.desk.solved_on_page(token.clone(), solved).await {
        Ok(()) => {
            let said = if solved { "solved" } else { "not-solved" };
            Ok(Redirect::to(&format!("/q/{token}?said={said}")).into_response())
        }
        Err(CannotAdd::Trouble(trouble)) => Err(trouble.into()),
        Err(_) => render(app, token, None, String::new(), StatusCode::NOT_FOUND).await,
    }
}
