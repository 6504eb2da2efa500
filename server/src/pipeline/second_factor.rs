//! The second factor of staff: codes of six digits that change every 30 seconds (RFC 6238), and recovery codes on paper.

use super::UseCaseError;
use crate::persistence::staff::SignedIn;
use crate::persistence::staff::second_factor as factors;
use crate::persistence::staff::team::{NewAct, write_down};
use crate::random;
use crate::state::Service;
use abri_domain::staff::StaffAct;
use data_encoding::BASE32_NOPAD;
use sqlx::PgConnection;
use time::OffsetDateTime;
use totp_rs::Builder;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Recovery codes a person gets.
const RECOVERY_CODES: usize = 8;

/// What a person is shown to set up a second factor. No `Debug`: it holds a secret.
pub struct Enrolment {
    /// The secret in base32, as apps take it.
    pub secret: Zeroizing<String>,
}

/// The step of the code at that instant (30 seconds each, one early or late is borne), if it fits and comes after the last
/// one that was accepted: no code counts twice. The comparison takes as long for any code.
pub fn matching_step(secret: &[u8], code: &str, now: OffsetDateTime, last_step: i64) -> Option<i64> {
    let code: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
    let secret: [u8; 20] = secret.try_into().ok()?;
    let totp = Builder::new().with_secret(secret).with_skew(1).build().ok()?;
    let step = totp.check(&code, u64::try_from(now.unix_timestamp()).ok()?)?;
    i64::try_from(step).ok().filter(|step| *step > last_step)
}

/// By what a recovery code is found; dashes, blanks and small letters make no difference.
pub(super) fn recovery_hash(service: &Service, staff_id: Uuid, code: &str) -> [u8; 32] {
    let letters = code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase());
    let code = Zeroizing::new(letters.collect::<String>());
    service.keys.index.index("recovery-code", &[staff_id.as_bytes(), code.as_bytes()].concat())
}

/// What a person needs to set up their second factor: the same until it is confirmed. `None` when they have one.
pub async fn enrolment(service: &Service, person: &SignedIn) -> Result<Option<Enrolment>, UseCaseError> {
    let (key, staff_id) = (&service.keys.zone_a, person.staff_id);
    let mut transaction = service.pools.admin.begin().await?;
    factors::begin(&mut transaction, key, staff_id, Zeroizing::new(random::bytes::<20>()?).as_slice())
        .await?;
    let factor = factors::lock(&mut transaction, key, staff_id).await?;
    transaction.commit().await?;
    let open = factor.filter(|factor| !factor.confirmed);
    Ok(open.map(|factor| Enrolment { secret: Zeroizing::new(BASE32_NOPAD.encode(&factor.secret)) }))
}

/// How many recovery codes a person has left.
pub async fn recovery_codes_left(service: &Service, person: &SignedIn) -> Result<i64, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(factors::recovery_codes_left(&mut connection, person.staff_id).await?)
}

/// Confirms the second factor by one code of it. Answers with the recovery codes, which nobody can show again; `None` when
/// the code does not fit, or there is nothing to confirm.
pub async fn confirm(
    service: &Service,
    person: &SignedIn,
    code: &str,
) -> Result<Option<Vec<String>>, UseCaseError> {
    let (now, staff_id) = (service.clock.now(), person.staff_id);
    let mut transaction = service.pools.admin.begin().await?;
    let factor = factors::lock(&mut transaction, &service.keys.zone_a, staff_id).await?;
    let open = factor.filter(|factor| !factor.confirmed);
    let Some(step) = open.and_then(|open| matching_step(&open.secret, code, now, open.last_step)) else {
        return Ok(None);
    };
    factors::accept(&mut transaction, staff_id, step, now).await?;
    let codes = draw_recovery_codes(service, &mut transaction, staff_id).await?;
    let act = NewAct { staff_id, by: Some(staff_id), act: StaffAct::SecondFactorSet, grant_id: None };
    write_down(&mut transaction, &act, now).await?;
    transaction.commit().await?;
    Ok(Some(codes))
}

async fn draw_recovery_codes(
    service: &Service,
    connection: &mut PgConnection,
    staff_id: Uuid,
) -> Result<Vec<String>, UseCaseError> {
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = random::readable()?;
        let hash = recovery_hash(service, staff_id, &code);
        factors::add_recovery_code(connection, staff_id, &hash).await?;
        codes.push(code);
    }
    Ok(codes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use totp_rs::Algorithm;

    /// The secret of RFC 6238, appendix B.
    const SECRET: &[u8; 20] = b"12345678901234567890";

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(seconds).unwrap()
    }

    #[test]
    fn the_library_computes_the_codes_of_rfc_6238() {
        let totp = Builder::new().with_secret(*SECRET).with_digits(8).with_algorithm(Algorithm::SHA1);
        let totp = totp.build().unwrap();
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(totp.generate(seconds).to_string(), code, "{seconds}");
        }
    }

    #[test]
    fn a_code_fits_one_step_early_or_late_and_once() {
        // Of the same vectors, the last six digits.
        let (code, step) = ("081804", 1_111_111_109 / 30);
        for (seconds, fits) in [
            (1_111_111_109, true),
            (1_111_111_109 + 30, true),
            (1_111_111_109 - 30, true),
            (1_111_111_109 + 90, false),
            (1_111_111_109 - 60, false),
        ] {
            assert_eq!(matching_step(SECRET, code, at(seconds), 0), fits.then_some(step), "{seconds}");
        }
        assert_eq!(matching_step(SECRET, "081 804", at(1_111_111_109), step - 1), Some(step));
        assert_eq!(matching_step(SECRET, code, at(1_111_111_109), step), None, "it was used");
        for wrong in ["", "081805", "81804", "0818040", "abcdef", "０８１８０４", "07081804"] {
            assert_eq!(matching_step(SECRET, wrong, at(1_111_111_109), 0), None, "{wrong}");
        }
    }
}
