//! The sign-in page and the queue, and what the tests of the back office share.

use super::{audit, call_desk, queue, rechecks, safeguards, sign_in};
use crate::lang::Lang;
use crate::model::{
    AgentBadge, AuditCheck, AuditEvent, AuditLookup, AuditPage, AuditSearch, AuditTrailPage, CallDeskPage,
    FilingScheme, PageContext, QueuePage, QueueRow, RecheckRow, RecheckView, RechecksPage, SafeguardsPage,
    ServiceContact, SignInPage, StaffActs, StaffRole, SwitchForm, SwitchRefusal, SwitchTurn, TypedNir,
    VersionChecks,
};
use abri_domain::claim::ClaimState;
use abri_domain::deadline::Risk;
use abri_domain::form::FieldErrors;
use abri_domain::recheck::WhyRechecked;
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
        staff: None,
        training: false,
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
        risk: Risk::Soon,
        breach: None,
        fund: words.to_owned(),
        state: ClaimState::Submitted,
        held_by: Some(words.to_owned()),
        to_confirm: false,
    }
}

fn queue(words: &str) -> QueuePage {
    QueuePage {
        agent: AgentBadge {
            name: words.to_owned(),
            role: StaffRole::Caseworker,
            token: words.to_owned(),
            is_onboarding: true,
        },
        side: Side::Administrative,
        mine: vec![row(words)],
        waiting: vec![row(words)],
        more: true,
        news: Vec::new(),
        rechecks: 0,
        loans: Vec::new(),
        ringing: Vec::new(),
        nothing_to_take: false,
        done: Some(words.to_owned()),
        declared: TypedNir(words.to_owned()),
        errors: FieldErrors::default(),
    }
}

fn badge(role: StaffRole, words: &str) -> AgentBadge {
    AgentBadge { name: words.to_owned(), role, token: words.to_owned(), is_onboarding: false }
}

fn rechecks_html(lang: Lang, words: &str) -> String {
    let recheck = RecheckView {
        why: WhyRechecked::Random,
        rule_version: words.to_owned(),
        due_on: date!(2020 - 04 - 01),
    };
    let page = RechecksPage {
        agent: badge(StaffRole::MedicalOfficer, words),
        mine: vec![RecheckRow { claim_id: "1".to_owned(), reference: words.to_owned(), recheck }],
        nothing_to_take: false,
        done: Some(words.to_owned()),
    };
    Owner::new().with(|| rechecks::view(&context(lang), page).to_html())
}

fn safeguards_page(words: &str) -> SafeguardsPage {
    let checks = VersionChecks {
        version: words.to_owned(),
        per_mille: Some(50),
        drawn: 3,
        upheld: 1,
        overturned: 1,
        last: (1, 2),
        alarm_per_mille: 50,
        ringing_since: Some(words.to_owned()),
    };
    let turn = SwitchTurn {
        at: words.to_owned(),
        criterion: words.to_owned(),
        holds: true,
        by: words.to_owned(),
        reason: words.to_owned(),
    };
    SafeguardsPage {
        agent: badge(StaffRole::RulesOfficer, words),
        free: vec![(words.to_owned(), words.to_owned())],
        held: vec![(words.to_owned(), words.to_owned())],
        versions: vec![checks],
        journal: vec![turn],
        form: SwitchForm { lets_go: true, criterion: words.to_owned(), reason: words.to_owned() },
        errors: FieldErrors::default(),
        refused: Some(SwitchRefusal::SamePerson),
        done: None,
    }
}

fn safeguards_html(lang: Lang, page: &SafeguardsPage) -> String {
    Owner::new().with(|| safeguards::view(&context(lang), page).to_html())
}

fn audit_html(lang: Lang, words: &str) -> String {
    let (agent, typed) = (badge(StaffRole::Auditor, words), || [words, words, words].map(str::to_owned));
    let word = || words.to_owned();
    let lookup = AuditLookup { at: word(), by: word(), reference: word(), reason: word() };
    let page = AuditPage {
        agent: agent.clone(),
        days: Vec::new(),
        check: Some(AuditCheck { at: word(), events: 1, faults: 1 }),
        unreviewed: (2, 1),
        lookups: vec![lookup.clone()],
        searches: vec![AuditSearch { at: word(), by: word(), by_nir: true, found: 1, times: 2 }],
        typed: (word(), word()),
        period: [typed(), typed()],
        acts: Some(vec![StaffActs { name: word(), role: word(), act: word(), count: 1 }]),
        errors: FieldErrors::default(),
    };
    let event =
        AuditEvent { at: word(), who: word(), name: Some(word()), event: "submitted", zone_read: None };
    let trail = AuditTrailPage { agent, lookup, found: true, events: vec![event] };
    Owner::new().with(|| {
        audit::view(&context(lang), &page).to_html() + &audit::trail(&context(lang), &trail).to_html()
    })
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
        let others = [
            rechecks_html(lang, HOSTILE),
            safeguards_html(lang, &safeguards_page(HOSTILE)),
            audit_html(lang, HOSTILE),
        ];
        for page in others {
            assert!(!page.contains("<script") && page.matches("&lt;script").count() > 3);
        }
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

#[test]
fn what_was_typed_stands_in_the_form_it_was_typed_in() {
    let page = safeguards_html(Lang::Fr, &safeguards_page("mot"));
    assert!(page.contains("une autre personne doit le rétablir"));
    let areas: Vec<_> =
        page.split("<textarea").skip(1).map(|area| area.contains("\nmot</textarea>")).collect();
    assert_eq!(areas, [false, true], "what is typed to let go is not shown as a reason to hold");
}

#[test]
fn the_alarm_is_a_banner_only_while_it_rings() {
    let ringing = QueuePage { ringing: vec!["at-risk-v2a".to_owned()], ..queue("mot") };
    assert!(queue_html(Lang::En, ringing).contains("Drift alarm"));
    assert!(!queue_html(Lang::En, queue("mot")).contains("Drift alarm"));
}

fn call_desk_html(lang: Lang, words: &str) -> String {
    let page = CallDeskPage {
        agent: badge(StaffRole::CallDesk, words),
        reference: words.to_owned(),
        birth: [words, words, words].map(str::to_owned),
        errors: FieldErrors::default(),
        not_matching: true,
        too_many: false,
        schemes: vec![FilingScheme { title: words.to_owned(), href: words.to_owned() }],
    };
    Owner::new().with(|| call_desk::view(&context(lang), &page).to_html())
}

#[test]
fn the_phone_desk_shows_hostile_words_as_words() {
    let page = call_desk_html(Lang::En, HOSTILE);
    assert!(!page.contains("<script") && page.matches("&lt;script").count() > 3, "{page}");
}

/// The keys of a page, in its order.
pub fn keys(html: &str) -> Vec<&str> {
    html.split("accesskey=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn each_key_of_a_page_is_in_the_help_and_leads_to_one_place() {
    let known: Vec<_> = crate::text::agent::keys::ALL.iter().map(|(key, _)| *key).collect();
    let pages = [
        queue_html(Lang::Fr, queue("mot")),
        rechecks_html(Lang::Fr, "mot"),
        safeguards_html(Lang::Fr, &safeguards_page("mot")),
        audit_html(Lang::Fr, "mot").split("</nav>").next().unwrap_or_default().to_owned(),
        call_desk_html(Lang::Fr, "mot"),
    ];
    for page in pages {
        let mut keys = keys(&page);
        assert!(keys.iter().all(|key| known.contains(key)), "{keys:?}");
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert!(all > 0 && all == keys.len(), "two places answer to one key");
    }
}
