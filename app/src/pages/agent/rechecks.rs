//! Staff: the re-checks.

use super::{staff_bar, token_field};
use crate::components::{NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::{PageContext, RecheckRow, RechecksPage};
use crate::paths::agent;
use crate::text::agent::rechecks as words;
use abri_domain::dates::format_fr;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: RechecksPage) -> AnyView {
    let lang = context.lang;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            {message(lang, &page)}
            <div class="queue__head">
                <div><h1>{words::TITLE.get(lang)}</h1><p>{words::LEAD.get(lang)}</p></div>
                <form class="queue__next" method="post" action=agent::NEXT_RECHECK>
                    {token_field(&page.agent.token)}
                    <button class="button button--start" type="submit" accesskey="s" aria-describedby="next-hint">
                        {words::TAKE_NEXT.get(lang)}
                    </button>
                    <p class="field__hint" id="next-hint">{words::TAKE_NEXT_HINT.get(lang)}</p>
                </form>
            </div>
            <h2 id="mine">{words::MINE.get(lang)}</h2>
            {mine(lang, page.mine)}
        </div>
    }
    .into_any()
}

fn message(lang: Lang, page: &RechecksPage) -> Option<AnyView> {
    let done = page.done.as_deref().and_then(|code| words::done(code, lang));
    let nothing = page.nothing_to_take.then(|| words::NOTHING.get(lang));
    let kind = if done.is_some() { NoticeKind::Success } else { NoticeKind::Info };
    let text = done.or(nothing)?;
    Some(view! { <NoticeBox kind=kind announce=true><p>{text}</p></NoticeBox> }.into_any())
}

fn mine(lang: Lang, rows: Vec<RecheckRow>) -> AnyView {
    if rows.is_empty() {
        return view! { <p>{words::NONE_MINE.get(lang)}</p> }.into_any();
    }
    let columns = [words::REFERENCE, words::DUE, words::WHY, words::VERSION].map(|text| text.get(lang));
    let head = columns.map(|column| view! { <th scope="col">{column}</th> });
    view! {
        <table class="table queue" aria-labelledby="mine">
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{rows.into_iter().map(|row| line(lang, columns, row)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn line(lang: Lang, columns: [&'static str; 4], row: RecheckRow) -> impl IntoView {
    let recheck = row.recheck;
    let cells =
        [format_fr(recheck.due_on), words::why(recheck.why).get(lang).to_owned(), recheck.rule_version];
    let cells = columns.into_iter().skip(1).zip(cells).map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column}</span>
                <span>{cell}</span>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row"><a href=agent::case(&row.claim_id)>{row.reference}</a></th>
            {cells.collect_view()}
        </tr>
    }
}
