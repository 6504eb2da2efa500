//! A service without a database, and claims of people who do not exist, for the tests of screens, letters and mail.

use crate::clock::Clock;
use crate::crypto::Keys;
use crate::persistence::claims::{ClaimFile, ClaimRow, file_place};
use crate::persistence::exchanges::Exchange;
use crate::persistence::medical::{Note, Read};
use crate::persistence::notices::{ClaimNotice, StoredNotice};
use crate::persistence::pools::{PoolSizes, Pools};
use crate::pipeline::announcements::Banner;
use crate::pipeline::board::OpenData;
use crate::pipeline::follow_up::OwnClaim;
use crate::pipeline::intake::Intake;
use crate::pipeline::review::{Agent, Case, MedicalView};
use crate::random::Lots;
use crate::rules::Rules;
use crate::state::{Service, Terms};
use abri_app::model::{ServiceContact, StaffRole};
use abri_domain::answers::Answered;
use abri_domain::assessment::{AssessmentRecord, Facts, assess};
use abri_domain::claim::{ActorKind, ClaimEvent, ClaimState, EventRecord};
use abri_domain::contact::{Address, Email, Phone, PostalCode};
use abri_domain::employer::{Employer, NoticeDelivery};
use abri_domain::ground::{ALD_NUMBER, Ground};
use abri_domain::insured::Insured;
use abri_domain::lane::Mandate;
use abri_domain::nir::Nir;
use abri_domain::notice::{Document, EmployerNotice, NoticeKind, NoticeState, OffWork};
use abri_domain::reference::{ClaimReference, NoticeCode};
use abri_domain::register::{Answer, RegisterAnswers};
use abri_domain::rules::RuleFiles;
use abri_domain::siret::Siret;
use abri_domain::status::{Channel, Door, InsuredStatus, Telework, Territory};
use abri_domain::stoppage::Stoppage;
use abri_domain::zone::Zone;
use abri_letters::Letters;
use std::collections::BTreeMap;
use std::sync::Arc;
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// When the claim came in: 10 h 42 in Paris.
pub const SUBMITTED: OffsetDateTime = datetime!(2020-03-25 09:42 UTC);
/// When everybody looks at it: 15 h 00 in Paris.
pub const NOW: OffsetDateTime = datetime!(2020-03-26 14:00 UTC);
/// The claim.
pub const CLAIM: Uuid = Uuid::from_u128(0xC1A1);
/// The agent.
pub const AGENT: Uuid = Uuid::from_u128(0xA6E);
/// Words of the medical side that must stay there.
pub const SECRET: &str = "SECRET-DE-LA-ZONE-M";

/// A service whose pools never connect.
pub fn service() -> Service {
    let folder = tempfile::tempdir().unwrap();
    Keys::create(&folder.path().join("keys")).unwrap();
    let pools =
        Pools::open(&"postgres://nobody@127.0.0.1:1/none".parse().unwrap(), PoolSizes::default(), true);
    Service {
        register: crate::register::Register::Table,
        intake: Intake::start(&pools.admin),
        pools,
        keys: Keys::read(&folder.path().join("keys")).unwrap(),
        clock: Clock::fixed(NOW),
        rules: Rules::new(RuleFiles::built_in()).unwrap(),
        lots: Lots::fixed(999),
        funds: Arc::new(abri_domain::fund::Funds::load().unwrap()),
        calendar: Arc::new(abri_domain::calendar::Calendar::load().unwrap()),
        terms: Terms::current(),
        training: None,
        banner: Banner::default(),
        open_data: OpenData::default(),
        letters: Arc::new(Letters::new()),
        callback_hours: abri_domain::callback::DeskHours::default(),
        calls: crate::webhook::Caller::public(),
        contact: contact(),
    }
}

pub fn contact() -> ServiceContact {
    ServiceContact {
        name: "Caisse d’Exemple".to_owned(),
        email: "contact@abri.example".to_owned(),
        phone: "01 99 00 00 00".to_owned(),
        address: vec!["1 rue de l’Exemple".to_owned(), "32000 Exempleville".to_owned()],
        public_url: "https://abri.example".to_owned(),
    }
}

pub fn asked() -> Stoppage {
    Stoppage::of_days(date!(2020 - 03 - 25), 21).unwrap()
}

fn diabetes() -> Ground {
    Ground::new("ald").answering(ALD_NUMBER, Answered::Number(8))
}

