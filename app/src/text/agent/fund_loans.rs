//! Help between funds.

use crate::lang::{Lang, Text};
use crate::model::FundLoanView;
use crate::text::agent::codes;
use abri_domain::dates::format_fr;
use abri_domain::fund::{FundLoanRefusal, LoanRight};

/// Heading and link.
pub const TITLE: Text = Text { fr: "Entraide entre caisses", en: "Help between funds" };
/// What the page is for.
pub const LEAD: Text = Text {
    fr: "Une caisse prête sa file, ou une part, à une autre jusqu’à une date. Chaque acte fait au titre d’un prêt le dit\u{a0}: \
         dans l’historique du dossier, à l’assuré et dans le courrier.",
    en: "A fund lends its queue, or a share of it, to another one until a day. Whatever is done under a loan says so: in the history \
         of the claim, to the insured person and in the letter.",
};
/// Heading and caption.
pub const LOANS: Text = Text { fr: "Prêts", en: "Loans" };
/// None.
pub const NONE: Text = Text { fr: "Aucun prêt.", en: "No loan." };
/// Columns.
pub const COLUMNS: [Text; 7] = [
    Text { fr: "Qui aide qui", en: "Who helps whom" },
    Text { fr: "Quoi", en: "What" },
    Text { fr: "Droits", en: "Rights" },
    Text { fr: "Du", en: "From" },
    Text { fr: "Jusqu’au", en: "Until" },
    Text { fr: "Fait pour la caisse aidée", en: "Done for the fund that is helped" },
    Text { fr: "Prêté par", en: "Lent by" },
];
/// Nothing was done yet.
pub const NOTHING_DONE: Text = Text { fr: "rien encore", en: "nothing yet" };
/// Before who ended a loan early.
pub const ENDED_BY: Text = Text { fr: "terminé par", en: "ended by" };
/// Button.
pub const END: Text = Text { fr: "Mettre fin", en: "End" };
/// Link.
pub const CSV: Text = Text { fr: "Télécharger ce tableau (CSV)", en: "Download this table (CSV)" };
/// Heading.
pub const LEND: Text = Text { fr: "Prêter une file", en: "Lend a queue" };
/// What happens.
pub const LEND_HINT: Text = Text {
    fr: "Les dossiers d’une part sont tirés au hasard une fois pour toutes\u{a0}: deux prêts ne portent jamais sur le même. Vos agents \
         prennent d’abord le reste. Un dossier en main à la fin du prêt est terminé par qui le tient.",
    en: "Which claims are in a share is drawn once and for all: no two loans hold the same one. Your people take the rest first. A \
         claim in hand when the loan ends is finished by who holds it.",
};
/// Label.
pub const FUND: Text = Text { fr: "File de la caisse", en: "Queue of the fund" };
/// Label.
pub const TO_FUND: Text = Text { fr: "Prêtée à la caisse", en: "Lent to the fund" };
/// Label.
pub const SIDE: Text = Text { fr: "Service", en: "Side" };
/// Option.
pub const BOTH_SIDES: Text = Text { fr: "Administratif et médical", en: "Administrative and medical" };
/// Label.
pub const SCHEME: Text = Text { fr: "Dispositif", en: "Scheme" };
/// Option.
pub const ALL_SCHEMES: Text = Text { fr: "Tous les dispositifs", en: "Every scheme" };
/// Label.
pub const SHARE: Text = Text { fr: "Part de la file", en: "Share of the queue" };
/// Label.
pub const RIGHTS: Text = Text { fr: "Droits", en: "Rights" };
/// Label.
pub const FIRST_DAY: Text = Text { fr: "Premier jour", en: "First day" };
/// Hint.
pub const FIRST_DAY_HINT: Text =
    Text { fr: "Laissez vide pour commencer tout de suite.", en: "Leave it empty to begin now." };
/// Label.
pub const LAST_DAY: Text = Text { fr: "Dernier jour", en: "Last day" };
/// First option.
pub const CHOOSE: Text = Text { fr: "Choisir", en: "Choose" };
/// Button.
pub const SUBMIT: Text = Text { fr: "Prêter", en: "Lend" };
/// Heading on the home page of agents.
pub const NOW: Text = Text { fr: "Entraide en cours", en: "Help under way" };

/// Rights.
pub const fn right(right: LoanRight) -> Text {
    match right {
        LoanRight::Decide => Text { fr: "décider", en: "decide" },
        LoanRight::Prepare => {
            Text { fr: "questionner et préparer, sans décider", en: "ask and prepare, without deciding" }
        }
    }
}

