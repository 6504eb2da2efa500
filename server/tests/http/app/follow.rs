//! The insured in the tests: opens the follow-up of a claim with reference, birth date and code.

use super::{Browser, Page, TestApp};
use abri_server::demo::people::SyntheticClaim;
use uuid::Uuid;

/// The page of one's own claim.
pub const OWN: &str = "/fr/suivi/dossier";

impl TestApp {
    /// The code e-mailed last.
    pub fn last_code(&self) -> String {
        let mail = self.inbox().into_iter().rfind(|mail| mail.subject == "Votre code").unwrap();
        codes_in(&mail.text).pop().unwrap()
    }

    /// How many codes were e-mailed.
    pub fn codes_sent(&self) -> usize {
        self.inbox().iter().filter(|mail| mail.subject == "Votre code").count()
    }

    /// A browser with the follow-up of that claim open.
    pub async fn insured(&self, claim_id: Uuid, person: &SyntheticClaim) -> Browser<'_> {
        let reference = self.reference(claim_id).await;
        let mut browser = self.browser();
        browser.knock(&reference, person).await;
        self.work().await;
        let page = browser.give_code(&self.last_code()).await;
        assert_eq!(page.location.as_deref(), Some(OWN), "{}", page.main());
        browser
    }
}

impl Browser<'_> {
    /// Gives a reference and the person's birth date.
    pub async fn knock(&mut self, reference: &str, person: &SyntheticClaim) -> Page {
        let form = &person.form;
        self.knock_with(reference, [&form.birth_day, &form.birth_month, &form.birth_year]).await
    }

    /// Gives a reference and a birth date.
    pub async fn knock_with(&mut self, reference: &str, [day, month, year]: [&str; 3]) -> Page {
        let birth = [("birth_day", day), ("birth_month", month), ("birth_year", year)];
        self.post("/fr/suivi", &[&[("reference", reference)], birth.as_slice()].concat()).await
    }

    /// Gives a one-time code.
    pub async fn give_code(&mut self, code: &str) -> Page {
        self.post("/fr/suivi/code", &[("code", code)]).await
    }

    /// Posts a form of one's own page, with its token.
    pub async fn on_own(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.get(OWN).await.value_of("token");
        self.post(path, &[&[("token", token.as_str())], fields].concat()).await
    }
}

/// Every one-time code in a text, `1234 5678`.
pub fn codes_in(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',' || c == '.').collect();
    let four = |word: &str| word.len() == 4 && word.bytes().all(|c| c.is_ascii_digit());
    let mut codes = Vec::new();
    let mut rest = words.as_slice();
    while let [first, second, ..] = rest {
        let is_code = four(first) && four(second);
        codes.extend(is_code.then(|| format!("{first} {second}")));
        rest = &rest[if is_code { 2 } else { 1 }..];
    }
    codes
}
