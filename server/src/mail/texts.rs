//! What e-mails say, in both languages. No health word, no name of an insured person, no social-security number; subjects say
//! even less, since they show on a locked screen.

use crate::letters::check_url;
use crate::persistence::notices::StoredNotice;
use abri_app::lang::{Lang, Text};
use abri_app::model::{ReceiptPage, ServiceContact};
use abri_app::paths::Page;
use abri_app::text::common::labelled;
use abri_app::text::form::helper;
use abri_app::text::public::{days, notices, receipt as words};
use abri_domain::reference::AccessCode;
use askama::Template;

/// Subject and body. No `Debug`: a body may hold a code.
pub struct MailText {
    /// Subject.
    pub subject: String,
    /// Body.
    pub text: String,
}

const RECEIPT: Text = Text { fr: "Votre demande est enregistrée", en: "Your claim is recorded" };
const NEWS: Text = Text { fr: "Il y a du nouveau sur votre demande", en: "There is news of your claim" };
const CODE: Text = Text { fr: "Votre code", en: "Your code" };
const LINK: Text = Text { fr: "Votre lien vers votre espace", en: "Your link to your space" };
const NOTICE: Text =
    Text { fr: "Un document pour votre service de paie", en: "A document for your payroll department" };

/// What every body needs.
struct Service<'a> {
    name: &'a str,
    phone: &'a str,
    email: &'a str,
    address: String,
}

impl<'a> Service<'a> {
    fn of(contact: &'a ServiceContact) -> Self {
        Self {
            name: &contact.name,
            phone: &contact.phone,
            email: &contact.email,
            address: contact.address.join(", "),
        }
    }
}

/// The receipt.
struct ReceiptBody<'a> {
    service: Service<'a>,
    page: &'a ReceiptPage,
    days: String,
    silence: String,
    appeal: &'static str,
    follow_up: String,
    /// The line on who made it in the person's name, if someone did.
    helper: String,
}

/// There is something new.
struct NewsBody<'a> {
    service: Service<'a>,
    follow_up: String,
}

/// A one-time code.
struct CodeBody<'a> {
    service: Service<'a>,
    code: String,
    minutes: i64,
}

/// An employer's notice.
struct NoticeBody<'a> {
    service: Service<'a>,
    state: &'static str,
    code: String,
    check_url: String,
    check_page: String,
    /// The paragraph on the employer's space; empty where it has none.
    space: String,
}

/// A link to the space of an employer.
struct LinkBody<'a> {
    service: Service<'a>,
    link: String,
    minutes: i64,
}

macro_rules! bodies {
    ($compose:ident, $body:ident, $fr:literal, $en:literal) => {
        fn $compose(mail: &$body<'_>, lang: Lang) -> String {
            #[derive(Template)]
            #[template(path = $fr, escape = "none")]
            struct French<'a>(&'a $body<'a>);
            #[derive(Template)]
            #[template(path = $en, escape = "none")]
            struct English<'a>(&'a $body<'a>);
            let text = match lang {
                Lang::Fr => French(mail).render(),
                Lang::En => English(mail).render(),
            };
            // Writing plain fields to a String does not fail.
            text.unwrap_or_default()
        }
    };
}

bodies!(receipt_body, ReceiptBody, "receipt.fr.txt", "receipt.en.txt");
bodies!(news_body, NewsBody, "news.fr.txt", "news.en.txt");
bodies!(code_body, CodeBody, "code.fr.txt", "code.en.txt");
bodies!(link_body, LinkBody, "employer_link.fr.txt", "employer_link.en.txt");
bodies!(notice_body, NoticeBody, "notice.fr.txt", "notice.en.txt");

/// The receipt: all that CRPA R.112-11-1 asks of it.
pub fn receipt(contact: &ServiceContact, page: &ReceiptPage, lang: Lang) -> MailText {
    let body = ReceiptBody {
        service: Service::of(contact),
        page,
        days: days(lang, page.first_day, page.last_day),
        silence: words::silence(lang, page.silence_date),
        appeal: words::APPEAL.get(lang),
        follow_up: follow_up(contact, lang),
        helper: page.helper.as_deref().map(|helper| made_by(helper, lang)).unwrap_or_default(),
    };
    MailText { subject: RECEIPT.get(lang).to_owned(), text: receipt_body(&body, lang) }
}

/// A line of its own, after another. Anyone can type a name and an address to send it to: one that holds more than letters, a link
/// for instance, stays out.
fn made_by(who: &str, lang: Lang) -> String {
    let is_plain = who.chars().all(|c| c.is_alphabetic() || " -'’()".contains(c));
    let who = if is_plain { who } else { helper::WITH_MANDATE.get(lang) };
    format!("\n{}", labelled(lang, helper::MADE_BY.get(lang), who))
}

/// There is news: what it is stands behind the code.
pub fn news(contact: &ServiceContact, lang: Lang) -> MailText {
    let body = NewsBody { service: Service::of(contact), follow_up: follow_up(contact, lang) };
    MailText { subject: NEWS.get(lang).to_owned(), text: news_body(&body, lang) }
}

/// A one-time code that lives for `minutes`.
pub fn code(contact: &ServiceContact, code: &AccessCode, minutes: i64, lang: Lang) -> MailText {
    let body = CodeBody { service: Service::of(contact), code: code.to_string(), minutes };
    MailText { subject: CODE.get(lang).to_owned(), text: code_body(&body, lang) }
}

/// What a notice is worth, and how to check it; the notice itself is attached.
pub fn notice(contact: &ServiceContact, notice: &StoredNotice, lang: Lang) -> MailText {
    let code = notice.issued.code.to_string();
    let body = NoticeBody {
        service: Service::of(contact),
        state: notices::state(notice.state).get(lang),
        check_url: check_url(&contact.public_url, &code),
        check_page: format!("{}{}", contact.public_url, Page::Verify.path(lang)),
        space: space(contact, notice, lang),
        code,
    };
    MailText { subject: NOTICE.get(lang).to_owned(), text: notice_body(&body, lang) }
}

/// The paragraph on the space, which is bound to a SIRET: a private individual has none.
fn space(contact: &ServiceContact, notice: &StoredNotice, lang: Lang) -> String {
    if notice.issued.employer_siret.is_none() {
        return String::new();
    }
    let page = format!("{}{}", contact.public_url, Page::EmployerDoor.path(lang));
    match lang {
        Lang::Fr => format!(
            "Tous les avis envoyés à cette adresse, ce qu’il faut déclarer en DSN et pour quand, sans compte ni mot de passe\u{a0}: tapez {page} dans votre navigateur. Cette personne n’est pas votre salariée\u{202f}? Dites-le là.\n\n"
        ),
        Lang::En => format!(
            "All notices sent to this address, what to report in the DSN and by when, without account or password: type {page} into your browser. This person does not work for you? Say so there.\n\n"
        ),
    }
}

/// A link to the space of an employer, that opens for `minutes`.
pub fn employer_link(contact: &ServiceContact, token: &str, minutes: i64, lang: Lang) -> MailText {
    let link = format!("{}{}/{token}", contact.public_url, Page::EmployerLink.path(lang));
    let body = LinkBody { service: Service::of(contact), link, minutes };
    MailText { subject: LINK.get(lang).to_owned(), text: link_body(&body, lang) }
}

fn follow_up(contact: &ServiceContact, lang: Lang) -> String {
    format!("{}{}", contact.public_url, Page::FollowUp.path(lang))
}
