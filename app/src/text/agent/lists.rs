//! Lists of claims, searches, views, labels, acts on many claims.

use super::codes;
use crate::lang::{Lang, Text};
use crate::model::{LabelRefusal, ListRefusal};
use abri_domain::listing::{BULK_MAX, BulkAct, BulkOutcome, Hands, Sort};

const fn text(fr: &'static str, en: &'static str) -> Text {
    Text { fr, en }
}

/// Heading and link.
pub const TITLE: Text = text("Dossiers", "Claims");
/// Heading of what a search found.
pub const FOUND: Text = text("Dossiers trouvés", "Claims found");
/// Heading and caption of the list.
pub const LIST: Text = text("Liste", "List");
/// Heading.
pub const VIEWS: Text = text("Mes vues", "My views");
/// Back from a search.
pub const BACK_TO_LIST: Text = text("Revenir à la liste", "Back to the list");

/// Heading of the search.
pub const SEARCH: Text = text("Chercher un dossier", "Search for a claim");
/// Label.
pub const SOUGHT: Text =
    text("Référence, nom ou numéro de sécurité sociale", "Reference, name or social-security number");
/// Hint.
pub const SOUGHT_HINT: Text = text(
    "Un nom de famille entier, avec ou sans accents. Chaque recherche par nom ou par numéro est inscrite, avec votre nom.",
    "A whole family name, with or without accents. Each search by name or number is written down with your name.",
);
/// Button.
pub const SEARCH_SUBMIT: Text = text("Chercher", "Search");
/// Nothing was found.
pub const NONE_FOUND: Text = text(
    "Aucun dossier que vous pouvez voir ne correspond. Essayez la référence écrite sur l’accusé de réception, le nom de naissance \
     au lieu du nom d’usage, ou une seule partie d’un nom composé. Un dossier que l’autre service examine n’est pas dans votre \
     liste.",
    "No claim that you may see matches. Try the reference on the receipt, the name at birth instead of the name in use, or one part of \
     a double name. A claim that the other side reviews is not on your list.",
);
/// More were found than are shown.
pub const MORE_FOUND: Text = text(
    "Seuls les 50 dossiers les plus récents sont affichés. Une référence ou un numéro de sécurité sociale précise la recherche.",
    "Only the 50 newest claims are shown. A reference or a social-security number narrows the search.",
);

/// Summary of the folded filters.
pub const FILTERS: Text = text("Filtrer et trier", "Filter and sort");
/// Label.
pub const STATE: Text = text("État", "State");
/// Label.
pub const SIDE: Text = text("Côté", "Side");
/// Label.
pub const FUND: Text = text("Caisse", "Fund");
/// Label.
pub const SCHEME: Text = text("Dispositif", "Scheme");
/// Label.
pub const LANGUAGE: Text = text("Langue de l’assuré", "Language of the insured person");
/// Label.
pub const RISK: Text = text("Échéance", "Deadline");
/// Label.
pub const LABEL: Text = text("Étiquette", "Label");
/// Label and column.
pub const LABELS: Text = text("Étiquettes", "Labels");
/// Label.
pub const HANDS: Text = text("Réservé", "Held");
/// Label.
pub const FROM: Text = text("Reçu depuis le", "Received from");
/// Label.
pub const UNTIL: Text = text("Reçu jusqu’au", "Received until");
/// Hint of both.
pub const DAY_HINT: Text = text("Par exemple 25/03/2020.", "For example 25/03/2020.");
/// Label.
pub const SORT: Text = text("Ordre", "Order");
/// Label.
pub const SIZE: Text = text("Dossiers par page", "Claims on a page");
/// First option.
pub const ANY: Text = text("Peu importe", "Any");
/// Button.
pub const APPLY: Text = text("Afficher", "Show");
/// Link.
pub const CLEAR: Text = text("Effacer les filtres", "Clear the filters");
/// Nothing on the list.
pub const NONE: Text = text("Aucun dossier ne correspond à ces filtres.", "No claim matches these filters.");
/// Link.
pub const NEXT: Text = text("Page suivante", "Next page");
/// Link.
pub const FIRST: Text = text("Première page", "First page");
/// Column of the boxes.
pub const PICK: Text = text("Choisir", "Pick");

/// Label of a view's name.
pub const VIEW_NAME: Text = text("Nom de la vue", "Name of the view");
/// Summary of the folded form.
pub const SAVE_VIEW: Text = text("Garder ces filtres comme vue", "Keep these filters as a view");
/// Button.
pub const SAVE_VIEW_SUBMIT: Text = text("Garder", "Keep");
/// Button.
pub const REMOVE_VIEW: Text = text("Retirer", "Remove");

