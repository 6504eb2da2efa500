//! The phone desk: a claim by reference and birth date, and what to say of it.

use super::{staff_bar, success, token_field};
use crate::components::{DateField, ErrorSummary, NoticeBox, SummaryList, SummaryRow, TextField, fault};
use crate::lang::Lang;
use crate::model::{CallAnswerPage, CallDeskPage, FilingScheme, PageContext};
use crate::paths::agent;
use crate::text::agent::call_desk as words;
use crate::text::public::{follow_up, receipt};
use leptos::prelude::*;

/// Whose claim?
pub fn view(context: &PageContext, page: &CallDeskPage) -> AnyView {
    let lang = context.lang;
    let refused = [(page.not_matching, words::NOT_MATCHING), (page.too_many, words::TOO_MANY)];
    let more = refused.into_iter().filter(|(said, _)| *said).map(|(_, text)| text.get(lang).to_owned());
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=more.collect() />
            <h1>{words::TITLE.get(lang)}</h1>
            <p class="lead">{words::LEAD.get(lang)}</p>
            {question(lang, page)}
            <p>{words::KEPT.get(lang)}</p>
            <p>{words::LOST.get(lang)}</p>
            <h2>{words::FILE.get(lang)}</h2>
            {schemes(&page.schemes)}
        </div>
    }
    .into_any()
}

fn question(lang: Lang, page: &CallDeskPage) -> AnyView {
    view! {
        <form class="form" method="post" action=agent::CALL_LOOKUPS novalidate>
            {token_field(&page.agent.token)}
            <TextField
                name="reference"
                label=follow_up::REFERENCE.get(lang)
                value=page.reference.clone()
                error=fault(lang, &page.errors, "reference")
                autocomplete="off"
                short=true
            />
            <DateField
                lang=lang
                names=["birth_day", "birth_month", "birth_year"]
                values=page.birth.clone()
                legend=follow_up::BIRTH.get(lang)
                error=fault(lang, &page.errors, "birth_day")
            />
            <button class="button" type="submit" accesskey="e">{words::FIND.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// A link for each scheme.
pub(super) fn schemes(schemes: &[FilingScheme]) -> AnyView {
    let line = |scheme: &FilingScheme| {
        let FilingScheme { title, href } = scheme.clone();
        view! { <li><a href=href>{title}</a></li> }
    };
    view! { <ul>{schemes.iter().map(line).collect_view()}</ul> }.into_any()
}

/// What to say of a claim.
pub fn answer(context: &PageContext, page: &CallAnswerPage) -> AnyView {
    let lang = context.lang;
    let heading = format!("{}.", page.heading);
    let say = std::iter::once(&heading).chain(&page.say);
    let say = say.map(|line| view! { <p class="lead">{line.clone()}</p> }).collect_view();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            {page.codes_sent.then(|| success(words::CODES_SENT.get(lang)))}
            <h1>{words::ANSWER.get(lang)}</h1>
            <NoticeBox title=words::SAY.get(lang)>
                {say}
            </NoticeBox>
            <SummaryList rows=facts(lang, page) />
            <h2>{words::CODES.get(lang)}</h2>
            {codes(lang, page)}
            <p>{words::OPEN_FOR.get(lang)}</p>
            <p><a class="button" href=agent::CALL_DESK accesskey="s">{words::NEXT_CALL.get(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn facts(lang: Lang, page: &CallAnswerPage) -> Vec<SummaryRow> {
    vec![
        SummaryRow::new(follow_up::REFERENCE.get(lang), page.reference.clone()),
        SummaryRow::new(words::STATE.get(lang), page.heading.clone()),
        SummaryRow::new(receipt::RECEIVED.get(lang), page.received.clone()),
        SummaryRow::new(receipt::PERIOD.get(lang), page.days.clone()),
        SummaryRow::new(receipt::FUND.get(lang), page.fund.clone()),
    ]
}

fn codes(lang: Lang, page: &CallAnswerPage) -> AnyView {
    if page.has_email {
        return view! { <p>{words::CODES_BY_EMAIL.get(lang)}</p> }.into_any();
    }
    view! {
        <p>{words::CODES_BY_POST.get(lang)}</p>
        <form method="post" action=agent::call_codes(&page.lookup_id) novalidate>
            {token_field(&page.agent.token)}
            <button class="button button--secondary" type="submit">{words::SEND_CODES.get(lang)}</button>
        </form>
    }
    .into_any()
}
