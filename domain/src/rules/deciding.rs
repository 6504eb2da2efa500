//! What a scheme says of deciding: what a person checks before, the reasons of a no with their remedies and model words.

use super::book::RuleBook;
use super::criterion::Criterion;
use super::error::RulesError;
use super::parts::Wording;
use super::version::RuleVersion;
use crate::assessment::{NO_RULE_FOR_DAY, NO_RULE_ON_REQUEST_DAY, ROUTE_ELSEWHERE, SCHEME_CLOSED};
use crate::claim::RefusalReason;
use crate::zone::{Side, Zone};

/// What a person checks before deciding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its kebab-case code.
    pub code: String,
    /// The side that checks it. What a caseworker checks never depends on the ground.
    pub side: Side,
    /// Codes of the grounds it goes with, on the medical side; none is all.
    pub grounds: Vec<String>,
    /// Codes of the criteria that nobody knew, and that whoever ticks it has settled.
    pub settles: Vec<String>,
    /// What to look at.
    pub text: Wording,
}

/// A reason of a no, as a scheme words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalRule {
    /// Its kebab-case code: that of the closed list, or a medical reason's own.
    pub code: String,
    /// The side that gives it.
    pub side: Side,
    /// What zone A learns of it: a medical reason is a medical conclusion, and no more.
    pub reason: RefusalReason,
    /// Codes of the criteria it stands for; none is a reason that any claim can be refused for.
    pub criteria: Vec<String>,
    /// A second person confirms it.
    pub is_sensitive: bool,
    /// How staff read it.
    pub name: Wording,
    /// What is asked and was not met, in plain words.
    pub criterion: Wording,
    /// What the person can do or send.
    pub remedy: Wording,
    /// Model of the words to the person, with the placeholders of [`PLACEHOLDERS`].
    pub template: Wording,
}

/// What may stand in braces in a model text: the claim's own facts, none of them of zone M.
pub const PLACEHOLDERS: [&str; 6] =
    ["reference", "first-day", "last-day", "received-on", "fund", "appeal-until"];

/// What a scheme says of deciding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deciding {
    pub(super) checks: Vec<Check>,
    pub(super) refusals: Vec<RefusalRule>,
    /// The scheme is from before it said any of it, and takes what is shipped with the program.
    pub(super) is_assumed: bool,
}

impl Deciding {
    /// What that side checks; `ground` only counts on the medical side.
    pub fn checks(&self, side: Side, ground: Option<&str>) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(move |check| {
            let with_ground = |ground| check.grounds.iter().any(|code| code == ground);
            check.side == side && (check.grounds.is_empty() || ground.is_some_and(with_ground))
        })
    }

    /// The check of that code, of that side.
    pub fn check(&self, side: Side, code: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.side == side && check.code == code)
    }

    /// Every reason of a no.
    pub fn refusals(&self) -> &[RefusalRule] {
        &self.refusals
    }

    /// The reasons a side may give under these versions: those whose criteria one of them can fail.
    pub fn offered(&self, side: Side, versions: &[&RuleVersion]) -> Vec<&RefusalRule> {
        let can_fail = |code: &String| versions.iter().any(|version| can_fail(version, code));
        let offered = self.refusals.iter().filter(|rule| {
            let any = rule.criteria.is_empty() || versions.is_empty();
            rule.side == side && (any || rule.criteria.iter().any(can_fail))
        });
        offered.collect()
    }

    /// The reason of that code, as that side words it.
    pub fn refusal(&self, side: Side, code: &str) -> Option<&RefusalRule> {
        self.refusals.iter().find(|rule| rule.side == side && rule.code == code)
    }

    /// Does a second person confirm an administrative no for that reason?
    pub fn is_sensitive(&self, reason: RefusalReason) -> bool {
        self.refusals.iter().any(|rule| rule.reason == reason && rule.is_sensitive)
    }
}

/// Can a claim come to anything but a plain yes by that criterion, or by that finding of the engine?
pub(super) fn can_fail(version: &RuleVersion, code: &str) -> bool {
    match code {
        SCHEME_CLOSED => version.is_closed(),
        ROUTE_ELSEWHERE => version.route().is_some(),
        NO_RULE_FOR_DAY | NO_RULE_ON_REQUEST_DAY => true,
        code => version.criteria().iter().any(|criterion| criterion.code() == code),
    }
}

