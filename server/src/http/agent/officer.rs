//! Who answers for the rules: asked of the database at every request, with the role they have now.

use crate::http::Web;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::pipeline::review;
use crate::pipeline::switches::Officer;
use abri_app::lang::Lang;
use abri_app::model::{AgentBadge, MessageKind, StaffRole};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use subtle::ConstantTimeEq;

/// A request of a rules officer. Whoever is not signed in is sent to the sign-in page; for every other role there is no
/// such page.
pub struct RulesDesk {
    /// The request, in the officer's language.
    pub visit: Visit,
    /// Who.
    pub officer: Officer,
}

impl FromRequestParts<Web> for RulesDesk {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Failure> {
        let mut visit = Visit::of(parts, web);
        let token = visit.staff_session.as_ref().ok_or(Failure::SignIn)?;
        let person = review::signed_in(&web.service, token).await?.ok_or(Failure::SignIn)?;
        let officer = Officer::of(person).ok_or(Failure::Say(MessageKind::NotFound))?;
        visit.lang = Lang::from_code(&officer.language).unwrap_or_default();
        Ok(Self { visit, officer })
    }
}

impl RulesDesk {
    /// The form was made for this session.
    pub fn check_token(&self, fields: &Fields) -> Result<(), Failure> {
        let right: bool = self.officer.form_token.as_bytes().ct_eq(fields.token().as_bytes()).into();
        if right { Ok(()) } else { Err(Failure::Say(MessageKind::SessionEnded)) }
    }

    /// Who is signed in, for the bar.
    pub fn badge(&self) -> AgentBadge {
        let Officer { name, form_token, .. } = &self.officer;
        AgentBadge { name: name.clone(), role: StaffRole::RulesOfficer, token: form_token.clone() }
    }
}
