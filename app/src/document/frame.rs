//! What surrounds the page.

use crate::lang::Lang;
use crate::model::{PageContext, StaffFrame};
use crate::paths::{Page, agent};
use crate::text::agent::{announcements, procedures};
use crate::text::common;
use leptos::prelude::*;

/// What a page loads that does something in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// Nothing: most public pages.
    Nothing,
    /// The islands, in WebAssembly.
    Islands,
    /// Keys and signs of life of the back office: `frontend/staff.js`.
    Keys,
    /// What reads the proof of a notice: `frontend/notice.js`.
    Proofs,
}

/// The head. Styles and scripts come from this server only.
pub fn head(context: &PageContext, title: String, woken: Woken) -> AnyView {
    let pkg = &context.pkg_path;
    let alternate = context.alternate.clone().map(|href| {
        view! { <link rel="alternate" hreflang=context.lang.other().code() href=href /> }
    });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light" />
            <meta name="format-detection" content="telephone=no" />
            <title>{title}</title>
            <link rel="stylesheet" href=format!("{pkg}/abri.css") />
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            {alternate}
            {(woken == Woken::Islands).then(|| islands(pkg, &context.nonce))}
            {(woken == Woken::Keys).then(|| script(pkg, "staff.js", &context.nonce))}
            {(woken == Woken::Proofs).then(|| script(pkg, "notice.js", &context.nonce))}
        </head>
    }
    .into_any()
}

/// Loads the islands once the page can already be used. Written by hand rather than with Leptos' own
/// `HydrationScripts`: that one writes the nonce into `crossorigin` of its preload links.
fn islands(pkg: &str, nonce: &str) -> impl IntoView + use<> {
    // The folder is the server's own; Debug writes it as a quoted JavaScript string.
    let boot = format!(
        "const folder = {pkg:?};\n\
         const islands = await import(folder + '/abri.js');\n\
         await islands.default({{ module_or_path: folder + '/abri.wasm' }});\n\
         islands.hydrate();\n\
         for (const island of document.querySelectorAll('leptos-island')) islands[island.dataset.component]?.(island);"
    );
    let (glue, wasm) = (format!("{pkg}/abri.js"), format!("{pkg}/abri.wasm"));
    view! {
        <link rel="modulepreload" href=glue nonce=nonce.to_owned() />
        <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" fetchpriority="low" />
        <script type="module" nonce=nonce.to_owned()>{boot}</script>
    }
}

/// A small script of its own.
fn script(pkg: &str, name: &str, nonce: &str) -> impl IntoView + use<> {
    view! { <script type="module" src=format!("{pkg}/{name}") nonce=nonce.to_owned()></script> }
}

/// Skip link, name of the service, language link, clock banner.
pub fn header(context: &PageContext, staff: bool) -> AnyView {
    let lang = context.lang;
    let home = if staff { agent::QUEUE } else { Page::Home.path(lang) };
    let other = context.alternate.clone().map(|href| {
        let code = lang.other().code();
        view! { <a class="header__language" href=href hreflang=code lang=code>{common::OTHER_LANGUAGE.get(lang)}</a> }
    });
    let banner =
        context.clock_banner.map(|day| view! { <p class="banner">{common::clock_banner(lang, day)}</p> });
    view! {
        <a class="skip-link" href="#main">{common::SKIP.get(lang)}</a>
        <header class="header">
            <div class="header__inner">
                <a class="header__name" href=home>{common::SERVICE}</a>
                <span class="header__tagline">{common::TAGLINE.get(lang)}</span>
                {other}
            </div>
            {context.training.then(|| training(lang))}
            {banner}
            {context.staff.as_ref().filter(|_| staff).map(|frame| staff_frame(lang, frame))}
        </header>
    }
    .into_any()
}

/// Nothing here is real.
fn training(lang: Lang) -> impl IntoView + use<> {
    view! { <p class="banner banner--training">{common::TRAINING.get(lang)}</p> }
}

/// What the crisis cell says, the procedure of the screen, where to train.
fn staff_frame(lang: Lang, frame: &StaffFrame) -> impl IntoView + use<> {
    let banner = frame.banner.clone().map(|(text, code)| {
        view! { <p class="banner banner--crisis" role="status" aria-label=announcements::LABEL.get(lang) lang=code>{text}</p> }
    });
    let procedure = frame.procedure.map(|slug| {
        view! { <a href=agent::procedure(slug) accesskey="m">{procedures::OF_SCREEN.get(lang)}</a> }
    });
    let sandbox = frame.sandbox.clone().map(|href| {
        view! { <a href=href rel="noreferrer">{announcements::SANDBOX.get(lang)}</a> }
    });
    view! {
        {banner}
        <div class="header__inner header__help">
            {procedure}
            <a href=agent::PROCEDURES>{procedures::ALL_OF_THEM.get(lang)}</a>
            {sandbox}
        </div>
    }
}

/// Who answers, and the pages about the service.
pub fn footer(context: &PageContext, staff: bool) -> AnyView {
    let lang = context.lang;
    let contact = (!staff).then(|| contact(context));
    let links = (!staff).then(|| {
        let link = |page: Page, text: crate::lang::Text| view! { <li><a href=page.path(lang)>{text.get(lang)}</a></li> };
        view! {
            <nav aria-label=common::FOOTER_LABEL.get(lang)>
                <ul class="footer__links">
                    {link(Page::FollowUp, common::FOLLOW_UP)}
                    {link(Page::Verify, common::VERIFY)}
                    {link(Page::EmployerDoor, common::EMPLOYER_SPACE)}
                    {link(Page::Rules, common::RULES)}
                    {link(Page::Journal, common::JOURNAL)}
                    {link(Page::Privacy, common::PRIVACY)}
                    {link(Page::Accessibility, common::ACCESSIBILITY)}
                </ul>
            </nav>
        }
    });
    view! { <footer class="footer"><div class="footer__inner">{contact}{links}</div></footer> }.into_any()
}

fn contact(context: &PageContext) -> impl IntoView + use<> {
    let service = context.service.clone();
    let digits: String = service.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let phone = service.shown_phone();
    let lines = service.address.into_iter().map(|line| view! { <span class="footer__line">{line}</span> });
    // French spelling of the address; a screen reader must not read it in English.
    let address_lang = (context.lang != Lang::Fr).then_some("fr");
    view! {
        <address class="footer__contact">
            <p class="footer__title">{common::CONTACT.get(context.lang)}</p>
            <span class="footer__line" lang=address_lang>{service.name}</span>
            <a class="footer__line" href=format!("tel:{digits}")>{phone}</a>
            <a class="footer__line" href=format!("mailto:{}", service.email)>{service.email.clone()}</a>
            {lines.collect_view()}
        </address>
    }
}
