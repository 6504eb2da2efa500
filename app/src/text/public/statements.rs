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
            fr: "Aucun audit des 106 critères du référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a été fait. Sans audit, la règle est de dire «\u{202f}non conforme\u{202f}»\u{a0}: c’est donc ce que ce service dit de lui-même. Ses auteurs l’ont testé\u{a0}: voici comment, et ce qui manque.",
            en: "No audit of the 106 criteria of the French accessibility standard (RGAA 4.1, based on WCAG 2.1 AA) has been made. Without an audit the rule is to say “not compliant”, so that is what this service says of itself. Its authors tested it: here is how, and what is missing.",
        }],
        points: &[],
    },
    Part {
        heading: Text { fr: "Ce qui a été testé", en: "What was tested" },
        text: &[],
        points: &[
            Text {
                fr: "les pages publiques, le formulaire, le suivi et l’espace des agents, avec l’outil automatique axe, sur écran large et étroit\u{202f}; il trouve une partie des défauts seulement",
                en: "the public pages, the form, the follow-up and the pages of the staff, with the automatic tool axe, on a wide and a narrow screen; it finds only part of the faults",
            },
            Text {
                fr: "les mêmes pages à 320 pixels de large\u{a0}: rien ne dépasse, rien ne défile de côté",
                en: "the same pages at 320 pixels wide: nothing sticks out, nothing scrolls sideways",
            },
            Text {
                fr: "les mêmes parcours avec et sans JavaScript",
                en: "the same journeys with and without JavaScript",
            },
            Text {
                fr: "le formulaire de demande, rempli et envoyé au clavier seul",
                en: "the claim form, filled in and sent with the keyboard alone",
            },
            Text {
                fr: "le code HTML de ces pages, avec un validateur",
                en: "the HTML of these pages, with a validator",
            },
        ],
    },
    Part {
        heading: Text { fr: "Ce qui n’a pas été testé", en: "What was not tested" },
        text: &[],
        points: &[
            Text {
                fr: "les pages n’ont pas été écoutées avec un lecteur d’écran (NVDA, JAWS, VoiceOver, TalkBack)",
                en: "the pages were not listened to with a screen reader (NVDA, JAWS, VoiceOver, TalkBack)",
            },
            Text {
                fr: "le suivi et l’espace des agents n’ont pas été parcourus en entier au clavier seul",
                en: "the follow-up and the pages of the staff were not gone through in full with the keyboard alone",
            },
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
