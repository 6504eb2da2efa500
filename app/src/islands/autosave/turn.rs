//! Whose turn it is: one save at a time, so that an older one can't arrive after a newer one.

use std::cell::Cell;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Quiet,
    Saving,
    /// Something changed while a save was under way.
    SavingOld,
}

/// The turn of the saves of one page.
#[derive(Default)]
pub struct Turn(Cell<State>);

impl Turn {
    /// Something changed: must it be saved now? If not, the save under way is followed by another.
    pub fn begin(&self) -> bool {
        let before = self.0.get();
        self.0.set(if before == State::Quiet { State::Saving } else { State::SavingOld });
        before == State::Quiet
    }

    /// A save has ended: must another one follow, for what changed meanwhile?
    pub fn again(&self) -> bool {
        let old = self.0.get() == State::SavingOld;
        self.0.set(if old { State::Saving } else { State::Quiet });
        old
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saves_follow_each_other_and_the_last_change_is_never_forgotten() {
        let turn = Turn::default();
        assert!(turn.begin(), "nothing is under way");
        assert!(!turn.again(), "nothing changed meanwhile");
        assert!(turn.begin());
        assert!(!turn.begin() && !turn.begin(), "one save at a time");
        assert!(turn.again(), "both changes go into the next one");
        assert!(!turn.begin(), "which is under way");
        assert!(turn.again() && !turn.again());
    }
}
