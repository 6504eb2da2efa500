//! HTTP: the one routing table, what every request passes, and a handler per page. Handlers load with a use case, draw
//! with `abri_app::document`, and decide nothing.

mod agent;
mod assets;
mod body;
mod cookies;
mod failure;
mod frame;
mod health;
mod network;
mod public;
mod render;
mod server_fns;
mod visit;

pub use frame::Limiter;
pub use public::submit::page_key;
pub use render::Assets;

use crate::provider::Provider;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::paths::{HEADS, Page, agent as agent_paths};
use abri_domain::form::Step;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// The most bytes a form may carry: ten employers with every field full fit several times.
const BODY_MAX: usize = 64 * 1024;

/// The most bytes a draft of rules may carry, as a form writes them: several of the largest files.
const RULES_MAX: usize = 1024 * 1024;

/// How the service meets the web.
#[derive(Clone)]
pub struct WebOptions {
    /// Assets: folder, fingerprint.
    pub assets: Assets,
    /// The service is reached by https: cookies are `__Host-` and `Secure`.
    pub secure: bool,
    /// Proxies in front whose X-Forwarded-For is believed.
    pub trusted_proxies: usize,
    /// Posts a network may make in a minute.
    pub limiter: Arc<Limiter>,
    /// A staff session opens nothing but the page to set up a second factor until there is one.
    pub require_second_factor: bool,
    /// The identity provider of staff, if there is one.
    pub provider: Option<Arc<Provider>>,
    /// For how long a sign of life of an open page counts.
    pub alive: time::Duration,
    /// Address of the service to train with, if there is one.
    pub sandbox: Option<String>,
    /// Shut down has begun: not ready any more.
    pub draining: Arc<std::sync::atomic::AtomicBool>,
}

/// What a handler has.
#[derive(Clone)]
pub struct Web {
    /// The service.
    pub service: Service,
    /// Options.
    pub options: WebOptions,
}

/// A route of the service: its path as axum writes it, the method, and who it is for. The table test compares this list
/// with what every actor gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteEntry {
    /// Path with `{...}` for its variable parts.
    pub path: String,
    /// `GET` or `POST`.
    pub method: &'static str,
}

/// Builds the router and, beside it, the list of every route in it.
struct Table {
    router: Router<Web>,
    entries: Vec<RouteEntry>,
}

