//! The desk of the rules, and a draft.

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::{Lang, Text};
use crate::model::RulesObstacle;
use abri_domain::rules::DraftState;

pub const TITLE: Text = Text { fr: "Les règles du service", en: "The rules of the service" };
pub const TO_DESK: Text = Text { fr: "Règles", en: "Rules" };
pub const RUNNING: Text = Text { fr: "Ce qui s’applique", en: "What runs" };
pub const IN_FORCE: Text = Text { fr: "en vigueur", en: "in force" };
pub const TROUBLE: Text = Text {
    fr: "Des règles publiées ne peuvent pas s’appliquer. Les précédentes continuent.",
    en: "Published rules can’t run. Those before them go on.",
};
pub const PUBLICATIONS: Text = Text { fr: "Publications", en: "Publications" };
pub const NO_PUBLICATION: Text = Text {
    fr: "Rien n’a été publié\u{a0}: le service applique les fichiers livrés avec lui.",
    en: "Nothing was published: the service runs on the files it came with.",
};
pub const TO_COME: Text = Text { fr: "À venir", en: "To come" };
pub const BEGUN: Text = Text { fr: "En application", en: "Running" };
pub const CANCEL: Text = Text { fr: "Annuler cette publication", en: "Cancel this publication" };
pub const DRAFTS: Text = Text { fr: "Projets en cours", en: "Drafts under way" };
pub const NO_DRAFT: Text = Text { fr: "Aucun projet en cours.", en: "No draft under way." };
pub const JOURNAL: Text = Text { fr: "Journal", en: "Journal" };
pub const NO_ACT: Text = Text { fr: "Le journal est vide.", en: "The journal is empty." };
pub const NEW: Text = Text { fr: "Commencer un projet", en: "Begin a draft" };
pub const NEW_LEAD: Text = Text {
    fr: "Un projet ne change rien tant qu’une deuxième personne ne l’a pas publié.",
    en: "A draft changes nothing until a second person has published it.",
};
pub const KIND: Text = Text { fr: "Que voulez-vous écrire\u{202f}?", en: "What do you want to write?" };
pub const KIND_NEXT: Text =
    Text { fr: "La version suivante d’un dispositif", en: "The next version of a scheme" };
pub const KIND_NEXT_HINT: Text = Text {
    fr: "La dernière version est recopiée, et sa fin est remplie.",
    en: "The last version is copied, and its end is filled in.",
};
pub const KIND_FILE: Text = Text { fr: "Une correction d’un fichier", en: "A correction of a file" };
pub const KIND_SCHEME: Text = Text { fr: "Un nouveau dispositif", en: "A new scheme" };
pub const SCHEME: Text = Text { fr: "Dispositif", en: "Scheme" };
pub const FROM: Text = Text { fr: "Premier jour de la nouvelle version", en: "First day of the new version" };
pub const FILE: Text = Text { fr: "Fichier", en: "File" };
pub const NEW_SCHEME: Text = Text { fr: "Nom du nouveau dispositif", en: "Name of the new scheme" };
pub const NEW_SCHEME_HINT: Text = Text {
    fr: "Petites lettres sans accent, chiffres et tirets. Exemple\u{a0}: garde-enfant",
    en: "Small letters without accents, digits and dashes. Example: child-care",
};
pub const DRAFT_TITLE: Text = Text { fr: "Titre du projet", en: "Title of the draft" };
pub const WHY: Text = Text { fr: "Pourquoi ce changement\u{202f}?", en: "Why this change?" };
pub const WHY_HINT: Text = Text {
    fr: "Le texte de droit et ce qu’il change. Tous les responsables le lisent\u{a0}: ne parlez d’aucune personne.",
    en: "The legal text and what it changes. Every officer reads it: write about no person.",
};
pub const BEGIN: Text = Text { fr: "Commencer le projet", en: "Begin the draft" };
pub const CHOOSE: Text = Text { fr: "Choisir", en: "Choose" };

