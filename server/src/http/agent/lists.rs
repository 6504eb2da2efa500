//! Lists of claims: the page of the list, and searching. What is searched for stands in no address.

pub mod bulk;
pub mod labels;
pub mod views;

use super::case;
use super::session::{ListDesk, Staff};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::persistence::claims::QueueEntry;
use crate::persistence::labels::Label;
use crate::pipeline::UseCaseError;
use crate::pipeline::assignments::{self, Lead};
use crate::pipeline::breaches::Lanes;
use crate::pipeline::lists::{self, Sought};
use crate::views as screens;
use abri_app::model::{BulkForm, ListPage, ListRefusal, Screen, TypedNir};
use abri_app::paths::agent;
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::listing::{Cursor, FilterForm};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

/// The most characters of a note.
const NOTE_MAX: usize = 4000;
/// What may be said after an act.
const DONE: [&str; 2] = ["view-saved", "view-removed"];

/// A page under construction, with the labels its lines are drawn with.
struct Draft {
    page: ListPage,
    labels: Vec<Label>,
}

/// The list, as its address says.
pub async fn show(desk: ListDesk) -> Result<Response, Failure> {
    let query = desk.visit.query.clone();
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let form = FilterForm::of(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let given = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let after = given("after").and_then(Cursor::parse);
    let mut draft = Draft::of(&desk, form).await?;
    draft.fill(&desk, after).await?;
    let done = DONE.iter().find(|done| given("done") == Some(**done));
    draft.page.done = done.map(|done| (*done).to_owned());
    Ok(draft.answer(&desk))
}

impl Draft {
    /// The page without claims.
    async fn of(desk: &ListDesk, filters: FilterForm) -> Result<Self, Failure> {
        let (service, lang) = (&desk.visit.web.service, desk.visit.lang);
        let shown = lists::context(service, &desk.who).await?;
        let colleagues = match Lead::of(desk.who.person.clone()) {
            Some(lead) => assignments::colleagues(service, &lead).await?,
            None => Vec::new(),
        };
        let page = ListPage {
            agent: screens::badge(&desk.who.person),
            options: screens::list_options(service, &desk.who, &shown.labels, &colleagues, lang),
            query: screens::query_of(&filters),
            filters,
            rows: Vec::new(),
            next: None,
            later: false,
            found: None,
            sought: TypedNir::default(),
            views: screens::saved_views(&shown.views),
            view_name: String::new(),
            bulk: BulkForm::default(),
            refused: None,
            done: None,
            errors: FieldErrors::default(),
        };
        Ok(Self { page, labels: shown.labels })
    }

    /// Puts the claims of the filters on it, or what is wrong with them.
    async fn fill(&mut self, desk: &ListDesk, after: Option<Cursor>) -> Result<(), Failure> {
        let service = &desk.visit.web.service;
        let labels: Vec<Uuid> = self.labels.iter().map(|label| label.label_id).collect();
        let filters = match self.page.filters.parse(&lists::known(service), &labels) {
            Ok(filters) => filters,
            Err(errors) => {
                self.page.errors = errors;
                return Ok(());
            }
        };
        let mut entries = lists::list(service, &desk.who, &filters, after).await?;
        let more = entries.len() > filters.size.rows();
        entries.truncate(filters.size.rows());
        self.page.later = after.is_some();
        self.page.next = entries.last().filter(|_| more).map(|last| next_query(&self.page.query, last));
        self.draw_lines(desk, &entries, &[]).await
    }

    async fn draw_lines(
        &mut self,
        desk: &ListDesk,
        entries: &[QueueEntry],
        picked: &[Uuid],
    ) -> Result<(), Failure> {
        let service = &desk.visit.web.service;
        let ids: Vec<Uuid> = entries.iter().map(|entry| entry.claim_id).collect();
        let on = lists::labels_on(service, &desk.who, &ids).await?;
        let labels = (self.labels.as_slice(), on.as_slice());
        let lanes = Lanes::of(service, entries).await?;
        self.page.rows = screens::list_rows(service, (entries, &lanes), labels, picked, desk.visit.lang);
        Ok(())
    }

    fn answer(self, desk: &ListDesk) -> Response {
        let wrong = self.page.refused.is_some() || !self.page.errors.is_empty();
        let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        render::page(&desk.visit, status, Screen::Claims(Box::new(self.page)))
    }
}

/// The query of the page after that claim.
fn next_query(query: &str, last: &QueueEntry) -> String {
    let cursor =
        Cursor { due_on: last.deadline.due_on, submitted_at: last.submitted_at, claim_id: last.claim_id };
    let separator = if query.is_empty() { "" } else { "&" };
    format!("{query}{separator}after={}", cursor.code())
}

/// The filters that a form carried along.
fn carried(fields: &Fields) -> FilterForm {
    let pairs: Vec<_> = form_urlencoded::parse(fields.get("query").as_bytes()).into_owned().collect();
    FilterForm::of(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// Searches, which is written down where it names a person.
pub async fn search(desk: ListDesk, fields: Fields) -> Result<Response, Failure> {
    desk.check_token(&fields)?;
    let typed = fields.kept("sought");
    let mut draft = Draft::of(&desk, FilterForm::default()).await?;
    match Sought::read(&typed) {
        Ok(Some(sought)) => {
            let (entries, more) = lists::search(&desk.visit.web.service, &desk.who, &sought).await?;
            draft.page.found = Some(more);
            draft.draw_lines(&desk, &entries, &[]).await?;
        }
        Ok(None) if typed.trim().is_empty() => draft.page.errors.add("sought", FieldCode::Missing),
        Ok(None) => draft.page.refused = Some(ListRefusal::NothingSought),
        Err(error) => draft.page.errors.add("sought", FieldCode::Nir { error }),
    }
    if draft.page.found.is_none() {
        let (errors, refused) = (draft.page.errors.clone(), draft.page.refused);
        draft.fill(&desk, None).await?;
        (draft.page.errors, draft.page.refused) = (errors, refused);
    }
    draft.page.sought = TypedNir(typed);
    Ok(draft.answer(&desk))
}

/// Keeps the agent's own note on a claim.
pub async fn note(staff: Staff, Path(path): Path<String>, fields: Fields) -> Result<Response, Failure> {
    staff.check_token(&fields)?;
    let (claim_id, typed) = (case::claim_id(&path)?, fields.kept("own_note"));
    let mut errors = FieldErrors::default();
    if typed.chars().count() > NOTE_MAX {
        errors.add("own_note", FieldCode::TooLong { max: NOTE_MAX as u64 });
    } else {
        match lists::keep_note(&staff.visit.web.service, &staff.agent, claim_id, typed.trim()).await {
            Ok(()) => return Ok(Redirect::to(&agent::case(&claim_id.to_string())).into_response()),
            // The page says what ties them to it, and keeps the words.
            Err(UseCaseError::Barred(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mut page = case::load(&staff, claim_id).await?;
    (page.marks.note, page.errors) = (typed, errors);
    Ok(case::draw(&staff, StatusCode::UNPROCESSABLE_ENTITY, page))
}
