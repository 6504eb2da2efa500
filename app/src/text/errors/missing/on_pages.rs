//! What to say of a field that only public pages ask for.

use super::{POSTAL_CODE, on_desks};
use crate::lang::Text;

/// The name of a field that stands on its page more than once, numbered: `employer_name-2`.
pub fn unnumbered(field: &str) -> &str {
    let is_number = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
    field.rsplit_once('-').filter(|(_, end)| is_number(end)).map_or(field, |(name, _)| name)
}

/// The words for the field of that name.
pub fn words(field: &str) -> Text {
    let (fr, en) = match field {
        "terms_accepted" => (
            "Lisez les conditions, puis cochez la case pour continuer.",
            "Read the terms, then tick the box to go on.",
        ),
        "for_whom" => ("Dites pour qui vous faites la demande.", "Say for whom you make the claim."),
        "helper_name" => ("Indiquez vos prénoms et votre nom.", "Enter your first names and name."),
        "helper_tie" => {
            ("Dites quel est votre lien avec cette personne.", "Say what ties you to that person.")
        }
        "mandate" => (
            "Pour faire la demande d’une autre personne, attestez que vous avez son mandat.",
            "To make a claim for another person, state that you have their mandate.",
        ),
        "birth_name" => ("Indiquez votre nom de naissance.", "Enter your name at birth."),
        "first_names" => ("Indiquez au moins un prénom.", "Enter at least one first name."),
        "birth_day" => ("Indiquez votre date de naissance.", "Enter your date of birth."),
        "email" => (
            "Indiquez votre adresse e-mail, ou cochez «\u{202f}Je n’ai pas d’e-mail\u{202f}».",
            "Enter your e-mail address, or tick “I have no e-mail”.",
        ),
        "street" => (
            "Indiquez le numéro et la rue où vous restez pendant l’arrêt.",
            "Enter the number and street where you stay during the stoppage.",
        ),
        "postal_code" => return POSTAL_CODE,
        "city" => ("Indiquez la ville ou le village.", "Enter the town or village."),
        "first_day" => ("Indiquez le premier jour d’arrêt.", "Enter the first day off work."),
        "worked_day" => {
            ("Indiquez le dernier jour où vous avez travaillé.", "Enter the last day you worked.")
        }
        "employers" => (
            "Ajoutez au moins un employeur, et complétez chaque fiche.",
            "Add at least one employer, and complete each entry.",
        ),
        "delivery" => {
            ("Choisissez qui remet le volet à l’employeur.", "Choose who brings the notice to the employer.")
        }
        "honour" => (
            "Pour envoyer la demande, cochez la déclaration sur l’honneur.",
            "To send the claim, tick the statement on honour.",
        ),
        "space_siret" => ("Indiquez le SIRET, 14 chiffres.", "Enter the SIRET, 14 digits."),
        "space_email" => (
            "Indiquez l’adresse e-mail qui a reçu le volet.",
            "Enter the e-mail address that received the notice.",
        ),
        "employer_name" => ("Indiquez le nom de l’employeur.", "Enter the name of the employer."),
        "reference" => ("Indiquez votre référence de demande.", "Enter the reference of your claim."),
        "slot" => ("Choisissez une demi-heure de la liste.", "Choose a half hour from the list."),
        "call_name" => ("Indiquez le nom à demander.", "Enter the name to ask for."),
        "call_reference" => (
            "Vérifiez la référence de la demande, par exemple C4D6-FGH7, ou laissez ce champ vide.",
            "Check the reference of the claim, for example C4D6-FGH7, or leave this field empty.",
        ),
        "last_name" => (
            "Indiquez le nom de famille du salarié, ou sa date de naissance.",
            "Enter the employee’s last name, or their date of birth.",
        ),
        "code" => ("Indiquez le code.", "Enter the code."),
        "answer" => ("Écrivez votre réponse.", "Write your answer."),
        "return_day" => {
            ("Indiquez le jour où vous reprenez le travail.", "Enter the day you go back to work.")
        }
        "confirm" => ("Cochez la case pour confirmer.", "Tick the box to confirm."),
        field => return on_desks::words(field),
    };
    Text { fr, en }
}
