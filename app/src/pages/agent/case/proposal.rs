//! A decision that waits for a second person: what was proposed, and the two answers to it.

use crate::components::{Button, SummaryList, SummaryRow, TextArea, fault};
use crate::lang::Lang;
use crate::model::{CasePage, ProposalView};
use crate::text::agent::{acts as words, codes, medical};
use leptos::prelude::*;

/// What was proposed, by whom and why it waits.
pub fn facts(lang: Lang, proposal: &ProposalView) -> AnyView {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let mut rows = vec![
        SummaryRow::new(words::VERDICT.get(lang), words::verdict(proposal.kind).get(lang)),
        SummaryRow::new(words::PROPOSED_BY.get(lang), format!("{}, {}", proposal.by, proposal.at)),
        SummaryRow::new(words::WHY_SECOND.get(lang), words::why_second(proposal.why).get(lang)),
    ];
    let more = [
        (words::REASON, proposal.reason.clone().into_iter().collect()),
        (words::DOOR, proposal.door.map(|door| codes::door(door).get(lang).to_owned()).into_iter().collect()),
        (words::EXPLANATION, lines(&proposal.explanation)),
        (medical::NOTE, lines(&proposal.note)),
        (words::CHECKS, proposal.checks.clone()),
    ];
    let more = more.into_iter().filter(|(_, lines)| !lines.is_empty());
    rows.extend(more.map(|(label, lines)| SummaryRow::lines(label.get(lang), lines)));
    view! { <h3>{words::PROPOSAL.get(lang)}</h3> <SummaryList rows=rows /> }.into_any()
}

/// Two buttons, and words that only one of them needs.
pub fn answers(lang: Lang, page: &CasePage) -> AnyView {
    view! {
        <button class="button" type="submit" name="verdict" value="confirm" accesskey="o">
            {words::CONFIRM.get(lang)}
        </button>
        <TextArea
            name="words_back"
            label=words::SEND_BACK_WORDS.get(lang)
            value=page.form.explanation.clone()
            hint=words::SEND_BACK_HINT.get(lang)
            error=fault(lang, &page.errors, "words_back")
            rows=3
        />
        <Button label=words::SEND_BACK.get(lang) secondary=true name="verdict" value="send-back" />
    }
    .into_any()
}
