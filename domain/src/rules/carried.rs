//! What of the rules travels to the browser: all that judges, and no words. What stays behind is empty there.

use super::clauses::{EarliestStart, Elsewhere, Route};
use super::condition::{Condition, Operand, Operator, Order, Subject, Test, Window};
use super::criterion::{Criterion, DoorRule};
use super::fact::{Fact, FactSpec, Symbol, Vocabulary};
use super::parts::{Closing, HardEnd, Wording};
use super::profile::Profile;
use super::scheme::{AnswerShape, DayWindow, GroundOption, Question, Scheme};
use super::sheet::Value;
use super::{RuleBook, RuleVersion};
use crate::carry::{Carry, Parcel, carry_enum, carry_struct, pack_count};
use crate::zone::Zone;
use std::sync::Arc;

carry_enum!(Zone { Administrative, Medical; Employer });
carry_struct!(FactSpec { code, value_type, zone, may_be_unknown, options });
carry_struct!(Vocabulary { specs, symbols });
carry_enum!(Value { Flag(flag), Number(number), Day(day); Choice(symbol) });

carry_enum!(EarliestStart { On(day); BeforeRequest(days) });
carry_struct!(Route { to; text, source });
carry_struct!(Closing { door; text, source });
carry_struct!(Elsewhere { territories, until, follows; source });
carry_struct!(HardEnd { statuses, last_day, announced; code, text, source });

carry_enum!(Subject { Fact(fact); BodyMass { weight, height } });
carry_enum!(Order { More, AtLeast, Less; AtMost });
carry_enum!(Window { Before { days }; After { days } });
carry_enum!(Operand { Literal(value); Fact(fact) });
carry_enum!(Operator { Is(operand), In { sure, unsure }, Ordered { accepted, than }; Within { window, of } });
carry_struct!(Test { subject, operator });
carry_enum!(Condition { All(parts), Any(parts), Not(part), Profile(profile); Test(test) });
carry_struct!(Profile { code, standing, hidden, requires; source, text });
carry_struct!(DoorRule { to, when; text, source });
carry_struct!(Criterion { code, zone, applies, requires, facts, doors; may_be_unknown, source, yes, no, unknown });

carry_struct!(RuleVersion {
    id, valid_from, valid_until, announced, end_announced, closing, route, duration_days, earliest_start, unknown_register,
    profiles, criteria, hard_ends, elsewhere;
    sha256, place, title, summary, renewal, sampling_per_mille, alarm, sources, lists, measures, administrative_appeal, medical_appeal,
    examples
});

carry_enum!(AnswerShape { Flag, Number { min, max, unit, decimals, names }, Day { window }; Choice(options) });
carry_struct!(DayWindow { days_before, days_after });
carry_struct!(Question { code, fact, zone, optional, follows, shape; asked, label, hint });
carry_struct!(GroundOption { code, asks; label, name, hint });
carry_struct!(Scheme { vocabulary, grounds, questions; id, path, title, lead, deciding });
carry_struct!(RuleBook { scheme, versions; changes });

impl Carry for Fact {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        Self(u8::unpack(from))
    }
}

impl Carry for Symbol {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        Self(u16::unpack(from))
    }
}

/// The unit of a number: it may be typed in either language.
impl Carry for Wording {
    fn pack(&self, to: &mut Vec<u8>) {
        self.fr.as_ref().to_owned().pack(to);
        self.en.as_ref().to_owned().pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        let (fr, en) = (String::unpack(from), String::unpack(from));
        Self { fr: fr.into(), en: en.into() }
    }
}

/// An option of a choice, without its label.
impl Carry for (String, Wording) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        (String::unpack(from), Wording::default())
    }
}

/// A number that has a name, without it.
impl Carry for (i64, Wording) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Parcel<'_>) -> Self {
        (i64::unpack(from), Wording::default())
    }
}

impl RuleBook {
    /// Packs the part of the book that has these versions, in this order, and these questions; it is unpacked as a book.
    pub(crate) fn pack_part(&self, versions: &[&RuleVersion], questions: &[&Question], to: &mut Vec<u8>) {
        let questions = questions.iter().map(|question| (*question).clone()).collect();
        Arc::new(Scheme { questions, ..Scheme::clone(&self.scheme) }).pack(to);
        pack_count(versions.len(), to);
        for version in versions {
            version.pack(to);
        }
    }
}
