//! Claims for the tests: who files them, and what became of them.

use super::TestApp;
use abri_domain::answers::Answered;
use abri_domain::claim::{EventRecord, GENESIS_HASH};
use abri_domain::form::{ClaimForm, EmployerForm, FormRules};
use abri_domain::ground::{ALD_NUMBER, DUE_DATE, Ground};
use abri_domain::nir::Nir;
use abri_domain::register::RegisterEntry;
use abri_domain::status::Channel;
use abri_server::demo::people::{Expected, SyntheticClaim, person, showcase};
use abri_server::persistence::claims::{self, ClaimRow};
use abri_server::persistence::events;
use abri_server::pipeline::intake::{self, Submission};
use time::Date;
use uuid::Uuid;

impl TestApp {
    /// The rules of the form today.
    pub fn rules(&self) -> FormRules {
        self.service.form_rules("at-risk").unwrap()
    }

    /// A farmer in good order: the register knows them and their long-term condition.
    pub fn farmer(&self) -> SyntheticClaim {
        let [farmer, ..] = showcase(&self.rules());
        farmer
    }

    /// An employee in good order, with so many employers; `delivery` is `service` or `self`.
    pub fn employee(&self, employers: usize, delivery: &str) -> SyntheticClaim {
        let [_, mut employee, _] = showcase(&self.rules());
        employee.form.employers = self.companies().take(employers).collect();
        delivery.clone_into(&mut employee.form.delivery);
        with_ground(employee, &ald(14))
    }

    /// Companies with an e-mail address and a postal one, all different.
    fn companies(&self) -> impl Iterator<Item = EmployerForm> {
        let rules = self.rules();
        let all = (0..).flat_map(move |seed| person(seed, &rules).form.employers.into_iter().take(1));
        let mut seen = Vec::new();
        all.filter(move |company| {
            let new = !company.employer_email.is_empty() && !seen.contains(&company.employer_siret);
            seen.push(company.employer_siret.clone());
            new
        })
    }

    /// People in good order, without end.
    pub fn clear_people(&self) -> impl Iterator<Item = SyntheticClaim> {
        let rules = self.rules();
        (0..).map(move |seed| person(seed, &rules)).filter(|person| person.kind == Expected::ApprovedAtOnce)
    }

    /// People whom a caseworker has to look at, and nobody else: they could partly work from home.
    pub fn for_caseworkers(&self) -> impl Iterator<Item = SyntheticClaim> {
        self.clear_people().map(|mut person| {
            "partial".clone_into(&mut person.form.telework);
            person
        })
    }

    /// People whom a medical officer has to look at: the fund knows them, not their condition.
    pub fn for_medical_officers(&self) -> impl Iterator<Item = SyntheticClaim> {
        self.clear_people().map(unconfirmed)
    }

    /// Files a claim past the form; answers with its id.
    pub async fn submit(&self, person: &SyntheticClaim) -> Uuid {
        let claim = person.form.parse(&self.rules()).map_err(|(_, errors)| format!("{errors:?}")).unwrap();
        let submission = Submission {
            claim,
            submit_key: Uuid::new_v4(),
            language: "fr",
            channel: Channel::Online,
            assisted: None,
            session: None,
        };
        intake::submit(&self.service, submission).await.unwrap()
    }

    /// Files a claim of someone the register knows as far as it does, and does the work.
    pub async fn filed(&self, person: &SyntheticClaim) -> Uuid {
        self.know(person).await;
        let claim_id = self.submit(person).await;
        self.work().await;
        claim_id
    }

    /// A claim, as zone A knows it.
    pub async fn claim(&self, claim_id: Uuid) -> ClaimRow {
        let mut owner = self.owner.acquire().await.unwrap();
        claims::find(&mut owner, claim_id).await.unwrap().unwrap()
    }

    /// The reference of a claim, as its person reads it.
    pub async fn reference(&self, claim_id: Uuid) -> String {
        self.claim(claim_id).await.reference.to_string()
    }

