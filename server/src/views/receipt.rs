//! The receipt.

use super::fund_name;
use super::when::{received, silence_date};
use crate::persistence::claims::{ClaimFile, ClaimRow};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::ReceiptPage;
use abri_app::text::form::helper as helper_words;

/// The page (CRPA L.112-11, R.112-11-1). `codes` are shown on it once.
pub fn receipt(
    service: &Service,
    claim: &ClaimRow,
    file: &ClaimFile,
    codes: Vec<String>,
    lang: Lang,
) -> ReceiptPage {
    ReceiptPage {
        reference: claim.reference.to_string(),
        received_at: received(claim, lang),
        first_day: claim.first_day,
        last_day: claim.last_day,
        silence_date: silence_date(claim),
        emailed: file.insured.email.is_some(),
        access_codes: codes,
        fund_name: fund_name(service, &claim.fund),
        has_employer: !file.employers.is_empty(),
        helper: file.helper.as_ref().map(|helper| helper_words::named(lang, helper)),
    }
}
