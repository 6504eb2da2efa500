//! Measures notices: setting 1,000 different ones as PDF on two threads, signing and verifying their proofs; and puts notices
//! into the database whose codes `scripts/bench/verify.lua` asks for. Prints JSON.
//! Usage: bench_notices --data-dir ... --codes FILE, beside a server that runs on that folder.

use abri_domain::employer::Employer;
use abri_domain::notice::{Document, EmployerNotice, NoticeKind, OffWork};
use abri_domain::reference::NoticeCode;
use abri_domain::stoppage::Stoppage;
use abri_letters::{Lang, Letter, Letters, Notice, Paragraph};
use abri_server::boot::{self, Store};
use abri_server::config::StoreArgs;
use abri_server::crypto::{Keys, Place, Signer};
use abri_server::persistence::notices::code_index;
use abri_server::proof::{self, PublishedKey, PublishedKeys};
use clap::Parser;
use data_encoding::BASE64URL_NOPAD;
use sqlx::PgConnection;
use std::path::PathBuf;
use std::time::Instant;
use time::macros::{date, datetime};
use uuid::Uuid;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    /// Where the codes go, one a line.
    #[arg(long)]
    codes: Option<PathBuf>,
    /// Notices put into the database.
    #[arg(long, default_value_t = 20_000)]
    stored: u32,
    /// Notices set as PDF.
    #[arg(long, default_value_t = 1_000)]
    papers: u32,
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    // First, so that the memory measured is that of setting letters.
    let (seconds, bytes) = papers(arguments.papers)?;
    let resident = peak_kb();
    let (signed, verified) = proofs(arguments.papers)?;
    if let Some(path) = &arguments.codes {
        tokio::runtime::Runtime::new()?.block_on(store(&arguments, path))?;
    }
    let json = serde_json::json!({
        "papers": arguments.papers, "seconds": seconds, "mean_bytes": bytes / u64::from(arguments.papers),
        "peak_kb": resident, "signed_per_second": signed, "verified_per_second": verified,
    });
    std::io::Write::write_all(&mut std::io::stdout(), format!("{json}\n").as_bytes())?;
    Ok(())
}

fn notice(number: u32) -> Result<EmployerNotice, Failure> {
    let mut random = [0; 16];
    random[..4].copy_from_slice(&number.to_le_bytes());
    let who = OffWork {
        name: format!("Camille Exemple {number}"),
        last_names: vec!["Exemple".to_owned()],
        birth_date: date!(1980 - 01 - 01),
    };
    let employer = Employer {
        name: "Exemple SARL".to_owned(),
        siret: None,
        email: None,
        address: None,
        last_day_worked: None,
    };
    let document =
        Document { kind: NoticeKind::Initial, stoppage: Stoppage::of_days(date!(2020 - 03 - 25), 21)? };
    let code = NoticeCode::from_random(random);
    Ok(EmployerNotice::new(code, who, &employer, document, None, date!(2020 - 03 - 25)))
}

fn letter(number: u32, signer: &Signer) -> Result<Letter, Failure> {
    let notice = notice(number)?;
    let (code, proof) = (notice.code.to_string(), proof::prove(&notice, signer));
    let row = |label: &str| (label.to_owned(), "14 avril 2020".to_owned());
    let text = "Signalez l’arrêt dans votre déclaration dans les cinq jours. ".repeat(4);
    Ok(Letter::Notice(Notice {
        title: "Avis d’arrêt de travail, volet employeur".to_owned(),
        service_name: "Caisse de démonstration".to_owned(),
        service_contact: vec!["1 rue de l’Exemple".to_owned(), "00000 Exempleville".to_owned()],
        check_url: format!("https://abri.example/v/{code}"),
        qr: format!("https://abri.example/v/#{proof}"),
        proof: Some(proof),
        check_text: vec![text.clone(), text.clone()],
        code,
        insured_name: notice.insured_name,
        employer_name: notice.employer_name,
        facts: ["Né(e) le", "Nature", "Premier jour", "Dernier jour", "Établi le", "DSN"].map(row).to_vec(),
        paragraphs: vec![Paragraph { heading: Some("Ce que vous avez à faire".to_owned()), text }],
        qr_alt: "Code QR".to_owned(),
    }))
}

