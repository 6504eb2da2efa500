//! Who may work on which claim: lanes, conflicts of interest, and what is lent between funds.

mod worker;

pub use worker::{Mandate, Share, Waiting, Worker};

/// The fund of a claim whose address named none, until the register says better. It is every fund's.
pub const NO_FUND: &str = "unknown";

/// Where a claim stands in the queue of its side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lane {
    /// Code of the fund.
    pub fund: String,
    /// Id of the scheme.
    pub scheme: String,
    /// Language of the person: `fr` or `en`.
    pub language: String,
}

/// A kind of claim that someone works; `None` is any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LaneKind {
    /// Code of the fund.
    pub fund: Option<String>,
    /// Id of the scheme.
    pub scheme: Option<String>,
    /// Language of the person.
    pub language: Option<String>,
}

/// Everything a claim's lane can be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLanes {
    /// Codes of the funds.
    pub funds: Vec<String>,
    /// Ids of the schemes.
    pub schemes: Vec<String>,
    /// Languages.
    pub languages: Vec<String>,
}

/// The lanes a member of staff works.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lanes(Vec<LaneKind>);

impl Lanes {
    /// The lanes of these kinds of claims together; without any, every lane.
    pub const fn of(kinds: Vec<LaneKind>) -> Self {
        Self(kinds)
    }

    /// Every lane, without exception?
    pub const fn is_every(&self) -> bool {
        self.0.is_empty()
    }

    /// Is that lane one of them?
    pub fn hold(&self, lane: &Lane) -> bool {
        let is =
            |wanted: &Option<String>, given: &str| wanted.as_deref().is_none_or(|wanted| wanted == given);
        let holds = |kind: &LaneKind| {
            is(&kind.fund, &lane.fund) && is(&kind.scheme, &lane.scheme) && is(&kind.language, &lane.language)
        };
        self.is_every() || self.0.iter().any(holds)
    }

    /// The same for a fund that is helped: what someone does for their own fund they do for the other.
    fn of_other(&self, own: &str) -> Self {
        let kinds = self.0.iter().cloned();
        let kinds = kinds.map(|kind| LaneKind { fund: kind.fund.filter(|fund| fund != own), ..kind });
        Self(kinds.collect())
    }

    /// Each of them by name, once, in order; nothing for [`Lanes::is_every`].
    pub fn named(&self, known: &KnownLanes) -> Vec<Lane> {
        let mut lanes: Vec<_> = self.0.iter().flat_map(|kind| named(kind, known)).collect();
        lanes.sort();
        lanes.dedup();
        lanes
    }
}

/// The lanes of one kind. What is named stays, known or not: a fund that no longer is may still have claims.
fn named(kind: &LaneKind, known: &KnownLanes) -> Vec<Lane> {
    let or_all =
        |named: &Option<String>, all: &[String]| named.clone().map_or_else(|| all.to_vec(), |one| vec![one]);
    let (funds, schemes) = (or_all(&kind.fund, &known.funds), or_all(&kind.scheme, &known.schemes));
    let languages = or_all(&kind.language, &known.languages);
    let pairs = funds.iter().flat_map(|fund| schemes.iter().map(move |scheme| (fund, scheme)));
    let lanes = pairs.flat_map(|(fund, scheme)| {
        languages.iter().map(|language| Lane {
            fund: fund.clone(),
            scheme: scheme.clone(),
            language: language.clone(),
        })
    });
    lanes.collect()
}

/// Why a member of staff may not work on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// It is their own claim, or that of someone they declared.
    Related,
    /// They decided it, and someone else had it looked at again.
    OwnDecision,
    /// It stands in a lane they don't work.
    OtherLane,
    /// It is of another fund than theirs, which did not lend it.
    OtherFund,
    /// It is lent to be prepared: its own fund decides.
    PrepareOnly,
    /// They proposed the decision that a second person has to confirm.
    OwnProposal,
    /// A decision waits to be confirmed, and they are being onboarded.
    Onboarding,
}

/// What a decision that waits for a second person is to a member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Proposed {
    /// None waits, or they may confirm it.
    #[default]
    Free,
    /// They proposed it.
    Own,
    /// Someone else did, and they are being onboarded: they confirm nothing.
    NotForNewcomers,
}

