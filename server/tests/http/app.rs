//! The whole service in a test: its own database, a clock that stands still, e-mails and letters in a folder.

pub mod claims;
pub mod follow;
pub mod mail;

use abri_app::model::ServiceContact;
use abri_domain::calendar::Calendar;
use abri_domain::callback::DeskHours;
use abri_domain::fund::Funds;
use abri_domain::rules::RuleFiles;
use abri_letters::Letters;
use abri_server::clock::Clock;
use abri_server::config::{BounceArgs, MailArgs};
use abri_server::crypto::Keys;
use abri_server::demo::people::SyntheticClaim;
use abri_server::http::{Assets, Limiter, Web, WebOptions, router};
use abri_server::jobs::{Tools, run_due};
use abri_server::mail::Mailer;
use abri_server::persistence::pools::{PoolSizes, Pools};
use abri_server::persistence::{register, staff};
use abri_server::pipeline::announcements::Banner;
use abri_server::pipeline::board::{self, OpenData};
use abri_server::pipeline::deliveries;
use abri_server::pipeline::employer_space;
use abri_server::pipeline::intake::Intake;
use abri_server::pipeline::notices;
use abri_server::pipeline::review::hash_password;
use abri_server::provider::Provider;
use abri_server::random::Lots;
use abri_server::register::Register;
use abri_server::rules::{self, Rules};
use abri_server::sandbox::Training;
use abri_server::state::{Service, Terms};
use abri_server::webhook::Caller;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use scraper::{Html, Selector};
use sqlx::PgPool;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;
use tower::ServiceExt;
use uuid::Uuid;

/// The morning most tests happen on: the scheme of 18 March 2020 is open.
pub const MORNING: OffsetDateTime = datetime!(2020-03-25 08:00 +1);
/// The password of every member of staff of the tests.
pub const PASSWORD: &str = "a password for tests";

static LETTERS: LazyLock<Arc<Letters>> = LazyLock::new(|| Arc::new(Letters::new()));

/// The service, and the folder it writes to.
pub struct TestApp {
    pub service: Service,
    pub tools: Tools,
    pub owner: PgPool,
    router: Router,
    options: WebOptions,
    folder: TempDir,
}

impl TestApp {
    /// The service on the database of a test.
    pub async fn new(owner: PgPool) -> Self {
        Self::with_limit(owner, 0).await
    }

    /// The same, admitting so many posts a minute from a network.
    pub async fn with_limit(owner: PgPool, posts_per_minute: u32) -> Self {
        Self::build(owner, posts_per_minute, 0).await
    }

    /// The same behind one proxy: browsers may say which network they come from.
    pub async fn behind_a_proxy(owner: PgPool) -> Self {
        Self::build(owner, 0, 1).await
    }

    /// The same, where staff need a second factor.
    pub async fn with_second_factor(owner: PgPool) -> Self {
        Self::build_with(owner, (0, 0), true, None).await
    }

    /// The same, where staff may sign in through that provider.
    pub async fn with_provider(owner: PgPool, provider: Provider) -> Self {
        Self::build_with(owner, (0, 0), false, Some(Arc::new(provider))).await
    }

    async fn build(owner: PgPool, posts_per_minute: u32, trusted_proxies: usize) -> Self {
        Self::build_with(owner, (posts_per_minute, trusted_proxies), false, None).await
    }

    async fn build_with(
        owner: PgPool,
        (posts_per_minute, trusted_proxies): (u32, usize),
        require_second_factor: bool,
        provider: Option<Arc<Provider>>,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys_path = folder.path().join("keys");
        Keys::create(&keys_path).unwrap();
        let sizes = PoolSizes { admin: 6, medical: 3, pipeline: 4, employer: 2 };
        let pools = Pools::open(&owner.connect_options(), sizes, false);
        let service = Service {
            intake: Intake::start(&pools.admin),
            pools,
            keys: Keys::read(&keys_path).unwrap(),
            clock: Clock::fixed(MORNING),
            rules: Rules::new(RuleFiles::built_in()).unwrap(),
            // Nothing is drawn for a re-check unless a test says so.
            lots: Lots::fixed(999),
            funds: Arc::new(Funds::load().unwrap()),
            calendar: Arc::new(Calendar::load().unwrap()),
            register: Register::Table,
            terms: Terms::current(),
            training: None,
            banner: Banner::default(),
            open_data: OpenData::default(),
            letters: LETTERS.clone(),
            callback_hours: DeskHours::default(),
            calls: Caller::with_loopback(),
            contact: contact(),
        };
        let tools = Tools { mailer: Arc::new(mailer(&folder)), data_dir: folder.path().to_owned() };
        let options = WebOptions {
            assets: Assets::find(folder.path()),
            secure: false,
            trusted_proxies,
            limiter: Arc::new(Limiter::new(posts_per_minute)),
            api_limiter: Arc::new(Limiter::new(posts_per_minute)),
            require_second_factor,
            provider,
            alive: abri_domain::lease::ALIVE,
            sandbox: None,
            draining: Arc::default(),
        };
        let router = router(Web { service: service.clone(), options: options.clone() });
        rules::refresh(&service).await.unwrap();
        sign_notices(&owner, &service).await;
        Self { service, tools, owner, router, options, folder }
    }