pub const DRAFT: Text = Text { fr: "Projet de règles", en: "Draft of rules" };
pub const DRAFTED: Text = Text { fr: "Commencé par", en: "Begun by" };
pub const CHANGED: Text = Text { fr: "Modifié par", en: "Changed by" };
pub const PROPOSED: Text = Text { fr: "Proposé par", en: "Proposed by" };
pub const STATE: Text = Text { fr: "État", en: "State" };
pub const FAULTS: Text = Text { fr: "Contrôle", en: "Check" };
pub const NO_FAULT: Text = Text {
    fr: "Aucune faute\u{a0}: les textes se lisent et tous les exemples donnent le résultat écrit.",
    en: "No fault: the texts can be read and every example comes out as written.",
};
pub const OVERTAKEN: Text = Text {
    fr: "Ces fichiers ont changé depuis le dernier enregistrement du projet. Comparez, puis enregistrez à nouveau.",
    en: "These files changed since the draft was last saved. Compare, then save again.",
};
pub const DIFF: Text = Text { fr: "Ce qui change dans les règles", en: "What changes in the rules" };
pub const NO_DIFF: Text = Text {
    fr: "Aucun point ne change, ou les textes ne peuvent pas encore être lus.",
    en: "No point changes, or the texts can’t be read yet.",
};
pub const SCHEME_CHANGES: Text = Text {
    fr: "Ce projet remplace les questions d’un dispositif, pour toutes ses versions\u{a0}:",
    en: "This draft replaces the questions of a scheme, for all its versions:",
};
pub const SIMULATION: Text =
    Text { fr: "Ce qui changerait pour les demandes reçues", en: "What would change for claims received" };
pub const SIMULATION_LEAD: Text = Text {
    fr: "Le service juge à nouveau les demandes enregistrées, sous les règles en vigueur et sous ce projet. Vous ne voyez que des nombres, jamais une demande.",
    en: "The service judges stored claims again, under the rules that run and under this draft. You see numbers only, never a claim.",
};
pub const SINCE: Text = Text { fr: "Demandes reçues depuis le", en: "Claims received since" };
pub const SIMULATE: Text = Text { fr: "Lancer la simulation", en: "Run the simulation" };
pub const NOT_NEEDED: Text = Text {
    fr: "Aucune demande n’est enregistrée pour ce dispositif\u{a0}: la simulation n’est pas nécessaire.",
    en: "No claim is stored for this scheme: no simulation is needed.",
};
pub const NEVER_RUN: Text =
    Text { fr: "La simulation n’a pas été lancée.", en: "The simulation was not run." };
pub const HIDDEN: Text = Text {
    fr: "Les nombres de moins de 11, et ceux qui permettraient de les retrouver, ne sont pas montrés.",
    en: "Numbers under 11, and those they could be worked out from, are not shown.",
};
pub const GROUP: Text = Text { fr: "Groupe", en: "Group" };
pub const SHIFT: Text = Text { fr: "Changement", en: "Change" };
pub const COUNT: Text = Text { fr: "Demandes", en: "Claims" };
pub const ALL: Text = Text { fr: "Toutes", en: "All" };

pub const TEXTS: Text = Text { fr: "Les textes", en: "The texts" };
pub const TEXT_HINT: Text = Text {
    fr: "Effacez tout le texte pour retirer ce fichier du projet.",
    en: "Empty the text to take this file out of the draft.",
};
pub const MORE: Text = Text { fr: "Ajouter un fichier", en: "Add a file" };
pub const MORE_PATH: Text = Text { fr: "Chemin du fichier", en: "Path of the file" };
pub const MORE_PATH_HINT: Text = Text {
    fr: "Le dispositif, puis le fichier. Exemple\u{a0}: at-risk/v10.toml",
    en: "The scheme, then the file. Example: at-risk/v10.toml",
};
pub const MORE_TEXT: Text = Text { fr: "Texte du fichier", en: "Text of the file" };
pub const SAVE: Text = Text { fr: "Enregistrer et contrôler", en: "Save and check" };
pub const SAVE_TAKES_BACK: Text = Text {
    fr: "Ce projet est proposé\u{a0}: l’enregistrer retire la proposition.",
    en: "This draft is proposed: saving takes the proposal back.",
};

pub const ACTS: Text = Text { fr: "Suite", en: "Next" };
pub const PROPOSE: Text = Text { fr: "Proposer à une deuxième personne", en: "Propose to a second person" };
pub const TAKE_BACK: Text = Text { fr: "Reprendre la proposition", en: "Take the proposal back" };
pub const WITHDRAW: Text = Text { fr: "Abandonner ce projet", en: "Give this draft up" };
pub const PUBLISH_HEADING: Text = Text { fr: "Publier", en: "Publish" };
pub const PUBLISH_LEAD: Text = Text {
    fr: "Vous lisez ce projet en deuxième personne. À l’heure choisie, le service l’applique sans redémarrer. Jusque-là, la publication peut être annulée.",
    en: "You read this draft as the second person. At the hour you choose, the service runs on it without a restart. Until then the publication can be cancelled.",
};
pub const PUBLISH_ON: Text = Text { fr: "Jour", en: "Day" };
pub const PUBLISH_HOUR: Text = Text { fr: "Heure, à Paris", en: "Hour, in Paris" };
pub const PUBLISH_HOUR_HINT: Text = Text { fr: "Exemple\u{a0}: 08:00", en: "Example: 08:00" };
pub const PUBLISH: Text = Text { fr: "Publier ces règles", en: "Publish these rules" };
pub const MINE: Text = Text {
    fr: "Vous avez écrit ou proposé ce projet\u{a0}: une autre personne le publie.",
    en: "You wrote or proposed this draft: another person publishes it.",
};

