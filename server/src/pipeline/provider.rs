//! Signing in through the identity provider, and linking one's account to it.

use super::UseCaseError;
use super::review::{SignInOutcome, begin_session, owe_code};
use crate::crypto::sha256;
use crate::persistence::staff::SignedIn;
use crate::persistence::staff::identities;
use crate::persistence::staff::team::{NewAct, write_down};
use crate::provider::{Identity, Provider, ProviderError, Ties};
use crate::random;
use crate::state::Service;
use abri_domain::staff::StaffAct;
use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Somebody is sent to the provider.
pub struct Departure {
    /// Where to.
    pub address: String,
    /// What their browser keeps until they are back.
    pub token: String,
}

/// What became of whoever came back.
pub enum Return {
    /// As after a password.
    SignIn(SignInOutcome),
    /// The account is linked now.
    Linked,
    /// The identity, or the account, is linked already.
    LinkedAlready,
    /// No account is linked to that identity.
    Unknown,
    /// The visit is not of this browser, or over, or its answer does not hold.
    Refused,
}

/// What an answer of the provider carries.
pub struct Answer<'a> {
    /// The code to redeem.
    pub code: &'a str,
    /// The state it was asked with.
    pub state: &'a str,
}

/// Sends somebody to the provider: to sign in, or to link the account they are signed in with.
pub async fn depart(
    service: &Service,
    provider: &Provider,
    links: Option<&SignedIn>,
) -> Result<Result<Departure, ProviderError>, UseCaseError> {
    let (token, now) = (random::token()?, service.clock.now());
    let address = match provider.address(&ties(service, &token), now).await {
        Ok(address) => address,
        Err(error) => return Ok(Err(error)),
    };
    let mut connection = service.pools.admin.acquire().await?;
    let links = links.map(|person| person.staff_id);
    identities::leave(&mut connection, &sha256(token.as_bytes()), links, now).await?;
    Ok(Ok(Departure { address, token }))
}

/// What ties a visit together follows from the token in the browser: nothing of it is stored.
fn ties(service: &Service, token: &str) -> Ties {
    let of = |what| BASE64URL_NOPAD.encode(&service.keys.index.index(what, token.as_bytes()));
    Ties { state: of("provider-state"), nonce: of("provider-nonce"), verifier: of("provider-verifier") }
}

/// Somebody is back with an answer. A visit ends once, whatever came of it.
pub async fn arrive(
    service: &Service,
    provider: &Provider,
    token: &str,
    answer: Answer<'_>,
) -> Result<Return, UseCaseError> {
    let (ties, now) = (ties(service, token), service.clock.now());
    let mut connection = service.pools.admin.acquire().await?;
    let visit = identities::come_back(&mut connection, &sha256(token.as_bytes()), now).await?;
    // Nothing is held of the database while the provider is asked.
    drop(connection);
    let is_ours: bool = ties.state.as_bytes().ct_eq(answer.state.as_bytes()).into();
    let Some(links) = visit.filter(|_| is_ours) else { return Ok(Return::Refused) };
    let Ok(identity) = provider.identify(answer.code, &ties, now).await else { return Ok(Return::Refused) };
    match links {
        Some(staff_id) => link(service, staff_id, &identity).await,
        None => sign_in(service, &identity).await,
    }
}

fn index(service: &Service, identity: &Identity) -> [u8; 32] {
    service.keys.index.index("provider-identity", identity.subject.as_bytes())
}

async fn link(service: &Service, staff_id: Uuid, identity: &Identity) -> Result<Return, UseCaseError> {
    let now = service.clock.now();
    let mut transaction = service.pools.admin.begin().await?;
    if !identities::link(&mut transaction, &index(service, identity), staff_id, now).await? {
        return Ok(Return::LinkedAlready);
    }
    let act = NewAct { staff_id, by: Some(staff_id), act: StaffAct::IdentityLinked, grant_id: None };
    write_down(&mut transaction, &act, now).await?;
    transaction.commit().await?;
    Ok(Return::Linked)
}

/// The provider stands for the password; for the second factor only if it says that one was given.
async fn sign_in(service: &Service, identity: &Identity) -> Result<Return, UseCaseError> {
    let now = service.clock.now();
    let mut transaction = service.pools.admin.begin().await?;
    let Some(linked) = identities::find(&mut transaction, &index(service, identity)).await? else {
        return Ok(Return::Unknown);
    };
    let outcome = if linked.second_factor && !identity.is_strong {
        SignInOutcome::OwesCode { token: owe_code(&mut transaction, linked.staff_id, now).await? }
    } else {
        let (staff_id, is_strong) = (linked.staff_id, identity.is_strong);
        SignInOutcome::SignedIn { token: begin_session(&mut transaction, staff_id, is_strong, now).await? }
    };
    transaction.commit().await?;
    Ok(Return::SignIn(outcome))
}

/// Is the account of a session linked?
pub async fn is_linked(service: &Service, person: &SignedIn) -> Result<bool, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(identities::is_linked(&mut connection, person.staff_id).await?)
}
