//! Who works on what.

use super::decision::words;
use super::{badge, fund_name, moment};
use crate::persistence::PersistenceError;
use crate::persistence::assignments::{HeldClaim, Reviewer};
use crate::persistence::lanes::LaneRow;
use crate::persistence::staff::SignedIn;
use crate::pipeline::assignments::Assignments;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{AssignmentsPage, HeldRow, LaneForm, LaneLine, ReviewerRow};
use abri_domain::deadline::Deadline;
use abri_domain::form::FieldErrors;
use abri_domain::lane::LaneKind;
use abri_domain::reference::ClaimReference;

/// The page, before anything is typed.
pub fn assignments(
    service: &Service,
    person: &SignedIn,
    loaded: &Assignments,
    lang: Lang,
) -> Result<AssignmentsPage, PersistenceError> {
    let schemes = service.rules.current();
    let schemes = schemes.books().iter().map(|book| book.scheme());
    Ok(AssignmentsPage {
        agent: badge(person),
        held: loaded.held.iter().map(|held| held_row(service, held, lang)).collect::<Result<_, _>>()?,
        reviewers: loaded.reviewers.iter().filter_map(|one| reviewer(service, loaded, one)).collect(),
        funds: service.funds.iter().map(|fund| (fund.code.to_string(), fund.name.clone())).collect(),
        schemes: schemes
            .map(|scheme| (scheme.id().to_owned(), words(scheme.title(), lang).to_owned()))
            .collect(),
        form: LaneForm::default(),
        errors: FieldErrors::default(),
        refused: None,
        done: None,
    })
}

fn held_row(service: &Service, held: &HeldClaim, lang: Lang) -> Result<HeldRow, PersistenceError> {
    let bad = PersistenceError::Inconsistency { table: "claims", column: "reference", id: held.claim_id };
    let reference = ClaimReference::parse(&held.reference).map_err(|_| bad)?;
    let deadline = Deadline { due_on: held.due_on, paused_on: None };
    Ok(HeldRow {
        claim_id: held.claim_id.to_string(),
        reference: reference.to_string(),
        side: held.side,
        fund: fund_name(service, &held.fund),
        due_on: held.due_on,
        risk: deadline.risk(service.clock.today(), &service.office(&held.fund)),
        holder_id: held.staff_id.to_string(),
        holder: held.name.clone(),
        since: held.since.map(|since| moment(since, lang)),
    })
}

fn reviewer(service: &Service, loaded: &Assignments, reviewer: &Reviewer) -> Option<ReviewerRow> {
    let theirs = loaded.lanes.iter().filter(|lane| lane.staff_id == reviewer.staff_id);
    Some(ReviewerRow {
        staff_id: reviewer.staff_id.to_string(),
        name: reviewer.name.clone(),
        side: reviewer.role.side()?,
        holds: loaded.held.iter().filter(|held| held.staff_id == reviewer.staff_id).count(),
        chosen: reviewer.chosen,
        lanes: theirs.map(|lane| line(service, lane)).collect(),
    })
}

/// A lane by the names people know.
fn line(service: &Service, lane: &LaneRow) -> LaneLine {
    let kind = LaneKind {
        fund: lane.kind.fund.as_deref().map(|code| fund_name(service, code)),
        ..lane.kind.clone()
    };
    LaneLine { lane_id: lane.lane_id.to_string(), kind }
}
