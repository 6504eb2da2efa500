//! What comes back: delivery reports (RFC 3464) in a maildir, tied to the e-mail they are about. Hostile input: read up to a
//! size, never followed, never logged.

use crate::crypto::Keys;
use abri_domain::delivery::Report;
use data_encoding::HEXLOWER;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// What is read of a report: the rest quotes the e-mail.
pub const READ_MAX: u64 = 256 * 1024;
/// Parts that are looked at.
const PARTS_MAX: usize = 32;
/// Hexadecimal digits of the id in a token.
const ID: usize = 32;
/// Hexadecimal digits of its seal.
const SEAL: usize = 16;

/// What the address that bounces go to says of an e-mail: its id, and a seal that nobody else can make.
pub fn token(keys: &Keys, id: Uuid) -> String {
    token_of(id, &keys.index.index("bounce", id.as_bytes()))
}

/// The same from the keyed hash.
pub fn token_of(id: Uuid, hash: &[u8; 32]) -> String {
    format!("{}{}", id.simple(), HEXLOWER.encode(&hash[..SEAL / 2]))
}

/// A report on an e-mail of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The e-mail: the job that sent it.
    pub id: Uuid,
    /// What it says; nothing yet when the e-mail is only late, or went on to a server that reports no more.
    pub report: Option<Report>,
    /// Its status code, `5.1.1`.
    pub status: String,
}

/// Reads a report; nothing when it is none, or about no e-mail of ours.
pub fn read(keys: &Keys, source: &[u8]) -> Option<Bounce> {
    let message = MessageParser::default().parse(source)?;
    let (report, status) = verdict(&message)?;
    Some(Bounce { id: sealed_id(keys, &message).or_else(|| quoted_id(&message))?, report, status })
}

/// By the address it came to, whose seal must hold.
fn sealed_id(keys: &Keys, message: &Message<'_>) -> Option<Uuid> {
    let came_to = ["To", "Delivered-To", "X-Original-To", "Envelope-To"];
    came_to.iter().filter_map(|name| message.header_raw(*name)).find_map(|address| {
        address.split('+').skip(1).find_map(|rest| {
            let token = rest.get(..ID + SEAL)?.to_ascii_lowercase();
            let id = Uuid::try_parse(token.get(..ID)?).ok()?;
            let holds: bool = token.as_bytes().ct_eq(self::token(keys, id).as_bytes()).into();
            holds.then_some(id)
        })
    })
}

/// By the `Message-ID` of the e-mail it quotes: half of it is chance, and nobody but its recipient has seen it.
fn quoted_id(message: &Message<'_>) -> Option<Uuid> {
    message.parts.iter().take(PARTS_MAX).find_map(|part| match &part.body {
        PartType::Message(quoted) => id_of(quoted.message_id()?),
        _ if is(part, "text", "rfc822-headers") => {
            let text = String::from_utf8_lossy(part.contents());
            text.lines().find_map(|line| id_of(field(line, "message-id")?))
        }
        _ => None,
    })
}

fn id_of(message_id: &str) -> Option<Uuid> {
    let (left, _) = message_id.trim().trim_start_matches('<').split_once('@')?;
    Uuid::try_parse(left).ok()
}

fn is(part: &MessagePart<'_>, kind: &str, subkind: &str) -> bool {
    part.content_type().is_some_and(|found| {
        found.ctype().eq_ignore_ascii_case(kind)
            && found.subtype().is_some_and(|s| s.eq_ignore_ascii_case(subkind))
    })
}

fn field<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let (found, value) = line.split_once(':')?;
    found.trim().eq_ignore_ascii_case(name).then(|| value.trim())
}

/// What the report says. An e-mail of ours has one recipient: the worst that is said counts. `delayed`, `relayed` and
/// `expanded` say nothing yet.
fn verdict(message: &Message<'_>) -> Option<(Option<Report>, String)> {
    let part = message.parts.iter().take(PARTS_MAX).find(|part| is(part, "message", "delivery-status"))?;
    let text = String::from_utf8_lossy(part.contents()).replace("\r\n", "\n");
    text.split("\n\n").filter_map(of_recipient).max_by_key(|(report, _)| match report {
        None => 0,
        Some(Report::Arrived) => 1,
        Some(Report::GivenUp) => 2,
        Some(Report::Refused) => 3,
    })
}

fn of_recipient(group: &str) -> Option<(Option<Report>, String)> {
    let value = |name| group.lines().find_map(|line| field(line, name));
    let action = value("action")?.to_ascii_lowercase();
    let status: String =
        value("status")?.chars().take_while(|c| c.is_ascii_digit() || *c == '.').take(9).collect();
    let report = match (action.as_str(), status.chars().next()?) {
        ("delivered", '2') => Some(Report::Arrived),
        ("failed", '4') => Some(Report::GivenUp),
        ("failed", _) => Some(Report::Refused),
        _ => None,
    };
    Some((report, status))
}

#[cfg(test)]
mod tests;
