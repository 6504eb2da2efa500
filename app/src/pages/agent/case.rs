//! Staff: a case file. The first screen shows who, when, what the rule found, and the decision to take.

mod acts;
mod decision;
mod envelope;
mod findings;
mod history;
mod marks;
mod medical;
mod note;
mod preview;
mod proposal;
mod recheck;
mod summary;

pub use medical::part as medical_part;

use super::{opinions, scans, staff_bar};
use crate::components::{ErrorSummary, NoticeBox, NoticeKind};
use crate::lang::{Lang, Text};
use crate::model::{Act, CasePage, CaseRefusal, CaseSummary, LessonView, PageContext, PresenceWords};
use crate::pages::own_claim::deliveries;
use crate::paths::agent;
use crate::text::agent::{
    acts as acts_words, breach as forecast, case as words, codes, delegations, fund_loans as loan_words,
    opinions as opinion_words, queue as queue_words, scans as scan_words, training,
};
use crate::text::common::labelled;
use abri_domain::dates::format_fr;
use abri_domain::lease::LEASE;
use leptos::prelude::*;

/// A page that nobody touched for that long, in seconds, gives no more sign of life: a page left open keeps no claim from others.
const IDLE_SECONDS: i64 = LEASE.whole_seconds();

/// The page.
pub fn view(context: &PageContext, page: CasePage) -> AnyView {
    let lang = context.lang;
    let medical = page.medical.as_ref().map(|part| medical::part(lang, part));
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            {changed_meanwhile(lang, page.changed_by.as_deref())}
            {lease_lost(lang, &page)}
            {refused(lang, &page)}
            {barred(lang, &page)}
            {done(lang, &page)}
            {preview::view(lang, page.preview.as_deref())}
            {head(lang, &page)}
            {jumps(lang, &page)}
            {handover(lang, &page)}
            {helps(lang, &page)}
            {lesson(lang, page.lesson.as_ref())}
            <div class="case-file">
                <section class="case-file__facts" aria-labelledby="summary">
                    {summary::identity(lang, &page.summary)}
                </section>
                <div class="case-file__middle">
                    {medical}
                    <section class="case-file__findings" aria-labelledby="findings">
                        {findings::list(lang, &page.findings)}
                        {findings::suggested_door(lang, page.summary.suggested_door)}
                        {findings::exchanges(lang, &page.summary.exchanges)}
                        {opinions::on_case(lang, &page.opinions)}
                    </section>
                </div>
                <section class="case-file__acts" aria-labelledby="acts">{acts::forms(lang, &page)}</section>
            </div>
            {scanned(lang, &page)}
            {marks::section(lang, &page)}
            {deliveries::view(lang, page.deliveries)}
            {history::lines(lang, page.history)}
        </div>
    }
    .into_any()
}

/// What became of the claim before this one.
fn done(lang: Lang, page: &CasePage) -> Option<AnyView> {
    page.done.as_deref().and_then(|code| queue_words::done(code, lang)).map(super::success)
}

/// Reference, state and lease, in one line on a wide screen. Where scripts run, the page says from here that it is open, and what comes
/// back is written where `data-says` names it.
fn head(lang: Lang, page: &CasePage) -> impl IntoView + use<> {
    let CaseSummary { reference, state, claim_id, version, .. } = &page.summary;
    let presence = case_words(lang, page);
    let place = agent::act(claim_id, "presence");
    view! {
        <div class="case-head" data-presence=place data-version=*version data-every=page.beat_seconds data-idle=IDLE_SECONDS>
            <h1>{words::title(lang, reference)}</h1>
            <p class=format!("tag tag--{}", state.code())>{codes::state(state).get(lang)}</p>
            {clock(lang, &page.summary)}
            <p class="case-head__lease" data-says="lease">{presence.lease}</p>
            <p class="case-head__held" data-says="held" role="status">{presence.held}</p>
            <p data-says="others" role="status">{presence.others}</p>
            <p class="case-head__held" data-says="changed" role="status"></p>
        </div>
    }
}

/// Scans of what came on paper; nothing for a claim without any.
fn scanned(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let sheet = (!page.scans.lines.is_empty()).then_some((&page.scans, scan_words::TITLE));
    let medical = page.medical_scans.as_ref().map(|part| (part, scan_words::MEDICAL));
    let token = &page.agent.token;
    let parts: Vec<_> = sheet.into_iter().chain(medical).collect();
    let shown = parts.iter().map(|(part, title)| {
        let list = scans::part(lang, token, part, scan_words::MEDICAL_LEAD.get(lang));
        view! { <h2>{title.get(lang)}</h2> {list} }
    });
    (!parts.is_empty())
        .then(|| view! { <section class="section" id="scans">{shown.collect_view()}</section> }.into_any())
}

