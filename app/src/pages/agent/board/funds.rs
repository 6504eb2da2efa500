//! The board fund by fund: where each is, and what if people were added to some of them.

use super::table;
use crate::components::{Button, TextField, fault};
use crate::lang::Lang;
use crate::model::{BoardFund, BoardPage, FundOutlook, Outlook};
use crate::paths::agent;
use crate::text::agent::board as words;
use abri_domain::dates::format_fr;
use leptos::prelude::*;

/// Every fund that has something to show, and the question that goes to several of them at once.
pub fn per_fund(lang: Lang, page: &BoardPage) -> Option<AnyView> {
    let lines = page.per_fund.iter().map(|fund| {
        let oldest = fund.oldest.map(format_fr).unwrap_or_default();
        vec![fund.name.clone(), words::shown(lang, fund.received), words::shown(lang, fund.open), oldest]
    });
    let lines: Vec<_> = lines.collect();
    let head = [words::FUND, words::RECEIVED_TODAY, words::OPEN, words::OLDEST];
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{words::FUNDS.get(lang)}</h2>
            {table(lang, words::FUNDS, &head, lines)}
            <h3 id="plus">{words::PLUS.get(lang)}</h3>
            {outlooks(lang, &page.per_fund_outlook)}
            {question(lang, page)}
        }
        .into_any()
    })
}

/// How many people one would add to which fund. It changes nothing: a GET.
fn question(lang: Lang, page: &BoardPage) -> AnyView {
    let fields = page.per_fund.iter().map(|fund| people(lang, page, fund)).collect_view();
    let asked = !page.form.plus.is_empty();
    let (typed, error) = (page.form.plus_pace.clone(), fault(lang, &page.errors, "plus_pace"));
    view! {
        <details open=asked>
            <summary>{words::PLUS_ASK.get(lang)}</summary>
            <form class="board__plus" method="get" action=format!("{}#plus", agent::BOARD) novalidate>
                <TextField name="plus_pace" label=words::PACE.get(lang) value=typed inputmode="numeric" short=true error=error />
                {fields}
                <Button label=words::SUBMIT.get(lang) secondary=true />
            </form>
        </details>
    }
    .into_any()
}

fn people(lang: Lang, page: &BoardPage, fund: &BoardFund) -> impl IntoView + use<> {
    let name = format!("plus-{}", fund.code);
    let typed = page.form.plus.iter().find(|(code, _)| *code == fund.code).map(|(_, typed)| typed.clone());
    let error = fault(lang, &page.errors, &name);
    let hint = words::open(lang, fund.open);
    view! {
        <TextField name=name label=fund.name.clone() value=typed.unwrap_or_default() hint=hint inputmode="numeric" short=true
            error=error />
    }
}

/// The answer, a fund a line.
fn outlooks(lang: Lang, asked: &[FundOutlook]) -> Option<AnyView> {
    let gone = |outlook: &Outlook| {
        let with_more = outlook.with_more.as_ref().map(|more| words::gone(lang, more)).unwrap_or_default();
        [outlook.backlog.open.to_string(), words::gone(lang, &outlook.as_is), with_more]
    };
    let none = || [words::NO_OUTLOOK.get(lang).to_owned(), String::new(), String::new()];
    let line = |fund: &FundOutlook| {
        let cells = fund.outlook.as_ref().map_or_else(none, gone);
        std::iter::once(fund.name.clone()).chain(cells).collect()
    };
    let head = [words::FUND, words::WAITING, words::AS_IS, words::WITH_MORE];
    let lines: Vec<Vec<String>> = asked.iter().map(line).collect();
    (!lines.is_empty()).then(|| table(lang, words::PLUS, &head, lines))
}
