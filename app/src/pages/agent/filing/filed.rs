//! What was typed: one claim just recorded, and those of the last hours.

use crate::components::{ButtonLink, FactsTable, NoticeBox, NoticeKind, SummaryList, SummaryRow};
use crate::lang::Lang;
use crate::model::{FiledPage, FiledRow, FilingDeskPage, PageContext};
use crate::pages::agent::{call_desk, scans, staff_bar, success};
use crate::paths::agent;
use crate::text::agent::{filing as words, scans as scan_words};
use crate::text::public::{days, receipt};
use leptos::prelude::*;

/// What this person typed lately, and where to type more.
pub fn desk(context: &PageContext, page: &FilingDeskPage) -> AnyView {
    let lang = context.lang;
    let schemes = if page.schemes.is_empty() {
        view! { <p>{words::NO_SCHEME.get(lang)}</p> }.into_any()
    } else {
        call_desk::schemes(&page.schemes)
    };
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <h1>{words::title(page.channel).get(lang)}</h1>
            {schemes}
            <h2>{words::DESK.get(lang)}</h2>
            <p>{words::DESK_LEAD.get(lang)}</p>
            {lately(lang, &page.filed)}
        </div>
    }
    .into_any()
}

fn lately(lang: Lang, filed: &[FiledRow]) -> AnyView {
    if filed.is_empty() {
        return view! { <p>{words::NONE.get(lang)}</p> }.into_any();
    }
    let row = |row: &FiledRow| {
        let envelope = row.envelope.clone().unwrap_or_else(|| words::NO_ENVELOPE.get(lang).to_owned());
        vec![row.reference.clone(), row.at.clone(), row.received_on.clone(), envelope]
    };
    let head = words::COLUMNS.iter().map(|column| column.get(lang).to_owned()).collect();
    let links =
        filed.iter().map(|row| view! { <li><a href=row.href.clone()>{row.reference.clone()}</a></li> });
    view! {
        <FactsTable caption=words::DESK.get(lang) head=head rows=filed.iter().map(row).collect() hide_caption=true />
        <ul>{links.collect_view()}</ul>
    }
    .into_any()
}

/// A claim that is recorded: the number for the envelope, what to tell the person, the receipt to print.
pub fn filed(context: &PageContext, page: &FiledPage) -> AnyView {
    let lang = context.lang;
    let receipt = &page.receipt;
    let sent = if receipt.emailed { words::BY_EMAIL } else { words::BY_POST };
    let silence = receipt::silence(lang, receipt.silence_date);
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            {page.scans_attached.then(|| success(scan_words::ATTACHED.get(lang)))}
            <h1>{words::FILED.get(lang)}</h1>
            {page.envelope.as_deref().map(|number| envelope(lang, number))}
            <p class="reference">
                <span class="reference__label">{receipt::REFERENCE.get(lang)}</span>
                <strong class="reference__code">{receipt.reference.clone()}</strong>
            </p>
            <NoticeBox title=words::say(page.channel).get(lang)>
                <p>{receipt::NOT_YET.get(lang)}</p>
                <p>{receipt::REFERENCE_HINT.get(lang)}</p>
                <p>{sent.get(lang)}</p>
                <p>{silence}</p>
            </NoticeBox>
            <SummaryList rows=rows(lang, page) />
            {scans(lang, page)}
            <p class="actions">
                <ButtonLink href=agent::filed_pdf(&page.claim_id) label=words::PRINT.get(lang) />
                <ButtonLink href=agent::MAIL_DESK label=words::ANOTHER.get(lang) secondary=true />
            </p>
        </div>
    }
    .into_any()
}

fn scans(lang: Lang, page: &FiledPage) -> Option<AnyView> {
    let list = scans::part(lang, &page.agent.token, page.scans.as_ref()?, scan_words::LEAD.get(lang));
    Some(view! { <h2>{scan_words::TITLE.get(lang)}</h2> {list} }.into_any())
}

fn envelope(lang: Lang, number: &str) -> AnyView {
    let (title, number) = (words::ENVELOPE.get(lang), number.to_owned());
    view! {
        <NoticeBox kind=NoticeKind::Warning title=title>
            <p class="reference"><strong class="reference__code">{number}</strong></p>
            <p>{words::ENVELOPE_TEXT.get(lang)}</p>
        </NoticeBox>
    }
    .into_any()
}

fn rows(lang: Lang, page: &FiledPage) -> Vec<SummaryRow> {
    vec![
        SummaryRow::new(receipt::RECEIVED.get(lang), page.receipt.received_at.clone()),
        SummaryRow::new(receipt::PERIOD.get(lang), days(lang, page.receipt.first_day, page.receipt.last_day)),
        SummaryRow::new(receipt::FUND.get(lang), page.receipt.fund_name.clone()),
    ]
}