impl Table {
    fn add(mut self, path: &str, methods: &[&'static str], handler: MethodRouter<Web>) -> Self {
        self.entries.extend(methods.iter().map(|method| RouteEntry { path: path.to_owned(), method }));
        self.router = self.router.route(path, handler);
        self
    }

    fn get(self, path: &str, handler: MethodRouter<Web>) -> Self {
        self.add(path, &["GET"], handler)
    }

    fn post(self, path: &str, handler: MethodRouter<Web>) -> Self {
        self.add(path, &["POST"], handler)
    }

    fn form(self, path: &str, handler: MethodRouter<Web>) -> Self {
        self.add(path, &["GET", "POST"], handler)
    }
}

fn table() -> Table {
    let table = Table { router: Router::new(), entries: Vec::new() };
    let table = Lang::ALL.into_iter().fold(table, public_pages);
    staff_pages(table)
        .get("/", get(public::home::root))
        .get("/verifier", get(public::verify::short))
        .get("/v/{code}", get(public::verify::by_code))
        .get("/donnees-ouvertes/demandes.csv", get(agent::board::open_data))
        .get(HEADS, get(public::journal::file))
        .get("/favicon.svg", get(assets::favicon))
        .get("/robots.txt", get(assets::robots))
        .get("/healthz", get(health::alive))
        .get("/readyz", get(health::ready))
        .post("/api/{*server_fn}", post(server_fns::handle))
}

fn public_pages(table: Table, lang: Lang) -> Table {
    use public::{
        check, employers, follow_up, home, journal, own_claim, paper, receipt, rules, statements, steps,
        submit, verify,
    };
    let path = |page: Page| page.path(lang);
    let numbered = |page: Page| format!("{}/{{number}}", page.path(lang));
    let plain = [
        Step::Terms,
        Step::Identity,
        Step::Contact,
        Step::Situation,
        Step::Ground,
        Step::Period,
        Step::Sharing,
    ];
    let table =
        plain.into_iter().fold(table, |table, step| table.form(path(Page::Step(step)), steps::routes(step)));
    table
        .get(path(Page::Home), get(home::show))
        .form(path(Page::Check), get(check::show).post(check::answer))
        .form(&Page::check_of(lang, "{scheme}"), get(check::show_one).post(check::answer_one))
        .form(path(Page::Step(Step::Employers)), get(employers::list).post(employers::go_on))
        .form(&numbered(Page::Employer), get(employers::show).post(employers::save))
        .form(path(Page::Step(Step::Review)), get(submit::show).post(submit::submit))
        .get(path(Page::Receipt), get(receipt::show))
        .get(path(Page::ReceiptPdf), get(receipt::pdf))
        .get(&Page::paper_form(lang, "{scheme}"), get(paper::form))
        .form(path(Page::FollowUp), get(follow_up::show).post(follow_up::knock))
        .form(path(Page::FollowUpCode), get(follow_up::code).post(follow_up::give_code))
        .get(path(Page::FollowUpCase), get(own_claim::show))
        .post(path(Page::Withdraw), post(own_claim::withdraw))
        .post(path(Page::ReturnEarlier), post(own_claim::return_earlier))
        .post(path(Page::AnswerQuestion), post(own_claim::answer))
        .post(path(Page::NewCodes), post(own_claim::new_codes))
        .post(path(Page::LeaveFollowUp), post(own_claim::leave))
        .get(path(Page::DecisionPdf), get(own_claim::decision_pdf))
        .get(&numbered(Page::NoticePdf), get(own_claim::notice_pdf))
        .form(path(Page::Verify), get(verify::show).post(verify::answer))
        .get(path(Page::Rules), get(rules::show))
        .get(&Page::rule_version(lang, "{version}"), get(rules::version))
        .get(path(Page::Journal), get(journal::show))
        .get(&Page::journal_of(lang, "{year}"), get(journal::year))
        .get(path(Page::Privacy), get(statements::privacy))
        .get(path(Page::Accessibility), get(statements::accessibility))
}

fn staff_pages(table: Table) -> Table {
    use agent::{
        acts, announcements, assignments, audit, board, call_desk, case, delegations, envelope, filing,
        fund_loans, glass, lists, opinions, password, presence, procedures, provider, queue, rechecks, rules,
        safeguards, second_factor, shift, sign_in, team,
    };
    let act = |name: &str| agent_paths::act("{claim_id}", name);
    let account_act = |name: &str| agent_paths::account_act("{staff_id}", name);
    let rule_act = |name: &str| agent_paths::rule_draft_act("{draft_id}", name);
    table
        .form(agent_paths::SIGN_IN, get(sign_in::show).post(sign_in::sign_in))
        .get(agent_paths::PROVIDER, get(provider::depart))
        .get(agent_paths::PROVIDER_BACK, get(provider::arrive))
        .get(agent_paths::PROVIDER_LINK, get(provider::link))
        .post(&account_act("fournisseur"), post(team::unlink))
        .post(agent_paths::SIGN_OUT, post(sign_in::sign_out))
        .get(agent_paths::QUEUE, get(queue::show))
        .post(agent_paths::NEXT, post(queue::next))
        .form(agent_paths::STOP, get(shift::show).post(shift::stop))
        .post(agent_paths::DECLARE, post(queue::declare))
        .get(agent_paths::ASSIGNMENTS, get(assignments::show))
        .post(agent_paths::REASSIGN, post(assignments::reassign))
        .post(agent_paths::ADD_LANE, post(assignments::add_lane))
        .post(agent_paths::REMOVE_LANE, post(assignments::remove_lane))
        .form(agent_paths::ANNOUNCEMENTS, get(announcements::show).post(announcements::announce))
        .post(&agent_paths::end_announcement("{announcement_id}"), post(announcements::end))
        .get(agent_paths::PROCEDURES, get(procedures::list))
        .get(&agent_paths::procedure("{screen}"), get(procedures::show))
        .form(agent_paths::FUND_LOANS, get(fund_loans::show).post(fund_loans::lend))
        .get(agent_paths::FUND_LOANS_CSV, get(fund_loans::file))
        .post(&agent_paths::end_fund_loan("{loan_id}"), post(fund_loans::end))
        .get(agent_paths::CASE, get(lists::show))
        .post(agent_paths::SEARCH, post(lists::search))
        .post(agent_paths::VIEWS, post(lists::views::save))
        .post(agent_paths::REMOVE_VIEW, post(lists::views::remove))
        .post(agent_paths::BULK, post(lists::bulk::act).layer(DefaultBodyLimit::max(RULES_MAX)))
        .form(agent_paths::LABELS, get(lists::labels::show).post(lists::labels::make))
        .post(agent_paths::RETIRE_LABEL, post(lists::labels::retire))
        .post(&act("etiquettes"), post(lists::labels::mark))
        .post(&act("note"), post(lists::note))
        .get(&agent_paths::case("{claim_id}"), get(case::show))
        .post(&act("presence"), post(presence::keep))
        .post(&act("prendre"), post(acts::take))
        .post(&act("liberer"), post(acts::release))
        .post(&act("decision"), post(acts::decide))
        .post(&act("apercu"), post(acts::preview))
        .post(&act("confirmation"), post(acts::confirm))
        .post(&act("question"), post(acts::ask))
        .post(&act("transfert"), post(acts::pass_on))
        .post(&act("reexamen"), post(acts::reopen))
        .post(&act("preparation"), post(acts::prepare))
        .post(&act("a-signer"), post(acts::leave_to_doctor))
        .post(&act("avis"), post(acts::ask_opinion))
        .post(&act("avis-retrait"), post(acts::withdraw_opinion))
        .form(&act("acces-exceptionnel"), get(glass::confirm).post(glass::break_it))
        .get(&agent_paths::glass("{glass_id}"), get(glass::look))
        .get(agent_paths::GLASS_REVIEWS, get(glass::reviews))
        .post(&agent_paths::glass_review("{glass_id}"), post(glass::review))
        .get(agent_paths::OPINIONS, get(opinions::show))
        .post(agent_paths::NEXT_OPINION, post(opinions::next))
        .get(&agent_paths::opinion("{opinion_id}"), get(opinions::open))
        .post(&agent_paths::opinion_act("{opinion_id}", "reponse"), post(opinions::answer))
        .post(&agent_paths::opinion_act("{opinion_id}", "liberer"), post(opinions::release))
        .form(agent_paths::DELEGATIONS, get(delegations::show).post(delegations::give))
        .post(&agent_paths::delegation_end("{delegation_id}"), post(delegations::end))
        .post(&act("motif"), post(envelope::type_ground))
        .get(agent_paths::RULES, get(rules::desk))
        .post(agent_paths::RULE_DRAFTS, post(rules::begin))
        .get(&agent_paths::rule_draft("{draft_id}"), get(rules::draft))
        .post(&rule_act("enregistrer"), post(rules::save).layer(DefaultBodyLimit::max(RULES_MAX)))
        .post(&rule_act("simulation"), post(rules::simulate))
        .post(&rule_act("proposition"), post(rules::propose))
        .post(&rule_act("reprise"), post(rules::take_back))
        .post(&rule_act("retrait"), post(rules::withdraw))
        .post(&rule_act("publication"), post(rules::publish))
        .post(&agent_paths::rule_cancel("{publication_id}"), post(rules::cancel))
        .get(&agent_paths::rule_text("{sha256}"), get(rules::text))
        .post(&act("controle"), post(acts::recheck))
        .get(agent_paths::BOARD, get(board::show))
        .get(agent_paths::BOARD_CSV, get(board::file))
        .get(agent_paths::RECHECKS, get(rechecks::show))
        .post(agent_paths::NEXT_RECHECK, post(rechecks::next))
        .get(agent_paths::SAFEGUARDS, get(safeguards::show))
        .post(agent_paths::HOLD, post(safeguards::hold))
        .post(agent_paths::LET_GO, post(safeguards::let_go))
        .get(agent_paths::CALL_DESK, get(call_desk::show))
        .post(agent_paths::CALL_LOOKUPS, post(call_desk::look_up))
        .get(&agent_paths::call_lookup("{lookup_id}"), get(call_desk::answer))
        .post(&agent_paths::call_codes("{lookup_id}"), post(call_desk::codes))
        .get(agent_paths::MAIL_DESK, get(filing::desk))
        .form(&agent_paths::filing("{scheme}"), get(filing::show).post(filing::file))
        .get(&agent_paths::filed("{claim_id}"), get(filing::filed))
        .get(&agent_paths::filed_pdf("{claim_id}"), get(filing::filed_pdf))
        .get(agent_paths::AUDIT, get(audit::show))
        .post(agent_paths::LOOKUPS, post(audit::look_up))
        .get(&agent_paths::lookup("{lookup_id}"), get(audit::trail))
        .post(agent_paths::STAFF_ACTS, post(audit::acts))
        .form(agent_paths::SIGN_IN_CODE, get(sign_in::code).post(sign_in::give_code))
        .form(agent_paths::PASSWORD, get(password::show).post(password::change))
        .form(agent_paths::SECOND_FACTOR, get(second_factor::show).post(second_factor::confirm))
        .form(agent_paths::TEAM, get(team::show).post(team::make))
        .get(&agent_paths::account("{staff_id}"), get(team::show_one))
        .post(&account_act("role"), post(team::lend))
        .post(&account_act("fin-de-role"), post(team::end_loan))
        .post(&account_act("formation"), post(team::onboard))
        .post(&account_act("fin-de-formation"), post(team::end_onboarding))
        .post(&account_act("mot-de-passe"), post(team::give_password))
        .post(&account_act("second-facteur"), post(team::reset_second_factor))
        .post(&account_act("desactivation"), post(team::disable))
        .post(&account_act("reactivation"), post(team::enable))
        .post(&account_act("caisse"), post(team::set_fund))
}

/// Every route of the service.
pub fn routes() -> Vec<RouteEntry> {
    table().entries
}

/// The whole web side, ready to serve.
pub fn router(web: Web) -> Router {
    let assets = assets::folder(&web.options.assets);
    let pkg = web.options.assets.path.clone();
    table()
        .router
        .fallback(public::home::not_found)
        .layer(axum::middleware::from_fn_with_state(web.clone(), agent::role_changed::keep))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(CatchPanicLayer::custom(failure::panicked))
        .layer(axum::middleware::from_fn_with_state(web.clone(), frame::frame))
        .with_state(web)
        .layer(CompressionLayer::new())
        .nest_service(&pkg, assets)
}
