//! Procedures of the medical side, and of those who open its zone by way of exception.

use super::Procedure;
use crate::lang::Text;

/// In the order of the list.
pub(super) const ALL: &[Procedure] = &[
    Procedure {
        slug: "avis",
        paths: &["/agent/avis", "/agent/avis/{opinion_id}", "/agent/avis/{opinion_id}/{act}"],
        title: Text { fr: "Rendre un avis médical", en: "Give a medical opinion" },
        steps: &[
            Text {
                fr: "Prenez la question suivante\u{a0}: la plus urgente s’ouvre, avec ce qu’il faut pour y répondre.",
                en: "Take the next question: the most urgent one opens, with what it takes to answer.",
            },
            Text {
                fr: "Choisissez une conclusion, et dites pourquoi au service médical. Seule la conclusion repart.",
                en: "Choose a conclusion, and say why to the medical side. Only the conclusion goes back.",
            },
            Text {
                fr: "Sans délégation, un technicien prépare la réponse et un médecin-conseil la signe.",
                en: "Without a delegation a technician prepares the answer and a medical officer signs it.",
            },
        ],
        rule: Text {
            fr: "Le médecin ne dit que sa conclusion (CSP, article R.4127-104). Elle s’impose à la caisse (CSS, article L.315-2) et ne décide rien à elle seule.",
            en: "The doctor says the conclusion and no more (CSP, article R.4127-104). It binds the fund (CSS, article L.315-2) and decides nothing by itself.",
        },
        never: &[
            Text {
                fr: "Ouvrir le dossier entier quand la question n’en a pas besoin.",
                en: "Open the whole file when the question does not need it.",
            },
            Text {
                fr: "Répondre pour un proche\u{a0}: rendez la question.",
                en: "Answer about someone close to you: give the question back.",
            },
        ],
    },
    Procedure {
        slug: "delegations",
        paths: &["/agent/delegations", "/agent/delegations/{delegation_id}/fin"],
        title: Text { fr: "Déléguer une signature", en: "Delegate a signature" },
        steps: &[
            Text {
                fr: "Choisissez le technicien, ce qu’il peut signer, et le dernier jour.",
                en: "Choose the technician, what they may sign, and the last day.",
            },
            Text {
                fr: "Mettez fin à une délégation dès qu’elle ne sert plus\u{202f}; tout médecin-conseil le peut.",
                en: "End a delegation once it is of no more use; any medical officer may.",
            },
        ],
        rule: Text {
            fr: "Le technicien signe sous l’autorité du médecin, qui en répond. L’historique de chaque dossier dit sous la délégation de qui.",
            en: "The technician signs under the doctor, who answers for it. The history of each claim says under whose delegation.",
        },
        never: &[Text {
            fr: "Déléguer tout à tous «\u{202f}pour avancer\u{202f}».",
            en: "Delegate everything to everyone \u{201c}to get on\u{201d}.",
        }],
    },
    Procedure {
        slug: "acces-exceptionnel",
        paths: &["/agent/dossiers/{claim_id}/acces-exceptionnel", "/agent/acces-exceptionnels/{glass_id}"],
        title: Text {
            fr: "Ouvrir un dossier médical par exception",
            en: "Open a medical file by way of exception",
        },
        steps: &[
            Text {
                fr: "Appelez d’abord le service médical\u{a0}: l’accès exceptionnel est le dernier moyen.",
                en: "Call the medical side first: the exceptional access is the last means.",
            },
            Text {
                fr: "Choisissez le motif, expliquez-le, confirmez. Le dossier reste ouvert quinze minutes, en lecture.",
                en: "Choose the reason, explain it, confirm. The file stays open for fifteen minutes, to read.",
            },
        ],
        rule: Text {
            fr: "Chaque accès est inscrit avant d’être ouvert, l’assuré le voit avec son motif, et un auditeur l’examine sous cinq jours ouvrés.",
            en: "Each access is written down before it opens, the person sees it with its reason, and an auditor looks at it within five working days.",
        },
        never: &[
            Text {
                fr: "Décider d’après ce que vous y lisez\u{a0}: seul le service médical conclut.",
                en: "Decide by what you read there: only the medical side concludes.",
            },
            Text { fr: "Copier ou imprimer ce qui s’affiche.", en: "Copy or print what is shown." },
        ],
    },
    Procedure {
        slug: "examen-des-acces",
        paths: &["/agent/audit/acces-exceptionnels", "/agent/audit/acces-exceptionnels/{glass_id}"],
        title: Text { fr: "Examiner un accès exceptionnel", en: "Look at an exceptional access" },
        steps: &[
            Text {
                fr: "Commencez par ceux qui sont en retard. Lisez qui a ouvert, quand et pourquoi.",
                en: "Begin with the late ones. Read who opened it, when and why.",
            },
            Text {
                fr: "Dites s’il était justifié, et sur quoi vous vous fondez.",
                en: "Say whether it was justified, and what your view rests on.",
            },
        ],
        rule: Text {
            fr: "Personne n’examine son propre accès. Un avis ne se change pas.",
            en: "Nobody looks at their own access. A view is not changed.",
        },
        never: &[Text {
            fr: "Demander ce qui a été lu\u{a0}: l’auditeur ne lit aucun dossier médical.",
            en: "Ask what was read: an auditor reads no medical file.",
        }],
    },
];
