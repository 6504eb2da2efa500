//! The medical side: the questions it is asked. One page a question, with what it needs and the answer beside it.

mod answer;

use super::{staff_bar, token_field};
use crate::components::{ErrorSummary, NoticeBox, NoticeKind, SummaryList, SummaryRow};
use crate::lang::Lang;
use crate::model::{
    OpinionForm, OpinionLine, OpinionPage, OpinionRow, OpinionStanding, OpinionView, OpinionsPage,
    PageContext,
};
use crate::paths::agent;
use crate::text::agent::{codes, opinions as words};
use abri_domain::dates::format_fr;
use abri_domain::opinion::OpinionState;
use leptos::prelude::*;

/// The desk: what this person holds, how much waits, take next.
pub fn desk(context: &PageContext, page: &OpinionsPage) -> AnyView {
    let lang = context.lang;
    let (open, late) = page.waiting;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            {message(lang, page)}
            <div class="queue__head">
                <div>
                    <h1>{words::TITLE.get(lang)}</h1>
                    <p>{words::LEAD.get(lang)}</p>
                    <p><strong>{words::waiting(lang, open, late)}</strong></p>
                </div>
                <form class="queue__next" method="post" action=agent::NEXT_OPINION>
                    {token_field(&page.agent.token)}
                    <button class="button button--start" type="submit" accesskey="s" aria-describedby="next-hint">
                        {words::TAKE_NEXT.get(lang)}
                    </button>
                    <p class="field__hint" id="next-hint">{words::TAKE_NEXT_HINT.get(lang)}</p>
                </form>
            </div>
            <h2 id="mine">{words::MINE.get(lang)}</h2>
            {mine(lang, &page.mine)}
        </div>
    }
    .into_any()
}

fn message(lang: Lang, page: &OpinionsPage) -> Option<AnyView> {
    let done = page.done.as_deref().and_then(|code| words::done(code, lang));
    if let Some(text) = done {
        return Some(super::success(text));
    }
    let text = page.nothing_to_take.then(|| words::NOTHING.get(lang))?;
    Some(view! { <NoticeBox announce=true><p>{text}</p></NoticeBox> }.into_any())
}

fn mine(lang: Lang, rows: &[OpinionRow]) -> AnyView {
    if rows.is_empty() {
        return view! { <p>{words::NONE_MINE.get(lang)}</p> }.into_any();
    }
    let columns = words::COLUMNS.map(|text| text.get(lang));
    let head = columns.map(|column| view! { <th scope="col">{column}</th> });
    let lines = rows.iter().map(|row| line(lang, columns, row)).collect_view();
    view! {
        <table class="table queue" aria-labelledby="mine">
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn line(lang: Lang, columns: [&'static str; 4], row: &OpinionRow) -> impl IntoView + use<> {
    let cells = [words::question(row.question).get(lang).to_owned(), due(lang, row), row.fund.clone()];
    let cells = columns.into_iter().skip(1).zip(cells).map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column}</span>
                <span>{cell}</span>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row"><a href=agent::opinion(&row.opinion_id)>{row.reference.clone()}</a></th>
            {cells.collect_view()}
        </tr>
    }
}

fn due(lang: Lang, row: &OpinionRow) -> String {
    format!("{} ({})", format_fr(row.due_on), codes::risk(row.risk).get(lang))
}

/// One question.
pub fn one(context: &PageContext, page: &OpinionPage) -> AnyView {
    let (lang, row) = (context.lang, &page.row);
    let tag = format!("tag tag--{}", row.risk.code());
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            {trouble(lang, page)}
            <div class="case-head">
                <h1>{words::title(lang, &row.reference)}</h1>
                <p class="case-head__due">
                    <strong>{format!("{} {}", words::DUE.get(lang), format_fr(row.due_on))}</strong>
                </p>
                <p class=tag>{codes::risk(row.risk).get(lang)}</p>
            </div>
            <p class="lead">{words::question(row.question).get(lang)}</p>
            {page.words.as_deref().map(|said| added(lang, said))}
            {body(lang, page)}
        </div>
    }
    .into_any()
}

