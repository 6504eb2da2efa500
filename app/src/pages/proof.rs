//! What the QR code of a notice opens. `frontend/notice.js` reads the proof after the `#` of the address, or pasted, and shows the
//! verdict; without scripts the page leads to the check by code.

use crate::components::{NoticeBox, NoticeKind};
use crate::lang::{Lang, Text};
use crate::model::{PageContext, ProofPage};
use crate::paths::Page;
use crate::text::public::{notices, proof as words, verify};
use abri_domain::notice::NoticeKind as Kind;
use leptos::prelude::*;

/// Verdict, kind of box, heading, text: what the script shows one of.
const VERDICTS: [(&str, NoticeKind, Text, Text); 6] = [
    ("authentic", NoticeKind::Success, words::AUTHENTIC, words::AUTHENTIC_TEXT),
    ("altered", NoticeKind::Danger, words::ALTERED, words::ALTERED_TEXT),
    ("forged", NoticeKind::Danger, words::FORGED, words::FORGED_TEXT),
    ("key-out-of-use", NoticeKind::Danger, words::OUT_OF_USE, words::OUT_OF_USE_TEXT),
    ("unreadable", NoticeKind::Warning, words::UNREADABLE, words::UNREADABLE_TEXT),
    ("unable", NoticeKind::Warning, words::UNABLE, words::UNABLE_TEXT),
];

/// What a proof says, by the name that the script gives it.
const FIELDS: [(&str, Text); 10] = [
    ("code", notices::CODE),
    ("insured_name", verify::INSURED),
    ("birth_date", notices::BIRTH_DATE),
    ("employer_name", verify::EMPLOYER),
    ("employer_siret", Text { fr: "SIRET", en: "SIRET" }),
    ("kind", notices::KIND),
    ("first_day", verify::FIRST_DAY),
    ("last_day", verify::LAST_DAY),
    ("last_day_worked", verify::LAST_WORKED),
    ("issued_on", verify::ISSUED),
];

/// The page. The keys stand in it, so that it can be kept for when there is no network.
pub fn view(context: &PageContext, page: ProofPage) -> AnyView {
    let lang = context.lang;
    let boxes = VERDICTS.map(|verdict| one(lang, verdict)).collect_view();
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <p class="lead">{words::LEAD.get(lang)}</p>
        <noscript><p>{words::WITHOUT_SCRIPTS.get(lang)}</p></noscript>
        <div id="proof" data-keys=page.keys data-worker="/v/sw.js" aria-live="polite">{boxes}</div>
        <dl class="summary-list" id="said" hidden>{said(lang)}</dl>
        <p id="later" hidden>{words::LATER.get(lang)}</p>
        <p><a id="online" href=Page::Verify.path(lang)>{words::ONLINE.get(lang)}</a></p>
        {paste(lang)}
        <p>{verify::care(lang, &format!("{}{}", context.service.public_url, Page::Verify.path(lang)))}</p>
    }
    .into_any()
}

fn one(lang: Lang, (name, kind, heading, text): (&'static str, NoticeKind, Text, Text)) -> AnyView {
    view! {
        <div data-verdict=name hidden>
            <NoticeBox kind=kind>
                <h2>{heading.get(lang)}</h2>
                <p>{text.get(lang)}</p>
            </NoticeBox>
        </div>
    }
    .into_any()
}

fn said(lang: Lang) -> AnyView {
    let rows = FIELDS.map(|(name, label)| {
        let words = (name == "kind").then(|| kinds(lang));
        view! {
            <div class="summary-list__row">
                <dt class="summary-list__key">{label.get(lang)}</dt>
                <dd class="summary-list__value" data-field=name>{words}</dd>
            </div>
        }
    });
    rows.collect_view().into_any()
}

fn kinds(lang: Lang) -> AnyView {
    let one =
        |kind: &Kind| view! { <span data-kind=kind.code() hidden>{notices::kind(*kind).get(lang)}</span> };
    Kind::ALL.iter().map(one).collect_view().into_any()
}

/// Sends nothing anywhere: the script takes what is pasted. Hidden where there is none.
fn paste(lang: Lang) -> AnyView {
    view! {
        <div class="form" id="paste" hidden>
            <div class="field">
                <label class="field__label" for="contents">{words::PROOF.get(lang)}</label>
                <p class="field__hint" id="contents-hint">{words::PROOF_HINT.get(lang)}</p>
                <textarea class="field__input" id="contents" rows="4" spellcheck="false" autocomplete="off"
                    aria-describedby="contents-hint"></textarea>
            </div>
            <button class="button" id="read" type="button">{words::READ.get(lang)}</button>
        </div>
    }
    .into_any()
}
