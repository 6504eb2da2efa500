//! What a scheme says of deciding, checked: codes, sides, grounds, and the placeholders of model texts.

use super::{Fault, require_code, require_new, require_wording};
use crate::claim::RefusalReason;
use crate::rules::assumed;
use crate::rules::deciding::{Check, Deciding, PLACEHOLDERS, RefusalRule};
use crate::rules::file::{CheckEntry, RefusalEntry, SchemeFile};
use crate::rules::parts::Wording;
use crate::rules::scheme::GroundOption;
use crate::zone::Side;

/// Reads it; takes what is shipped when the file is from before it was asked.
pub(super) fn read_or_assume(file: &SchemeFile, grounds: &[GroundOption]) -> Result<Deciding, Fault> {
    if file.checks.is_empty() && file.refusals.is_empty() {
        return Ok(assumed::deciding(file.id.get_ref(), grounds));
    }
    read(file, grounds)
}

/// Reads what a scheme says of deciding.
pub fn read(file: &SchemeFile, grounds: &[GroundOption]) -> Result<Deciding, Fault> {
    let mut deciding = Deciding::default();
    for entry in &file.checks {
        let read = read_check(entry.get_ref(), grounds, &deciding.checks);
        deciding.checks.push(read.map_err(|fault| fault.at(entry.span()))?);
    }
    for entry in &file.refusals {
        let read = read_refusal(entry.get_ref(), &deciding.refusals);
        deciding.refusals.push(read.map_err(|fault| fault.at(entry.span()))?);
    }
    Ok(deciding)
}

fn read_check(entry: &CheckEntry, grounds: &[GroundOption], known: &[Check]) -> Result<Check, Fault> {
    let CheckEntry { code, side, grounds: with, settles, text } = entry;
    require_code(code)?;
    require_new(known.iter().map(|check| check.code.as_str()), code, "checks")?;
    require_wording(text)?;
    if *side == Side::Administrative && !with.is_empty() {
        return Err(Fault::new("what a caseworker checks does not depend on the ground, which is zone M"));
    }
    if let Some(code) = with.iter().find(|code| !grounds.iter().any(|ground| ground.code == **code)) {
        return Err(Fault::new(format!("no ground has the code \"{code}\"")));
    }
    let (code, side, text) = (code.clone(), *side, text.clone());
    Ok(Check { code, side, grounds: with.clone(), settles: settles.clone(), text })
}

fn read_refusal(entry: &RefusalEntry, known: &[RefusalRule]) -> Result<RefusalRule, Fault> {
    require_code(&entry.code)?;
    let of_side = known.iter().filter(|rule| rule.side == entry.side).map(|rule| rule.code.as_str());
    require_new(of_side, &entry.code, "refusals of that side")?;
    let words = [&entry.name, &entry.criterion, &entry.remedy, &entry.template];
    words.into_iter().try_for_each(require_wording)?;
    require_placeholders(&entry.template)?;
    Ok(RefusalRule {
        code: entry.code.clone(),
        side: entry.side,
        reason: reason_of(entry)?,
        criteria: entry.criteria.clone(),
        is_sensitive: entry.sensitive,
        name: entry.name.clone(),
        criterion: entry.criterion.clone(),
        remedy: entry.remedy.clone(),
        template: entry.template.clone(),
    })
}

/// What zone A learns: the administrative side gives a reason of the closed list; of a medical one it learns that it is one.
fn reason_of(entry: &RefusalEntry) -> Result<RefusalReason, Fault> {
    let listed = RefusalReason::from_code(&entry.code);
    match (entry.side, listed) {
        (_, Some(RefusalReason::MedicalConclusion)) => {
            Err(Fault::new("a medical conclusion has a medical reason of its own code"))
        }
        (Side::Administrative, Some(reason)) | (Side::Medical, Some(reason @ RefusalReason::NoAnswer)) => {
            Ok(reason)
        }
        (Side::Medical, None) => Ok(RefusalReason::MedicalConclusion),
        (Side::Administrative, None) => {
            Err(Fault::new(format!("\"{}\" is no reason of the closed list", entry.code)))
        }
        (Side::Medical, Some(_)) => {
            Err(Fault::new(format!("\"{}\" is a reason of the administrative side", entry.code)))
        }
    }
}

/// Every brace opens a placeholder that is known, in both languages.
fn require_placeholders(template: &Wording) -> Result<(), Fault> {
    for text in [&template.fr, &template.en] {
        for part in text.split('{').skip(1) {
            let name = part.split_once('}').map_or("", |(name, _)| name);
            if !PLACEHOLDERS.contains(&name) {
                let known = PLACEHOLDERS.join("}, {");
                return Err(Fault::new(format!(
                    "\"{{{name}}}\" stands for nothing: the placeholders are {{{known}}}"
                )));
            }
        }
        if text.matches('{').count() != text.matches('}').count() {
            return Err(Fault::new("a brace that closes nothing"));
        }
    }
    Ok(())
}