/// A share of a queue.
pub fn share(lang: Lang, percent: u32) -> String {
    match (percent, lang) {
        (100, Lang::Fr) => "toute la file".to_owned(),
        (100, Lang::En) => "the whole queue".to_owned(),
        (percent, Lang::Fr) => format!("{percent}\u{a0}% de la file"),
        (percent, Lang::En) => format!("{percent}% of the queue"),
    }
}

/// Who works for whom.
pub fn who(lang: Lang, helper: &str, fund: &str) -> String {
    match lang {
        Lang::Fr => format!("{helper} pour {fund}"),
        Lang::En => format!("{helper} for {fund}"),
    }
}

/// What is lent: share, side, scheme.
pub fn what(lang: Lang, view: &FundLoanView) -> String {
    let side = view.side.map(|side| codes::side(side).get(lang).to_owned());
    [Some(share(lang, view.percent)), side, view.scheme.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// A loan in one sentence, for the people of both funds.
pub fn sentence(lang: Lang, view: &FundLoanView) -> String {
    let (who, what, may) =
        (who(lang, &view.to_fund, &view.fund), what(lang, view), right(view.may).get(lang));
    let last_day = &view.last_day;
    match lang {
        Lang::Fr => format!("{who}\u{a0}: {what}, pour {may}, jusqu’au {last_day}."),
        Lang::En => format!("{who}: {what}, to {may}, until {last_day}."),
    }
}

/// On the case page of who works for another fund.
pub fn on_case(lang: Lang, fund: &str, may: LoanRight) -> String {
    match (may, lang) {
        (LoanRight::Decide, Lang::Fr) => {
            format!("Vous traitez ce dossier pour {fund}, au titre de l’entraide entre caisses.")
        }
        (LoanRight::Prepare, Lang::Fr) => {
            format!("Vous préparez ce dossier pour {fund}, qui décidera.")
        }
        (LoanRight::Decide, Lang::En) => format!("You handle this claim for {fund}, as help between funds."),
        (LoanRight::Prepare, Lang::En) => format!("You prepare this claim for {fund}, which decides."),
    }
}

/// How often something was done.
pub fn done_times(lang: Lang, code: &str, n: i64) -> String {
    let event = codes::event_named(code).map_or_else(|| code.to_owned(), |text| text.get(lang).to_owned());
    match lang {
        Lang::Fr => format!("{event}\u{a0}: {n}"),
        Lang::En => format!("{event}: {n}"),
    }
}

/// Why it was not lent.
pub fn refused(lang: Lang, why: FundLoanRefusal) -> String {
    match (why, lang) {
        (FundLoanRefusal::SameFund, Lang::Fr) => "Une caisse ne se prête pas sa propre file.".to_owned(),
        (FundLoanRefusal::SameFund, Lang::En) => "A fund does not lend its queue to itself.".to_owned(),
        (FundLoanRefusal::OtherFund, Lang::Fr) => {
            "Vous ne pouvez prêter que la file de votre caisse.".to_owned()
        }
        (FundLoanRefusal::OtherFund, Lang::En) => "You can lend the queue of your own fund only.".to_owned(),
        (FundLoanRefusal::Taken { left }, Lang::Fr) => {
            format!("Il ne reste que {left}\u{a0}% de cette file à prêter sur ces jours.")
        }
        (FundLoanRefusal::Taken { left }, Lang::En) => {
            format!("Only {left}% of this queue is left to be lent on those days.")
        }
        (FundLoanRefusal::Days { first, last }, Lang::Fr) => {
            format!("Le dernier jour va du {} au {}.", format_fr(first), format_fr(last))
        }
        (FundLoanRefusal::Days { first, last }, Lang::En) => {
            format!("The last day is from {} to {}.", format_fr(first), format_fr(last))
        }
    }
}

/// What is said after an act; unknown codes say nothing.
pub fn done(code: &str, lang: Lang) -> Option<&'static str> {
    let text = match code {
        "lent" => Text { fr: "La file est prêtée.", en: "The queue is lent." },
        "ended" => Text { fr: "Le prêt est terminé.", en: "The loan is over." },
        "over" => Text { fr: "Ce prêt était déjà terminé.", en: "This loan was over already." },
        _ => return None,
    };
    Some(text.get(lang))
}
