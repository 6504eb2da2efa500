//! A notice for each employer that is owed one: its kind, its code, its proof.

use super::send;
use crate::clock::paris;
use crate::persistence::claims::{ClaimFile, ClaimRow};
use crate::persistence::{notice_keys, notices};
use crate::pipeline::UseCaseError;
use crate::pipeline::partners::{self, Event};
use crate::proof;
use crate::random;
use crate::state::Service;
use abri_domain::claim::ClaimState;
use abri_domain::employer::{Employer, NoticeDelivery};
use abri_domain::notice::{Document, EmployerNotice, NoticeKind, NoticeState, OffWork, next};
use abri_domain::reference::NoticeCode;
use sqlx::PgConnection;
use time::OffsetDateTime;
use uuid::Uuid;

/// The employer, which one it is, and the last notice it had.
type To<'a> = (i32, &'a Employer, Option<&'a notices::ClaimNotice>);

/// Issues what is owed to each employer.
pub(super) async fn owed(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let file = claim.open(&service.keys.zone_a)?;
    let known = notices::of_claim(connection, &service.keys, claim.claim_id).await?;
    for (number, employer) in (1..).zip(&file.employers) {
        let latest = notices::latest(&known).find(|notice| notice.employer_number == number);
        let follows = extends(service, connection, claim, (employer, latest)).await?;
        let first = if follows.is_some() { NoticeKind::Extension } else { NoticeKind::Initial };
        let before = latest.map(|latest| latest.notice.issued.document());
        if let Some(document) = next(before, first, &claim.state) {
            let to = (number, employer, latest);
            issue(service, connection, (claim, &file), to, (document, follows), now).await?;
        }
    }
    Ok(())
}

/// The notice of an earlier claim that this one extends: it ended the day before, and is for the same employer.
async fn extends(
    service: &Service,
    connection: &mut PgConnection,
    claim: &ClaimRow,
    (employer, latest): (&Employer, Option<&notices::ClaimNotice>),
) -> Result<Option<Uuid>, UseCaseError> {
    let day_before = claim.state.granted().and_then(|granted| granted.first_day().previous_day());
    match (latest, day_before) {
        (Some(latest), _) => Ok(latest.follows),
        (None, Some(day)) => Ok(notices::ending_on(connection, &service.keys, claim, (employer, day)).await?),
        (None, None) => Ok(None),
    }
}

async fn issue(
    service: &Service,
    connection: &mut PgConnection,
    (claim, file): (&ClaimRow, &ClaimFile),
    (employer_number, employer, latest): To<'_>,
    (document, follows): (Document, Option<Uuid>),
    now: OffsetDateTime,
) -> Result<(), UseCaseError> {
    let by_service = file.delivery == NoticeDelivery::ByService;
    let code = NoticeCode::from_random(random::bytes()?);
    let who = OffWork::from(&file.insured);
    let day = paris(now).date();
    let mut notice = EmployerNotice::new(code, who, employer, document, file.last_day_worked, day);
    sign(service, connection, &mut notice).await?;
    let new = notices::NewNotice {
        notice_id: random::id(now)?,
        claim_id: claim.claim_id,
        employer_number,
        document: latest.map_or(1, |latest| latest.document + 1),
        follows,
        notice: &notice,
        state: state(document.kind, &claim.state),
        delivery: if by_service { "waiting" } else { "by-hand" },
    };
    notices::insert(connection, &service.keys, &new, now).await?;
    partners::owe(connection, (new.notice_id, Event::Issued), claim.last_sequence, now).await?;
    if by_service {
        send(service, connection, claim, (new.notice_id, employer_number), now).await?;
    }
    Ok(())
}

const fn state(kind: NoticeKind, claim: &ClaimState) -> NoticeState {
    match (kind, claim) {
        (NoticeKind::Cancelled, _) => NoticeState::Cancelled,
        (_, ClaimState::Approved { .. }) => NoticeState::Valid,
        _ => NoticeState::UnderReview,
    }
}

/// Signed once, as it is issued: nothing that draws or sends a notice needs the key. Without one the notice goes out all the same,
/// and is checked by its code.
async fn sign(
    service: &Service,
    connection: &mut PgConnection,
    notice: &mut EmployerNotice,
) -> Result<(), UseCaseError> {
    match notice_keys::signer(connection, &service.keys).await? {
        Some(signer) => notice.proof = Some(proof::prove(notice, &signer)),
        None => tracing::warn!("a notice is issued without a proof: `abri notice new-key` makes the key"),
    }
    Ok(())
}
