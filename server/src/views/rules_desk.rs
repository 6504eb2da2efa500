//! The desk of those who make rules, and a draft, as the screens show them.

mod draft;

pub use draft::{obstacle, rule_draft};

use super::decision::words;
use super::moment;
use crate::clock::paris;
use crate::persistence::rules::drafts::DraftRow;
use crate::persistence::rules::publications::PublicationRow;
use crate::pipeline::rulemaking::{Desk, Officer};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{
    AgentBadge, DeskAct, DeskDraft, DeskPublication, NewRuleDraft, RulesDeskPage, RunningScheme, StaffRole,
};
use abri_app::text::public::rules::period;
use abri_domain::form::FieldErrors;
use abri_domain::rules::{RuleBook, RuleRecord, RuleVersion};
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Who is signed in.
pub fn officer_badge(officer: &Officer) -> AgentBadge {
    AgentBadge {
        name: officer.name.clone(),
        role: StaffRole::RulesOfficer,
        token: officer.form_token.clone(),
        is_onboarding: false,
    }
}

/// The desk, before anything is typed.
pub fn rules_desk(service: &Service, officer: &Officer, desk: &Desk, lang: Lang) -> RulesDeskPage {
    let now = service.clock.now();
    let schemes = service.rules.current();
    let mut publications: Vec<_> =
        desk.publications.iter().map(|one| publication(desk, one, now, lang)).collect();
    publications.reverse();
    RulesDeskPage {
        agent: officer_badge(officer),
        schemes: schemes.books().iter().map(|book| running(book, paris(now), lang)).collect(),
        publications,
        drafts: desk.drafts.iter().map(|draft| desk_draft(desk, draft, lang)).collect(),
        journal: desk.journal.iter().map(|line| desk_act(desk, line, lang)).collect(),
        chain: (desk.verified.records, desk.verified.broken_at),
        trouble: service.rules.trouble().map(|trouble| trouble.fault),
        paths: desk.paths.clone(),
        form: NewRuleDraft::default(),
        errors: FieldErrors::default(),
        obstacle: None,
        done: None,
    }
}

fn running(book: &RuleBook, now: OffsetDateTime, lang: Lang) -> RunningScheme {
    let version = |version: &RuleVersion| {
        let days = period(lang, version.first_day(), version.end_day().and_then(Date::previous_day));
        let title = words(version.title(), lang).to_owned();
        (version.id().to_owned(), title, days, version.is_in_force_at(now))
    };
    RunningScheme {
        id: book.scheme().id().to_owned(),
        title: words(book.scheme().title(), lang).to_owned(),
        versions: book.versions().iter().rev().map(version).collect(),
    }
}

fn publication(
    desk: &Desk,
    (row, title): &(PublicationRow, String),
    now: OffsetDateTime,
    lang: Lang,
) -> DeskPublication {
    DeskPublication {
        id: row.publication_id.to_string(),
        draft_id: row.draft_id.to_string(),
        title: title.clone(),
        why: row.why.clone(),
        from: moment(row.effective_at, lang),
        to_come: row.effective_at > now,
        drafted_by: name(&desk.names, row.drafted_by),
        published_by: name(&desk.names, row.published_by),
        files: row.files.clone().into_iter().collect(),
    }
}

fn desk_draft(desk: &Desk, draft: &DraftRow, lang: Lang) -> DeskDraft {
    DeskDraft {
        id: draft.draft_id.to_string(),
        title: draft.title.clone(),
        scheme: draft.scheme.clone(),
        state: draft.state,
        changed: who_when(&desk.names, draft.changed_by, draft.changed_at, lang),
    }
}

fn desk_act(desk: &Desk, (record, title): &(RuleRecord, String), lang: Lang) -> DeskAct {
    DeskAct {
        at: moment(record.at, lang),
        who: name(&desk.names, record.staff_id),
        act: record.act.code(),
        title: title.clone(),
    }
}

fn name(names: &BTreeMap<Uuid, String>, id: Uuid) -> String {
    names.get(&id).cloned().unwrap_or_default()
}

fn who_when(names: &BTreeMap<Uuid, String>, id: Uuid, at: OffsetDateTime, lang: Lang) -> String {
    format!("{}, {}", name(names, id), moment(at, lang))
}
