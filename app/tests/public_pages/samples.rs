//! Sample screens, one for each thing a public page can say.

use crate::rules;
use abri_app::lang::Lang;
use abri_app::model::*;
use abri_app::paths::Page;
use abri_domain::assessment::{Asks, Saying, Screen as Answer, ScreenVerdict, missing_id};
use abri_domain::audit::PublishedHead;
use abri_domain::claim::{ClaimState, RefusalReason};
use abri_domain::delivery::{DeliveryState, Rung};
use abri_domain::dsn::Report;
use abri_domain::form::{ClaimForm, FieldCode, FieldErrors};
use abri_domain::notice::{NoticeAnswer, NoticeKind, NoticeState};
use abri_domain::rules::RuleBook;
use abri_domain::status::Door;
use abri_domain::stoppage::Stoppage;
use abri_domain::zone::Side;
use std::sync::Arc;
use time::Date;
use time::macros::date;

pub fn context(lang: Lang) -> PageContext {
    PageContext {
        lang,
        alternate: Some("/alternate".to_owned()),
        clock_banner: Some(date!(2020 - 03 - 25)),
        staff: None,
        training: false,
        pkg_path: "/pkg-1a2b".to_owned(),
        nonce: "nonce".to_owned(),
        service: ServiceContact {
            name: "Caisse de démonstration".to_owned(),
            email: "aide@abri.example".to_owned(),
            phone: "01 99 00 12 34".to_owned(),
            address: vec!["1 rue des Essais".to_owned(), "99000 Exempleville".to_owned()],
            public_url: "https://abri.example".to_owned(),
        },
    }
}

pub fn stoppage() -> Stoppage {
    Stoppage::of_days(date!(2020 - 03 - 18), 21).unwrap_or_else(|error| panic!("{error}"))
}

pub fn errors(fields: &[&str]) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for field in fields {
        errors.add(field, FieldCode::Missing);
    }
    errors
}

pub fn claim_states() -> Vec<ClaimState> {
    let mut states =
        vec![ClaimState::Submitted, ClaimState::Approved { stoppage: stoppage() }, ClaimState::Withdrawn];
    for side in [Side::Administrative, Side::Medical] {
        for granted in [None, Some(stoppage())] {
            states.push(ClaimState::InReview { side, granted });
            states.push(ClaimState::AwaitingInsured { side, granted });
            states.push(ClaimState::AwaitingOpinion { granted });
        }
        states.push(ClaimState::Refused { side, reason: RefusalReason::NoAnswer });
        states.push(ClaimState::Redirected { side, door: Some(Door::Doctor) });
        states.push(ClaimState::Redirected { side, door: None });
    }
    states
}

pub fn decision(text: &str) -> DecisionView {
    DecisionView {
        granted: Some((date!(2020 - 03 - 18), date!(2020 - 04 - 07))),
        door: Some(Door::SpecialLeave),
        refusal: Some(RefusalView {
            reason: text.to_owned(),
            criterion: Some(text.to_owned()),
            remedy: Some(text.to_owned()),
        }),
        explanation: Some(format!("{text}\n{text}")),
        findings: ["yes", "no", "unknown"]
            .map(|verdict| (text.to_owned(), verdict, Some(text.to_owned())))
            .to_vec(),
        rule: Some(text.to_owned()),
        rule_ids: vec!["at-risk-v2a".to_owned()],
        decided_for: None,
        by_rule: false,
        appeal: vec![(text.to_owned(), text.to_owned())],
    }
}

