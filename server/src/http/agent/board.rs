//! The crisis board, as a page and as a file.

use super::session::Insider;
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::board;
use crate::views;
use abri_app::model::{BoardForm, BoardPage, MessageKind, Screen};
use abri_domain::form::{FieldCode, FieldErrors, clean};
use abri_domain::fund::FundCode;
use abri_domain::staff::Right;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use std::collections::BTreeMap;

/// The most people one can ask about in one place, and the most claims each of them decides.
const MOST: u64 = 500;

/// What the address says: a fund, how many people at what pace, there or fund by fund (`plus-<fund>`). Nobody's data.
type Typed = BTreeMap<String, String>;

/// Before the code of a fund in the name of a field.
const PLUS: &str = "plus-";

/// The board.
pub async fn show(insider: Insider, Query(typed): Query<Typed>) -> Result<Response, Failure> {
    let insider = insider.with(Right::SeeBoard)?;
    let page = load(&insider, &typed).await?;
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render::page(&insider.visit, status, Screen::Board(Box::new(page))))
}

/// Its figures, to be opened in a spreadsheet.
pub async fn file(insider: Insider, Query(typed): Query<Typed>) -> Result<Response, Failure> {
    let insider = insider.with(Right::SeeBoard)?;
    let page = load(&insider, &typed).await?;
    render::csv(&["what", "which", "count"], &views::board_lines(&page))
}

/// The open data: complete days of the whole country, for everyone.
pub async fn open_data(State(web): State<crate::http::Web>) -> Result<Response, Failure> {
    let days = web.service.open_data.days(&web.service).await?;
    render::csv(&["day", "measure", "count"], &views::open_data(&days, web.service.clock.today()))
}

async fn load(insider: &Insider, typed: &Typed) -> Result<BoardPage, Failure> {
    let (service, lang) = (&insider.visit.web.service, insider.visit.lang);
    let form = form(typed);
    let is_known = |code: &str| FundCode::parse(code).is_ok_and(|code| service.funds.get(&code).is_some());
    if !form.fund.is_empty() && !is_known(&form.fund) || !form.plus.iter().all(|(code, _)| is_known(code)) {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    let mut errors = FieldErrors::default();
    let more = more(&form, &mut errors);
    let per_fund = per_fund(&form, &mut errors);
    let fund = Some(form.fund.as_str()).filter(|fund| !fund.is_empty());
    let one_by_one: Vec<_> = per_fund.iter().map(|(fund, _)| fund.clone()).collect();
    let board = board::load(service, fund, &one_by_one).await?;
    let asked = views::Asked { form, errors, more, per_fund };
    Ok(views::board(service, views::badge(&insider.person), &board, asked, lang))
}

fn form(typed: &Typed) -> BoardForm {
    let field = |name: &str| typed.get(name).map(|value| clean(value)).unwrap_or_default();
    let plus =
        typed.iter().filter_map(|(name, value)| Some((name.strip_prefix(PLUS)?.to_owned(), clean(value))));
    BoardForm {
        fund: field("fund"),
        people: field("people"),
        pace: field("pace"),
        plus: plus.filter(|(_, value)| !value.is_empty()).collect(),
        plus_pace: field("plus_pace"),
    }
}

/// What is typed as a number of people, or of claims.
fn number(name: &str, typed: &str, errors: &mut FieldErrors) -> Option<u64> {
    match typed.parse::<u64>() {
        Ok(number) if number <= MOST => return Some(number),
        Ok(_) => {
            errors.add(name, FieldCode::OutOfRange { min: 0, max: i64::try_from(MOST).unwrap_or(i64::MAX) });
        }
        Err(_) => errors.add(name, if typed.is_empty() { FieldCode::Missing } else { FieldCode::NotANumber }),
    }
    None
}

/// What the people added to each fund would decide there on a working day; nothing when nobody is added.
fn per_fund(form: &BoardForm, errors: &mut FieldErrors) -> Vec<(String, u64)> {
    if form.plus.is_empty() {
        return Vec::new();
    }
    let pace = number("plus_pace", &form.plus_pace, errors);
    let asked = form.plus.iter().map(|(fund, typed)| {
        let people = number(&format!("{PLUS}{fund}"), typed, errors);
        Some((fund.clone(), people? * pace?))
    });
    asked.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// What the people asked about would decide on a working day; nothing when nobody is asked about.
fn more(form: &BoardForm, errors: &mut FieldErrors) -> Option<u64> {
    if form.people.is_empty() && form.pace.is_empty() {
        return None;
    }
    let people = number("people", &form.people, errors);
    let pace = number("pace", &form.pace, errors);
    Some(people? * pace?)
}
