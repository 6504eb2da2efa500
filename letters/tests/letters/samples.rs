//! Letters of synthetic people.

use abri_letters::{
    Answer, BlankForm, Choice, Decision, Field, Lang, Letter, Notice, Paragraph, Receipt, Section, Sheet,
};

pub const CHECK_URL: &str = "https://abri.example/v/7K3M-Q9ZD-4TXW-0HBN-8RFA-2C";

/// As long as that of a person with ordinary names.
pub fn proof() -> String {
    format!("ABRI1.{}", "aZ0-_9bY".repeat(36))
}

fn strings(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

fn pairs(items: &[(&str, &str)]) -> Vec<(String, String)> {
    items.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
}

fn paragraph(heading: &str, text: &str) -> Paragraph {
    let heading = (!heading.is_empty()).then(|| heading.to_owned());
    Paragraph { heading, text: text.to_owned() }
}

fn contact(lang: Lang) -> Vec<String> {
    let phone = match lang {
        Lang::Fr => "Téléphone : 01 99 00 00 00, 8 h 30 – 17 h 30",
        Lang::En => "Telephone: 01 99 00 00 00, 8:30 – 17:30",
    };
    strings(&[
        "Service des arrêts de travail",
        "12 rue de l’Exemple, 75000 Paris",
        phone,
        "arrets@caisse.example",
    ])
}

fn address() -> Vec<String> {
    strings(&["Appartement 4", "27 avenue des Tilleuls", "69000 LYON"])
}

pub fn receipt(lang: Lang) -> Receipt {
    let (title, facts, paragraphs, codes_title) = match lang {
        Lang::Fr => (
            "Accusé de réception de votre demande d’arrêt de travail",
            pairs(&[("Début demandé", "25 mars 2020"), ("Durée", "21 jours")]),
            vec![
                paragraph(
                    "Et maintenant",
                    "Nous examinons votre demande. Vous n’avez rien d’autre à envoyer.\n\nVous recevez notre décision par courriel et par courrier.",
                ),
                paragraph(
                    "Sans réponse de notre part",
                    "Si vous n’avez pas reçu de réponse le 24 mai 2020, votre demande est considérée comme refusée. Vous pouvez alors saisir la commission de recours amiable dans un délai de deux mois.",
                ),
            ],
            "Vos codes pour suivre la demande",
        ),
        Lang::En => (
            "Receipt of your claim for a work stoppage",
            pairs(&[("Start asked for", "25 March 2020"), ("Length", "21 days")]),
            vec![
                paragraph(
                    "What happens next",
                    "We are looking at your claim. You have nothing else to send.\n\nYou will get our decision by e-mail and by post.",
                ),
                paragraph(
                    "If you do not hear from us",
                    "If you have had no answer by 24 May 2020, your claim counts as refused. You can then write to the appeal board within two months.",
                ),
            ],
            "Your codes to follow the claim",
        ),
    };
    Receipt {
        title: title.into(),
        service_name: "Caisse d’assurance maladie d’Exemple".into(),
        service_contact: contact(lang),
        reference: "AB-2020-000123".into(),
        received_at: match lang {
            Lang::Fr => "24 mars 2020 à 9\u{a0}h\u{a0}41".into(),
            Lang::En => "24 March 2020 at 9:41".into(),
        },
        insured_name: "Élodie Lœuvrard".into(),
        address_lines: address(),
        facts,
        paragraphs,
        access_codes_title: Some(codes_title.into()),
        access_codes: strings(&["4TXW-0HBN", "8RFA-2C7K", "3MQ9-ZD51"]),
    }
}

pub fn notice(lang: Lang) -> Notice {
    let (title, facts, paragraphs, check_text, qr_alt) = match lang {
        Lang::Fr => (
            "Avis d’arrêt de travail, volet employeur",
            pairs(&[
                ("Premier jour d’arrêt", "25 mars 2020"),
                ("Dernier jour d’arrêt", "14 avril 2020"),
                ("Nature", "Arrêt initial"),
            ]),
            vec![paragraph(
                "Ce que vous avez à faire",
                "Transmettez une attestation de salaire ou signalez l’arrêt dans votre déclaration sociale nominative (DSN), dans les cinq jours.\n\nCet avis ne porte aucun motif : la loi ne permet pas de vous le communiquer.",
            )],
            strings(&[
                "Scannez ce code, ou saisissez l’adresse et le code ci-dessus.",
                "La page dit si cet avis est authentique et toujours valable.",
            ]),
            "Code QR : adresse de vérification de cet avis",
        ),
        Lang::En => (
            "Notice of work stoppage, employer’s copy",
            pairs(&[
                ("First day off work", "25 March 2020"),
                ("Last day off work", "14 April 2020"),
                ("Kind", "First stoppage"),
            ]),
            vec![paragraph(
                "What you have to do",
                "Send a wage statement, or report the stoppage in your nominative social declaration (DSN), within five days.\n\nThis notice gives no reason: the law does not allow us to tell you.",
            )],
            strings(&[
                "Scan this code, or type the address and the code above.",
                "The page says whether this notice is genuine and still valid.",
            ]),
            "QR code: address to check this notice",
        ),
    };
    Notice {
        title: title.into(),
        service_name: "Caisse d’assurance maladie d’Exemple".into(),
        service_contact: contact(lang),
        code: "7K3M-Q9ZD-4TXW-0HBN-8RFA-2C".into(),
        check_url: CHECK_URL.into(),
        qr: format!("https://abri.example/v/#{}", proof()),
        proof: Some(proof()),
        check_text,
        insured_name: "Élodie Lœuvrard".into(),
        employer_name: "Boulangerie de l’Exemple SARL".into(),
        facts,
        paragraphs,
        qr_alt: qr_alt.into(),
    }
}

pub fn decision(lang: Lang) -> Decision {
    let (title, facts, paragraphs, appeal) = match lang {
        Lang::Fr => (
            "Décision sur votre demande d’arrêt de travail",
            pairs(&[
                ("Décision", "Accordée"),
                ("Premier jour d’arrêt", "25 mars 2020"),
                ("Dernier jour d’arrêt", "14 avril 2020"),
            ]),
            vec![
                paragraph("", "Nous vous accordons un arrêt de travail de 21 jours."),
                paragraph(
                    "Sur quoi repose cette décision",
                    "Votre situation figure sur la liste des personnes à risque publiée le 17 mars 2020. Vous êtes affiliée à notre caisse à la date de la demande.",
                ),
                paragraph(
                    "Ce que vous avez à faire",
                    "Prévenez votre employeur. Nous lui avons adressé un avis qui porte les dates, jamais le motif.",
                ),
            ],
            vec![paragraph(
                "Si vous n’êtes pas d’accord",
                "Vous pouvez saisir la commission de recours amiable dans les deux mois qui suivent la réception de cette lettre, par courrier simple, à l’adresse indiquée en tête.",
            )],
        ),
        Lang::En => (
            "Decision on your claim for a work stoppage",
            pairs(&[
                ("Decision", "Granted"),
                ("First day off work", "25 March 2020"),
                ("Last day off work", "14 April 2020"),
            ]),
            vec![
                paragraph("", "We grant you a work stoppage of 21 days."),
                paragraph(
                    "What this decision rests on",
                    "Your situation is on the list of people at risk published on 17 March 2020. You are insured with us on the date of the claim.",
                ),
                paragraph(
                    "What you have to do",
                    "Tell your employer. We have sent them a notice with the dates, never the reason.",
                ),
            ],
            vec![paragraph(
                "If you disagree",
                "You can write to the appeal board within two months of receiving this letter, by ordinary post, at the address above.",
            )],
        ),
    };
    Decision {
        title: title.into(),
        service_name: "Caisse d’assurance maladie d’Exemple".into(),
        service_contact: contact(lang),
        reference: "AB-2020-000123".into(),
        insured_name: "Élodie Lœuvrard".into(),
        address_lines: address(),
        facts,
        paragraphs,
        appeal,
    }
}

/// One letter of each kind.
pub fn all(lang: Lang) -> [Letter; 3] {
    [Letter::Receipt(receipt(lang)), Letter::Notice(notice(lang)), Letter::Decision(decision(lang))]
}

/// A blank form with every kind of answer, on two sheets.
pub fn form() -> Letter {
    let field = |label: &str, answer| Field { label: label.into(), hint: Some("Une aide".into()), answer };
    let parts = ["Jour", "Mois", "Année"].map(str::to_owned);
    let inner = vec![field("Depuis quel jour ?", Answer::Day { parts: parts.clone() })];
    let options = vec![
        Choice { label: "Oui".into(), hint: None, fields: inner },
        Choice { label: "Non".into(), hint: Some("Ni plus, ni moins".into()), fields: Vec::new() },
    ];
    let fields = vec![
        field("Nom", Answer::Line),
        field("Numéro", Answer::Boxes { count: 15 }),
        field("Né(e) le", Answer::Day { parts }),
        field("Est-ce le cas ?", Answer::Choice { options }),
        field("J’atteste", Answer::Tick),
    ];
    let sections = vec![Section { title: "1. Qui êtes-vous ?".into(), text: strings(&["Un mot"]), fields }];
    let sheet = |title| Sheet { title, lead: strings(&["À lire"]), sections: sections.clone() };
    Letter::Form(BlankForm {
        title: "Demande sur papier".into(),
        service_name: "Caisse d’assurance maladie d’Exemple".into(),
        service_contact: contact(Lang::Fr),
        name: "Un dispositif, version 1".into(),
        lead: strings(&["Remplissez au stylo."]),
        sheets: vec![sheet(None), sheet(Some("Volet médical".into()))],
    })
}