/// Facts that the rules of that day approve.
pub fn clear_facts() -> Facts {
    Facts {
        requested_at: date!(2020 - 03 - 25).with_hms(12, 0, 0).unwrap().assume_utc(),
        stoppage: asked(),
        status: InsuredStatus::AgriculturalEmployee,
        other_status: None,
        health_worker: false,
        telework: Telework::Impossible,
        territory: Territory::Metropole,
        birth_date: Some(date!(1980 - 05 - 01)),
        ground: diabetes().code().to_owned(),
        answers: diabetes().answers().clone(),
        register: RegisterAnswers { affiliated: Answer::Yes, ald: Answer::Yes, pregnancy: Answer::Unknown },
        overlaps_another: false,
        nir_provisional: false,
        nir_disagrees_with_birth: false,
    }
}

/// Facts that lead to the medical side, with the doctor's door.
pub fn medical_facts() -> Facts {
    let ground = Ground::new("other-condition");
    Facts { ground: ground.code().to_owned(), answers: ground.answers().clone(), ..clear_facts() }
}

/// Facts that lead to a caseworker, with the employer's door.
pub fn administrative_facts() -> Facts {
    Facts { status: InsuredStatus::CivilServant, ..clear_facts() }
}

pub fn assessed(service: &Service, facts: &Facts) -> AssessmentRecord {
    assess(facts, &service.rules.book("at-risk").unwrap(), date!(2020 - 03 - 25)).record()
}

pub fn file() -> ClaimFile {
    let address = |street: &str| Address {
        street: street.to_owned(),
        extra: None,
        postal_code: PostalCode::parse("32000").unwrap(),
        city: "Auch".to_owned(),
    };
    let employer = Employer {
        name: "Ferme de l’Exemple".to_owned(),
        siret: Some(Siret::with_key("0009000190001").unwrap()),
        email: Email::parse("paie@ferme.example").ok(),
        address: Some(address("Lieu-dit Exemple")),
        last_day_worked: None,
    };
    let insured = Insured {
        nir: Nir::parse("155053599990151").unwrap(),
        birth_name: "Lœuvrard".to_owned(),
        usual_name: Some("d’Exemple".to_owned()),
        first_names: "Élodie".to_owned(),
        birth_date: date!(1955 - 05 - 12),
        email: Email::parse("elodie@people.example").ok(),
        phone: Phone::parse("06 39 98 00 01").ok(),
        address: address("12 chemin de l’Exemple"),
    };
    ClaimFile {
        insured,
        other_status: None,
        health_worker: false,
        telework: Telework::Impossible,
        last_day_worked: Some(date!(2020 - 03 - 24)),
        employers: vec![employer],
        delivery: NoticeDelivery::ByService,
        helper: None,
    }
}

pub fn claim(service: &Service, state: ClaimState, whole: &AssessmentRecord) -> ClaimRow {
    ClaimRow {
        claim_id: CLAIM,
        reference: ClaimReference::from_random([7; 16]),
        scheme: "at-risk".to_owned(),
        channel: Channel::Online,
        language: "fr".to_owned(),
        fund: "msa-32".to_owned(),
        insured_status: InsuredStatus::AgriculturalEmployee,
        state,
        first_day: asked().first_day(),
        last_day: asked().last_day(),
        nir_index: Vec::new(),
        sealed: service.keys.zone_a.seal_json(file_place(CLAIM), &file()).unwrap(),
        rule_version: Some("at-risk-v2a".to_owned()),
        assessment: Some(whole.for_zone(Zone::Administrative)),
        submitted_at: SUBMITTED,
        assisted: None,
        decided_at: None,
        deadline: abri_domain::deadline::Deadline { due_on: date!(2020 - 03 - 31), paused_on: None },
        version: 3,
        last_sequence: 2,
        last_hash: [0; 32],
        held_by: None,
        held_since: None,
        held_until: None,
        proposal_id: None,
        proposed_by: None,
    }
}

/// The claim was recorded, then these things happened, an hour each.
pub fn history(events: &[(ActorKind, ClaimEvent)]) -> Vec<EventRecord> {
    let all = [(ActorKind::Insured, ClaimEvent::Submitted)].into_iter().chain(events.iter().cloned());
    let record = |(sequence, (actor_kind, event)): (i32, (ActorKind, ClaimEvent))| EventRecord {
        claim_id: CLAIM,
        sequence,
        at: SUBMITTED + Duration::hours(i64::from(sequence)),
        actor_kind,
        actor_id: None,
        event,
        loan_id: None,
    };
    (0..).zip(all).map(record).collect()
}

