//! The rules as they travel to the browser: what judges now, without words, and the instant they were drawn at.

use super::Asks;
use crate::assessment::Held;
use crate::carry::{Carry, Parcel};
use crate::rules::{Fact, RuleBook};
use crate::status::Territory;
use time::OffsetDateTime;

/// The part of a rule book that judges at an instant, for the same evaluator in the browser.
#[derive(Debug, Clone)]
pub struct Carried {
    /// The instant, at the offset of Europe/Paris: the browser’s own clock is not asked.
    pub now: OffsetDateTime,
    /// The versions that may have a say then, and the questions they read.
    rules: RuleBook,
    /// The facts they read.
    facts: Vec<Fact>,
    /// The territories they tell apart.
    territories: Vec<Territory>,
    /// The criteria that are held.
    held: Held,
}

impl Carried {
    /// What the check of that instant needs, as two hexadecimal digits a byte, for an attribute of the page.
    pub fn write(asks: &Asks<'_>, now: OffsetDateTime) -> String {
        let mut bytes = Vec::new();
        now.pack(&mut bytes);
        asks.rules.pack_part(&asks.versions, &asks.questions, &mut bytes);
        asks.facts.pack(&mut bytes);
        asks.territories.pack(&mut bytes);
        asks.held.pack(&mut bytes);
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
        bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }

    /// Reads what [`Carried::write`] wrote; nothing of anything else. It stays for as long as the program: a page reads one,
    /// and what is never freed needs no program to free it (a twentieth of all the browser loads).
    pub fn read(text: &str) -> Option<&'static Self> {
        let half = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let mut bytes = Vec::with_capacity(text.len() / 2);
        for pair in text.as_bytes().chunks(2) {
            let [high, low] = pair else { return None };
            bytes.push(half(*high)? << 4 | half(*low)?);
        }
        let mut from = Parcel::of(&bytes);
        let (now, rules) = (OffsetDateTime::unpack(&mut from), RuleBook::unpack(&mut from));
        let (facts, territories) = (Vec::unpack(&mut from), Vec::unpack(&mut from));
        let held = Held::unpack(&mut from);
        let read: &'static Self = Box::leak(Box::new(Self { now, rules, facts, territories, held }));
        from.is_done().then_some(read)
    }

    /// What to ask, as the server found it.
    pub fn asks(&self) -> Asks<'_> {
        let Self { rules, facts, territories, held, .. } = self;
        let (versions, questions) =
            (rules.versions().iter().collect(), rules.scheme().questions().iter().collect());
        Asks {
            rules,
            versions,
            questions,
            facts: facts.clone(),
            territories: territories.clone(),
            held: held.clone(),
        }
    }
}
