//! The space of an employer: opened by a link to the address that a notice went to, bound to its SIRET. Reads zone E and nothing else.

mod told;

pub use told::{SEND_LINK, carry};

use super::UseCaseError;
use crate::crypto::sha256;
use crate::persistence::employer_space::links::{self, LinkMail, NETWORK_MAX, NewLink};
use crate::persistence::employer_space::sessions::{self, EmployerSession};
use crate::persistence::employer_space::{self, Mailbox, Received, answers};
use crate::persistence::pools;
use crate::random;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_domain::contact::Email;
use abri_domain::notice::NoticeAnswer;
use abri_domain::siret::Siret;
use uuid::Uuid;

/// The index of a mailbox: a SIRET with an address, whatever its case.
pub fn mailbox(service: &Service, siret: &Siret, email: &Email) -> Mailbox {
    let pair = format!("{} {}", siret.as_str(), email.as_str().to_ascii_lowercase());
    service.keys.index.index("employer-mailbox", pair.as_bytes())
}

/// What became of a request for a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Written down; an e-mail leaves if a notice went to that mailbox, which is not looked up here.
    WrittenDown,
    /// Too many from that network.
    TooMany,
}

/// Someone asks for a link. The same steps whether the mailbox is known or not.
pub async fn ask(
    service: &Service,
    (siret, email): (&Siret, &Email),
    network: &str,
    lang: Lang,
) -> Result<Asked, UseCaseError> {
    let now = service.clock.now();
    let network = service.keys.index.index("employer-network", network.as_bytes());
    let mut connection = service.pools.employer.acquire().await?;
    if links::recent(&mut connection, &network, now).await? >= NETWORK_MAX {
        return Ok(Asked::TooMany);
    }
    let token = random::token()?;
    let link = NewLink {
        request_id: random::id(now)?,
        mailbox: mailbox(service, siret, email),
        network,
        token_hash: sha256(token.as_bytes()),
        mail: &LinkMail { to: email.as_str().to_owned(), token },
        language: lang.code(),
    };
    links::ask(&mut connection, &service.keys, &link, now).await?;
    Ok(Asked::WrittenDown)
}

/// Opens the space with the token of a link, once; the session's token. None: no such link, used, or too old.
pub async fn enter(service: &Service, link_token: &str) -> Result<Option<String>, UseCaseError> {
    let (token, form_token) = (random::token()?, random::token()?);
    let mut connection = service.pools.employer.acquire().await?;
    let session = (&sha256(token.as_bytes()), form_token.as_str());
    let link = sha256(link_token.as_bytes());
    let opened = sessions::open(&mut connection, &link, session, service.clock.now()).await?;
    Ok(opened.then_some(token))
}

/// The session of that token.
pub async fn session(service: &Service, token: &str) -> Result<Option<EmployerSession>, UseCaseError> {
    let mut connection = service.pools.employer.acquire().await?;
    Ok(sessions::find(&mut connection, &sha256(token.as_bytes()), service.clock.now()).await?)
}

/// Ends it.
pub async fn leave(service: &Service, token: &str) -> Result<(), UseCaseError> {
    let mut connection = service.pools.employer.acquire().await?;
    Ok(sessions::end(&mut connection, &sha256(token.as_bytes()), service.clock.now()).await?)
}

/// The notices that went to the mailbox.
pub async fn notices(service: &Service, mailbox: &Mailbox) -> Result<Vec<Received>, UseCaseError> {
    let mut connection = service.pools.employer.acquire().await?;
    Ok(employer_space::received(&mut connection, &service.keys, mailbox, None).await?)
}

/// One of them; [`UseCaseError::NotFound`] for a notice that went elsewhere as for one that is not.
pub async fn notice(service: &Service, mailbox: &Mailbox, notice_id: Uuid) -> Result<Received, UseCaseError> {
    let mut connection = service.pools.employer.acquire().await?;
    let found = employer_space::received(&mut connection, &service.keys, mailbox, Some(notice_id)).await?;
    found.into_iter().next().ok_or(UseCaseError::NotFound)
}

/// Answers to one of them. The same answer again changes nothing.
pub async fn answer(
    service: &Service,
    mailbox: &Mailbox,
    notice_id: Uuid,
    answer: NoticeAnswer,
) -> Result<(), UseCaseError> {
    let known = notice(service, mailbox, notice_id).await?;
    if known.answer.is_some_and(|(last, _)| last == answer) {
        return Ok(());
    }
    let mut transaction = service.pools.employer.begin().await?;
    pools::wait_for_disk(&mut transaction).await?;
    answers::add(&mut transaction, notice_id, answer, service.clock.now()).await?;
    transaction.commit().await?;
    Ok(())
}
