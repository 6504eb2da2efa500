//! The commands on notices: verifying one offline, making and revoking the keys that sign them.

use super::{CommandError, say};
use crate::boot::{self, Store};
use crate::config::StoreArgs;
use crate::persistence::notice_keys;
use crate::pipeline::notices;
use crate::proof::{self, PublishedKeys, Verdict};
use abri_domain::listing::name_keys;
use abri_domain::notice::Statement;
use serde_json::{Value, json};
use sqlx::Connection;
use std::fs;
use std::io::BufRead;
use std::path::Path;
use std::process::ExitCode;
use time::Date;

/// Whoever handed the notice over, as far as it is known.
pub struct Handed {
    /// Last name, or whole name.
    pub name: Option<String>,
    /// Date of birth.
    pub born: Option<Date>,
}

impl Handed {
    /// A true notice of someone else is the oldest trick.
    fn is(&self, said: &Statement) -> bool {
        let whole = |name: &str| name_keys(name).into_iter().next();
        let words: Vec<&str> = said.insured_name.split_whitespace().collect();
        // The name as printed, or its last words: a last name may have several.
        let known: Vec<String> =
            (0..words.len()).filter_map(|from| whole(&words.get(from..)?.join(" "))).collect();
        let typed = |name: &String| whole(name).is_some_and(|typed| known.contains(&typed));
        let name = self.name.as_ref().is_none_or(typed);
        name && self.born.is_none_or(|born| said.birth_date == Some(born))
    }
}

/// `abri notice verify`: neither network nor database.
pub fn verify(notice: &str, keys: &Path, handed: &Handed) -> Result<ExitCode, CommandError> {
    let keys: PublishedKeys = serde_json::from_slice(&fs::read(keys)?)
        .map_err(|_| "the keys are not as /.well-known/abri-notice-keys.json gives them")?;
    let one = |bytes: &[u8]| tell(proof::find(bytes).unwrap_or_default(), &keys, handed);
    let all_right = if notice == "-" {
        let mut all_right = true;
        for line in std::io::stdin().lock().split(b'\n') {
            all_right &= one(&line?);
        }
        all_right
    } else if proof::find(notice.as_bytes()).is_some() {
        one(notice.as_bytes())
    } else {
        one(&fs::read(notice)?)
    };
    Ok(ExitCode::from(u8::from(!all_right)))
}

/// Prints the verdict; true if the notice may be relied on.
fn tell(proof: &str, keys: &PublishedKeys, handed: &Handed) -> bool {
    let verdict = proof::verify(proof, keys);
    let code = match &verdict {
        Verdict::Authentic(said) if !handed.is(said) => "of-another-person",
        verdict => verdict.code(),
    };
    let notice = if let Verdict::Authentic(said) = &verdict { written(said) } else { Value::Null };
    let service = matches!(verdict, Verdict::Authentic(_)).then_some(&keys.service);
    say(&json!({ "verdict": code, "service": service, "notice": notice }).to_string());
    code == "authentic"
}

fn written(said: &Statement) -> Value {
    json!({
        "kid": said.kid,
        "code": said.code.to_string(),
        "kind": said.kind.code(),
        "first_day": said.stoppage.first_day(),
        "last_day": said.stoppage.last_day(),
        "last_day_worked": said.last_day_worked,
        "issued_on": said.issued_on,
        "name": said.insured_name,
        "born": said.birth_date,
        "employer": said.employer_name,
        "siret": said.employer_siret,
    })
}

/// `abri notice new-key`.
pub async fn new_key(args: &StoreArgs) -> Result<ExitCode, CommandError> {
    let store = Store::open(args).await?;
    store.migrate().await?;
    let keys = boot::keys(&args.keys_path(), false)?;
    let mut owner = store.owner_connection().await?;
    let kid = notices::make_key(&mut owner, &keys, args.clock().now()).await?;
    say(&json!({ "kid": kid }).to_string());
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

/// `abri notice revoke-key`.
pub async fn revoke_key(args: &StoreArgs, kid: &str) -> Result<ExitCode, CommandError> {
    let store = Store::open(args).await?;
    let mut owner = store.owner_connection().await?;
    let mut transaction = owner.begin().await?;
    notice_keys::revoke(&mut transaction, kid, args.clock().now()).await?;
    transaction.commit().await?;
    say(&json!({ "revoked": kid }).to_string());
    store.close()?;
    Ok(ExitCode::SUCCESS)
}
