//! What the agent may do with the claim: each act is one form with its own button.

use super::note::{NoteOf, note, owner};
use super::proposal;
use super::recheck;
use super::{decision, envelope};
use crate::components::{Button, Choice, Choices, SummaryList, SummaryRow, TextArea, fault};
use crate::lang::{Lang, Text};
use crate::model::{Act, CasePage, DecisionForm};
use crate::pages::form_steps::ground_in_words;
use crate::paths::agent;
use crate::text::agent::{acts as words, delegations, glass, medical, opinions};
use abri_domain::opinion::OpinionQuestion;
use abri_domain::zone::Side;
use leptos::prelude::*;

/// The forms of the acts that are open now.
pub fn forms(lang: Lang, page: &CasePage) -> AnyView {
    let forms: Vec<AnyView> = page.acts.iter().map(|act| form(lang, page, *act)).collect();
    let none = forms.is_empty().then(|| view! { <p>{words::NO_ACT.get(lang)}</p> });
    view! {
        <h2 id="acts">{words::ACTS.get(lang)}</h2>
        {none}
        {page.proposal.as_ref().map(|waiting| proposal::facts(lang, waiting))}
        {typed_in_vain(lang, page)}
        {forms}
        {exceptional(lang, page)}
    }
    .into_any()
}

/// What was typed on a page that came too late, or that this person may not act on, whose form is no longer open: to be read and copied, nothing is lost.
fn typed_in_vain(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let refused =
        page.changed_by.is_some() || page.lease_lost || page.bar.is_some() || page.refused.is_some();
    let shown = [Act::TypeGround, Act::Decide, Act::Prepare, Act::Recheck, Act::Confirm]
        .iter()
        .any(|act| page.acts.contains(act));
    if !refused || shown {
        return None;
    }
    let DecisionForm { explanation, question, note, opinion_words, .. } = &page.form;
    let texts = [
        (words::EXPLANATION, explanation),
        (words::QUESTION, question),
        (opinions::ASK_WORDS, opinion_words),
        (medical::NOTE, note),
    ];
    let typed = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let line = |(label, text): (Text, &String)| {
        SummaryRow::lines(label.get(lang), text.lines().map(str::to_owned).collect())
    };
    let rows: Vec<SummaryRow> = typed.map(line).chain(ground_in_vain(lang, page)).collect();
    (!rows.is_empty()).then(|| view! { <SummaryList rows=rows /> }.into_any())
}

/// The same for a ground from its envelope.
fn ground_in_vain(lang: Lang, page: &CasePage) -> Option<SummaryRow> {
    let part = page.envelope.as_deref()?;
    let lines = ground_in_words(lang, &part.form, &part.rules);
    (!lines.is_empty()).then(|| SummaryRow::lines(medical::GROUND.get(lang), lines))
}

fn form(lang: Lang, page: &CasePage, act: Act) -> AnyView {
    match act {
        Act::TypeGround => page
            .envelope
            .as_deref()
            .map(|part| post(page, "motif", envelope::fields(lang, part, &page.errors)))
            .into_any(),
        Act::Decide => post(page, "decision", decision::fields(lang, page)),
        Act::Prepare => post(page, "preparation", prepare(lang, page)),
        Act::Ask => folded((lang, words::ASK, "q"), asks(page), post(page, "question", ask(lang, page))),
        Act::Pass => pass(lang, page),
        Act::Release => {
            let button = view! { <Button label=words::RELEASE.get(lang) secondary=true key="l" /> };
            post(page, "liberer", button.into_any())
        }
        Act::Take => {
            post(page, "prendre", view! { <Button label=words::TAKE.get(lang) key="t" /> }.into_any())
        }
        Act::Reopen => post(page, "reexamen", reopen(lang, page)),
        Act::AskOpinion => {
            let form = post(page, "avis", ask_opinion(lang, page));
            folded((lang, opinions::ASK, "y"), asks_opinion(page), form)
        }
        Act::WithdrawOpinion => post(page, "avis-retrait", secondary(opinions::WITHDRAW.get(lang))),
        Act::LeaveToDoctor => post(page, "a-signer", leave_to_doctor(lang, page)),
        Act::Recheck => post(page, "controle", recheck::fields(lang, page)),
        Act::Confirm => post(page, "confirmation", proposal::answers(lang, page)),
    }
}

/// A form of this claim: the token proves the session, the version proves that the page is not stale.
fn post(page: &CasePage, act: &str, fields: AnyView) -> AnyView {
    view! {
        <form class="case-act" method="post" action=agent::act(&page.summary.claim_id, act) novalidate>
            {super::super::token_field(&page.agent.token)}
            <input type="hidden" name="version" value=page.summary.version.to_string() />
            {fields}
        </form>
    }
    .into_any()
}

