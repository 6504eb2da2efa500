//! Staff: the crisis board. Every picture stands beside a table that says the same.

mod funds;

use super::staff_bar;
use crate::components::{
    Button, ErrorSummary, FactsTable, SelectField, SummaryList, SummaryRow, TextField, fault,
};
use crate::lang::{Lang, Text};
use crate::model::{BoardHour, BoardPage, Outlook, PageContext};
use crate::paths::agent;
use crate::text::agent::{board as words, codes};
use crate::text::common::labelled;
use abri_domain::board::Shown;
use abri_domain::dates::format_fr;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &BoardPage) -> AnyView {
    let lang = context.lang;
    let csv = format!("{}?fund={}", agent::BOARD_CSV, page.form.fund);
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            {question(lang, page)}
            <h2>{words::NOW.get(lang)}</h2>
            <SummaryList rows=now(lang, page) />
            <h2>{words::OUTLOOK.get(lang)}</h2>
            {outlook(lang, page.outlook.as_ref())}
            <h2>{words::HOURS.get(lang)}</h2>
            {picture(lang, &page.hours)}
            {folded(lang, table(lang, words::HOURS, &[words::HOUR, words::RECEIVED, words::DECIDED], hours(lang, &page.hours)))}
            <h2>{words::REFUSALS.get(lang)}</h2>
            {refusals(lang, page)}
            {funds::per_fund(lang, page)}
            <p><a href=csv>{words::CSV.get(lang)}</a></p>
        </div>
    }
    .into_any()
}

/// Which fund, and what if there were more people. It changes nothing: a GET.
fn question(lang: Lang, page: &BoardPage) -> impl IntoView + use<> {
    let all = (String::new(), words::ALL_FUNDS.get(lang).to_owned());
    let funds = std::iter::once(all).chain(page.funds.iter().cloned()).collect::<Vec<_>>();
    let form = page.form.clone();
    view! {
        <form class="board__question" method="get" action=agent::BOARD novalidate>
            <SelectField name="fund" label=words::FUND.get(lang) options=funds value=form.fund
                error=fault(lang, &page.errors, "fund") />
            <TextField name="people" label=words::PEOPLE.get(lang) value=form.people inputmode="numeric" short=true
                error=fault(lang, &page.errors, "people") />
            <TextField name="pace" label=words::PACE.get(lang) value=form.pace inputmode="numeric" short=true
                error=fault(lang, &page.errors, "pace") />
            <Button label=words::SUBMIT.get(lang) secondary=true />
        </form>
    }
}

fn now(lang: Lang, page: &BoardPage) -> Vec<SummaryRow> {
    let row = |label: Text, value: String| SummaryRow::new(label.get(lang), value);
    let nothing = || words::NOTHING.get(lang).to_owned();
    let mut rows = vec![
        row(words::RECEIVED_TODAY, words::shown(lang, page.today.received)),
        row(words::DECIDED_TODAY, words::shown(lang, page.today.decided)),
    ];
    rows.extend(page.open.iter().map(|(stage, shown)| row(words::stage(*stage), words::shown(lang, *shown))));
    rows.push(row(words::OLDEST, page.oldest.map_or_else(nothing, format_fr)));
    rows.extend(page.automatic.map(|share| row(words::AUTOMATIC, format!("{share}\u{a0}%"))));
    let times = words::TIMES.into_iter().zip(page.times);
    rows.extend(times.filter_map(|(label, time)| Some(row(label, words::minutes(lang, time?)))));
    rows
}

fn outlook(lang: Lang, outlook: Option<&Outlook>) -> AnyView {
    let Some(Outlook { backlog, as_is, with_more }) = outlook else {
        return view! { <p>{words::NO_OUTLOOK.get(lang)}</p> }.into_any();
    };
    let mut head = vec![words::DAY, words::AS_IS];
    head.extend(with_more.is_some().then_some(words::WITH_MORE));
    let more = |day| {
        let days = &with_more.as_ref()?.days;
        Some(days.iter().find(|(other, _)| *other == day).map_or(0, |(_, open)| *open).to_string())
    };
    let line = |(day, open): &(time::Date, u64)| {
        [Some(format_fr(*day)), Some(open.to_string()), more(*day)].into_iter().flatten().collect()
    };
    let helped = with_more.as_ref().map(|with_more| {
        view! { <p>{labelled(lang, words::WITH_MORE.get(lang), &words::gone(lang, with_more))}</p> }
    });
    view! {
        <p>{words::backlog(lang, *backlog)}</p>
        <p>{labelled(lang, words::AS_IS.get(lang), &words::gone(lang, as_is))}</p>
        {helped}
        {folded(lang, table(lang, words::OUTLOOK, &head, as_is.days.iter().map(line).collect()))}
    }
    .into_any()
}

fn hours(lang: Lang, hours: &[BoardHour]) -> Vec<Vec<String>> {
    let line = |hour: &BoardHour| {
        vec![hour.label.clone(), words::shown(lang, hour.received), words::shown(lang, hour.decided)]
    };
    hours.iter().map(line).collect()
}

fn refusals(lang: Lang, page: &BoardPage) -> AnyView {
    if page.refusals.is_empty() {
        return view! { <p>{words::NO_REFUSAL.get(lang)}</p> }.into_any();
    }
    let lines = page.refusals.iter();
    let lines = lines.map(|(why, n)| vec![codes::reason(*why).get(lang).to_owned(), words::shown(lang, *n)]);
    table(lang, words::REFUSALS, &[words::REASON, words::COUNT], lines.collect())
}

fn table(lang: Lang, caption: Text, head: &[Text], rows: Vec<Vec<String>>) -> AnyView {
    let head = head.iter().map(|text| text.get(lang).to_owned()).collect();
    view! { <FactsTable caption=caption.get(lang) head=head rows=rows hide_caption=true /> }.into_any()
}

/// A long table, opened by who wants its figures.
fn folded(lang: Lang, table: AnyView) -> AnyView {
    view! { <details><summary>{words::FIGURES.get(lang)}</summary>{table}</details> }.into_any()
}

/// Width of an hour and height of the picture, in its own units.
const HOUR: u64 = 24;
const HEIGHT: u64 = 120;

/// Two bars for each hour.
fn picture(lang: Lang, hours: &[BoardHour]) -> AnyView {
    let value = |shown: Shown| if let Shown::Count(count) = shown { count } else { 0 };
    let top =
        hours.iter().flat_map(|hour| [value(hour.received), value(hour.decided)]).max().unwrap_or(0).max(1);
    let bars = (0_u64..).zip(hours).map(|(place, hour)| {
        let height = |shown| value(shown) * HEIGHT / top;
        let (received, decided) = (height(hour.received), height(hour.decided));
        view! {
            <rect class="board__received" x=place * HOUR + 2 y=HEIGHT - received width="9" height=received></rect>
            <rect class="board__decided" x=place * HOUR + 12 y=HEIGHT - decided width="9" height=decided></rect>
        }
    });
    let frame = format!("0 0 {} {HEIGHT}", HOUR * 24);
    view! {
        <svg class="board__picture" role="img" aria-label=words::picture(lang) viewBox=frame>
            {bars.collect_view()}
        </svg>
        <p class="board__legend">
            <span class="board__key board__key--received">{words::RECEIVED.get(lang)}</span>
            <span class="board__key board__key--decided">{words::DECIDED.get(lang)}</span>
        </p>
    }
    .into_any()
}
