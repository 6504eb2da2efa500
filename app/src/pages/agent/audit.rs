//! Auditors: what was verified, the trail of a claim, what staff did.

mod trail;

pub use trail::view as trail;

use super::{staff_bar, token_field};
use crate::components::{
    Button, DateField, ErrorSummary, FactsTable, NoticeBox, NoticeKind, TextArea, TextField, fault,
};
use crate::lang::{Lang, Text};
use crate::model::{AuditDay, AuditLookup, AuditPage, AuditSearch, PageContext, StaffActs};
use crate::pages::journal::grouped;
use crate::paths::agent;
use crate::text::agent::{audit as words, glass};
use crate::text::common::long_date;
use leptos::prelude::*;

/// The first page.
pub fn view(context: &PageContext, page: &AuditPage) -> AnyView {
    let lang = context.lang;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            {check(lang, page)}
            {unreviewed(lang, page.unreviewed)}
            <div class="switches">
                <section>{look_up(lang, page)}</section>
                <section>{count(lang, page)}</section>
            </div>
            {page.acts.as_ref().map(|acts| counted(lang, acts))}
            <h2>{words::DAYS.get(lang)}</h2>
            {days(lang, &page.days)}
            <h2>{words::LOOKUPS.get(lang)}</h2>
            {lookups(lang, &page.lookups)}
            <h2>{words::SEARCHES.get(lang)}</h2>
            <p>{words::SEARCHES_HINT.get(lang)}</p>
            {searches(lang, &page.searches)}
        </div>
    }
    .into_any()
}

fn check(lang: Lang, page: &AuditPage) -> AnyView {
    let text = page.check.as_ref().map(|check| words::check(lang, check));
    let text = text.unwrap_or_else(|| words::NEVER_CHECKED.get(lang).to_owned());
    let kind = match &page.check {
        Some(check) if check.faults > 0 => NoticeKind::Warning,
        _ => NoticeKind::Info,
    };
    view! { <NoticeBox kind=kind title=words::CHECK.get(lang)><p>{text}</p></NoticeBox> }.into_any()
}

/// How many exceptional accesses nobody looked at, with the way there.
fn unreviewed(lang: Lang, (open, late): (i64, i64)) -> AnyView {
    let kind = if late > 0 { NoticeKind::Warning } else { NoticeKind::Info };
    let text = glass::unreviewed(lang, open, late);
    view! {
        <NoticeBox kind=kind title=glass::REVIEWS.get(lang)>
            <p><a href=agent::GLASS_REVIEWS>{text}</a></p>
        </NoticeBox>
    }
    .into_any()
}

fn look_up(lang: Lang, page: &AuditPage) -> AnyView {
    let (reference, reason) = page.typed.clone();
    view! {
        <h2>{words::LOOK_UP.get(lang)}</h2>
        <p>{words::LOOK_UP_HINT.get(lang)}</p>
        <form method="post" action=agent::LOOKUPS novalidate>
            {token_field(&page.agent.token)}
            <TextField
                name="trail_reference"
                label=words::REFERENCE.get(lang)
                value=reference
                error=fault(lang, &page.errors, "trail_reference")
                short=true
            />
            <TextArea
                name="trail_reason"
                label=words::REASON.get(lang)
                value=reason
                hint=words::REASON_HINT.get(lang)
                error=fault(lang, &page.errors, "trail_reason")
                rows=3
            />
            <Button label=words::LOOK_UP_SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

fn count(lang: Lang, page: &AuditPage) -> AnyView {
    let [from, until] = page.period.clone();
    view! {
        <h2>{words::ACTS.get(lang)}</h2>
        <form method="post" action=agent::STAFF_ACTS novalidate>
            {token_field(&page.agent.token)}
            <DateField
                lang=lang
                names=["acts_from_day", "acts_from_month", "acts_from_year"]
                values=from
                legend=words::FROM.get(lang)
                error=fault(lang, &page.errors, "acts_from_day")
            />
            <DateField
                lang=lang
                names=["acts_until_day", "acts_until_month", "acts_until_year"]
                values=until
                legend=words::UNTIL.get(lang)
                hint=words::PERIOD_HINT.get(lang)
                error=fault(lang, &page.errors, "acts_until_day")
            />
            <Button label=words::COUNT.get(lang) secondary=true />
        </form>
    }
    .into_any()
}

fn heads<const N: usize>(lang: Lang, columns: [Text; N]) -> Vec<String> {
    columns.iter().map(|column| column.get(lang).to_owned()).collect()
}

fn counted(lang: Lang, acts: &[StaffActs]) -> AnyView {
    if acts.is_empty() {
        return view! { <p role="status">{words::NO_ACTS.get(lang)}</p> }.into_any();
    }
    let row = |acts: &StaffActs| {
        vec![acts.name.clone(), acts.role.clone(), acts.act.clone(), acts.count.to_string()]
    };
    let (head, rows) = (heads(lang, words::ACTS_COLUMNS), acts.iter().map(row).collect());
    view! { <FactsTable caption=words::ACTS.get(lang) head=head rows=rows /> }.into_any()
}

fn days(lang: Lang, days: &[AuditDay]) -> AnyView {
    if days.is_empty() {
        return view! { <p>{words::NO_DAYS.get(lang)}</p> }.into_any();
    }
    let row = |day: &AuditDay| {
        vec![
            long_date(lang, day.day),
            words::day_state(day.state).get(lang).to_owned(),
            day.events.to_string(),
            day.reads.to_string(),
            day.closed_at.clone(),
            grouped(&day.head),
        ]
    };
    let (head, rows) = (heads(lang, words::DAYS_COLUMNS), days.iter().map(row).collect());
    view! { <FactsTable caption=words::DAYS.get(lang) head=head rows=rows hide_caption=true /> }.into_any()
}

fn lookups(lang: Lang, lookups: &[AuditLookup]) -> AnyView {
    if lookups.is_empty() {
        return view! { <p>{words::NO_LOOKUPS.get(lang)}</p> }.into_any();
    }
    let row = |lookup: &AuditLookup| {
        vec![lookup.at.clone(), lookup.by.clone(), lookup.reference.clone(), lookup.reason.clone()]
    };
    let (head, rows) = (heads(lang, words::LOOKUPS_COLUMNS), lookups.iter().map(row).collect());
    view! { <FactsTable caption=words::LOOKUPS.get(lang) head=head rows=rows hide_caption=true /> }.into_any()
}

fn searches(lang: Lang, searches: &[AuditSearch]) -> AnyView {
    if searches.is_empty() {
        return view! { <p>{words::NO_SEARCHES.get(lang)}</p> }.into_any();
    }
    let row = |search: &AuditSearch| {
        let by = if search.by_nir { words::BY_NIR } else { words::BY_NAME };
        vec![
            search.at.clone(),
            search.by.clone(),
            by.get(lang).to_owned(),
            search.found.to_string(),
            search.times.to_string(),
        ]
    };
    let (head, rows) = (heads(lang, words::SEARCHES_COLUMNS), searches.iter().map(row).collect());
    view! { <FactsTable caption=words::SEARCHES.get(lang) head=head rows=rows hide_caption=true /> }
        .into_any()
}
