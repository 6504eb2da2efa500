//! Notices to employers: by e-mail while the address works, else on paper.

use super::{alive, by_post, print, send};
use crate::clock::paris;
use crate::jobs::deliver::{DEAD_ADDRESS, once};
use crate::jobs::outcome::is_last_try;
use crate::jobs::{JobError, Tools};
use crate::letters;
use crate::mail;
use crate::persistence::claims::{self, ClaimFile};
use crate::persistence::deliveries::Begun;
use crate::persistence::employer_space::{self, links};
use crate::persistence::jobs::Job;
use crate::persistence::notices::{self, ClaimNotice};
use crate::pipeline::employer_space::mailbox;
use crate::pipeline::notices::contacts;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_domain::contact::Email;
use abri_domain::delivery::{Recipient, Rung};
use abri_domain::employer::Employer;
use abri_letters::Letter;
use time::Duration;
use uuid::Uuid;

/// Employers are written to in French, the language of their declarations, whatever the insured's.
const EMPLOYER_LANG: Lang = Lang::Fr;

/// Sends a notice, by the way that is left; says on the notice how far it got.
pub(super) async fn send_notice(
    service: &Service,
    tools: &Tools,
    job: &Job,
    claim_id: Uuid,
) -> Result<(), JobError> {
    let file = open(service, claim_id).await?;
    let known = find_notice(service, job, claim_id).await?;
    let employer = employer_of(&file, &known)?;
    let delivered = deliver(service, tools, job, employer, &known).await;
    match &delivered {
        // The post says when a letter left; the ladder says what follows a dead address.
        Ok(Rung::Letter | Rung::Sms) | Err(JobError::Abandon(DEAD_ADDRESS)) => {}
        Ok(Rung::EMail) => {
            set_delivery(service, &known, "sent").await?;
            open_space(service, employer, &known).await?;
        }
        // The insured sees it on their page and brings the notice themselves.
        Err(JobError::Abandon(_) | JobError::TooLate(_)) => set_delivery(service, &known, "failed").await?,
        Err(JobError::Retry(_)) if is_last_try(job) => set_delivery(service, &known, "failed").await?,
        Err(JobError::Retry(_) | JobError::Uncertain(_)) => {}
    }
    delivered.map(|_| ())
}

async fn open(service: &Service, claim_id: Uuid) -> Result<ClaimFile, JobError> {
    let mut connection = service.pools.pipeline.acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(JobError::Abandon("claim-not-found"))?;
    Ok(contacts::file_of(service, &mut connection, &claim).await?)
}

async fn find_notice(service: &Service, job: &Job, claim_id: Uuid) -> Result<ClaimNotice, JobError> {
    let bad = JobError::Abandon("inconsistent-payload");
    let id = job
        .payload
        .get("notice_id")
        .and_then(|value| value.as_str())
        .and_then(|text| text.parse::<Uuid>().ok());
    let Some(notice_id) = id else { return Err(bad) };
    let mut connection = service.pools.pipeline.acquire().await?;
    let all = notices::of_claim(&mut connection, &service.keys, claim_id).await?;
    all.into_iter().find(|known| known.notice.notice_id == notice_id).ok_or(bad)
}

fn employer_of<'f>(file: &'f ClaimFile, known: &ClaimNotice) -> Result<&'f Employer, JobError> {
    file.employer(known.employer_number).ok_or(JobError::Abandon("no-such-employer"))
}

async fn deliver(
    service: &Service,
    tools: &Tools,
    job: &Job,
    employer: &Employer,
    known: &ClaimNotice,
) -> Result<Rung, JobError> {
    let claim_id = job.claim_id.ok_or(JobError::Abandon("no-claim"))?;
    let notice_id = Some(known.notice.notice_id);
    let begun = |rung| Begun { rung, recipient: Recipient::Employer, notice_id };
    let letter = letters::notice(service, &known.notice, EMPLOYER_LANG);
    let to = employer.email.as_ref().filter(|_| !by_post(job));
    match (alive(service, claim_id, notice_id, to).await?, &employer.address) {
        (Some(to), _) => {
            let mailing = mail_notice(service, tools, job, to, known, letter);
            once(service, tools, job, begun(Rung::EMail), mailing).await.map(|()| Rung::EMail)
        }
        (None, Some(address)) => {
            let letter = letters::addressed(letter, &address.lines(), EMPLOYER_LANG);
            let printing = print(service, tools, job, letter, EMPLOYER_LANG);
            once(service, tools, job, begun(Rung::Letter), printing).await.map(|()| Rung::Letter)
        }
        (None, None) => Err(JobError::Abandon("no-way-to-the-employer")),
    }
}

async fn mail_notice(
    service: &Service,
    tools: &Tools,
    job: &Job,
    to: &Email,
    known: &ClaimNotice,
    letter: Letter,
) -> Result<(), JobError> {
    let today = paris(service.clock.now()).date();
    let pdf = letters::render(service, letter, EMPLOYER_LANG, today).await?;
    let name = format!("avis-{}.pdf", known.notice.issued.code);
    let text = mail::notice(&service.contact, &known.notice, EMPLOYER_LANG);
    send(service, tools, job, to, text, Some((name, pdf))).await
}

async fn set_delivery(service: &Service, known: &ClaimNotice, delivery: &str) -> Result<(), JobError> {
    let sent_at = (delivery == "sent").then(|| service.clock.now());
    let mut connection = service.pools.pipeline.acquire().await?;
    Ok(notices::set_delivery(&mut connection, known.notice.notice_id, delivery, sent_at).await?)
}

/// From now on the address opens the employer's space for this notice, with the SIRET; a private individual has neither.
async fn open_space(service: &Service, employer: &Employer, known: &ClaimNotice) -> Result<(), JobError> {
    let (Some(siret), Some(email)) = (&employer.siret, &employer.email) else { return Ok(()) };
    let notice_id = known.notice.notice_id;
    let mut connection = service.pools.pipeline.acquire().await?;
    let first = employer_space::first_of(&mut connection, &service.keys, notice_id).await?;
    let first = first.as_ref().unwrap_or(&known.notice);
    let (mailbox, worked) = (mailbox(service, siret, email), first.issued.dsn_last_day_worked());
    Ok(employer_space::add(&mut connection, notice_id, &mailbox, worked, service.clock.now()).await?)
}

/// Without that many minutes nobody has the time to follow a link.
const ENOUGH: Duration = Duration::minutes(2);

/// E-mails a link to the space, unless it would arrive when it no longer opens. Of no claim, so it is no delivery; a second copy does
/// no harm.
pub async fn send_link(service: &Service, tools: &Tools, job: &Job) -> Result<(), JobError> {
    let bad = || JobError::Abandon("inconsistent-payload");
    let id = job.payload.get("request_id").and_then(|value| value.as_str());
    let request_id = id.and_then(|text| text.parse::<Uuid>().ok()).ok_or_else(bad)?;
    let mut connection = service.pools.pipeline.acquire().await?;
    let owed = links::owed(&mut connection, &service.keys, request_id).await?;
    drop(connection);
    let owed = owed.filter(|owed| owed.expires_at - service.clock.now() >= ENOUGH);
    let Some(owed) = owed else { return Err(JobError::TooLate("link-expired")) };
    let to = Email::parse(&owed.mail.to).map_err(|_| bad())?;
    let lang = Lang::from_code(&owed.language).unwrap_or_default();
    let minutes = (owed.expires_at - service.clock.now()).whole_minutes();
    let text = mail::employer_link(&service.contact, &owed.mail.token, minutes, lang);
    send(service, tools, job, &to, text, None).await
}
