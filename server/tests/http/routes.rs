//! Every route of the service: what each actor gets, what every answer carries, and where it is written down.

mod actors;
mod headers;

use abri_app::lang::Lang;
use abri_app::paths::{Page, agent};
use abri_app::text::agent::procedures;
use abri_domain::staff::{Right, StaffRole};
use std::collections::BTreeSet;

/// What an actor gets of a route, without a form token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gets {
    /// That status.
    Status(u16),
    /// 303 to that path (the French one; `{claim}` is the case of the test).
    To(&'static str),
}

use Gets::{Status, To};

/// Everyone who may knock: nobody we know, an insured person with an open follow-up, every role of the back office, then an employer
/// in its space.
const ACTORS: usize = 3 + StaffRole::ALL.len();
const EMPLOYER: usize = ACTORS - 1;

/// One line of the table: method, path (French for public pages), what each actor gets.
type Line = (&'static str, &'static str, [Gets; ACTORS]);

const OK: [Gets; ACTORS] = [Status(200); ACTORS];
/// A form without anything in it.
const ASKS_AGAIN: [Gets; ACTORS] = [Status(422); ACTORS];
const TERMS: &str = "/fr/demande/conditions";
const RECEIPT: &str = "/fr/demande/recu";
const DOOR: &str = "/fr/suivi";
const SPACE: &str = "/fr/employeur";
const SIGN_IN: &str = "/agent/connexion";

/// The insured gets one thing, everyone else another.
const fn insured(gets: Gets, others: Gets) -> [Gets; ACTORS] {
    let mut line = [others; ACTORS];
    line[1] = gets;
    line
}

/// For the browser that sent a claim; everyone else is led to the terms.
const fn sender(gets: Gets) -> [Gets; ACTORS] {
    insured(gets, To(TERMS))
}

/// Typed without a draft: the page again, with a draft begun; the sender of a claim is led to its receipt.
const FIRST_PAGE_FIRST: [Gets; ACTORS] = insured(To(RECEIPT), Status(422));

/// For the owner of the claim, who opened it with a code.
const fn owner(gets: Gets) -> [Gets; ACTORS] {
    insured(gets, To(DOOR))
}

/// For an employer that opened its space; everyone else is led to its door.
const fn employer(gets: Gets) -> [Gets; ACTORS] {
    let mut line = [To(SPACE); ACTORS];
    line[EMPLOYER] = gets;
    line
}

/// For the roles with that right; for every other role there is no such page.
const fn with(right: Right, gets: Gets) -> [Gets; ACTORS] {
    let mut line = [To(SIGN_IN); ACTORS];
    let mut place = 2;
    while place < EMPLOYER {
        line[place] = if StaffRole::ALL[place - 2].may(right) { gets } else { Status(404) };
        place += 1;
    }
    line
}

/// For those who review claims.
const fn staff(gets: Gets) -> [Gets; ACTORS] {
    with(Right::Review, gets)
}

/// For those who make rules.
const fn officers(gets: Gets) -> [Gets; ACTORS] {
    with(Right::MakeRules, gets)
}

/// For those who spread the work.
const fn leads(gets: Gets) -> [Gets; ACTORS] {
    with(Right::Reassign, gets)
}

/// For those who audit.
const fn auditors(gets: Gets) -> [Gets; ACTORS] {
    with(Right::Audit, gets)
}

/// For those who answer the phone.
const fn callers(gets: Gets) -> [Gets; ACTORS] {
    with(Right::FindState, gets)
}

/// For those who file for others.
const fn filers(gets: Gets) -> [Gets; ACTORS] {
    with(Right::FileForOthers, gets)
}

/// For those who make accounts.
const fn administrators(gets: Gets) -> [Gets; ACTORS] {
    with(Right::ManageStaff, gets)
}

/// Every role gets the same.
const fn signed_in(gets: Gets) -> [Gets; ACTORS] {
    let mut line = [gets; ACTORS];
    (line[0], line[1], line[EMPLOYER]) = (To(SIGN_IN), To(SIGN_IN), To(SIGN_IN));
    line
}

