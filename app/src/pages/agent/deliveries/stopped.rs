//! Jobs that can't be done and are no delivery: what they do, why not, and what a person may do about it.

use crate::components::Button;
use crate::lang::Lang;
use crate::model::{DeliveriesPage, StoppedJob};
use crate::pages::agent::token_field;
use crate::paths::agent;
use crate::text::agent::deliveries as words;
use leptos::prelude::*;

/// The list; nothing while every job can be done.
pub fn list(lang: Lang, page: &DeliveriesPage) -> Option<AnyView> {
    let head = words::STOPPED_COLUMNS.map(|column| view! { <th scope="col">{column.get(lang)}</th> });
    let lines = page.stopped.iter().map(|job| line(lang, page, job)).collect_view();
    let table = || {
        view! {
            <h2 id="stopped">{words::STOPPED.get(lang)}</h2>
            <p>{words::STOPPED_LEAD.get(lang)}</p>
            <table class="table queue" aria-labelledby="stopped">
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        }
        .into_any()
    };
    (!page.stopped.is_empty()).then(table)
}

fn line(lang: Lang, page: &DeliveriesPage, job: &StoppedJob) -> impl IntoView + use<> {
    let why = view! { <code>{job.error.clone()}</code> };
    let times = words::stopped_times(lang, &job.due_at, &job.stopped_at);
    let key = view! { <code class="code--long">{job.key.clone()}</code> };
    let cells = [why.into_any(), times.into_any(), key.into_any(), acts(lang, page, job)];
    let cells = words::STOPPED_COLUMNS.into_iter().skip(1).zip(cells).map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column.get(lang)}</span>
                <div>{cell}</div>
            </td>
        }
    });
    view! { <tr><th scope="row">{words::job(&job.kind).get(lang)}</th>{cells.collect_view()}</tr> }
}

fn acts(lang: Lang, page: &DeliveriesPage, job: &StoppedJob) -> AnyView {
    view! {
        <form method="post" action=agent::stopped_job_act(&job.id, "reprise")>
            {token_field(&page.agent.token)}
            <Button label=words::TRY_AGAIN.get(lang) about=job.key.clone() />
        </form>
        <form method="post" action=agent::stopped_job_act(&job.id, "classement")>
            {token_field(&page.agent.token)}
            <Button label=words::PUT_AWAY.get(lang) about=job.key.clone() secondary=true />
        </form>
    }
    .into_any()
}
