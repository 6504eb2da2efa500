//! What the phone desk and those who file for others see.

use super::when::{received, silence_date};
use super::{badge, fund_name, moment, receipt};
use crate::persistence::claims::{ClaimFile, ClaimRow, Filed};
use crate::persistence::staff::SignedIn;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::{CallAnswerPage, FiledPage, FiledRow, FilingScheme};
use abri_app::paths::agent;
use abri_app::text::agent::call_desk as words;
use abri_app::text::common::long_date;
use abri_app::text::public::{days, own_claim};
use abri_domain::form::FormRules;

/// A scheme that a claim can be typed for.
pub fn filing_scheme(rules: &FormRules, lang: Lang) -> FilingScheme {
    let scheme = &rules.scheme;
    FilingScheme { title: lang.of(scheme.title()).to_owned(), href: agent::filing(scheme.path()) }
}

/// What can be said of a claim on the phone: the heading of its person's own page, what comes next and by when. The side
/// that looks and the reasons stay out: they would tell of the ground.
pub fn call_answer(
    service: &Service,
    person: &SignedIn,
    claim: &ClaimRow,
    file: &ClaimFile,
    lang: Lang,
) -> CallAnswerPage {
    let (state, due_on) = (&claim.state, claim.deadline.due_on);
    let silence_on = (state.is_open() && state.granted().is_none()).then(|| silence_date(claim));
    CallAnswerPage {
        agent: badge(person),
        lookup_id: String::new(),
        reference: claim.reference.to_string(),
        heading: own_claim::state(state).get(lang).to_owned(),
        say: words::say(lang, state, Some(due_on).filter(|day| *day >= service.clock.today()), silence_on),
        received: received(claim, lang),
        days: days(lang, claim.first_day, claim.last_day),
        fund: fund_name(service, &claim.fund),
        has_email: file.insured.email.is_some(),
        codes_sent: false,
    }
}

/// A claim typed lately.
pub fn filed_row(filed: &Filed, lang: Lang) -> FiledRow {
    FiledRow {
        href: agent::filed(&filed.claim_id.to_string()),
        reference: filed.reference.to_string(),
        at: moment(filed.at, lang),
        received_on: long_date(lang, filed.received_on),
        envelope: filed.envelope.map(|number| number.to_string()),
    }
}

/// A claim that was typed and is recorded.
pub fn filed(
    service: &Service,
    person: &SignedIn,
    claim: &ClaimRow,
    file: &ClaimFile,
    lang: Lang,
) -> FiledPage {
    FiledPage {
        agent: badge(person),
        channel: claim.channel,
        claim_id: claim.claim_id.to_string(),
        receipt: receipt(service, claim, file, Vec::new(), lang),
        scans: None,
        scans_attached: false,
        envelope: claim.assisted.and_then(|assisted| assisted.envelope).map(|number| number.to_string()),
    }
}
