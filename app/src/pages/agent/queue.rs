//! Staff: the queue.

use super::{staff_bar, token_field};
use crate::components::{Button, ErrorSummary, NoticeBox, NoticeKind, TextField, fault};
use crate::lang::Lang;
use crate::model::{PageContext, QueuePage, QueueRow, RuleNews};
use crate::paths::agent;
use crate::text::agent::{announcements as home, breach as forecast, codes, queue as words};
use crate::text::common::labelled;
use abri_domain::dates::format_fr;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: QueuePage) -> AnyView {
    let lang = context.lang;
    let me = &page.agent.name;
    let stop = (!page.mine.is_empty()).then(|| stop(lang));
    let declare = declare(lang, &page);
    let mine = page.mine.iter().cloned().map(|row| QueueRow { held_by: Some(me.clone()), ..row }).collect();
    let more = page.more.then(|| view! { <p>{words::MORE.get(lang)}</p> });
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            {message(lang, &page)}
            {news(lang, &page.news)}
            {super::alarm(lang, &page.ringing)}
            <div class="queue__head">
                <h1>{words::title(page.side).get(lang)}</h1>
                <form class="queue__next" method="post" action=agent::NEXT>
                    {token_field(&page.agent.token)}
                    <button class="button button--start" type="submit" accesskey="s" aria-describedby="next-hint">
                        {words::TAKE_NEXT.get(lang)}
                    </button>
                    <p class="field__hint" id="next-hint">{words::TAKE_NEXT_HINT.get(lang)}</p>
                </form>
            </div>
            <h2 id="mine">{words::MINE.get(lang)}</h2>
            {table(lang, "mine", mine, words::NONE_MINE.get(lang))}
            {stop}
            <h2 id="waiting">{words::WAITING.get(lang)}</h2>
            {table(lang, "waiting", page.waiting, words::NONE_WAITING.get(lang))}
            {more}
            {rechecks(lang, page.rechecks)}
            {no_news(lang, &page.news)}
            {super::fund_loans::under_way(lang, &page.loans)}
            {declare}
        </div>
    }
    .into_any()
}

/// What changes in the rules, before the first claim is taken.
fn news(lang: Lang, news: &[RuleNews]) -> Option<AnyView> {
    let lines = news.iter().cloned().map(|RuleNews { when, what, href }| {
        let line = labelled(lang, &when, "");
        view! { <li>{line}<a href=href>{what}</a></li> }
    });
    let lines: Vec<_> = lines.collect();
    let title = home::RULES_TODAY.get(lang);
    (!lines.is_empty()).then(|| view! { <NoticeBox title=title><ul>{lines}</ul></NoticeBox> }.into_any())
}

/// Said too when nothing changes.
fn no_news(lang: Lang, news: &[RuleNews]) -> Option<AnyView> {
    news.is_empty()
        .then(|| view! { <h2>{home::RULES_TODAY.get(lang)}</h2> <p>{home::NO_NEWS.get(lang)}</p> }.into_any())
}

/// The re-checks in hand.
fn rechecks(lang: Lang, held: usize) -> AnyView {
    view! { <p><a href=agent::RECHECKS>{home::TO_RECHECKS.get(lang)}</a>" "{format!("({})", home::rechecks(lang, held))}</p> }
        .into_any()
}

/// The way to the end of a shift.
fn stop(lang: Lang) -> impl IntoView + use<> {
    view! { <p><a class="button button--secondary" href=agent::STOP accesskey="z">{words::STOP.get(lang)}</a></p> }
}

/// For whom the agent must not decide: folded, as it is rarely needed.
fn declare(lang: Lang, page: &QueuePage) -> impl IntoView + use<> {
    view! {
        <details class="queue__declare" open=!page.errors.is_empty()>
            <summary>{words::DECLARE.get(lang)}</summary>
            <form method="post" action=agent::DECLARE novalidate>
                {token_field(&page.agent.token)}
                <TextField
                    name="nir"
                    label=words::DECLARE_NIR.get(lang)
                    value=page.declared.0.clone()
                    hint=words::DECLARE_HINT.get(lang)
                    error=fault(lang, &page.errors, "nir")
                    autocomplete="off"
                    inputmode="numeric"
                />
                <Button label=words::DECLARE_SUBMIT.get(lang) secondary=true />
            </form>
        </details>
    }
}

/// What the last act did, or that nothing was there to take.
fn message(lang: Lang, page: &QueuePage) -> Option<AnyView> {
    let done = page.done.as_deref().and_then(|code| words::done(code, lang));
    let nothing = page.nothing_to_take.then(|| words::NOTHING.get(lang));
    let kind = if done.is_some() { NoticeKind::Success } else { NoticeKind::Info };
    let text = done.or(nothing)?;
    Some(view! { <NoticeBox kind=kind announce=true><p>{text}</p></NoticeBox> }.into_any())
}

/// Claims, one a line; on a phone each line is a small card whose cells carry their column's name.
fn table(lang: Lang, heading: &'static str, rows: Vec<QueueRow>, none: &'static str) -> AnyView {
    if rows.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let columns = columns(lang).map(|column| view! { <th scope="col">{column}</th> });
    view! {
        <table class="table queue" aria-labelledby=heading>
            <thead><tr>{columns.collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(|row| line(lang, row)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn columns(lang: Lang) -> impl Iterator<Item = &'static str> {
    [words::REFERENCE, words::NAME, words::DUE, words::RECEIVED, words::STATE, words::FUND, words::HELD_BY]
        .into_iter()
        .map(move |text| text.get(lang))
}

/// When a claim is due, how near that is, and what becomes of it at this pace.
pub fn due(lang: Lang, row: &QueueRow) -> AnyView {
    let due = format!("{} ({})", format_fr(row.due_on), codes::risk(row.risk).get(lang));
    let breach = row.breach.as_ref().map(|breach| {
        let kind =
            if breach.late_on.is_some() { "queue__breach queue__breach--late" } else { "queue__breach" };
        let (outcome, figures) = (forecast::outcome(lang, breach), forecast::figures(lang, breach));
        view! { <span class=kind>{outcome}<span class="queue__figures">{figures}</span></span> }
    });
    view! { {due}{breach} }.into_any()
}

fn line(lang: Lang, row: QueueRow) -> impl IntoView {
    let due = due(lang, &row);
    let state = if row.to_confirm { words::TO_CONFIRM } else { codes::state(&row.state) };
    let cells = [
        row.insured_name.into_any(),
        due,
        row.received_on.into_any(),
        state.get(lang).into_any(),
        row.fund.into_any(),
        row.held_by.unwrap_or_else(|| words::FREE.get(lang).to_owned()).into_any(),
    ];
    let cells = columns(lang).skip(1).zip(cells).map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column}</span>
                <span>{cell}</span>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row"><a href=agent::case(&row.claim_id)>{row.reference}</a></th>
            {cells.collect_view()}
        </tr>
    }
}
