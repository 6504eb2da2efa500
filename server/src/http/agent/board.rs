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
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

/// The most people one can ask about, and the most claims each of them decides.
const MOST: u64 = 500;

/// What the address says: a fund, and how many people at what pace. Nobody's data.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    fund: String,
    people: String,
    pace: String,
}

/// The board.
pub async fn show(insider: Insider, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let insider = insider.with(Right::SeeBoard)?;
    let page = load(&insider, asked).await?;
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render::page(&insider.visit, status, Screen::Board(Box::new(page))))
}

/// Its figures, to be opened in a spreadsheet.
pub async fn file(insider: Insider, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let insider = insider.with(Right::SeeBoard)?;
    let page = load(&insider, asked).await?;
    csv(["what", "which", "count"], &views::board_lines(&page))
}

/// The open data: complete days of the whole country, for everyone.
pub async fn open_data(State(web): State<crate::http::Web>) -> Result<Response, Failure> {
    let days = board::open_data(&web.service).await?;
    csv(["day", "measure", "count"], &views::open_data(&days, web.service.clock.today()))
}

async fn load(insider: &Insider, asked: Asked) -> Result<BoardPage, Failure> {
    let (service, lang) = (&insider.visit.web.service, insider.visit.lang);
    let Asked { fund, people, pace } = asked;
    let form = BoardForm { fund: clean(&fund), people: clean(&people), pace: clean(&pace) };
    let is_known = FundCode::parse(&form.fund).is_ok_and(|code| service.funds.get(&code).is_some());
    if !form.fund.is_empty() && !is_known {
        return Err(Failure::Say(MessageKind::NotFound));
    }
    let mut errors = FieldErrors::default();
    let more = more(&form, &mut errors);
    let fund = is_known.then_some(form.fund.as_str());
    let board = board::load(service, fund).await?;
    Ok(views::board(service, views::badge(&insider.person), &board, (form, more, errors), lang))
}

/// What the people asked about would decide on a working day; nothing when nobody is asked about.
fn more(form: &BoardForm, errors: &mut FieldErrors) -> Option<u64> {
    let mut number = |name: &str, typed: &str| match typed.parse::<u64>() {
        Ok(number) if number <= MOST => Some(number),
        Ok(_) => {
            errors.add(name, FieldCode::OutOfRange { min: 0, max: i64::try_from(MOST).unwrap_or(i64::MAX) });
            None
        }
        Err(_) => {
            errors.add(name, if typed.is_empty() { FieldCode::Missing } else { FieldCode::NotANumber });
            None
        }
    };
    if form.people.is_empty() && form.pace.is_empty() {
        return None;
    }
    let (people, pace) = (number("people", &form.people), number("pace", &form.pace));
    Some(people? * pace?)
}

fn csv(head: [&str; 3], lines: &[[String; 3]]) -> Result<Response, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written =
        writer.write_record(head).and_then(|()| lines.iter().try_for_each(|line| writer.write_record(line)));
    written.map_err(|error| Failure::Broken(Box::new(error)))?;
    let body = writer.into_inner().map_err(|error| Failure::Broken(Box::new(error.into_error())))?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], body).into_response())
}
