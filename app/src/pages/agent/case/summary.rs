//! Zone A of the case file.

use crate::components::{SummaryList, SummaryRow};
use crate::lang::{Lang, Text};
use crate::model::{CaseEmployer, CaseSummary};
use crate::text::agent::{case as words, codes};
use crate::text::common;
use abri_domain::dates::format_fr;
use leptos::prelude::*;

/// Who, which days, which work, how to reach them.
pub fn identity(lang: Lang, summary: &CaseSummary) -> AnyView {
    let rows =
        [who(lang, summary), work(lang, summary), reach(lang, summary)].into_iter().flatten().collect();
    view! {
        <h2 id="summary">{words::SUMMARY.get(lang)}</h2>
        <SummaryList rows=rows />
    }
    .into_any()
}

fn row(lang: Lang, key: Text, value: impl Into<String>) -> SummaryRow {
    SummaryRow::new(key.get(lang), value)
}

fn who(lang: Lang, summary: &CaseSummary) -> Vec<SummaryRow> {
    let helper = summary.helper.as_ref().map(|helper| row(lang, words::MADE_BY, helper));
    let rows = vec![
        row(lang, words::NAME, &summary.insured_name),
        row(lang, words::BIRTH_NAME, &summary.birth_name),
        row(lang, words::BIRTH_DATE, format_fr(summary.birth_date)),
        row(lang, words::NIR, &summary.nir),
        row(lang, words::PERIOD, period(lang, summary)),
    ];
    rows.into_iter().chain(helper).collect()
}

fn period(lang: Lang, summary: &CaseSummary) -> String {
    let days = (summary.last_day - summary.first_day).whole_days() + 1;
    words::period(lang, &format_fr(summary.first_day), &format_fr(summary.last_day), days)
}

fn work(lang: Lang, summary: &CaseSummary) -> Vec<SummaryRow> {
    let worked = summary.last_day_worked.map_or_else(|| words::NOT_GIVEN.get(lang).to_owned(), format_fr);
    let statuses = std::iter::once(summary.status).chain(summary.other_status);
    let statuses = statuses.map(|status| codes::status(status).get(lang).to_owned());
    let statuses = statuses.chain(summary.health_worker.then(|| words::HEALTH_WORKER.get(lang).to_owned()));
    vec![
        row(lang, words::LAST_DAY_WORKED, worked),
        SummaryRow::lines(words::STATUS.get(lang), statuses.collect()),
        row(lang, words::TELEWORK, codes::telework(summary.telework).get(lang)),
        SummaryRow::lines(words::EMPLOYERS.get(lang), employers(lang, &summary.employers)),
        row(lang, words::FUND, &summary.fund),
    ]
}

/// A name a line, its number on a line of its own that nothing cuts, and the last day worked there if it is another one.
fn employers(lang: Lang, employers: &[CaseEmployer]) -> Vec<String> {
    let lines = |employer: &CaseEmployer| {
        let siret = employer.siret.as_ref().map(|siret| format!("SIRET {}", siret.replace(' ', "\u{a0}")));
        let worked = employer.last_day_worked.map(format_fr);
        let worked = worked.map(|day| common::labelled(lang, words::LAST_DAY_WORKED.get(lang), &day));
        std::iter::once(employer.name.clone()).chain(siret).chain(worked)
    };
    match employers {
        [] => vec![words::NO_EMPLOYER.get(lang).to_owned()],
        some => some.iter().flat_map(lines).collect(),
    }
}

fn reach(lang: Lang, summary: &CaseSummary) -> Vec<SummaryRow> {
    let channel = codes::typed_by(lang, codes::channel(summary.channel), summary.typed_by.as_deref());
    let received = format!("{}, {channel}", summary.received_at);
    let mut contact: Vec<String> = [&summary.phone, &summary.email].into_iter().flatten().cloned().collect();
    if contact.is_empty() {
        contact.push(words::NOT_GIVEN.get(lang).to_owned());
    }
    vec![
        row(lang, words::RECEIVED, received),
        SummaryRow::lines(words::CONTACT.get(lang), contact),
        SummaryRow::lines(words::ADDRESS.get(lang), summary.address.clone()),
    ]
}
