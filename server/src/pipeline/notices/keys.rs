//! The keys that sign notices. Made by the owner of the database, at the terminal or at the start of a demonstration.

use crate::crypto::{Keys, Signer};
use crate::persistence::{PersistenceError, notice_keys};
use crate::random;
use sqlx::{Connection, PgConnection};
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// Makes a key that signs from now on; its name.
pub async fn make_key(
    owner: &mut PgConnection,
    keys: &Keys,
    now: OffsetDateTime,
) -> Result<String, PersistenceError> {
    let secret = Zeroizing::new(random::bytes::<32>()?);
    let signer = Signer::new(&secret);
    let mut transaction = owner.begin().await?;
    notice_keys::add(&mut transaction, keys, (&signer, &secret), now).await?;
    transaction.commit().await?;
    Ok(signer.kid().to_owned())
}

/// The same, unless there is one that signs: for demonstrations, where nobody would type the command.
pub async fn ensure_key(
    owner: &mut PgConnection,
    keys: &Keys,
    now: OffsetDateTime,
) -> Result<(), PersistenceError> {
    if notice_keys::signer(owner, keys).await?.is_none() {
        make_key(owner, keys, now).await?;
    }
    Ok(())
}
