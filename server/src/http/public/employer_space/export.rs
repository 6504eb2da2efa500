//! Notices as files, for payroll: CSV and a workbook for people, JSON for programs, the lines of the DSN to paste.

use super::{draw_list, list_page, posting};
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::persistence::employer_space::Received;
use crate::pipeline::employer_space;
use crate::views::{self, NOTICE_COLUMNS, notice_line};
use abri_app::model::{EmployerNoticesPage, MessageKind};
use abri_domain::form::clean;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_xlsxwriter::{Workbook, XlsxError};
use serde_json::{Map, Value};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The ticked notices of the mailbox as a file. An id of another mailbox is no notice here.
pub async fn export(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let session = posting(&visit, &fields).await?;
    let all = employer_space::notices(&visit.web.service, &session.mailbox).await?;
    let ticked: Vec<String> = fields.all("notice[]").map(clean).collect();
    let every = fields.get("all") == "yes";
    let is_chosen = |one: &&Received| every || ticked.contains(&one.notice.notice_id.to_string());
    let chosen: Vec<_> = all.iter().filter(is_chosen).collect();
    if chosen.is_empty() {
        let page = EmployerNoticesPage { none_ticked: true, ticked, ..list_page(&visit, &session, &all) };
        return Ok(draw_list(&visit, StatusCode::UNPROCESSABLE_ENTITY, page));
    }
    match fields.get("format") {
        "csv" => Ok(named(csv(&chosen)?, "volets.csv")),
        "xlsx" => Ok(named(file(workbook(&chosen)?, XLSX), "volets.xlsx")),
        "json" => Ok(named(axum::Json(json(&chosen)).into_response(), "volets.json")),
        "dsn" => Ok(named(blocks(&chosen).into_response(), "volets-dsn.txt")),
        _ => Err(Failure::Say(MessageKind::Unreadable)),
    }
}

fn file(bytes: Vec<u8>, kind: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], bytes).into_response()
}

fn named(mut response: Response, name: &str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    // The names are ours: ASCII without quotes.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn csv(chosen: &[&Received]) -> Result<Response, Failure> {
    let lines: Vec<_> = chosen.iter().map(|one| notice_line(one).map(|cell| defused(&cell))).collect();
    render::csv(&NOTICE_COLUMNS, &lines)
}

/// A cell that a spreadsheet would run shows itself instead (OWASP, CSV injection): names are typed by people.
fn defused(cell: &str) -> String {
    let starts =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    let harmful = cell.starts_with(starts) || cell.trim_start().starts_with(starts);
    if harmful { format!("'{cell}") } else { cell.to_owned() }
}

/// Every cell is written as text: a workbook runs no text.
fn workbook(chosen: &[&Received]) -> Result<Vec<u8>, Failure> {
    let broken = |error: XlsxError| Failure::Broken(Box::new(error));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let head = NOTICE_COLUMNS.map(str::to_owned);
    let lines = std::iter::once(head).chain(chosen.iter().map(|one| notice_line(one)));
    for (row, line) in (0..).zip(lines) {
        for (column, cell) in (0..).zip(line) {
            sheet.write_string(row, column, cell).map_err(broken)?;
        }
    }
    workbook.save_to_buffer().map_err(broken)
}

fn json(chosen: &[&Received]) -> Value {
    let object = |one: &&Received| {
        let cells = NOTICE_COLUMNS.into_iter().zip(notice_line(one));
        let named = cells.map(|(column, cell)| (column.to_owned(), Value::String(cell)));
        Value::Object(named.collect::<Map<_, _>>())
    };
    Value::Array(chosen.iter().map(object).collect())
}

/// The block of each notice that asks for a report. Of one notice the block alone, ready to paste; of several, each under its code.
fn blocks(chosen: &[&Received]) -> String {
    let heads = chosen.len() > 1;
    let blocks = chosen.iter().filter_map(|one| {
        let block = views::dsn_report(one)?.block();
        let head = if heads { format!("-- {}\n", one.notice.issued.code) } else { String::new() };
        Some(head + &block)
    });
    blocks.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_shows_itself() {
        for cell in ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"] {
            assert_eq!(defused(cell), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["Nadia Modèle", "18/03/2020", "", "O=O"] {
            assert_eq!(defused(cell), cell);
        }
    }
}