/// The claim with every part filled; `text` stands wherever somebody's words do.
pub fn own_claim(state: ClaimState, text: &str) -> OwnClaimPage {
    let notice = |(index, state): (usize, &NoticeState)| NoticeView {
        number: index + 1,
        employer_name: text.to_owned(),
        code: "C4D6-FGH7-JKMN".to_owned(),
        kind: NoticeKind::ALL[index % NoticeKind::ALL.len()],
        state: *state,
        checks: vec![text.to_owned(); index],
        delivery: ["sent", "waiting", "failed", "by-hand", "sent"][index],
        sent_at: Some(text.to_owned()),
        answer: NoticeAnswer::ALL.get(index).map(|answer| (*answer, text.to_owned())),
    };
    let sent = |state: &DeliveryState| DeliveryView {
        what: text.to_owned(),
        way: Rung::EMail,
        state: *state,
        at: text.to_owned(),
    };
    OwnClaimPage {
        reference: "C4D6-FGH7".to_owned(),
        insured_name: text.to_owned(),
        helper: Some(text.to_owned()),
        state,
        received_on: "19 mars 2020".to_owned(),
        first_day: date!(2020 - 03 - 18),
        last_day: date!(2020 - 04 - 07),
        fund_name: text.to_owned(),
        expected_days: Some((1, 4)),
        silence_date: Some(date!(2020 - 05 - 19)),
        decision: Some(decision(text)),
        cut: Some(CutView {
            last_day: date!(2020 - 04 - 30),
            was: Some(date!(2020 - 05 - 05)),
            text: Some(text.to_owned()),
            source: Some(text.to_owned()),
            rule: Some(text.to_owned()),
            door: Some(Door::ShortTimeWork),
        }),
        suggested_door: Some(Door::Doctor),
        question: Some(text.to_owned()),
        typed_answer: text.to_owned(),
        errors: FieldErrors::default(),
        typed_return: [text, text, text].map(str::to_owned),
        notices: NoticeState::ALL.iter().enumerate().map(notice).collect(),
        deliveries: DeliveryState::ALL.iter().map(sent).collect(),
        history: vec![OwnEvent { at: text.to_owned(), what: text.to_owned() }],
        medical_reads: vec![ReadOfMedicalPart { at: text.to_owned(), role: text.to_owned() }],
        token: "tok".to_owned(),
        new_codes: vec![text.to_owned()],
        uses_printed_codes: true,
        codes_left: 1,
    }
}

pub fn found(state: NoticeState, text: &str) -> VerifyPage {
    let shortened = (state == NoticeState::Shortened).then_some(date!(2020 - 04 - 07));
    let answer = VerifyAnswer::Found {
        state,
        kind: NoticeKind::Initial,
        insured_name: text.to_owned(),
        birth_date: Some(date!(1985 - 06 - 12)),
        employer_name: text.to_owned(),
        first_day: date!(2020 - 03 - 18),
        last_day: date!(2020 - 04 - 01),
        first_issued_last_day: shortened,
        last_day_worked: None,
        issued_on: date!(2020 - 03 - 20),
    };
    VerifyPage { code: text.to_owned(), answer: Some(answer), ..VerifyPage::default() }
}

pub fn verify_pages(text: &str) -> Vec<VerifyPage> {
    let code = || text.to_owned();
    let unknown = VerifyPage { code: code(), answer: Some(VerifyAnswer::Unknown), ..VerifyPage::default() };
    let away = VerifyPage { code: code(), is_away: true, ..VerifyPage::default() };
    let empty = VerifyPage { errors: errors(&["code", "last_name"]), ..VerifyPage::default() };
    let wait = VerifyPage { code: code(), answer: Some(VerifyAnswer::Wait), ..VerifyPage::default() };
    let mut pages = vec![VerifyPage::default(), empty, unknown, away, wait];
    pages.extend(NoticeState::ALL.iter().map(|state| found(*state, text)));
    pages
}

/// A notice as its employer has it.
fn received(kind: NoticeKind, state: NoticeState, text: &str) -> ReceivedNotice {
    let (last_worked, last_day) = (date!(2020 - 03 - 17), date!(2020 - 04 - 30));
    let report = Report::of(kind, state, last_worked, last_day);
    ReceivedNotice {
        id: format!("{}-{}", kind.code(), state.code()),
        code: "C4D6-FGH7-JKMN".to_owned(),
        insured_name: text.to_owned(),
        birth_date: Some(date!(1985 - 06 - 12)),
        employer_name: text.to_owned(),
        kind,
        state,
        first_day: date!(2020 - 03 - 18),
        last_day,
        first_said: Some(date!(2020 - 05 - 07)),
        last_worked,
        sent_at: text.to_owned(),
        report: report.map(|report| (report.occasion, Report::due(last_day))),
        answer: (state == NoticeState::Valid).then(|| (NoticeAnswer::NotOurs, text.to_owned())),
    }
}