/// Heading of the act on many claims.
pub const BULK: Text = text("Agir sur plusieurs dossiers", "Act on several claims");
/// What it does.
pub const BULK_HINT: Text = text(
    "Cochez des dossiers ci-dessus, ou donnez des références, 500 au plus. Chaque dossier est traité pour lui-même\u{a0}: la page \
     suivante dit ce qu’il en est de chacun. Aucune décision ne se prend ainsi.",
    "Tick claims above, or give references, 500 at most. Each claim is dealt with by itself: the next page says what became of each. \
     No decision is taken that way.",
);
/// Label.
pub const ALL_LISTED: Text =
    text("Tous les dossiers affichés sur cette page", "All claims shown on this page");
/// Label.
pub const ACT: Text = text("Action", "Act");
/// First option.
pub const CHOOSE: Text = text("Choisir", "Choose");
/// Label.
pub const ACT_LABEL: Text = text("Étiquette à mettre ou à retirer", "Label to put on or take off");
/// Label.
pub const ACT_STAFF: Text = text("Personne à qui les confier", "Person to give them to");
/// Label.
pub const REFERENCES: Text = text("Références, une par ligne", "References, one a line");
/// Hint.
pub const REFERENCES_HINT: Text = text(
    "Collez une colonne d’un tableur\u{a0}: de chaque ligne, la première cellule compte.",
    "Paste a column of a spreadsheet: of each line the first cell counts.",
);
/// Label.
pub const FILE: Text = text("Ou un fichier CSV", "Or a CSV file");
/// Button.
pub const BULK_SUBMIT: Text = text("Appliquer", "Apply");

/// Heading and link of the labels.
pub const MANAGE_LABELS: Text = text("Étiquettes", "Labels");
/// What labels are for.
pub const LABELS_LEAD: Text = text(
    "Des marques pour s’y retrouver, communes à votre côté. L’assuré ne les voit pas, l’autre côté non plus. N’y mettez ni nom ni \
     numéro.",
    "Marks to find one’s way, shared by your side. The insured person does not see them, nor does the other side. Put neither names nor \
     numbers into them.",
);
/// None.
pub const NO_LABELS: Text = text("Il n’y a pas encore d’étiquette.", "There is no label yet.");
/// Label.
pub const LABEL_NAME: Text = text("Nom de la nouvelle étiquette", "Name of the new label");
/// Button.
pub const MAKE_LABEL: Text = text("Créer", "Make");
/// Button.
pub const RETIRE_LABEL: Text = text("Retirer de toutes les listes", "Retire from all lists");

/// Heading on a case file.
pub const MARKS: Text = text("Étiquettes et note personnelle", "Labels and own note");
/// Button on a case file.
pub const PUT_ON: Text = text("Mettre", "Put on");
/// Button on a case file.
pub const TAKE_OFF: Text = text("Enlever", "Take off");
/// Label.
pub const OWN_NOTE: Text = text("Ma note", "My note");
/// Hint.
pub const OWN_NOTE_HINT: Text = text(
    "Aucun collègue ne la voit. Elle reste une donnée du dossier, que l’assuré peut demander (RGPD, art. 15).",
    "No colleague sees it. It remains data of the file, which the insured person may ask for (GDPR, art. 15).",
);
/// Button.
pub const KEEP_NOTE: Text = text("Garder la note", "Keep the note");

/// Heading of the result.
pub const RESULT: Text = text("Ce qu’il en est de chaque dossier", "What became of each claim");
/// Columns of the result.
pub const RESULT_COLUMNS: [Text; 2] = [text("Dossier", "Claim"), text("Résultat", "Outcome")];

/// A state to filter by.
pub fn state(code: &str) -> Text {
    match code {
        "submitted" => text("Reçu, pas encore examiné", "Received, not looked at yet"),
        "in-review" => text("À examiner", "To review"),
        "awaiting-insured" => text("Attend la réponse de l’assuré", "Waits for the insured person"),
        "awaiting-opinion" => text("Attend l’avis médical", "Waits for the medical opinion"),
        "approved" => text("Accordé", "Approved"),
        "refused" => text("Refusé", "Refused"),
        "redirected" => text("Orienté vers une autre voie", "Sent to another route"),
        _ => text("Retiré par l’assuré", "Withdrawn"),
    }
}

/// In whose hands.
pub const fn hands(hands: Hands) -> Text {
    match hands {
        Hands::Mine => text("Par moi", "By me"),
        Hands::Somebody => text("Par quelqu’un", "By someone"),
        Hands::Nobody => text("Libre", "Free"),
    }
}

/// An order.
pub const fn sort(sort: Sort) -> Text {
    match sort {
        Sort::Due => text("Échéance, la plus proche d’abord", "Deadline, the nearest first"),
        Sort::Oldest => text("Réception, le plus ancien d’abord", "Received, the oldest first"),
        Sort::Newest => text("Réception, le plus récent d’abord", "Received, the newest first"),
    }
}

/// An act on many claims.
pub const fn act(act: BulkAct) -> Text {
    match act {
        BulkAct::LabelOn => text("Mettre une étiquette", "Put a label on"),
        BulkAct::LabelOff => text("Retirer une étiquette", "Take a label off"),
        BulkAct::Take => text("Prendre ces dossiers", "Take these claims"),
        BulkAct::Release => text("Rendre à la file ceux que je tiens", "Give back those I hold"),
        BulkAct::PutBack => text("Remettre dans la file", "Back to the queue"),
        BulkAct::Give => text("Confier à une personne", "Give to someone"),
    }
}