    /// Makes it a service to train with.
    pub fn train(&mut self, training: Training) {
        self.service.training = Some(training);
        self.router = router(Web { service: self.service.clone(), options: self.options.clone() });
    }

    /// Serves on a port of this machine, for programs that are no browser of ours.
    pub async fn listen(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, router) = (listener.local_addr().unwrap(), self.router.clone());
        let app = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        address
    }

    /// A browser without anything in it.
    pub fn browser(&self) -> Browser<'_> {
        Browser {
            app: self,
            cookies: BTreeMap::new(),
            origin: Some("http://abri.test".to_owned()),
            network: None,
        }
    }

    /// A browser on that network, as the proxy in front says it.
    pub fn browser_from(&self, network: &str) -> Browser<'_> {
        Browser { network: Some(network.to_owned()), ..self.browser() }
    }

    /// Does all the work that is due now, under the rules that are published by now.
    pub async fn work(&self) {
        rules::refresh(&self.service).await.unwrap();
        employer_space::carry(&self.service).await.unwrap();
        while run_due(&self.service, &self.tools).await.unwrap() > 0 {}
        board::roll(&self.service).await.unwrap();
        deliveries::roll(&self.service).await.unwrap();
    }

    /// Puts what the register holds on a synthetic person into it.
    pub async fn know(&self, person: &SyntheticClaim) {
        let nir = abri_domain::nir::Nir::parse(&person.form.nir).unwrap();
        if let Some(entry) = &person.register {
            let mut owner = self.owner.acquire().await.unwrap();
            register::store(&mut owner, &self.service.keys, &nir, entry).await.unwrap();
        }
    }

    /// A member of staff of that role (`caseworker`, `medical-officer`).
    pub async fn hire(&self, login: &str, role: &str) -> Uuid {
        // Hashing takes a while on purpose: once for all tests.
        static HASH: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
        let hash = HASH.get_or_init(|| async { hash_password(PASSWORD.to_owned()).await.unwrap() }).await;
        let mut owner = self.owner.acquire().await.unwrap();
        let id = Uuid::new_v4();
        staff::upsert(&mut owner, (id, login, &format!("{login} de test")), hash, role, MORNING)
            .await
            .unwrap();
        id
    }

    /// The e-mails written so far, oldest first, as they would leave.
    pub fn mails(&self) -> Vec<String> {
        read_all(self.folder.path().join("spool/mail"))
            .into_iter()
            .filter_map(|(path, bytes)| {
                (path.extension()? == "eml").then(|| String::from_utf8_lossy(&bytes).into_owned())
            })
            .collect()
    }

    /// The letters to print so far.
    pub fn printed(&self) -> Vec<Vec<u8>> {
        read_all(self.folder.path().join("spool/letters")).into_iter().map(|(_, bytes)| bytes).collect()
    }
}

fn read_all(folder: PathBuf) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort_by_key(|path| std::fs::metadata(path).unwrap().modified().unwrap());
    paths.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// Makes the key that signs notices, unless a service on the same database made one, which this one could not open.
async fn sign_notices(owner: &PgPool, service: &Service) {
    let mut connection = owner.acquire().await.unwrap();
    let keys: i64 = sqlx::query_scalar("SELECT count(*) FROM employer.notice_keys")
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    if keys == 0 {
        notices::ensure_key(&mut connection, &service.keys, MORNING).await.unwrap();
    }
}

fn contact() -> ServiceContact {
    ServiceContact {
        name: "Caisse de test".into(),
        email: "contact@abri.test".into(),
        phone: "01 99 00 00 00".into(),
        address: vec!["1 rue du Test".into(), "00000 Testville".into()],
        public_url: "http://abri.test".into(),
    }
}

fn mailer(folder: &TempDir) -> Mailer {
    let args = MailArgs {
        smtp: None,
        smtp_tls: "required".into(),
        smtp_user: None,
        smtp_password_file: None,
        mail_from: "Abri <ne-pas-repondre@abri.test>".into(),
        bounces: BounceArgs::default(),
    };
    Mailer::new(&args, folder.path(), "http://abri.test").unwrap()
}

/// A browser: keeps cookies, says where its forms come from.
#[derive(Clone)]
pub struct Browser<'a> {
    app: &'a TestApp,
    pub cookies: BTreeMap<String, String>,
    /// What the Origin header says; `None` sends none.
    pub origin: Option<String>,
    /// The network it comes from, as a proxy in front says it.
    pub network: Option<String>,
}

