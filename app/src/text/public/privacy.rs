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
pub const WHO: [[Text; 3]; 6] = [
    [
        Text { fr: "Les gestionnaires de la caisse", en: "Caseworkers of the fund" },
        Text {
            fr: "pour toute demande\u{a0}: identité, coordonnées, situation de travail, dates, employeurs",
            en: "of any claim: identity, contact details, work situation, dates, employers",
        },
        Text {
            fr: "votre motif de santé, sauf accès exceptionnel\u{a0}: il vous est montré avec sa raison, et contrôlé après coup",
            en: "your health ground, but for exceptional access: it is shown to you with its reason, and checked afterwards",
        },
    ],
    [
        Text { fr: "Le service médical de la caisse", en: "The medical department of the fund" },
        Text {
            fr: "la même chose, et votre motif de santé\u{202f}; chaque ouverture est notée et vous est montrée",
            en: "the same, and your health ground; every opening is noted and shown to you",
        },
        Text {
            fr: "(rien\u{a0}: il peut ouvrir toute demande, et cela laisse une trace)",
            en: "(nothing: it can open any claim, and that leaves a trace)",
        },
    ],
    [
        Text {
            fr: "L’accueil téléphonique et le courrier de la caisse",
            en: "The phone desk and the mail desk of the fund",
        },
        Text {
            fr: "où en est une demande et ses dates, par sa référence et votre date de naissance\u{202f}; ce qu’ils saisissent pour vous, le temps de le saisir",
            en: "where a claim is and its dates, by its reference and your date of birth; what they type for you, while they type it",
        },
        Text {
            fr: "un motif de santé déjà envoyé, ou fermé dans son enveloppe\u{202f}; les raisons d’une décision",
            en: "a health ground already sent, or closed in its envelope; the reasons of a decision",
        },
    ],
    [
        Text {
            fr: "La personne que vous chargez de faire la demande",
            en: "Whoever you ask to make the claim",
        },
        Text {
            fr: "ce qu’elle remplit pour vous, et le reçu\u{202f}; le suivi aussi, si l’e-mail donné est le sien",
            en: "what they fill in for you, and the receipt; the follow-up too, if the e-mail given is theirs",
        },
        Text {
            fr: "ce que vos propres codes ouvrent, si elle ne les a pas",
            en: "what your own codes open, if they do not have them",
        },
    ],
    [
        Text { fr: "Votre employeur", en: "Your employer" },
        Text {
            fr: "votre nom, vos dates d’arrêt, le dernier jour travaillé, l’état du volet",
            en: "your name, your days off, the last day worked, the state of the notice",
        },
        Text {
            fr: "votre motif, votre médecin, votre numéro de sécurité sociale, vos autres employeurs",
            en: "your ground, your doctor, your social-security number, your other employers",
        },
    ],
    [
        Text { fr: "Vous", en: "You" },
        Text {
            fr: "où en est la demande, la décision et ses raisons, vos volets, qui a ouvert vos informations de santé",
            en: "where the claim is, the decision and its reasons, your notices, who opened your health information",
        },
        Text {
            fr: "sur ce site, le détail de vos réponses et les notes du service médical\u{202f}; demandez-les-nous",
            en: "on this site, your answers in detail and the notes of the medical department; ask us for them",
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
                fr: "empêcher la fraude\u{a0}: deux arrêts sur les mêmes jours, une identité qui n’est pas la vôtre",
                en: "preventing fraud: two stoppages on the same days, an identity that is not yours",
            },
            Text {
                fr: "compter les demandes, sans noms, pour annoncer les délais",
                en: "counting claims, without names, to announce delays",
            },
        ],
    },
    Part {
        heading: Text { fr: "D’où elles viennent", en: "Where they come from" },
        text: &[Text {
            fr: "De vos réponses, ou de celles d’une personne qui a votre mandat, et de ce que le registre de votre caisse sait déjà\u{a0}: votre affiliation, une affection de longue durée reconnue, une grossesse déclarée.",
            en: "From your answers, or those of someone who has your mandate, and from what the register of your fund already knows: your affiliation, a recognised long-term condition, a declared pregnancy.",
        }],
        points: &[],
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
                fr: "une fois la demande envoyée, votre motif de santé est dans une partie séparée de la base, chiffré demande par demande\u{202f}; les gestionnaires n’y ont pas accès",
                en: "once the claim is sent, your health ground is in a separate part of the database, encrypted claim by claim; caseworkers have no access to it",
            },
            Text {
                fr: "votre numéro de sécurité sociale est chiffré et masqué à l’écran",
                en: "your social-security number is encrypted and masked on screens",
            },
            Text {
                fr: "deux cookies au plus\u{a0}: celui de votre formulaire, trois jours, et celui de votre suivi, jusqu’à la fermeture du navigateur\u{202f}; aucun contenu d’un autre site, aucune mesure d’audience",
                en: "two cookies at most: that of your form, for three days, and that of your follow-up, until the browser is closed; nothing from another site, no audience tracking",
            },
            Text {
                fr: "les lettres à imprimer, pour qui n’a pas d’e-mail ou pour qui quelqu’un d’autre a fait la demande, attendent sur le serveur sans être chiffrées, jusqu’à ce que la caisse les retire",
                en: "letters to be printed, for those without e-mail or whose claim someone else made, wait on the server without encryption until the fund takes them away",
            },
            Text {
                fr: "aucun organisme indépendant n’a encore contrôlé la sécurité de ce service",
                en: "no independent body has checked the security of this service yet",
            },
        ],
    },
    Part {
        heading: Text { fr: "Combien de temps", en: "For how long" },
        text: &[Text {
            fr: "Le service efface de lui-même ce qui est court\u{a0}: brouillons, codes, sessions de suivi, tentatives de connexion. Le reste est effacé par la caisse, selon les durées que la loi lui fixe\u{a0}: demandez-les-nous.",
            en: "The service itself erases what is short-lived: drafts, codes, follow-up sessions, attempts to sign in. The rest is erased by the fund, after the periods the law sets for it: ask us for them.",
        }],
        points: &[
            Text {
                fr: "le nom et le numéro d’un rappel demandé\u{a0}: sept jours après l’appel",
                en: "the name and number of a call you asked for: seven days after the call",
            },
            Text {
                fr: "un brouillon\u{a0}: trois jours après votre dernière réponse",
                en: "a draft: three days after your last answer",
            },
            Text {
                fr: "un code imprimé\u{a0}: un an, ou moins s’il est remplacé\u{202f}; une session de suivi\u{a0}: 30 minutes sans activité",
                en: "a printed code: one year, or less if it is replaced; a follow-up session: 30 minutes without activity",
            },
            Text {
                fr: "l’adresse réseau d’où vous ouvrez le suivi\u{a0}: 15 minutes, pour arrêter ceux qui essaient des codes au hasard",
                en: "the network address from which you open the follow-up: 15 minutes, to stop those who guess codes",
            },
            Text {
                fr: "une demande envoyée et sa décision\u{a0}: jusqu’à la fin des délais de recours et de contrôle",
                en: "a claim sent and its decision: until the time-limits for appeal and checks are over",
            },
            Text {
                fr: "vos informations de santé et le journal de qui les a lues\u{a0}: avec la demande",
                en: "your health information and the record of who read it: with the claim",
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
