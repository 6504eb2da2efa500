//! The form under way of a visit: found by its session, begun when there is none, kept field by field.

use crate::crypto::sha256;
use crate::http::body::Fields;
use crate::http::cookies;
use crate::http::failure::Failure;
use crate::http::visit::Visit;
use crate::persistence::drafts::{self, Draft, SessionHash};
use crate::random;
use abri_app::model::MessageKind;
use abri_app::paths::Page;
use abri_domain::form::{ClaimForm, FieldCode, FieldErrors, FormRules, Step};
use axum::http::HeaderValue;
use data_encoding::HEXLOWER;
use serde::Serialize;

/// The rules of a form under way, or the page that says its scheme takes no claims.
pub fn rules(visit: &Visit, scheme: &str) -> Result<FormRules, Failure> {
    visit.web.service.rules_of_form(scheme).ok_or(Failure::Say(MessageKind::Closed))
}

/// The form under way with its rules; who has none begins with the terms, who has sent theirs gets the receipt.
pub async fn under_way(visit: &Visit) -> Result<(Draft, FormRules), Failure> {
    let draft = find(visit).await?;
    let rules = rules(visit, draft.as_ref().map_or("", |draft| &draft.form.scheme))?;
    let elsewhere = |page: Page| Failure::Elsewhere(page.path(visit.lang).to_owned());
    match draft {
        None => Err(elsewhere(Page::Step(Step::Terms))),
        Some(Draft { claim_id: Some(_), .. }) => Err(elsewhere(Page::Receipt)),
        Some(draft) => Ok((draft, rules)),
    }
}

/// The session's hash, if the visit has a session.
pub fn session(visit: &Visit) -> Option<SessionHash> {
    visit.form_session.as_ref().map(|token| sha256(token.as_bytes()))
}

/// The draft of the visit.
pub async fn find(visit: &Visit) -> Result<Option<Draft>, Failure> {
    let Some(session) = session(visit) else { return Ok(None) };
    let service = &visit.web.service;
    let mut connection = service.pools.admin.acquire().await?;
    Ok(drafts::find(&mut connection, &service.keys.drafts, &session, service.clock.now()).await?)
}

/// A draft after a page of it was posted.
pub struct Saved {
    /// The draft as it now is.
    pub draft: Draft,
    /// Was it changed? Not if it was submitted meanwhile, nor if the edit said no.
    pub changed: bool,
    /// The draft was begun just now; the cookie to hand over.
    pub cookie: Option<HeaderValue>,
}

/// Changes the draft of the visit by a post of that page, in one transaction; begins one when there is none. An edit
/// that comes too late says no and leaves the draft as it is.
pub async fn change(
    visit: &Visit,
    step: Step,
    edit: impl FnOnce(&mut Draft) -> bool,
) -> Result<Saved, Failure> {
    let (service, now) = (&visit.web.service, visit.web.service.clock.now());
    let key = &service.keys.drafts;
    let mut transaction = service.pools.admin.begin().await?;
    if let Some(session) = session(visit) {
        drafts::lock(&mut transaction, &session).await?;
        if let Some(mut draft) = drafts::find(&mut transaction, key, &session, now).await? {
            let changed = draft.claim_id.is_none() && edit(&mut draft);
            if changed {
                draft.count_post(step);
                drafts::update(&mut transaction, key, &session, &draft, now).await?;
            }
            transaction.commit().await?;
            return Ok(Saved { draft, changed, cookie: None });
        }
    }
    let (token, mut draft) = (random::token()?, Draft::begin(random::id(now)?, now));
    let changed = edit(&mut draft);
    draft.count_post(step);
    drafts::insert(&mut transaction, key, &sha256(token.as_bytes()), &draft, now).await?;
    transaction.commit().await?;
    let cookie = cookies::set(cookies::Kind::Form, visit.web.options.secure, &token);
    Ok(Saved { draft, changed, cookie: Some(cookie) })
}

/// Puts the fields of a page into the form as typed: those that did not come are empty (a choice not made, a box not
/// ticked). Answers with the faults that only the body shows: a field that came twice, a NUL.
pub fn put(form: &mut ClaimForm, (step, rules): (Step, &FormRules), fields: &Fields) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let names = rules.fields(step);
    for name in &names {
        form.set_in(&rules.scheme, name, fields.kept(name));
    }
    body_faults(&names, fields, &mut errors);
    errors
}

/// Puts the fields of a page into the draft, unless that would replace what another tab stored of the page since it was
/// drawn. A field whose fault only the body shows is left empty: the values stored could not tell of that fault any
/// more, and would pass for an answer.
pub fn keep(draft: &mut Draft, (step, rules): (Step, &FormRules), fields: &Fields) -> bool {
    let mut form = draft.form.clone();
    for fault in put(&mut form, (step, rules), fields).0 {
        form.set_in(&rules.scheme, &fault.field, String::new());
    }
    // A draft that a later page began is of the scheme of that page.
    if step != Step::Terms && form.scheme.is_empty() {
        rules.scheme.id().clone_into(&mut form.scheme);
    }
    // A page without a version was not drawn by us: it can't be told to be late.
    let late = version(fields).is_some_and(|version| draft.was_posted_since(step, version));
    if late && form != draft.form {
        return false;
    }
    draft.form = form;
    true
}

/// The version of the draft that a posted page was drawn from.
pub fn version(fields: &Fields) -> Option<i32> {
    fields.get("version").parse().ok()
}

/// A print of answers as a page showed them: tells whether they are still the same when it comes back.
pub fn print(answers: &impl Serialize) -> String {
    let answers = serde_json::to_vec(answers).unwrap_or_default();
    HEXLOWER.encode(&sha256(&answers)[..8])
}

/// The faults that only the body shows.
pub fn body_faults(names: &[impl AsRef<str>], fields: &Fields, errors: &mut FieldErrors) {
    for name in names.iter().map(AsRef::as_ref) {
        if fields.is_doubled(name) {
            errors.add(name, FieldCode::Doubled);
        }
        if fields.has_nul(name) {
            errors.add(name, FieldCode::Unprintable);
        }
    }
}

/// Faults of the body before those of the values, one for each field.
pub fn merged(mut body: FieldErrors, values: FieldErrors, names: &[impl AsRef<str>]) -> FieldErrors {
    body.0.extend(values.0);
    body.ordered(names)
}
