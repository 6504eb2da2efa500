//! Views that someone keeps for themselves.

use super::super::session::ListDesk;
use super::{Draft, carried};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::pipeline::lists;
use crate::views::query_of;
use abri_app::model::{ListRefusal, MessageKind};
use abri_app::paths::agent;
use abri_domain::form::FieldCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// The most characters of the name of a view or a label.
pub const NAME_MAX: usize = 40;

/// What is wrong with a name, if anything.
pub fn fault_of_name(name: &str) -> Option<FieldCode> {
    if name.is_empty() {
        Some(FieldCode::Missing)
    } else if name.chars().count() > NAME_MAX {
        Some(FieldCode::TooLong { max: NAME_MAX as u64 })
    } else if name.chars().any(char::is_control) {
        Some(FieldCode::Unprintable)
    } else {
        None
    }
}

/// Keeps the filters of the list under a name.
pub async fn save(desk: ListDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let (filters, typed) = (carried(&fields), fields.kept("view_name"));
    let query = query_of(&filters);
    let fault = fault_of_name(typed.trim());
    let service = &desk.visit.web.service;
    if fault.is_none() && lists::save_view(service, &desk.who, typed.trim(), &query).await? {
        return Ok(to_list(&query, "view-saved"));
    }
    let mut draft = Draft::of(&desk, filters).await?;
    draft.fill(&desk, None).await?;
    draft.page.view_name = typed;
    match fault {
        Some(fault) => draft.page.errors.add("view_name", fault),
        None => draft.page.refused = Some(ListRefusal::TooManyViews),
    }
    Ok(draft.answer(&desk))
}

/// Removes a view; one that is not theirs, or no longer there, stays as it is.
pub async fn remove(desk: ListDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let view_id = Uuid::try_parse(fields.get("view_id")).map_err(|_| Failure::Say(MessageKind::NotFound))?;
    lists::remove_view(&desk.visit.web.service, &desk.who, view_id).await?;
    Ok(to_list("", "view-removed"))
}

fn to_list(query: &str, done: &str) -> Response {
    let separator = if query.is_empty() { "" } else { "&" };
    Redirect::to(&agent::list(&format!("{query}{separator}done={done}"))).into_response()
}
