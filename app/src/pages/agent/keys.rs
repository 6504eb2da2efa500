//! The help on keys, folded in the bar of each page. Each key is an `accesskey`, so that it works without scripts; `frontend/staff.js`
//! makes it work without a chord.

use crate::lang::Lang;
use crate::text::agent::keys as words;
use leptos::prelude::*;

/// The help.
pub fn help(lang: Lang) -> AnyView {
    let line = |key: &'static str, text: &'static str| {
        view! {
            <div class="keys__line">
                <dt><kbd>{key}</kbd></dt>
                <dd>{text}</dd>
            </div>
        }
    };
    let lines = words::ALL.iter().map(move |(key, text)| line(key, text.get(lang)));
    view! {
        <details class="keys">
            <summary accesskey="h">{words::TITLE.get(lang)}</summary>
            <p>{words::CHORD.get(lang)}</p>
            <div class="keys__bare" hidden>
                <label><input type="checkbox" id="bare-keys" />" "{words::BARE.get(lang)}</label>
            </div>
            <dl class="keys__list">{lines.collect_view()} {line("j, k", words::NEXT_LINE.get(lang))}</dl>
        </details>
    }
    .into_any()
}
