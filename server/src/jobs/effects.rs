//! Effects in the world: e-mails, and letters for those who have none. Each is done under the id of its job, so that a
//! second copy is told apart from a second message.

use super::outcome::is_last_try;
use super::{JobError, Tools};
use crate::clock::paris;
use crate::letters::{self, LetterFailure};
use crate::mail::{self, MailError, MailText, OutgoingMail};
use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::persistence::jobs::Job;
use crate::persistence::notices::{self, ClaimNotice};
use crate::pipeline::follow_up;
use crate::pipeline::follow_up::codes::{self, SEND_CODE};
use crate::pipeline::notices::SEND_NOTICE;
use crate::state::Service;
use crate::views;
use abri_app::lang::Lang;
use abri_domain::claim::Effect;
use abri_domain::contact::Email;
use abri_domain::employer::Employer;
use abri_letters::Letter;
use uuid::Uuid;

/// Does one job of that kind.
pub async fn run(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let kind = job.kind.as_str();
    match Effect::from_code(kind) {
        Some(Effect::SendReceipt) => send_receipt(service, tools, job, claim_id).await,
        Some(Effect::SendNews) => send_news(service, tools, job, claim_id).await,
        None if kind == SEND_NOTICE => send_notice(service, tools, job, claim_id).await,
        None if kind == SEND_CODE => send_code(service, tools, job, claim_id).await,
        _ => Err(JobError::Abandon("unknown-kind")),
    }
}

impl From<LetterFailure> for JobError {
    fn from(error: LetterFailure) -> Self {
        tracing::warn!(error = %error, "a letter could not be made");
        match error {
            LetterFailure::Letter(_) => Self::Abandon("letter"),
            LetterFailure::Stopped => Self::Retry("letter"),
        }
    }
}

impl From<MailError> for JobError {
    fn from(error: MailError) -> Self {
        match error {
            MailError::Retry => Self::Retry("mail"),
            MailError::Permanent => Self::Abandon("mail-refused"),
            MailError::Uncertain => Self::Uncertain("mail-unanswered"),
        }
    }
}

async fn open(service: &Service, claim_id: Uuid) -> Result<(ClaimRow, ClaimFile), JobError> {
    let mut connection = service.pools.pipeline.acquire().await?;
    let claim = claims::find(&mut connection, claim_id).await?.ok_or(JobError::Abandon("claim-not-found"))?;
    let file = claim.open(&service.keys.zone_a)?;
    Ok((claim, file))
}

fn lang_of(claim: &ClaimRow) -> Lang {
    Lang::from_code(&claim.language).unwrap_or_default()
}

/// By e-mail; by post too when someone else made the claim, whose e-mail it may be. Those without one saw the receipt, with their codes, on the page; those who filed through someone, or lost
/// their codes, get it by post.
async fn send_receipt(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let (claim, file) = open(service, claim_id).await?;
    let lang = lang_of(&claim);
    if let Some(to) = &file.insured.email {
        let page = views::receipt(service, &claim, &file, Vec::new(), lang);
        if file.helper.is_some() {
            // First the letter: printed again it is the same file, sent again an e-mail is a second one.
            print(service, tools, job, letters::receipt(service, &page, &file, lang), lang).await?;
        }
        return send(tools, job, to, mail::receipt(&service.contact, &page, lang), None).await;
    }
    let by_post = job.payload.get("by").and_then(|value| value.as_str()) == Some("post");
    if claim.assisted.is_none() && file.helper.is_none() && !by_post {
        return Ok(());
    }
    // Drawn here, so that they are nowhere but on the paper: tried again, the letter holds new ones and they alone work.
    let codes = follow_up::codes::post_printed_codes(service, claim_id).await?;
    let page = views::receipt(service, &claim, &file, codes, lang);
    print(service, tools, job, letters::receipt(service, &page, &file, lang), lang).await
}

