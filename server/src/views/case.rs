//! The case file, by role: a caseworker's page is made of zone A only.

mod acts;
mod deciding;
mod lesson;
mod medical;

pub use deciding::{preview, template};
pub(super) use medical::{declared, medical_note, register as register_lines, typed};

use super::decision::suggested_door;
use super::deliveries::sent;
use super::safeguards::recheck;
use super::scans;
use super::when::{received, silence_date};
use super::{fund_name, hour, moment, sentence, verdict_code, wording};
use crate::persistence::claims::ClaimRow;
use crate::persistence::exchanges::Exchange;
use crate::persistence::handovers::Handover;
use crate::pipeline::review::{Agent, Case, Presence, rules_of_envelope};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{
    AgentBadge, CaseEmployer, CaseHistoryLine, CaseMarks, CasePage, CaseSummary, DecisionForm, EnvelopePart,
    FindingLine, HandoverNote, PresenceWords,
};
use abri_app::text::agent::{
    case as case_words, codes, delegations as delegation_words, fund_loans, glass as glass_words,
    opinions as opinion_words,
};
use abri_app::text::form::helper as helper_words;
use abri_app::text::public::ended as ended_words;
use abri_domain::claim::{ActorKind, ClaimEvent, EventRecord};
use abri_domain::employer::Employer;
use abri_domain::form::{ClaimForm, FieldErrors};
use abri_domain::fund::LoanRight;
use abri_domain::lane::Mandate;
use abri_domain::lease::{ALIVE, beat};
use abri_domain::opinion::Binding;
use abri_domain::status::Door;
use abri_domain::zone::{Side, Zone};

/// Who is signed in.
pub fn agent_badge(agent: &Agent) -> AgentBadge {
    AgentBadge {
        name: agent.name.clone(),
        role: agent.role,
        token: agent.form_token.clone(),
        is_onboarding: agent.is_onboarding,
    }
}

/// The page, as this agent may see it and act on it now.
pub fn case(service: &Service, agent: &Agent, case: &Case, lang: Lang) -> CasePage {
    let holder = case.claim.holder(service.clock.now());
    let mine = holder == Some(agent.staff_id);
    let medical = case.medical.as_ref().filter(|_| agent.side == Side::Medical);
    let checks = deciding::checks_of(service, agent, case);
    CasePage {
        agent: agent_badge(agent),
        side: agent.side,
        summary: summary(service, case, lang),
        medical: medical.map(|view| medical::part(service, view, case, lang)),
        envelope: medical.and_then(|_| envelope(service, case)),
        scans: scans::on_case(case, lang),
        medical_scans: medical
            .and_then(|view| scans::medical_on_case(agent, case, view, service.clock.now(), lang)),
        findings: findings(agent.side, case, lang),
        history: history(service, case, lang),
        recheck: case.recheck.as_ref().map(recheck),
        proposal: deciding::proposal(service, agent, case, &checks, lang),
        reasons: deciding::reasons(service, agent, case, lang),
        is_clear: deciding::clear(agent, case, &checks, holder),
        checks: deciding::check_lines(&checks, lang),
        preview: None,
        done: None,
        acts: acts::open_to(agent, case, holder),
        lease_until: case.claim.held_until.filter(|_| mine).map(|until| hour(until, lang)),
        held_by: case.holder.clone().filter(|_| holder.is_some() && !mine),
        others: case.others.clone(),
        handover: case.handover.as_ref().map(|left| handover(left, lang)),
        beat_seconds: beat(ALIVE).whole_seconds(),
        changed_by: None,
        lease_lost: false,
        opinions: case.opinions.iter().map(|one| super::opinions::line(service, one, lang)).collect(),
        binding: Binding::of(&case.answers(agent.side)),
        refused: None,
        bar: case.bar,
        helps: helps(service, case),
        lesson: lesson::of(service, case, lang),
        deliveries: case.deliveries.iter().map(|delivery| sent(delivery, None, lang)).collect(),
        marks: marks(case),
        form: DecisionForm::default(),
        errors: FieldErrors::default(),
    }
}

