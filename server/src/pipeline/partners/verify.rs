//! Many notices checked at once. As on the check page, wrong and unknown take the same steps and get the same words; and a notice of
//! an establishment that is not the partner's is unknown to it.

use crate::persistence::notice_checks;
use crate::persistence::notices::shared::{self, Changed};
use crate::persistence::partners::{self, PartnerKey};
use crate::pipeline::UseCaseError;
use crate::pipeline::notices::asked_index;
use crate::state::Service;
use abri_domain::notice::{CODE_WRONG_MAX, Claimed};
use abri_domain::partner::WRONG_MAX;
use abri_domain::reference::NoticeCode;
use abri_domain::siret::Siret;
use std::collections::BTreeMap;

/// A notice to check: the code on it, and whose the partner thinks it is.
pub struct Check {
    /// As typed.
    pub code: String,
    /// Whose.
    pub claimed: Claimed,
}

/// What came of it.
pub enum Checked {
    /// The notice.
    Known(Box<Changed>),
    /// No notice of that code, that person and the partner's establishments: which of them is wrong is not said.
    Unknown,
    /// Too many wrong answers to that code of late; whether this one was right is not said.
    Wait,
}

/// Checks them, in their order; `None` when the partner was wrong too often of late. Writes down that each was asked.
pub async fn verify(
    service: &Service,
    key: &PartnerKey,
    checks: &[Check],
) -> Result<Option<Vec<Checked>>, UseCaseError> {
    let now = service.clock.now();
    let partner = service.keys.index.index("notice-partner", key.partner_id.as_bytes());
    let codes: Vec<Vec<u8>> = checks.iter().map(|check| index_of(service, &check.code)).collect();
    let mut connection = service.pools.employer.acquire().await?;
    let (tries, wrong) =
        notice_checks::tries_of_many(&mut connection, &codes, partner, WRONG_MAX, now).await?;
    if wrong >= WRONG_MAX {
        return Ok(None);
    }
    let found = shared::by_codes(&mut connection, &service.keys, &codes).await?;
    let sirets: Vec<Vec<u8>> = found.iter().map(|found| siret_of(service, found.as_ref())).collect();
    let bound = partners::bound(&mut connection, key.partner_id, &sirets).await?;
    let mut tries: BTreeMap<&Vec<u8>, i64> = codes.iter().zip(tries).collect();
    let mut answers = Vec::with_capacity(checks.len());
    for (((check, code), found), siret) in checks.iter().zip(&codes).zip(found).zip(&sirets) {
        let right = found.filter(|one| check.claimed.is(&one.notice.issued) && bound.contains(siret));
        answers.push(judge(tries.entry(code).or_default(), right));
    }
    let told: Vec<bool> = answers.iter().map(|answer| matches!(answer, Checked::Known(_))).collect();
    notice_checks::record_many(&mut connection, &codes, &told, partner, now).await?;
    Ok(Some(answers))
}

/// A code that rests says nothing; names can't be guessed within one request either.
fn judge(tries: &mut i64, right: Option<Changed>) -> Checked {
    if *tries >= CODE_WRONG_MAX {
        return Checked::Wait;
    }
    match right {
        Some(found) => Checked::Known(Box::new(found)),
        None => {
            *tries += 1;
            Checked::Unknown
        }
    }
}

fn index_of(service: &Service, typed: &str) -> Vec<u8> {
    asked_index(service, typed, NoticeCode::parse(typed).ok().as_ref()).to_vec()
}

/// What the establishment is found by; as much work where there is none.
fn siret_of(service: &Service, found: Option<&Changed>) -> Vec<u8> {
    let siret = found.and_then(|found| found.notice.issued.employer_siret.as_ref());
    let digits = siret.map_or("--------------", Siret::as_str);
    partners::siret_index(&service.keys.index, digits).to_vec()
}