/// A form that is rarely needed: one line until it is opened, open at once when something was typed in it.
fn folded((lang, title, key): (Lang, Text, &'static str), open: bool, form: AnyView) -> AnyView {
    view! { <details class="case-act" open=open><summary accesskey=key>{title.get(lang)}</summary>{form}</details> }
        .into_any()
}

/// Was the question form the one that was posted?
fn asks(page: &CasePage) -> bool {
    owner(page) == NoteOf::Question
}

fn secondary(label: &'static str) -> AnyView {
    view! { <Button label=label secondary=true /> }.into_any()
}

fn ask(lang: Lang, page: &CasePage) -> AnyView {
    view! {
        <TextArea
            name="question"
            label=words::QUESTION.get(lang)
            value=page.form.question.clone()
            hint=words::QUESTION_HINT.get(lang)
            error=fault(lang, &page.errors, "question")
        />
        {note(lang, page, "question-note", NoteOf::Question)}
        {secondary(words::ASK_SUBMIT.get(lang))}
    }
    .into_any()
}

/// What was found, for the fund that decides.
fn prepare(lang: Lang, page: &CasePage) -> AnyView {
    view! {
        <h3>{words::PREPARE.get(lang)}</h3>
        <TextArea
            name="explanation"
            label=words::PREPARED.get(lang)
            value=page.form.explanation.clone()
            hint=words::PREPARED_HINT.get(lang)
            error=fault(lang, &page.errors, "explanation")
            rows=4
        />
        <Button label=words::PREPARE_SUBMIT.get(lang) />
    }
    .into_any()
}

/// Was the form of the opinion the one that was posted?
fn asks_opinion(page: &CasePage) -> bool {
    let form = &page.form;
    !form.opinion_question.is_empty()
        || !form.opinion_words.is_empty()
        || page.errors.of("opinion_question").is_some()
}

fn ask_opinion(lang: Lang, page: &CasePage) -> AnyView {
    let questions = OpinionQuestion::ALL.iter();
    let questions = questions.map(|one| Choice::new(one.code(), opinions::question(*one).get(lang)));
    view! {
        <Choices
            name="opinion_question"
            legend=opinions::QUESTION.get(lang)
            hint=opinions::QUESTION_HINT.get(lang)
            choices=questions.collect()
            value=page.form.opinion_question.clone()
            error=fault(lang, &page.errors, "opinion_question")
        />
        <TextArea
            name="opinion_words"
            label=opinions::ASK_WORDS.get(lang)
            value=page.form.opinion_words.clone()
            hint=opinions::ASK_WORDS_HINT.get(lang)
            error=fault(lang, &page.errors, "opinion_words")
            rows=3
        />
        {secondary(opinions::ASK_SUBMIT.get(lang))}
    }
    .into_any()
}

/// A technician without a delegation leaves a note, and the decision to a doctor.
fn leave_to_doctor(lang: Lang, page: &CasePage) -> AnyView {
    view! {
        <h3>{delegations::LEAVE.get(lang)}</h3>
        <p>{delegations::LEAVE_HINT.get(lang)}</p>
        {note(lang, page, "doctor-note", NoteOf::ToDoctor)}
        <Button label=delegations::LEAVE_SUBMIT.get(lang) />
    }
    .into_any()
}

/// The way to zone M by exception, for those who have no business there.
fn exceptional(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let href = agent::act(&page.summary.claim_id, "acces-exceptionnel");
    (page.side == Side::Administrative)
        .then(|| view! { <p class="case-act"><a href=href>{glass::LINK.get(lang)}</a></p> }.into_any())
}

fn pass(lang: Lang, page: &CasePage) -> AnyView {
    let title = words::pass(page.side);
    match note(lang, page, "transfert-note", NoteOf::Pass) {
        None => {
            let button = view! { <Button label=title.get(lang) secondary=true key="x" /> };
            post(page, "transfert", button.into_any())
        }
        Some(note) => {
            let fields = view! { {note}{secondary(title.get(lang))} }.into_any();
            folded((lang, title, "x"), owner(page) == NoteOf::Pass, post(page, "transfert", fields))
        }
    }
}

fn reopen(lang: Lang, page: &CasePage) -> AnyView {
    view! {
        <h3>{words::REOPEN.get(lang)}</h3>
        <TextArea
            name="explanation"
            label=words::REOPEN_REASON.get(lang)
            value=page.form.explanation.clone()
            hint=words::REOPEN_HINT.get(lang)
            error=fault(lang, &page.errors, "explanation")
        />
        {secondary(words::REOPEN_SUBMIT.get(lang))}
    }
    .into_any()
}
