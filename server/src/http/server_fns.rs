//! The server functions: leptos_axum runs them, with the ports they may ask in their context.

use super::Web;
use super::visit::Visit;
use crate::persistence::{PersistenceError, drafts};
use crate::{crypto, views};
use abri_app::lang::Lang;
use abri_app::ports::{DraftDesk, PublicSession, Unavailable};
use abri_domain::form::{ClaimForm, FormRules, Step, clean};
use async_trait::async_trait;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, State};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use leptos::prelude::provide_context;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use time::OffsetDateTime;

/// Answers a call of a server function.
pub async fn handle(State(web): State<Web>, visit: Visit, request: Request<Body>) -> Response {
    let session = PublicSession(visit.form_session);
    let away = Arc::new(AtomicBool::new(false));
    let desk: Arc<dyn DraftDesk> = Arc::new(Drafts { web: web.clone(), away: away.clone() });
    let context = move || {
        provide_context(session.clone());
        provide_context(desk.clone());
    };
    // Server functions read a body of any size: the limit of the forms holds here too.
    let (parts, body) = request.into_parts();
    let bytes = match Bytes::from_request(Request::from_parts(parts.clone(), body), &web).await {
        Ok(bytes) => bytes,
        Err(rejection) => return rejection.into_response(),
    };
    let request = Request::from_parts(parts, Body::from(bytes));
    let mut response = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    // Leptos says 500 of arguments it can't read as of any failure.
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        let is_ours = away.load(Ordering::Relaxed);
        *response.status_mut() =
            if is_ours { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::BAD_REQUEST };
    }
    response
}

struct Drafts {
    web: Web,
    /// The draft could not be kept, whatever was sent.
    away: Arc<AtomicBool>,
}

/// Fields that no autosave may set: what is accepted or sworn is accepted by sending the page.
const NEVER: [&str; 4] = ["scheme", "terms_accepted", "terms_version", "honour"];

#[async_trait]
impl DraftDesk for Drafts {
    async fn autosave(
        &self,
        session: &PublicSession,
        lang: Lang,
        version: i32,
        fields: Vec<(String, String)>,
    ) -> Result<Option<String>, Unavailable> {
        let Some(token) = &session.0 else { return Ok(None) };
        let session = crypto::sha256(token.as_bytes());
        let saved_at = save(&self.web, &session, version, &fields).await.map_err(|error| {
            tracing::warn!(error = %error, "an autosave was not kept");
            self.away.store(true, Ordering::Relaxed);
            Unavailable
        })?;
        Ok(saved_at.map(|at| views::hour(at, lang)))
    }
}

/// Keeps the fields in the draft, unless their page was posted since it was drawn: what it said then is what holds.
async fn save(
    web: &Web,
    session: &drafts::SessionHash,
    version: i32,
    fields: &[(String, String)],
) -> Result<Option<OffsetDateTime>, PersistenceError> {
    let Some(step) = page_of(fields) else { return Ok(None) };
    let (service, now) = (&web.service, web.service.clock.now());
    let mut transaction = service.pools.admin.begin().await?;
    drafts::lock(&mut transaction, session).await?;
    let Some(mut draft) = drafts::find(&mut transaction, &service.keys.drafts, session, now).await? else {
        return Ok(None);
    };
    if draft.was_posted_since(step, version) {
        return Ok(None);
    }
    let Some(rules) = service.rules_of_form(&draft.form.scheme) else { return Ok(None) };
    keep(&mut draft.form, (step, &rules), fields);
    let kept = drafts::update(&mut transaction, &service.keys.drafts, session, &draft, now).await?;
    transaction.commit().await?;
    Ok(kept.then_some(now))
}

/// The page of the first field of the form's own that belongs to one.
fn page_of(fields: &[(String, String)]) -> Option<Step> {
    let owner = |name: &str| Step::ALL.iter().copied().find(|step| step.fields().contains(&name));
    fields.iter().find_map(|(name, _)| owner(name))
}

/// Keeps the fields of the page that hold something. An autosave never empties a field: the same page in another tab
/// knows nothing of what was typed here. What was taken back is taken back by sending the page.
fn keep(form: &mut ClaimForm, (step, rules): (Step, &FormRules), fields: &[(String, String)]) {
    let names = rules.fields(step);
    let of_page = |name: &String| names.contains(name) && !NEVER.contains(&name.as_str());
    for (name, typed) in fields.iter().filter(|(name, typed)| of_page(name) && !typed.is_empty()) {
        // Longer than any field holds: the page itself will say so, the draft need not carry it.
        form.set_in(&rules.scheme, name, clean(typed).chars().take(400).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_autosave_keeps_one_page_empties_nothing_and_swears_nothing() {
        let mut form = ClaimForm { city: "Dax".into(), street: "2 rue Neuve".into(), ..ClaimForm::default() };
        let typed = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = [
            typed("email", "a@b.example"),
            typed("street", ""),
            typed("honour", "yes"),
            typed("nir", "1"),
            typed("city", "Pau"),
        ];
        assert_eq!(page_of(&fields), Some(Step::Contact));
        let book = abri_domain::rules::RuleBook::built_in().unwrap();
        let rules = book.form_rules(crate::views::samples::NOW, "").unwrap();
        keep(&mut form, (Step::Contact, &rules), &fields);
        assert_eq!(
            (form.email.as_str(), form.city.as_str(), form.street.as_str()),
            ("a@b.example", "Pau", "2 rue Neuve")
        );
        assert_eq!((form.honour.as_str(), form.nir.as_str()), ("", ""));
    }
}
