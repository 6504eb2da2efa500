//! What the rule found, the door it suggests, and what was asked and answered.

use crate::components::{NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::FindingLine;
use crate::text::agent::{case as words, codes};
use abri_domain::status::Door;
use leptos::prelude::*;

/// The findings; what did not hold, what nobody knows and what a person checks anyway come first: that is what a person is
/// asked about. The rest is one press away.
pub fn list(lang: Lang, findings: &[FindingLine]) -> AnyView {
    let mut sorted: Vec<&FindingLine> = findings.iter().collect();
    sorted.sort_by_key(|finding| match finding.verdict {
        "no" => 0,
        "yes" if !finding.blocks => 3,
        "yes" => 2,
        _ => 1,
    });
    let none = sorted.is_empty().then(|| view! { <p>{words::NO_FINDING.get(lang)}</p> });
    let lines = |some: &[&FindingLine]| {
        let lines = some.iter().map(|finding| line(lang, finding)).collect_view();
        (!some.is_empty()).then(|| view! { <ul class="findings">{lines}</ul> })
    };
    let (open, held) =
        sorted.split_at(sorted.partition_point(|finding| finding.verdict != "yes" || finding.blocks));
    let settled = lines(held).map(|list| {
        view! { <details><summary>{words::held(lang, held.len())}</summary>{list}</details> }
    });
    view! {
        <h2 id="findings">{words::FINDINGS.get(lang)}</h2>
        {none}
        {lines(open)}
        {settled}
    }
    .into_any()
}

fn line(lang: Lang, finding: &FindingLine) -> impl IntoView + use<> {
    let verdict = codes::verdict(finding.verdict).get(lang);
    let source =
        finding.source.clone().map(|source| view! { <span class="findings__source">{source}</span> });
    view! {
        <li class="findings__line">
            <span class=format!("findings__verdict findings__verdict--{}", finding.verdict)>{verdict}</span>
            <span class="findings__text">{finding.text.clone()}</span>
            {source}
        </li>
    }
}

/// The door the machine believes serves better.
pub fn suggested_door(lang: Lang, door: Option<Door>) -> Option<AnyView> {
    let door = codes::door(door?).get(lang);
    let title = words::SUGGESTED_DOOR.get(lang);
    let hint = words::SUGGESTED_DOOR_HINT.get(lang);
    Some(
        view! {
            <NoticeBox kind=NoticeKind::Info title=title>
                <p><strong>{door}</strong>" "{hint}</p>
            </NoticeBox>
        }
        .into_any(),
    )
}

/// Questions and answers of one side.
pub fn exchanges(lang: Lang, exchanges: &[(String, Option<String>)]) -> Option<AnyView> {
    let lines = exchanges.iter().map(|(question, answer)| {
        let answer = answer.clone().unwrap_or_else(|| words::NO_ANSWER_YET.get(lang).to_owned());
        view! {
            <div class="exchange">
                <dt><span class="exchange__who">{words::QUESTION.get(lang)}</span>" "{question.clone()}</dt>
                <dd><span class="exchange__who">{words::ANSWER.get(lang)}</span>" "{answer}</dd>
            </div>
        }
    });
    let lines = lines.collect_view();
    (!exchanges.is_empty())
        .then(|| view! { <h3>{words::EXCHANGES.get(lang)}</h3><dl class="exchanges">{lines}</dl> }.into_any())
}