pub fn notice(state: NoticeState) -> StoredNotice {
    let employer = file().employers.remove(0);
    let code = NoticeCode::from_random([9; 16]);
    let kind = if state == NoticeState::Cancelled { NoticeKind::Cancelled } else { NoticeKind::Initial };
    let document = Document { kind, stoppage: asked() };
    let who = OffWork::from(&file().insured);
    let issued = EmployerNotice::new(code, who, &employer, document, file().last_day_worked, NOW.date());
    let last_day = if state == NoticeState::Shortened { date!(2020 - 04 - 01) } else { asked().last_day() };
    StoredNotice { notice_id: Uuid::from_u128(5), issued, state, last_day }
}

/// The claim as its owner loads it.
pub fn own(
    service: &Service,
    facts: &Facts,
    state: ClaimState,
    events: &[(ActorKind, ClaimEvent)],
) -> OwnClaim {
    let whole = assessed(service, facts);
    let claim_notice = |state| ClaimNotice {
        employer_number: 1,
        document: 1,
        follows: None,
        notice: notice(state),
        delivery: "sent".to_owned(),
        sent_at: Some(SUBMITTED + Duration::hours(2)),
    };
    OwnClaim {
        claim: claim(service, state, &whole),
        file: file(),
        assessment: Some(whole),
        explanation: Some("Mots du gestionnaire.".to_owned()),
        medical_explanation: Some("Mots du service.".to_owned()),
        medical_door: Some(Door::Doctor),
        medical_reason: Some("not-at-risk".to_owned()),
        exchanges: Vec::new(),
        notices: state.granted().map(|_| claim_notice(NoticeState::Valid)).into_iter().collect(),
        answers: Vec::new(),
        checks: Vec::new(),
        deliveries: Vec::new(),
        history: history(events),
        helpers: BTreeMap::new(),
        reads: vec![Read {
            staff_id: Uuid::nil(),
            by_role: "medical-officer".to_owned(),
            at: SUBMITTED + Duration::hours(1),
        }],
        codes_left: 0,
    }
}

pub fn agent(role: StaffRole) -> Agent {
    Agent {
        staff_id: AGENT,
        name: "A. Exemple".to_owned(),
        role,
        side: role.side().unwrap(),
        fund: None,
        language: "fr".to_owned(),
        form_token: "token".to_owned(),
        is_onboarding: false,
    }
}

/// The case as that role loads it: zone M only for medical officers.
pub fn loaded_case(
    service: &Service,
    role: StaffRole,
    facts: &Facts,
    state: ClaimState,
    events: &[(ActorKind, ClaimEvent)],
) -> Case {
    let whole = assessed(service, facts);
    let claim = claim(service, state, &whole);
    let note = |kind: &str, text: &str| Note {
        kind: kind.to_owned(),
        text: text.to_owned(),
        by_role: "medical-officer".to_owned(),
        at: SUBMITTED + Duration::hours(3),
    };
    let medical = MedicalView {
        ground: Some(if facts.ground == "ald" { diabetes() } else { Ground::new("other-condition") }),
        notes: vec![note("note", SECRET), note("door", "doctor")],
        exchanges: vec![Exchange { question: SECRET.to_owned(), answer: None }],
        scans: Vec::new(),
    };
    let officer = role == StaffRole::MedicalOfficer;
    Case {
        typed_by: None,
        assessment: if officer { Some(whole) } else { claim.assessment.clone() },
        claim,
        file: file(),
        exchanges: vec![Exchange {
            question: "Quel employeur ?".to_owned(),
            answer: Some("La ferme.".to_owned()),
        }],
        history: history(events),
        said: Vec::new(),
        holder: None,
        others: Vec::new(),
        handover: None,
        recheck: None,
        proposal: None,
        bar: None,
        mandate: Some(Mandate::Own),
        helpers: BTreeMap::new(),
        labels: Vec::new(),
        own_note: String::new(),
        opinions: Vec::new(),
        officers: Vec::new(),
        breach: None,
        signs: true,
        scans: Vec::new(),
        deliveries: Vec::new(),
        medical: officer.then_some(medical),
    }
}
