//! Procedures of the other desks.

use super::Procedure;
use crate::lang::Text;

/// In the order of the list.
pub(super) const ALL: &[Procedure] = &[
    Procedure {
        slug: "pilotage",
        paths: &["/agent/pilotage", "/agent/pilotage.csv"],
        title: Text { fr: "Lire le tableau de crise", en: "Read the crisis board" },
        steps: &[
            Text {
                fr: "Regardez d’abord la plus ancienne demande ouverte, puis ce qui attend une personne.",
                en: "First look at the oldest open claim, then at what waits for a person.",
            },
            Text {
                fr: "Essayez du renfort\u{a0}: un nombre de personnes par caisse, et la date où plus rien n’attend.",
                en: "Try more people: a number for each fund, and the day on which nothing waits any more.",
            },
        ],
        rule: Text {
            fr: "Les nombres de un à dix sont masqués, pour que personne ne soit reconnu.",
            en: "Numbers from one to ten are hidden, so that nobody can be told.",
        },
        never: &[Text {
            fr: "Recalculer un nombre masqué par différence.",
            en: "Work out a hidden number from a difference.",
        }],
    },
    Procedure {
        slug: "annonce",
        paths: &["/agent/annonce", "/agent/annonce/{announcement_id}/fin"],
        title: Text { fr: "Écrire sur le bandeau", en: "Write on the banner" },
        steps: &[
            Text {
                fr: "Une consigne, une phrase, le dernier jour où elle vaut. Relisez-la sur l’écran avant de continuer.",
                en: "One instruction, one sentence, the last day it holds. Read it on the screen before you go on.",
            },
            Text {
                fr: "Retirez-la dès qu’elle n’est plus utile\u{a0}: un bandeau ancien n’est plus lu.",
                en: "Take it down as soon as it is of no more use: nobody reads an old banner.",
            },
        ],
        rule: Text {
            fr: "Chaque annonce garde son auteur et ses heures. Elle est vue par tous les agents de toutes les caisses.",
            en: "Each announcement keeps its author and its hours. All people of all funds see it.",
        },
        never: &[Text {
            fr: "Nommer une personne, un dossier, un employeur.",
            en: "Name a person, a claim, an employer.",
        }],
    },
    Procedure {
        slug: "regles",
        paths: &["/agent/regles", "/agent/regles/textes/{sha256}"],
        title: Text { fr: "Suivre et publier les règles", en: "Follow and publish the rules" },
        steps: &[
            Text {
                fr: "Partez du texte officiel\u{a0}: source, article, date. Commencez un brouillon.",
                en: "Begin with the official text: source, article, date. Begin a draft.",
            },
            Text {
                fr: "Une seconde personne relit et publie, avec l’heure d’effet.",
                en: "A second person reads and publishes, with the hour it takes effect.",
            },
        ],
        rule: Text {
            fr: "Qui écrit ou propose ne publie pas. Chaque acte entre dans un journal chaîné.",
            en: "Who writes or proposes does not publish. Each act enters a chained journal.",
        },
        never: &[Text {
            fr: "Publier ce qui n’a pas été simulé.", en: "Publish what was not simulated."
        }],
    },
    Procedure {
        slug: "brouillon",
        paths: &[
            "/agent/regles/brouillons/{draft_id}",
            "/agent/regles/brouillons/{draft_id}/{act}",
            "/agent/regles/brouillons",
        ],
        title: Text { fr: "Écrire un brouillon de règles", en: "Write a draft of rules" },
        steps: &[
            Text {
                fr: "Corrigez chaque faute indiquée avec son fichier et sa ligne, puis ajoutez un exemple par cas.",
                en: "Mend each fault that is named with its file and line, then add an example for each case.",
            },
            Text {
                fr: "Simulez, lisez qui serait concerné, proposez.",
                en: "Simulate, read whom it would concern, propose.",
            },
        ],
        rule: Text {
            fr: "Ce qui repose sur une source incertaine envoie le dossier à une personne.",
            en: "What rests on an unsettled source sends the claim to a person.",
        },
        never: &[Text {
            fr: "Changer une version déjà en vigueur sans le dire.",
            en: "Change a version in force without saying so.",
        }],
    },
    Procedure {
        slug: "garde-fous",
        paths: &["/agent/regles/garde-fous", "/agent/regles/garde-fous/{act}"],
        title: Text { fr: "Suspendre et rétablir un critère", en: "Hold a criterion, and let it go" },
        steps: &[
            Text {
                fr: "Suspendez dès le doute, avec la raison\u{a0}: les dossiers concernés vont à une personne.",
                en: "Hold at the first doubt, with the reason: the claims concerned go to a person.",
            },
            Text { fr: "Une autre personne rétablit.", en: "Another person lets it go." },
        ],
        rule: Text {
            fr: "Suspendre ne refuse rien à personne. La raison est publique pour les agents.",
            en: "Holding refuses nothing to anyone. The reason is shown to staff.",
        },
        never: &[Text {
            fr: "Rétablir ce que l’on a suspendu soi-même.",
            en: "Let go what one held oneself.",
        }],
    },
    Procedure {
        slug: "audit",
        paths: &["/agent/audit", "/agent/audit/{act}"],
        title: Text {
            fr: "Vérifier le journal et rechercher une trace",
            en: "Verify the trail and look something up",
        },
        steps: &[
            Text {
                fr: "Lisez les jours clos et la dernière vérification. Un écart nomme son jour.",
                en: "Read the closed days and the last check. A difference names its day.",
            },
            Text {
                fr: "Une recherche demande une référence et une raison\u{a0}: toutes deux sont gardées.",
                en: "A lookup takes a reference and a reason: both are kept.",
            },
        ],
        rule: Text {
            fr: "L’audit lit des actes, jamais un dossier.",
            en: "Auditors read acts, never a file.",
        },
        never: &[Text {
            fr: "Rechercher sans demande écrite.",
            en: "Look something up without a written request.",
        }],
    },
    Procedure {
        slug: "trace",
        paths: &["/agent/audit/recherches/{lookup_id}"],
        title: Text { fr: "Lire la trace d’un dossier", en: "Read the trail of a claim" },
        steps: &[Text {
            fr: "Lisez qui a fait quoi et quand, et si chaque maillon tient.",
            en: "Read who did what and when, and whether each link holds.",
        }],
        rule: Text {
            fr: "La trace n’a ni nom ni motif\u{a0}: des rôles, des codes, des heures.",
            en: "The trail has neither names nor grounds: roles, codes, hours.",
        },
        never: &[Text { fr: "Copier une trace hors de la demande.", en: "Copy a trail beyond the request." }],
    },
    Procedure {
        slug: "equipe",
        paths: &["/agent/equipe"],
        title: Text { fr: "Créer un compte", en: "Make an account" },
        steps: &[Text {
            fr: "Identifiant, nom, rôle, caisse. Donnez le mot de passe de vive voix\u{a0}: il n’est montré qu’une fois.",
            en: "Login, name, role, fund. Say the password aloud: it is shown once.",
        }],
        rule: Text {
            fr: "Un compte est à une personne. Chaque acte sur un compte est inscrit.",
            en: "An account is one person’s. Each act on an account is written down.",
        },
        never: &[Text {
            fr: "Faire un compte commun à plusieurs personnes.",
            en: "Make an account for several people.",
        }],
    },
    Procedure {
        slug: "compte",
        paths: &["/agent/equipe/{staff_id}", "/agent/equipe/{staff_id}/{act}"],
        title: Text { fr: "Agir sur un compte", en: "Act on an account" },
        steps: &[
            Text {
                fr: "Prêtez un rôle jusqu’à une date plutôt que de créer un second compte.",
                en: "Lend a role until a day rather than make a second account.",
            },
            Text {
                fr: "Changez la caisse quand la personne change d’employeur\u{a0}: ses files changent aussitôt.",
                en: "Change the fund when the person changes employer: their queues change at once.",
            },
            Text { fr: "Désactivez le jour du départ.", en: "Disable it on the day they leave." },
        ],
        rule: Text {
            fr: "Personne n’agit sur son propre compte.", en: "Nobody acts on their own account."
        },
        never: &[Text {
            fr: "Retirer un second facteur sans avoir reconnu la personne.",
            en: "Take a second factor away without knowing the person.",
        }],
    },
    Procedure {
        slug: "mot-de-passe",
        paths: &["/agent/mot-de-passe", "/agent/mot-de-passe/relier"],
        title: Text { fr: "Changer son mot de passe", en: "Change one’s password" },
        steps: &[Text {
            fr: "Douze signes au moins, que vous n’utilisez nulle part ailleurs.",
            en: "Twelve characters at least, used nowhere else.",
        }],
        rule: Text {
            fr: "Vos autres sessions se ferment quand il change.",
            en: "Your other sessions end when it changes.",
        },
        never: &[Text {
            fr: "Le dire à un collègue ou à un administrateur.",
            en: "Tell a colleague or an administrator.",
        }],
    },
    Procedure {
        slug: "envois",
        paths: &["/agent/envois", "/agent/envois/{job_id}/renvoi", "/agent/envois/{job_id}/classement"],
        title: Text { fr: "Suivre les envois", en: "Watch deliveries" },
        steps: &[
            Text {
                fr: "Commencez par le plus ancien. «\u{202f}Incertain\u{202f}»\u{a0}: cherchez son numéro dans le journal du serveur de messagerie.",
                en: "Begin with the oldest. “Uncertain”: look for its number in the log of the mail server.",
            },
            Text {
                fr: "S’il n’est pas parti, renvoyez-le\u{a0}: il garde son numéro, un double se reconnaît. S’il est arrivé, classez-le.",
                en: "If it did not leave, send it again: it keeps its number, so that a second copy can be told. If it arrived, put it away.",
            },
            Text {
                fr: "Une adresse d’employeur qui ne marche pas, sans adresse postale\u{a0}: l’assuré est prévenu et remet son volet\u{202f}; classez.",
                en: "An employer’s address that does not work, without a postal one: the insured is told and hands the notice over; put it away.",
            },
        ],
        rule: Text {
            fr: "Un effet, un envoi. La machine n’envoie jamais deux fois à l’aveugle\u{202f}; seule une personne qui a vérifié renvoie.",
            en: "One effect, one delivery. The machine never sends twice blindly; only a person who looked sends again.",
        },
        never: &[Text {
            fr: "Renvoyer un envoi incertain sans avoir vérifié.",
            en: "Send an uncertain one again without having looked.",
        }],
    },
    Procedure {
        slug: "second-facteur",
        paths: &["/agent/second-facteur"],
        title: Text { fr: "Poser son second facteur", en: "Set up one’s second factor" },
        steps: &[
            Text {
                fr: "Lisez le dessin avec une application de codes, ou tapez la clé, puis donnez le code affiché.",
                en: "Read the drawing with a code app, or type the key, then give the code it shows.",
            },
            Text {
                fr: "Imprimez les codes de secours et rangez-les loin de l’appareil.",
                en: "Print the recovery codes and keep them away from the device.",
            },
        ],
        rule: Text {
            fr: "Un code ne sert qu’une fois. L’appareil perdu, un code de secours ou un administrateur.",
            en: "A code counts once. If the device is lost: a recovery code, or an administrator.",
        },
        never: &[Text {
            fr: "Photographier la clé ou les codes de secours.",
            en: "Photograph the key or the recovery codes.",
        }],
    },
    Procedure {
        slug: "procedures",
        paths: &["/agent/procedures", "/agent/procedures/{screen}"],
        title: Text { fr: "Se servir des modes opératoires", en: "Use the procedures" },
        steps: &[Text {
            fr: "Le lien en haut de chaque écran ouvre le sien.",
            en: "The link at the top of each screen opens its own.",
        }],
        rule: Text {
            fr: "Ils suivent le logiciel\u{a0}: un écran sans mode opératoire n’est pas livré.",
            en: "They come with the program: a screen without a procedure is not delivered.",
        },
        never: &[Text { fr: "En garder une copie ancienne.", en: "Keep an old copy of one." }],
    },
];
