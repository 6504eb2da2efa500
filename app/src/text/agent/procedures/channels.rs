//! Procedures of the phone desk and the mail desk.

use super::Procedure;
use crate::lang::Text;

/// In the order of the list.
pub(super) const ALL: &[Procedure] = &[
    Procedure {
        slug: "accueil",
        paths: &["/agent/accueil", "/agent/accueil/recherches"],
        title: Text {
            fr: "Trouver la demande d’une personne au téléphone",
            en: "Find the claim of a caller",
        },
        steps: &[
            Text {
                fr: "Demandez la référence, puis la date de naissance\u{a0}: il faut les deux.",
                en: "Ask for the reference, then the date of birth: it takes both.",
            },
            Text {
                fr: "La référence est perdue\u{a0}: elle est sur le reçu, par e-mail ou par courrier.",
                en: "The reference is lost: it is on the receipt, by e-mail or by post.",
            },
        ],
        rule: Text {
            fr: "Chaque recherche est inscrite pour l’audit, et les essais sont comptés.",
            en: "Each lookup is written down for auditors, and wrong pairs are counted.",
        },
        never: &[Text {
            fr: "Chercher la demande de quelqu’un qui n’est pas au bout du fil.",
            en: "Look for the claim of someone who is not on the line.",
        }],
    },
    Procedure {
        slug: "reponse",
        paths: &["/agent/accueil/recherches/{lookup_id}", "/agent/accueil/recherches/{lookup_id}/{act}"],
        title: Text { fr: "Dire où en est une demande", en: "Say where a claim is" },
        steps: &[
            Text {
                fr: "Lisez les phrases de l’encadré, telles quelles.",
                en: "Read the sentences of the box aloud, as they stand.",
            },
            Text {
                fr: "De nouveaux codes ne partent que par la poste, à l’adresse du dossier.",
                en: "New codes leave by post only, to the address of the claim.",
            },
        ],
        rule: Text {
            fr: "L’accueil dit l’état et les dates. Il ne voit ni le motif, ni les raisons d’une décision.",
            en: "The phone desk says state and dates. It sees neither the ground nor the reasons of a decision.",
        },
        never: &[
            Text {
                fr: "Demander pourquoi la personne est arrêtée.", en: "Ask why the person is off work."
            },
            Text {
                fr: "Répondre à un employeur\u{a0}: il vérifie un volet avec son code.",
                en: "Answer an employer: they check a notice by its code.",
            },
        ],
    },
    Procedure {
        slug: "courrier",
        paths: &["/agent/courrier"],
        title: Text { fr: "Retrouver ce que l’on a saisi", en: "Find what one has typed" },
        steps: &[
            Text {
                fr: "Choisissez le dispositif pour saisir une demande.",
                en: "Choose the scheme to type a claim.",
            },
            Text {
                fr: "Reprenez dans la liste un reçu à imprimer ou un numéro d’enveloppe oublié.",
                en: "Take from the list a receipt to print, or the number of an envelope you forgot.",
            },
        ],
        rule: Text {
            fr: "Vos saisies restent là douze heures. Ensuite il faut la référence et la date de naissance.",
            en: "What you typed stays twelve hours. Then it takes the reference and the date of birth.",
        },
        never: &[Text {
            fr: "Tenir une liste de personnes hors du service.",
            en: "Keep a list of people outside the service.",
        }],
    },
    Procedure {
        slug: "depot",
        paths: &["/agent/depot/{scheme}"],
        title: Text { fr: "Saisir une demande pour quelqu’un", en: "Type a claim for someone" },
        steps: &[
            Text {
                fr: "Au téléphone, lisez chaque question à voix haute et tapez la réponse, sans la commenter.",
                en: "On the phone read each question aloud and type the answer, without a comment.",
            },
            Text {
                fr: "Sur papier, tapez d’abord la date du cachet, puis recopiez le volet administratif.",
                en: "On paper type the stamped date first, then copy the administrative sheet.",
            },
            Text {
                fr: "Si quelque chose manque, la page le dit et garde tout ce qui est tapé.",
                en: "If something is missing the page says so and keeps all that is typed.",
            },
        ],
        rule: Text {
            fr: "Un papier compte du jour de son arrivée (CRPA, article R.112-11-1). Le volet médical reste fermé (code de la santé publique, article R.4127-104).",
            en: "A paper counts from the day it came in (CRPA, article R.112-11-1). The medical sheet stays closed (code de la santé publique, article R.4127-104).",
        },
        never: &[
            Text {
                fr: "Ouvrir l’enveloppe du volet médical, même pour aider.",
                en: "Open the envelope of the medical sheet, even to help.",
            },
            Text {
                fr: "Cocher une attestation que la personne n’a pas donnée.",
                en: "Tick a statement that the person did not make.",
            },
        ],
    },
    Procedure {
        slug: "saisie",
        paths: &["/agent/depot/recus/{claim_id}", "/agent/depot/recus/{claim_id}/recu.pdf"],
        title: Text { fr: "Finir une saisie", en: "End the typing of a claim" },
        steps: &[
            Text {
                fr: "Papier\u{a0}: écrivez le numéro affiché sur l’enveloppe fermée et portez-la au service médical.",
                en: "Paper: write the number shown on the closed envelope and take it to the medical service.",
            },
            Text {
                fr: "Téléphone\u{a0}: dites la référence et la suite, puis imprimez le reçu si on vous le demande.",
                en: "Phone: say the reference and what comes next, then print the receipt if you are asked to.",
            },
        ],
        rule: Text {
            fr: "Le motif ne se relit pas une fois envoyé, même par qui l’a tapé.",
            en: "The ground is not read back once it is sent, not even by who typed it.",
        },
        never: &[Text {
            fr: "Noter le motif sur l’enveloppe ou ailleurs.",
            en: "Write the ground on the envelope, or anywhere.",
        }],
    },
];
