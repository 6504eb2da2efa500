//! What rules are read with that were written before the house asked for it: bodies and months of an appeal, and what is
//! said of deciding. Their texts stay as they were published, and so do their hashes. What is assumed is told as unsaid: a
//! text that is written now has to say it, one that runs goes on.

use super::book::RuleBook;
use super::deciding::Deciding;
use super::error::RulesError;
use super::file::SchemeFile;
use super::files::RuleFiles;
use super::parts::{AppealBody, Wording};
use super::read;
use super::scheme::GroundOption;
use super::version::RuleVersion;
use crate::zone::Side;
use std::borrow::Cow;
use time::{Date, macros::date};

/// The day from which on medical appeals go to a commission of their own (decree 2019-1506, as it came into force).
const MEDICAL_COMMISSION_FROM: Date = date!(2022 - 01 - 01);

/// Whom the law sends an appeal of that side to, and whom from a later day on.
pub(super) fn appeal(side: Side) -> (AppealBody, Option<(Date, AppealBody)>) {
    match side {
        // Code de la sécurité sociale, article R. 142-1.
        Side::Administrative => {
            let fr = "la commission de recours amiable de votre caisse";
            (body(fr, "your fund’s appeal board (commission de recours amiable)", 2), None)
        }
        // Articles L. 141-1 and R. 141-2 as they were, then R. 142-8.
        Side::Medical => {
            let fr = "votre caisse, pour demander une expertise médicale";
            let before = body(fr, "your fund, to ask for a medical expert opinion", 1);
            let fr = "la commission médicale de recours amiable";
            let since = body(fr, "the medical appeal board (commission médicale de recours amiable)", 2);
            (before, Some((MEDICAL_COMMISSION_FROM, since)))
        }
    }
}

fn body(fr: &'static str, en: &'static str, months: u8) -> AppealBody {
    AppealBody { name: Wording { fr: Cow::Borrowed(fr), en: Cow::Borrowed(en) }, months }
}

/// What the scheme of that id, as shipped with the program, says of deciding, as far as it goes with these grounds; nothing
/// when none is shipped.
pub(super) fn deciding(scheme: &str, grounds: &[GroundOption]) -> Deciding {
    let shipped = RuleFiles::built_in();
    let text = shipped.get(&format!("{scheme}/scheme.toml"));
    let file: Option<SchemeFile> = text.and_then(|text| toml::from_str(text).ok());
    let Some(mut file) = file else { return Deciding::default() };
    let is_known = |code: &String| grounds.iter().any(|ground| ground.code == *code);
    file.checks.retain(|check| check.get_ref().grounds.iter().all(is_known));
    let deciding = read::deciding_of(&file, grounds).unwrap_or_default();
    Deciding { is_assumed: true, ..deciding }
}

impl RuleBook {
    /// What the texts do not say and a person who decides needs: it is assumed, or missing. It keeps a text from being
    /// published, never from running.
    pub fn unsaid(&self) -> Vec<RulesError> {
        let versions = self.versions().iter().flat_map(unsaid_appeals);
        let deciding = self.scheme().deciding().is_assumed.then(|| {
            let reason = "no [[check]] and no [[refusal]]: those shipped with the program are assumed";
            RulesError::of(&self.scheme_file(), None, reason.to_owned())
        });
        versions.chain(deciding).chain(self.gaps_in_deciding()).collect()
    }
}

fn unsaid_appeals(version: &RuleVersion) -> impl Iterator<Item = RulesError> {
    let sides = [(Side::Administrative, "administrative"), (Side::Medical, "medical")];
    let assumed = sides.into_iter().filter(|(side, _)| version.appeal(*side).is_assumed());
    assumed.map(|(_, name)| {
        let reason = format!("appeal.{name} has no body and no months: those of the law are assumed");
        RulesError::of(version.file(), None, reason)
    })
}

