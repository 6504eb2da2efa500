//! What every part of the service needs, made once at start and shared.

use crate::clock::Clock;
use crate::clock::paris;
use crate::crypto::{Keys, sha256};
use crate::persistence::pools::Pools;
use crate::pipeline::announcements::Banner;
use crate::pipeline::board::OpenData;
use crate::pipeline::intake::Intake;
use crate::random::Lots;
use crate::register::Register;
use crate::rules::Rules;
use crate::sandbox::Training;
use crate::webhook::Caller;
use abri_app::model::ServiceContact;
use abri_app::text::form::terms;
use abri_domain::calendar::{Calendar, Office};
use abri_domain::callback::DeskHours;
use abri_domain::form::FormRules;
use abri_domain::fund::Funds;
use abri_letters::Letters;
use std::sync::Arc;
use time::OffsetDateTime;

/// The service, as its parts see it. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    /// Pools by role.
    pub pools: Pools,
    /// Keys.
    pub keys: Keys,
    /// The clock.
    pub clock: Clock,
    /// Draws what is left to chance.
    pub lots: Lots,
    /// The rules that run now.
    pub rules: Rules,
    /// Funds.
    pub funds: Arc<Funds>,
    /// Bank holidays.
    pub calendar: Arc<Calendar>,
    /// Terms in force.
    pub terms: Terms,
    /// What the fund knows of people.
    pub register: Register,
    /// Writes submissions, many to a commit.
    pub intake: Intake,
    /// The banner of the crisis cell, kept for a moment.
    pub banner: Banner,
    /// The open data, kept for a while.
    pub open_data: OpenData,
    /// Fonts and templates of the letters.
    pub letters: Arc<Letters>,
    /// The lessons, where one trains; everything is made up then.
    pub training: Option<Training>,
    /// When the phone desk calls back, as long as no supervisor set it.
    pub callback_hours: DeskHours,
    /// Calls partners.
    pub calls: Caller,
    /// Who answers for the service.
    pub contact: ServiceContact,
}

impl Service {
    /// What the form of a scheme must know now; `None` when there is no such scheme or it takes no claims.
    pub fn form_rules(&self, scheme: &str) -> Option<FormRules> {
        self.rules.book(scheme)?.form_rules(paris(self.clock.now()), &self.terms.version)
    }

    /// What the form of a scheme had to know at that instant, in Paris: for a claim on paper, when it was received.
    pub fn form_rules_at(&self, scheme: &str, at: OffsetDateTime) -> Option<FormRules> {
        self.rules.book(scheme)?.form_rules(at, &self.terms.version)
    }

    /// The working days of a fund.
    pub fn office(&self, fund: &str) -> Office<'_> {
        self.calendar.office(self.funds.departments(fund))
    }

    /// What a form under way must know. One that names no scheme of ours is of the first that takes claims.
    pub fn rules_of_form(&self, scheme: &str) -> Option<FormRules> {
        match self.rules.book(scheme) {
            Some(_) => self.form_rules(scheme),
            None => self.open_forms().into_iter().next(),
        }
    }

    /// The forms of every scheme that takes claims now, in the order of their folders.
    pub fn open_forms(&self) -> Vec<FormRules> {
        let (schemes, now) = (self.rules.current(), paris(self.clock.now()));
        schemes.books().iter().filter_map(|book| book.form_rules(now, &self.terms.version)).collect()
    }
}

/// The terms of use in force: their version and the hash of their text, kept with every claim.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Version.
    pub version: String,
    /// SHA-256 of the text in both languages.
    pub sha256: [u8; 32],
}

impl Terms {
    /// The terms the screens show.
    pub fn current() -> Self {
        Self { version: terms::VERSION.to_owned(), sha256: sha256(terms::full_text().as_bytes()) }
    }
}
