//! Scans of what came on paper.

use crate::lang::{Lang, Text};
use abri_domain::scan::{ScanFault, ScanKind};

/// Heading.
pub const TITLE: Text = Text { fr: "Papier numérisé", en: "Scanned paper" };
/// Heading of those of the medical side.
pub const MEDICAL: Text = Text { fr: "Volet médical numérisé", en: "Scanned medical sheet" };
/// At the mail desk.
pub const LEAD: Text = Text {
    fr: "Joignez le scan du volet administratif. Jamais celui du volet médical\u{a0}: il reste dans son enveloppe.",
    en: "Attach the scan of the administrative sheet. Never that of the medical sheet: it stays in its envelope.",
};
/// On the case of an envelope.
pub const MEDICAL_LEAD: Text = Text {
    fr: "Joignez le scan de ce que contenait l’enveloppe avant de saisir le motif. L’assuré verra chaque ouverture de ce scan.",
    en: "Attach the scan of what lay in the envelope before you type the ground. The insured will see each opening of it.",
};
/// Label of the field.
pub const FILES: Text = Text { fr: "Fichiers du scan", en: "Files of the scan" };
/// What is taken.
pub const HINT: Text = Text {
    fr: "PDF, JPEG ou PNG. Dix fichiers et dix mégaoctets au plus, en tout.",
    en: "PDF, JPEG or PNG. Ten files and ten megabytes at most, in all.",
};
/// Button.
pub const ATTACH: Text = Text { fr: "Joindre le scan", en: "Attach the scan" };
/// Button.
pub const WITHDRAW: Text = Text { fr: "Retirer", en: "Withdraw" };
/// Link.
pub const SAVE: Text = Text { fr: "Enregistrer le fichier", en: "Save the file" };
/// Done.
pub const ATTACHED: Text = Text { fr: "Le scan est joint.", en: "The scan is attached." };
/// Nothing there.
pub const NONE: Text = Text { fr: "Aucun scan.", en: "No scan." };
/// Of one that was withdrawn.
pub const WITHDRAWN: Text = Text { fr: "retiré", en: "withdrawn" };

/// Why nothing was attached, and what to do.
pub const fn fault(fault: ScanFault) -> Text {
    match fault {
        ScanFault::Missing => Text { fr: "Choisissez au moins un fichier.", en: "Choose at least one file." },
        ScanFault::TooMany => Text {
            fr: "Dix fichiers au plus, avec ceux qui sont déjà joints. Rien n’a été joint\u{a0}: réunissez les pages en un seul PDF.",
            en: "Ten files at most, with those already attached. Nothing was attached: put the pages into one PDF.",
        },
        ScanFault::TooLarge => Text {
            fr: "Dix mégaoctets au plus, avec ce qui est déjà joint. Rien n’a été joint\u{a0}: numérisez à 150 ou 200 points par pouce.",
            en: "Ten megabytes at most, with what is already attached. Nothing was attached: scan at 150 or 200 dots an inch.",
        },
        ScanFault::NotAScan => Text {
            fr: "Un des fichiers n’est ni un PDF, ni un JPEG, ni un PNG, quel que soit son nom. Rien n’a été joint.",
            en: "One of the files is neither a PDF nor a JPEG nor a PNG, whatever its name. Nothing was attached.",
        },
        ScanFault::Damaged => Text {
            fr: "Un des fichiers est incomplet ou abîmé. Rien n’a été joint\u{a0}: numérisez-le à nouveau.",
            en: "One of the files is cut short or damaged. Nothing was attached: scan it again.",
        },
        ScanFault::Dimensions => Text {
            fr: "Une des images est vide ou trop grande pour être une feuille. Rien n’a été joint.",
            en: "One of the pictures is empty, or too large to be a sheet. Nothing was attached.",
        },
        ScanFault::Twice => Text {
            fr: "Un des fichiers est déjà joint. Rien de plus n’a été joint.",
            en: "One of the files is already attached. Nothing more was attached.",
        },
    }
}

/// A scan on a line: `PDF, 214 ko, joint le 25 mars 2020 à 8 h 00`.
pub fn line(lang: Lang, kind: ScanKind, kilobytes: i32, at: &str) -> String {
    let kind = kind.code().to_uppercase();
    match lang {
        Lang::Fr => format!("{kind}, {kilobytes}\u{a0}ko, joint le {at}"),
        Lang::En => format!("{kind}, {kilobytes}\u{a0}kB, attached on {at}"),
    }
}
