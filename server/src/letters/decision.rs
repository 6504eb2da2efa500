//! The decision letter, or the news of a claim that is still open, for those who read paper.

use super::{contact_lines, wording};
use crate::state::Service;
use abri_app::lang::{Lang, Text};
use abri_app::model::{CutView, DecisionView, OwnClaimPage, RefusalView};
use abri_app::paths::Page;
use abri_app::text::common::labelled;
use abri_app::text::form::helper as helper_words;
use abri_app::text::public::{days, decision as words, doors, ended as ended_words, own_claim};
use abri_domain::status::Door;
use abri_letters::{Decision, Letter, Paragraph};

/// What was decided, why, what to do next, how to appeal (CRPA L.211-7, CSS R.142-1).
pub fn decision(service: &Service, page: &OwnClaimPage, address_lines: Vec<String>, lang: Lang) -> Letter {
    let contact = &service.contact;
    let appeal = page.decision.iter().flat_map(|view| &view.appeal);
    let title = if page.state.is_open() { wording::NEWS } else { wording::DECISION };
    Letter::Decision(Decision {
        title: title.get(lang).to_owned(),
        service_name: contact.name.clone(),
        service_contact: contact_lines(contact, lang),
        reference: page.reference.clone(),
        insured_name: page.insured_name.clone(),
        address_lines,
        facts: facts(page, lang),
        paragraphs: paragraphs(&contact.public_url, page, lang),
        appeal: appeal.map(|(heading, text)| titled(heading.clone(), text.clone())).collect(),
    })
}

fn facts(page: &OwnClaimPage, lang: Lang) -> Vec<(String, String)> {
    let granted = page.decision.as_ref().and_then(|view| view.granted);
    let granted = granted.map(|(first, last)| (wording::GRANTED, days(lang, first, last)));
    let rows = [
        (wording::WHERE, own_claim::state(&page.state).get(lang).to_owned()),
        (own_claim::RECEIVED, page.received_on.clone()),
        (own_claim::PERIOD, days(lang, page.first_day, page.last_day)),
    ];
    let helper = page.helper.clone().map(|helper| (helper_words::MADE_BY, helper));
    let fund = (own_claim::FUND, page.fund_name.clone());
    rows.into_iter()
        .chain(granted)
        .chain([fund])
        .chain(helper)
        .map(|(label, value)| (label.get(lang).to_owned(), value))
        .collect()
}

fn paragraphs(public_url: &str, page: &OwnClaimPage, lang: Lang) -> Vec<Paragraph> {
    let turn = part(own_claim::TURN, lang, own_claim::turn(&page.state).get(lang).to_owned());
    let cut = page.cut.iter().flat_map(|cut| ended(cut, lang));
    let question = page.question.as_ref().map(|question| {
        let text = format!("{question}\n\n{}", wording::ANSWER.get(lang));
        part(own_claim::QUESTION_HEADING, lang, text)
    });
    let reasons = page.decision.iter().flat_map(|view| reasons(view, page.state.is_open(), lang));
    let meanwhile = page.suggested_door.map(|door| {
        let text = format!("{}\n\n{}", own_claim::DOOR_TEXT.get(lang), door_text(door, lang));
        part(own_claim::DOOR_HEADING, lang, text)
    });
    let silence =
        page.silence_date.map(|date| part(own_claim::NEXT_DATE, lang, own_claim::silence(lang, date)));
    let follow = part(wording::ONLINE, lang, format!("{public_url}{}", Page::FollowUp.path(lang)));
    std::iter::once(turn)
        .chain(cut)
        .chain(question)
        .chain(reasons)
        .chain(meanwhile)
        .chain(silence)
        .chain([follow])
        .collect()
}

/// How the law ended the days granted, by which text, and what to do now.
fn ended(cut: &CutView, lang: Lang) -> Vec<Paragraph> {
    let text = cut.text.clone().unwrap_or_else(|| ended_words::WHY.get(lang).to_owned());
    let was = cut.was.map(|day| ended_words::was(lang, day));
    let source = cut.source.as_ref().map(|source| format!("{} {source}", ended_words::SOURCE.get(lang)));
    let why = [Some(text), was, Some(ended_words::NO_FAULT.get(lang).to_owned()), source];
    let why = why.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
    let again = || ended_words::CLAIM_AGAIN.get(lang).to_owned();
    let now = cut.door.map_or_else(again, |door| door_text(door, lang));
    vec![titled(ended_words::title(lang, cut.last_day), why), part(ended_words::NOW, lang, now)]
}

/// Who decided, the words, the door, what was looked at with its sources, the version of the rule.
fn reasons(view: &DecisionView, open: bool, lang: Lang) -> Vec<Paragraph> {
    let by = match (open, view.by_rule) {
        (true, _) => words::SO_FAR,
        (false, true) => words::BY_RULE,
        (false, false) => words::BY_PERSON,
    };
    let heading = if open { words::SO_FAR_HEADING } else { words::HEADING };
    let door = view.door.map(|door| part(words::TODO_HEADING, lang, door_text(door, lang)));
    let refusal = view.refusal.iter().flat_map(|refusal| why_refused(refusal, lang));
    let explanation = view.explanation.clone().map(|text| part(words::EXPLANATION, lang, text));
    let looked_at = looked_at(view, lang).map(|text| part(words::FINDINGS_HEADING, lang, text));
    let by: Vec<_> = [Some(by.get(lang)), view.decided_for.as_deref()].into_iter().flatten().collect();
    let first = part(heading, lang, by.join("\n\n"));
    std::iter::once(first).chain(refusal).chain(explanation).chain(door).chain(looked_at).collect()
}

/// The reason, what is not met, and what to do about it.
fn why_refused(refusal: &RefusalView, lang: Lang) -> Vec<Paragraph> {
    let RefusalView { reason, criterion, remedy } = refusal.clone();
    let more = [(words::CRITERION, criterion), (words::REMEDY, remedy)].into_iter();
    let more = more.filter_map(|(heading, text)| Some(part(heading, lang, text?)));
    std::iter::once(part(words::REFUSAL, lang, reason)).chain(more).collect()
}

fn looked_at(view: &DecisionView, lang: Lang) -> Option<String> {
    let lines = view.findings.iter().map(|(sentence, verdict, source)| {
        let source = source.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
        labelled(lang, words::verdict(verdict).get(lang), &format!("{sentence}{source}"))
    });
    let rule = view.rule.as_ref().map(|rule| format!("{} {rule}", words::RULE.get(lang)));
    let all: Vec<String> = lines.chain(rule).collect();
    (!all.is_empty()).then(|| all.join("\n\n"))
}

fn door_text(door: Door, lang: Lang) -> String {
    let text = doors::door(door);
    let first = format!("{}. {}", text.name.get(lang), text.what.get(lang));
    let todo = text.todo.iter().map(|step| step.get(lang).to_owned());
    std::iter::once(first).chain(todo).collect::<Vec<_>>().join("\n\n")
}

fn part(heading: Text, lang: Lang, text: String) -> Paragraph {
    titled(heading.get(lang).to_owned(), text)
}

const fn titled(heading: String, text: String) -> Paragraph {
    Paragraph { heading: Some(heading), text }
}
