//! The terms, as text: one version each. A change of meaning is a new version, so that what a person accepted can
//! be shown again word for word.

use crate::lang::Text;

/// The version written here. The rules name the version in force; the page shows this text under it.
pub const VERSION: &str = "2020-03-18.3";

/// Title and paragraphs of each article.
pub const ARTICLES: [(Text, &[Text]); 7] = [
    (
        Text { fr: "1. À quoi sert ce service", en: "1. What this service is for" },
        &[Text {
            fr: "Abri sert à demander un arrêt de travail que les règles prévoient pendant l’épidémie, quand votre travail ne peut pas se faire de chez vous. La page d’accueil dit qui peut demander et pour combien de jours. Vous n’avez besoin ni de votre employeur ni d’un médecin pour faire la demande. Utiliser ce service n’est pas obligatoire\u{a0}: vous pouvez aussi voir un médecin.",
            en: "Abri lets you ask for a work stoppage that the rules provide for during the epidemic, when your work can’t be done from home. The home page says who can ask and for how many days. You need neither your employer nor a doctor to ask. Using this service is not compulsory: you can also see a doctor.",
        }],
    ),
    (
        Text { fr: "2. Qui voit quoi", en: "2. Who sees what" },
        &[
            Text {
                fr: "Votre motif et vos informations de santé sont lus par le service médical seulement. Chaque lecture est notée, et vous la voyez dans le suivi de votre demande.",
                en: "Your reason and your health information are read by the medical service only. Every reading is noted, and you see it where you follow your claim.",
            },
            Text {
                fr: "Les gestionnaires de votre caisse voient votre identité, vos dates, votre situation de travail et vos employeurs.",
                en: "The caseworkers of your fund see your identity, your dates, your work situation and your employers.",
            },
            Text {
                fr: "Votre employeur voit votre nom, les dates de l’arrêt et le dernier jour travaillé. Jamais le motif.",
                en: "Your employer sees your name, the dates of the stoppage and the last day worked. Never the reason.",
            },
            Text {
                fr: "Si vous téléphonez ou écrivez, un agent saisit votre demande. Un motif dit au téléphone ne peut plus être relu par cet agent une fois la demande envoyée. Un motif écrit sur papier reste dans une enveloppe fermée, que seul le service médical ouvre.",
                en: "If you phone or write, a member of staff types your claim. They can’t read back a reason said on the phone once the claim is sent. A reason on paper stays in a closed envelope, which only the medical service opens.",
            },
        ],
    ),
    (
        Text { fr: "3. Comment la décision est prise", en: "3. How the decision is made" },
        &[Text {
            fr: "Une demande claire peut être acceptée tout de suite par une règle publiée. Une machine ne refuse jamais\u{a0}: un refus vient toujours d’une personne, il est expliqué, et vous pouvez le contester. Une personne peut relire un accord.",
            en: "A clear claim can be accepted at once by a published rule. A machine never refuses: a refusal always comes from a person, is explained, and can be contested. A person can look at an acceptance again.",
        }],
    ),
    (
        Text { fr: "4. Les dates", en: "4. Dates" },
        &[Text {
            fr: "L’arrêt ne peut pas commencer après le jour de la demande, ni avant la première date que la règle permet. Cette date est écrite sur la page de la période. Pour des jours plus anciens, voyez un médecin.",
            en: "The stoppage can’t start after the day of the claim, nor before the earliest date the rule allows. That date is written on the page about the period. For earlier days, see a doctor.",
        }],
    ),
    (
        Text { fr: "5. Votre déclaration sur l’honneur", en: "5. Your statement on honour" },
        &[
            Text {
                fr: "Vous répondez sur l’honneur. Une fausse déclaration peut entraîner une pénalité financière (article L.\u{a0}114-17-1 du Code de la sécurité sociale) et la perte des indemnités (article L.\u{a0}323-6). Si vous vous êtes trompé, dites-le-nous\u{a0}: une erreur de bonne foi se corrige sans pénalité.",
                en: "You answer on your honour. A false statement can lead to a financial penalty (article L.\u{a0}114-17-1 of the Code de la sécurité sociale) and to the loss of the allowance (article L.\u{a0}323-6). If you made a mistake, tell us: an honest mistake is corrected without penalty.",
            },
            Text {
                fr: "Une personne que vous en chargez peut faire la demande en votre nom (Code civil, article 1984). Elle donne son nom et son lien avec vous, et atteste sur l’honneur avoir votre mandat. Son nom est écrit sur le reçu et sur la décision, et une lettre vous prévient.",
                en: "Someone you ask to can make the claim in your name (Code civil, article 1984). They give their name and their tie with you, and state on their honour that they have your mandate. Their name is written on the receipt and on the decision, and a letter tells you.",
            },
        ],
    ),
    (
        Text { fr: "6. Pendant l’arrêt", en: "6. During the stoppage" },
        &[Text {
            fr: "Pendant l’arrêt, vous ne travaillez pas. Si vous reprenez plus tôt, dites-le dans le suivi de votre demande\u{a0}: le volet de votre employeur sera mis à jour. Vous pouvez retirer votre demande à tout moment avant la décision.",
            en: "During the stoppage you do not work. If you go back earlier, say so where you follow your claim: your employer’s notice will be brought up to date. You can take your claim back at any time before the decision.",
        }],
    ),
    (
        Text { fr: "7. Vos données", en: "7. Your data" },
        &[Text {
            fr: "Un brouillon abandonné est effacé après trois jours. Une demande est gardée le temps que la loi impose, puis effacée par votre caisse. Vous pouvez voir, corriger vos données ou vous opposer à leur usage\u{a0}: la page «\u{202f}Données personnelles\u{202f}» dit comment, et à qui vous plaindre.",
            en: "A draft left behind is erased after three days. A claim is kept as long as the law demands, then erased by your fund. You can see and correct your data or object to their use: the page “Personal data” says how, and to whom you can complain.",
        }],
    ),
];

/// Lead.
pub const LEAD: Text = Text {
    fr: "La demande prend une dizaine de minutes. Préparez votre carte Vitale et, si vous êtes salarié, un bulletin de paie. Lisez d’abord ces conditions.",
    en: "The claim takes about ten minutes. Have your Vitale card ready and, if you are an employee, a payslip. First read these terms.",
};
/// Label of the box.
pub const ACCEPT: Text =
    Text { fr: "J’ai lu les conditions et je les accepte", en: "I have read the terms and accept them" };
/// Before the version.
pub const VERSION_LABEL: Text = Text { fr: "Version", en: "Version" };

/// The whole text in both languages: its hash is kept with every claim.
pub fn full_text() -> String {
    let mut text = VERSION.to_owned();
    for (title, paragraphs) in ARTICLES {
        for part in std::iter::once(&title).chain(paragraphs) {
            text.push('\n');
            text.push_str(part.fr);
            text.push('\n');
            text.push_str(part.en);
        }
    }
    text
}
