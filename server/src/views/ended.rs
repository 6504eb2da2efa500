//! How the law ended the days granted, for the person.

use crate::pipeline::follow_up::OwnClaim;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::CutView;
use abri_domain::claim::ClaimEvent;
use abri_domain::rules::HardEnd;
use abri_domain::status::Door;
use time::Date;

/// The cut that the days granted now end with; nothing where the law cut none, or another day was decided since.
pub fn cut(service: &Service, own: &OwnClaim, lang: Lang) -> Option<CutView> {
    let place = own.history.iter().rposition(|record| matches!(record.event, ClaimEvent::CutByLaw { .. }))?;
    let (before, after) = own.history.split_at(place);
    let ClaimEvent::CutByLaw { last_day, end: code, rule } = &after.first()?.event else { return None };
    let last_day = *last_day;
    own.claim.state.granted().filter(|granted| granted.last_day() == last_day)?;
    let book = service.rules.book(&own.claim.scheme);
    let version = book.as_ref().and_then(|book| book.versions().iter().find(|known| known.id() == *rule));
    let end = version.and_then(|version| version.hard_ends().iter().find(|end| end.code() == *code));
    let said = |end: &HardEnd| lang.of(end.text()).to_owned();
    Some(CutView {
        last_day,
        was: before.iter().rev().find_map(|record| granted_until(&record.event)),
        text: end.map(said),
        source: end.map(|end| end.source().to_string()),
        rule: version.map(|version| version.id().to_owned()),
        door: own.claim.insured_status.has_employer().then_some(Door::ShortTimeWork),
    })
}

const fn granted_until(event: &ClaimEvent) -> Option<Date> {
    match event {
        ClaimEvent::ApprovedByRule { stoppage } | ClaimEvent::Approved { stoppage, .. } => {
            Some(stoppage.last_day())
        }
        ClaimEvent::Shortened { last_day } | ClaimEvent::CutByLaw { last_day, .. } => Some(*last_day),
        _ => None,
    }
}
