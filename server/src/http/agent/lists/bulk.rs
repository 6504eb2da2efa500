//! An act on many claims: which ones were meant, what is wrong with what was typed, and what became of each.

use super::super::session::ListDesk;
use super::{Draft, carried};
use crate::http::body::{Fields, Upload};
use crate::http::failure::Failure;
use crate::http::render;
use crate::pipeline::lists::{self, Act, Picked};
use crate::views as screens;
use abri_app::model::{BulkForm, ListOptions, ListRefusal, MessageKind, Screen};
use abri_domain::form::{FieldCode, FieldErrors};
use abri_domain::listing::{BULK_MAX, BulkAct, read_references};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

/// Acts on the claims that were picked; or says what is missing, with everything that was picked and typed still there.
pub async fn act(desk: ListDesk, Upload { fields, is_cut }: Upload) -> Result<Response, Failure> {
    if is_cut && fields.token().is_empty() {
        // Cut before anything of the form came: nothing is left to show again.
        return Err(Failure::Say(MessageKind::TooLarge));
    }
    desk.check_token(&fields)?;
    let mut draft = Draft::of(&desk, carried(&fields)).await?;
    let page = &mut draft.page;
    page.bulk = BulkForm {
        act: fields.kept("bulk_act"),
        label: fields.kept("bulk_label"),
        staff: fields.kept("bulk_staff"),
        references: fields.kept("references"),
        all: fields.get("all") == "yes",
    };
    let picked = if is_cut { Err(ListRefusal::TooLarge) } else { picked(&fields) };
    let picked = picked.map_err(|refused| page.refused = Some(refused));
    let act = read_act(&page.bulk, &page.options, &mut page.errors);
    let (Ok(picked), Some((code, act))) = (picked, act) else { return again(&desk, &fields, draft).await };
    let service = &desk.visit.web.service;
    let outcomes = lists::perform(service, &desk.who, act, &picked).await?;
    let found: Vec<Uuid> = outcomes.iter().filter_map(|(claim_id, _)| *claim_id).collect();
    let lines = lists::lines(service, &desk.who, &found).await?;
    let page = screens::bulk(&desk.who, (code, draft.page.query), &picked, &outcomes, &lines);
    Ok(render::page(&desk.visit, StatusCode::OK, Screen::Bulk(Box::new(page))))
}

/// The claims that were meant, once each.
fn picked(fields: &Fields) -> Result<Vec<Picked>, ListRefusal> {
    let ticked = ticked(fields);
    let texts = [fields.get("references"), fields.get("file")];
    let too_many = |found| ListRefusal::TooMany { found: found + ticked.len() };
    let typed = read_references(&texts).map_err(too_many)?;
    if ticked.len() + typed.len() > BULK_MAX {
        return Err(too_many(typed.len()));
    }
    let ticked = ticked.into_iter().map(Picked::Claim);
    let picked: Vec<Picked> = ticked.chain(typed.into_iter().map(Picked::Typed)).collect();
    if picked.is_empty() { Err(ListRefusal::NothingPicked) } else { Ok(picked) }
}

/// The claims ticked in the list, or all of the page.
fn ticked(fields: &Fields) -> Vec<Uuid> {
    let name = if fields.get("all") == "yes" { "listed[]" } else { "claim" };
    ids(fields, name)
}

fn ids(fields: &Fields, name: &str) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for id in fields.all(name).filter_map(|id| Uuid::try_parse(id).ok()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn read_act(form: &BulkForm, options: &ListOptions, errors: &mut FieldErrors) -> Option<(BulkAct, Act)> {
    let fault = |typed: &str| if typed.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption };
    let code = BulkAct::from_code(&form.act).filter(|act| options.acts.contains(act));
    let Some(code) = code else {
        errors.add("bulk_act", fault(&form.act));
        return None;
    };
    let mut one_of = |name, typed: &String, known: &[(String, String)]| {
        let known = known.iter().any(|(id, _)| id == typed);
        let id = Uuid::try_parse(typed).ok().filter(|_| known);
        if id.is_none() {
            errors.add(name, fault(typed));
        }
        id
    };
    let mut label = || one_of("bulk_label", &form.label, &options.labels);
    let act = match code {
        BulkAct::LabelOn => Act::Label { label_id: label()?, on: true },
        BulkAct::LabelOff => Act::Label { label_id: label()?, on: false },
        BulkAct::Take => Act::Take,
        BulkAct::Release => Act::Release,
        BulkAct::PutBack => Act::PutBack,
        BulkAct::Give => Act::Give(one_of("bulk_staff", &form.staff, &options.colleagues)?),
    };
    Some((code, act))
}

/// The same page: its claims, those that were ticked, what was typed.
async fn again(desk: &ListDesk, fields: &Fields, mut draft: Draft) -> Result<Response, Failure> {
    let listed: Vec<Uuid> = ids(fields, "listed[]").into_iter().take(BULK_MAX).collect();
    let entries = lists::lines(&desk.visit.web.service, &desk.who, &listed).await?;
    draft.draw_lines(desk, &entries, &ids(fields, "claim")).await?;
    draft.page.later = true;
    Ok(draft.answer(desk))
}
