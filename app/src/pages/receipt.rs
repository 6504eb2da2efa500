//! The receipt.

use crate::components::{ButtonLink, NoticeBox, NoticeKind, SummaryList, SummaryRow};
use crate::lang::{Lang, Text};
use crate::model::{PageContext, ReceiptPage, ServiceContact};
use crate::paths::Page;
use crate::text::form::helper as helper_words;
use crate::text::public::{days, receipt as words};
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: ReceiptPage) -> AnyView {
    let lang = context.lang;
    let emailed = if page.emailed { words::EMAILED } else { words::NOT_EMAILED };
    let details = details(context, &page);
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <NoticeBox kind=NoticeKind::Warning><p>{words::NOT_YET.get(lang)}</p></NoticeBox>
        <p class="reference">
            <span class="reference__label">{words::REFERENCE.get(lang)}</span>
            <strong class="reference__code">{page.reference}</strong>
        </p>
        <p>{words::REFERENCE_HINT.get(lang)}</p>
        <p>{emailed.get(lang)}</p>
        <p class="actions">
            <ButtonLink href=Page::ReceiptPdf.path(lang) label=words::PDF.get(lang) />
            <ButtonLink href=Page::FollowUp.path(lang) label=words::FOLLOW.get(lang) secondary=true />
        </p>
        {(!page.access_codes.is_empty()).then(|| codes(lang, page.access_codes))}
        {next(lang, page.has_employer)}
        {details}
        <section class="section">
            <h2>{words::SILENCE_HEADING.get(lang)}</h2>
            <p>{words::silence(lang, page.silence_date)}</p>
            <p>{words::APPEAL.get(lang)}</p>
        </section>
    }
    .into_any()
}

/// One-time codes, as a list to print. Also shown on the follow-up when new ones were asked for.
pub fn code_list(codes: Vec<String>) -> AnyView {
    let lines = codes.into_iter().map(|code| view! { <li class="codes__code">{code}</li> });
    view! { <ol class="codes">{lines.collect_view()}</ol> }.into_any()
}

fn codes(lang: Lang, codes: Vec<String>) -> AnyView {
    view! {
        <section class="section">
            <h2>{words::CODES_HEADING.get(lang)}</h2>
            <NoticeBox kind=NoticeKind::Warning><p>{words::CODES_KEEP.get(lang)}</p></NoticeBox>
            {code_list(codes)}
            {list(lang, &words::CODES_USE)}
            <p>{words::CODES_SECRET.get(lang)}</p>
        </section>
    }
    .into_any()
}

fn next(lang: Lang, has_employer: bool) -> AnyView {
    view! {
        <section class="section">
            <h2>{words::NEXT_HEADING.get(lang)}</h2>
            {list(lang, words::next(has_employer))}
        </section>
    }
    .into_any()
}

fn list(lang: Lang, lines: &[Text]) -> AnyView {
    let lines: Vec<_> = lines.iter().map(|line| view! { <li>{line.get(lang)}</li> }).collect();
    view! { <ol class="list list--steps">{lines}</ol> }.into_any()
}

/// Date of receipt and service in charge, with every way to reach it (CRPA R.112-11-1).
fn details(context: &PageContext, page: &ReceiptPage) -> AnyView {
    let lang = context.lang;
    let rows = vec![
        SummaryRow::new(words::RECEIVED.get(lang), page.received_at.clone()),
        SummaryRow::new(words::PERIOD.get(lang), days(lang, page.first_day, page.last_day)),
        SummaryRow::new(words::FUND.get(lang), page.fund_name.clone()),
    ];
    let helper = page.helper.clone().map(|helper| SummaryRow::new(helper_words::MADE_BY.get(lang), helper));
    let rows = rows.into_iter().chain(helper).chain(reach(lang, &context.service)).collect();
    view! {
        <section class="section">
            <h2>{words::DETAILS_HEADING.get(lang)}</h2>
            <SummaryList rows=rows />
        </section>
    }
    .into_any()
}

/// The service in charge: name, e-mail, phone, postal address.
pub fn reach(lang: Lang, service: &ServiceContact) -> Vec<SummaryRow> {
    vec![
        SummaryRow::new(words::SERVICE.get(lang), service.name.clone()),
        SummaryRow::new(words::EMAIL.get(lang), service.email.clone()),
        SummaryRow::new(words::PHONE.get(lang), service.shown_phone()),
        SummaryRow::lines(words::ADDRESS.get(lang), service.address.clone()),
    ]
}
