//! E-mail and paper leaving the service. What leaves says as little as it can: the news itself is behind a code.

pub mod bounce;
mod message;
mod smtp;
mod spool;
mod texts;

pub use spool::spool_letter;
pub(crate) use spool::write_whole as write_spool;
pub use texts::{MailText, code, employer_link, news, notice, receipt};

use crate::config::MailArgs;
use abri_domain::contact::Email;
use lettre::Address;
use lettre::message::Mailbox;
use smtp::Relay;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Why e-mail can't be set up. Never says a password.
#[derive(Debug, thiserror::Error)]
pub enum MailSetupError {
    /// The sender is not an address.
    #[error("the sender of e-mails is not an address like `Abri <no-reply@abri.example>`")]
    Sender,
    /// The server is not `host:port`.
    #[error("the SMTP server is not written host:port")]
    Server,
    /// A user without a password file, or the other way round.
    #[error("an SMTP user goes with a password file, and the other way round")]
    HalfCredentials,
    /// The address for bounces is none.
    #[error("the address for bounces is not an address like `retours@abri.example`")]
    Bounces,
    /// A password would travel in clear.
    #[error("an SMTP password is only sent under TLS")]
    PasswordInClear,
    /// The password file can't be read.
    #[error("the SMTP password file can't be read")]
    Password(#[source] std::io::Error),
}

/// Why an e-mail did not leave. Says nothing of what is in it nor of whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// It did not leave and may later.
    #[error("the e-mail did not leave, and may later")]
    Retry,
    /// It can't be delivered as it is.
    #[error("the e-mail was refused for good")]
    Permanent,
    /// It was handed over and nobody said whether it was taken: sending it again might send it twice.
    #[error("nobody said whether the e-mail was taken")]
    Uncertain,
}

/// An e-mail to send. No `Debug`: it holds addresses and codes.
pub struct OutgoingMail<'a> {
    /// The job that owes it: the same id makes the same `Message-ID`, so that a second copy is told apart.
    pub id: Uuid,
    /// Whom it is for.
    pub to: &'a Email,
    /// Subject.
    pub subject: String,
    /// Body, plain text.
    pub text: String,
    /// A PDF and its file name.
    pub attachment: Option<(String, Vec<u8>)>,
    /// What the address that bounces go to must say of it ([`bounce::token`]).
    pub token: String,
}

/// Sends e-mail by SMTP, or writes it into files when no server is given.
pub struct Mailer {
    from: Mailbox,
    /// Host of the public address: right side of every `Message-ID`.
    host: String,
    /// Where bounces go; without it, to the sender.
    bounces: Option<Address>,
    bounces_dir: Option<PathBuf>,
    way: Way,
}

enum Way {
    Smtp(Box<Relay>),
    Files(PathBuf),
}

impl Mailer {
    /// The mailer of these settings. Does not call the server yet.
    pub fn new(args: &MailArgs, data_dir: &Path, public_url: &str) -> Result<Self, MailSetupError> {
        let from = args.mail_from.parse().map_err(|_| MailSetupError::Sender)?;
        let host = message::host_of(public_url);
        let way = match &args.smtp {
            Some(server) => Way::Smtp(Box::new(Relay::new(args, server, &host)?)),
            None => Way::Files(data_dir.join("spool").join("mail")),
        };
        let bounces = args.bounces.mail_bounces.as_deref().map(str::parse).transpose();
        let bounces = bounces.map_err(|_| MailSetupError::Bounces)?;
        Ok(Self { from, host, bounces, bounces_dir: args.bounces.bounces_dir.clone(), way })
    }

    /// Maildir where bounces arrive.
    pub fn bounces_dir(&self) -> Option<&Path> {
        self.bounces_dir.as_deref()
    }

    /// A message handed over twice would be two: true of a server, not of a folder.
    pub fn may_double(&self) -> bool {
        matches!(self.way, Way::Smtp(_))
    }

    /// Sends one e-mail.
    pub async fn send(&self, mail: OutgoingMail<'_>) -> Result<(), MailError> {
        let id = mail.id;
        let sender = message::Sender { from: &self.from, host: &self.host, bounces: self.bounces.as_ref() };
        let message = message::build(&sender, mail).ok_or(MailError::Permanent)?;
        match &self.way {
            Way::Smtp(relay) => relay.send(message.envelope(), &message.formatted()).await,
            Way::Files(folder) => {
                let written =
                    spool::write_whole(folder.clone(), format!("{id}.eml"), message.formatted()).await;
                written.map_err(|error| {
                    tracing::warn!(error = %error, "an e-mail could not be written to the spool");
                    MailError::Retry
                })
            }
        }
    }
}

#[cfg(test)]
mod tests;
