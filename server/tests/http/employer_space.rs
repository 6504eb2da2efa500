//! The space of an employer: by a link to the address that a notice went to, bound to its SIRET.

mod acts;
mod door;
mod files;
mod walls;

pub use files::part;

use crate::app::{Browser, Page, TestApp};
use abri_domain::contact::Email;
use abri_domain::form::EmployerForm;
use abri_domain::siret::Siret;
use abri_server::crypto::sha256;
use abri_server::persistence::employer_space::links::{self, LinkMail, NewLink};
use abri_server::pipeline::employer_space::mailbox;
use uuid::Uuid;

const DOOR: &str = "/fr/employeur";
pub const NOTICES: &str = "/fr/employeur/volets";
const LINK: &str = "Votre lien vers votre espace";

/// A browser with the space of that mailbox open, by a link that nobody had to e-mail.
pub async fn inside<'a>(app: &'a TestApp, siret: &Siret, email: &str) -> Browser<'a> {
    let (now, token) = (app.service.clock.now(), Uuid::new_v4().to_string());
    let link = NewLink {
        request_id: Uuid::new_v4(),
        mailbox: mailbox(&app.service, siret, &Email::parse(email).unwrap()),
        network: [7; 32],
        token_hash: sha256(token.as_bytes()),
        mail: &LinkMail { to: email.to_owned(), token: token.clone() },
        language: "fr",
    };
    let mut connection = app.service.pools.employer.acquire().await.unwrap();
    links::ask(&mut connection, &app.service.keys, &link, now).await.unwrap();
    drop(connection);
    sqlx::query("UPDATE employer.link_requests SET taken = true").execute(&app.owner).await.unwrap();
    let mut browser = app.browser();
    let page = browser.post("/fr/employeur/entree", &[("link", &token)]).await;
    assert_eq!(page.location.as_deref(), Some(NOTICES));
    browser
}

/// The same for an employer of a claim.
pub async fn of<'a>(app: &'a TestApp, employer: &EmployerForm) -> Browser<'a> {
    let siret = Siret::parse(&employer.employer_siret).unwrap();
    inside(app, &siret, &employer.employer_email).await
}

/// Asks for a link.
async fn ask(browser: &mut Browser<'_>, siret: &str, email: &str) -> Page {
    browser.post(DOOR, &[("space_siret", siret), ("space_email", email)]).await
}

/// The addresses of the links that were e-mailed, oldest first, each with whom it went to.
fn links_sent(app: &TestApp) -> Vec<(String, String)> {
    let mails = app.inbox().into_iter().filter(|mail| mail.subject == LINK);
    let path = |text: &str| text.split_whitespace().find(|word| word.contains("/lien/")).unwrap().to_owned();
    mails.map(|mail| (mail.to.clone(), path(&mail.text).replace("http://abri.test", ""))).collect()
}

/// The paths of the notices on the list.
pub fn notices_on(page: &Page) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.html());
    let links = scraper::Selector::parse("main th a").unwrap();
    html.select(&links).map(|link| link.attr("href").unwrap().to_owned()).collect()
}

/// Posts a form of the space, with its token.
pub async fn act(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = browser.get(NOTICES).await.value_of("token");
    browser.post(path, &[&[("token", token.as_str())], fields].concat()).await
}
