//! Medical officers: what technicians may sign, until when.

use super::{staff_bar, token_field};
use crate::components::{Button, DateField, ErrorSummary, SelectField, fault};
use crate::lang::Lang;
use crate::model::{DelegationLine, DelegationsPage, PageContext};
use crate::paths::agent;
use crate::text::agent::{acts, delegations as words};
use abri_domain::dates::format_fr;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &DelegationsPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.iter().map(|_| words::NOT_A_TECHNICIAN.get(lang).to_owned()).collect();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refused />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(super::success)}
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            <h2 id="in-force">{words::IN_FORCE.get(lang)}</h2>
            {in_force(lang, page)}
            <h2>{words::GIVE.get(lang)}</h2>
            {give(lang, page)}
        </div>
    }
    .into_any()
}

fn in_force(lang: Lang, page: &DelegationsPage) -> AnyView {
    if page.rows.is_empty() {
        return view! { <p>{words::NONE.get(lang)}</p> }.into_any();
    }
    let head = words::COLUMNS.map(|column| view! { <th scope="col">{column.get(lang)}</th> });
    let lines = page.rows.iter().map(|row| line(lang, page, row)).collect_view();
    view! {
        <table class="table queue" aria-labelledby="in-force">
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn line(lang: Lang, page: &DelegationsPage, row: &DelegationLine) -> impl IntoView + use<> {
    let end = view! {
        <form method="post" action=agent::delegation_end(&row.delegation_id)>
            {token_field(&page.agent.token)}
            <Button label=words::END.get(lang) about=row.technician.clone() secondary=true />
        </form>
    };
    let cells =
        [row.matter.clone().into_any(), row.officer.clone().into_any(), format_fr(row.last_day).into_any()];
    let cells = words::COLUMNS.into_iter().skip(1).zip(cells.into_iter().chain([end.into_any()]));
    let cells = cells.map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column.get(lang)}</span>
                <div>{cell}</div>
            </td>
        }
    });
    view! { <tr><th scope="row">{row.technician.clone()}</th>{cells.collect_view()}</tr> }
}

fn give(lang: Lang, page: &DelegationsPage) -> AnyView {
    if page.technicians.is_empty() {
        return view! { <p>{words::NO_TECHNICIAN.get(lang)}</p> }.into_any();
    }
    let options = |all: &[(String, String)]| {
        let choose = (String::new(), acts::CHOOSE.get(lang).to_owned());
        std::iter::once(choose).chain(all.iter().cloned()).collect::<Vec<_>>()
    };
    let (technician, matter, day) = page.typed.clone();
    view! {
        <form method="post" action=agent::DELEGATIONS novalidate>
            {token_field(&page.agent.token)}
            <SelectField
                name="technician"
                label=words::TECHNICIAN.get(lang)
                options=options(&page.technicians)
                value=technician
                error=fault(lang, &page.errors, "technician")
            />
            <SelectField
                name="matter"
                label=words::MATTER.get(lang)
                options=options(&page.matters)
                value=matter
                error=fault(lang, &page.errors, "matter")
            />
            <DateField
                lang=lang
                names=["until_day", "until_month", "until_year"]
                values=day
                legend=words::UNTIL.get(lang)
                hint=words::UNTIL_HINT.get(lang)
                error=fault(lang, &page.errors, "until_day")
            />
            <button class="button" type="submit" accesskey="s">{words::GIVE_SUBMIT.get(lang)}</button>
        </form>
    }
    .into_any()
}