/// The space of an employer, in every state.
pub fn employer_space(text: &str) -> Vec<Screen> {
    let pairs = NoticeKind::ALL.iter().flat_map(|kind| NoticeState::ALL.iter().map(|state| (*kind, *state)));
    let notices: Vec<_> = pairs.map(|(kind, state)| received(kind, state, text)).collect();
    let faulty = EmployerDoorPage {
        siret: text.to_owned(),
        email: text.to_owned(),
        errors: errors(&["space_siret", "space_email"]),
        ..EmployerDoorPage::default()
    };
    let asked = EmployerDoorPage { asked: true, ..EmployerDoorPage::default() };
    let stale = EmployerDoorPage { stale: true, is_away: true, ..EmployerDoorPage::default() };
    let doors = [EmployerDoorPage::default(), faulty, asked, stale].map(Screen::EmployerDoor);
    let list = |notices: Vec<ReceivedNotice>, none_ticked| {
        let ticked = notices.first().map(|notice| notice.id.clone()).into_iter().collect();
        let page =
            EmployerNoticesPage { more: none_ticked, notices, ticked, none_ticked, token: text.to_owned() };
        Screen::EmployerNotices(Box::new(page))
    };
    let one = |notice: &ReceivedNotice| {
        let block = notice.report.map(|_| "S20.G00.05.001,'04'\n".to_owned());
        let page =
            EmployerNoticePage { notice: notice.clone(), block, token: text.to_owned(), errors: errors(&[]) };
        Screen::EmployerNotice(Box::new(page))
    };
    let mut screens: Vec<_> = doors.into_iter().chain(notices.iter().map(one)).collect();
    screens.push(Screen::EmployerLink(EmployerLinkPage { token: text.to_owned() }));
    screens.extend([list(Vec::new(), false), list(notices.clone(), false), list(notices, true)]);
    screens
}

/// A scheme that takes claims.
pub fn home_scheme(text: &str) -> HomeScheme {
    HomeScheme {
        title: text.to_owned(),
        lead: Some(text.to_owned()),
        days: 21,
        start: Page::start(Lang::Fr, "personnes-a-risque"),
        paper: Page::paper_form(Lang::Fr, "personnes-a-risque"),
    }
}

/// The check on that day, with `text` in every field, and everything said with that verdict, if there is one.
pub fn check(day: Date, verdict: Option<ScreenVerdict>, text: &str) -> CheckPage {
    let rules = RuleBook::built_in().unwrap_or_else(|error| panic!("{error}"));
    let now = day.with_hms(9, 0, 0).unwrap_or_else(|error| panic!("{error}")).assume_utc();
    let asks = Asks::of(&rules, now).unwrap_or_else(|| panic!("closed on {day}"));
    let mut form = ClaimForm::default();
    for field in asks.fields() {
        if !form.set(&field, text.to_owned()) {
            form.answers.insert(field, text.to_owned());
        }
    }
    let missing = asks.open_fields().into_iter().map(|(field, _)| missing_id(&field));
    let said = Saying::all(&asks).iter().map(Saying::id).chain(missing).collect();
    let fields = asks.fields();
    let wrong: Vec<_> = fields.iter().filter(|_| verdict.is_none()).map(String::as_str).collect();
    let errors = errors(&wrong);
    let result = verdict.map(|verdict| Answer { verdict, said });
    let action = "/fr/suis-je-concerne".to_owned();
    CheckPage::Ask(Box::new(CheckForm {
        action,
        now,
        held: None,
        form,
        errors,
        result,
        rules: Arc::new(rules),
    }))
}

/// The days of the check that look most apart: one scheme in spring, everything in autumn.
pub const CHECKED: [Date; 3] = [date!(2020 - 03 - 25), date!(2020 - 09 - 10), date!(2020 - 11 - 15)];

fn checks(text: &str) -> Vec<CheckPage> {
    let one = (text.to_owned(), text.to_owned());
    let mut pages = vec![CheckPage::Closed, CheckPage::Choose(vec![one.clone(), one])];
    for day in CHECKED {
        pages.push(check(day, None, text));
        let verdicts =
            ScreenVerdict::all().filter(|verdict| day == CHECKED[0] || *verdict == ScreenVerdict::Online);
        pages.extend(verdicts.map(|verdict| check(day, Some(verdict), text)));
    }
    pages
}

