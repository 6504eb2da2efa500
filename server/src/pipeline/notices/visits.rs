//! Whoever checks a notice. Wrong and unknown take the same steps: count, look up, open, compare, write down.

use crate::persistence::notice_checks::{self, Asked};
use crate::persistence::notices::{self, StoredNotice, code_index};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::notice::Claimed;
use abri_domain::reference::NoticeCode;

/// What a visitor is told.
pub enum Visited {
    /// The notice.
    Told(Box<StoredNotice>),
    /// No notice of that code and that person: which of the two is wrong is not said.
    Unknown,
    /// Too many wrong answers of late, to that code or from that network; whether this one was right is not said.
    Wait,
}

/// Answers a visitor who typed a code and what they know of the person. Reads zone E, writes that it was asked.
pub async fn visit(
    service: &Service,
    network: &str,
    typed: &str,
    claimed: &Claimed,
) -> Result<Visited, UseCaseError> {
    // A code that can't be one is looked up all the same: the answer takes as long.
    let parsed = NoticeCode::parse(typed);
    let code = parsed.clone().unwrap_or_else(|_| NoticeCode::from_random([0; 16]));
    let (keys, now) = (&service.keys, service.clock.now());
    let network = keys.index.index("notice-network", network.as_bytes());
    let asked = Asked { code: asked_index(service, typed, parsed.as_ref().ok()), network };
    let mut connection = service.pools.employer.acquire().await?;
    if notice_checks::tries(&mut connection, asked, now).await?.is_over() {
        return Ok(Visited::Wait);
    }
    let found = notices::find_by_code(&mut connection, keys, &code).await?;
    let found = found.filter(|notice| parsed.is_ok() && claimed.is(&notice.issued));
    notice_checks::record(&mut connection, asked, found.is_some(), now).await?;
    Ok(found.map_or(Visited::Unknown, |notice| Visited::Told(Box::new(notice))))
}

/// The index of the code; of the text itself where it is none, so that mistyped codes do not count together.
pub fn asked_index(service: &Service, typed: &str, code: Option<&NoticeCode>) -> [u8; 32] {
    let none = || service.keys.index.index("no-notice-code", typed.as_bytes());
    code.map_or_else(none, |code| code_index(&service.keys, code))
}
