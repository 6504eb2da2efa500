//! Employers' notices.

use crate::components::{ButtonLink, NoticeBox, NoticeKind as BoxKind, SummaryList, SummaryRow};
use crate::lang::Lang;
use crate::model::{NoticePage, NoticeView, PageContext};
use crate::paths::Page;
use crate::text::public::{contact as contact_words, notices as words};
use abri_domain::notice::NoticeAnswer;
use leptos::prelude::*;

/// All notices; nothing while there are none.
pub fn view(lang: Lang, notices: Vec<NoticeView>) -> Option<AnyView> {
    let some = !notices.is_empty();
    let notices = notices.into_iter().map(|notice| one(lang, notice)).collect_view();
    some.then(|| {
        view! {
            <section class="section">
                <h2>{words::HEADING.get(lang)}</h2>
                <p>{words::LEAD.get(lang)}</p>
                {notices}
            </section>
        }
        .into_any()
    })
}

fn one(lang: Lang, notice: NoticeView) -> AnyView {
    let rows = vec![
        SummaryRow::new(words::CODE.get(lang), notice.code),
        SummaryRow::new(words::KIND.get(lang), words::kind(notice.kind).get(lang)),
        SummaryRow::new(words::STATE.get(lang), words::state(notice.state).get(lang)),
        SummaryRow::new(
            words::DELIVERY.get(lang),
            words::delivery(lang, notice.delivery, notice.sent_at.as_deref()),
        ),
        SummaryRow::new(words::ANSWER.get(lang), words::answer(lang, notice.answer.as_ref())),
        SummaryRow::lines(words::CHECKS.get(lang), checks(lang, notice.checks)),
    ];
    let not_ours = matches!(notice.answer, Some((NoticeAnswer::NotOurs, _))).then(|| {
        view! { <NoticeBox kind=BoxKind::Warning><p>{words::NOT_OURS_TODO.get(lang)}</p></NoticeBox> }
    });
    let page = Page::Notice.numbered(lang, notice.number);
    let read = words::preview(lang, &notice.employer_name);
    let href = Page::NoticePdf.numbered(lang, notice.number);
    let label = words::pdf(lang, &notice.employer_name);
    let contact = Page::EmployerContact.numbered(lang, notice.number);
    let correct = contact_words::title(lang, &notice.employer_name);
    let correct = (notice.delivery != "by-hand").then(|| view! { <p><a href=contact>{correct}</a></p> });
    view! {
        <h3>{notice.employer_name}</h3>
        <SummaryList rows=rows />
        {not_ours}
        <p><a href=page>{read}</a></p>
        <p><a href=href>{label}</a></p>
        {correct}
    }
    .into_any()
}

fn checks(lang: Lang, checks: Vec<String>) -> Vec<String> {
    if checks.is_empty() { vec![words::NO_CHECK.get(lang).to_owned()] } else { checks }
}

/// One notice, as its employer reads it.
pub fn page(context: &PageContext, page: NoticePage) -> AnyView {
    let lang = context.lang;
    let issuer = (words::ISSUED_BY.get(lang).to_owned(), page.service_name);
    let code = (words::CODE.get(lang).to_owned(), page.code);
    let rows = [code].into_iter().chain(page.facts).chain([issuer]);
    let rows = rows.map(|(label, value)| SummaryRow::new(label, value)).collect::<Vec<_>>();
    let part = |lines: Vec<String>| lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <h1>{page.title}</h1>
        <p class="lead">{words::PREVIEW_LEAD.get(lang)}</p>
        <SummaryList rows=rows />
        <h2>{words::TODO_HEADING.get(lang)}</h2>
        {part(page.todo)}
        <h2>{words::CHECK_HEADING.get(lang)}</h2>
        {part(page.check)}
        <p class="actions">
            <ButtonLink href=Page::NoticePdf.numbered(lang, page.number) label=words::PDF.get(lang) />
            <ButtonLink href=Page::FollowUpCase.path(lang) label=words::BACK.get(lang) secondary=true />
        </p>
    }
    .into_any()
}
