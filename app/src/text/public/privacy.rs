//! How the service treats personal data.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use super::statements::Part;
use crate::lang::Text;

pub const TITLE: Text = Text { fr: "Vos données personnelles", en: "Your personal data" };
pub const LEAD: Text = Text {
    fr: "Ce que le service sait de vous, pourquoi, qui le voit et combien de temps.",
    en: "What the service knows of you, why, who sees it and for how long.",
};

pub const WHO_HEADING: Text = Text { fr: "Qui voit quoi", en: "Who sees what" };
pub const WHO_ZONE: Text = Text { fr: "Lecteur", en: "Reader" };
pub const WHO_SEES: Text = Text { fr: "Voit", en: "Sees" };
pub const WHO_NEVER: Text = Text { fr: "Ne voit jamais", en: "Never sees" };
/// Reader, what they see, what they never see.
pub const WHO: [[Text; 3]; 4] = [
    [
        Text { fr: "Les gestionnaires de la caisse", en: "Caseworkers of the fund" },
        Text {
            fr: "identité, coordonnées, situation de travail, dates, employeurs",
            en: "identity, contact details, work situation, dates, employers",
        },
        Text { fr: "votre motif de santé", en: "your health ground" },
    ],
    [
        Text { fr: "Le service médical de la caisse", en: "The medical department of the fund" },
        Text {
            fr: "la même chose, et votre motif de santé\u{202f}; chaque ouverture est notée et vous est montrée",
            en: "the same, and your health ground; every opening is noted and shown to you",
        },
        Text { fr: "les demandes qui ne lui sont pas confiées", en: "claims it was not given" },
    ],
    [
        Text { fr: "Votre employeur", en: "Your employer" },
        Text {
            fr: "votre nom, vos dates d’arrêt, l’état du volet",
            en: "your name, your days off, the state of the notice",
        },
        Text {
            fr: "votre motif, votre médecin, votre numéro de sécurité sociale, vos autres employeurs",
            en: "your ground, your doctor, your social-security number, your other employers",
        },
    ],
    [
        Text { fr: "Vous", en: "You" },
        Text {
            fr: "tout ce que vous avez donné, la décision et ses raisons",
            en: "all you gave, the decision and its reasons",
        },
        Text {
            fr: "les notes de travail du service médical sur cette page\u{202f}; demandez-les-lui",
            en: "the working notes of the medical department on this site; ask it for them",
        },
    ],
];

/// Parts before the table of readers.
pub const BEFORE: &[Part] = &[
    Part {
        heading: Text { fr: "À quoi elles servent", en: "What they are for" },
        text: &[],
        points: &[
            Text {
                fr: "examiner votre demande d’arrêt de travail et y répondre",
                en: "looking at your claim for time off work and answering it",
            },
            Text { fr: "informer votre employeur des dates", en: "telling your employer the dates" },
            Text {
                fr: "vérifier après coup un échantillon des réponses, et empêcher la fraude",
                en: "checking a sample of the answers afterwards, and preventing fraud",
            },
            Text {
                fr: "compter les demandes, sans noms, pour annoncer les délais",
                en: "counting claims, without names, to announce delays",
            },
        ],
    },
    Part {
        heading: Text { fr: "Sur quelle base", en: "On what ground in law" },
        text: &[Text {
            fr: "Mission d’intérêt public de la sécurité sociale (RGPD, article 6, 1, e)\u{202f}; pour la santé, protection sociale et santé publique (article 9, 2, b, h et i). Ce n’est pas votre consentement\u{a0}: il n’est pas demandé.",
            en: "The public task of social security (GDPR, article 6(1)(e)); for health, social protection and public health (article 9(2)(b), (h) and (i)). It is not your consent: you are not asked for it.",
        }],
        points: &[],
    },
];

/// Parts after it.
pub const AFTER: &[Part] = &[
    Part {
        heading: Text { fr: "Comment elles sont protégées", en: "How they are protected" },
        text: &[],
        points: &[
            Text {
                fr: "votre motif de santé est dans une base à part, chiffré demande par demande\u{202f}; les gestionnaires n’en lisent pas un octet",
                en: "your health ground is in a store of its own, encrypted claim by claim; caseworkers cannot read one byte of it",
            },
            Text {
                fr: "votre numéro de sécurité sociale est chiffré et masqué à l’écran",
                en: "your social-security number is encrypted and masked on screens",
            },
            Text {
                fr: "un seul cookie, celui de votre session\u{202f}; aucun contenu d’un autre site, aucune mesure d’audience",
                en: "one cookie only, that of your session; nothing from another site, no audience tracking",
            },
        ],
    },
    Part {
        heading: Text { fr: "Combien de temps", en: "For how long" },
        text: &[Text {
            fr: "La caisse règle ces durées dans la configuration du service\u{202f}; un effacement automatique les applique et en garde la preuve. Demandez-nous les durées en vigueur.",
            en: "The fund sets these periods in the configuration of the service; an automatic erasure applies them and keeps proof of it. Ask us for the periods in force.",
        }],
        points: &[
            Text {
                fr: "une demande commencée et jamais envoyée\u{a0}: peu de temps",
                en: "a claim begun and never sent: a short time",
            },
            Text {
                fr: "une demande envoyée et sa décision\u{a0}: jusqu’à la fin des délais de recours et de contrôle",
                en: "a claim sent and its decision: until the time-limits for appeal and checks are over",
            },
            Text {
                fr: "vos informations de santé\u{a0}: réglées à part",
                en: "your health information: set apart",
            },
            Text {
                fr: "le journal des lectures\u{a0}: réglé à part",
                en: "the record of who read what: set apart",
            },
            Text {
                fr: "vos réponses à «\u{202f}Suis-je concerné\u{202f}?\u{202f}»\u{a0}: jamais gardées",
                en: "your answers to “Am I concerned?”: never kept",
            },
        ],
    },
    Part {
        heading: Text { fr: "Une décision automatique\u{202f}?", en: "An automatic decision?" },
        text: &[Text {
            fr: "La règle peut accepter une demande claire. Elle ne peut pas refuser\u{a0}: un refus vient toujours d’une personne. Vous pouvez demander qu’une personne revoie toute décision.",
            en: "The rule can accept a clear claim. It cannot refuse: a refusal always comes from a person. You can ask for a person to look again at any decision.",
        }],
        points: &[],
    },
    Part {
        heading: Text { fr: "Vos droits", en: "Your rights" },
        text: &[
            Text {
                fr: "Vous pouvez demander à voir vos données, à les corriger, à en limiter l’usage ou vous y opposer. L’effacement est possible quand la loi n’oblige plus à les garder.",
                en: "You can ask to see your data, to correct them, to limit their use or to object. They can be erased once the law no longer requires them to be kept.",
            },
            Text {
                fr: "Écrivez au délégué à la protection des données, à l’adresse ci-dessous. Si la réponse ne vous suffit pas, vous pouvez saisir la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07.",
                en: "Write to the data protection officer at the address below. If the answer does not satisfy you, you can turn to the CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07.",
            },
        ],
        points: &[],
    },
];

pub const CONTACT_HEADING: Text = Text { fr: "Nous joindre", en: "Reach us" };