/// What ties a member of staff to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ties {
    /// They declared its person.
    pub related: bool,
    /// They decided it, and someone else reopened it afterwards.
    pub decided_before: bool,
    /// The last to reopen it were they.
    pub reopened: bool,
    /// A decision of it that waits for a second person.
    pub proposed: Proposed,
}

impl Ties {
    /// The conflict of interest, whoever hands them the claim: nobody judges a relative or their own decision,
    /// and nobody is the second person to themselves.
    pub const fn conflict(self) -> Option<Bar> {
        match self {
            Self { related: true, .. } => Some(Bar::Related),
            Self { decided_before: true, .. } => Some(Bar::OwnDecision),
            Self { proposed: Proposed::Own, .. } => Some(Bar::OwnProposal),
            Self { proposed: Proposed::NotForNewcomers, .. } => Some(Bar::Onboarding),
            _ => None,
        }
    }

    /// What keeps them from taking it by themselves. Who reopened it brings it to an end, whatever the lane.
    pub const fn bar(self, works_lane: bool) -> Option<Bar> {
        match self.conflict() {
            None if !works_lane && !self.reopened => Some(Bar::OtherLane),
            conflict => conflict,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(fund: &str, scheme: &str, language: &str) -> Lane {
        Lane { fund: fund.into(), scheme: scheme.into(), language: language.into() }
    }

    fn known() -> KnownLanes {
        let all = |values: [&str; 2]| values.map(str::to_owned).to_vec();
        KnownLanes { funds: all(["A", "B"]), schemes: all(["s", "t"]), languages: all(["en", "fr"]) }
    }

    fn of_fund(fund: &str) -> LaneKind {
        LaneKind { fund: Some(fund.into()), ..LaneKind::default() }
    }

    #[test]
    fn without_lanes_every_lane_is_worked() {
        assert!(Lanes::default().is_every() && Lanes::default().hold(&lane("Z", "s", "fr")));
    }

    #[test]
    fn a_kind_is_all_of_what_it_does_not_name() {
        let lanes = Lanes::of(vec![of_fund("A")]);
        assert_eq!(
            lanes.named(&known()),
            [lane("A", "s", "en"), lane("A", "s", "fr"), lane("A", "t", "en"), lane("A", "t", "fr")]
        );
        assert!(!lanes.hold(&lane("B", "s", "fr")));
    }

    #[test]
    fn kinds_add_up_and_no_lane_stands_twice() {
        let english = LaneKind { language: Some("en".into()), ..LaneKind::default() };
        let lanes = Lanes::of(vec![of_fund("A"), english]);
        let named = lanes.named(&known());
        assert_eq!(named.len(), 6, "four of fund A, two English ones of fund B");
        assert!(named.iter().all(|lane| lanes.hold(lane)));
        assert!(!lanes.hold(&lane("B", "s", "fr")));
    }

    #[test]
    fn a_fund_that_no_longer_is_keeps_its_lanes() {
        assert_eq!(Lanes::of(vec![of_fund("OLD")]).named(&known()).len(), 4);
    }

    #[test]
    fn who_may_take_what() {
        let ties =
            |related, decided_before, reopened| Ties { related, decided_before, reopened, ..Ties::default() };
        let waits = |proposed| Ties { proposed, reopened: true, ..Ties::default() };
        let table = [
            (waits(Proposed::Own), true, Some(Bar::OwnProposal)),
            (waits(Proposed::NotForNewcomers), true, Some(Bar::Onboarding)),
            (waits(Proposed::Free), true, None),
            (ties(false, false, false), true, None),
            (ties(false, false, false), false, Some(Bar::OtherLane)),
            (ties(false, false, true), false, None),
            (ties(false, true, false), true, Some(Bar::OwnDecision)),
            (ties(true, true, true), true, Some(Bar::Related)),
            (ties(true, false, true), false, Some(Bar::Related)),
        ];
        for (ties, works_lane, bar) in table {
            assert_eq!(ties.bar(works_lane), bar, "{ties:?}, {works_lane}");
            assert_eq!(ties.conflict(), bar.filter(|bar| *bar != Bar::OtherLane), "{ties:?}");
        }
    }
}