impl RuleFiles {
    /// What their schemes do not say, as far as it is new against the files before: in a text that differs, or not told of
    /// those.
    pub fn unsaid_since(&self, before: &Self) -> Vec<RulesError> {
        let known = before.unsaid();
        let differs = |fault: &RulesError| self.get(&fault.file) != before.get(&fault.file);
        let found = self.unsaid().into_iter();
        found.filter(|fault| differs(fault) || !known.contains(fault)).collect()
    }

    /// What their schemes do not say; of one that can't be read, nothing.
    pub fn unsaid(&self) -> Vec<RulesError> {
        self.books().filter_map(Result::ok).flat_map(|book| book.unsaid()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Schemes;

    const V2A: &str = "at-risk/v2a.toml";
    const SCHEME: &str = "at-risk/scheme.toml";

    /// A text without the lines of an appeal's body and months.
    fn without_bodies(text: &str) -> String {
        let newer = ["body.fr = ", "body.en = ", "months = "];
        let kept = text.lines().filter(|line| !newer.iter().any(|start| line.starts_with(start)));
        kept.flat_map(|line| [line, "\n"]).collect()
    }

    /// A scheme without what it says of deciding, which ends the file.
    fn without_deciding(text: &str) -> String {
        let (head, _) = text.split_once("[[check]]").unwrap();
        head.to_owned()
    }

    /// The files as they were published before any of this was asked.
    fn older() -> RuleFiles {
        let mut files = RuleFiles::built_in();
        for (path, old) in [(V2A, without_bodies as fn(&str) -> String), (SCHEME, without_deciding)] {
            let text = old(files.get(path).unwrap());
            files.insert(path, text);
        }
        files
    }

    #[test]
    fn rules_from_before_an_appeal_named_its_body_are_read_as_the_law_was() {
        let (schemes, shipped) = (older().read().unwrap(), Schemes::built_in().unwrap());
        let (old, new) = (schemes.version("at-risk-v2a").unwrap(), shipped.version("at-risk-v2a").unwrap());
        assert_ne!(old.sha256(), new.sha256(), "the text that was published keeps its own hash");
        for side in [Side::Administrative, Side::Medical] {
            let decided = date!(2020 - 04 - 01);
            assert_eq!(old.appeal(side).body(decided), new.appeal(side).body(decided));
            assert!(old.appeal(side).is_assumed() && !new.appeal(side).is_assumed());
        }
        let commission = old.appeal(Side::Medical).body(MEDICAL_COMMISSION_FROM);
        assert!(commission.name.fr.contains("commission médicale") && commission.months == 2);
        let deciding = |schemes: &Schemes| schemes.book("at-risk").unwrap().scheme().deciding().clone();
        assert_eq!(Deciding { is_assumed: true, ..deciding(&shipped) }, deciding(&schemes));
    }

    #[test]
    fn what_is_assumed_runs_and_is_told_where_it_is_written_anew() {
        let (shipped, old) = (RuleFiles::built_in(), older());
        assert_eq!(shipped.unsaid(), Vec::new());
        assert_eq!(old.compared(&shipped).faults, Vec::new(), "it runs");
        let told: Vec<_> = old.unsaid_since(&shipped).into_iter().map(|fault| fault.file).collect();
        assert_eq!(told, [V2A, V2A, SCHEME]);
        assert_eq!(
            old.unsaid_since(&old),
            Vec::new(),
            "what runs already keeps nothing else from being published"
        );
        let mut again = old.clone();
        again.insert(V2A, format!("{}# again\n", old.get(V2A).unwrap()));
        assert_eq!(again.unsaid_since(&old).len(), 2, "who writes it anew has to say it");
    }

    #[test]
    fn half_of_what_is_asked_is_no_older_rule() {
        let shipped = RuleFiles::built_in();
        let mut files = shipped.clone();
        files.insert(V2A, shipped.get(V2A).unwrap().replacen("months = 2\n", "", 1));
        let fault = files.read().unwrap_err();
        assert!(fault.reason.contains("missing field `months`"), "{fault:?}");
    }
}
