//! For whom the claim is made: for oneself, or for someone who gave a mandate.

use crate::components::{Checkbox, Choice, Choices, TextField, fault};
use crate::lang::Lang;
use crate::model::StepPage;
use crate::text::form::helper as words;
use abri_domain::helper::HelperTie;
use leptos::prelude::*;

/// The choice, and what is asked of a helper.
pub fn fields(lang: Lang, page: &StepPage) -> AnyView {
    let chosen = if page.form.has_helper() { "helper" } else { "self" };
    let choices = vec![
        Choice::new("self", words::SELF.get(lang)),
        Choice::new("helper", words::OTHER.get(lang))
            .hint(words::OTHER_HINT.get(lang))
            .reveal(of_helper(lang, page)),
    ];
    view! {
        <Choices name="for_whom" legend=words::FOR_WHOM.get(lang) choices=choices value=chosen
            error=fault(lang, &page.errors, "for_whom") />
    }
    .into_any()
}

fn of_helper(lang: Lang, page: &StepPage) -> AnyView {
    let (form, errors) = (&page.form, &page.errors);
    let ties = HelperTie::ALL.iter().map(|tie| Choice::new(tie.code(), words::tie(*tie).get(lang)));
    view! {
        <TextField name="helper_name" label=words::NAME.get(lang) value=form.helper_name.clone()
            error=fault(lang, errors, "helper_name") />
        <Choices name="helper_tie" legend=words::TIE.get(lang) choices=ties.collect()
            value=form.helper_tie.clone() error=fault(lang, errors, "helper_tie") />
        <Checkbox name="mandate" label=words::MANDATE.get(lang) hint=words::MANDATE_HINT.get(lang)
            checked=form.mandate == "yes" error=fault(lang, errors, "mandate") />
    }
    .into_any()
}
