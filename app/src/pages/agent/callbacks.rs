//! Calls back at the phone desk, and the hours that supervisors set.

use super::assignments::{line as table_line, table};
use super::{staff_bar, success, token_field};
use crate::components::{
    Button, Choice, Choices, ErrorSummary, NoticeBox, NoticeKind, SelectField, SummaryList, SummaryRow,
    TextField, fault,
};
use crate::lang::Lang;
use crate::model::{CallbackHoursPage, CallbackLine, CallbackPage, CallbacksPage, PageContext};
use crate::pages::callback::{call_code, fields};
use crate::paths::agent;
use crate::text::agent::callbacks as words;
use crate::text::public::callback as public_words;
use abri_domain::callback::CallOutcome;
use leptos::prelude::*;

/// The list of today.
pub fn desk(context: &PageContext, page: &CallbacksPage) -> AnyView {
    let lang = context.lang;
    let refused = page.form.refused.iter().map(|why| public_words::refused(*why).get(lang).to_owned());
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.form.errors.clone() more=refused.collect() />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(success)}
            {page.booked.as_ref().map(|(code, when)| booked(lang, code, when))}
            <h1>{words::TITLE.get(lang)}</h1>
            <p class="lead">{words::LEAD.get(lang)}</p>
            {late(lang, page.late)}
            <form method="post" action=agent::NEXT_CALLBACK>
                {token_field(&page.agent.token)}
                <Button label=words::NEXT.get(lang) key="s" />
            </form>
            <h2 id="today">{words::TODAY.get(lang)}</h2>
            {list(lang, &page.lines)}
            <h2>{words::BOOK.get(lang)}</h2>
            {book(lang, page)}
        </div>
    }
    .into_any()
}

fn late(lang: Lang, late: i64) -> AnyView {
    let kind = if late > 0 { NoticeKind::Warning } else { NoticeKind::Info };
    view! { <NoticeBox kind=kind><p>{words::late(lang, late)}</p></NoticeBox> }.into_any()
}

fn booked(lang: Lang, code: &str, when: &str) -> AnyView {
    let (when, code) = (when.to_owned(), call_code(lang, code));
    view! {
        <NoticeBox kind=NoticeKind::Success announce=true title=public_words::BOOKED.get(lang)>
            <p>{when}</p>
            {code}
        </NoticeBox>
    }
    .into_any()
}

fn list(lang: Lang, lines: &[CallbackLine]) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{words::NONE.get(lang)}</p> }.into_any();
    }
    let lines = lines.iter().map(|line| {
        let state = words::state(line.state).get(lang);
        let state =
            if line.is_late { format!("{state}, {}", words::LATE.get(lang)) } else { state.to_owned() };
        let holder = match (&line.href, &line.holder) {
            (Some(href), _) => view! { <a href=href.clone()>{words::MINE.get(lang)}</a> }.into_any(),
            (None, holder) => holder.clone().into_any(),
        };
        let cells = vec![state.into_any(), line.tries.to_string().into_any(), holder];
        table_line(lang, &words::COLUMNS, line.when.clone(), cells)
    });
    table(lang, "today", &words::COLUMNS, lines.collect())
}

fn book(lang: Lang, page: &CallbacksPage) -> AnyView {
    if page.form.slots.is_empty() {
        return view! { <p>{words::NO_SLOT.get(lang)}</p> }.into_any();
    }
    view! {
        <p>{words::BOOK_HINT.get(lang)}</p>
        <form class="form" method="post" action=agent::CALLBACKS novalidate>
            {token_field(&page.agent.token)}
            {fields(lang, &page.form)}
            <Button label=public_words::BOOK.get(lang) secondary=true />
        </form>
    }
    .into_any()
}

/// A call in hand.
pub fn one(context: &PageContext, page: &CallbackPage) -> AnyView {
    let lang = context.lang;
    let choices = CallOutcome::ALL.iter();
    let choices =
        choices.map(|outcome| Choice::new(outcome.code(), words::outcome(*outcome).get(lang))).collect();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            <h1>{words::ONE.get(lang)}</h1>
            <SummaryList rows=rows(lang, page) />
            {page.reference.is_some().then(|| view! { <p>{words::REFERENCE_HINT.get(lang)}</p> })}
            <NoticeBox kind=NoticeKind::Warning><p>{words::VOICEMAIL.get(lang)}</p></NoticeBox>
            <form class="form" method="post" action=agent::callback_act(&page.callback_id, "issue") novalidate>
                {token_field(&page.agent.token)}
                <Choices name="outcome" legend=words::OUTCOME.get(lang) choices=choices value=""
                    error=fault(lang, &page.errors, "outcome") />
                <Button label=words::RECORD.get(lang) key="p" />
            </form>
            <form method="post" action=agent::callback_act(&page.callback_id, "liberer")>
                {token_field(&page.agent.token)}
                <Button label=words::GIVE_BACK.get(lang) secondary=true key="l" />
            </form>
        </div>
    }
    .into_any()
}

fn rows(lang: Lang, page: &CallbackPage) -> Vec<SummaryRow> {
    let language = if page.language == "en" { "English" } else { "français" };
    let mut rows = vec![
        SummaryRow::new(words::NAME.get(lang), page.name.clone()),
        SummaryRow::new(words::PHONE.get(lang), page.phone.clone()),
        SummaryRow::new(words::LANGUAGE.get(lang), language.to_owned()),
        SummaryRow::new(words::WHEN.get(lang), page.when.clone()),
        SummaryRow::new(words::TRY.get(lang), page.try_number.to_string()),
    ];
    rows.extend(page.reference.clone().map(|given| SummaryRow::new(words::REFERENCE.get(lang), given)));
    rows
}

/// The hours.
pub fn hours(context: &PageContext, page: &CallbackHoursPage) -> AnyView {
    let lang = context.lang;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            {page.done.then(|| success(words::HOURS_SET.get(lang)))}
            <h1>{words::HOURS.get(lang)}</h1>
            <p class="lead">{words::HOURS_LEAD.get(lang)}</p>
            {late(lang, page.late)}
            <form class="form" method="post" action=agent::CALLBACK_HOURS novalidate>
                {token_field(&page.agent.token)}
                {half_hour(lang, page, "opens", words::OPENS.get(lang), &page.opens)}
                {half_hour(lang, page, "closes", words::CLOSES.get(lang), &page.closes)}
                <TextField name="per_slot" label=words::PER_SLOT.get(lang) hint=words::PER_SLOT_HINT.get(lang)
                    value=page.per_slot.clone() error=fault(lang, &page.errors, "per_slot") inputmode="numeric" short=true />
                <Button label=words::SET.get(lang) />
            </form>
        </div>
    }
    .into_any()
}

fn half_hour(lang: Lang, page: &CallbackHoursPage, name: &str, label: &str, value: &str) -> AnyView {
    let options = page.half_hours.iter().map(|time| (time.clone(), time.clone())).collect();
    view! { <SelectField name=name label=label options=options value=value error=fault(lang, &page.errors, name) /> }
        .into_any()
}