/// What became of one claim.
pub const fn outcome(outcome: BulkOutcome) -> Text {
    match outcome {
        BulkOutcome::Done => text("Fait", "Done"),
        BulkOutcome::Unchanged => {
            text("Rien à faire\u{a0}: c’était déjà ainsi", "Nothing to do: it was so already")
        }
        BulkOutcome::NoReference => text("Ce n’est pas une référence", "This is no reference"),
        BulkOutcome::NotFound => text("Introuvable parmi vos dossiers", "Not found among your claims"),
        BulkOutcome::Held => text("Quelqu’un d’autre le tient", "Someone else holds it"),
        BulkOutcome::NotWaiting => {
            text("N’attend pas d’examen de ce côté", "Does not wait for a review of this side")
        }
        BulkOutcome::NotTheirs => text(
            "Cette personne n’examine pas les dossiers de ce côté",
            "That person does not review claims of that side",
        ),
        BulkOutcome::Barred(bar) => codes::bar(bar),
        BulkOutcome::Failed => {
            text("Impossible en ce moment\u{a0}: à refaire", "Not possible now: to be done again")
        }
    }
}

/// How many of how many were done.
pub fn tally(lang: Lang, done: usize, all: usize) -> String {
    match lang {
        Lang::Fr => format!("{done} sur {all}\u{a0}: fait."),
        Lang::En => format!("{done} of {all}: done."),
    }
}

/// Names the box of a claim.
pub fn pick(lang: Lang, reference: &str) -> String {
    match lang {
        Lang::Fr => format!("Choisir le dossier {reference}"),
        Lang::En => format!("Pick claim {reference}"),
    }
}

/// Why the last act was not done.
pub fn refused(lang: Lang, why: ListRefusal) -> String {
    match (lang, why) {
        (Lang::Fr, ListRefusal::NothingPicked) => {
            "Rien n’est choisi\u{a0}: cochez au moins un dossier, ou donnez une référence. Rien n’a été fait.".to_owned()
        }
        (Lang::En, ListRefusal::NothingPicked) => {
            "Nothing is picked: tick a claim at least, or give a reference. Nothing was done.".to_owned()
        }
        (Lang::Fr, ListRefusal::TooMany { found }) => format!(
            "{found} dossiers, c’est trop en une fois\u{a0}: {BULK_MAX} au plus. Rien n’a été fait. Coupez la liste en plusieurs."
        ),
        (Lang::En, ListRefusal::TooMany { found }) => format!(
            "{found} claims are too many at once: {BULK_MAX} at most. Nothing was done. Cut the list into several."
        ),
        (Lang::Fr, ListRefusal::TooLarge) => format!(
            "Le fichier est trop gros\u{a0}: {BULK_MAX} lignes au plus en une fois. Rien n’a été fait. Ne gardez que la colonne des références, et coupez la liste en plusieurs fichiers."
        ),
        (Lang::En, ListRefusal::TooLarge) => format!(
            "The file is too large: {BULK_MAX} lines at most at once. Nothing was done. Keep the column of references only, and cut the list into several files."
        ),
        (Lang::Fr, ListRefusal::TooManyViews) => {
            "Vous gardez déjà 20 vues\u{a0}: retirez-en une d’abord.".to_owned()
        }
        (Lang::En, ListRefusal::TooManyViews) => "You keep 20 views already: remove one first.".to_owned(),
        (Lang::Fr, ListRefusal::NothingSought) => {
            "Donnez une référence de 8 caractères, un numéro de sécurité sociale de 15 chiffres ou un nom sans chiffre.".to_owned()
        }
        (Lang::En, ListRefusal::NothingSought) => {
            "Give a reference of 8 characters, a social-security number of 15 digits or a name without digits.".to_owned()
        }
    }
}

/// Why a label was not made.
pub const fn label_refused(why: LabelRefusal) -> Text {
    match why {
        LabelRefusal::Taken => {
            text("Il y a déjà une étiquette de ce nom.", "There is a label of that name already.")
        }
        LabelRefusal::TooMany => text(
            "Il y a déjà 50 étiquettes\u{a0}: retirez-en une d’abord.",
            "There are 50 labels already: retire one first.",
        ),
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let said = match code {
        "view-saved" => text("Vue gardée.", "View kept."),
        "view-removed" => text("Vue retirée.", "View removed."),
        "label-made" => text("Étiquette créée.", "Label made."),
        "label-retired" => text("Étiquette retirée de toutes les listes.", "Label retired from all lists."),
        "marked" => text("Étiquettes mises à jour.", "Labels brought up to date."),
        "noted" => text("Note gardée.", "Note kept."),
        _ => return None,
    };
    Some(said.get(lang))
}