/// By e-mail, that there is news; on paper, the news itself.
async fn send_news(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let (claim, file) = open(service, claim_id).await?;
    let lang = lang_of(&claim);
    if let Some(to) = &file.insured.email {
        return send(tools, job, to, mail::news(&service.contact, lang), None).await;
    }
    let own = follow_up::load(service, claim_id).await?;
    let page = views::own_claim(service, &own, lang, "");
    let letter = letters::decision(service, &page, own.file.insured.address.lines(), lang);
    print(service, tools, job, letter, lang).await
}

/// Sends the code, unless it would arrive when it no longer works; without e-mail there is no such job.
async fn send_code(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let (claim, file) = open(service, claim_id).await?;
    let Some(to) = &file.insured.email else { return Ok(()) };
    let Some(owed) = codes::owed(service, job, claim_id).await? else {
        return Err(JobError::TooLate("code-expired"));
    };
    let text = mail::code(&service.contact, &owed.code, owed.minutes, lang_of(&claim));
    send(tools, job, to, text, None).await
}

/// Employers are written to in French, the language of their declarations, whatever the insured's.
const EMPLOYER_LANG: Lang = Lang::Fr;

async fn send_notice(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let (_, file) = open(service, claim_id).await?;
    let known = find_notice(service, job, claim_id).await?;
    let employer = employer_of(&file, &known)?;
    let delivered = deliver(service, tools, job, employer, &known).await;
    match &delivered {
        Ok(()) => set_delivery(service, &known, "sent").await?,
        // The insured sees it on their page and brings the notice themselves.
        Err(JobError::Abandon(_) | JobError::TooLate(_)) => set_delivery(service, &known, "failed").await?,
        Err(JobError::Retry(_)) if is_last_try(job) => set_delivery(service, &known, "failed").await?,
        Err(JobError::Retry(_) | JobError::Uncertain(_)) => {}
    }
    delivered
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
    let place = usize::try_from(known.employer_number).ok().and_then(|number| number.checked_sub(1));
    place.and_then(|place| file.employers.get(place)).ok_or(JobError::Abandon("no-such-employer"))
}

async fn deliver(
    service: &Service,
    tools: &Tools,
    job: &Job,
    employer: &Employer,
    known: &ClaimNotice,
) -> Result<(), JobError> {
    let letter = letters::notice(service, &known.notice, EMPLOYER_LANG);
    match (&employer.email, &employer.address) {
        (Some(to), _) => {
            let today = paris(service.clock.now()).date();
            let pdf = letters::render(service, letter, EMPLOYER_LANG, today).await?;
            let name = format!("avis-{}.pdf", known.notice.issued.code);
            let text = mail::notice(&service.contact, &known.notice, EMPLOYER_LANG);
            send(tools, job, to, text, Some((name, pdf))).await
        }
        (None, Some(address)) => {
            let letter = letters::addressed(letter, &address.lines(), EMPLOYER_LANG);
            print(service, tools, job, letter, EMPLOYER_LANG).await
        }
        (None, None) => Err(JobError::Abandon("no-way-to-the-employer")),
    }
}

async fn set_delivery(service: &Service, known: &ClaimNotice, delivery: &str) -> Result<(), JobError> {
    let sent_at = (delivery == "sent").then(|| service.clock.now());
    let mut connection = service.pools.pipeline.acquire().await?;
    Ok(notices::set_delivery(&mut connection, known.notice.notice_id, delivery, sent_at).await?)
}

async fn send(
    tools: &Tools,
    job: &Job,
    to: &Email,
    MailText { subject, text }: MailText,
    attachment: Option<(String, Vec<u8>)>,
) -> Result<(), JobError> {
    Ok(tools.mailer.send(OutgoingMail { id: job.job_id, to, subject, text, attachment }).await?)
}

async fn print(
    service: &Service,
    tools: &Tools,
    job: &Job,
    letter: Letter,
    lang: Lang,
) -> Result<(), JobError> {
    let pdf = letters::render(service, letter, lang, paris(service.clock.now()).date()).await?;
    mail::spool_letter(&tools.data_dir, job.job_id, pdf).await.map_err(|error| {
        tracing::warn!(error = %error, "a letter could not be put into the spool");
        JobError::Retry("spool")
    })
}
