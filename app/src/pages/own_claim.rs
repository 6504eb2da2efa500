//! The claim as its owner sees it.

mod codes;
mod contact;
pub(in crate::pages) mod decision;
pub(in crate::pages) mod deliveries;
mod ended;
mod forms;
mod history;
mod notices;

pub use contact::view as contact;
pub use notices::page as notice;
mod unsent;

pub use unsent::view as unsent;

use crate::components::{ErrorSummary, NoticeBox, SummaryList, SummaryRow};
use crate::lang::Lang;
use crate::model::{OwnClaimPage, PageContext};
use crate::text::form::helper as helper_words;
use crate::text::public::{days, decision as decision_words, ended as ended_words, own_claim as words};
use abri_domain::claim::ClaimState;
use abri_domain::status::Door;
use leptos::prelude::*;

/// The page: where the claim is and whose turn it is come first, what can be done next, the record last.
pub fn view(context: &PageContext, page: OwnClaimPage) -> AnyView {
    let lang = context.lang;
    let open = page.state.is_open();
    let (standing, summary) = (standing(lang, &page), summary(lang, &page));
    let (question, earlier) = (forms::question(lang, &page), forms::return_earlier(lang, &page));
    let (codes, withdraw) = (codes::view(lang, &page), forms::withdraw(lang, &page));
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <h1>{words::state(&page.state).get(lang)}</h1>
        {standing}
        {page.cut.map(|cut| ended::view(lang, cut))}
        {question}
        {page.decision.map(|decision| decision::view(lang, decision, open))}
        {page.suggested_door.filter(|_| open).map(|door| meanwhile(lang, door))}
        {notices::view(lang, page.notices)}
        {deliveries::view(lang, page.deliveries)}
        {documents(lang, &page.state)}
        {earlier}
        {summary}
        {history::events(lang, page.history)}
        {history::medical_reads(lang, page.medical_reads)}
        {codes}
        {withdraw}
        {forms::leave(lang, &page.token)}
    }
    .into_any()
}

/// Whose turn, how long, and the next date.
fn standing(lang: Lang, page: &OwnClaimPage) -> AnyView {
    let turn = SummaryRow::new(words::TURN.get(lang), words::turn(&page.state).get(lang));
    let rows = std::iter::once(turn).chain(delay(lang, page)).chain(next_date(lang, page)).collect();
    let still = match (page.state, page.state.granted()) {
        (ClaimState::Approved { .. }, _) | (_, None) => None,
        (_, Some(granted)) => {
            Some(decision_words::granted_meanwhile(lang, granted.first_day(), granted.last_day()))
        }
    };
    view! {
        <SummaryList rows=rows />
        {still.map(|still| view! { <NoticeBox><p>{still}</p></NoticeBox> })}
    }
    .into_any()
}

/// Only for a claim that waits for the service: a delay means nothing when it is the insured's turn.
fn delay(lang: Lang, page: &OwnClaimPage) -> Option<SummaryRow> {
    let waiting = matches!(page.state, ClaimState::Submitted | ClaimState::InReview { .. });
    let delay = || match page.expected_days {
        Some(expected) => words::delay(lang, expected),
        None => words::DELAY_UNKNOWN.get(lang).to_owned(),
    };
    waiting.then(|| SummaryRow::new(words::DELAY.get(lang), delay()))
}

fn next_date(lang: Lang, page: &OwnClaimPage) -> Option<SummaryRow> {
    let next = match page.state {
        // Whoever the law leaves without a stoppage does not go back for that.
        ClaimState::Approved { stoppage } if page.cut.is_some() => {
            Some(ended_words::last_day(lang, stoppage.last_day()))
        }
        ClaimState::Approved { stoppage } => Some(words::back_after(lang, stoppage.last_day())),
        state if state.is_open() => page.silence_date.map(|date| words::silence(lang, date)),
        _ => None,
    };
    next.map(|next| SummaryRow::new(words::NEXT_DATE.get(lang), next))
}

fn meanwhile(lang: Lang, door: Door) -> AnyView {
    view! {
        <section class="section">
            <h2>{words::DOOR_HEADING.get(lang)}</h2>
            <p>{words::DOOR_TEXT.get(lang)}</p>
            {super::check::door_body(lang, door)}
        </section>
    }
    .into_any()
}

/// The letter exists once there is a decision.
fn documents(lang: Lang, state: &ClaimState) -> Option<AnyView> {
    let decided = matches!(
        state,
        ClaimState::Approved { .. } | ClaimState::Refused { .. } | ClaimState::Redirected { .. }
    );
    decided.then(|| decision::documents(lang))
}

fn summary(lang: Lang, page: &OwnClaimPage) -> AnyView {
    let rows = vec![
        SummaryRow::new(words::REFERENCE.get(lang), page.reference.clone()),
        SummaryRow::new(words::INSURED.get(lang), page.insured_name.clone()),
        SummaryRow::new(words::RECEIVED.get(lang), page.received_on.clone()),
        SummaryRow::new(words::PERIOD.get(lang), days(lang, page.first_day, page.last_day)),
        SummaryRow::new(words::FUND.get(lang), page.fund_name.clone()),
    ];
    let helper = page.helper.clone().map(|helper| SummaryRow::new(helper_words::MADE_BY.get(lang), helper));
    let rows = rows.into_iter().chain(helper).collect();
    view! {
        <section class="section">
            <h2>{words::SUMMARY_HEADING.get(lang)}</h2>
            <SummaryList rows=rows />
        </section>
    }
    .into_any()
}
