//! The auditor's screen: from what the database says to words.

use super::{badge, moment, wording};
use crate::persistence::audit::checks::Check;
use crate::persistence::audit::lookups::{Acts, Lookup};
use crate::persistence::audit::searches::Search;
use crate::persistence::staff::SignedIn;
use crate::pipeline::audit::{Desk, LookedUp};
use abri_app::lang::Lang;
use abri_app::model::{
    AuditCheck, AuditDay, AuditEvent, AuditLookup, AuditPage, AuditSearch, AuditTrailPage, DayState,
    StaffActs,
};
use abri_app::text::agent::{audit as words, codes};
use abri_domain::audit::DayRecord;
use abri_domain::chain::hexadecimal;
use abri_domain::claim::{ActorKind, EventRecord};
use abri_domain::form::FieldErrors;
use time::Date;

/// The first page, before anything is typed.
pub fn audit(person: &SignedIn, desk: &Desk, lang: Lang) -> AuditPage {
    let check = desk.check.as_ref();
    let day = |(day, closed_at): &(DayRecord, _)| AuditDay {
        day: day.day,
        events: day.events,
        reads: day.reads,
        head: hexadecimal::encode(&day.head),
        closed_at: moment(*closed_at, lang),
        state: state(check, day.day),
    };
    AuditPage {
        agent: badge(person),
        days: desk.days.iter().map(day).collect(),
        check: check.map(|check| AuditCheck {
            at: moment(check.at, lang),
            events: check.events,
            faults: check.faults,
        }),
        unreviewed: (desk.unreviewed.open, desk.unreviewed.late),
        lookups: desk.lookups.iter().map(|one| lookup(one, lang)).collect(),
        searches: desk.searches.iter().map(|one| search(one, lang)).collect(),
        typed: Default::default(),
        period: Default::default(),
        acts: None,
        errors: FieldErrors::default(),
    }
}

fn state(check: Option<&Check>, day: Date) -> DayState {
    match check {
        Some(check) if check.days_at_fault.contains(&day) => DayState::AtFault,
        Some(check) if check.last_day.is_some_and(|last| day <= last) => DayState::Holds,
        _ => DayState::NotYet,
    }
}

fn lookup(lookup: &Lookup, lang: Lang) -> AuditLookup {
    AuditLookup {
        at: moment(lookup.at, lang),
        by: lookup.by.clone(),
        reference: lookup.typed.reference.clone(),
        reason: if lookup.by_phone_desk {
            words::BY_PHONE_DESK.get(lang).to_owned()
        } else {
            lookup.typed.reason.clone()
        },
    }
}

fn search(search: &Search, lang: Lang) -> AuditSearch {
    AuditSearch {
        at: moment(search.at, lang),
        by: search.by.clone(),
        by_nir: search.by_nir,
        found: search.found,
        times: search.times,
    }
}

/// The trail of a claim.
pub fn audit_trail(person: &SignedIn, found: &LookedUp, lang: Lang) -> AuditTrailPage {
    let event = |record: &EventRecord| AuditEvent {
        at: moment(record.at, lang),
        who: wording::actor(record.actor_kind).get(lang).to_owned(),
        name: record.actor_id.and_then(|id| found.names.get(&id).cloned()),
        event: record.event.code(),
        zone_read: record.event.zone_read(),
    };
    AuditTrailPage {
        agent: badge(person),
        lookup: lookup(&found.lookup, lang),
        found: found.lookup.claim_id.is_some(),
        events: found.history.iter().map(event).collect(),
    }
}

/// What staff did, a line for each person and kind of act.
pub fn staff_acts(acts: &[Acts], lang: Lang) -> Vec<StaffActs> {
    let line = |acts: &Acts| {
        let role = ActorKind::from_code(&acts.actor_kind).map(|kind| wording::actor(kind).get(lang));
        StaffActs {
            name: acts.name.clone(),
            role: role.unwrap_or_default().to_owned(),
            act: codes::event_named(&acts.event)
                .map_or_else(|| acts.event.clone(), |text| text.get(lang).to_owned()),
            count: acts.count,
        }
    };
    acts.iter().map(line).collect()
}
