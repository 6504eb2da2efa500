//! Effects in the world: e-mails, and letters for those who have none. Each is done under the id of its job, so that a
//! second copy is told apart from a second message.

mod to_employers;

pub use to_employers::send_link;

use super::deliver::{DEAD_ADDRESS, once};
use super::{JobError, Tools};
use crate::clock::paris;
use crate::letters::{self, LetterFailure};
use crate::mail::{self, MailError, MailText, OutgoingMail, bounce};
use crate::persistence::claims::{self, ClaimFile, ClaimRow};
use crate::persistence::deliveries::{self, Begun};
use crate::persistence::jobs::Job;
use crate::pipeline::follow_up;
use crate::pipeline::follow_up::codes::{self, SEND_CODE};
use crate::pipeline::notices::SEND_NOTICE;
use crate::sms::{self, Texter};
use crate::state::Service;
use crate::views;
use abri_app::lang::Lang;
use abri_domain::claim::Effect;
use abri_domain::contact::{Email, Phone};
use abri_domain::delivery::{Recipient, Rung};
use abri_letters::Letter;
use uuid::Uuid;

/// Does one job of that kind.
pub async fn run(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let kind = job.kind.as_str();
    match Effect::from_code(kind) {
        Some(Effect::SendReceipt) => send_receipt(service, tools, job, claim_id).await,
        Some(Effect::SendNews) => send_news(service, tools, job, claim_id).await,
        None if kind == SEND_NOTICE => to_employers::send_notice(service, tools, job, claim_id).await,
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
            MailError::Permanent => Self::Abandon(DEAD_ADDRESS),
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

const TO_INSURED: Begun = Begun { rung: Rung::EMail, recipient: Recipient::Insured, notice_id: None };
const PAPER: Begun = Begun { rung: Rung::Letter, ..TO_INSURED };
const TEXT: Begun = Begun { rung: Rung::Sms, ..TO_INSURED };

/// The rung below: whoever asked for it wants paper, whatever the addresses.
fn by_post(job: &Job) -> bool {
    job.payload.get("by").and_then(|value| value.as_str()) == Some("post")
}

/// The address to write to, unless it turned out not to work.
async fn alive<'e>(
    service: &Service,
    claim_id: Uuid,
    notice_id: Option<Uuid>,
    email: Option<&'e Email>,
) -> Result<Option<&'e Email>, JobError> {
    let mut connection = service.pools.pipeline.acquire().await?;
    let dead = email.is_some() && deliveries::is_dead(&mut connection, claim_id, notice_id).await?;
    Ok(email.filter(|_| !dead))
}

/// By e-mail; by post too when someone else made the claim, whose e-mail it may be. Those without one saw the receipt, with their
/// codes, on the page; those who filed through someone, lost their codes, or whose address does not work, get it by post.
async fn send_receipt(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let (claim, file) = open(service, claim_id).await?;
    let lang = lang_of(&claim);
    if let Some(to) = file.insured.email.as_ref().filter(|_| !by_post(job)) {
        let page = views::receipt(service, &claim, &file, Vec::new(), lang);
        if file.helper.is_some() {
            let letter = letters::receipt(service, &page, &file, lang);
            once(service, tools, job, PAPER, print(service, tools, job, letter, lang)).await?;
        }
        let text = mail::receipt(&service.contact, &page, lang);
        return once(service, tools, job, TO_INSURED, send(service, tools, job, to, text, None)).await;
    }
    if claim.assisted.is_none() && file.helper.is_none() && !by_post(job) {
        return Ok(());
    }
    let printing = async {
        // Drawn here, so that they are nowhere but on the paper: tried again, the letter holds new ones and they alone work.
        let codes = follow_up::codes::post_printed_codes(service, claim_id).await?;
        let page = views::receipt(service, &claim, &file, codes, lang);
        print(service, tools, job, letters::receipt(service, &page, &file, lang), lang).await
    };
    once(service, tools, job, PAPER, printing).await
}

/// By e-mail, that there is news; on paper, the news itself, and a text message that it is on its way.
async fn send_news(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let (claim, file) = open(service, claim_id).await?;
    let lang = lang_of(&claim);
    let to = file.insured.email.as_ref().filter(|_| !by_post(job));
    if let Some(to) = alive(service, claim_id, None, to).await? {
        let text = mail::news(&service.contact, lang);
        return once(service, tools, job, TO_INSURED, send(service, tools, job, to, text, None)).await;
    }
    let own = follow_up::load(service, claim_id).await?;
    let page = views::own_claim(service, &own, lang, "");
    let letter = letters::decision(service, &page, own.file.insured.address.lines(), lang);
    once(service, tools, job, PAPER, print(service, tools, job, letter, lang)).await?;
    let Some(phone) = file.insured.phone.as_ref().filter(|phone| phone.is_mobile()) else { return Ok(()) };
    once(service, tools, job, TEXT, text_message(service, tools, job, phone, lang)).await
}

async fn text_message(
    service: &Service,
    tools: &Tools,
    job: &Job,
    to: &Phone,
    lang: Lang,
) -> Result<(), JobError> {
    let text = sms::news(&service.contact, lang);
    let sent = Texter::to_files(&tools.data_dir).send(job.job_id, to, &text).await;
    sent.map_err(|error| {
        tracing::warn!(error = %error, "a text message could not be put into the spool");
        JobError::Retry("spool")
    })
}

/// Sends the code, unless it would arrive when it no longer works; without e-mail there is no such job.
async fn send_code(service: &Service, tools: &Tools, job: &Job, claim_id: Uuid) -> Result<(), JobError> {
    let (claim, file) = open(service, claim_id).await?;
    let Some(to) = &file.insured.email else { return Ok(()) };
    let Some(owed) = codes::owed(service, job, claim_id).await? else {
        return Err(JobError::TooLate("code-expired"));
    };
    let text = mail::code(&service.contact, &owed.code, owed.minutes, lang_of(&claim));
    once(service, tools, job, TO_INSURED, send(service, tools, job, to, text, None)).await
}

async fn send(
    service: &Service,
    tools: &Tools,
    job: &Job,
    to: &Email,
    MailText { subject, text }: MailText,
    attachment: Option<(String, Vec<u8>)>,
) -> Result<(), JobError> {
    let token = bounce::token(&service.keys, job.job_id);
    let mail = OutgoingMail { id: job.job_id, to, subject, text, attachment, token };
    // On the heap: a dialogue with its connection is large, and every effect would carry its room.
    Ok(Box::pin(tools.mailer.send(mail)).await?)
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
