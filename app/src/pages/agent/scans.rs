//! Scans of what came on paper: the list, and the form to attach more.

use super::token_field;
use crate::components::{Button, NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::{ScanLine, ScansPart};
use crate::text::agent::scans as words;
use leptos::prelude::*;

/// The scans of one side; `lead` says what to attach, where something can be attached.
pub fn part(lang: Lang, token: &str, part: &ScansPart, lead: &'static str) -> AnyView {
    let lines = part.lines.iter().map(|line| scan(lang, token, line)).collect_view();
    let none = part.lines.is_empty().then(|| view! { <p>{words::NONE.get(lang)}</p> });
    let form = part.attach.clone().map(|path| attach(lang, token, path, part, lead));
    view! {
        {none}
        <ul class="list">{lines}</ul>
        {form}
    }
    .into_any()
}

fn scan(lang: Lang, token: &str, line: &ScanLine) -> AnyView {
    let said = words::line(lang, line.kind, line.kilobytes, &line.at);
    let said = if line.is_withdrawn { format!("{said}, {}", words::WITHDRAWN.get(lang)) } else { said };
    let about = said.clone();
    let save = line.href.clone().map(|href| {
        let about = said.clone();
        view! {
            " "
            <a href=href download>{words::SAVE.get(lang)}<span class="visually-hidden">" "{about}</span></a>
        }
    });
    let token = token_field(token);
    let withdraw = line.withdraw.clone().map(|path| {
        view! {
            <form method="post" action=path>
                {token}
                <Button label=words::WITHDRAW.get(lang) about=about secondary=true />
            </form>
        }
    });
    view! { <li>{said}{save}{withdraw}</li> }.into_any()
}

fn attach(lang: Lang, token: &str, path: String, part: &ScansPart, lead: &'static str) -> AnyView {
    let fault = part.fault.map(|fault| words::fault(fault).get(lang));
    let said = fault.map(|text| {
        view! { <NoticeBox kind=NoticeKind::Danger announce=true><p id="scans-error">{text}</p></NoticeBox> }
    });
    let described = if fault.is_some() { "scans-hint scans-error" } else { "scans-hint" };
    view! {
        {said}
        <p>{lead}</p>
        <form class="form" method="post" action=path enctype="multipart/form-data">
            {token_field(token)}
            <div class="field">
                <label class="field__label" for="scans-files">{words::FILES.get(lang)}</label>
                <p class="field__hint" id="scans-hint">{words::HINT.get(lang)}</p>
                <input class="field__input" id="scans-files" name="scans" type="file" multiple
                    accept=".pdf,.jpg,.jpeg,.png" aria-describedby=described
                    aria-invalid=fault.is_some().then_some("true") />
            </div>
            <Button label=words::ATTACH.get(lang) secondary=true />
        </form>
    }
    .into_any()
}
