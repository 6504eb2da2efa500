//! All answers, the statement on honour, and the button that sends the claim.

pub mod answers;

use super::action;
use crate::components::{Button, Checkbox, SummaryList, fault};
use crate::lang::Lang;
use crate::model::StepPage;
use crate::text::form::{helper, review as words, title};
use abri_domain::form::Step;
use leptos::prelude::*;

/// The page. The submit key makes a second press of the button the same claim.
pub fn view(lang: Lang, page: &StepPage) -> AnyView {
    let steps = Step::ALL.iter().filter(|step| step.applies_to(&page.form));
    let parts =
        steps.filter_map(|step| Some((*step, answers::of(lang, page, *step)?))).map(|(step, rows)| {
            view! {
                <section class="review">
                    <h2>{title(step).get(lang)}</h2>
                    <SummaryList rows=rows />
                </section>
            }
        });
    view! {
        <p class="lead">{words::LEAD.get(lang)}</p>
        {parts.collect_view()}
        <form class="form" method="post" action=action(lang, page) novalidate>
            <h2>{words::HONOUR_TITLE.get(lang)}</h2>
            <input type="hidden" name="submit_key" value=page.submit_key.clone() />
            // Robots fill it; no person sees, hears or reaches it.
            <div class="visually-hidden" aria-hidden="true">
                <label for="second_reference">{words::TRAP.get(lang)}</label>
                <input id="second_reference" name="second_reference" type="text" value="" tabindex="-1" autocomplete="off" />
            </div>
            {honour(lang, page)}
            <Button label=words::SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

/// The statement. Never ticked beforehand: it is made each time the claim is sent.
pub fn honour(lang: Lang, page: &StepPage) -> AnyView {
    let statement = if page.form.has_helper() { helper::HONOUR } else { words::HONOUR };
    view! {
        <Checkbox name="honour" label=statement.get(lang) hint=words::HONOUR_HINT.get(lang)
            error=fault(lang, &page.errors, "honour") />
    }
    .into_any()
}
