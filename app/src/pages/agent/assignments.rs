//! Supervisors: who holds what, and who works which lanes.

use super::{staff_bar, token_field};
use crate::components::{Button, ErrorSummary, SelectField, fault};
use crate::lang::{Lang, Text};
use crate::model::{AssignmentsPage, HeldRow, PageContext, ReviewerRow};
use crate::paths::agent;
use crate::text::agent::{assignments as words, codes, glass};
use abri_domain::dates::format_fr;
use abri_domain::lane::LaneKind;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &AssignmentsPage) -> AnyView {
    let lang = context.lang;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refusal(lang, page) />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(super::success)}
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            <h2 id="held">{words::HELD.get(lang)}</h2>
            {held(lang, page)}
            <h2 id="reviewers">{words::REVIEWERS.get(lang)}</h2>
            <p>{words::REVIEWERS_HINT.get(lang)}</p>
            {reviewers(lang, page)}
            {add_lane(lang, page)}
        </div>
    }
    .into_any()
}

fn refusal(lang: Lang, page: &AssignmentsPage) -> Vec<String> {
    page.refused.iter().map(|why| words::refused(*why).get(lang).to_owned()).collect()
}

/// A table whose lines become cards on a phone, as those of the queue.
pub(super) fn table(lang: Lang, heading: &'static str, columns: &[Text], lines: Vec<AnyView>) -> AnyView {
    let head = columns.iter().map(|column| view! { <th scope="col">{column.get(lang)}</th> });
    view! {
        <table class="table queue" aria-labelledby=heading>
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

/// A line: what names it, then a cell a column.
pub(super) fn line(lang: Lang, columns: &[Text], name: String, cells: Vec<AnyView>) -> AnyView {
    let cells = columns.iter().skip(1).zip(cells).map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column.get(lang)}</span>
                <div>{cell}</div>
            </td>
        }
    });
    view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }.into_any()
}

fn held(lang: Lang, page: &AssignmentsPage) -> AnyView {
    if page.held.is_empty() {
        return view! { <p>{words::NONE_HELD.get(lang)}</p> }.into_any();
    }
    let columns = &words::HELD_COLUMNS;
    let lines = page.held.iter().map(|row| {
        let due = format!("{} ({})", format_fr(row.due_on), codes::risk(row.risk).get(lang));
        let cells = vec![
            row.holder.clone().into_any(),
            row.since.clone().unwrap_or_default().into_any(),
            due.into_any(),
            codes::side(row.side).get(lang).into_any(),
            row.fund.clone().into_any(),
            moving(lang, page, row),
        ];
        line(lang, columns, row.reference.clone(), cells)
    });
    table(lang, "held", columns, lines.collect())
}

/// The form that moves a claim: to anyone of its side but who holds it, or back into the queue.
fn moving(lang: Lang, page: &AssignmentsPage, row: &HeldRow) -> AnyView {
    let others =
        page.reviewers.iter().filter(|other| other.side == row.side && other.staff_id != row.holder_id);
    let options =
        others.map(|other| view! { <option value=other.staff_id.clone()>{other.name.clone()}</option> });
    view! {
        <form class="assignments__move" method="post" action=agent::REASSIGN>
            {token_field(&page.agent.token)}
            <input type="hidden" name="claim_id" value=row.claim_id.clone() />
            <input type="hidden" name="from" value=row.holder_id.clone() />
            <select class="field__input field__input--select" name="to" aria-label=words::move_label(lang, &row.reference)>
                <option value="">{words::TO_QUEUE.get(lang)}</option>
                {options.collect_view()}
            </select>
            <Button label=words::MOVE.get(lang) about=row.reference.clone() secondary=true />
        </form>
        <p>
            <a href=agent::act(&row.claim_id, "acces-exceptionnel")>
                {glass::LINK.get(lang)}<span class="visually-hidden">" "{row.reference.clone()}</span>
            </a>
        </p>
    }
    .into_any()
}

fn reviewers(lang: Lang, page: &AssignmentsPage) -> AnyView {
    if page.reviewers.is_empty() {
        return view! { <p>{words::NOBODY.get(lang)}</p> }.into_any();
    }
    let columns = &words::REVIEWER_COLUMNS;
    let lines = page.reviewers.iter().map(|row| {
        let cells = vec![
            codes::side(row.side).get(lang).into_any(),
            row.holds.to_string().into_any(),
            row.chosen.to_string().into_any(),
            lanes(lang, page, row),
        ];
        line(lang, columns, row.name.clone(), cells)
    });
    table(lang, "reviewers", columns, lines.collect())
}

fn lanes(lang: Lang, page: &AssignmentsPage, row: &ReviewerRow) -> AnyView {
    if row.lanes.is_empty() {
        return words::EVERYTHING.get(lang).into_any();
    }
    let lines = row.lanes.iter().map(|one| {
        let text = kind_words(lang, &one.kind);
        view! {
            <li>
                <form class="assignments__lane" method="post" action=agent::REMOVE_LANE>
                    {token_field(&page.agent.token)}
                    <input type="hidden" name="lane_id" value=one.lane_id.clone() />
                    <span>{text.clone()}</span>
                    <Button label=words::REMOVE.get(lang) about=format!("{text}, {}", row.name) secondary=true />
                </form>
            </li>
        }
    });
    view! { <ul class="assignments__lanes">{lines.collect_view()}</ul> }.into_any()
}

fn kind_words(lang: Lang, kind: &LaneKind) -> String {
    let language = kind.language.as_deref().map(|code| words::language(code).get(lang).to_owned());
    [kind.fund.clone(), kind.scheme.clone(), language].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn add_lane(lang: Lang, page: &AssignmentsPage) -> AnyView {
    let form = &page.form;
    let first = |text: Text| (String::new(), text.get(lang).to_owned());
    let list = |text, all: Vec<(String, String)>| std::iter::once(first(text)).chain(all).collect::<Vec<_>>();
    let people = page.reviewers.iter().map(|row| (row.staff_id.clone(), row.name.clone())).collect();
    let languages = ["fr", "en"].map(|code| (code.to_owned(), words::language(code).get(lang).to_owned()));
    let select = |name: &'static str, label: Text, options: Vec<(String, String)>, value: &str| {
        let error = fault(lang, &page.errors, name);
        let value = value.to_owned();
        view! { <SelectField name=name label=label.get(lang) options=options value=value error=error /> }
    };
    view! {
        <h2>{words::ADD.get(lang)}</h2>
        <p>{words::ADD_HINT.get(lang)}</p>
        <form class="assignments__add" method="post" action=agent::ADD_LANE novalidate>
            {token_field(&page.agent.token)}
            {select("lane_staff", words::WHO, list(words::CHOOSE, people), &form.lane_staff)}
            {select("lane_fund", words::FUND, list(words::ANY, page.funds.clone()), &form.lane_fund)}
            {select("lane_scheme", words::SCHEME, list(words::ANY, page.schemes.clone()), &form.lane_scheme)}
            {select("lane_language", words::LANGUAGE, list(words::ANY, languages.to_vec()), &form.lane_language)}
            <Button label=words::ADD_SUBMIT.get(lang) secondary=true />
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