    /// The state of a claim, with its side where a person has to look: `in-review medical`.
    pub async fn state(&self, claim_id: Uuid) -> String {
        let state = self.claim(claim_id).await.state;
        let side = state.side().map(|side| format!(" {}", side.code())).unwrap_or_default();
        format!("{}{side}", state.code())
    }

    /// The claim of a reference as people read it.
    pub async fn claim_of(&self, reference: &str) -> Uuid {
        let plain = reference.replace('-', "");
        sqlx::query_scalar("SELECT claim_id FROM claims WHERE reference = $1")
            .bind(plain)
            .fetch_one(&self.owner)
            .await
            .unwrap()
    }

    /// The history of a claim, whose chain is verified each time it is read.
    pub async fn history(&self, claim_id: Uuid) -> Vec<EventRecord> {
        let mut owner = self.owner.acquire().await.unwrap();
        let rows = events::of_claim(&mut owner, claim_id).await.unwrap();
        drop(owner);
        let mut last = GENESIS_HASH;
        for (place, (record, hash)) in (0..).zip(&rows) {
            assert_eq!(record.sequence, place);
            last = record.hash(&last);
            assert_eq!(hash.as_slice(), last, "event {place} is not what was chained");
        }
        assert_eq!(
            self.claim(claim_id).await.last_hash,
            last,
            "the claim does not end where its history does"
        );
        rows.into_iter().map(|(record, _)| record).collect()
    }

    /// Who did what, readings left out: `rule approved-by-rule`.
    pub async fn acts(&self, claim_id: Uuid) -> Vec<String> {
        let history = self.history(claim_id).await;
        let acts = history.iter().filter(|record| record.event.code() != "file-read");
        acts.map(|record| format!("{} {}", record.actor_kind.code(), record.event.code())).collect()
    }

    /// One number from the database, asked by its owner.
    pub async fn count(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.owner).await.unwrap()
    }
}

/// A long-term condition by its number.
pub fn ald(number: u8) -> Ground {
    Ground::new("ald").answering(ALD_NUMBER, Answered::Number(i64::from(number)))
}

/// A pregnancy by the expected date of birth.
pub fn pregnancy(due: Date) -> Ground {
    Ground::new("pregnancy").answering(DUE_DATE, Answered::Day(due))
}

/// The same person with another ground, which the register confirms where it can.
pub fn with_ground(mut person: SyntheticClaim, ground: &Ground) -> SyntheticClaim {
    let form = &mut person.form;
    ground.code().clone_into(&mut form.ground);
    form.answers.clear();
    let mut entry = RegisterEntry { fund: "MSA-35".into(), ..RegisterEntry::default() };
    if let Some(number) = ground.ald() {
        form.answers.insert("answer-ald-number".into(), u8::from(number).to_string());
        entry.alds = vec![number];
    }
    if let Some(due) = ground.due() {
        fill_due(form, due);
        entry.pregnancy_due = Some(due);
    }
    person.register = Some(entry);
    person.kind = Expected::ApprovedAtOnce;
    person
}

fn fill_due(form: &mut ClaimForm, due: Date) {
    let parts = [due.day().to_string(), u8::from(due.month()).to_string(), due.year().to_string()];
    for (part, typed) in ["day", "month", "year"].into_iter().zip(parts) {
        form.answers.insert(format!("answer-due-date-{part}"), typed);
    }
}

/// The same person, whom the fund knows without the condition they declare.
pub fn unconfirmed(mut person: SyntheticClaim) -> SyntheticClaim {
    if let Some(entry) = &mut person.register {
        entry.alds.clear();
        entry.pregnancy_due = None;
    }
    person.kind = Expected::Review;
    person
}

/// The same person under another social-security number: someone else for the service, the same on paper.
pub fn another(mut person: SyntheticClaim, order: u32) -> SyntheticClaim {
    let first10 = &person.form.nir[..10];
    let nir = Nir::with_key(&format!("{first10}{order:03}")).unwrap();
    person.form.nir = nir.expose().into();
    person
}
