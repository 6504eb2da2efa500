//! What someone takes from, and on whose behalf: their lanes, their fund, what is lent to it and by it.

use super::{Bar, KnownLanes, Lane, LaneKind, Lanes, NO_FUND};
use crate::fund::{FundLoan, LoanRight, Tenths};
use crate::zone::Side;
use uuid::Uuid;

/// A member of staff who reviews claims.
#[derive(Debug, Clone)]
pub struct Worker {
    /// Code of the fund they belong to; none works for every fund.
    pub fund: Option<String>,
    /// Their side.
    pub side: Side,
    /// Their lanes.
    pub lanes: Lanes,
}

/// Where claims wait for someone: whole lanes, and tenths of lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Lanes.
    pub lanes: Vec<Lane>,
    /// Tenths.
    pub shares: Vec<Share>,
}

/// A tenth of a lane: what another fund prepared of it, or the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The lane.
    pub lane: Lane,
    /// Which, from 0 to 9.
    pub tenth: u8,
    /// What was prepared, or what was not.
    pub prepared: bool,
}

/// On whose behalf someone works on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mandate {
    /// Their own fund's.
    Own,
    /// Another fund's, which lent it.
    Lent {
        /// The loan.
        loan_id: Uuid,
        /// With what rights.
        may: LoanRight,
    },
}

impl Mandate {
    /// The loan it rests on.
    pub const fn loan_id(self) -> Option<Uuid> {
        match self {
            Self::Own => None,
            Self::Lent { loan_id, .. } => Some(loan_id),
        }
    }

    /// What keeps from deciding.
    pub const fn bar(self) -> Option<Bar> {
        match self {
            Self::Lent { may: LoanRight::Prepare, .. } => Some(Bar::PrepareOnly),
            _ => None,
        }
    }
}

impl Worker {
    /// On whose behalf they may work on a claim, by the loans that hold; none for a claim of another fund that nobody lent.
    pub fn mandate(&self, (claim_id, lane): (Uuid, &Lane), loans: &[FundLoan]) -> Option<Mandate> {
        let Some(fund) = self.fund.as_deref().filter(|fund| ![*fund, NO_FUND].contains(&lane.fund.as_str()))
        else {
            return Some(Mandate::Own);
        };
        let tenth = Tenths::of_claim(claim_id);
        let covers = |loan: &&FundLoan| {
            loan.to_fund == fund && loan.is_about(self.side, lane) && loan.tenths.has(tenth)
        };
        loans.iter().find(covers).map(|loan| Mandate::Lent { loan_id: loan.loan_id, may: loan.may })
    }

    /// Are claims of that lane theirs, once they may work on them at all?
    pub fn works(&self, lane: &Lane) -> bool {
        match &self.fund {
            Some(own) if *own != lane.fund => self.lanes.of_other(own).hold(lane),
            _ => self.lanes.hold(lane),
        }
    }

    /// What they take from, pass by pass, by the loans that hold now; none is everything. A second pass is for who lent
    /// claims to be decided elsewhere: their own first, but nobody is idle while claims of their fund wait.
    pub fn takes_from(&self, loans: &[FundLoan], known: &KnownLanes) -> Option<Vec<Waiting>> {
        let lanes = self.own_lanes(known)?;
        let all = Waiting { shares: self.lent_to_them(loans, known), lanes };
        let mut passes = Vec::new();
        if let Some(rest) = self.without_lent(&all, loans) {
            passes.push(rest);
        }
        passes.push(all);
        Some(passes)
    }

    /// Their own fund's, within their lanes; none is every lane.
    fn own_lanes(&self, known: &KnownLanes) -> Option<Vec<Lane>> {
        match &self.fund {
            None if self.lanes.is_every() => None,
            None => Some(self.lanes.named(known)),
            Some(own) => {
                let kinds = [own.as_str(), NO_FUND]
                    .map(|fund| LaneKind { fund: Some(fund.to_owned()), ..LaneKind::default() });
                let lanes = Lanes::of(kinds.to_vec()).named(known);
                Some(lanes.into_iter().filter(|lane| self.lanes.hold(lane)).collect())
            }
        }
    }

    /// What other funds lent to theirs. What is prepared waits for its own fund, unless this one may decide.
    fn lent_to_them(&self, loans: &[FundLoan], known: &KnownLanes) -> Vec<Share> {
        let theirs = loans
            .iter()
            .filter(|loan| self.fund.as_ref() == Some(&loan.to_fund) && loan.is_of_side(self.side));
        let shares = theirs.flat_map(|loan| {
            let lanes = Lanes::of(vec![loan.kind()]).named(known).into_iter().filter(|lane| self.works(lane));
            lanes
                .flat_map(|lane| tenths(&lane, loan.tenths.each(), loan.may == LoanRight::Decide))
                .collect::<Vec<_>>()
        });
        shares.collect()
    }

    /// The same without what their fund lent to be decided elsewhere; none when it lent nothing.
    fn without_lent(&self, all: &Waiting, loans: &[FundLoan]) -> Option<Waiting> {
        let lent = |lane: &Lane, tenth: u8| {
            let covers = |loan: &FundLoan| {
                loan.may == LoanRight::Decide && loan.is_about(self.side, lane) && loan.tenths.has(tenth)
            };
            self.fund.as_ref() == Some(&lane.fund) && loans.iter().any(covers)
        };
        let (cut, whole): (Vec<_>, Vec<_>) =
            all.lanes.iter().cloned().partition(|lane| (0..10).any(|tenth| lent(lane, tenth)));
        let rest =
            cut.iter().flat_map(|lane| tenths(lane, (0..10).filter(|tenth| !lent(lane, *tenth)), true));
        let shares = all.shares.iter().cloned().chain(rest).collect();
        (!cut.is_empty()).then_some(Waiting { lanes: whole, shares })
    }
}

fn tenths(lane: &Lane, tenths: impl Iterator<Item = u8>, prepared_too: bool) -> Vec<Share> {
    let prepared: &[bool] = if prepared_too { &[false, true] } else { &[false] };
    let share =
        |tenth| prepared.iter().map(move |prepared| Share { lane: lane.clone(), tenth, prepared: *prepared });
    tenths.flat_map(share).collect()
}

#[cfg(test)]
mod tests;
