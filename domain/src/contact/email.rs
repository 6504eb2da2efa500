//! The e-mail address: only what a mail server of today takes, and no more rules than that.

use super::private_text;
use serde::{Deserialize, Serialize};

const MAX: usize = 120;
/// RFC 5321, 4.5.3.1.1.
const LOCAL_MAX: usize = 64;
/// RFC 1035, 2.3.4.
const LABEL_MAX: usize = 63;

/// An e-mail address that can be written to, its domain in small letters.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum EmailError {
    /// Nothing was typed.
    #[error("the e-mail is missing")]
    Missing,
    /// No @, several, or nothing before it.
    #[error("the e-mail does not have one @ after a name")]
    At,
    /// What follows the @ is not the name of a site: no dot, a comma for a dot, an accent.
    #[error("what follows the @ is not a domain name")]
    Domain,
    /// A blank, an accent or another character that has no place before the @.
    #[error("the e-mail holds a character that has no place there")]
    Character,
    /// Longer than addresses are.
    #[error("the e-mail is too long")]
    TooLong,
}

impl EmailError {
    /// The kebab-case code, as in screens and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::At => "at",
            Self::Domain => "domain",
            Self::Character => "character",
            Self::TooLong => "too-long",
        }
    }
}

impl Email {
    /// Reads an address as typed, blanks around it left out.
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(EmailError::Missing);
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(EmailError::Character);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::At)?;
        if local.is_empty() || domain.contains('@') {
            return Err(EmailError::At);
        }
        check_parts(local, domain)?;
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }
}

fn check_parts(local: &str, domain: &str) -> Result<(), EmailError> {
    if local.len() > LOCAL_MAX || local.len() + 1 + domain.len() > MAX {
        return Err(EmailError::TooLong);
    }
    if !local.split('.').all(is_atom) {
        return Err(EmailError::Character);
    }
    // A last label of digits is an IP address, and no top-level domain has one letter.
    let top_level = domain.rsplit_once('.').map(|(_, label)| label);
    let named = top_level.is_some_and(|label| label.len() > 1 && !label.bytes().all(|c| c.is_ascii_digit()));
    if named && domain.split('.').all(is_label) { Ok(()) } else { Err(EmailError::Domain) }
}

/// RFC 5322, 3.2.3: the characters of an address that needs no quotes.
fn is_atom(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&c))
}

fn is_label(text: &str) -> bool {
    let hyphen_at_an_end = text.starts_with('-') || text.ends_with('-');
    let letters = text.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
    letters && !hyphen_at_an_end && (1..=LABEL_MAX).contains(&text.len())
}

private_text!(Email, EmailError, "[email]");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_of_people_are_read() {
        for (typed, kept) in [
            (" jeanne.martin@Example.FR ", "jeanne.martin@example.fr"),
            ("J.O'Neil+abri@mail.example.org", "J.O'Neil+abri@mail.example.org"),
            ("a@b.xn--p1ai", "a@b.xn--p1ai"),
        ] {
            assert_eq!(Email::parse(typed).map(String::from), Ok(kept.to_owned()));
        }
    }

    #[test]
    fn each_mistake_has_its_code() {
        for (error, typed) in [
            (EmailError::Missing, vec!["", " \t"]),
            (EmailError::At, vec!["jeanne", "@example.fr", "a@b@example.fr"]),
            (
                EmailError::Domain,
                vec!["a@", "a@example", "a@.fr", "a@example.fr.", "a@exa..fr", "a@free,fr", "a@1.2.3.4"],
            ),
            (EmailError::Domain, vec!["a@-example.fr", "a@exam_ple.fr", "a@société.fr", "a@example.f"]),
            (
                EmailError::Character,
                vec!["a b@example.fr", "a@example.fr\r\nBcc: b@example.fr", ".a@example.fr"],
            ),
            (
                EmailError::Character,
                vec!["a.@example.fr", "a..b@example.fr", "rené@example.fr", "<a@example.fr"],
            ),
        ] {
            for text in typed {
                assert_eq!(Email::parse(text), Err(error), "{text:?}");
            }
        }
    }

    #[test]
    fn the_longest_address_is_read_and_a_longer_one_is_not() {
        let of_length = |n: usize| format!("a@{}.{}.fr", "b".repeat(57), "c".repeat(n - 63));
        assert_eq!(Email::parse(&of_length(MAX)).map(|e| e.as_str().len()), Ok(MAX));
        assert_eq!(Email::parse(&of_length(MAX + 1)), Err(EmailError::TooLong));
        assert_eq!(Email::parse(&format!("{}@b.fr", "a".repeat(LOCAL_MAX + 1))), Err(EmailError::TooLong));
    }

    #[test]
    fn debug_says_nothing_and_a_bad_stored_one_fails() {
        assert_eq!(format!("{:?}", Email::parse("a@example.fr").unwrap()), "[email]");
        assert!(serde_json::from_str::<Email>("\"a@example\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_read_is_one_plain_line_and_reads_the_same(any in ".*", close in "[a-z.@ ,é\n-]{0,12}(@[a-z.-]{1,8})?") {
            for text in [any, close] {
                let Ok(email) = Email::parse(&text) else { continue };
                prop_assert!(email.as_str().bytes().all(|c| c.is_ascii_graphic() && !b"<>,;:\"()".contains(&c)));
                prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
            }
        }
    }
}
