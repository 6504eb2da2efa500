//! Scans on a list: what they are, where to save them, where their author withdraws them.

use super::moment;
use crate::persistence::claims::ClaimRow;
use crate::persistence::scans::ScanRow;
use crate::pipeline::review::{Agent, Case, MedicalView};
use abri_app::lang::Lang;
use abri_app::model::{ScanLine, ScansPart};
use abri_app::paths::agent as paths;
use abri_domain::scan::may_withdraw;
use time::OffsetDateTime;
use uuid::Uuid;

fn line(scan: &ScanRow, lang: Lang) -> ScanLine {
    ScanLine {
        kind: scan.kind,
        kilobytes: (scan.size + 999) / 1000,
        at: moment(scan.attached_at, lang),
        is_withdrawn: scan.withdrawn_at.is_some(),
        href: None,
        withdraw: None,
    }
}

/// Is it still there?
fn there(scan: &ScanRow, path: String) -> Option<String> {
    scan.withdrawn_at.is_none().then_some(path)
}

/// May that person withdraw it now?
fn withdrawable(scan: &ScanRow, me: Uuid, now: OffsetDateTime, path: String) -> Option<String> {
    there(scan, path).filter(|_| scan.attached_by == me && may_withdraw(scan.attached_at, now))
}

/// Those of the administrative sheet, for the desk that typed the claim.
pub fn of_sheet(claim: &ClaimRow, scans: &[ScanRow], me: Uuid, now: OffsetDateTime, lang: Lang) -> ScansPart {
    let claim_id = claim.claim_id.to_string();
    let lines = scans.iter().map(|scan| {
        let path = paths::withdraw_filed_scan(&claim_id, &scan.scan_id.to_string());
        ScanLine { withdraw: withdrawable(scan, me, now, path), ..line(scan, lang) }
    });
    ScansPart { lines: lines.collect(), attach: Some(paths::filed_scans(&claim_id)), fault: None }
}

/// Those of the administrative sheet, on a case.
pub(super) fn on_case(case: &Case, lang: Lang) -> ScansPart {
    let claim_id = case.claim.claim_id.to_string();
    let lines = case.scans.iter().map(|scan| {
        let href = there(scan, paths::scan(&claim_id, &scan.scan_id.to_string()));
        ScanLine { href, ..line(scan, lang) }
    });
    ScansPart { lines: lines.collect(), attach: None, fault: None }
}

/// Those of the medical sheet, on a case whose medical part came in an envelope.
pub(super) fn medical_on_case(
    agent: &Agent,
    case: &Case,
    view: &MedicalView,
    now: OffsetDateTime,
    lang: Lang,
) -> Option<ScansPart> {
    case.claim.assisted?.envelope?;
    let claim_id = case.claim.claim_id.to_string();
    let lines = view.scans.iter().map(|scan| {
        let scan_id = scan.scan_id.to_string();
        let withdraw = paths::withdraw_medical_scan(&claim_id, &scan_id);
        ScanLine {
            href: there(scan, paths::medical_scan(&claim_id, &scan_id)),
            withdraw: withdrawable(scan, agent.staff_id, now, withdraw),
            ..line(scan, lang)
        }
    });
    let holds = case.claim.holder(now) == Some(agent.staff_id);
    let attach = holds.then(|| paths::medical_scans(&claim_id));
    Some(ScansPart { lines: lines.collect(), attach, fault: None })
}