/// The parts of the page, so that a key leads to each.
fn jumps(lang: Lang, page: &CasePage) -> impl IntoView + use<> {
    let decide = if page.acts.contains(&Act::Decide) { "#verdict" } else { "#acts" };
    let jump = |href: &'static str, key: &'static str, text: Text| {
        view! { <a href=href accesskey=key>{text.get(lang)}</a> }
    };
    view! {
        <nav class="case-jumps" aria-label=words::PARTS.get(lang)>
            {jump(decide, "d", acts_words::DECIDE)}
            {jump("#findings", "c", words::FINDINGS)}
            {jump("#history", "i", words::HISTORY)}
        </nav>
    }
}

fn case_words(lang: Lang, page: &CasePage) -> PresenceWords {
    let (until, holder) = (page.lease_until.as_deref(), page.held_by.as_deref());
    words::presence(lang, until, holder, &page.others)
}

/// When a person decides at the latest, how near that is, and what silence comes to; nothing once it is decided.
fn clock(lang: Lang, claim: &CaseSummary) -> Option<AnyView> {
    let silence_on = claim.silence_on?;
    let (due_on, paused_on) = (claim.deadline.due_on, claim.deadline.paused_on);
    let due = match paused_on {
        Some(since) => codes::paused_since(lang, since),
        None => format!("{} {}", words::DUE.get(lang), format_fr(due_on)),
    };
    let silence = format!("{} {}", words::SILENCE.get(lang), format_fr(silence_on));
    let tag = format!("tag tag--{}", claim.risk.code());
    let breach = claim.breach.as_ref();
    let breach =
        breach.map(|breach| view! { <p class="case-head__breach">{forecast::line(lang, breach)}</p> });
    Some(
        view! {
            <p class="case-head__due"><strong>{due}</strong></p>
            <p class=tag>{codes::risk(claim.risk).get(lang)}</p>
            {breach}
            <p class="case-head__silence">{silence}</p>
        }
        .into_any(),
    )
}

/// The page was stale: what was typed is kept, nothing was recorded.
fn changed_meanwhile(lang: Lang, who: Option<&str>) -> Option<AnyView> {
    let who = words::changed_by(lang, who?);
    let title = words::CHANGED_TITLE.get(lang);
    let text = words::CHANGED_TEXT.get(lang);
    let kind = NoticeKind::Warning;
    Some(
        view! { <NoticeBox kind=kind title=title announce=true><p>{who}" "{text}</p></NoticeBox> }.into_any(),
    )
}

/// The lease was over, or a supervisor gave the claim to someone else: nothing was recorded.
fn lease_lost(lang: Lang, page: &CasePage) -> Option<AnyView> {
    if !page.lease_lost {
        return None;
    }
    let who = words::who_has_it(lang, page.held_by.as_deref());
    let (title, text) = (words::LEASE_LOST.get(lang), words::LEASE_LOST_TEXT.get(lang));
    let kind = NoticeKind::Warning;
    Some(
        view! { <NoticeBox kind=kind title=title announce=true><p>{text}" "{who}</p></NoticeBox> }.into_any(),
    )
}

/// What the person before left to say.
fn handover(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let left = page.handover.as_ref()?;
    let lines = left.words.lines().map(|line| view! { <p>{line.to_owned()}</p> }.into_any());
    let (title, text) = (words::left_by(lang, &left.name, &left.at), lines.collect::<Vec<_>>());
    let kind = NoticeKind::Info;
    Some(view! { <NoticeBox kind=kind title=title>{text}</NoticeBox> }.into_any())
}

/// Why a decision was not recorded, although the claim is in these hands.
fn refused(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let (title, text) = match page.refused? {
        CaseRefusal::OpinionAgainst => (opinion_words::BINDS, opinion_words::AGAINST),
        CaseRefusal::NotDelegated => (delegations::UNDELEGATED, delegations::UNDELEGATED_TEXT),
    };
    let (kind, title, text) = (NoticeKind::Warning, title.get(lang), text.get(lang));
    Some(view! { <NoticeBox kind=kind title=title announce=true><p>{text}</p></NoticeBox> }.into_any())
}

/// Why this agent may not work on the claim.
fn barred(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let why = codes::bar(page.bar?).get(lang);
    let title = words::BARRED.get(lang);
    let kind = NoticeKind::Warning;
    Some(view! { <NoticeBox kind=kind title=title><p>{why}</p></NoticeBox> }.into_any())
}

/// For which fund, in its place.
fn helps(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let (fund, may) = page.helps.as_ref()?;
    let text = loan_words::on_case(lang, fund, *may);
    Some(view! { <NoticeBox><p>{text}</p></NoticeBox> }.into_any())
}

/// The lesson, and our answer once there is theirs.
fn lesson(lang: Lang, lesson: Option<&LessonView>) -> Option<AnyView> {
    let LessonView { place, level, title, answer } = lesson?.clone();
    let heading = training::heading(lang, place, level, &title);
    let answer = answer.map(|(what, why)| {
        view! {
            <p><strong>{labelled(lang, training::ANSWER.get(lang), &what)}</strong></p>
            <p>{why}</p>
        }
    });
    let hidden = answer.is_none().then(|| view! { <p>{training::HIDDEN.get(lang)}</p> });
    Some(view! { <NoticeBox title=heading>{answer}{hidden}</NoticeBox> }.into_any())
}

#[cfg(test)]
mod tests;