/// What came back.
pub struct Page {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: axum::http::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    /// Posts a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), Body::from(body)).await
    }

    /// Sends anything.
    pub async fn send(&mut self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Page {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "abri.test");
        if let Some(origin) = &self.origin {
            request = request.header(header::ORIGIN, origin);
        }
        if let Some(network) = &self.network {
            request = request.header("x-forwarded-for", network);
        }
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        self.deliver(request.body(body).unwrap()).await
    }

    /// Delivers a request as it is.
    pub async fn deliver(&mut self, request: Request<Body>) -> Page {
        let response = self.app.router.clone().oneshot(request).await.unwrap();
        self.keep_cookies(response.headers());
        let (status, headers) = (response.status(), response.headers().clone());
        let location = headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Page { status, location, headers, bytes }
    }

    fn keep_cookies(&mut self, headers: &axum::http::HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Fills every page of the form as that person, up to and without the review.
    pub async fn fill(&mut self, person: &SyntheticClaim) {
        use abri_app::lang::Lang::Fr;
        use abri_app::paths::Page as P;
        use abri_domain::form::{EmployerForm, Step};
        let form = &person.form;
        for step in [Step::Terms, Step::Identity, Step::Contact, Step::Situation, Step::Ground, Step::Period]
        {
            let own = step.fields().iter().copied();
            let answers = form.answers.keys().map(String::as_str).filter(|_| step == Step::Ground);
            let fields: Vec<_> = own.chain(answers).map(|name| (name, form.get(name))).collect();
            self.post_on(P::Step(step).path(Fr), &fields).await;
        }
        for (index, employer) in form.employers.iter().enumerate() {
            let fields: Vec<_> =
                EmployerForm::FIELDS.iter().map(|name| (*name, employer.get(name))).collect();
            self.post_on(&P::Employer.numbered(Fr, index + 1), &fields).await;
        }
        if !form.employers.is_empty() {
            self.post_on(P::Step(Step::Employers).path(Fr), &[]).await;
            self.post_on(P::Step(Step::Sharing).path(Fr), &[("delivery", &form.delivery)]).await;
        }
    }

    /// Posts a page that must lead on.
    async fn post_on(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.post(path, fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}: {}", page.text_of(".error-summary"));
        page
    }

    /// Fills the form, swears and sends; answers with the reference, grouped.
    pub async fn file(&mut self, person: &SyntheticClaim) -> String {
        self.fill(person).await;
        let review = self.get("/fr/demande/verification").await;
        let key = review.value_of("submit_key");
        self.post_on("/fr/demande/verification", &[("honour", "yes"), ("submit_key", &key)]).await;
        let receipt = self.get("/fr/demande/recu").await;
        assert_eq!(receipt.status, StatusCode::OK);
        receipt.reference()
    }

    /// Signs in.
    pub async fn sign_in(&mut self, login: &str) {
        let page = self.post("/agent/connexion", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(page.location.as_deref(), Some("/agent"));
    }

    /// Takes the next claim; answers with the path of its file.
    pub async fn take_next(&mut self) -> String {
        let token = self.get("/agent").await.value_of("token");
        self.post("/agent/suivant", &[("token", &token)]).await.location.unwrap()
    }

    /// Posts an act on a case, with the token and the version of its page.
    pub async fn act(&mut self, case: &str, act: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get(case).await;
        let (token, version) = (page.value_of("token"), page.value_of("version"));
        let all = [&[("token", token.as_str()), ("version", version.as_str())], fields].concat();
        self.post(&format!("{case}/{act}"), &all).await
    }
}

impl Page {
    pub fn html(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    /// The text of the first element of that selector, or nothing.
    pub fn text_of(&self, selector: &str) -> String {
        let html = Html::parse_document(&self.html());
        let element = html.select(&Selector::parse(selector).unwrap()).next();
        element.map(|e| e.text().collect::<Vec<_>>().join(" ")).unwrap_or_default()
    }

    /// The text of the page's main part.
    pub fn main(&self) -> String {
        self.text_of("main")
    }

    /// The value of the first input of that name.
    pub fn value_of(&self, name: &str) -> String {
        let html = Html::parse_document(&self.html());
        let input = Selector::parse(&format!("[name='{name}']")).unwrap();
        let value = html.select(&input).next().and_then(|input| input.value().attr("value"));
        value.unwrap_or_else(|| panic!("no input {name}")).to_owned()
    }

    /// The names of the fields the error summary links to.
    pub fn faults(&self) -> Vec<String> {
        let html = Html::parse_document(&self.html());
        let links = Selector::parse(".error-summary a").unwrap();
        html.select(&links)
            .map(|a| a.value().attr("href").unwrap().trim_start_matches('#').to_owned())
            .collect()
    }

    /// The claim's reference on the page.
    pub fn reference(&self) -> String {
        let text = self.main();
        let is_reference = |word: &&str| word.len() == 9 && word.chars().nth(4) == Some('-');
        text.split_whitespace().find(is_reference).unwrap_or_else(|| panic!("no reference")).to_owned()
    }
}
