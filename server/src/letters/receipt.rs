//! The receipt on paper (CRPA L.112-11, R.112-11-1).

use super::{contact_lines, wording};
use crate::persistence::claims::ClaimFile;
use crate::state::Service;
use abri_app::lang::{Lang, Text};
use abri_app::model::ReceiptPage;
use abri_app::paths::Page;
use abri_app::text::form::helper as helper_words;
use abri_app::text::public::{days, receipt as words};
use abri_letters::{Letter, Paragraph, Receipt};

/// Date of receipt, service in charge with every way to reach it, what silence means and from when, how to appeal.
pub fn receipt(service: &Service, page: &ReceiptPage, file: &ClaimFile, lang: Lang) -> Letter {
    let contact = &service.contact;
    let facts = [
        (words::PERIOD, days(lang, page.first_day, page.last_day)),
        (words::FUND, page.fund_name.clone()),
        (words::SERVICE, contact.name.clone()),
    ];
    let helper = page.helper.clone().map(|helper| (helper_words::MADE_BY, helper));
    Letter::Receipt(Receipt {
        title: wording::RECEIPT.get(lang).to_owned(),
        service_name: contact.name.clone(),
        service_contact: contact_lines(contact, lang),
        reference: page.reference.clone(),
        received_at: page.received_at.clone(),
        insured_name: file.insured.full_name(),
        address_lines: file.insured.address.lines(),
        facts: facts
            .into_iter()
            .chain(helper)
            .map(|(label, value)| (label.get(lang).to_owned(), value))
            .collect(),
        paragraphs: paragraphs(service, page, lang),
        access_codes_title: (!page.access_codes.is_empty())
            .then(|| words::CODES_HEADING.get(lang).to_owned()),
        access_codes: page.access_codes.clone(),
    })
}

fn paragraphs(service: &Service, page: &ReceiptPage, lang: Lang) -> Vec<Paragraph> {
    let silence = format!("{}\n\n{}", words::silence(lang, page.silence_date), words::APPEAL.get(lang));
    let next: Vec<_> = words::next(page.has_employer).iter().map(|text| text.get(lang)).collect();
    let address = format!("{}{}", service.contact.public_url, Page::FollowUp.path(lang));
    let follow = format!("{address}\n\n{}", wording::FOLLOW_WITH.get(lang));
    let mut all = vec![
        Paragraph { heading: None, text: words::NOT_YET.get(lang).to_owned() },
        part(words::NEXT_HEADING, lang, next.join("\n\n")),
        part(words::SILENCE_HEADING, lang, silence),
        part(words::FOLLOW, lang, follow),
    ];
    if !page.access_codes.is_empty() {
        let uses = words::CODES_USE.iter().chain([&words::CODES_SECRET]).map(|text| text.get(lang));
        all.push(Paragraph { heading: None, text: uses.collect::<Vec<_>>().join("\n\n") });
    }
    all
}

fn part(heading: Text, lang: Lang, text: String) -> Paragraph {
    Paragraph { heading: Some(heading.get(lang).to_owned()), text }
}
