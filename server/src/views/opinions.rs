//! The medical opinion: the desk, one question with what it needs, and its line on the case. Delegations beside it.

use super::case::{declared, register_lines};
use super::{badge, fund_name, moment};
use crate::clock::paris;
use crate::persistence::PersistenceError;
use crate::persistence::assignments::Reviewer;
use crate::persistence::delegations::DelegationRow;
use crate::persistence::opinions::{HeldOpinion, OpinionRow as Row};
use crate::persistence::staff::SignedIn;
use crate::pipeline::opinions::{Desk, Fact, OpenOpinion};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{
    DelegationLine, DelegationsPage, OpinionForm, OpinionLine, OpinionPage, OpinionRow, OpinionSignature,
    OpinionStanding, OpinionView, OpinionsPage, matter_code,
};
use abri_app::text::agent::{
    case as case_words, codes, delegations as delegation_words, medical, opinions as words,
};
use abri_app::text::common::long_date;
use abri_domain::dates::format_fr;
use abri_domain::deadline::Deadline;
use abri_domain::form::FieldErrors;
use abri_domain::ground::Ground;
use abri_domain::opinion::{OpinionField, OpinionQuestion, OpinionState};
use abri_domain::reference::ClaimReference;
use abri_domain::rules::RuleBook;
use abri_domain::staff::{Matter, Signature};
use time::Date;

/// The desk.
pub fn opinions(service: &Service, person: &SignedIn, desk: &Desk) -> Result<OpinionsPage, PersistenceError> {
    Ok(OpinionsPage {
        agent: badge(person),
        mine: desk.mine.iter().map(|held| held_row(service, held)).collect::<Result<_, _>>()?,
        waiting: (desk.waiting.open, desk.waiting.late),
        nothing_to_take: false,
        done: None,
    })
}

fn held_row(service: &Service, held: &HeldOpinion) -> Result<OpinionRow, PersistenceError> {
    let bad = PersistenceError::Inconsistency { table: "claims", column: "reference", id: held.opinion_id };
    let reference = ClaimReference::parse(&held.reference).map_err(|_| bad)?;
    let ids = (held.opinion_id.to_string(), reference.to_string());
    Ok(row(service, ids, (held.question, held.due_on), &held.fund))
}

fn row(
    service: &Service,
    (opinion_id, reference): (String, String),
    (question, due_on): (OpinionQuestion, Date),
    fund: &str,
) -> OpinionRow {
    let deadline = Deadline { due_on, paused_on: None };
    let risk = deadline.risk(service.clock.today(), &service.office(fund));
    OpinionRow { opinion_id, reference, question, due_on, risk, fund: fund_name(service, fund) }
}

/// One question, before anything is typed; what a technician prepared fills the form.
pub fn opinion(service: &Service, person: &SignedIn, open: &OpenOpinion, lang: Lang) -> OpinionPage {
    let (opinion, shown) = (&open.opinion, open.shown.as_ref());
    let ids = (opinion.opinion_id.to_string(), open.reference.to_string());
    let draft = shown.and_then(|shown| shown.draft.as_ref());
    OpinionPage {
        agent: badge(person),
        row: row(service, ids, (opinion.question, opinion.due_on), &open.fund),
        words: open.words.clone(),
        standing: match (shown, opinion.state) {
            (Some(_), _) => OpinionStanding::Mine(Box::new(view(service, open, lang))),
            (None, OpinionState::Asked) => OpinionStanding::NotMine,
            (None, _) => OpinionStanding::Settled,
        },
        lease_over: false,
        form: draft.map_or_else(OpinionForm::default, |(draft, _)| {
            OpinionForm::of(draft.conclusion, draft.reasons.clone())
        }),
        errors: FieldErrors::default(),
    }
}

fn view(service: &Service, open: &OpenOpinion, lang: Lang) -> OpinionView {
    let shown = open.shown.as_ref();
    let facts = shown.map(|shown| shown.facts.as_slice()).unwrap_or_default();
    OpinionView {
        claim_id: open.opinion.claim_id.to_string(),
        facts: facts.iter().map(|fact| said(service, open, fact, lang)).collect(),
        prepared_by: shown.and_then(|shown| shown.draft.as_ref()).map(|(_, name)| name.clone()),
        signs: match shown.and_then(|shown| shown.signature) {
            Some(Signature::Own) => OpinionSignature::Own,
            Some(Signature::Under(_)) => OpinionSignature::Under,
            None => OpinionSignature::Prepares,
        },
    }
}

