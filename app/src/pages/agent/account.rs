//! Administrators: one account, and what may be done to it.

use super::team::{facts, fresh_password, funds, journal, roles};
use super::{staff_bar, token_field};
use crate::components::{Button, DateField, ErrorSummary, SelectField, SummaryList, SummaryRow, fault};
use crate::lang::Lang;
use crate::model::{AccountPage, PageContext};
use crate::paths::agent;
use crate::text::agent::team as words;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &AccountPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.iter().map(|why| words::refused(*why).get(lang).to_owned()).collect();
    let acts = if page.is_own { own(lang) } else { acts(lang, page) };
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refused />
            {said(lang, page)}
            {fresh_password(lang, page.fresh.as_ref())}
            <h1>{words::ACCOUNT.get(lang)}" "{page.account.name.clone()}</h1>
            <SummaryList rows=known(lang, page) />
            {acts}
            <h2>{words::JOURNAL.get(lang)}</h2>
            {journal(lang, &page.acts)}
            <p><a href=agent::TEAM>{words::BACK.get(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn said(lang: Lang, page: &AccountPage) -> Option<AnyView> {
    let fund = page.fund_set.then(|| words::FUND_SET.get(lang));
    page.done.map(|act| words::act(act).get(lang)).or(fund).map(super::success)
}

fn known(lang: Lang, page: &AccountPage) -> Vec<SummaryRow> {
    let labels = words::COLUMNS[1..].iter().map(|column| column.get(lang));
    let rows = labels.zip(facts(lang, &page.account));
    rows.map(|(label, value)| SummaryRow::new(label, value)).collect()
}

fn own(lang: Lang) -> AnyView {
    view! { <p>{words::OWN.get(lang)}</p> }.into_any()
}

fn acts(lang: Lang, page: &AccountPage) -> AnyView {
    let account = &page.account;
    let loan = match &account.lent {
        Some(_) => button(page, "fin-de-role", words::END_LOAN.get(lang), false),
        None => lend(lang, page),
    };
    let unlink = account.linked.then(|| button(page, "fournisseur", words::UNLINK.get(lang), true));
    let onboarding = match &account.onboarding {
        Some(_) => button(page, "fin-de-formation", words::END_ONBOARDING.get(lang), false),
        None => onboard(lang, page),
    };
    let reset = account.second_factor.then(|| button(page, "second-facteur", words::RESET.get(lang), true));
    let stop = if account.disabled {
        button(page, "reactivation", words::ENABLE.get(lang), false)
    } else {
        button(page, "desactivation", words::DISABLE.get(lang), true)
    };
    view! {
        <h2>{words::LEND.get(lang)}</h2>
        {loan}
        <h2>{words::FUND.get(lang)}</h2>
        {set_fund(lang, page)}
        <h2>{words::ONBOARD.get(lang)}</h2>
        {onboarding}
        <h2>{words::ACTS.get(lang)}</h2>
        {button(page, "mot-de-passe", words::GIVE_PASSWORD.get(lang), false)}
        {reset}
        {unlink}
        {stop}
    }
    .into_any()
}

/// A form that is one button.
fn button(page: &AccountPage, act: &str, label: &'static str, danger: bool) -> AnyView {
    view! {
        <form class="account-act" method="post" action=agent::account_act(&page.account.staff_id, act)>
            {token_field(&page.agent.token)}
            <Button label=label secondary=true danger=danger />
        </form>
    }
    .into_any()
}

/// The fund, and what was said of it before.
fn set_fund(lang: Lang, page: &AccountPage) -> AnyView {
    let code = page.account.fund.as_ref().map(|(code, _)| code.clone()).unwrap_or_default();
    let said = page.fund_history.iter().map(|line| {
        let fund = line.fund.clone().unwrap_or_else(|| words::EVERY_FUND.get(lang).to_owned());
        let by = line.by.clone().unwrap_or_else(|| words::COMMAND_LINE.get(lang).to_owned());
        view! { <li>{format!("{}, {fund} ({by})", line.at)}</li> }
    });
    view! {
        <p>{words::FUND_HINT.get(lang)}</p>
        <form class="form" method="post" action=agent::account_act(&page.account.staff_id, "caisse") novalidate>
            {token_field(&page.agent.token)}
            <SelectField
                name="fund"
                label=words::FUND.get(lang)
                options=funds(lang, &page.funds)
                value=code
                error=fault(lang, &page.errors, "fund")
            />
            <Button label=words::FUND_SUBMIT.get(lang) secondary=true />
        </form>
        <ul>{said.collect_view()}</ul>
    }
    .into_any()
}

fn onboard(lang: Lang, page: &AccountPage) -> AnyView {
    view! {
        <p>{words::ONBOARD_HINT.get(lang)}</p>
        <form class="form" method="post" action=agent::account_act(&page.account.staff_id, "formation") novalidate>
            {token_field(&page.agent.token)}
            <DateField
                lang=lang
                names=["until_day", "until_month", "until_year"]
                values=page.form.until.clone()
                legend=words::ONBOARD_UNTIL.get(lang)
                error=fault(lang, &page.errors, "until_day")
            />
            <Button label=words::ONBOARD_SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

fn lend(lang: Lang, page: &AccountPage) -> AnyView {
    let form = &page.form;
    view! {
        <p>{words::LEND_HINT.get(lang)}</p>
        <form class="form" method="post" action=agent::account_act(&page.account.staff_id, "role") novalidate>
            {token_field(&page.agent.token)}
            <SelectField
                name="lent_role"
                label=words::ROLE.get(lang)
                options=roles(lang)
                value=form.role.clone()
                error=fault(lang, &page.errors, "lent_role")
            />
            <DateField
                lang=lang
                names=["last_day", "last_month", "last_year"]
                values=form.last_day.clone()
                legend=words::LAST_DAY.get(lang)
                error=fault(lang, &page.errors, "last_day")
            />
            <Button label=words::LEND_SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}
