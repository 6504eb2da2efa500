//! The demonstration: staff, three people to file as, and claims by the hundred.

use super::{CommandError, say, usual};
use crate::boot::{self, Store};
use crate::config::{ContactArgs, MailArgs, StoreArgs};
use crate::demo::load;
use crate::demo::people::{SyntheticClaim, showcase};
use crate::jobs::Tools;
use crate::mail::Mailer;
use crate::persistence::{register, staff};
use crate::pipeline::notices;
use crate::pipeline::review::hash_password;
use crate::random;
use crate::register::Register;
use crate::rules;
use crate::state::Service;
use abri_app::model::StaffRole;
use abri_domain::nir::Nir;
use std::process::ExitCode;
use std::sync::Arc;

/// Demonstration accounts: login, name, role. The password is public, which is why they exist in demonstrations only.
const STAFF: [(&str, &str, StaffRole); 12] = [
    ("gestionnaire", "Gestionnaire de démonstration", StaffRole::Caseworker),
    ("medecin", "Médecin-conseil de démonstration", StaffRole::MedicalOfficer),
    ("technicien", "Technicienne du service médical de démonstration", StaffRole::MedicalTechnician),
    // Some decisions need two people.
    ("gestionnaire-2", "Seconde gestionnaire de démonstration", StaffRole::Caseworker),
    ("medecin-2", "Second médecin-conseil de démonstration", StaffRole::MedicalOfficer),
    ("accueil", "Accueil téléphonique de démonstration", StaffRole::CallDesk),
    ("courrier", "Courrier de démonstration", StaffRole::MailDesk),
    ("responsable", "Responsable d’équipe de démonstration", StaffRole::Supervisor),
    // Rules need two people.
    ("regles-1", "Première responsable des règles de démonstration", StaffRole::RulesOfficer),
    ("regles-2", "Seconde responsable des règles de démonstration", StaffRole::RulesOfficer),
    ("audit", "Auditeur de démonstration", StaffRole::Auditor),
    ("equipe", "Administratrice de démonstration", StaffRole::Administrator),
];
/// Their password.
const PASSWORD: &str = "abri-demonstration";

/// Makes the accounts, and the register's entries of the three people.
pub async fn prepare(store: &Store, service: &Service) -> Result<(), CommandError> {
    let mut owner = store.owner_connection().await?;
    let now = service.clock.now();
    notices::ensure_key(&mut owner, &service.keys, now).await?;
    let hash = hash_password(PASSWORD.to_owned()).await?;
    for (login, name, role) in STAFF {
        staff::upsert(&mut owner, (random::id(now)?, login, name), &hash, role.code(), now).await?;
    }
    for person in people(service) {
        if let (Ok(nir), Some(entry)) = (Nir::parse(&person.form.nir), &person.register) {
            register::store(&mut owner, &service.keys, &nir, entry).await?;
        }
    }
    Ok(())
}

fn people(service: &Service) -> Vec<SyntheticClaim> {
    let rules = service.form_rules("at-risk");
    rules.map(|rules| showcase(&rules).to_vec()).unwrap_or_default()
}

/// Says which accounts there are and whom to file as.
pub fn announce(service: &Service) {
    say("\n  Demonstration accounts (password: abri-demonstration)");
    for (login, name, _) in STAFF {
        say(&format!("    {login:<14} {name}"));
    }
    say("\n  Synthetic people to file as");
    for person in people(service) {
        let form = &person.form;
        say(&format!(
            "    {:?}: {} {}, NIR {}, born {}/{}/{}, status {}, ground {} {}",
            person.kind,
            form.first_names,
            form.birth_name,
            form.nir,
            form.birth_day,
            form.birth_month,
            form.birth_year,
            form.status,
            form.ground,
            form.get("answer-ald-number")
        ));
    }
    say("");
}

/// `abri demo load`.
pub async fn load(args: &StoreArgs, claims: u64, first: u64, work: bool) -> Result<ExitCode, CommandError> {
    let store = Store::open(args).await?;
    store.migrate().await?;
    let contact = boot::contact(&usual::<ContactArgs>(), "http://127.0.0.1:3000");
    let service = boot::service(&store, args, contact, Register::Table, true)?;
    let mailer = Arc::new(Mailer::new(&usual::<MailArgs>(), &args.data_dir, "http://127.0.0.1:3000")?);
    rules::begin(&service).await?;
    let tools = work.then(|| Tools { mailer, data_dir: args.data_dir.clone() });
    let mut owner = store.owner_connection().await?;
    notices::ensure_key(&mut owner, &service.keys, service.clock.now()).await?;
    let summary = load::load(&service, &mut owner, tools.as_ref(), first..first + claims).await?;
    say(&serde_json::to_string_pretty(&summary)?);
    service.pools.close().await;
    store.close()?;
    Ok(ExitCode::SUCCESS)
}
