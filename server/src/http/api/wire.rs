//! What travels: notices as partners read them, and where a reader is in the list.

use crate::persistence::notices::shared::{After, Changed};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;
use uuid::Uuid;

/// A notice (volet employeur) as it stands now: identity and dates, never a reason.
#[derive(Serialize, ToSchema)]
pub struct Notice {
    /// Id; the same for as long as the notice exists.
    #[serde(rename = "notice_id")]
    id: Uuid,
    /// Code on the paper.
    code: String,
    /// What it announces: `initial`, `extension`, `shortened`, `cancelled`.
    kind: &'static str,
    /// What it is worth now: `valid`, `shortened`, `cancelled`, `superseded`, `under-review`.
    state: &'static str,
    /// First names and name in use of the person off work.
    insured_name: String,
    /// Their date of birth.
    birth_date: Option<Date>,
    /// Name of the employer, as the person gave it.
    employer_name: String,
    /// The establishment.
    siret: Option<String>,
    /// First day off.
    first_day: Date,
    /// Last day off as the notice said when it was issued.
    issued_last_day: Date,
    /// Last day off as it stands now.
    last_day: Date,
    /// Last day worked, as the person gave it; the day before the first otherwise.
    last_day_worked: Date,
    /// When it was issued.
    issued_on: Date,
    /// When its state or its last day changed, or it was issued.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    updated_at: OffsetDateTime,
}

impl From<Changed> for Notice {
    fn from(Changed { notice, at }: Changed) -> Self {
        let issued = notice.issued;
        Self {
            id: notice.notice_id,
            code: issued.code.to_string(),
            kind: issued.kind.code(),
            state: notice.state.code(),
            first_day: issued.stoppage.first_day(),
            issued_last_day: issued.stoppage.last_day(),
            last_day: notice.last_day,
            last_day_worked: issued.dsn_last_day_worked(),
            issued_on: issued.issued_on,
            siret: issued.employer_siret.map(|siret| siret.as_str().to_owned()),
            birth_date: issued.birth_date,
            insured_name: issued.insured_name,
            employer_name: issued.employer_name,
            updated_at: at,
        }
    }
}

/// The last microsecond that a list can stand at: the end of the year 9999.
const LAST_MICRO: u64 = 253_402_300_799_999_999;

/// A place in a list, for the partner to bring back as it is.
pub fn cursor(after: After) -> String {
    let micros = u64::try_from(after.at.unix_timestamp_nanos() / 1000).unwrap_or(0);
    BASE64URL_NOPAD.encode(&[&micros.to_be_bytes()[..], after.notice_id.as_bytes()].concat())
}

/// The place that a cursor says, if it is one.
pub fn place(cursor: &str) -> Option<After> {
    let bytes = BASE64URL_NOPAD.decode(cursor.as_bytes()).ok()?;
    let (micros, id) = bytes.split_first_chunk::<8>()?;
    let micros = u64::from_be_bytes(*micros).min(LAST_MICRO);
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000).ok()?;
    Some(After { at, notice_id: Uuid::from_slice(id).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_cursor_comes_back_as_it_went_and_any_of_its_length_is_a_place() {
        let after = After { at: datetime!(2020-03-25 08:00:00.123456 UTC), notice_id: Uuid::from_u128(7) };
        assert_eq!(cursor(after).len(), 32);
        assert_eq!(place(&cursor(after)), Some(after));
        assert!(place(&"_".repeat(32)).is_some());
        for none in ["", "a", &"a".repeat(31), &"a".repeat(33), &"=".repeat(32)] {
            assert_eq!(place(none), None, "{none}");
        }
    }
}
