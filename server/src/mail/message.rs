//! An e-mail as it travels.

use super::OutgoingMail;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use std::error::Error;

/// `Auto-Submitted: auto-generated` (RFC 3834): no out-of-office answer, please.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Who sends.
pub(super) struct Sender<'a> {
    /// As the recipient reads it.
    pub from: &'a Mailbox,
    /// Right side of the `Message-ID`.
    pub host: &'a str,
    /// Where bounces go.
    pub bounces: Option<&'a Address>,
}

/// The message; nothing when an address can't stand in a header. Typed headers only: no value can add a line.
pub(super) fn build(sender: &Sender<'_>, mail: OutgoingMail<'_>) -> Option<Message> {
    let to: Address = mail.to.as_str().parse().ok()?;
    let back = match sender.bounces {
        // An address of its own for each message: whatever comes back to it is about that message (VERP).
        Some(bounces) => Address::new(format!("{}+{}", bounces.user(), mail.token), bounces.domain()).ok()?,
        None => sender.from.email.clone(),
    };
    let envelope = Envelope::new(Some(back), vec![to.clone()]).ok()?;
    let builder = Message::builder()
        .envelope(envelope)
        .from(sender.from.clone())
        .to(Mailbox::new(None, to))
        .subject(mail.subject)
        .message_id(Some(format!("<{}@{}>", mail.id, sender.host)))
        .header(AutoSubmitted);
    let text = SinglePart::plain(mail.text);
    let message = match mail.attachment {
        None => builder.singlepart(text),
        Some((name, pdf)) => {
            let kind = ContentType::parse("application/pdf").ok()?;
            builder.multipart(
                MultiPart::mixed().singlepart(text).singlepart(Attachment::new(name).body(pdf, kind)),
            )
        }
    };
    message.ok()
}

/// The host of an address like `https://abri.example:8443/x`.
pub(super) fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match authority.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        // A domain literal has its own form (RFC 5321, 4.1.3).
        Some((address, _)) => format!("[IPv6:{address}]"),
        None => authority.split(':').next().unwrap_or_default().to_owned(),
    };
    if host.is_empty() { "localhost".to_owned() } else { host }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address_is_its_name_alone() {
        for (url, host) in [
            ("https://abri.example", "abri.example"),
            ("http://127.0.0.1:3000/x", "127.0.0.1"),
            ("http://[::1]:3000", "[IPv6:::1]"),
            ("", "localhost"),
        ] {
            assert_eq!(host_of(url), host, "{url}");
        }
    }
}
