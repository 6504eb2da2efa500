//! One notice: what it says, what to report, the lines to paste, and the employer's answer.

use crate::components::{
    Button, ButtonLink, Checkbox, ErrorSummary, NoticeBox, NoticeKind, SummaryList, SummaryRow, fault,
};
use crate::lang::Lang;
use crate::model::{EmployerNoticePage, PageContext, ReceivedNotice};
use crate::paths::Page;
use crate::text::common::long_date;
use crate::text::public::{employer_space as words, notices, verify};
use abri_domain::notice::NoticeAnswer;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &EmployerNoticePage) -> AnyView {
    let lang = context.lang;
    let answered = page.notice.answer.as_ref().map(|(answer, at)| {
        let words = words::answered(lang, *answer, at);
        view! { <NoticeBox kind=NoticeKind::Success><p>{words}</p></NoticeBox> }
    });
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <h1>{words::ONE.get(lang)}</h1>
        {answered}
        <SummaryList rows=rows(lang, &page.notice) />
        <h2>{words::TODO.get(lang)}</h2>
        {todo(lang, &page.notice)}
        <p>{verify::NO_REASON.get(lang)}</p>
        {page.block.as_ref().map(|block| paste(lang, page, block))}
        <h2>{words::ANSWER.get(lang)}</h2>
        {acknowledge(lang, page)}
        {not_ours(lang, page)}
        <p class="actions">
            <ButtonLink href=Page::EmployerNotices.path(lang) label=words::BACK.get(lang) secondary=true />
        </p>
    }
    .into_any()
}

fn rows(lang: Lang, notice: &ReceivedNotice) -> Vec<SummaryRow> {
    let row = |label: crate::lang::Text, value: String| SummaryRow::new(label.get(lang), value);
    let born = notice.birth_date.map(|day| row(notices::BIRTH_DATE, long_date(lang, day)));
    let days = words::days_off(lang, (notice.first_day, notice.last_day), notice.first_said);
    let rows = [row(words::COLUMNS[0], notice.insured_name.clone())].into_iter().chain(born).chain([
        row(verify::EMPLOYER, notice.employer_name.clone()),
        row(words::DAYS, days),
        row(verify::LAST_WORKED, long_date(lang, notice.last_worked)),
        row(notices::KIND, notices::kind(notice.kind).get(lang).to_owned()),
        row(notices::STATE, notices::state(notice.state).get(lang).to_owned()),
        row(notices::CODE, notice.code.clone()),
        row(words::SENT, notice.sent_at.clone()),
    ]);
    rows.collect()
}

/// What there is to do: the report, or what the state of the notice asks for.
fn todo(lang: Lang, notice: &ReceivedNotice) -> AnyView {
    match notice.report {
        Some((occasion, by)) => view! {
            <p>{words::todo(occasion).get(lang)}</p>
            <p><strong>{words::by(lang, by)}</strong></p>
        }
        .into_any(),
        None => view! {
            <p>{words::NOTHING.get(lang)}</p>
            <p>{verify::state_text(notice.state).get(lang)}</p>
        }
        .into_any(),
    }
}

fn paste(lang: Lang, page: &EmployerNoticePage, block: &str) -> AnyView {
    view! {
        <h2>{words::BLOCK.get(lang)}</h2>
        <p>{words::BLOCK_LEAD.get(lang)}</p>
        <pre class="received__block"><code>{block.to_owned()}</code></pre>
        <form method="post" action=Page::EmployerExport.path(lang)>
            {hidden(page, "notice[]")}
            {super::files(lang)}
        </form>
    }
    .into_any()
}

/// Form token, and which notice.
fn hidden(page: &EmployerNoticePage, name: &'static str) -> AnyView {
    view! {
        <input type="hidden" name="token" value=page.token.clone() />
        <input type="hidden" name=name value=page.notice.id.clone() />
    }
    .into_any()
}

fn is_last(page: &EmployerNoticePage, answer: NoticeAnswer) -> bool {
    page.notice.answer.as_ref().is_some_and(|(last, _)| *last == answer)
}

fn acknowledge(lang: Lang, page: &EmployerNoticePage) -> Option<AnyView> {
    (!is_last(page, NoticeAnswer::Acknowledged)).then(|| {
        view! {
            <form method="post" action=Page::EmployerAnswer.path(lang)>
                {hidden(page, "notice")}
                <p>{words::ACKNOWLEDGE_TEXT.get(lang)}</p>
                <Button label=words::ACKNOWLEDGE.get(lang) name="answer" value=NoticeAnswer::Acknowledged.code() />
            </form>
        }
        .into_any()
    })
}

fn not_ours(lang: Lang, page: &EmployerNoticePage) -> Option<AnyView> {
    (!is_last(page, NoticeAnswer::NotOurs)).then(|| {
        view! {
            <h3>{words::NOT_OURS.get(lang)}</h3>
            <form method="post" action=Page::EmployerAnswer.path(lang)>
                {hidden(page, "notice")}
                <p>{words::NOT_OURS_TEXT.get(lang)}</p>
                <Checkbox name="confirm" label=words::NOT_OURS_SURE.get(lang)
                    nostrip:error=fault(lang, &page.errors, "confirm") />
                <Button label=words::NOT_OURS_SEND.get(lang) name="answer" value=NoticeAnswer::NotOurs.code() danger=true />
            </form>
        }
        .into_any()
    })
}
