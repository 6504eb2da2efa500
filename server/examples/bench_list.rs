//! Measures the first page of the list under each filter and each pair of filters, a later page, a search, and opening a file:
//! prints JSON. Usage: bench_list --data-dir ... --claims N, beside a server that runs on that folder.

mod bench {
    pub mod claims;
    pub mod fill;
    pub mod service;
}

use abri_app::model::StaffRole;
use abri_domain::listing::FilterForm;
use abri_server::boot::Store;
use abri_server::config::StoreArgs;
use abri_server::demo::people::person;
use abri_server::persistence::staff::{self, SignedIn};
use abri_server::pipeline::UseCaseError;
use abri_server::pipeline::lists::{self, Seeker, Sought};
use abri_server::pipeline::review::{self, Agent};
use abri_server::random;
use abri_server::state::Service;
use bench::claims::Failure;
use bench::{fill, service};
use clap::Parser;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::BTreeMap;
use std::time::Instant;
use time::Duration;
use uuid::Uuid;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    store: StoreArgs,
    /// Open claims.
    #[arg(long, default_value_t = 250_000)]
    claims: u64,
    /// Calls measured of each kind.
    #[arg(long, default_value_t = 40)]
    calls: usize,
}

/// People whom no other benchmark makes.
const FIRST_SEED: u64 = 5_000_000;
/// Calls made before it is measured.
const WARM_UP: usize = 5;
/// The label in the address of the lists that are measured.
const LABEL: Uuid = Uuid::from_u128(0x1abe1);

/// Real claims, made to wait: four in five for caseworkers, one in ten of them held, nine in ten of one fund, in two languages and
/// three schemes, due and recorded over weeks; one in a thousand with a label.
const SPREAD: &str = "
UPDATE claims SET state = CASE WHEN n % 20 = 7 THEN 'awaiting-insured' ELSE 'in-review' END,
    state_detail = jsonb_build_object('state', CASE WHEN n % 20 = 7 THEN 'awaiting-insured' ELSE 'in-review' END,
        'side', CASE WHEN n % 5 = 3 THEN 'medical' ELSE 'administrative' END, 'granted', NULL),
    side = CASE WHEN n % 5 = 3 THEN 'medical' ELSE 'administrative' END,
    fund = CASE WHEN n % 10 = 0 THEN small[1 + n / 10 % 9] ELSE small[10] END,
    language = CASE WHEN n % 7 = 0 THEN 'en' ELSE 'fr' END,
    scheme = CASE n % 11 WHEN 4 THEN 'contact-case' WHEN 9 THEN 'symptomatic' ELSE 'at-risk' END,
    submitted_at = $3::timestamptz - (n % 40000) * interval '1 minute', due_on = $3::date - 10 + (n % 23)::int,
    held_by = CASE WHEN n % 10 = 2 THEN $1::uuid END, held_until = CASE WHEN n % 10 = 2 THEN $3::timestamptz + interval '1 year' END
FROM (SELECT claim_id, row_number() OVER (ORDER BY md5(claim_id::text)) AS n FROM claims WHERE state = 'submitted') AS shuffled
WHERE claims.claim_id = shuffled.claim_id";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let store = Store::open(&arguments.store).await?;
    let service = service::open(&store, &arguments.store)?;
    let anne = hire(&store, &service, StaffRole::Caseworker).await?;
    let doctor = hire(&store, &service, StaffRole::MedicalOfficer).await?;
    let filled = spread(&store, &service, &anne, arguments.claims).await?;
    let mut measured = BTreeMap::new();
    for (name, query) in queries(&service) {
        measured.insert(name, measure(arguments.calls, || list(&service, &anne, &query)).await?);
    }
    measured.insert("a later page".into(), measure(arguments.calls, || later(&service, &anne)).await?);
    // Synthetic people share a few dozen names: thousands of claims each.
    let rules = service.form_rules("at-risk").ok_or("the scheme is closed")?;
    let common = person(FIRST_SEED, &rules).form.birth_name;
    let names = [common.as_str(), "Inconnue"].map(|name| Sought::read(name).ok().flatten());
    for (name, sought) in ["search by a common name", "search by an unknown name"].into_iter().zip(names) {
        let sought = &sought.ok_or("a name")?;
        let call = || async { lists::search(&service, &anne, sought).await.map(|_| ()) };
        measured.insert(name.into(), measure(arguments.calls, call).await?);
    }
    let opened = open_files(&store, &service, &doctor, arguments.calls).await?;
    let slowest = measured.iter().max_by(|a, b| a.1.p95.total_cmp(&b.1.p95));
    let json = serde_json::json!({
        "open_claims": filled,
        "kinds": measured.len(),
        "slowest": slowest.map(|(name, times)| serde_json::json!({ "filter": name, "p95": times.p95 })),
        "first_list_page_ms": measured.iter().map(|(name, times)| (name.clone(), times.json())).collect::<BTreeMap<_, _>>(),
        "file_opened_ms": opened.json(),
        "budget_ms": { "first_list_page_p95": 200, "file_opened_p95": 100 },
    });
    std::io::Write::write_all(&mut std::io::stdout(), format!("{json}\n").as_bytes())?;
    Ok(())
}