fn handover(left: &Handover, lang: Lang) -> HandoverNote {
    HandoverNote { name: left.name.clone(), at: moment(left.at, lang), words: left.words.clone() }
}

/// What an open page shows of who is there; `version` is that of the page.
pub fn presence(presence: &Presence, version: i32, lang: Lang) -> PresenceWords {
    let until = presence.until.map(|until| hour(until, lang));
    let said = case_words::presence(lang, until.as_deref(), presence.holder.as_deref(), &presence.others);
    let stale = presence.version != version;
    PresenceWords {
        changed: if stale { case_words::CHANGED_NOW.get(lang).to_owned() } else { String::new() },
        ..said
    }
}

/// The fund whose work this agent does, if it is not their own.
fn helps(service: &Service, case: &Case) -> Option<(String, LoanRight)> {
    match case.mandate? {
        Mandate::Lent { may, .. } => Some((fund_name(service, &case.claim.fund), may)),
        Mandate::Own => None,
    }
}

fn marks(case: &Case) -> CaseMarks {
    let labels = case.labels.iter();
    CaseMarks {
        labels: labels.map(|(label, on)| (label.label_id.to_string(), label.name.clone(), *on)).collect(),
        note: case.own_note.clone(),
    }
}

fn summary(service: &Service, case: &Case, lang: Lang) -> CaseSummary {
    let (claim, file) = (&case.claim, &case.file);
    let insured = &file.insured;
    let employers = file.employers.iter();
    CaseSummary {
        claim_id: claim.claim_id.to_string(),
        version: claim.version,
        reference: claim.reference.to_string(),
        state: claim.state,
        channel: claim.channel,
        received_at: received(claim, lang),
        typed_by: case.typed_by.clone(),
        deadline: claim.deadline,
        risk: claim.deadline.risk(service.clock.today(), &service.office(&claim.fund)),
        breach: case.breach,
        silence_on: claim.state.is_open().then(|| silence_date(claim)),
        nir: insured.nir.masked(),
        insured_name: insured.full_name(),
        helper: file.helper.as_ref().map(|helper| helper_words::named(lang, helper)),
        birth_name: insured.birth_name.clone(),
        birth_date: insured.birth_date,
        email: insured.email.as_ref().map(|email| email.as_str().to_owned()),
        phone: insured.phone.as_ref().map(|phone| phone.as_str().to_owned()),
        address: insured.address.lines(),
        fund: fund_name(service, &claim.fund),
        status: claim.insured_status,
        other_status: file.other_status,
        health_worker: file.health_worker,
        telework: file.telework,
        first_day: claim.first_day,
        last_day: claim.last_day,
        last_day_worked: file.last_day_worked,
        employers: employers.map(employer).collect(),
        suggested_door: administrative_door(claim),
        exchanges: exchanges(&case.exchanges),
    }
}

fn employer(employer: &Employer) -> CaseEmployer {
    CaseEmployer {
        name: employer.name.clone(),
        siret: employer.siret.as_ref().map(ToString::to_string),
        last_day_worked: employer.last_day_worked,
    }
}

/// From zone A's copy of the assessment only, and only when the administrative side is the one to show it.
fn administrative_door(claim: &ClaimRow) -> Option<Door> {
    let suggested = suggested_door(&claim.state, claim.assessment.as_ref());
    suggested.filter(|(side, _)| *side == Side::Administrative).map(|(_, door)| door)
}

fn exchanges(exchanges: &[Exchange]) -> Vec<(String, Option<String>)> {
    exchanges.iter().map(|exchange| (exchange.question.clone(), exchange.answer.clone())).collect()
}

