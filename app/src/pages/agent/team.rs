//! Administrators: the accounts of the team.

use super::{staff_bar, token_field};
use crate::components::{
    Button, ErrorSummary, FactsTable, NoticeBox, NoticeKind, SelectField, TextField, fault,
};
use crate::lang::Lang;
use crate::model::{AccountActLine, AccountRow, FreshPassword, PageContext, StaffRole, TeamPage};
use crate::paths::agent;
use crate::text::agent::{codes, team as words};
use crate::text::common;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &TeamPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.iter().map(|why| words::refused(*why).get(lang).to_owned()).collect();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refused />
            {fresh_password(lang, page.fresh.as_ref())}
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            {accounts(lang, &page.accounts)}
            <h2>{words::NEW.get(lang)}</h2>
            {new_account(lang, page)}
            <h2>{words::JOURNAL.get(lang)}</h2>
            {journal(lang, &page.acts)}
        </div>
    }
    .into_any()
}

/// A one-time password, to be written down now.
pub(super) fn fresh_password(lang: Lang, fresh: Option<&FreshPassword>) -> Option<AnyView> {
    let FreshPassword { login, password } = fresh?.clone();
    let kind = NoticeKind::Success;
    let fresh = view! {
        <NoticeBox kind=kind announce=true>
            <p>{words::FRESH.get(lang)}</p>
            <p>{login}" "<code class="second-factor__key">{password}</code></p>
        </NoticeBox>
    };
    Some(fresh.into_any())
}

/// Accounts, one a line; on a phone each line is a small card whose cells carry their column's name.
fn accounts(lang: Lang, rows: &[AccountRow]) -> AnyView {
    let columns = words::COLUMNS.iter().map(|text| view! { <th scope="col">{text.get(lang)}</th> });
    view! {
        <table class="table queue team" aria-label=words::TITLE.get(lang)>
            <thead><tr>{columns.collect_view()}</tr></thead>
            <tbody>{rows.iter().map(|row| line(lang, row)).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn line(lang: Lang, row: &AccountRow) -> impl IntoView + use<> {
    let cells = facts(lang, row).into_iter().zip(&words::COLUMNS[1..]).map(|(cell, column)| {
        view! {
            <td>
                <span class="queue__column">{column.get(lang)}</span>
                <span>{cell}</span>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row"><a href=agent::account(&row.staff_id)>{row.name.clone()}</a></th>
            {cells.collect_view()}
        </tr>
    }
}

/// What is known of an account, in the order of the columns after the name.
pub(super) fn facts(lang: Lang, row: &AccountRow) -> Vec<String> {
    let state = match (row.disabled, row.password_due) {
        (true, _) => words::DISABLED,
        (false, true) => words::PASSWORD_DUE,
        (false, false) => words::ACTIVE,
    };
    let second_factor = if row.second_factor { common::YES } else { common::NO };
    let onboarding = row.onboarding.as_deref().map(|day| format!(", {}", words::onboarding(lang, day)));
    vec![
        row.login.clone(),
        codes::role(row.role).get(lang).to_owned(),
        fund(lang, row),
        lent(lang, row.lent.as_ref()).unwrap_or_else(|| words::NOT_LENT.get(lang).to_owned()),
        second_factor.get(lang).to_owned(),
        format!("{}{}", state.get(lang), onboarding.unwrap_or_default()),
    ]
}

fn fund(lang: Lang, row: &AccountRow) -> String {
    row.fund.as_ref().map_or_else(|| words::EVERY_FUND.get(lang).to_owned(), |(_, name)| name.clone())
}

fn lent(lang: Lang, lent: Option<&(StaffRole, String)>) -> Option<String> {
    lent.map(|(role, last_day)| words::lent(lang, codes::role(*role).get(lang), last_day))
}

fn new_account(lang: Lang, page: &TeamPage) -> AnyView {
    let form = &page.form;
    view! {
        <form class="form" method="post" action=agent::TEAM novalidate>
            {token_field(&page.agent.token)}
            <TextField
                name="new_login"
                label=words::LOGIN.get(lang)
                value=form.login.clone()
                hint=words::LOGIN_HINT.get(lang)
                error=fault(lang, &page.errors, "new_login")
                autocomplete="off"
            />
            <TextField
                name="new_name"
                label=words::NAME.get(lang)
                value=form.name.clone()
                error=fault(lang, &page.errors, "new_name")
                autocomplete="off"
            />
            <SelectField
                name="new_role"
                label=words::ROLE.get(lang)
                options=roles(lang)
                value=form.role.clone()
                error=fault(lang, &page.errors, "new_role")
            />
            <SelectField
                name="new_fund"
                label=words::FUND.get(lang)
                options=funds(lang, &page.funds)
                value=form.fund.clone()
                error=fault(lang, &page.errors, "new_fund")
            />
            <Button label=words::MAKE.get(lang) />
        </form>
    }
    .into_any()
}

/// Every fund, after none.
pub(super) fn funds(lang: Lang, all: &[(String, String)]) -> Vec<(String, String)> {
    std::iter::once((String::new(), words::EVERY_FUND.get(lang).to_owned()))
        .chain(all.iter().cloned())
        .collect()
}

/// Every role, after an empty choice.
pub(super) fn roles(lang: Lang) -> Vec<(String, String)> {
    let first = (String::new(), words::CHOOSE.get(lang).to_owned());
    let all = StaffRole::ALL.iter().map(|role| (role.code(), codes::role(*role).get(lang)));
    std::iter::once(first).chain(all.map(|(code, words)| (code.to_owned(), words.to_owned()))).collect()
}

/// The last acts.
pub(super) fn journal(lang: Lang, acts: &[AccountActLine]) -> AnyView {
    if acts.is_empty() {
        return view! { <p>{words::EMPTY_JOURNAL.get(lang)}</p> }.into_any();
    }
    let rows = acts.iter().map(|line| {
        let act = words::act(line.act).get(lang);
        let until = line.until.as_deref().map(|day| words::onboarding(lang, day));
        let more = lent(lang, line.lent.as_ref()).or(until);
        let act = more.map_or_else(|| act.to_owned(), |more| format!("{act} ({more})"));
        let by = line.by.clone().unwrap_or_else(|| words::COMMAND_LINE.get(lang).to_owned());
        vec![line.at.clone(), line.about.clone(), act, by]
    });
    let head = words::JOURNAL_COLUMNS.iter().map(|column| column.get(lang).to_owned()).collect();
    let caption = words::JOURNAL.get(lang);
    view! { <FactsTable caption=caption head=head rows=rows.collect() hide_caption=true /> }.into_any()
}

#[cfg(test)]
mod tests;