/// Seconds and bytes of so many, half on each of two threads, as the service sets two at a time.
fn papers(count: u32) -> Result<(f64, u64), Failure> {
    let letters = Letters::new();
    let start = Instant::now();
    let half = |first: u32| -> Result<u64, Failure> {
        let signer = Signer::new(&[7; 32]);
        let mut bytes = 0;
        for number in (first..count).step_by(2) {
            let pdf = letters.render(&letter(number, &signer)?, Lang::Fr, date!(2020 - 03 - 25))?;
            bytes += pdf.len() as u64;
        }
        Ok(bytes)
    };
    let bytes = std::thread::scope(|scope| {
        let threads = [0, 1].map(|first| scope.spawn(move || half(first)));
        threads
            .into_iter()
            .map(|thread| thread.join().map_err(|_| "a thread stopped")?)
            .sum::<Result<u64, Failure>>()
    })?;
    Ok((start.elapsed().as_secs_f64(), bytes))
}

/// Proofs signed and verified in a second, on one core.
fn proofs(count: u32) -> Result<(f64, f64), Failure> {
    let signer = Signer::new(&[7; 32]);
    let key = PublishedKey {
        kid: signer.kid().to_owned(),
        alg: "Ed25519".to_owned(),
        public_key: BASE64URL_NOPAD.encode(&signer.public_key()),
        made_on: date!(2020 - 03 - 01),
        retired_on: None,
        revoked_on: None,
    };
    let keys = PublishedKeys { service: String::new(), keys: vec![key] };
    let notices = (0..count).map(notice).collect::<Result<Vec<_>, _>>()?;
    let start = Instant::now();
    let proofs: Vec<_> = notices.iter().map(|notice| proof::prove(notice, &signer)).collect();
    let a_second = f64::from(count) / start.elapsed().as_secs_f64();
    let start = Instant::now();
    let right = proofs.iter().filter(|proof| proof::verify(proof, &keys).code() == "authentic").count();
    if right != proofs.len() {
        return Err("a proof is not authentic".into());
    }
    Ok((a_second, f64::from(count) / start.elapsed().as_secs_f64()))
}

/// The most memory this process ever held, in kB.
fn peak_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

async fn store(arguments: &Arguments, path: &std::path::Path) -> Result<(), Failure> {
    let store = Store::open(&arguments.store).await?;
    let keys = boot::keys(&arguments.store.keys_path(), false)?;
    let mut owner = store.owner_connection().await?;
    let mut codes = String::new();
    for number in 0..arguments.stored {
        let notice = notice(number)?;
        codes.extend([notice.code.as_str(), "\n"]);
        insert(&mut owner, &keys, &notice, number).await?;
    }
    sqlx::query("VACUUM ANALYZE employer.notices").execute(&mut owner).await?;
    std::fs::write(path, codes)?;
    Ok(())
}

async fn insert(
    owner: &mut PgConnection,
    keys: &Keys,
    notice: &EmployerNotice,
    number: u32,
) -> Result<(), Failure> {
    let notice_id = Uuid::from_u128(u128::from(number) + 1);
    let sealed = keys.zone_a.seal_json(Place::of("employer.notices.sealed", notice_id), notice)?;
    sqlx::query(
        "INSERT INTO employer.notices (notice_id, code_index, sealed, state, last_day, updated_at)
         VALUES ($1, $2, $3, 'valid', $4, $5) ON CONFLICT DO NOTHING",
    )
    .bind(notice_id)
    .bind(code_index(keys, &notice.code).as_slice())
    .bind(sealed)
    .bind(notice.stoppage.last_day())
    .bind(datetime!(2020-03-25 08:00 +1))
    .execute(owner)
    .await?;
    Ok(())
}
