//! Staff: the end of a shift.

use super::{staff_bar, token_field};
use crate::components::{Button, ErrorSummary, SelectField, TextArea, fault};
use crate::lang::Lang;
use crate::model::{PageContext, ShiftPage, ShiftRow};
use crate::paths::agent;
use crate::text::agent::{case as case_words, codes, shift as words};
use abri_domain::dates::format_fr;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &ShiftPage) -> AnyView {
    let lang = context.lang;
    let none = page.rows.is_empty().then(|| view! { <p>{words::NOTHING.get(lang)}</p> });
    let rows = page.rows.iter().map(|row| claim(lang, page, row)).collect_view();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=page.refused.clone() />
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            {none}
            <form class="shift" method="post" action=agent::STOP novalidate>
                {token_field(&page.agent.token)}
                {rows}
                <Button label=words::SUBMIT.get(lang) />
            </form>
        </div>
    }
    .into_any()
}

fn claim(lang: Lang, page: &ShiftPage, row: &ShiftRow) -> AnyView {
    let (to, left) = (format!("to-{}", row.claim_id), format!("words-{}", row.claim_id));
    let (day, risk) = (format_fr(row.due_on), codes::risk(row.risk).get(lang));
    let due = format!("{} {day} ({risk})", case_words::DUE.get(lang));
    let mut options = vec![(String::new(), words::QUEUE.get(lang).to_owned())];
    options.extend(page.colleagues.iter().cloned());
    let (to_error, left_error) = (fault(lang, &page.errors, &to), fault(lang, &page.errors, &left));
    view! {
        <fieldset class="shift__claim">
            <legend><h2>{words::claim(lang, &row.reference)}</h2></legend>
            <p>{due}</p>
            <input type="hidden" name="claim" value=row.claim_id.clone() />
            <SelectField name=to label=words::TO.get(lang) options=options value=row.to.clone() error=to_error />
            <TextArea name=left label=words::WORDS.get(lang) value=row.words.clone() error=left_error rows=2 />
        </fieldset>
    }
    .into_any()
}
