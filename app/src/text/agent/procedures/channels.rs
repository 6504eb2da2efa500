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
        slug: "rappels",
        paths: &["/agent/accueil/rappels", "/agent/accueil/rappels/suivant"],
        title: Text { fr: "Rappeler qui l’a demandé", en: "Call people back" },
        steps: &[
            Text {
                fr: "Prenez l’appel suivant\u{a0}: la demi-heure la plus ancienne vient d’abord.",
                en: "Take the next call: the oldest half hour comes first.",
            },
            Text {
                fr: "Pour une personne qui appelle, réservez une demi-heure et dites-lui le code affiché.",
                en: "For someone on the line book a half hour and tell them the code shown.",
            },
        ],
        rule: Text {
            fr: "Une demi-heure ne prend pas plus d’appels que le nombre fixé. Un numéro n’a qu’un appel à venir.",
            en: "A half hour takes no more calls than was set. A number has one call to come.",
        },
        never: &[Text {
            fr: "Noter un numéro hors du service\u{a0}: il est effacé ici après sept jours.",
            en: "Note a number outside the service: it is erased here after seven days.",
        }],
    },
    Procedure {
        slug: "rappel",
        paths: &["/agent/accueil/rappels/{callback_id}", "/agent/accueil/rappels/{callback_id}/{act}"],
        title: Text { fr: "Faire un rappel", en: "Make a call back" },
        steps: &[
            Text {
                fr: "Appelez, demandez la personne par son nom, dites que la caisse appelle comme demandé.",
                en: "Call, ask for the person by name, say that the fund calls as asked.",
            },
            Text {
                fr: "Enregistrez l’issue. Sans réponse, l’appel revient dans une demi-heure suivante.",
                en: "Record what came of it. Without an answer the call comes back in a later half hour.",
            },
        ],
        rule: Text {
            fr: "Vingt minutes pour appeler, trois essais en tout. Seul qui appelle voit le numéro.",
            en: "Twenty minutes to call, three tries in all. Only who calls sees the number.",
        },
        never: &[
            Text {
                fr: "Parler d’une demande à qui décroche, avant d’avoir reconnu la personne.",
                en: "Speak of a claim to whoever answers, before you know the person.",
            },
            Text {
                fr: "Laisser sur un répondeur autre chose que «\u{202f}la caisse a appelé\u{202f}».",
                en: "Leave on a machine anything but “the fund called”.",
            },
        ],
    },
    Procedure {
        slug: "horaires-des-rappels",
        paths: &["/agent/repartition/rappels"],
        title: Text { fr: "Régler les horaires des rappels", en: "Set the hours of calls back" },
        steps: &[
            Text {
                fr: "Comptez qui peut appeler, et trois ou quatre appels par personne et par demi-heure.",
                en: "Count who can call, and three or four calls for each person in a half hour.",
            },
            Text {
                fr: "Des appels en retard\u{a0}: baissez le nombre, ou mettez plus de monde au téléphone.",
                en: "Calls are late: lower the number, or put more people on the phone.",
            },
        ],
        rule: Text {
            fr: "Le réglage vaut dès maintenant pour ce qui n’est pas réservé. Il est gardé avec son auteur.",
            en: "A setting counts from now on for what is not booked. It is kept with its author.",
        },
        never: &[Text {
            fr: "Ouvrir des demi-heures que personne ne tiendra.",
            en: "Open half hours that nobody will keep.",
        }],
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
                fr: "Papier\u{a0}: joignez le scan du volet administratif. Une erreur se retire dans les douze heures.",
                en: "Paper: attach the scan of the administrative sheet. A mistake is withdrawn within twelve hours.",
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
            fr: "Noter le motif sur l’enveloppe ou ailleurs, ou numériser ce qu’elle contient.",
            en: "Write the ground on the envelope, or anywhere; scan what lies in it.",
        }],
    },
    Procedure {
        slug: "scans",
        paths: &[
            "/agent/dossiers/{claim_id}/pieces/{scan_id}",
            "/agent/dossiers/{claim_id}/pieces-medicales/{scan_id}",
        ],
        title: Text { fr: "Lire un papier numérisé", en: "Read a scanned paper" },
        steps: &[
            Text {
                fr: "Enregistrez le fichier depuis le dossier, lisez-le, puis supprimez-le de votre poste.",
                en: "Save the file from the case, read it, then delete it from your computer.",
            },
            Text {
                fr: "Service médical\u{a0}: joignez le contenu de l’enveloppe avant de saisir le motif.",
                en: "Medical side: attach what lay in the envelope before you type the ground.",
            },
        ],
        rule: Text {
            fr: "Le volet médical numérisé ne s’ouvre qu’au service médical. L’assuré voit chaque ouverture (code de la santé publique, article R.4127-104).",
            en: "The scanned medical sheet opens for the medical side only. The insured sees each opening (code de la santé publique, article R.4127-104).",
        },
        never: &[Text { fr: "Envoyer le fichier par messagerie.", en: "Send the file by e-mail." }],
    },
];
