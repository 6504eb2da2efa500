//! Who you are, and how to reach you.

use crate::components::{Checkbox, DateField, DateUse, TextField, fault};
use crate::islands::FieldKind;
use crate::lang::Lang;
use crate::model::StepPage;
use crate::text::common::optional;
use crate::text::form::person as words;
use leptos::prelude::*;

use super::{date_parts, live};

const BIRTH: [&str; 3] = ["birth_day", "birth_month", "birth_year"];

/// Number, names, birth date.
pub fn identity(lang: Lang, page: &StepPage) -> AnyView {
    let (form, errors) = (&page.form, &page.errors);
    view! {
        {live("nir", FieldKind::Nir, 40, view! {
            <TextField name="nir" label=words::NIR.get(lang) hint=words::NIR_HINT.get(lang) value=form.nir.clone()
                error=fault(lang, errors, "nir") inputmode="numeric" autocomplete="off" />
        })}
        {live("birth_name", FieldKind::Words, 80, view! {
            <TextField name="birth_name" label=words::BIRTH_NAME.get(lang) value=form.birth_name.clone()
                error=fault(lang, errors, "birth_name") autocomplete="family-name" />
        })}
        <TextField name="usual_name" label=optional(lang, words::USUAL_NAME) hint=words::USUAL_NAME_HINT.get(lang)
            value=form.usual_name.clone() error=fault(lang, errors, "usual_name") />
        {live("first_names", FieldKind::Words, 80, view! {
            <TextField name="first_names" label=words::FIRST_NAMES.get(lang) value=form.first_names.clone()
                error=fault(lang, errors, "first_names") autocomplete="given-name" />
        })}
        <DateField lang=lang names=BIRTH values=date_parts(form, BIRTH) usage=DateUse::Birthday
            legend=words::BIRTH_DATE.get(lang) hint=words::BIRTH_DATE_HINT.get(lang) error=fault(lang, errors, "birth_day") />
    }
    .into_any()
}

/// E-mail or none, phone, address.
pub fn contact(lang: Lang, page: &StepPage) -> AnyView {
    let (form, errors) = (&page.form, &page.errors);
    view! {
        {live("email", FieldKind::Email, 120, view! {
            <TextField name="email" label=words::EMAIL.get(lang) hint=words::EMAIL_HINT.get(lang) value=form.email.clone()
                error=fault(lang, errors, "email") kind="email" autocomplete="email" />
        })}
        <Checkbox name="no_email" label=words::NO_EMAIL.get(lang) hint=words::NO_EMAIL_HINT.get(lang)
            checked=form.no_email == "yes" error=fault(lang, errors, "no_email") />
        {live("phone", FieldKind::Phone, 30, view! {
            <TextField name="phone" label=optional(lang, words::PHONE) hint=words::PHONE_HINT.get(lang)
                value=form.phone.clone() error=fault(lang, errors, "phone") kind="tel" autocomplete="tel" />
        })}
        {address(lang, page)}
    }
    .into_any()
}

fn address(lang: Lang, page: &StepPage) -> AnyView {
    let (form, errors) = (&page.form, &page.errors);
    view! {
        <h2>{words::ADDRESS.get(lang)}</h2>
        <TextField name="street" label=words::STREET.get(lang) value=form.street.clone()
            error=fault(lang, errors, "street") autocomplete="address-line1" />
        <TextField name="address_extra" label=optional(lang, words::ADDRESS_EXTRA) value=form.address_extra.clone()
            error=fault(lang, errors, "address_extra") autocomplete="address-line2" />
        {live("postal_code", FieldKind::PostalCode, 12, view! {
            <TextField name="postal_code" label=words::POSTAL_CODE.get(lang) value=form.postal_code.clone() short=true
                error=fault(lang, errors, "postal_code") inputmode="numeric" autocomplete="postal-code" />
        })}
        <TextField name="city" label=words::CITY.get(lang) value=form.city.clone()
            error=fault(lang, errors, "city") autocomplete="address-level2" />
    }
    .into_any()
}
