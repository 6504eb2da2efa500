//! What surrounds the page.

use crate::lang::Lang;
use crate::model::PageContext;
use crate::paths::{Page, agent};
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
            {(woken == Woken::Keys).then(|| keys(pkg, &context.nonce))}
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

/// The small script of the back office.
fn keys(pkg: &str, nonce: &str) -> impl IntoView + use<> {
    view! { <script type="module" src=format!("{pkg}/staff.js") nonce=nonce.to_owned()></script> }
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
            {banner}
        </header>
    }
    .into_any()
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