/// Each filter alone, and each pair of those that go together.
fn queries(service: &Service) -> Vec<(String, String)> {
    let mut funds = service.funds.iter().map(|fund| fund.code.as_str().to_owned());
    let (large, small) = (large_fund(service), funds.next().unwrap_or_default());
    let one = |name: &str, value: &str| format!("{name}={value}");
    let day = |days: i64| (service.clock.today() - Duration::days(days)).to_string();
    let label = LABEL.to_string();
    let single = vec![
        one("state", "awaiting-insured"),
        one("fund", &large),
        one("fund", &small),
        one("scheme", "contact-case"),
        one("language", "en"),
        one("risk", "late"),
        one("risk", "today"),
        one("risk", "in-time"),
        one("label", &label),
        one("hands", "me"),
        one("hands", "somebody"),
        one("hands", "nobody"),
        one("from", &day(27)),
        one("until", &day(1)),
        one("sort", "oldest"),
        one("sort", "newest"),
    ];
    let mut all: Vec<String> = vec![String::new(), one("size", "500")];
    for (place, first) in single.iter().enumerate() {
        all.push(first.clone());
        let others = single[place + 1..].iter().filter(|second| {
            let name = |query: &str| query.split('=').next().unwrap_or_default().to_owned();
            name(first) != name(second) && !(first.starts_with("state") && second.starts_with("risk"))
        });
        all.extend(others.map(|second| format!("{first}&{second}")));
    }
    all.push(format!("fund={small}&language=en&scheme=symptomatic&risk=late&label={label}&hands=nobody"));
    let named = |query: String| {
        let shown =
            query.replace(&label, "one in a thousand").replace(&large, "large").replace(&small, "small");
        (if shown.is_empty() { "no filter".to_owned() } else { shown }, query)
    };
    all.into_iter().map(named).collect()
}

fn large_fund(service: &Service) -> String {
    service.funds.iter().nth(20).map(|fund| fund.code.as_str().to_owned()).unwrap_or_default()
}

fn form(query: &str) -> FilterForm {
    FilterForm::of(query.split('&').filter_map(|pair| pair.split_once('=')))
}

async fn list(service: &Service, seeker: &Seeker, query: &str) -> Result<(), UseCaseError> {
    let filters = form(query).parse(&lists::known(service), &[LABEL]).map_err(|_| UseCaseError::NotFound)?;
    let context = lists::context(service, seeker).await?;
    let found = lists::list(service, seeker, &filters, None).await?;
    let ids: Vec<Uuid> = found.iter().map(|entry| entry.claim_id).collect();
    lists::labels_on(service, seeker, &ids).await?;
    let labels = (context.labels.as_slice(), [].as_slice());
    let lanes = abri_server::pipeline::breaches::Lanes::of(service, &found).await?;
    abri_server::views::list_rows(service, (&found, &lanes), labels, &[], abri_app::lang::Lang::Fr);
    Ok(())
}

/// Somewhere in the middle of the list.
async fn later(service: &Service, seeker: &Seeker) -> Result<(), UseCaseError> {
    let filters = form("").parse(&lists::known(service), &[]).map_err(|_| UseCaseError::NotFound)?;
    let after = abri_domain::listing::Cursor {
        due_on: service.clock.today(),
        submitted_at: service.clock.now(),
        claim_id: Uuid::max(),
    };
    lists::list(service, seeker, &filters, Some(after)).await.map(|_| ())
}

/// Opens files one after the other as a doctor: zone M unsealed, the reading written down.
async fn open_files(
    store: &Store,
    service: &Service,
    doctor: &Seeker,
    calls: usize,
) -> Result<Times, Failure> {
    let mut owner = store.owner_connection().await?;
    let ids: Vec<Uuid> = sqlx::query_scalar(
        "SELECT claim_id FROM claims WHERE state = 'in-review' AND side = 'medical' ORDER BY md5(claim_id::text) LIMIT $1",
    )
    .bind(i64::try_from(calls * 10 + WARM_UP)?)
    .fetch_all(&mut owner)
    .await?;
    owner.close().await?;
    let agent = Agent::of(doctor.person.clone()).ok_or("a doctor reviews")?;
    let mut next = ids.into_iter();
    measure(calls * 10, || {
        let (agent, claim_id) = (&agent, next.next().unwrap_or_default());
        async move {
            let case = review::open_case(service, agent, claim_id).await?;
            abri_server::views::case(service, agent, &case, abri_app::lang::Lang::Fr);
            Ok(())
        }
    })
    .await
}