impl RuleBook {
    /// What a person who decides would miss: criteria that no reason of their side stands for, and codes that no version has.
    pub(super) fn gaps_in_deciding(&self) -> Vec<RulesError> {
        let unstated = self.versions().iter().flat_map(|version| {
            let unstated = version.criteria().iter().filter(|criterion| !self.states(criterion));
            unstated.map(|criterion| {
                let reason =
                    format!("no [[refusal]] of its side stands for the criterion {}", criterion.code());
                RulesError::of(version.file(), None, reason)
            })
        });
        let scheme = self.scheme_file();
        let unknown = self.codes_named().filter(|code| !self.knows(code)).map(|code| {
            RulesError::of(&scheme, None, format!("no version has the criterion {code} that deciding names"))
        });
        unstated.chain(unknown).collect()
    }

    /// The path of the scheme's own file.
    pub(super) fn scheme_file(&self) -> String {
        let first = self.versions().first().map_or("", RuleVersion::file);
        format!("{}/scheme.toml", super::files::folder(first))
    }

    fn states(&self, criterion: &Criterion) -> bool {
        let side = if criterion.zone() == Zone::Medical { Side::Medical } else { Side::Administrative };
        let stands = |rule: &RefusalRule| {
            rule.side == side && rule.criteria.iter().any(|code| code == criterion.code())
        };
        self.scheme().deciding().refusals().iter().any(stands)
    }

    fn codes_named(&self) -> impl Iterator<Item = &str> {
        let Deciding { checks, refusals, .. } = self.scheme().deciding();
        let settled = checks.iter().flat_map(|check| &check.settles);
        refusals.iter().flat_map(|rule| &rule.criteria).chain(settled).map(String::as_str)
    }

    fn knows(&self, code: &str) -> bool {
        let of_engine = [SCHEME_CLOSED, ROUTE_ELSEWHERE, NO_RULE_FOR_DAY, NO_RULE_ON_REQUEST_DAY];
        of_engine.contains(&code) || self.versions().iter().any(|version| can_fail(version, code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Schemes;

    #[test]
    fn no_reason_of_any_scheme_and_version_is_without_its_words_its_remedy_and_its_appeal() {
        let mut asked = 0;
        for book in Schemes::built_in().unwrap().books() {
            assert_eq!(book.gaps_in_deciding(), Vec::new(), "{}", book.scheme().id());
            for version in book.versions() {
                for side in [Side::Administrative, Side::Medical] {
                    let offered = book.scheme().deciding().offered(side, &[version]);
                    assert!(!offered.is_empty(), "{} {side:?}", version.id());
                    for rule in offered {
                        for words in [&rule.name, &rule.criterion, &rule.remedy, &rule.template] {
                            assert!(!words.fr.is_empty() && !words.en.is_empty(), "{}", rule.code);
                        }
                        asked += 1;
                    }
                    let body = version.appeal(side).body(version.first_day());
                    assert!(body.months > 0 && !body.name.fr.is_empty() && !body.name.en.is_empty());
                }
            }
        }
        assert!(asked > 100, "{asked} reasons only");
    }

    #[test]
    fn a_reason_is_offered_while_one_of_its_criteria_can_fail() {
        let schemes = Schemes::built_in().unwrap();
        let offered = |id: &str, side| {
            let book = schemes.book("at-risk").unwrap();
            let version = book.version(id).unwrap();
            let rules = book.scheme().deciding();
            rules.offered(side, &[version]).into_iter().map(|rule| rule.code.as_str()).collect::<Vec<_>>()
        };
        let (ours, theirs) = (Side::Administrative, Side::Medical);
        assert_eq!(offered("at-risk-v0", ours), ["days-not-allowed", "not-open", "no-answer"]);
        let open = offered("at-risk-v2a", ours);
        assert!(open.contains(&"telework-possible") && !open.contains(&"not-open"), "{open:?}");
        assert!(!open.contains(&"not-at-risk"), "a medical reason is of the medical side alone");
        assert!(offered("at-risk-v2a", theirs).contains(&"pregnancy-not-established"));
        assert!(!offered("at-risk-v4", theirs).contains(&"pregnancy-not-established"));
    }

    #[test]
    fn what_a_caseworker_checks_is_the_same_whatever_the_ground() {
        for book in Schemes::built_in().unwrap().books() {
            let deciding = book.scheme().deciding();
            let codes = |ground: Option<&str>| {
                deciding.checks(Side::Administrative, ground).map(|check| &check.code).collect::<Vec<_>>()
            };
            for ground in book.scheme().grounds() {
                assert_eq!(codes(Some(&ground.code)), codes(None));
            }
        }
    }

    #[test]
    fn only_a_doubt_about_who_someone_is_is_sensitive() {
        for book in Schemes::built_in().unwrap().books() {
            let deciding = book.scheme().deciding();
            let sensitive = RefusalReason::ALL.iter().filter(|reason| deciding.is_sensitive(**reason));
            assert_eq!(sensitive.collect::<Vec<_>>(), [&RefusalReason::IdentityNotEstablished]);
        }
    }
}
