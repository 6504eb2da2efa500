//! The accessibility statement.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::Text;

/// A part of a statement: heading, sentences, then points.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Heading.
    pub heading: Text,
    /// Paragraphs.
    pub text: &'static [Text],
    /// List below them.
    pub points: &'static [Text],
}

pub const TITLE: Text = Text { fr: "Accessibilité", en: "Accessibility" };
pub const LEAD: Text = Text {
    fr: "Ce service est fait pour tout le monde, y compris les personnes malades, âgées ou handicapées, sur un vieux téléphone ou avec un lecteur d’écran.",
    en: "This service is made for everyone, including people who are ill, old or disabled, on an old phone or with a screen reader.",
};

pub const PARTS: &[Part] = &[
    Part {
        heading: Text { fr: "État de conformité", en: "State of conformity" },
        text: &[Text {
            fr: "Le service est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1). Il a été testé par ses auteurs\u{202f}; aucun audit complet des 106 critères n’a été fait par un organisme indépendant.",
            en: "The service conforms in part to the French accessibility standard (RGAA 4.1, WCAG 2.1 AA). Its authors tested it; no independent body has audited the 106 criteria.",
        }],
        points: &[],
    },
    Part {
        heading: Text { fr: "Ce qui a été testé", en: "What was tested" },
        text: &[],
        points: &[
            Text {
                fr: "chaque page publique, avec l’outil automatique axe\u{202f}; il trouve une partie des défauts seulement",
                en: "every public page, with the automatic tool axe; it finds only part of the faults",
            },
            Text {
                fr: "chaque parcours au clavier seul, sans souris",
                en: "every journey with the keyboard alone, without a mouse",
            },
            Text { fr: "chaque parcours sans JavaScript", en: "every journey without JavaScript" },
        ],
    },
    Part {
        heading: Text { fr: "Ce qui n’est pas encore sûr", en: "What is not sure yet" },
        text: &[],
        points: &[
            Text {
                fr: "les documents PDF n’ont pas été vérifiés avec un lecteur d’écran\u{202f}; les mêmes informations sont sur les pages",
                en: "the PDF documents were not checked with a screen reader; the same information is on the pages",
            },
            Text {
                fr: "les pages n’ont pas été essayées par un groupe d’utilisateurs handicapés",
                en: "the pages were not tried by a group of disabled users",
            },
            Text {
                fr: "les textes ne sont ni en langue des signes ni en «\u{202f}facile à lire et à comprendre\u{202f}» (FALC) vérifié",
                en: "the texts are neither in sign language nor in verified “easy to read” language",
            },
        ],
    },
    Part {
        heading: Text { fr: "Vous êtes bloqué\u{202f}?", en: "Are you stuck?" },
        text: &[Text {
            fr: "Écrivez-nous ou appelez-nous\u{a0}: nous vous aidons à faire la demande autrement, et nous corrigeons la page.",
            en: "Write to us or call us: we help you make the claim another way, and we mend the page.",
        }],
        points: &[],
    },
    Part {
        heading: Text { fr: "Si nous ne répondons pas", en: "If we do not answer" },
        text: &[Text {
            fr: "Vous pouvez écrire au Défenseur des droits, ou voir son délégué près de chez vous. C’est gratuit. Adresse\u{a0}: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
            en: "You can write to the Défenseur des droits (the French ombudsman), or see their delegate near you. It is free. Address: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
        }],
        points: &[],
    },
];