/// The page after signing in: the queue, or the desk of the role.
const HOME: [Gets; ACTORS] = {
    let mut line = staff(Status(200));
    let mut place = 2;
    while place < EMPLOYER {
        let role = StaffRole::ALL[place - 2];
        if !role.may(Right::Review)
            && let Some(home) = agent::home(role)
        {
            line[place] = To(home);
        }
        place += 1;
    }
    line
};

/// Behind the glass that the caseworker of the test broke; for everyone else there is no such page.
const BEHIND_GLASS: [Gets; ACTORS] = {
    let mut line = signed_in(Status(404));
    line[2] = Status(200);
    line
};

const RULES: &str = "/agent/regles";

/// 403: a session, and no form token.
const REFUSED: Gets = Status(403);

const TABLE: &[Line] = &[
    ("GET", "/", [To("/fr"); ACTORS]),
    ("GET", "/fr", OK),
    ("GET", "/fr/suis-je-concerne", OK),
    ("POST", "/fr/suis-je-concerne", ASKS_AGAIN),
    ("GET", "/fr/suis-je-concerne/{scheme}", OK),
    ("POST", "/fr/suis-je-concerne/{scheme}", ASKS_AGAIN),
    ("GET", TERMS, OK),
    ("POST", TERMS, ASKS_AGAIN),
    ("GET", "/fr/demande/identite", sender(To(RECEIPT))),
    ("POST", "/fr/demande/identite", FIRST_PAGE_FIRST),
    ("GET", "/fr/demande/coordonnees", sender(To(RECEIPT))),
    ("POST", "/fr/demande/coordonnees", FIRST_PAGE_FIRST),
    ("GET", "/fr/demande/situation", sender(To(RECEIPT))),
    ("POST", "/fr/demande/situation", FIRST_PAGE_FIRST),
    ("GET", "/fr/demande/motif", sender(To(RECEIPT))),
    ("POST", "/fr/demande/motif", FIRST_PAGE_FIRST),
    ("GET", "/fr/demande/periode", sender(To(RECEIPT))),
    ("POST", "/fr/demande/periode", FIRST_PAGE_FIRST),
    ("GET", "/fr/demande/employeurs", sender(To(RECEIPT))),
    ("POST", "/fr/demande/employeurs", sender(To(RECEIPT))),
    ("GET", "/fr/demande/employeurs/fiche/{number}", sender(To(RECEIPT))),
    ("POST", "/fr/demande/employeurs/fiche/{number}", ASKS_AGAIN),
    ("GET", "/fr/demande/volet-employeur", sender(To(RECEIPT))),
    ("POST", "/fr/demande/volet-employeur", FIRST_PAGE_FIRST),
    ("GET", "/fr/demande/verification", sender(To(RECEIPT))),
    ("POST", "/fr/demande/verification", sender(To(RECEIPT))),
    ("GET", RECEIPT, sender(Status(200))),
    ("GET", "/fr/demande/recu.pdf", sender(Status(200))),
    ("GET", "/fr/formulaire-papier/{scheme}", OK),
    ("GET", DOOR, OK),
    ("POST", DOOR, ASKS_AGAIN),
    ("GET", "/fr/suivi/code", owner(Status(200))),
    ("POST", "/fr/suivi/code", owner(Status(422))),
    ("GET", "/fr/suivi/dossier", owner(Status(200))),
    ("POST", "/fr/suivi/retrait", owner(REFUSED)),
    ("POST", "/fr/suivi/reprise", owner(REFUSED)),
    ("POST", "/fr/suivi/reponse", owner(REFUSED)),
    ("POST", "/fr/suivi/nouveaux-codes", owner(REFUSED)),
    ("POST", "/fr/suivi/sortie", owner(REFUSED)),
    // Nothing is decided yet: there is no letter and no notice.
    ("GET", "/fr/suivi/decision.pdf", owner(Status(404))),
    ("GET", "/fr/suivi/apercu-volet/{number}", owner(Status(404))),
    ("GET", "/fr/suivi/volet/{number}", owner(Status(404))),
    ("GET", "/fr/suivi/adresse-employeur/{number}", owner(Status(404))),
    ("POST", "/fr/suivi/adresse-employeur/{number}", owner(REFUSED)),
    ("GET", "/fr/rappel", OK),
    ("POST", "/fr/rappel", ASKS_AGAIN),
    ("GET", "/fr/rappel/code", OK),
    ("POST", "/fr/rappel/code", ASKS_AGAIN),
    ("POST", "/fr/rappel/deplacer", ASKS_AGAIN),
    ("POST", "/fr/rappel/annuler", ASKS_AGAIN),
    ("GET", "/fr/verifier", OK),
    ("POST", "/fr/verifier", ASKS_AGAIN),
    ("GET", "/employeur", [To(SPACE); ACTORS]),
    ("GET", SPACE, OK),
    ("POST", SPACE, ASKS_AGAIN),
    // Nothing is looked up before the button; there is no such link.
    ("GET", "/fr/employeur/lien/{token}", OK),
    ("POST", "/fr/employeur/entree", ASKS_AGAIN),
    ("GET", "/fr/employeur/volets", employer(Status(200))),
    // A notice of someone else is none.
    ("GET", "/fr/employeur/volets/{notice_id}", employer(Status(404))),
    ("POST", "/fr/employeur/reponse", employer(REFUSED)),
    ("POST", "/fr/employeur/export", employer(REFUSED)),
    ("POST", "/fr/employeur/sortie", employer(REFUSED)),
    ("GET", "/fr/regles", OK),
    ("GET", "/fr/regles/{version}", OK),
    ("GET", "/fr/journal", OK),
    // No day is closed yet.
    ("GET", "/fr/journal/{year}", [Status(404); ACTORS]),
    ("GET", "/fr/donnees-personnelles", OK),
    ("GET", "/fr/accessibilite", OK),
    ("GET", SIGN_IN, OK),
    ("POST", SIGN_IN, ASKS_AGAIN),
    // No identity provider here.
    ("GET", "/agent/connexion/fournisseur", [Status(404); ACTORS]),
    ("GET", "/agent/connexion/retour", [Status(404); ACTORS]),
    ("GET", "/agent/mot-de-passe/relier", signed_in(Status(404))),
    ("POST", "/agent/equipe/{staff_id}/fournisseur", administrators(REFUSED)),
    ("POST", "/agent/deconnexion", signed_in(REFUSED)),
    ("GET", "/agent", HOME),
    ("POST", "/agent/suivant", staff(REFUSED)),
    ("GET", "/agent/fin-de-service", staff(Status(200))),
    ("POST", "/agent/fin-de-service", staff(REFUSED)),
    ("POST", "/agent/deport", staff(REFUSED)),
    ("GET", "/agent/repartition", leads(Status(200))),
    ("POST", "/agent/repartition/deplacer", leads(REFUSED)),
    ("POST", "/agent/repartition/ajouter", leads(REFUSED)),
    ("POST", "/agent/repartition/retirer", leads(REFUSED)),
    ("GET", "/agent/annonce", with(Right::Announce, Status(200))),
    ("POST", "/agent/annonce", with(Right::Announce, REFUSED)),
    ("POST", "/agent/annonce/{announcement_id}/fin", with(Right::Announce, REFUSED)),
    ("GET", "/agent/procedures", signed_in(Status(200))),
    ("GET", "/agent/procedures/{screen}", signed_in(Status(200))),
    ("GET", "/agent/entraide", with(Right::Lend, Status(200))),
    ("POST", "/agent/entraide", with(Right::Lend, REFUSED)),
    ("GET", "/agent/entraide.csv", with(Right::Lend, Status(200))),
    ("POST", "/agent/entraide/{loan_id}/fin", with(Right::Lend, REFUSED)),
    ("GET", "/agent/dossiers", with(Right::Search, Status(200))),
    ("POST", "/agent/dossiers/recherche", with(Right::Search, REFUSED)),
    ("POST", "/agent/dossiers/vues", with(Right::Search, REFUSED)),
    ("POST", "/agent/dossiers/vues/retrait", with(Right::Search, REFUSED)),
    ("POST", "/agent/dossiers/lot", with(Right::Search, REFUSED)),
    ("GET", "/agent/dossiers/etiquettes", with(Right::MakeLabels, Status(200))),
    ("POST", "/agent/dossiers/etiquettes", with(Right::MakeLabels, REFUSED)),
    ("POST", "/agent/dossiers/etiquettes/retrait", with(Right::MakeLabels, REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/etiquettes", with(Right::Search, REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/note", staff(REFUSED)),
    ("GET", "/agent/dossiers/{claim_id}", staff(Status(200))),
    ("POST", "/agent/dossiers/{claim_id}/presence", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/prendre", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/liberer", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/decision", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/apercu", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/confirmation", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/question", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/transfert", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/reexamen", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/preparation", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/a-signer", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/avis", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/avis-retrait", staff(REFUSED)),
    ("GET", "/agent/dossiers/{claim_id}/acces-exceptionnel", with(Right::BreakGlass, Status(200))),
    ("POST", "/agent/dossiers/{claim_id}/acces-exceptionnel", with(Right::BreakGlass, REFUSED)),
    ("GET", "/agent/acces-exceptionnels/{glass_id}", BEHIND_GLASS),
    ("GET", "/agent/audit/acces-exceptionnels", auditors(Status(200))),
    ("POST", "/agent/audit/acces-exceptionnels/{glass_id}", auditors(REFUSED)),
    ("GET", "/agent/avis", with(Right::Advise, Status(200))),
    ("POST", "/agent/avis/suivant", with(Right::Advise, REFUSED)),
    ("GET", "/agent/avis/{opinion_id}", with(Right::Advise, Status(200))),
    ("POST", "/agent/avis/{opinion_id}/reponse", with(Right::Advise, REFUSED)),
    ("POST", "/agent/avis/{opinion_id}/liberer", with(Right::Advise, REFUSED)),
    ("GET", "/agent/envois", with(Right::WatchDeliveries, Status(200))),
    ("POST", "/agent/envois/{job_id}/renvoi", with(Right::WatchDeliveries, REFUSED)),
    ("POST", "/agent/envois/{job_id}/classement", with(Right::WatchDeliveries, REFUSED)),
    ("POST", "/agent/envois/travaux/{job_id}/reprise", with(Right::WatchDeliveries, REFUSED)),
    ("POST", "/agent/envois/travaux/{job_id}/classement", with(Right::WatchDeliveries, REFUSED)),
    ("GET", "/agent/delegations", with(Right::Delegate, Status(200))),
    ("POST", "/agent/delegations", with(Right::Delegate, REFUSED)),
    ("POST", "/agent/delegations/{delegation_id}/fin", with(Right::Delegate, REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/motif", staff(REFUSED)),
    ("GET", "/agent/accueil", callers(Status(200))),
    ("POST", "/agent/accueil/recherches", callers(REFUSED)),
    ("GET", "/agent/accueil/recherches/{lookup_id}", callers(Status(404))),
    ("POST", "/agent/accueil/recherches/{lookup_id}/codes", callers(REFUSED)),
    ("GET", "/agent/accueil/rappels", callers(Status(200))),
    ("POST", "/agent/accueil/rappels", callers(REFUSED)),
    ("POST", "/agent/accueil/rappels/suivant", callers(REFUSED)),
    // Nobody has that call in hand.
    ("GET", "/agent/accueil/rappels/{callback_id}", callers(Status(404))),
    ("POST", "/agent/accueil/rappels/{callback_id}/issue", callers(REFUSED)),
    ("POST", "/agent/accueil/rappels/{callback_id}/liberer", callers(REFUSED)),
    ("GET", "/agent/repartition/rappels", leads(Status(200))),
    ("POST", "/agent/repartition/rappels", leads(REFUSED)),
    ("GET", "/agent/courrier", filers(Status(200))),
    ("GET", "/agent/depot/{scheme}", filers(Status(200))),
    ("POST", "/agent/depot/{scheme}", filers(REFUSED)),
    // The claim of the test was filed by its person.
    ("GET", "/agent/depot/recus/{claim_id}", filers(Status(404))),
    ("GET", "/agent/depot/recus/{claim_id}/recu.pdf", filers(Status(404))),
    ("POST", "/agent/depot/recus/{claim_id}/pieces", filers(REFUSED)),
    ("POST", "/agent/depot/recus/{claim_id}/pieces/{scan_id}/retrait", filers(REFUSED)),
    // The claim of the test has no scan.
    ("GET", "/agent/dossiers/{claim_id}/pieces/{scan_id}", staff(Status(404))),
    ("GET", "/agent/dossiers/{claim_id}/pieces-medicales/{scan_id}", staff(Status(404))),
    ("POST", "/agent/dossiers/{claim_id}/pieces-medicales", staff(REFUSED)),
    ("POST", "/agent/dossiers/{claim_id}/pieces-medicales/{scan_id}/retrait", staff(REFUSED)),
    ("GET", RULES, officers(Status(200))),
    ("POST", "/agent/regles/brouillons", officers(REFUSED)),
    ("GET", "/agent/regles/brouillons/{draft_id}", officers(Status(200))),
    ("POST", "/agent/regles/brouillons/{draft_id}/enregistrer", officers(REFUSED)),
    ("POST", "/agent/regles/brouillons/{draft_id}/simulation", officers(REFUSED)),
    ("POST", "/agent/regles/brouillons/{draft_id}/proposition", officers(REFUSED)),
    ("POST", "/agent/regles/brouillons/{draft_id}/reprise", officers(REFUSED)),
    ("POST", "/agent/regles/brouillons/{draft_id}/retrait", officers(REFUSED)),
    ("POST", "/agent/regles/brouillons/{draft_id}/publication", officers(REFUSED)),
    ("POST", "/agent/regles/publications/{publication_id}/annulation", officers(REFUSED)),
    ("GET", "/agent/regles/textes/{sha256}", officers(Status(200))),
    ("GET", "/verifier", [To("/fr/verifier"); ACTORS]),
    ("POST", "/agent/dossiers/{claim_id}/controle", staff(REFUSED)),
    ("GET", "/agent/pilotage", with(Right::SeeBoard, Status(200))),
    ("GET", "/agent/pilotage.csv", with(Right::SeeBoard, Status(200))),
    ("GET", "/donnees-ouvertes/demandes.csv", OK),
    ("GET", "/agent/controles", staff(Status(200))),
    ("POST", "/agent/controles/suivant", staff(REFUSED)),
    ("GET", "/agent/regles/garde-fous", officers(Status(200))),
    ("POST", "/agent/regles/garde-fous/suspendre", officers(REFUSED)),
    ("POST", "/agent/regles/garde-fous/retablir", officers(REFUSED)),
    ("GET", "/agent/audit", auditors(Status(200))),
    ("POST", "/agent/audit/recherches", auditors(REFUSED)),
    ("GET", "/agent/audit/recherches/{lookup_id}", auditors(Status(200))),
    ("POST", "/agent/audit/actes", auditors(REFUSED)),
    ("GET", "/journal/heads.json", OK),
    // The code is owed by nobody here.
    ("GET", "/agent/connexion/code", [To(SIGN_IN); ACTORS]),
    ("POST", "/agent/connexion/code", [To(SIGN_IN); ACTORS]),
    ("GET", "/agent/mot-de-passe", signed_in(Status(200))),
    ("POST", "/agent/mot-de-passe", signed_in(REFUSED)),
    ("GET", "/agent/second-facteur", signed_in(Status(200))),
    ("POST", "/agent/second-facteur", signed_in(REFUSED)),
    ("GET", "/agent/equipe", administrators(Status(200))),
    ("POST", "/agent/equipe", administrators(REFUSED)),
    ("GET", "/agent/equipe/{staff_id}", administrators(Status(200))),
    ("POST", "/agent/equipe/{staff_id}/role", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/fin-de-role", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/formation", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/fin-de-formation", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/mot-de-passe", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/second-facteur", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/desactivation", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/reactivation", administrators(REFUSED)),
    ("POST", "/agent/equipe/{staff_id}/caisse", administrators(REFUSED)),
    ("GET", "/api/v1/openapi.json", OK),
    // No key: a session of ours is nothing there.
    ("GET", "/api/v1/notices", [Status(401); ACTORS]),
    ("GET", "/api/v1/notices/{notice_id}", [Status(401); ACTORS]),
    ("POST", "/api/v1/notices/verify", [Status(401); ACTORS]),
    ("GET", "/api/v1/webhook", [Status(401); ACTORS]),
    ("PUT", "/api/v1/webhook", [Status(401); ACTORS]),
    ("DELETE", "/api/v1/webhook", [Status(401); ACTORS]),
    ("GET", "/v/{code}", OK),
    ("GET", "/v/", OK),
    ("GET", "/v/sw.js", OK),
    ("GET", "/.well-known/abri-notice-keys.json", OK),
    ("GET", "/favicon.svg", OK),
    ("GET", "/robots.txt", OK),
    ("GET", "/healthz", OK),
    ("GET", "/readyz", OK),
    // A server function without arguments it can read.
    ("POST", "/api/{*server_fn}", [Status(400); ACTORS]),
];

/// The server functions, each a public endpoint of its own.
const SERVER_FNS: &[&str] = &["/api/autosave"];

/// The French path of a public page's route, and whether it is the English one that was given.
fn in_french(path: &str) -> String {
    let pages = Page::ALL.iter().map(|page| (page.path(Lang::En), page.path(Lang::Fr)));
    let exact = pages.clone().find(|(english, _)| *english == path).map(|(_, french)| french.to_owned());
    let numbered = || {
        let (start, end) = path.rsplit_once('/')?;
        let (_, french) = pages.clone().find(|(english, _)| *english == start)?;
        Some(format!("{french}/{end}"))
    };
    exact.or_else(numbered).unwrap_or_else(|| path.to_owned())
}

fn registered() -> BTreeSet<(String, String)> {
    abri_server::http::routes().into_iter().map(|route| (route.method.to_owned(), route.path)).collect()
}

#[test]
fn the_table_lists_every_route_and_no_other() {
    let listed: BTreeSet<_> =
        TABLE.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(listed.len(), TABLE.len(), "a line stands twice");
    let all = registered();
    let french: BTreeSet<_> = all.iter().map(|(method, path)| (method.clone(), in_french(path))).collect();
    assert_eq!(
        french.difference(&listed).collect::<Vec<_>>(),
        Vec::<&(String, String)>::new(),
        "routes not in the table"
    );
    assert_eq!(
        listed.difference(&french).collect::<Vec<_>>(),
        Vec::<&(String, String)>::new(),
        "no such route"
    );
    let english = all.iter().filter(|(_, path)| path == "/en" || path.starts_with("/en/")).count();
    let public = listed
        .iter()
        .filter(|(_, path)| ["/fr", "/v/"].contains(&path.as_str()) || path.starts_with("/fr/"))
        .count();
    assert_eq!(english, public, "every page exists in both languages");
}

/// Before one is signed in there is nobody to be told how.
const BEFORE_SIGN_IN: &str = "/agent/connexion";

#[test]
fn each_screen_of_the_back_office_has_a_procedure_and_each_procedure_a_screen() {
    let screens: BTreeSet<_> =
        registered().into_iter().filter(|(_, path)| path.starts_with("/agent")).collect();
    let paths: BTreeSet<_> = screens.iter().map(|(_, path)| path.as_str()).collect();
    for (method, path) in &screens {
        let exempt = method != "GET" || path.starts_with(BEFORE_SIGN_IN);
        assert!(exempt || procedures::of_path(path).is_some(), "{path} has no procedure");
    }
    for procedure in procedures::all() {
        assert!(paths.contains(procedure.paths[0]), "{}: there is no such screen", procedure.slug);
    }
}

#[test]
fn the_server_functions_are_those_listed() {
    let paths: BTreeSet<_> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    assert_eq!(paths, SERVER_FNS.iter().copied().collect());
}

#[test]
fn the_documentation_lists_every_route_and_no_other() {
    let written: BTreeSet<_> = include_str!("../../../docs/urls.md").lines().flat_map(documented).collect();
    let mut routes = registered();
    routes.extend(SERVER_FNS.iter().map(|path| ("POST".to_owned(), (*path).to_owned())));
    assert_eq!(written, routes);
}

/// Method and path of a line of the documentation's tables.
fn documented(line: &str) -> Vec<(String, String)> {
    let mut cells = line.split('|').skip(1).map(str::trim);
    let (Some(path), Some(methods)) = (cells.next(), cells.next()) else { return Vec::new() };
    let Some(path) = path.strip_prefix("`/").and_then(|path| path.strip_suffix('`')) else {
        return Vec::new();
    };
    let methods =
        methods.split(',').map(str::trim).filter(|method| ["GET", "POST", "PUT", "DELETE"].contains(method));
    methods.map(|method| (method.to_owned(), format!("/{path}"))).collect()
}
