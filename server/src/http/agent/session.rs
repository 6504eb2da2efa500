//! Who is signed in: asked of the database at every request, with the role they have now.

use crate::http::Web;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::persistence::staff::SignedIn;
use crate::pipeline::announcements::Announcer;
use crate::pipeline::assignments::Lead;
use crate::pipeline::audit::Auditor;
use crate::pipeline::call_desk::CallAgent;
use crate::pipeline::delegations::Delegator;
use crate::pipeline::deliveries::again::Watcher;
use crate::pipeline::filing::Filer;
use crate::pipeline::fund_loans::Lender;
use crate::pipeline::glass::GlassBreaker;
use crate::pipeline::lists::Seeker;
use crate::pipeline::opinions::Adviser;
use crate::pipeline::review::{self, Agent};
use crate::pipeline::rulemaking::Officer;
use crate::pipeline::team::Administrator;
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{MessageKind, StaffFrame};
use abri_app::paths::agent;
use abri_app::text::agent::procedures;
use abri_domain::staff::Right;
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use subtle::ConstantTimeEq;

/// A request of someone who is signed in, whatever their role. Whoever is not is sent to the sign-in page.
pub struct Insider {
    /// The request, in their language.
    pub visit: Visit,
    /// Who.
    pub person: SignedIn,
}

/// A request of someone who reviews claims; for every other role there is no such page.
pub struct Staff {
    /// The request, in the agent's language.
    pub visit: Visit,
    /// Who.
    pub agent: Agent,
}

/// A request of someone whose role does that work; for every other role there is no such page.
pub struct Desk<W> {
    /// The request, in their language.
    pub visit: Visit,
    /// Who.
    pub who: W,
    form_token: String,
}

/// The desk of those who spread the work.
pub type LeadDesk = Desk<Lead>;
/// The desk of those who write on the banner.
pub type AnnouncerDesk = Desk<Announcer>;
/// The desk of those who lend queues between funds.
pub type LenderDesk = Desk<Lender>;
/// The desk of those who make rules.
pub type RulesDesk = Desk<Officer>;
/// The desk of those who audit.
pub type AuditDesk = Desk<Auditor>;
/// The desk of those who list and search claims.
pub type ListDesk = Desk<Seeker>;
/// The desk of those who answer the administrative side.
pub type OpinionDesk = Desk<Adviser>;
/// The desk of those who let technicians sign.
pub type DelegationDesk = Desk<Delegator>;
/// The pages of those who break the glass.
pub type GlassDesk = Desk<GlassBreaker>;
/// The desk of those who answer the phone.
pub type CallDesk = Desk<CallAgent>;
/// The desk of those who file for others.
pub type FilingDesk = Desk<Filer>;
/// The desk of those who watch what leaves.
pub type DeliveryDesk = Desk<Watcher>;
/// The desk of those who make accounts.
pub type TeamDesk = Desk<Administrator>;

/// Work of the back office, which the person of a session does if their role has the right.
pub trait Work: Sized {
    /// The person of a session, if it is their work.
    fn of(person: SignedIn) -> Option<Self>;
}

macro_rules! works {
    ($($who:ident),+) => {
        $(impl Work for $who {
            fn of(person: SignedIn) -> Option<Self> {
                Self::of(person)
            }
        })+
    };
}
works!(Announcer, Lead, Lender, Officer, Auditor, Administrator, Seeker, Adviser, Delegator, GlassBreaker);
works!(CallAgent, Filer, Watcher);

impl FromRequestParts<Web> for Insider {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failure> {
        let mut visit = Visit::of(parts, web);
        let token = visit.staff_session.as_ref().ok_or(Failure::SignIn)?;
        let person = review::signed_in(&web.service, token).await?.ok_or(Failure::SignIn)?;
        if let Some(first) = owed(&person, web.options.require_second_factor)
            && ![first, agent::SIGN_OUT].contains(&parts.uri.path())
        {
            return Err(Failure::Elsewhere(first.to_owned()));
        }
        visit.lang = Lang::from_code(&person.language).unwrap_or_default();
        visit.staff = Some(frame(&visit, web).await?);
        Ok(Self { visit, person })
    }
}

/// What every page of theirs carries.
async fn frame(visit: &Visit, web: &Web) -> Result<StaffFrame, Failure> {
    let words = web.service.banner.now(&web.service).await?;
    Ok(StaffFrame {
        banner: words.map(|words| views::banner(words, visit.lang)),
        procedure: procedures::of_path(&visit.path).map(|procedure| procedure.slug),
        sandbox: web.options.sandbox.clone(),
    })
}

/// The one page that opens while the account owes something: a password of one's own, a second factor.
const fn owed(person: &SignedIn, require_second_factor: bool) -> Option<&'static str> {
    if person.password_due {
        Some(agent::PASSWORD)
    } else if require_second_factor && !person.second_factor {
        Some(agent::SECOND_FACTOR)
    } else {
        None
    }
}

impl FromRequestParts<Web> for Staff {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failure> {
        let Insider { visit, person } = Insider::from_request_parts(parts, web).await?;
        // The first page after signing in is the same for all; who reviews no claim goes on to their own desk.
        let is_home = parts.method == Method::GET && parts.uri.path() == agent::QUEUE;
        let home = agent::home(person.role).filter(|_| is_home);
        match (Agent::of(person), home) {
            (Some(agent), _) => Ok(Self { visit, agent }),
            (None, Some(home)) => Err(Failure::Elsewhere(home.to_owned())),
            (None, None) => Err(Failure::Say(MessageKind::NotFound)),
        }
    }
}

impl<W: Work> FromRequestParts<Web> for Desk<W> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failure> {
        let Insider { visit, person } = Insider::from_request_parts(parts, web).await?;
        let form_token = person.form_token.clone();
        let who = W::of(person).ok_or(Failure::Say(MessageKind::NotFound))?;
        Ok(Self { visit, who, form_token })
    }
}

impl Insider {
    /// The same person, if their role has that right; for every other role there is no such page.
    pub fn with(self, right: Right) -> Result<Self, Failure> {
        if self.person.role.may(right) { Ok(self) } else { Err(Failure::Say(MessageKind::NotFound)) }
    }

    /// The form was made for this session.
    pub fn check_token(&self, fields: &Fields) -> Result<(), Failure> {
        check_token(&self.person.form_token, fields)
    }
}

impl Staff {
    /// The form was made for this session.
    pub fn check_token(&self, fields: &Fields) -> Result<(), Failure> {
        check_token(&self.agent.form_token, fields)
    }
}

impl<W> Desk<W> {
    /// The form was made for this session.
    pub fn check_token(&self, fields: &Fields) -> Result<(), Failure> {
        check_token(&self.form_token, fields)
    }
}

fn check_token(token: &str, fields: &Fields) -> Result<(), Failure> {
    let right: bool = token.as_bytes().ct_eq(fields.token().as_bytes()).into();
    if right { Ok(()) } else { Err(Failure::Say(MessageKind::SessionEnded)) }
}