pub fn receipt(emailed: bool, text: &str) -> ReceiptPage {
    ReceiptPage {
        reference: "C4D6-FGH7".to_owned(),
        received_at: text.to_owned(),
        first_day: date!(2020 - 03 - 18),
        last_day: date!(2020 - 04 - 07),
        silence_date: date!(2020 - 05 - 25),
        emailed,
        access_codes: if emailed { Vec::new() } else { vec!["1234 5678".to_owned(), text.to_owned()] },
        fund_name: text.to_owned(),
        has_employer: true,
        helper: Some(text.to_owned()),
    }
}

const MESSAGES: [MessageKind; 10] = [
    MessageKind::NotFound,
    MessageKind::WrongOrigin,
    MessageKind::TooManyRequests,
    MessageKind::TooLarge,
    MessageKind::WrongContentType,
    MessageKind::Unreadable,
    MessageKind::Unavailable,
    MessageKind::Internal,
    MessageKind::Closed,
    MessageKind::SessionEnded,
];

/// The heads: none yet, and a day with a small count and a large one.
fn journals() -> [JournalPage; 2] {
    let head = PublishedHead { day: date!(2020 - 03 - 25), head: [7; 32], events: Some(11), reads: None };
    [
        JournalPage { heads: Vec::new(), year: None, years: Vec::new() },
        JournalPage { heads: vec![head], year: Some(2020), years: vec![2021, 2020] },
    ]
}

/// Every public screen but the form's, in every state; `text` stands wherever somebody's words do.
pub fn screens(text: &str) -> Vec<Screen> {
    let typed = || [text, text, text].map(str::to_owned);
    let mut screens = vec![Screen::Privacy, Screen::Accessibility];
    screens.extend(checks(text).into_iter().map(|page| Screen::Check(Box::new(page))));
    for (open, has_draft) in [(2, true), (2, false), (1, true), (1, false), (0, false)] {
        screens.push(Screen::Home(HomePage { schemes: vec![home_scheme(text); open], has_draft }));
    }
    for wrong in [true, false] {
        let errors = if wrong { errors(&["reference", "birth_day"]) } else { FieldErrors::default() };
        let page = FollowUpPage {
            reference: text.to_owned(),
            birth: typed(),
            errors,
            not_matching: !wrong,
            is_away: !wrong,
        };
        screens.push(Screen::FollowUp(page));
        let errors = if wrong { self::errors(&["code"]) } else { FieldErrors::default() };
        screens.push(Screen::FollowUpCode(CodePage {
            code: text.to_owned(),
            errors,
            refused: !wrong,
            is_away: !wrong,
        }));
        screens.push(Screen::Receipt(Box::new(receipt(wrong, text))));
    }
    for unsent in [Unsent::Answer(text.to_owned()), Unsent::Return(typed())] {
        screens.push(Screen::Unsent(UnsentPage { typed: unsent, token: text.to_owned() }));
    }
    for state in claim_states() {
        screens.push(Screen::OwnClaim(Box::new(own_claim(state, text))));
    }
    screens
        .extend(MESSAGES.map(|kind| Screen::Message(MessagePage { kind, incident: Some(text.to_owned()) })));
    screens.extend(rules::rules(text).map(|page| Screen::Rules(Box::new(page))));
    screens.push(Screen::RuleVersion(Box::new(rules::version(text))));
    screens.extend(journals().map(|page| Screen::Journal(Box::new(page))));
    screens.extend(verify_pages(text).into_iter().map(Screen::Verify));
    screens.extend(employer_space(text));
    screens.push(Screen::Notice(Box::new(NoticePage {
        number: 1,
        title: text.to_owned(),
        service_name: text.to_owned(),
        code: text.to_owned(),
        facts: vec![(text.to_owned(), text.to_owned())],
        todo: vec![text.to_owned()],
        check: vec![text.to_owned()],
    })));
    screens.push(Screen::Proof(ProofPage { keys: text.to_owned() }));
    screens
}
