//! The public pages other than the form, drawn whole: every state, both languages.
#![cfg(feature = "ssr")]

mod html;
mod rules;
mod samples;

use abri_app::lang::Lang;
use abri_app::model::{HomePage, Screen, VerifyAnswer, VerifyPage};
use abri_app::paths::Page;
use abri_domain::assessment::ScreenVerdict;
use abri_domain::claim::ClaimState;
use abri_domain::form::Step;
use abri_domain::notice::NoticeState;
use html::{attributes, draw, headings, main_part, text_of};
use samples::{CHECKED, check, employer_space, errors, found, own_claim, receipt, screens, verify_pages};

const HOSTILE: &str = "\"><script>alert(1)</script>&<b onclick='x'>";

#[test]
fn every_page_has_one_first_heading_and_no_gap_below_it() {
    for lang in Lang::ALL {
        for screen in screens("mot") {
            let name = format!("{lang:?} {screen:?}");
            let levels = headings(main_part(&draw(lang, screen)));
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}");
            let mut seen = levels.iter().skip_while(|level| **level != 1).peekable();
            while let (Some(level), Some(next)) = (seen.next(), seen.peek()) {
                assert!(**next <= level + 1, "h{next} after h{level}: {name}");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_references_lead_to_them() {
    for screen in screens("mot") {
        let name = format!("{screen:?}");
        let page = draw(Lang::Fr, screen);
        let mut ids = attributes(&page, "id");
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "an id came twice: {name}");
        let links = attributes(&page, "href").into_iter().filter_map(|href| href.strip_prefix('#'));
        let described =
            ["for", "aria-describedby", "aria-labelledby"].map(|name| attributes(&page, name)).concat();
        for id in links.chain(described.iter().flat_map(|ids| ids.split_whitespace())) {
            assert!(ids.contains(&id), "#{id} leads nowhere: {name}");
        }
    }
}

#[test]
fn nothing_needs_an_inline_style_or_handler() {
    for screen in screens("mot") {
        let page = draw(Lang::En, screen);
        assert!(!page.contains(" style=") && !page.contains(" onclick=") && !page.contains("javascript:"));
    }
}

#[test]
fn only_pages_with_islands_carry_scripts() {
    // A proof is read in the browser alone: its page carries the script that does.
    for screen in screens("mot").into_iter().filter(|screen| !matches!(screen, Screen::Proof(_))) {
        let name = format!("{screen:?}");
        let page = draw(Lang::Fr, screen);
        assert_eq!(page.contains("<leptos-island"), page.contains("<script"), "{name}");
    }
}

#[test]
fn hostile_words_stay_words() {
    for lang in Lang::ALL {
        for screen in screens(HOSTILE) {
            let name = format!("{screen:?}");
            let page = draw(lang, screen);
            assert!(!page.contains("<script>alert") && !page.contains("<b onclick"), "{name}");
        }
    }
}

/// Words that would tell an employer, or let them guess, why somebody is off work.
const HEALTH_WORDS: &[&str] = &[
    "affection",
    "malad",
    "grossesse",
    "enceinte",
    "pregnan",
    "risque",
    " risk",
    "vulnérab",
    "vulnerab",
    "covid",
    "coronavirus",
    "virus",
    "épidémi",
    "epidemic",
    "santé",
    "health",
    "médic",
    "medic",
    "médecin",
    "doctor",
    "sick",
    "illness",
    "disease",
    "pathologi",
    "diagnos",
    "fragil",
    "isolement",
    "isolation",
];

#[test]
fn the_page_of_employers_holds_no_health_word() {
    for lang in Lang::ALL {
        for page in verify_pages("Camille Martin") {
            holds_no_health_word(lang, Screen::Verify(page));
        }
        for screen in employer_space("Camille Martin") {
            holds_no_health_word(lang, screen);
        }
    }
}

fn holds_no_health_word(lang: Lang, screen: Screen) {
    let html = draw(lang, screen);
    let words = text_of(main_part(&html)).replacen("01 (maladie)", "", 1);
    assert!(!words.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ALD"), "{words}");
    let words = words.to_lowercase();
    let told: Vec<_> = HEALTH_WORDS.iter().filter(|word| words.contains(**word)).collect();
    assert!(told.is_empty(), "{told:?} in {words}");
}

#[test]
fn a_notice_tells_the_payroll_what_to_key_in() {
    let page = draw(Lang::Fr, Screen::Verify(found(NoticeState::Valid, "Camille Martin")));
    // No last day worked was given: the day before the first one (DSN S21.G00.60.002).
    for value in ["01 (maladie)", "17032020", "01042020", "https://abri.example/fr/verifier"] {
        assert!(page.contains(value), "{value}");
    }
    let shortened = draw(Lang::Fr, Screen::Verify(found(NoticeState::Shortened, "x")));
    assert!(shortened.contains("reprise anticipée") && shortened.contains("7 avril 2020"));
    let cancelled = draw(Lang::Fr, Screen::Verify(found(NoticeState::Cancelled, "x")));
    assert!(!cancelled.contains("S21.G00.60.001"), "a cancelled notice must not be reported");
}

#[test]
fn an_unknown_code_is_answered_without_saying_why() {
    let unknown = |code: &str| {
        let page = VerifyPage {
            code: code.to_owned(),
            answer: Some(VerifyAnswer::Unknown),
            ..VerifyPage::default()
        };
        draw(Lang::En, Screen::Verify(page)).replace(code, "")
    };
    assert_eq!(unknown("C4D6-FGH7-JKMN"), unknown("nonsense"));
}

#[test]
fn the_receipt_says_what_the_law_asks() {
    for lang in Lang::ALL {
        let page = draw(lang, Screen::Receipt(Box::new(receipt(false, "25 mars 2020 à 8\u{a0}h\u{a0}00"))));
        let words = text_of(main_part(&page));
        let silence = if lang == Lang::Fr { "25 mai 2020" } else { "25 May 2020" };
        let asked = [
            "25 mars 2020 à 8\u{a0}h\u{a0}00",
            "aide@abri.example",
            "01\u{a0}99\u{a0}00\u{a0}12\u{a0}34",
            "99000 Exempleville",
            silence,
        ];
        for word in asked.iter().chain(&["commission de recours amiable", "C4D6-FGH7", "1234 5678"]) {
            assert!(words.contains(word), "{word}");
        }
        assert!(page.contains(Page::ReceiptPdf.path(lang)));
    }
}

#[test]
fn acts_are_offered_only_when_the_claim_can_take_them() {
    for state in samples::claim_states() {
        let page = draw(Lang::Fr, Screen::OwnClaim(Box::new(own_claim(state, "mot"))));
        let offers = |page_: Page| page.contains(&format!("action=\"{}\"", page_.path(Lang::Fr)));
        let approved = matches!(state, ClaimState::Approved { .. });
        assert_eq!(offers(Page::ReturnEarlier), approved, "{}", state.code());
        assert_eq!(offers(Page::Withdraw), state.is_open(), "{}", state.code());
        assert!(offers(Page::LeaveFollowUp) && offers(Page::NewCodes));
        assert_eq!(
            page.matches("name=\"token\" value=\"tok\"").count(),
            page.matches("method=\"post\"").count()
        );
    }
}

#[test]
fn a_claim_that_nobody_decided_shows_no_decision() {
    let open = draw(Lang::Fr, Screen::OwnClaim(Box::new(own_claim(ClaimState::Submitted, "mot"))));
    assert!(open.contains("Ce n’est pas une décision") && !open.contains(Page::DecisionPdf.path(Lang::Fr)));
    assert!(
        !open.contains("Vous êtes en arrêt de travail"),
        "days shown as granted before anyone granted them"
    );
    let state = ClaimState::Approved { stoppage: samples::stoppage() };
    let approved = draw(Lang::Fr, Screen::OwnClaim(Box::new(own_claim(state, "mot"))));
    assert!(
        approved.contains("Vous êtes en arrêt de travail")
            && approved.contains(Page::DecisionPdf.path(Lang::Fr))
    );
}

#[test]
fn what_did_not_hold_is_read_at_once_and_what_held_is_folded() {
    let page = draw(Lang::Fr, Screen::OwnClaim(Box::new(own_claim(ClaimState::Submitted, "mot"))));
    let (at_once, folded) = page.split_once("<summary>").unwrap();
    assert!(at_once.contains(">Non</td>") && at_once.contains(">Pas encore connu</td>"));
    assert!(!at_once.contains(">Oui</td>"));
    assert!(folded.starts_with("Un point rempli, et son texte</summary>") && folded.contains(">Oui</td>"));
}

#[test]
fn faults_come_first_and_lead_to_their_fields() {
    let mut page = own_claim(ClaimState::Approved { stoppage: samples::stoppage() }, "mot");
    page.errors = errors(&["return_day"]);
    let html = draw(Lang::En, Screen::OwnClaim(Box::new(page)));
    let main = main_part(&html);
    assert!(main.find("href=\"#return_day\"") < main.find("<h1"), "the summary comes before the heading");
    assert!(main.contains("id=\"return_day\"") && main.contains("aria-invalid=\"true\""));
}

#[test]
fn a_closed_scheme_leads_to_no_form() {
    let terms = Page::Step(Step::Terms).path(Lang::Fr);
    let closed = draw(Lang::Fr, Screen::Home(HomePage { schemes: Vec::new(), has_draft: false }));
    assert!(!closed.contains(terms) && closed.contains("arrêt de travail ordinaire"));
    let open = HomePage { schemes: vec![samples::home_scheme("mot")], has_draft: false };
    assert!(draw(Lang::Fr, Screen::Home(open)).contains(terms));
}

#[test]
fn the_check_sends_nobody_away() {
    let terms = Page::Step(Step::Terms).path(Lang::En);
    for verdict in ScreenVerdict::all() {
        let html = draw(Lang::En, Screen::Check(Box::new(check(CHECKED[0], Some(verdict), "x"))));
        let main = main_part(&html);
        assert!(main.find("id=\"answer\"") < main.find("<form"), "the answer comes first");
        let boxes = main.split("<div").skip(1);
        let is_shown = |one: &&str| {
            let tag = one.split('>').next().unwrap_or_default();
            tag.contains("data-says") && tag.contains("notice") && !tag.contains(" hidden")
        };
        let shown: Vec<_> = boxes.filter(is_shown).collect();
        assert_eq!(shown.len(), 1, "one answer: {verdict:?}");
        assert!(shown[0].contains(terms) || verdict == ScreenVerdict::Closed, "{verdict:?}");
    }
}

#[test]
fn everything_the_check_may_say_is_on_the_page_and_hidden_until_it_holds() {
    let html = draw(Lang::Fr, Screen::Check(Box::new(check(CHECKED[2], None, ""))));
    let said = html.matches("data-says=").count();
    assert!(said > 40, "{said} things to say");
    let hidden = html
        .split("data-says=")
        .skip(1)
        .filter(|one| one.split('>').next().unwrap_or_default().contains("hidden"));
    assert_eq!(hidden.count(), said);
    assert!(!html.contains("id=\"answer\""), "nothing is answered yet");
}

#[test]
fn the_list_of_conditions_can_be_left_open() {
    let html = draw(Lang::Fr, Screen::Check(Box::new(check(CHECKED[2], None, ""))));
    assert!(html.contains("name=\"answer-diabetes\"") && html.contains("name=\"others\""));
    let (checked, open) = (html.matches(" checked").count(), html.matches("value=\"\" checked").count());
    assert_eq!(checked, open, "nothing is answered beforehand but \u{201c}I don’t know\u{201d}");
    let spring = draw(Lang::Fr, Screen::Check(Box::new(check(CHECKED[0], None, ""))));
    assert!(!spring.contains("answer-weight") && !spring.contains("birth_day") && !spring.contains("others"));
    let september = draw(Lang::En, Screen::Check(Box::new(check(CHECKED[1], None, ""))));
    assert!(september.contains("French Guiana") && september.contains("Elsewhere in France"));
}

#[test]
fn what_the_rules_say_in_another_language_is_marked_as_such() {
    let draw_version = |lang| draw(lang, Screen::RuleVersion(Box::new(rules::version("mot"))));
    let (french, english) = (draw_version(Lang::Fr), draw_version(Lang::En));
    assert!(main_part(&french).contains("<span lang=\"en\">mot</span>"), "open points are in English");
    assert!(!main_part(&french).contains("lang=\"fr\""));
    assert!(main_part(&english).contains("<cite lang=\"fr\" class=\"source\">(mot)</cite>"));
    assert!(!main_part(&english).contains("lang=\"en\""));
}

#[test]
fn a_version_is_titled_by_its_own_name_and_shows_what_changed() {
    let page = draw(Lang::Fr, Screen::RuleVersion(Box::new(rules::version("Le nom"))));
    assert!(page.contains("<title>Le nom - Abri</title>"));
    let main = main_part(&page);
    let (at_once, folded) = main.split_once("<summary>").unwrap();
    for words in ["Points ajoutés", "Points retirés", "Points modifiés", "Les mots sont les mêmes"] {
        assert!(at_once.contains(words), "{words}");
    }
    assert!(folded.starts_with("Un point dit autrement") && folded.contains("Maintenant\u{a0}:"));
}

#[test]
fn the_rules_lead_to_the_form_only_when_one_can_ask_here() {
    let terms = Page::Step(Step::Terms).path(Lang::Fr);
    let leads = rules::rules("mot").map(|page| {
        let html = draw(Lang::Fr, Screen::Rules(Box::new(page)));
        assert!(main_part(&html).contains(Page::Check.path(Lang::Fr)));
        assert!(main_part(&html).contains(&Page::rule_version(Lang::Fr, "at-risk-v2a")));
        html.contains(terms)
    });
    assert_eq!(leads, [true, false, false]);
}
