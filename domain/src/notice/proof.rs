//! What is signed of a notice: its lines, always the same ones in the same order, so that two programs sign the same bytes.

use super::{EmployerNotice, NoticeKind};
use crate::reference::NoticeCode;
use crate::stoppage::Stoppage;
use time::{Date, Month};

/// First line, and with it the version.
const HEAD: &str = "abri-notice-1";
/// The most characters of a name: what is longer is cut, and the QR code stays one a phone can read.
pub const NAME_MAX: usize = 60;
/// Number of lines.
const LINES: usize = 12;

/// What a proof says: what the paper says, and no more. No number of a person, no reference of a claim.
#[derive(Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which key signs.
    pub kid: String,
    /// The code on the paper.
    pub code: NoticeCode,
    /// What the notice announces.
    pub kind: NoticeKind,
    /// The days.
    pub stoppage: Stoppage,
    /// Last day worked.
    pub last_day_worked: Option<Date>,
    /// Day of issue.
    pub issued_on: Date,
    /// Date of birth.
    pub birth_date: Option<Date>,
    /// Who is off work.
    pub insured_name: String,
    /// The employer.
    pub employer_name: String,
    /// Its establishment number.
    pub employer_siret: Option<String>,
}

/// The bytes are no statement of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no notice can be read there")]
pub struct UnreadableStatement;

impl Statement {
    /// What the key `kid` is to sign of a notice.
    pub fn of(notice: &EmployerNotice, kid: &str) -> Self {
        Self {
            kid: one_line(kid),
            code: notice.code.clone(),
            kind: notice.kind,
            stoppage: notice.stoppage,
            last_day_worked: notice.last_day_worked,
            issued_on: notice.issued_on,
            birth_date: notice.birth_date,
            insured_name: one_line(&notice.insured_name),
            employer_name: one_line(&notice.employer_name),
            employer_siret: notice.employer_siret.as_ref().map(|siret| siret.as_str().to_owned()),
        }
    }

    /// The bytes that are signed: UTF-8, a line each, days as YYYYMMDD, an empty line for what is not known.
    pub fn to_bytes(&self) -> Vec<u8> {
        let maybe = |date: Option<Date>| date.map(digits).unwrap_or_default();
        let lines: [&str; LINES] = [
            HEAD,
            &self.kid,
            self.code.as_str(),
            self.kind.code(),
            &digits(self.stoppage.first_day()),
            &digits(self.stoppage.last_day()),
            &maybe(self.last_day_worked),
            &digits(self.issued_on),
            &maybe(self.birth_date),
            &self.insured_name,
            &self.employer_name,
            self.employer_siret.as_deref().unwrap_or_default(),
        ];
        lines.join("\n").into_bytes()
    }

    /// Reads them back. What would be written otherwise is not read: one statement has one form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnreadableStatement> {
        let text = std::str::from_utf8(bytes).map_err(|_| UnreadableStatement)?;
        let lines: Vec<&str> = text.split('\n').collect();
        let read = <[&str; LINES]>::try_from(lines).ok().and_then(read).ok_or(UnreadableStatement)?;
        if read.to_bytes() == bytes { Ok(read) } else { Err(UnreadableStatement) }
    }
}

fn read(lines: [&str; LINES]) -> Option<Statement> {
    let [head, signer, code, kind, first, last, worked, issued, born, insured, employer, siret] = lines;
    let maybe = |text: &str| if text.is_empty() { Some(None) } else { day(text).map(Some) };
    (head == HEAD).then_some(())?;
    Some(Statement {
        kid: signer.to_owned(),
        code: NoticeCode::parse(code).ok()?,
        kind: NoticeKind::from_code(kind)?,
        stoppage: Stoppage::new(day(first)?, day(last)?).ok()?,
        last_day_worked: maybe(worked)?,
        issued_on: day(issued)?,
        birth_date: maybe(born)?,
        insured_name: insured.to_owned(),
        employer_name: employer.to_owned(),
        employer_siret: (!siret.is_empty()).then(|| siret.to_owned()),
    })
}

fn one_line(text: &str) -> String {
    let cut = text.chars().take(NAME_MAX).map(|c| if c.is_control() { ' ' } else { c });
    cut.collect::<String>().trim().to_owned()
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), u8::from(date.month()), date.day())
}

fn day(text: &str) -> Option<Date> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let month = Month::try_from(u8::try_from(number(4, 6)?).ok()?).ok()?;
    Date::from_calendar_date(number(0, 4)?.into(), month, u8::try_from(number(6, 8)?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    fn statement(name: &str) -> Statement {
        Statement {
            kid: "0a1b2c3d".to_owned(),
            code: NoticeCode::from_random([3; 16]),
            kind: NoticeKind::Extension,
            stoppage: Stoppage::of_days(date!(2020 - 03 - 25), 21).unwrap(),
            last_day_worked: None,
            issued_on: date!(2020 - 03 - 25),
            birth_date: Some(date!(1985 - 06 - 12)),
            insured_name: one_line(name),
            employer_name: "Exemple SARL".to_owned(),
            employer_siret: None,
        }
    }

    #[test]
    fn the_lines_are_those_that_other_programs_sign() {
        let text = String::from_utf8(statement("Élodie Lœuvrard").to_bytes()).unwrap();
        let code = NoticeCode::from_random([3; 16]);
        let expected = format!(
            "abri-notice-1\n0a1b2c3d\n{}\nextension\n20200325\n20200414\n\n20200325\n19850612\nÉlodie Lœuvrard\nExemple SARL\n",
            code.as_str()
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn another_form_of_the_same_is_not_read() {
        let bytes = statement("A").to_bytes();
        for (from, to) in [
            ("\nA\n", "\nA\nB\n"),
            ("20200325", "2020325"),
            ("notice-1", "notice-2"),
            ("20200414", "20200301"),
        ] {
            let other = String::from_utf8(bytes.clone()).unwrap().replace(from, to);
            assert!(Statement::from_bytes(other.as_bytes()).is_err(), "{to}");
        }
        assert!(Statement::from_bytes(&[0xff]).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(name in "\\PC{0,90}") {
            let written = statement(&name);
            prop_assert!(Statement::from_bytes(&written.to_bytes()) == Ok(written));
        }

        #[test]
        fn any_bytes_are_answered(bytes: Vec<u8>) {
            prop_assert!(Statement::from_bytes(&bytes).is_err());
        }
    }
}