/// A fact in lines.
fn said(service: &Service, open: &OpenOpinion, fact: &Fact, lang: Lang) -> (OpinionField, Vec<String>) {
    use OpinionField as F;
    let book = service.rules.book(&open.scheme);
    let declared = |ground: &Ground| declared(book.as_deref().map(RuleBook::scheme), ground, lang);
    match fact {
        Fact::Days(first, last) => {
            let days = (*last - *first).whole_days() + 1;
            (F::Days, vec![case_words::period(lang, &format_fr(*first), &format_fr(*last), days)])
        }
        Fact::Age(years) => (F::Age, vec![words::years(lang, *years)]),
        Fact::ReceivedOn(day) => (F::ReceivedOn, vec![long_date(lang, *day)]),
        Fact::LastDayWorked(day) => {
            let none = || case_words::NOT_GIVEN.get(lang).to_owned();
            (F::LastDayWorked, vec![day.map_or_else(none, |day| long_date(lang, day))])
        }
        Fact::Work(statuses, with_patients, telework) => {
            let lines = statuses.iter().map(|status| codes::status(*status).get(lang).to_owned());
            let mut lines: Vec<_> = lines.collect();
            lines.extend(with_patients.then(|| case_words::HEALTH_WORKER.get(lang).to_owned()));
            let telework = codes::telework(*telework).get(lang);
            lines.push(abri_app::text::common::labelled(lang, case_words::TELEWORK.get(lang), telework));
            (F::Work, lines)
        }
        Fact::Ground(ground) => (F::Ground, vec![declared(ground).0]),
        Fact::Answers(ground) => {
            let line = |(question, answer): (String, String)| format!("{question} {answer}");
            (F::Answers, declared(ground).1.into_iter().map(line).collect())
        }
        Fact::Register(record) => {
            let known = record.as_ref().map(register_lines).unwrap_or_default();
            let line = |line: &abri_app::model::RegisterLine| {
                let question = medical::register(line.question).get(lang);
                format!("{question} {}", codes::verdict(line.answer).get(lang))
            };
            (F::Register, known.iter().map(line).collect())
        }
    }
}

/// An opinion on the case page.
pub(super) fn line(service: &Service, opinion: &Row, lang: Lang) -> OpinionLine {
    OpinionLine {
        question: opinion.question,
        words: opinion.words(&service.keys.zone_a).unwrap_or_default(),
        asked_at: moment(opinion.asked_at, lang),
        state: opinion.state,
        settled_at: opinion.settled_at.map(|at| moment(at, lang)),
    }
}

/// Delegations in force and what may be delegated, before anything is typed.
pub fn delegations(
    service: &Service,
    person: &SignedIn,
    (rows, technicians): (&[DelegationRow], &[Reviewer]),
    lang: Lang,
) -> DelegationsPage {
    DelegationsPage {
        agent: badge(person),
        rows: rows.iter().map(|row| delegation(service, row, lang)).collect(),
        technicians: technicians.iter().map(|one| (one.staff_id.to_string(), one.name.clone())).collect(),
        matters: matters(service).iter().map(|one| (matter_code(one), matter(service, one, lang))).collect(),
        done: None,
        refused: None,
        typed: Default::default(),
        errors: FieldErrors::default(),
    }
}

fn delegation(service: &Service, row: &DelegationRow, lang: Lang) -> DelegationLine {
    // It ends at midnight: its last day is the one before.
    let last_day = paris(row.delegation.until - time::Duration::SECOND).date();
    DelegationLine {
        delegation_id: row.delegation.delegation_id.to_string(),
        technician: row.technician_name.clone(),
        matter: matter(service, &row.delegation.matter, lang),
        officer: row.officer_name.clone(),
        last_day,
    }
}

/// All that may be delegated: each kind of question, and the decisions on each ground of each scheme.
pub fn matters(service: &Service) -> Vec<Matter> {
    let schemes = service.rules.current();
    let decisions = schemes.books().iter().flat_map(|book| {
        let scheme = book.scheme();
        scheme
            .grounds()
            .iter()
            .map(|ground| Matter::Decision { scheme: scheme.id().to_owned(), ground: ground.code.clone() })
    });
    OpinionQuestion::ALL.iter().map(|one| Matter::Opinion(*one)).chain(decisions).collect()
}

fn matter(service: &Service, matter: &Matter, lang: Lang) -> String {
    match matter {
        Matter::Opinion(question) => delegation_words::opinion(lang, words::question(*question).get(lang)),
        Matter::Decision { scheme, ground } => {
            let book = service.rules.book(scheme);
            let name = declared(book.as_deref().map(RuleBook::scheme), &Ground::new(ground), lang).0;
            delegation_words::decision(lang, &name)
        }
    }
}