fn findings(side: Side, case: &Case, lang: Lang) -> Vec<FindingLine> {
    let readable = |zone| zone == Zone::Administrative || (zone == Zone::Medical && side == Side::Medical);
    let found = case.assessment.iter().flat_map(|record| &record.findings);
    let lines = found.filter(|finding| readable(finding.zone)).map(|finding| FindingLine {
        code: finding.code.clone(),
        text: sentence(finding, lang),
        verdict: verdict_code(finding.verdict),
        blocks: finding.blocks,
        source: finding.source.clone(),
    });
    lines.collect()
}

/// Several openings in a row by the same person make one line: the last.
fn history(service: &Service, case: &Case, lang: Lang) -> Vec<CaseHistoryLine> {
    let records = &case.history;
    let read_again = |record: &EventRecord, next: Option<&EventRecord>| {
        let read = |record: &EventRecord| matches!(record.event, ClaimEvent::FileRead { .. });
        read(record) && next.is_some_and(|next| read(next) && next.actor_id == record.actor_id)
    };
    let next = records.iter().skip(1).map(Some).chain([None]);
    let shown = records.iter().zip(next).filter(|(record, next)| !read_again(record, *next));
    shown.map(|(record, _)| history_line(service, case, record, lang)).collect()
}

/// The conclusion of an opinion, the doctor of a delegation, the reason of an exceptional access.
fn more(case: &Case, record: &EventRecord, lang: Lang) -> Option<String> {
    match &record.event {
        ClaimEvent::CutByLaw { last_day, .. } => Some(ended_words::last_day_granted(lang, *last_day)),
        ClaimEvent::Reopened { .. } if record.actor_kind == ActorKind::Rule => {
            Some(ended_words::BEGINS_AFTER.get(lang).to_owned())
        }
        ClaimEvent::OpinionAsked { question, .. } => {
            Some(opinion_words::question(*question).get(lang).to_owned())
        }
        ClaimEvent::OpinionGiven { conclusion, .. } => Some(opinion_words::conclusion(lang, *conclusion)),
        ClaimEvent::SignedUnder { delegation_id } => {
            let doctor = case.officers.iter().find(|(id, _)| id == delegation_id);
            doctor.map(|(_, name)| delegation_words::under(lang, name))
        }
        ClaimEvent::GlassBroken { reason, .. } => Some(glass_words::reason(*reason).get(lang).to_owned()),
        _ => None,
    }
}

/// The envelope that still holds the ground, with the empty page of the ground.
fn envelope(service: &Service, case: &Case) -> Option<Box<EnvelopePart>> {
    let number = case.claim.assisted?.envelope?.to_string();
    let rules = rules_of_envelope(service, &case.claim)?;
    Some(Box::new(EnvelopePart { number, rules, form: ClaimForm::default() }))
}

/// An event with what the administrative side wrote with it. What the medical side wrote is among its notes, in zone M.
fn history_line(service: &Service, case: &Case, record: &EventRecord, lang: Lang) -> CaseHistoryLine {
    let said = case.said.iter().find(|(sequence, _)| *sequence == record.sequence);
    let assisted = wording::assisted(case.claim.channel).filter(|_| record.event == ClaimEvent::Submitted);
    CaseHistoryLine {
        at: moment(record.at, lang),
        who: who(service, case, record, lang),
        event: record.event.code(),
        more: more(case, record, lang),
        how: assisted.map(|how| codes::typed_by(lang, how, case.typed_by.as_deref())),
        said: said.map(|(_, words)| words.clone()),
    }
}

/// Who did it, and for which fund if it was not their own.
fn who(service: &Service, case: &Case, record: &EventRecord, lang: Lang) -> String {
    let actor = wording::actor(record.actor_kind).get(lang);
    let helper = record.loan_id.and_then(|loan_id| case.helpers.get(&loan_id));
    helper.map_or_else(
        || actor.to_owned(),
        |helper| {
            let (helper, fund) = (fund_name(service, helper), fund_name(service, &case.claim.fund));
            format!("{actor} ({})", fund_loans::who(lang, &helper, &fund))
        },
    )
}
