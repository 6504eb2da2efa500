//! Procedures of those who review claims.

use super::Procedure;
use crate::lang::Text;

/// In the order of the list.
pub(super) const ALL: &[Procedure] = &[
    Procedure {
        slug: "file",
        paths: &["/agent", "/agent/deport", "/agent/fin-de-service"],
        title: Text { fr: "Prendre un dossier et finir son service", en: "Take a claim, and end a shift" },
        steps: &[
            Text {
                fr: "Appuyez sur «\u{202f}Prendre le suivant\u{202f}»\u{a0}: le dossier le plus urgent vous est confié vingt minutes.",
                en: "Press \u{201c}Take the next one\u{201d}: the most urgent claim is yours for twenty minutes.",
            },
            Text {
                fr: "Lisez le bandeau et ce qui a changé dans les règles aujourd’hui avant le premier dossier.",
                en: "Read the banner and what changed in the rules today before the first claim.",
            },
            Text {
                fr: "À la fin du service, passez la main\u{a0}: à la file ou à un collègue, avec un mot pour la suite.",
                en: "At the end of the shift hand over: to the queue or to a colleague, with a word for whoever goes on.",
            },
        ],
        rule: Text {
            fr: "La file suit la date limite de décision, puis la date d’arrivée. Choisir un dossier hors tour est compté.",
            en: "The queue goes by the day a decision is due, then by arrival. Choosing a claim out of turn is counted.",
        },
        never: &[
            Text {
                fr: "Garder un dossier d’un proche\u{a0}: signalez la personne, quelqu’un d’autre décidera.",
                en: "Keep the claim of someone close to you: name the person, someone else decides.",
            },
            Text {
                fr: "Noter des références ou des noms hors du service.",
                en: "Write down references or names outside the service.",
            },
        ],
    },
    Procedure {
        slug: "liste",
        paths: &[
            "/agent/dossiers",
            "/agent/dossiers/recherche",
            "/agent/dossiers/vues",
            "/agent/dossiers/lot",
        ],
        title: Text {
            fr: "Trouver des dossiers et agir sur plusieurs",
            en: "Find claims and act on several",
        },
        steps: &[
            Text {
                fr: "Filtrez, puis gardez le filtre comme vue si vous y revenez souvent.",
                en: "Filter, then keep the filter as a view if you come back to it often.",
            },
            Text {
                fr: "Pour une personne au téléphone, cherchez d’abord par la référence, par le nom en dernier.",
                en: "For someone on the phone search by the reference first, by the name last.",
            },
            Text {
                fr: "Après une action sur plusieurs dossiers, lisez le résultat ligne par ligne.",
                en: "After an act on several claims read the outcome line by line.",
            },
        ],
        rule: Text {
            fr: "Une recherche par nom ou par numéro est inscrite pour l’audit. Personne ne refuse en lot.",
            en: "A search by name or number is written down for auditors. Nobody refuses in bulk.",
        },
        never: &[Text {
            fr: "Chercher un proche, un voisin, un collègue.",
            en: "Search for a relative, a neighbour, a colleague.",
        }],
    },
    Procedure {
        slug: "etiquettes",
        paths: &["/agent/dossiers/etiquettes", "/agent/dossiers/etiquettes/retrait"],
        title: Text { fr: "Tenir les étiquettes de son service", en: "Keep the labels of one’s side" },
        steps: &[Text {
            fr: "Peu d’étiquettes, un mot chacune, le même sens pour tous\u{202f}; retirez celles qui ne servent plus.",
            en: "Few labels, a word each, the same meaning for all; retire those of no more use.",
        }],
        rule: Text {
            fr: "Celles du service médical restent au service médical.",
            en: "Those of the medical side stay with the medical side.",
        },
        never: &[Text {
            fr: "Écrire une maladie, un traitement ou un jugement sur une personne.",
            en: "Write a disease, a treatment or a judgement on a person.",
        }],
    },
    Procedure {
        slug: "dossier",
        paths: &["/agent/dossiers/{claim_id}", "/agent/dossiers/{claim_id}/{act}"],
        title: Text { fr: "Instruire et décider un dossier", en: "Look into a claim and decide" },
        steps: &[
            Text {
                fr: "Lisez d’abord ce que la règle n’a pas pu établir\u{a0}: c’est la raison de votre lecture.",
                en: "First read what the rule could not establish: it is why you are asked.",
            },
            Text {
                fr: "S’il manque une chose, posez une seule question, en mots simples\u{a0}: le délai est suspendu.",
                en: "If something is missing, ask one question in plain words: the clock is paused.",
            },
            Text {
                fr: "Demande sur papier\u{a0}: au service médical, ouvrez l’enveloppe du numéro affiché et recopiez le motif\u{202f}; la règle examine ensuite.",
                en: "A claim on paper: on the medical side open the envelope of the number shown and copy the ground; the rule then looks.",
            },
            Text {
                fr: "Décidez, et dites à l’assuré pourquoi et quoi faire maintenant. Un refus s’explique toujours.",
                en: "Decide, and tell the person why and what to do now. A refusal is always explained.",
            },
            Text {
                fr: "Pour un point médical précis, demandez un avis\u{a0}: le dossier revient avec la conclusion, qui s’impose.",
                en: "For one medical point ask for an opinion: the claim comes back with the conclusion, which binds.",
            },
            Text {
                fr: "Pour une autre caisse, l’écran dit vos droits\u{a0}: décider, ou préparer et rendre.",
                en: "For another fund the screen says your rights: decide, or prepare and give back.",
            },
        ],
        rule: Text {
            fr: "La machine peut dire oui, une personne seule dit non. Une décision défavorable est motivée (CRPA, article L.211-2).",
            en: "The machine may say yes, only a person says no. An unfavourable decision gives its reasons (CRPA, article L.211-2).",
        },
        never: &[
            Text {
                fr: "Écrire un motif médical dans un texte lu par la gestion ou par l’employeur.",
                en: "Write a medical reason in words that caseworkers or the employer read.",
            },
            Text {
                fr: "Ouvrir un dossier par curiosité\u{a0}: chaque lecture est inscrite, et l’assuré voit celles de la partie médicale.",
                en: "Open a claim out of curiosity: each reading is written down, and the person sees those of the medical part.",
            },
        ],
    },
    Procedure {
        slug: "controles",
        paths: &["/agent/controles"],
        title: Text { fr: "Relire un accord de la règle", en: "Re-check an approval by the rule" },
        steps: &[
            Text {
                fr: "Prenez la relecture suivante et lisez le dossier comme si rien n’était décidé.",
                en: "Take the next re-check and read the claim as if nothing had been decided.",
            },
            Text {
                fr: "Dites si la règle avait raison. Sinon choisissez la raison\u{a0}: le dossier est rouvert.",
                en: "Say whether the rule was right. If not, choose the reason: the claim is looked at again.",
            },
        ],
        rule: Text {
            fr: "Une part des accords est tirée au sort. Trop d’écarts font sonner l’alarme\u{202f}; personne n’est suspendu par elle seule.",
            en: "A share of the approvals is drawn by lot. Too many differences ring the alarm; it suspends nothing by itself.",
        },
        never: &[Text {
            fr: "Confirmer sans lire pour aller vite\u{a0}: c’est la seule mesure de la règle.",
            en: "Uphold without reading to be quick: it is the only measure of the rule.",
        }],
    },
    Procedure {
        slug: "repartition",
        paths: &["/agent/repartition", "/agent/repartition/{act}"],
        title: Text { fr: "Répartir le travail de l’équipe", en: "Spread the work of the team" },
        steps: &[
            Text {
                fr: "Regardez qui tient quoi et depuis quand\u{202f}; déplacez un dossier vers quelqu’un ou vers la file.",
                en: "Look who holds what and since when; move a claim to someone or to the queue.",
            },
            Text {
                fr: "Réservez une caisse, un dispositif ou une langue à une personne quand elle en a l’habitude.",
                en: "Narrow someone to a fund, a scheme or a language they are used to.",
            },
        ],
        rule: Text {
            fr: "Un dossier confié attend quatre heures. Personne ne reçoit le dossier d’un proche ni sa propre décision rouverte.",
            en: "A claim that is given waits four hours. Nobody gets the claim of someone close, nor their own reopened decision.",
        },
        never: &[Text {
            fr: "Confier un dossier pour obtenir une décision donnée.",
            en: "Give a claim to someone to get a certain decision.",
        }],
    },
    Procedure {
        slug: "entraide",
        paths: &["/agent/entraide", "/agent/entraide.csv"],
        title: Text { fr: "Prêter une file à une autre caisse", en: "Lend a queue to another fund" },
        steps: &[
            Text {
                fr: "Convenez avec l’autre caisse de la part, des droits et de la date de fin, puis prêtez.",
                en: "Agree with the other fund on the share, the rights and the last day, then lend.",
            },
            Text {
                fr: "Suivez ce qui est fait pour vous dans le tableau, et mettez fin au prêt dès que la file est tenue.",
                en: "Follow what is done for you in the table, and end the loan as soon as the queue is in hand.",
            },
        ],
        rule: Text {
            fr: "Une caisse ne prête que sa file, trois mois au plus, et jamais deux fois le même dossier. L’assuré voit qui a décidé pour qui.",
            en: "A fund lends its own queue only, for three months at most, and no claim twice. The person sees who decided for whom.",
        },
        never: &[Text {
            fr: "Laisser courir un prêt dont personne ne s’occupe\u{a0}: vos dossiers urgents passent alors après le reste.",
            en: "Let a loan run that nobody works on: your urgent claims then come after the rest.",
        }],
    },
];
