//! The receipt.

use super::when::silence_date;
use super::{fund_name, moment};
use crate::persistence::claims::{ClaimFile, ClaimRow};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::ReceiptPage;

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
        received_at: moment(claim.submitted_at, lang),
        first_day: claim.first_day,
        last_day: claim.last_day,
        silence_date: silence_date(claim.submitted_at),
        emailed: file.insured.email.is_some(),
        access_codes: codes,
        fund_name: fund_name(service, &claim.fund),
        has_employer: !file.employers.is_empty(),
    }
}
