//! To be called back: book a half hour; move or cancel it by its code.

use super::message::away;
use crate::components::{
    Button, Choice, Choices, ErrorSummary, NoticeBox, NoticeKind, SelectField, TextField, fault,
};
use crate::lang::Lang;
use crate::model::{
    BookedCall, BookedJustNow, CallBackCodePage, CallBackForm, CallBackPage, PageContext, SlotOption,
};
use crate::paths::Page;
use crate::text::common::optional;
use crate::text::public::callback as words;
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// Book a call.
pub fn view(context: &PageContext, page: &CallBackPage) -> AnyView {
    let lang = context.lang;
    let form = if page.form.slots.is_empty() {
        let phone = context.service.shown_phone();
        view! { <NoticeBox kind=NoticeKind::Warning><p>{words::NO_SLOT.get(lang)}" "<strong>{phone}</strong></p></NoticeBox> }
            .into_any()
    } else {
        book(lang, &page.form)
    };
    view! {
        <ErrorSummary lang=lang errors=page.form.errors.clone() more=refusal(lang, &page.form) />
        {page.cancelled.then(|| said(words::CANCELLED.get(lang)))}
        <h1>{words::TITLE.get(lang)}</h1>
        {page.is_away.then(|| away(lang))}
        <p class="lead">{words::LEAD.get(lang)}</p>
        {form}
        <p><a href=Page::CallBackCode.path(lang)>{words::HAVE_CODE.get(lang)}</a></p>
    }
    .into_any()
}

fn refusal(lang: Lang, form: &CallBackForm) -> Vec<String> {
    form.refused.iter().map(|why| words::refused(*why).get(lang).to_owned()).collect()
}

fn said(text: &'static str) -> AnyView {
    view! { <NoticeBox kind=NoticeKind::Success announce=true><p>{text}</p></NoticeBox> }.into_any()
}

fn book(lang: Lang, form: &CallBackForm) -> AnyView {
    view! {
        <form class="form" method="post" action=Page::CallBack.path(lang) novalidate>
            {fields(lang, form)}
            <p>{words::KEPT.get(lang)}</p>
            <p>{words::SECRET.get(lang)}</p>
            <Button label=words::BOOK.get(lang) />
        </form>
    }
    .into_any()
}

/// The fields of a call to book, as the phone desk fills them in, too.
pub fn fields(lang: Lang, form: &CallBackForm) -> AnyView {
    let (caller, errors) = (&form.caller, &form.errors);
    let languages = vec![Choice::new("fr", "français"), Choice::new("en", "English")];
    view! {
        {slot(lang, &form.slots, &form.slot, errors)}
        <TextField name="call_name" label=words::NAME.get(lang) value=caller.name.clone()
            error=fault(lang, errors, "call_name") autocomplete="name" />
        <TextField name="phone" label=words::PHONE.get(lang) value=caller.phone.clone()
            error=fault(lang, errors, "phone") kind="tel" autocomplete="tel" />
        <Choices name="language" legend=words::LANGUAGE.get(lang) choices=languages
            value=caller.language.clone() error=fault(lang, errors, "language") />
        <TextField name="call_reference" label=optional(lang, words::REFERENCE) value=caller.reference.clone()
            hint=words::REFERENCE_HINT.get(lang) error=fault(lang, errors, "call_reference") autocomplete="off" short=true />
    }
    .into_any()
}

fn slot(lang: Lang, slots: &[SlotOption], chosen: &str, errors: &FieldErrors) -> AnyView {
    let none = (String::new(), words::CHOOSE.get(lang).to_owned());
    let slots = slots.iter().map(|slot| (slot.value.clone(), slot.words.clone()));
    view! {
        <SelectField name="slot" label=words::SLOT.get(lang) options=std::iter::once(none).chain(slots).collect()
            value=chosen.to_owned() error=fault(lang, errors, "slot") />
    }
    .into_any()
}

/// The call of a code, or the question for one.
pub fn code(context: &PageContext, page: &CallBackCodePage) -> AnyView {
    let lang = context.lang;
    let more = page.refused.iter().map(|why| words::refused(*why).get(lang).to_owned());
    let body = match &page.booked {
        Some(booked) => booked_call(lang, booked, &page.errors),
        None => ask(lang, page),
    };
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() more=more.collect() />
        {page.is_away.then(|| away(lang))}
        {body}
    }
    .into_any()
}

fn ask(lang: Lang, page: &CallBackCodePage) -> AnyView {
    view! {
        <h1>{words::CODE_TITLE.get(lang)}</h1>
        <p class="lead">{words::CODE_LEAD.get(lang)}</p>
        <form class="form" method="post" action=Page::CallBackCode.path(lang) novalidate>
            <TextField name="code" label=words::CODE_LABEL.get(lang) value=page.code.clone()
                error=fault(lang, &page.errors, "code") autocomplete="off" short=true />
            <Button label=words::CODE_GO.get(lang) />
        </form>
        <p><a href=Page::CallBack.path(lang)>{words::AGAIN.get(lang)}</a></p>
    }
    .into_any()
}

fn booked_call(lang: Lang, booked: &BookedCall, errors: &FieldErrors) -> AnyView {
    let is_new = booked.done == Some(BookedJustNow::Booked);
    let title = if is_new { words::BOOKED } else { words::CODE_TITLE };
    let moved = (booked.done == Some(BookedJustNow::Moved)).then(|| said(words::MOVED.get(lang)));
    view! {
        {moved}
        <h1>{title.get(lang)}</h1>
        <p class="lead">{words::YOUR_CALL.get(lang)}" "<strong>{booked.when.clone()}</strong></p>
        {call_code(lang, &booked.code)}
        <p>{words::SECRET.get(lang)}</p>
        <h2>{words::MOVE.get(lang)}</h2>
        <form class="form" method="post" action=Page::CallBackMove.path(lang) novalidate>
            <input type="hidden" name="code" value=booked.code.clone() />
            {slot(lang, &booked.slots, "", errors)}
            <Button label=words::MOVE.get(lang) secondary=true />
        </form>
        <h2>{words::CANCEL.get(lang)}</h2>
        <form method="post" action=Page::CallBackCancel.path(lang)>
            <input type="hidden" name="code" value=booked.code.clone() />
            <Button label=words::CANCEL.get(lang) danger=true />
        </form>
    }
    .into_any()
}

/// The code of a call, large.
pub fn call_code(lang: Lang, code: &str) -> AnyView {
    let code = code.to_owned();
    view! {
        <p class="reference">
            <span class="reference__label">{words::CODE_LABEL.get(lang)}</span>
            <strong class="reference__code">{code}</strong>
        </p>
        <p>{words::CODE_KEEP.get(lang)}</p>
    }
    .into_any()
}
