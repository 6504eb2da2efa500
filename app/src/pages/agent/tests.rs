//! The sign-in page and the queue, and what the tests of the back office share.

use super::{queue, sign_in};
use crate::lang::Lang;
use crate::model::{AgentBadge, PageContext, QueuePage, QueueRow, ServiceContact, SignInPage, StaffRole};
use abri_domain::claim::ClaimState;
use abri_domain::zone::Side;
use leptos::prelude::*;
use time::macros::date;

/// What a page must show as words.
pub const HOSTILE: &str = "\"><script>alert(1)</script>";

/// A page of that language.
pub fn context(lang: Lang) -> PageContext {
    PageContext {
        lang,
        alternate: None,
        clock_banner: None,
        pkg_path: "/pkg-0".to_owned(),
        nonce: String::new(),
        service: ServiceContact {
            name: "Caisse".to_owned(),
            email: "contact@abri.example".to_owned(),
            phone: "01 99 00 00 00".to_owned(),
            address: Vec::new(),
            public_url: "https://abri.example".to_owned(),
        },
    }
}

fn row(words: &str) -> QueueRow {
    QueueRow {
        claim_id: "1".to_owned(),
        reference: words.to_owned(),
        insured_name: words.to_owned(),
        received_on: words.to_owned(),
        due_on: date!(2020 - 04 - 03),
        fund: words.to_owned(),
        state: ClaimState::Submitted,
        held_by: Some(words.to_owned()),
    }
}

fn queue(words: &str) -> QueuePage {
    QueuePage {
        agent: AgentBadge { name: words.to_owned(), role: StaffRole::Caseworker, token: words.to_owned() },
        side: Side::Administrative,
        mine: vec![row(words)],
        waiting: vec![row(words)],
        more: true,
        nothing_to_take: false,
        done: Some(words.to_owned()),
    }
}

fn queue_html(lang: Lang, page: QueuePage) -> String {
    Owner::new().with(|| queue::view(&context(lang), page).to_html())
}

fn sign_in_html(lang: Lang, page: SignInPage) -> String {
    Owner::new().with(|| sign_in::view(&context(lang), page).to_html())
}

#[test]
fn hostile_words_stay_words() {
    for lang in Lang::ALL {
        let queue = queue_html(lang, queue(HOSTILE));
        assert!(!queue.contains("<script") && queue.contains("&lt;script"));
        let typed = SignInPage { login: HOSTILE.to_owned(), ..SignInPage::default() };
        assert!(!sign_in_html(lang, typed).contains("\"><script"));
    }
}

#[test]
fn an_act_that_was_done_is_said_and_an_unknown_one_is_not() {
    let decided = QueuePage { done: Some("decided".to_owned()), ..queue("mot") };
    assert!(queue_html(Lang::Fr, decided).contains("Décision enregistrée."));
    assert!(!queue_html(Lang::Fr, queue("mot")).contains("notice"));
}

#[test]
fn the_password_never_comes_back_and_the_login_does() {
    let page = sign_in_html(
        Lang::En,
        SignInPage { login: "d.essai".to_owned(), refused: true, ..SignInPage::default() },
    );
    assert!(page.contains("value=\"d.essai\"") && page.contains("The login or the password is not right."));
    let password = page.split("name=\"password\"").nth(1).and_then(|rest| rest.split('>').next()).unwrap();
    assert!(password.contains("value=\"\""), "{password}");
}
