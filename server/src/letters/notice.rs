//! The employer's notice. Made from a [`StoredNotice`], which is zone E and nothing else: it reads as that of any
//! stoppage.

use super::{contact_lines, wording};
use crate::persistence::notices::StoredNotice;
use crate::state::Service;
use abri_app::lang::{Lang, Text};
use abri_app::model::NoticePage;
use abri_app::paths::Page;
use abri_app::text::common::long_date;
use abri_app::text::public::{notices, verify as words};
use abri_domain::dates::format_dsn;
use abri_domain::dsn;
use abri_domain::notice::NoticeState;
use abri_letters::{Letter, Notice, Paragraph};

/// The notice as it stands now.
pub fn notice(service: &Service, notice: &StoredNotice, lang: Lang) -> Letter {
    let contact = &service.contact;
    let code = notice.issued.code.to_string();
    Letter::Notice(Notice {
        title: wording::NOTICE.get(lang).to_owned(),
        service_name: contact.name.clone(),
        service_contact: contact_lines(contact, lang),
        check_url: check_url(&contact.public_url, &code),
        qr: qr(service, notice, lang),
        proof: notice.issued.proof.clone(),
        check_text: check_text(service, notice, lang),
        code,
        insured_name: notice.issued.insured_name.clone(),
        employer_name: notice.issued.employer_name.clone(),
        facts: facts(notice, lang),
        paragraphs: vec![Paragraph {
            heading: Some(wording::TODO.get(lang).to_owned()),
            text: format!("{}\n\n{}", todo(notice.state).get(lang), words::NO_REASON.get(lang)),
        }],
        qr_alt: wording::QR.get(lang).to_owned(),
    })
}

/// The notice as a page, with the same rows and the same words.
pub fn notice_page(service: &Service, notice: &StoredNotice, number: i32, lang: Lang) -> NoticePage {
    let issued = &notice.issued;
    let named =
        [(words::INSURED, issued.insured_name.clone()), (words::EMPLOYER, issued.employer_name.clone())];
    let named = named.into_iter().map(|(label, value)| (label.get(lang).to_owned(), value));
    NoticePage {
        number: usize::try_from(number).unwrap_or(0),
        title: wording::NOTICE.get(lang).to_owned(),
        service_name: service.contact.name.clone(),
        code: issued.code.to_string(),
        facts: named.chain(facts(notice, lang)).collect(),
        todo: vec![todo(notice.state).get(lang).to_owned(), words::NO_REASON.get(lang).to_owned()],
        check: check_text(service, notice, lang),
    }
}

/// What the QR code holds: the page that reads the proof, with the proof where no browser sends it to a server.
fn qr(service: &Service, notice: &StoredNotice, lang: Lang) -> String {
    let public_url = &service.contact.public_url;
    match &notice.issued.proof {
        Some(proof) => format!("{public_url}{}#{proof}", Page::Proof.path(lang)),
        None => check_url(public_url, &notice.issued.code.to_string()),
    }
}

/// The notice with the postal address it goes to, for the one who puts it into an envelope.
pub fn addressed(letter: Letter, lines: &[String], lang: Lang) -> Letter {
    match letter {
        Letter::Notice(mut notice) => {
            notice.facts.insert(0, (wording::EMPLOYER_ADDRESS.get(lang).to_owned(), lines.join(", ")));
            Letter::Notice(notice)
        }
        other => other,
    }
}

/// Where a notice is checked.
pub(crate) fn check_url(public_url: &str, code: &str) -> String {
    format!("{public_url}/v/{code}")
}

fn check_text(service: &Service, notice: &StoredNotice, lang: Lang) -> Vec<String> {
    let page = format!("{}{}", service.contact.public_url, Page::Verify.path(lang));
    let signed = notice.issued.proof.as_ref().map(|_| wording::SIGNED);
    let said = [Some(wording::CHECK), signed].into_iter().flatten().map(|text| text.get(lang));
    vec![said.collect::<Vec<_>>().join(" "), words::care(lang, &page)]
}

fn facts(notice: &StoredNotice, lang: Lang) -> Vec<(String, String)> {
    let issued = &notice.issued;
    let date = |day| long_date(lang, day);
    let born = issued.birth_date.map(|day| (notices::BIRTH_DATE, date(day)));
    let siret = issued.employer_siret.as_ref().map(|siret| (words::SIRET, siret.to_string()));
    let changed = notice.last_day != issued.stoppage.last_day();
    let first_said = changed.then(|| (words::FIRST_ISSUED, date(issued.stoppage.last_day())));
    let worked = issued.last_day_worked.map(|day| (words::LAST_WORKED, date(day)));
    let days = [
        (notices::KIND, notices::kind(issued.kind).get(lang).to_owned()),
        (wording::STATE, notices::state(notice.state).get(lang).to_owned()),
        (words::FIRST_DAY, date(issued.stoppage.first_day())),
        (words::LAST_DAY, date(notice.last_day)),
    ];
    let rows = born.into_iter().chain(siret).chain(days).chain(first_said).chain(worked);
    let rows = rows.chain([(words::ISSUED, date(issued.issued_on))]).chain(dsn(notice));
    rows.map(|(label, value)| (label.get(lang).to_owned(), value)).collect()
}

/// The values of the employer's report; none when there is nothing to report.
fn dsn(notice: &StoredNotice) -> Vec<(Text, String)> {
    match notice.state {
        NoticeState::Cancelled => Vec::new(),
        _ => vec![
            (wording::DSN_REASON, dsn::REASON.to_owned()),
            (wording::DSN_LAST_WORKED, format_dsn(notice.issued.dsn_last_day_worked())),
            (wording::DSN_END, format_dsn(notice.last_day)),
        ],
    }
}

const fn todo(state: NoticeState) -> Text {
    match state {
        NoticeState::Superseded => words::DSN_SUPERSEDED,
        NoticeState::Valid => wording::DSN,
        NoticeState::Shortened => words::DSN_SHORTENED,
        NoticeState::Cancelled => words::DSN_CANCELLED,
        NoticeState::UnderReview => words::REVIEW_TODO,
    }
}
