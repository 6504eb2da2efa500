//! To be called back, as who asks sees it.

use abri_domain::callback::CallerForm;
use abri_domain::form::FieldErrors;

/// A half hour that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotOption {
    /// Its value in the form.
    pub value: String,
    /// In words.
    pub words: String,
}

/// Why a call was not booked, found or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallBackRefusal {
    /// The half hour is full.
    Full,
    /// That number has a call to come.
    SamePhone,
    /// Too many tries.
    TooMany,
    /// No call to come has that code.
    NoCall,
    /// It stays where it was.
    NotMoved,
}

/// A call to book, as typed.
#[derive(Debug, Clone, Default)]
pub struct CallBackForm {
    /// The half hours that are free.
    pub slots: Vec<SlotOption>,
    /// The one chosen.
    pub slot: String,
    /// Whom to call.
    pub caller: CallerForm,
    /// Faults.
    pub errors: FieldErrors,
    /// Why it was not booked.
    pub refused: Option<CallBackRefusal>,
}

/// The page on which a call is booked.
#[derive(Debug, Clone, Default)]
pub struct CallBackPage {
    /// What was typed.
    pub form: CallBackForm,
    /// Nobody could book it: the database is away.
    pub is_away: bool,
    /// A call was just cancelled.
    pub cancelled: bool,
}

/// The page of a code: which call it opens.
#[derive(Debug, Clone, Default)]
pub struct CallBackCodePage {
    /// Code as typed.
    pub code: String,
    /// Faults.
    pub errors: FieldErrors,
    /// Why nothing was found or moved.
    pub refused: Option<CallBackRefusal>,
    /// The call it opens.
    pub booked: Option<BookedCall>,
    /// Nobody could look: the database is away.
    pub is_away: bool,
}

/// A call to come, as its code shows it: no name, no number.
#[derive(Debug, Clone)]
pub struct BookedCall {
    /// The code, grouped.
    pub code: String,
    /// Its half hour, in words.
    pub when: String,
    /// Half hours to move it to.
    pub slots: Vec<SlotOption>,
    /// It was booked, or moved, just now.
    pub done: Option<BookedJustNow>,
}

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookedJustNow {
    /// It was booked.
    Booked,
    /// It was moved.
    Moved,
}
