//! The employers of the person, one after the other; their fields are numbered, so that each is told apart.

use crate::components::{Checkbox, DateField, TextField, fault};
use crate::lang::Lang;
use crate::model::FilingPage;
use crate::text::agent::filing as words;
use crate::text::common;
use crate::text::form::employers as form_words;
use abri_domain::form::{EMPLOYERS_MAX, EmployerForm, FieldErrors};
use leptos::prelude::*;

/// Every employer, and the button for one more.
pub fn fields(lang: Lang, page: &FilingPage) -> AnyView {
    let employers = (1..).zip(&page.employers);
    let employers = employers.map(|(number, (form, errors))| employer(lang, number, form, errors));
    let fault = fault(lang, &page.errors, "employers");
    let fault = fault.map(|text| view! { <p class="field__error">{text}</p> });
    let add = || {
        view! {
            <button class="button button--secondary" type="submit" name="add" value="employer" accesskey="a">
                {words::ADD_EMPLOYER.get(lang)}
            </button>
        }
    };
    view! {
        <div id="employers" tabindex="-1">
            {fault}
            <p>{words::EMPLOYERS_HINT.get(lang)}</p>
            {employers.collect_view()}
        </div>
        {(page.employers.len() < EMPLOYERS_MAX).then(add)}
    }
    .into_any()
}

/// The last day worked there, when the form says one beside that employer.
fn worked(lang: Lang, number: usize, form: &EmployerForm, errors: &FieldErrors) -> AnyView {
    let names = ["employer_worked_day", "employer_worked_month", "employer_worked_year"];
    let legend = common::optional(lang, form_words::WORKED);
    view! {
        <DateField
            lang=lang
            names=names.map(|name| format!("{name}-{number}"))
            values=names.map(|name| form.get(name).to_owned())
            legend=legend
            error=fault(lang, errors, names[0])
        />
    }
    .into_any()
}

fn employer(lang: Lang, number: usize, form: &EmployerForm, errors: &FieldErrors) -> AnyView {
    let line = |field: &'static str, label: String| {
        view! {
            <TextField
                name=format!("{field}-{number}")
                label=label
                value=form.get(field).to_owned()
                error=fault(lang, errors, field)
                autocomplete="off"
            />
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{words::employer(lang, number)}</legend>
            {line("employer_name", form_words::NAME.get(lang).to_owned())}
            <Checkbox
                name=format!("employer_private-{number}")
                label=form_words::PRIVATE.get(lang)
                checked=form.employer_private == "yes"
                error=fault(lang, errors, "employer_private")
            />
            {line("employer_siret", form_words::SIRET.get(lang).to_owned())}
            {line("employer_email", common::optional(lang, form_words::EMAIL))}
            {line("employer_street", form_words::STREET.get(lang).to_owned())}
            {line("employer_postal_code", form_words::POSTAL_CODE.get(lang).to_owned())}
            {line("employer_city", form_words::CITY.get(lang).to_owned())}
            {worked(lang, number, form, errors)}
        </fieldset>
    }
    .into_any()
}
