//! What can be done with a draft now: each act is one form with its own button.

use super::draft::{hidden, is_open};
use crate::components::{Button, DateField, NoticeBox, TextField, fault};
use crate::lang::Lang;
use crate::model::RuleDraftPage;
use crate::paths::agent;
use crate::text::agent::rules as words;
use abri_domain::rules::DraftState;
use leptos::prelude::*;

/// The forms of the acts that are open to the reader.
pub fn forms(lang: Lang, page: &RuleDraftPage) -> AnyView {
    if !is_open(page) {
        return ().into_any();
    }
    let proposed = page.state == DraftState::Proposed;
    let propose = (!proposed)
        .then(|| post(page, "proposition", view! { <Button label=words::PROPOSE.get(lang) /> }.into_any()));
    let take_back = proposed.then(|| {
        post(page, "reprise", view! { <Button label=words::TAKE_BACK.get(lang) secondary=true /> }.into_any())
    });
    let withdraw = view! { <Button label=words::WITHDRAW.get(lang) danger=true /> }.into_any();
    view! {
        <h2 id="acts">{words::ACTS.get(lang)}</h2>
        {proposed.then(|| publish(lang, page))}
        {propose}
        {take_back}
        {post(page, "retrait", withdraw)}
    }
    .into_any()
}

fn post(page: &RuleDraftPage, act: &str, fields: AnyView) -> AnyView {
    view! {
        <form class="case-act" method="post" action=agent::rule_draft_act(&page.id, act) novalidate>
            {hidden(page)}
            {fields}
        </form>
    }
    .into_any()
}

/// For the second person. An author reads why the form is not there.
fn publish(lang: Lang, page: &RuleDraftPage) -> AnyView {
    if page.is_mine {
        return view! { <NoticeBox><p>{words::MINE.get(lang)}</p></NoticeBox> }.into_any();
    }
    let fields = view! {
        <h3>{words::PUBLISH_HEADING.get(lang)}</h3>
        <p>{words::PUBLISH_LEAD.get(lang)}</p>
        <DateField lang=lang names=["publish_day", "publish_month", "publish_year"] values=page.form.publish_on.clone()
            legend=words::PUBLISH_ON.get(lang) error=fault(lang, &page.errors, "publish_day") />
        <TextField name="publish_hour" label=words::PUBLISH_HOUR.get(lang) hint=words::PUBLISH_HOUR_HINT.get(lang)
            value=page.form.publish_hour.clone() error=fault(lang, &page.errors, "publish_hour") short=true />
        <Button label=words::PUBLISH.get(lang) />
    };
    post(page, "publication", fields.into_any())
}
