//! Who is signed in: asked of the database at every request, with the role they have now.

use crate::http::Web;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::pipeline::review::{self, Agent};
use abri_app::lang::Lang;
use abri_app::model::MessageKind;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use subtle::ConstantTimeEq;

/// A request of someone who is signed in and reviews claims. Whoever is not signed in is sent to the sign-in page; for
/// every other role there is no such page.
pub struct Staff {
    /// The request, in the agent's language.
    pub visit: Visit,
    /// Who.
    pub agent: Agent,
}

impl FromRequestParts<Web> for Staff {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failure> {
        let mut visit = Visit::of(parts, web);
        let token = visit.staff_session.as_ref().ok_or(Failure::SignIn)?;
        let person = review::signed_in(&web.service, token).await?.ok_or(Failure::SignIn)?;
        let agent = Agent::of(person).ok_or(Failure::Say(MessageKind::NotFound))?;
        visit.lang = Lang::from_code(&agent.language).unwrap_or_default();
        Ok(Self { visit, agent })
    }
}

impl Staff {
    /// The form was made for this session.
    pub fn check_token(&self, fields: &Fields) -> Result<(), Failure> {
        let right: bool = self.agent.form_token.as_bytes().ct_eq(fields.token().as_bytes()).into();
        if right { Ok(()) } else { Err(Failure::Say(MessageKind::SessionEnded)) }
    }
}
