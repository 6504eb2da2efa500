//! The claim as its owner sees it.

use super::decision::{decision, suggested_door};
use super::deliveries::sent;
use super::when::{received, silence_date};
use super::{ended, fund_name, moment, wording};
use crate::persistence::deliveries::Delivery;
use crate::persistence::employer_space::answers::Answered;
use crate::persistence::medical::Read;
use crate::persistence::notices::{self, ClaimNotice};
use crate::pipeline::follow_up::OwnClaim;
use crate::state::Service;
use abri_app::lang::{Lang, Text};
use abri_app::model::{DeliveryView, NoticeView, OwnClaimPage, OwnEvent, ReadOfMedicalPart, StaffRole};
use abri_app::text::agent::glass as glass_words;
use abri_app::text::common::labelled;
use abri_app::text::form::helper as helper_words;
use abri_app::text::public::notices as notice_words;
use abri_domain::claim::{ClaimEvent, ClaimState, EventRecord};
use abri_domain::form::FieldErrors;
use abri_domain::glass::GlassReason;
use uuid::Uuid;

/// The page. The insured may know everything of their own file, whatever its zone.
pub fn own_claim(service: &Service, own: &OwnClaim, lang: Lang, token: &str) -> OwnClaimPage {
    let claim = &own.claim;
    let (history, medical_reads) = record(service, own, lang);
    OwnClaimPage {
        reference: claim.reference.to_string(),
        insured_name: own.file.insured.full_name(),
        helper: own.file.helper.as_ref().map(|helper| helper_words::named(lang, helper)),
        state: claim.state,
        received_on: received(claim, lang),
        first_day: claim.first_day,
        last_day: claim.last_day,
        fund_name: fund_name(service, &claim.fund),
        expected_days: None,
        silence_date: waits_for_first_answer(&claim.state).then(|| silence_date(claim)),
        decision: decision(service, own, lang),
        cut: ended::cut(service, own, lang),
        suggested_door: suggested_door(&claim.state, own.assessment.as_ref()).map(|(_, door)| door),
        question: open_question(own),
        typed_answer: String::new(),
        errors: FieldErrors::default(),
        typed_return: Default::default(),
        notices: notices::latest(&own.notices).map(|notice| notice_view(own, notice, lang)).collect(),
        deliveries: own.deliveries.iter().map(|sent| delivery_view(own, sent, lang)).collect(),
        history,
        medical_reads,
        token: token.to_owned(),
        new_codes: Vec::new(),
        uses_printed_codes: own.file.insured.email.is_none(),
        codes_left: own.codes_left,
    }
}

/// Silence says nothing more once there was a decision, even one that is looked at again.
fn waits_for_first_answer(state: &ClaimState) -> bool {
    state.is_open() && state.granted().is_none()
}

fn open_question(own: &OwnClaim) -> Option<String> {
    let asked = matches!(own.claim.state, ClaimState::AwaitingInsured { .. });
    let open = || own.exchanges.iter().rev().find(|exchange| exchange.answer.is_none());
    asked.then(open).flatten().map(|exchange| exchange.question.clone())
}

fn notice_view(own: &OwnClaim, known: &ClaimNotice, lang: Lang) -> NoticeView {
    let checks = own.checks.iter().filter(|check| check.employer_number == known.employer_number);
    NoticeView {
        number: usize::try_from(known.employer_number).unwrap_or(0),
        employer_name: known.notice.issued.employer_name.clone(),
        code: known.notice.issued.code.to_string(),
        kind: known.notice.issued.kind,
        state: known.notice.state,
        checks: checks.map(|check| notice_words::check(lang, &moment(check.at, lang), check.told)).collect(),
        delivery: delivery(&known.delivery),
        sent_at: known.sent_at.map(|at| moment(at, lang)),
        answer: last_answer(own, known).map(|last| (last.answer, moment(last.at, lang))),
    }
}

fn last_answer<'o>(own: &'o OwnClaim, known: &ClaimNotice) -> Option<&'o Answered> {
    own.answers.iter().rev().find(|answered| answered.notice_id == known.notice.notice_id)
}

fn delivery_view(own: &OwnClaim, delivery: &Delivery, lang: Lang) -> DeliveryView {
    let notice = own.notices.iter().find(|known| Some(known.notice.notice_id) == delivery.notice_id);
    sent(delivery, notice.map(|known| known.notice.issued.employer_name.as_str()), lang)
}

fn delivery(code: &str) -> &'static str {
    match code {
        "sent" => "sent",
        "failed" => "failed",
        "by-hand" => "by-hand",
        _ => "waiting",
    }
}

/// What happened, and who opened the medical part.
fn record(service: &Service, own: &OwnClaim, lang: Lang) -> (Vec<OwnEvent>, Vec<ReadOfMedicalPart>) {
    let events = own.history.iter().filter_map(|record| {
        let assisted = wording::assisted(own.claim.channel).filter(|_| record.event == ClaimEvent::Submitted);
        let what = assisted
            .map_or_else(|| wording::event(&record.event, lang), |text| Some(text.get(lang).to_owned()))?;
        let helper = helper(service, own, record.loan_id).map(|helper| format!(" ({helper})"));
        Some(OwnEvent { at: moment(record.at, lang), what: what + &helper.unwrap_or_default() })
    });
    let reads = own.reads.iter().map(|read| {
        let role = reader(&read.by_role).get(lang).to_owned();
        let role = match reason(own, read) {
            Some(why) => labelled(lang, &role, glass_words::reason(why).get(lang)),
            None => role,
        };
        ReadOfMedicalPart { at: moment(read.at, lang), role }
    });
    (events.collect(), reads.collect())
}

/// The fund that did it in the place of the person's own.
pub(super) fn helper(service: &Service, own: &OwnClaim, loan_id: Option<Uuid>) -> Option<String> {
    Some(fund_name(service, own.helpers.get(&loan_id?)?))
}

fn reader(role: &str) -> Text {
    match StaffRole::from_code(role) {
        Some(StaffRole::MedicalOfficer) => wording::READ_BY_MEDICAL_OFFICER,
        Some(StaffRole::MedicalTechnician) => wording::READ_BY_MEDICAL_TECHNICIAN,
        Some(StaffRole::Caseworker) => wording::READ_BY_CASEWORKER,
        Some(StaffRole::Supervisor) => wording::READ_BY_SUPERVISOR,
        _ => wording::READ_BY_OTHER,
    }
}

/// Why the glass was broken for a reading: the last time that person broke it before.
fn reason(own: &OwnClaim, read: &Read) -> Option<GlassReason> {
    let exceptional = !matches!(
        StaffRole::from_code(&read.by_role),
        Some(StaffRole::MedicalOfficer | StaffRole::MedicalTechnician)
    );
    let theirs = |record: &&EventRecord| record.actor_id == Some(read.staff_id) && record.at <= read.at;
    let broken = own.history.iter().rev().filter(theirs).find_map(|record| match record.event {
        ClaimEvent::GlassBroken { reason, .. } => Some(reason),
        _ => None,
    });
    broken.filter(|_| exceptional)
}