struct Times {
    p50: f64,
    p95: f64,
    p99: f64,
}

impl Times {
    fn json(&self) -> serde_json::Value {
        serde_json::json!({ "p50": self.p50, "p95": self.p95, "p99": self.p99 })
    }
}

async fn measure<F, Fut>(calls: usize, mut call: F) -> Result<Times, Failure>
where
    F: FnMut() -> Fut,
    Fut: Future<Output = Result<(), UseCaseError>>,
{
    let mut times = Vec::with_capacity(calls);
    for number in 0..WARM_UP + calls {
        let start = Instant::now();
        call().await?;
        if number >= WARM_UP {
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    let at =
        |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied().unwrap_or(0.0);
    Ok(Times { p50: at(50), p95: at(95), p99: at(99) })
}

/// Someone of that role, as a session would say.
async fn hire(store: &Store, service: &Service, role: StaffRole) -> Result<Seeker, Failure> {
    let (staff_id, now) = (random::id(service.clock.now())?, service.clock.now());
    let login = format!("bench-{}", staff_id.simple());
    let mut owner = store.owner_connection().await?;
    staff::upsert(&mut owner, (staff_id, &login, "Bench"), "no hash", role.code(), now).await?;
    owner.close().await?;
    let person = SignedIn {
        staff_id,
        display_name: "Bench".into(),
        role,
        language: "fr".into(),
        form_token: String::new(),
        earlier_tokens: Vec::new(),
        password_due: false,
        fund: None,
        is_onboarding: false,
        second_factor: true,
    };
    Ok(Seeker::of(person).ok_or("this role lists claims")?)
}

/// Fills the list up to that many open claims, each sealed as any, and spreads them over what a list is filtered by.
async fn spread(store: &Store, service: &Service, holder: &Seeker, claims: u64) -> Result<i64, Failure> {
    let mut owner = store.owner_connection().await?;
    let open = "SELECT count(*) FROM claims WHERE state IN ('in-review', 'awaiting-insured')";
    // What other benchmarks put into the queue has no file that opens.
    sqlx::query("DELETE FROM claims WHERE octet_length(sealed) = 320 AND held_by IS NULL")
        .execute(&mut owner)
        .await?;
    let there: i64 = sqlx::query_scalar(open).fetch_one(&mut owner).await?;
    let there = u64::try_from(there)?;
    fill::fill(service, FIRST_SEED + there..FIRST_SEED + there.max(claims)).await?;
    let mut funds: Vec<String> =
        service.funds.iter().take(9).map(|fund| fund.code.as_str().to_owned()).collect();
    funds.push(large_fund(service));
    let statement = SPREAD.replace("small[", "($2::text[])[");
    sqlx::query(AssertSqlSafe(statement))
        .bind(holder.person.staff_id)
        .bind(funds)
        .bind(service.clock.now())
        .execute(&mut owner)
        .await?;
    label(&mut owner, service, holder).await?;
    sqlx::query("VACUUM ANALYZE claims").execute(&mut owner).await?;
    // A day of work on it since: one claim in ten has changed and stands elsewhere in the table.
    sqlx::query("UPDATE claims SET version = version + 1 WHERE hashtext(claim_id::text) % 10 = 0")
        .execute(&mut owner)
        .await?;
    sqlx::query("CHECKPOINT").execute(&mut owner).await?;
    let filled = sqlx::query_scalar(open).fetch_one(&mut owner).await?;
    owner.close().await?;
    Ok(filled)
}

async fn label(owner: &mut PgConnection, service: &Service, by: &Seeker) -> Result<(), Failure> {
    let place = abri_server::crypto::Place::of("labels.sealed_name", LABEL);
    sqlx::query("INSERT INTO labels VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
        .bind(LABEL)
        .bind(service.keys.zone_a.seal_json(place, &"Bench")?)
        .bind(by.person.staff_id)
        .bind(service.clock.now())
        .execute(&mut *owner)
        .await?;
    sqlx::query(
        "INSERT INTO claim_labels SELECT claim_id, $1, $2, $3 FROM claims WHERE hashtext(claim_id::text) % 1000 = 7
         ON CONFLICT DO NOTHING",
    )
    .bind(LABEL)
    .bind(by.person.staff_id)
    .bind(service.clock.now())
    .execute(owner)
    .await?;
    Ok(())
}