/// How far a draft is.
pub const fn state(state: DraftState) -> Text {
    match state {
        DraftState::Draft => Text { fr: "en cours d’écriture", en: "being written" },
        DraftState::Proposed => {
            Text { fr: "proposé, attend une deuxième personne", en: "proposed, waits for a second person" }
        }
        DraftState::Published => Text { fr: "publié", en: "published" },
        DraftState::Withdrawn => Text { fr: "abandonné", en: "given up" },
    }
}

/// An act of the journal.
pub fn act(code: &str, lang: Lang) -> &'static str {
    let text = match code {
        "drafted" => Text { fr: "a commencé", en: "began" },
        "edited" => Text { fr: "a modifié", en: "changed" },
        "simulated" => Text { fr: "a simulé", en: "simulated" },
        "proposed" => Text { fr: "a proposé", en: "proposed" },
        "taken-back" => Text { fr: "a repris la proposition de", en: "took back the proposal of" },
        "published" => Text { fr: "a publié", en: "published" },
        "withdrawn" => Text { fr: "a abandonné", en: "gave up" },
        _ => Text { fr: "a annulé la publication de", en: "cancelled the publication of" },
    };
    text.get(lang)
}

/// What was done; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "saved" => Text { fr: "Projet enregistré.", en: "Draft saved." },
        "simulating" => Text {
            fr: "La simulation est demandée. Rechargez cette page dans un moment.",
            en: "The simulation is asked for. Reload this page in a moment.",
        },
        "proposed" => Text {
            fr: "Projet proposé. Une autre personne peut le publier.",
            en: "Draft proposed. Another person can publish it.",
        },
        "taken-back" => Text { fr: "Proposition reprise.", en: "Proposal taken back." },
        "withdrawn" => Text { fr: "Projet abandonné.", en: "Draft given up." },
        "published" => Text { fr: "Règles publiées.", en: "Rules published." },
        "cancelled" => Text {
            fr: "Publication annulée. Le projet peut être repris.",
            en: "Publication cancelled. The draft can be worked on again.",
        },
        _ => return None,
    };
    Some(text.get(lang))
}

/// Why an act was not done, in one sentence or two.
pub fn obstacle(lang: Lang, obstacle: &RulesObstacle) -> String {
    let text = match obstacle {
        RulesObstacle::Stale(who) => return stale(lang, who),
        RulesObstacle::NotNow(now) => return not_now(lang, *now),
        RulesObstacle::Author => MINE,
        RulesObstacle::Empty => Text {
            fr: "Ce projet ne contient aucun fichier\u{a0}: il n’y a rien à proposer.",
            en: "This draft holds no file: there is nothing to propose.",
        },
        RulesObstacle::Faults(_) => Text {
            fr: "Rien n’a été fait\u{a0}: les règles auraient des fautes. Celles en vigueur n’ont pas changé.",
            en: "Nothing was done: the rules would have faults. Those that run are as they were.",
        },
        RulesObstacle::Overtaken(_) => OVERTAKEN,
        RulesObstacle::NotSimulated => Text {
            fr: "Lancez d’abord la simulation sur ce texte, et lisez ce qui changerait.",
            en: "Run the simulation on this text first, and read what would change.",
        },
        RulesObstacle::PastHour => Text {
            fr: "Cette heure est déjà passée. Choisissez maintenant ou plus tard.",
            en: "That hour is over. Choose now or later.",
        },
        RulesObstacle::Begun => Text {
            fr: "Cette publication s’applique déjà\u{a0}: ce qui a jugé ne peut pas être annulé. Publiez une correction.",
            en: "This publication runs already: what has judged can’t be cancelled. Publish a correction.",
        },
    };
    text.get(lang).to_owned()
}

fn stale(lang: Lang, who: &str) -> String {
    match lang {
        Lang::Fr => format!(
            "Le projet a changé pendant que vous écriviez ({who}). Rien n’a été enregistré\u{a0}: votre texte est ci-dessous. Copiez ce que vous voulez garder, puis enregistrez."
        ),
        Lang::En => format!(
            "The draft changed while you were writing ({who}). Nothing was saved: your text is below. Copy what you want to keep, then save."
        ),
    }
}

