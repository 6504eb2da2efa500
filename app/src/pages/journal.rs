//! The daily heads of the trail.

use crate::components::FactsTable;
use crate::lang::Lang;
use crate::model::{JournalPage, PageContext};
use crate::paths::{HEADS, Page};
use crate::text::common::long_date;
use crate::text::public::journal as words;
use abri_domain::audit::PublishedHead;
use abri_domain::chain::hexadecimal;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &JournalPage) -> AnyView {
    let lang = context.lang;
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <p class="lead">{words::LEAD.get(lang)}</p>
        <p>{words::NOBODY.get(lang)}</p>
        <p><a href=HEADS>{words::FILE.get(lang)}</a></p>
        {years(lang, page)}
        {heads(lang, page)}
    }
    .into_any()
}

fn years(lang: Lang, page: &JournalPage) -> Option<AnyView> {
    let year = |year: &i32| {
        let href = Page::journal_of(lang, &year.to_string());
        let current = (page.year == Some(*year)).then_some("page");
        view! { <a href=href aria-current=current>{year.to_string()}</a> }
    };
    let current = page.year.is_none().then_some("page");
    let years = page.years.iter().map(year).collect_view();
    (!page.years.is_empty()).then(|| {
        view! {
            <nav aria-label=words::YEARS.get(lang)>
                <p class="actions">
                    <a href=Page::Journal.path(lang) aria-current=current>{words::LAST.get(lang)}</a>
                    {years}
                </p>
            </nav>
        }
        .into_any()
    })
}

fn heads(lang: Lang, page: &JournalPage) -> AnyView {
    if page.heads.is_empty() {
        return view! { <p>{words::NONE.get(lang)}</p> }.into_any();
    }
    let row = |head: &PublishedHead| {
        let (events, reads) = (words::count(lang, head.events), words::count(lang, head.reads));
        vec![long_date(lang, head.day), grouped(&hexadecimal::encode(&head.head)), events, reads]
    };
    let columns = words::COLUMNS.iter().map(|column| column.get(lang).to_owned()).collect();
    let rows = page.heads.iter().map(row).collect();
    let caption = words::caption(lang, page.year);
    view! {
        <h2>{caption.clone()}</h2>
        <FactsTable caption=caption head=columns rows=rows hide_caption=true />
    }
    .into_any()
}

/// A hash in groups of eight, to be read aloud and to break on a narrow page.
pub fn grouped(hash: &str) -> String {
    let groups: Vec<_> = (0..hash.len()).step_by(8).filter_map(|start| hash.get(start..start + 8)).collect();
    groups.join(" ")
}