/// What the asker added, line by line.
fn added(lang: Lang, said: &str) -> AnyView {
    let lines = said.lines().map(str::to_owned).collect();
    view! { <SummaryList rows=vec![SummaryRow::lines(words::WORDS_OF_ASKER.get(lang), lines)] /> }.into_any()
}

fn body(lang: Lang, page: &OpinionPage) -> AnyView {
    match &page.standing {
        OpinionStanding::Mine(shown) => view! {
            <div class="case-file">
                <section class="medical-part" aria-labelledby="shown">{facts(lang, shown)}</section>
                <section class="case-file__acts" aria-labelledby="answer">{answer::form(lang, page, shown)}</section>
            </div>
        }
        .into_any(),
        OpinionStanding::NotMine | OpinionStanding::Settled => view! {
            {typed(lang, &page.form)}
            <p><a href=agent::OPINIONS>{words::TITLE.get(lang)}</a></p>
        }
        .into_any(),
    }
}

fn facts(lang: Lang, shown: &OpinionView) -> AnyView {
    let row =
        |(field, lines): &(_, Vec<String>)| SummaryRow::lines(words::field(*field).get(lang), lines.clone());
    view! {
        <h2 id="shown">{words::SHOWN.get(lang)}</h2>
        <p class="medical-part__logged">{words::RECORDED.get(lang)}</p>
        <SummaryList rows=shown.facts.iter().map(row).collect() />
        <p>
            <a href=agent::case(&shown.claim_id)>{words::WHOLE_FILE.get(lang)}</a>
            " "{words::WHOLE_FILE_HINT.get(lang)}
        </p>
    }
    .into_any()
}

/// Why nothing was recorded, or why there is nothing to answer here.
fn trouble(lang: Lang, page: &OpinionPage) -> Option<AnyView> {
    let (title, text) = match page.standing {
        OpinionStanding::Mine(_) if page.lease_over => (words::LEASE_OVER, words::LEASE_OVER_TEXT),
        OpinionStanding::Mine(_) => return None,
        OpinionStanding::NotMine => (words::NOT_YOURS, words::NOT_YOURS_TEXT),
        OpinionStanding::Settled => (words::SETTLED, words::SETTLED_TEXT),
    };
    let (kind, title) = (NoticeKind::Warning, title.get(lang));
    Some(
        view! { <NoticeBox kind=kind title=title announce=true><p>{text.get(lang)}</p></NoticeBox> }
            .into_any(),
    )
}

/// What was typed in vain: to be read and copied, nothing is lost.
fn typed(lang: Lang, form: &OpinionForm) -> Option<AnyView> {
    if form.reasons.trim().is_empty() {
        return None;
    }
    let lines = form.reasons.lines().map(str::to_owned).collect();
    let row = SummaryRow::lines(words::REASONS.get(lang), lines);
    Some(view! { <h2>{words::TYPED.get(lang)}</h2> <SummaryList rows=vec![row] /> }.into_any())
}

/// The opinions of a claim, for its case page: no reason is in them.
pub fn on_case(lang: Lang, opinions: &[OpinionLine]) -> Option<AnyView> {
    if opinions.is_empty() {
        return None;
    }
    let lines = opinions.iter().map(|one| {
        let came = match one.state {
            OpinionState::Asked => words::OPEN.get(lang).to_owned(),
            OpinionState::Withdrawn => words::WITHDRAWN.get(lang).to_owned(),
            OpinionState::Answered(conclusion) => words::conclusion(lang, conclusion),
        };
        let added = one.words.clone().map(|said| view! { <span class="exchange__who">{said}</span> });
        let dates = match &one.settled_at {
            Some(settled) => format!("{}, {settled}", one.asked_at),
            None => one.asked_at.clone(),
        };
        view! {
            <div class="exchange">
                <dt>{words::question(one.question).get(lang)}" "{added}</dt>
                <dd><strong>{came}</strong>" "<span class="exchange__who">{dates}</span></dd>
            </div>
        }
    });
    let title = words::ON_CASE.get(lang);
    Some(view! { <h3>{title}</h3><dl class="exchanges">{lines.collect_view()}</dl> }.into_any())
}

#[cfg(test)]
mod tests;
