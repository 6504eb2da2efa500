//! Employers' notices.

use crate::components::{SummaryList, SummaryRow};
use crate::lang::Lang;
use crate::model::NoticeView;
use crate::paths::Page;
use crate::text::public::notices as words;
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
        SummaryRow::new(words::STATE.get(lang), words::state(notice.state).get(lang)),
        SummaryRow::new(
            words::DELIVERY.get(lang),
            words::delivery(lang, notice.delivery, notice.sent_at.as_deref()),
        ),
    ];
    let href = Page::NoticePdf.numbered(lang, notice.number);
    let label = words::pdf(lang, &notice.employer_name);
    view! {
        <h3>{notice.employer_name}</h3>
        <SummaryList rows=rows />
        <p><a href=href>{label}</a></p>
    }
    .into_any()
}
