//! What the pages of accounts show, and what nobody can make them do.

use crate::lang::Lang;
use crate::model::{
    AccountActLine, AccountPage, AccountRow, AgentBadge, FreshPassword, FundChangeLine, LoanForm,
    NewAccountForm, RoleChangedPage, StaffRole, TeamPage, TeamRefusal,
};
use crate::pages::agent::tests::{HOSTILE, context};
use crate::pages::agent::{account, role_changed, team};
use abri_domain::form::FieldErrors;
use abri_domain::staff::StaffAct;
use leptos::prelude::*;

fn badge(words: &str) -> AgentBadge {
    AgentBadge {
        name: words.to_owned(),
        role: StaffRole::Administrator,
        token: words.to_owned(),
        is_onboarding: false,
    }
}

fn row(words: &str) -> AccountRow {
    AccountRow {
        staff_id: "1".to_owned(),
        login: words.to_owned(),
        name: words.to_owned(),
        role: StaffRole::CallDesk,
        fund: Some((words.to_owned(), words.to_owned())),
        lent: None,
        linked: true,
        second_factor: true,
        password_due: false,
        disabled: false,
        onboarding: Some(words.to_owned()),
    }
}

fn acts(words: &str) -> Vec<AccountActLine> {
    let (at, about, by) = (words.to_owned(), words.to_owned(), Some(words.to_owned()));
    vec![AccountActLine {
        at,
        act: StaffAct::RoleLent,
        lent: Some((StaffRole::Auditor, words.to_owned())),
        until: None,
        about,
        by,
    }]
}

fn team_page(words: &str) -> TeamPage {
    TeamPage {
        agent: badge(words),
        accounts: vec![row(words)],
        acts: acts(words),
        funds: vec![(words.to_owned(), words.to_owned())],
        form: NewAccountForm {
            login: words.to_owned(),
            name: words.to_owned(),
            role: words.to_owned(),
            fund: words.to_owned(),
        },
        errors: FieldErrors::default(),
        refused: Some(TeamRefusal::LoginTaken),
        fresh: Some(FreshPassword { login: words.to_owned(), password: words.to_owned() }),
    }
}

fn account_page(words: &str) -> AccountPage {
    AccountPage {
        agent: badge(words),
        account: row(words),
        is_own: false,
        acts: acts(words),
        funds: vec![(words.to_owned(), words.to_owned())],
        fund_history: vec![FundChangeLine {
            at: words.to_owned(),
            fund: Some(words.to_owned()),
            by: Some(words.to_owned()),
        }],
        fund_set: false,
        form: LoanForm {
            role: words.to_owned(),
            last_day: [(); 3].map(|()| words.to_owned()),
            until: [(); 3].map(|()| words.to_owned()),
        },
        errors: FieldErrors::default(),
        refused: None,
        fresh: None,
        done: Some(StaffAct::RoleLent),
    }
}

fn account_html(page: &AccountPage) -> String {
    Owner::new().with(|| account::view(&context(Lang::Fr), page).to_html())
}

#[test]
fn names_and_what_is_typed_are_words() {
    let changed = RoleChangedPage { agent: badge(HOSTILE), typed: vec![HOSTILE.to_owned()] };
    let pages = Owner::new().with(|| {
        [
            team::view(&context(Lang::Fr), &team_page(HOSTILE)).to_html(),
            account::view(&context(Lang::Fr), &account_page(HOSTILE)).to_html(),
            role_changed::view(&context(Lang::Fr), &changed).to_html(),
        ]
    });
    for html in pages {
        assert!(!html.contains("<script>") && html.contains("alert(1)"), "{html}");
    }
}

#[test]
fn an_account_offers_what_can_be_done_now() {
    let offers = |page: &AccountPage| {
        let html = account_html(page);
        let all = ["role", "fin-de-role", "caisse", "second-facteur", "desactivation", "reactivation"];
        all.into_iter().filter(|act| html.contains(&format!("\"/agent/equipe/1/{act}\""))).collect::<Vec<_>>()
    };
    let page = account_page("x");
    assert_eq!(offers(&page), ["role", "caisse", "second-facteur", "desactivation"]);
    let lent = AccountRow { lent: Some((StaffRole::Auditor, "x".to_owned())), ..row("x") };
    assert_eq!(
        offers(&AccountPage { account: lent, ..page.clone() }),
        ["fin-de-role", "caisse", "second-facteur", "desactivation"]
    );
    let stopped = AccountRow { disabled: true, second_factor: false, ..row("x") };
    assert_eq!(offers(&AccountPage { account: stopped, ..page.clone() }), ["role", "caisse", "reactivation"]);
    assert_eq!(offers(&AccountPage { is_own: true, ..page }), Vec::<&str>::new());
}

#[test]
fn a_password_is_printed_by_nothing() {
    assert!(!format!("{:?}", team_page("mirabelle").fresh).contains("mirabelle"));
}
