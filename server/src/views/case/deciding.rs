//! What a case page says of deciding: what to check, the reasons of a no, a proposal that waits, the preview.

use crate::persistence::proposals::Proposal;
use crate::pipeline::follow_up::OwnClaim;
use crate::pipeline::review::{self, Agent, Case};
use crate::state::Service;
use crate::views::decision::{filled, words};
use crate::views::{moment, own_claim, wording};
use abri_app::lang::Lang;
use abri_app::model::{DecisionPreview, ProposalView};
use abri_app::text::agent::codes;
use abri_domain::claim::RefusalReason;
use abri_domain::decision::{WhySecond, is_clear};
use abri_domain::ground::Ground;
use abri_domain::opinion::Binding;
use abri_domain::rules::{Check, RefusalRule};
use abri_domain::zone::Side;
use uuid::Uuid;

/// What the agent's side checks on this claim.
pub(super) fn checks_of(service: &Service, agent: &Agent, case: &Case) -> Vec<Check> {
    let ground = case.medical.as_ref().and_then(|view| view.ground.as_ref());
    review::checks(service, &case.claim, agent.side, ground.map(Ground::code))
}

/// Code and words of each.
pub(super) fn check_lines(checks: &[Check], lang: Lang) -> Vec<(String, String)> {
    checks.iter().map(|check| (check.code.clone(), words(&check.text, lang).to_owned())).collect()
}

/// The reasons of a no, as staff read them.
pub(super) fn reasons(service: &Service, agent: &Agent, case: &Case, lang: Lang) -> Vec<(String, String)> {
    let offered = review::offered(service, &case.claim, agent.side);
    // Where an opinion is against an approval, its conclusion is a reason; of it the administrative side knows no more.
    let against = Binding::of(&case.answers(agent.side)).is_against();
    let conclusion = RefusalReason::MedicalConclusion;
    let by_opinion =
        against.then(|| (conclusion.code().to_owned(), codes::reason(conclusion).get(lang).to_owned()));
    let by_rules = offered.iter().map(|rule| (rule.code.clone(), reason_name(rule, lang)));
    by_opinion.into_iter().chain(by_rules).collect()
}

fn reason_name(rule: &RefusalRule, lang: Lang) -> String {
    words(&rule.name, lang).to_owned()
}

/// Would one key approve, once everything is ticked?
pub(super) fn clear(agent: &Agent, case: &Case, checks: &[Check], holder: Option<Uuid>) -> bool {
    let checks: Vec<&Check> = checks.iter().collect();
    let in_hand = holder == Some(agent.staff_id) && case.bar.is_none() && case.claim.proposal_id.is_none();
    let may_say_yes = case.signs && !Binding::of(&case.answers(agent.side)).is_against();
    let is_clear = |record| is_clear(record, agent.side, &checks, |_| true);
    in_hand && may_say_yes && case.assessment.as_ref().is_some_and(is_clear)
}

/// The proposal that waits, as its side may read it.
pub(super) fn proposal(
    service: &Service,
    agent: &Agent,
    case: &Case,
    checks: &[Check],
    lang: Lang,
) -> Option<ProposalView> {
    let Proposal { kind, reason, why, name, at, said, .. } = case.proposal.as_ref()?;
    let reason = reason.map(|reason| {
        let code = said.medical_reason.as_deref().unwrap_or(reason.code());
        let offered = review::offered(service, &case.claim, agent.side);
        let rule = offered.iter().find(|rule| rule.code == code);
        rule.map_or_else(|| codes::reason(reason).get(lang).to_owned(), |rule| reason_name(rule, lang))
    });
    let ticked = checks.iter().filter(|check| said.checks.contains(&check.code));
    Some(ProposalView {
        kind: *kind,
        reason,
        door: said.door,
        why: *why,
        by: name.clone(),
        at: moment(*at, lang),
        explanation: said.explanation.clone(),
        note: said.note.clone(),
        checks: ticked.map(|check| words(&check.text, lang).to_owned()).collect(),
    })
}

/// A decision before anything is stored, in the language of the insured.
pub fn preview(service: &Service, own: &OwnClaim, why_second: Option<WhySecond>) -> DecisionPreview {
    let lang = Lang::from_code(&own.claim.language).unwrap_or_default();
    DecisionPreview { lang, page: own_claim(service, own, lang, ""), why_second }
}

/// The model words of a reason, filled with this case's own facts, in the language of the insured; none without a model.
pub fn template(service: &Service, agent: &Agent, case: &Case, code: &str) -> Option<String> {
    let lang = Lang::from_code(&case.claim.language).unwrap_or_default();
    let against = Binding::of(&case.answers(agent.side)).is_against();
    if against && code == RefusalReason::MedicalConclusion.code() {
        let text = wording::TEMPLATE_OF_OPINION.get(lang);
        // It is appealed against as a medical decision.
        return Some(filled(service, &case.claim, Side::Medical, text, lang));
    }
    let rule =
        review::offered(service, &case.claim, agent.side).into_iter().find(|rule| rule.code == code)?;
    Some(filled(service, &case.claim, agent.side, words(&rule.template, lang), lang))
}
