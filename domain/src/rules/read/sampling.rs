//! How many approvals are re-checked, and when too many are overturned.

use super::Fault;
use crate::recheck::Alarm;
use crate::rules::file::Sampling;
use toml::Spanned;

/// Refuses a rate that is more than everything.
pub(super) fn check_rate(per_mille: &Spanned<u16>) -> Result<(), Fault> {
    if *per_mille.get_ref() > 1000 {
        return Err(Fault::new("a rate is at most 1000 in a thousand").at(per_mille.span()));
    }
    Ok(())
}

/// The alarm of a version; what the file does not say is usual.
pub(super) fn alarm(entry: &Sampling) -> Result<Alarm, Fault> {
    let usual = Alarm::default();
    if let Some(per_mille) = &entry.alarm_per_mille {
        check_rate(per_mille)?;
    }
    let said = |value: &Option<Spanned<u16>>| value.as_ref().map(|value| *value.get_ref());
    let at_least = said(&entry.alarm_at_least).unwrap_or(usual.at_least);
    let alarm = Alarm {
        per_mille: said(&entry.alarm_per_mille).unwrap_or(usual.per_mille),
        at_least,
        window: said(&entry.alarm_window).unwrap_or(usual.window.max(at_least)),
    };
    if alarm.at_least == 0 || alarm.window < alarm.at_least {
        let place = entry.alarm_window.as_ref().or(entry.alarm_at_least.as_ref()).map(Spanned::span);
        let fault = Fault::new("the alarm looks at one re-check at least, and at no fewer than it asks for");
        return Err(match place {
            Some(span) => fault.at(span),
            None => fault,
        });
    }
    Ok(alarm)
}
