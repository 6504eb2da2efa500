//! Auditors: each opening, and whether it was justified. Nothing of what was read is there.

use super::{staff_bar, token_field};
use crate::components::{Button, Choice, Choices, ErrorSummary, SummaryList, SummaryRow, TextArea, fault};
use crate::lang::Lang;
use crate::model::{GlassLine, GlassReviewsPage, PageContext};
use crate::paths::agent;
use crate::text::agent::glass as words;
use abri_domain::dates::format_fr;
use abri_domain::form::FieldErrors;
use abri_domain::glass::GlassVerdict;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &GlassReviewsPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.then(|| words::NOT_RECORDED.get(lang).to_owned()).into_iter().collect();
    let none = page.openings.is_empty().then(|| view! { <p>{words::NO_OPENING.get(lang)}</p> });
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refused />
            {page.done.then(|| super::super::success(words::DONE.get(lang)))}
            <h1>{words::REVIEWS.get(lang)}</h1>
            <p>{words::REVIEWS_LEAD.get(lang)}</p>
            {none}
            <div class="case-file__middle">
                {page.openings.iter().map(|line| opening(lang, page, line)).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

fn opening(lang: Lang, page: &GlassReviewsPage, line: &GlassLine) -> AnyView {
    let heading = format!("opening-{}", line.glass_id);
    let id = heading.clone();
    let late = line.late.then(|| view! { <p class="tag tag--late">{words::LATE.get(lang)}</p> });
    let review = match line.review {
        Some(_) => None,
        None => Some(form(lang, page, line)),
    };
    view! {
        <section class="case-file__facts" aria-labelledby=heading>
            <div class="case-head"><h2 id=id>{words::about(lang, &line.reference)}</h2>{late}</div>
            <SummaryList rows=rows(lang, line) />
            {review}
        </section>
    }
    .into_any()
}

fn rows(lang: Lang, line: &GlassLine) -> Vec<SummaryRow> {
    let mut rows = vec![
        SummaryRow::new(words::OPENED_BY.get(lang), format!("{} ({})", line.by, line.role)),
        SummaryRow::new(words::OPENED_AT.get(lang), line.at.clone()),
        SummaryRow::new(words::REASON.get(lang), words::reason(line.reason).get(lang)),
        SummaryRow::lines(words::WORDS.get(lang), line.words.lines().map(str::to_owned).collect()),
    ];
    rows.push(match &line.review {
        Some((verdict, said, by, at)) => {
            let verdict = format!("{} ({by}, {at})", words::verdict(*verdict).get(lang));
            let said = said.lines().map(str::to_owned);
            SummaryRow::lines(words::REVIEWED.get(lang), std::iter::once(verdict).chain(said).collect())
        }
        None => SummaryRow::new(words::REVIEW_BY.get(lang), format_fr(line.review_by)),
    });
    rows
}

/// What was typed and its faults belong to the opening they were typed for; its ids carry no suffix then, so that the summary
/// leads to them.
fn form(lang: Lang, page: &GlassReviewsPage, line: &GlassLine) -> AnyView {
    let mine = page.typed.0 == line.glass_id;
    let (verdict, said) =
        if mine { (page.typed.1.clone(), page.typed.2.clone()) } else { (String::new(), String::new()) };
    let none = FieldErrors::default();
    let errors = if mine { &page.errors } else { &none };
    let choices = GlassVerdict::ALL.iter().map(|one| Choice::new(one.code(), words::verdict(*one).get(lang)));
    let name = |field: &str| {
        if mine { field.to_owned() } else { format!("{field}-{}", line.glass_id) }
    };
    view! {
        <form method="post" action=agent::glass_review(&line.glass_id) novalidate>
            {token_field(&page.agent.token)}
            <Choices
                name=name("glass_verdict")
                legend=words::VERDICT.get(lang)
                choices=choices.collect()
                value=verdict
                error=fault(lang, errors, "glass_verdict")
            />
            <TextArea
                name=name("review_words")
                label=words::REVIEW_WORDS.get(lang)
                value=said
                error=fault(lang, errors, "review_words")
                rows=3
            />
            <Button label=words::REVIEW_SUBMIT.get(lang) about=line.reference.clone() />
        </form>
    }
    .into_any()
}
