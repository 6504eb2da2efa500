//! What e-mails say, and what they never say.

use super::*;
use crate::config::BounceArgs;
use crate::views::{self, samples};
use abri_app::lang::Lang;
use abri_domain::claim::ClaimState;
use abri_domain::notice::NoticeState;
use abri_domain::reference::AccessCode;
use insta::assert_snapshot;

/// Words that tell a stranger about someone's health, or why they are off work.
const HEALTH_WORDS: &[&str] = &[
    "santé",
    "maladie",
    "malade",
    "médec",
    "médic",
    "affection",
    "grossesse",
    "enceinte",
    "risque",
    "covid",
    "épidémi",
    "diagnos",
    "patholog",
    "soin",
    "motif",
    "hôpital",
    "fragile",
    "health",
    "disease",
    "sick",
    "illness",
    "medic",
    "doctor",
    "condition",
    "pregnan",
    "at risk",
    "epidemic",
    "hospital",
    "treatment",
    "vulnerable",
    " ald",
    "nir",
];

fn all(lang: Lang) -> Vec<(String, MailText)> {
    let service = samples::service();
    let whole = samples::assessed(&service, &samples::medical_facts());
    let claim = samples::claim(&service, ClaimState::Submitted, &whole);
    let page = views::receipt(&service, &claim, &samples::file(), Vec::new(), lang);
    let contact = samples::contact();
    let mut mails = vec![
        ("receipt".to_owned(), receipt(&contact, &page, lang)),
        ("news".to_owned(), news(&contact, lang)),
        ("code".to_owned(), code(&contact, &AccessCode::parse("12345678").unwrap(), 15, lang)),
        ("employer-link".to_owned(), employer_link(&contact, "token", 15, lang)),
    ];
    for state in NoticeState::ALL {
        mails.push((format!("notice-{}", state.code()), notice(&contact, &samples::notice(*state), lang)));
    }
    mails
}

#[tokio::test]
async fn mails_read_well() {
    for lang in Lang::ALL {
        for (name, mail) in all(lang) {
            assert_snapshot!(
                format!("{name}-{}", lang.code()),
                format!("{}\n---\n{}", mail.subject, mail.text)
            );
        }
    }
}

#[tokio::test]
async fn mails_hold_no_health_word_no_name_and_no_number() {
    let file = samples::file();
    let private = [
        file.insured.nir.expose().to_owned(),
        file.insured.birth_name,
        file.insured.first_names,
        "xemple sarl".into(),
    ];
    for lang in Lang::ALL {
        for (name, mail) in all(lang) {
            let text = format!("{}\n{}", mail.subject, mail.text).to_lowercase();
            for word in HEALTH_WORDS {
                assert!(!text.contains(word), "{word} in {name}-{}", lang.code());
            }
            assert!(private.iter().all(|secret| !text.contains(&secret.to_lowercase())), "{name}");
            assert!(!text.contains("&#") && !text.contains("&amp;"), "a text is not HTML: {name}");
        }
    }
}

#[tokio::test]
async fn a_helper_is_named_unless_the_name_could_be_a_link() {
    let service = samples::service();
    let whole = samples::assessed(&service, &samples::medical_facts());
    let claim = samples::claim(&service, ClaimState::Submitted, &whole);
    for lang in Lang::ALL {
        for (who, named) in [
            ("Anne-Ségolène O’Neil (fille ou fils)", true),
            ("www.piege.example (fille ou fils)", false),
            ("Rappelez le 01 99 00 12 34 (ami ou voisin)", false),
        ] {
            let page = views::receipt(&service, &claim, &samples::file(), Vec::new(), lang);
            let page = abri_app::model::ReceiptPage { helper: Some(who.to_owned()), ..page };
            let mail = receipt(&samples::contact(), &page, lang);
            assert_eq!(mail.text.contains(who), named, "{who}");
            let other = abri_app::text::form::helper::WITH_MANDATE.get(lang);
            assert_eq!(mail.text.contains(other), !named, "{who}");
        }
    }
}

#[tokio::test]
async fn subjects_say_nothing_of_a_stoppage() {
    for lang in Lang::ALL {
        for (_, mail) in all(lang) {
            let subject = mail.subject.to_lowercase();
            assert!(
                ["arrêt", "absence", "travail", "off work", "employe"]
                    .iter()
                    .all(|word| !subject.contains(word))
            );
        }
    }
}

fn files(data: &Path) -> Mailer {
    Mailer::new(&args(None), data, "https://abri.example:8443").unwrap()
}

fn args(smtp: Option<&str>) -> MailArgs {
    MailArgs {
        smtp: smtp.map(ToOwned::to_owned),
        smtp_tls: "none".to_owned(),
        smtp_user: None,
        smtp_password_file: None,
        mail_from: "Abri <ne-pas-repondre@abri.example>".to_owned(),
        bounces: BounceArgs::default(),
    }
}

#[tokio::test]
async fn without_a_server_the_same_job_makes_the_same_file() {
    let data = tempfile::tempdir().unwrap();
    let (mailer, to) = (files(data.path()), Email::parse("elodie@people.example").unwrap());
    let mail = || OutgoingMail {
        id: Uuid::from_u128(7),
        to: &to,
        subject: "Bonjour à vous\r\nBcc: other@people.example".to_owned(),
        text: "Été <b>.\n".to_owned(),
        attachment: Some(("avis.pdf".to_owned(), b"%PDF-".to_vec())),
        token: bounce::token_of(Uuid::from_u128(7), &[7; 32]),
    };
    mailer.send(mail()).await.unwrap();
    mailer.send(mail()).await.unwrap();
    let spool: Vec<_> = std::fs::read_dir(data.path().join("spool/mail")).unwrap().collect();
    assert_eq!(spool.len(), 1);
    let text = std::fs::read_to_string(spool[0].as_ref().unwrap().path()).unwrap();
    assert!(text.contains("Message-ID: <00000000-0000-0000-0000-000000000007@abri.example>"), "{text}");
    assert!(text.contains("Auto-Submitted: auto-generated") && text.contains("application/pdf"));
    assert!(text.contains("charset=utf-8") && !text.contains("\nBcc:"), "{text}");
}

#[test]
fn settings_that_cannot_work_are_refused_at_start() {
    let data = Path::new("/nowhere");
    let setup = |args: MailArgs| {
        Mailer::new(&args, data, "https://abri.example").err().map(|error| error.to_string())
    };
    assert_eq!(setup(args(Some("relay.example:25"))), None);
    assert!(setup(args(Some("relay.example"))).is_some(), "no port");
    assert!(setup(args(Some(":25"))).is_some(), "no host");
    assert!(setup(MailArgs { mail_from: "nobody".to_owned(), ..args(None) }).is_some());
    let user = Some("user".to_owned());
    assert!(
        setup(MailArgs { smtp_user: user.clone(), ..args(Some("relay.example:25")) }).is_some(),
        "no password"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("password");
    std::fs::write(&file, "s3cret\n").unwrap();
    let both = |tls: &str| MailArgs {
        smtp_user: user.clone(),
        smtp_password_file: Some(file.clone()),
        smtp_tls: tls.to_owned(),
        ..args(Some("relay.example:587"))
    };
    assert_eq!(setup(both("required")), None);
    assert!(setup(both("none")).is_some_and(|error| !error.contains("s3cret")), "a password in clear");
}
