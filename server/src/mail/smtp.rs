//! SMTP, command by command: until the text is handed over nothing has left, and after it only the server knows.

use super::{MailError, MailSetupError};
use crate::config::MailArgs;
use lettre::Address;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, RcptParameter};
use lettre::transport::smtp::{Error, SUBMISSIONS_PORT};
use std::io;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// To connect and to say whom the message is for. With [`ANSWER`], within the lease of a job.
const DIALOGUE: Duration = Duration::from_secs(30);
/// To hand the message over and hear that it was taken.
const ANSWER: Duration = Duration::from_mins(1);

/// The server all e-mail goes through.
pub(super) struct Relay {
    host: String,
    port: u16,
    tls: bool,
    /// Ask for a word that it arrived.
    success: bool,
    credentials: Option<Credentials>,
    hello: ClientId,
}

impl Relay {
    pub(super) fn new(args: &MailArgs, server: &str, own_host: &str) -> Result<Self, MailSetupError> {
        let tls = args.smtp_tls != "none";
        let (host, port) = server.rsplit_once(':').ok_or(MailSetupError::Server)?;
        let port = port.parse().map_err(|_| MailSetupError::Server)?;
        let credentials = credentials(args)?;
        if credentials.is_some() && !tls {
            return Err(MailSetupError::PasswordInClear);
        }
        let host = host.trim_matches(['[', ']']).to_owned();
        if host.is_empty() {
            return Err(MailSetupError::Server);
        }
        let success = args.bounces.smtp_dsn;
        Ok(Self { host, port, tls, success, credentials, hello: ClientId::Domain(own_host.to_owned()) })
    }

    /// Sends one message on a connection of its own.
    pub(super) async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<(), MailError> {
        let mut connection =
            timeout(DIALOGUE, self.address(envelope)).await.map_err(|_| MailError::Retry)??;
        let answer = timeout(ANSWER, connection.message(message)).await;
        let outcome = match answer {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(after_handing_over(&error)),
            Err(_) => Err(MailError::Uncertain),
        };
        // The answer counts; a quarrel about good-bye does not.
        let _ = timeout(Duration::from_secs(2), connection.quit()).await;
        outcome
    }

    /// Connects, and says from whom and for whom the message is.
    async fn address(&self, envelope: &Envelope) -> Result<AsyncSmtpConnection, MailError> {
        // Trouble with the server or our account is for the operator to mend, not the fault of this message.
        let mut connection = self.connect().await?;
        let said = self.say(&mut connection, envelope).await;
        if said.is_err() {
            connection.abort().await;
        }
        said.map(|()| connection)
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, MailError> {
        let mut connection = self.open().await?;
        if self.tls && self.port != SUBMISSIONS_PORT {
            let tls = self.tls_parameters().map_err(|error| retry(&error))?;
            connection.starttls(tls, &self.hello).await.map_err(|error| retry(&error))?;
        }
        if let Some(credentials) = &self.credentials {
            let answer = connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await;
            answer.map_err(|error| retry(&error))?;
        }
        Ok(connection)
    }

    /// Greets the server: encrypted from the first byte on the port that is for it.
    async fn open(&self) -> Result<AsyncSmtpConnection, MailError> {
        let server = (self.host.as_str(), self.port);
        let opened = if self.tls && self.port == SUBMISSIONS_PORT {
            let tls = self.tls_parameters().map_err(|error| retry(&error))?;
            AsyncSmtpConnection::connect_tokio1(server, Some(DIALOGUE), &self.hello, Some(tls), None).await
        } else {
            let stream = TcpStream::connect(server).await.map_err(|error| unreachable(&error))?;
            // The text and the dot that ends it leave in two writes: the dot would wait 40 ms for the text to be acknowledged.
            stream.set_nodelay(true).map_err(|error| unreachable(&error))?;
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await
        };
        opened.map_err(|error| retry(&error))
    }

    fn tls_parameters(&self) -> Result<TlsParameters, Error> {
        TlsParameters::new(self.host.clone())
    }

    /// Without an answer wanted on success, a server tells failures alone.
    fn asked(&self) -> Vec<RcptParameter> {
        let notify =
            || RcptParameter::Other { keyword: "NOTIFY".into(), value: Some("SUCCESS,FAILURE".into()) };
        self.success.then(notify).into_iter().collect()
    }

    /// A server that wants nothing from us says nothing of the recipient: only what it answers to their address does.
    async fn say(&self, connection: &mut AsyncSmtpConnection, envelope: &Envelope) -> Result<(), MailError> {
        let from = Mail::new(envelope.from().cloned(), Vec::new());
        connection.command(from).await.map_err(|error| retry(&error))?;
        for to in envelope.to() {
            let to = Rcpt::new(Address::clone(to), self.asked());
            connection.command(to).await.map_err(|error| before_handing_over(&error))?;
        }
        connection.command(Data).await.map_err(|error| before_handing_over(&error))?;
        Ok(())
    }
}

fn credentials(args: &MailArgs) -> Result<Option<Credentials>, MailSetupError> {
    match (&args.smtp_user, &args.smtp_password_file) {
        (Some(user), Some(file)) => {
            let password = std::fs::read_to_string(file).map_err(MailSetupError::Password)?;
            Ok(Some(Credentials::new(user.clone(), password.trim_end_matches(['\r', '\n']).to_owned())))
        }
        (None, None) => Ok(None),
        _ => Err(MailSetupError::HalfCredentials),
    }
}

fn retry(error: &Error) -> MailError {
    log(error);
    MailError::Retry
}

fn unreachable(error: &io::Error) -> MailError {
    tracing::warn!(kind = %error.kind(), "the mail server can't be reached");
    MailError::Retry
}

fn before_handing_over(error: &Error) -> MailError {
    log(error);
    if error.is_permanent() { MailError::Permanent } else { MailError::Retry }
}

fn after_handing_over(error: &Error) -> MailError {
    log(error);
    match () {
        () if error.is_permanent() => MailError::Permanent,
        () if error.is_transient() => MailError::Retry,
        // No answer that means anything: the message may be on its way.
        () => MailError::Uncertain,
    }
}

/// The code only: a server's words may repeat the address.
fn log(error: &Error) {
    let code = error.status().map(u16::from);
    tracing::warn!(code, timeout = error.is_timeout(), tls = error.is_tls(), "an e-mail did not leave");
}
