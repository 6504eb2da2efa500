//! What a change of rules does to a claim: two outcomes, side by side.

use super::Outcome;
use crate::status::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// In which direction an outcome moved.
    Shift {
        /// It did not.
        Same = "same",
        /// The machine now says yes.
        Gained = "gained",
        /// The machine no longer says yes: a person looks.
        Lost = "lost",
        /// A yes for more days.
        Longer = "longer",
        /// A yes for fewer days.
        Shorter = "shorter",
        /// A person looks either way, with another door in mind.
        OtherDoor = "other-door",
        /// A person looks either way, of the other side.
        OtherSide = "other-side",
    }
}

/// From one outcome to another.
pub fn shift(before: Outcome, after: Outcome) -> Shift {
    use Outcome::{Approve, Review};
    match (before, after) {
        (Review { .. }, Approve { .. }) => Shift::Gained,
        (Approve { .. }, Review { .. }) => Shift::Lost,
        (Approve { stoppage: old }, Approve { stoppage: new }) => match new.days().cmp(&old.days()) {
            std::cmp::Ordering::Less => Shift::Shorter,
            std::cmp::Ordering::Equal => Shift::Same,
            std::cmp::Ordering::Greater => Shift::Longer,
        },
        (Review { side: old, .. }, Review { side: new, .. }) if old != new => Shift::OtherSide,
        (Review { door: old, .. }, Review { door: new, .. }) if old != new => Shift::OtherDoor,
        (Review { .. }, Review { .. }) => Shift::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::status::Door;
    use crate::stoppage::Stoppage;
    use crate::zone::Side;
    use time::macros::date;

    #[test]
    fn a_shift_tells_the_direction() {
        let yes =
            |days| Outcome::Approve { stoppage: Stoppage::of_days(date!(2020 - 04 - 10), days).unwrap() };
        let person = |side, door| Outcome::Review { side, door };
        let (medical, administrative) = (person(Side::Medical, None), person(Side::Administrative, None));
        for (before, after, expected) in [
            (yes(21), yes(21), Shift::Same),
            (yes(21), yes(20), Shift::Shorter),
            (yes(20), yes(21), Shift::Longer),
            (yes(21), medical, Shift::Lost),
            (medical, yes(1), Shift::Gained),
            (medical, administrative, Shift::OtherSide),
            (medical, person(Side::Medical, Some(Door::Doctor)), Shift::OtherDoor),
            (medical, medical, Shift::Same),
        ] {
            assert_eq!(shift(before, after), expected);
        }
    }
}
