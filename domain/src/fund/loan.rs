//! A queue lent to another fund: which of its claims, with what rights, from when until when.

use crate::lane::{Lane, LaneKind};
use crate::status::coded;
use crate::zone::Side;
use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

/// The longest a queue is lent; whoever needs help longer asks again, and someone looks again.
pub const FUND_LOAN_MAX: Duration = Duration::days(92);

coded! {
    /// What the people of the other fund may do with what is lent to them.
    LoanRight {
        /// Everything, deciding included.
        Decide = "decide",
        /// Ask the insured, pass on, prepare: the fund itself decides.
        Prepare = "prepare",
    }
}

/// Some tenths of a queue. A claim is of one tenth, always the same, and no two loans share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tenths(u16);

impl Tenths {
    /// A whole queue.
    pub const ALL: Self = Self(0x3FF);

    /// The tenth of a claim, 0 to 9: the last two bytes of its id, which are drawn by lot. The database says the same
    /// (`claim_tenth`).
    pub fn of_claim(claim_id: Uuid) -> u8 {
        let bytes = claim_id.as_bytes();
        let drawn = u16::from_be_bytes([bytes[14], bytes[15]]) % 10;
        u8::try_from(drawn).unwrap_or_default()
    }

    /// As the database keeps them: a bit each. None when there is no bit, or another.
    pub fn from_bits(bits: i16) -> Option<Self> {
        let bits = u16::try_from(bits).ok()?;
        (bits != 0 && bits <= Self::ALL.0).then_some(Self(bits))
    }

    /// The same, to be kept.
    pub fn bits(self) -> i16 {
        i16::try_from(self.0).unwrap_or_default()
    }

    /// Is that one of them?
    pub const fn has(self, tenth: u8) -> bool {
        self.0 >> tenth & 1 == 1
    }

    /// One after the other.
    pub fn each(self) -> impl Iterator<Item = u8> {
        (0..10).filter(move |tenth| self.has(*tenth))
    }

    /// How many in a hundred claims.
    pub const fn percent(self) -> u32 {
        self.0.count_ones() * 10
    }

    /// The first of those that `taken` leaves, so many in a hundred; or how many in a hundred are left.
    fn free(percent: u32, taken: u16) -> Result<Self, u32> {
        let left = Self(Self::ALL.0 & !taken);
        let wanted = usize::try_from(percent / 10).unwrap_or_default();
        let bits = left.each().take(wanted).fold(0, |bits, tenth| bits | 1 << tenth);
        let found = Self(bits);
        if found.percent() == percent { Ok(found) } else { Err(left.percent()) }
    }
}

/// A loan, with the end it has by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundLoan {
    /// Its id.
    pub loan_id: Uuid,
    /// Code of the fund whose claims they are.
    pub fund: String,
    /// Code of the fund that works them.
    pub to_fund: String,
    /// One side; none for both.
    pub side: Option<Side>,
    /// One scheme; none for all.
    pub scheme: Option<String>,
    /// Which of the claims.
    pub tenths: Tenths,
    /// With what rights.
    pub may: LoanRight,
    /// From then on.
    pub from: OffsetDateTime,
    /// Until then, excluded; earlier than agreed when someone ended it.
    pub until: OffsetDateTime,
}

impl FundLoan {
    /// Does it hold at that instant?
    pub fn is_in_force(&self, at: OffsetDateTime) -> bool {
        self.from <= at && at < self.until
    }

    /// Is it about claims of that side that stand in that lane?
    pub fn is_about(&self, side: Side, lane: &Lane) -> bool {
        self.is_of_side(side)
            && self.fund == lane.fund
            && self.scheme.as_ref().is_none_or(|scheme| *scheme == lane.scheme)
    }

    /// Is it about claims of that side?
    pub fn is_of_side(&self, side: Side) -> bool {
        self.side.is_none_or(|own| own == side)
    }

    /// The kind of claim it is about.
    pub fn kind(&self) -> LaneKind {
        LaneKind { fund: Some(self.fund.clone()), scheme: self.scheme.clone(), language: None }
    }

    /// Could one claim be lent by both?
    fn meets(&self, wish: &LoanWish, from: OffsetDateTime, until: OffsetDateTime) -> bool {
        let or_same = |one: bool, none: bool| one || none;
        self.fund == wish.fund
            && self.from < until
            && from < self.until
            && or_same(self.side == wish.side, self.side.is_none() || wish.side.is_none())
            && or_same(self.scheme == wish.scheme, self.scheme.is_none() || wish.scheme.is_none())
    }
}

/// What someone wants to lend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanWish {
    /// Whose queue.
    pub fund: String,
    /// To whom.
    pub to_fund: String,
    /// One side; none for both.
    pub side: Option<Side>,
    /// One scheme; none for all.
    pub scheme: Option<String>,
    /// Claims in a hundred, by tens.
    pub percent: u32,
    /// With what rights.
    pub may: LoanRight,
    /// The first day.
    pub first_day: Date,
    /// The last day.
    pub last_day: Date,
}

/// Why a queue is not lent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FundLoanRefusal {
    /// A fund does not help itself.
    SameFund,
    /// Who belongs to a fund lends its queue, and no other.
    OtherFund,
    /// So many in a hundred are left; the others are lent already, to whomever.
    Taken {
        /// Claims in a hundred.
        left: u32,
    },
    /// The last day comes before the first, or is over, or too far away.
    Days {
        /// The earliest last day.
        first: Date,
        /// The latest.
        last: Date,
    },
}

/// The tenths that a wish gets, from and until those instants; `own` is the fund of who lends, if they belong to one.
pub fn lend_queue(
    wish: &LoanWish,
    own: Option<&str>,
    standing: &[FundLoan],
    (from, until): (OffsetDateTime, OffsetDateTime),
    today: Date,
) -> Result<Tenths, FundLoanRefusal> {
    let (first, last) = (wish.first_day.max(today), wish.first_day.saturating_add(FUND_LOAN_MAX));
    if wish.fund == wish.to_fund {
        return Err(FundLoanRefusal::SameFund);
    }
    if own.is_some_and(|own| own != wish.fund) {
        return Err(FundLoanRefusal::OtherFund);
    }
    if wish.last_day < first || wish.last_day > last {
        return Err(FundLoanRefusal::Days { first, last });
    }
    let met = standing.iter().filter(|loan| loan.meets(wish, from, until));
    let taken = met.fold(0, |bits, loan| bits | loan.tenths.0);
    Tenths::free(wish.percent, taken).map_err(|left| FundLoanRefusal::Taken { left })
}

#[cfg(test)]
mod tests;