fn not_now(lang: Lang, now: DraftState) -> String {
    let now = state(now).get(lang);
    match lang {
        Lang::Fr => format!("Ce n’est pas possible\u{a0}: le projet est {now}."),
        Lang::En => format!("This is not possible: the draft is {now}."),
    }
}

/// Where a fault is.
pub fn place(lang: Lang, file: &str, line: Option<usize>) -> String {
    match (lang, line) {
        (Lang::Fr, Some(line)) => format!("{file}, ligne {line}"),
        (Lang::En, Some(line)) => format!("{file}, line {line}"),
        (_, None) => file.to_owned(),
    }
}

/// Heading of the differences of a version.
pub fn against(lang: Lang, id: &str, against: Option<&str>) -> String {
    match (lang, against) {
        (Lang::Fr, None) => format!("{id}, nouvelle version"),
        (Lang::En, None) => format!("{id}, new version"),
        (Lang::Fr, Some(same)) if same == id => format!("{id}, corrigée"),
        (Lang::En, Some(same)) if same == id => format!("{id}, corrected"),
        (Lang::Fr, Some(before)) => format!("{id}, nouvelle, comparée à {before}"),
        (Lang::En, Some(before)) => format!("{id}, new, against {before}"),
    }
}

/// What happens to a point.
pub fn point(kind: &str, lang: Lang) -> &'static str {
    let text = match kind {
        "added" => Text { fr: "ajouté", en: "added" },
        "removed" => Text { fr: "retiré", en: "removed" },
        "words" => Text { fr: "autres mots ou autre source", en: "other words or source" },
        _ => Text { fr: "modifié", en: "changed" },
    };
    text.get(lang)
}

/// In which direction claims move.
pub fn shift(code: &str, lang: Lang) -> String {
    let text = match code {
        "same" => Text { fr: "sans changement", en: "no change" },
        "gained" => {
            Text { fr: "accordées par la machine en plus", en: "approved by the machine, not before" }
        }
        "lost" => Text { fr: "plus accordées par la machine", en: "no longer approved by the machine" },
        "longer" => Text { fr: "arrêt plus long", en: "longer stoppage" },
        "shorter" => Text { fr: "arrêt plus court", en: "shorter stoppage" },
        "other-door" => Text { fr: "autre voie proposée", en: "another route suggested" },
        "other-side" => Text { fr: "lues par l’autre service", en: "read by the other side" },
        other => return other.to_owned(),
    };
    text.get(lang).to_owned()
}

/// How many claims were judged, and since when.
pub fn judged(lang: Lang, since: &str, claims: u64) -> String {
    match lang {
        Lang::Fr => format!("Demandes jugées à nouveau, reçues depuis le {since}\u{a0}: au moins {claims}."),
        Lang::En => format!("Claims judged again, received since {since}: at least {claims}."),
    }
}

/// A simulation under way.
pub fn runs(lang: Lang, since: &str) -> String {
    match lang {
        Lang::Fr => {
            format!("La simulation est en cours (demandes reçues depuis le {since}). Rechargez la page.")
        }
        Lang::En => format!("The simulation is running (claims received since {since}). Reload the page."),
    }
}

/// A simulation of another text.
pub fn older(lang: Lang, since: &str) -> String {
    match lang {
        Lang::Fr => format!(
            "La dernière simulation (demandes reçues depuis le {since}) porte sur un texte plus ancien. Lancez-la à nouveau."
        ),
        Lang::En => {
            format!("The last simulation (claims received since {since}) is of an older text. Run it again.")
        }
    }
}

/// Who drafted and who published.
pub fn two_people(lang: Lang, drafted: &str, published: &str) -> String {
    match lang {
        Lang::Fr => format!("Écrit par {drafted}, publié par {published}."),
        Lang::En => format!("Written by {drafted}, published by {published}."),
    }
}

/// From when on it runs.
pub fn from(lang: Lang, moment: &str) -> String {
    match lang {
        Lang::Fr => format!("À partir du {moment}."),
        Lang::En => format!("From {moment} on."),
    }
}

/// The state of the chain.
pub fn chain(lang: Lang, records: i64, broken: Option<i64>) -> String {
    match (lang, broken) {
        (Lang::Fr, None) => format!("Journal vérifié\u{a0}: {records} lignes, chaîne intacte."),
        (Lang::En, None) => format!("Journal verified: {records} lines, chain intact."),
        (Lang::Fr, Some(at)) => {
            format!("Attention\u{a0}: le journal ne se vérifie plus à partir de la ligne {at}.")
        }
        (Lang::En, Some(at)) => format!("Warning: the journal no longer verifies from line {at} on."),
    }
}
