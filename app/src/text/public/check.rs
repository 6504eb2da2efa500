//! "Am I concerned?"

#![expect(missing_docs, reason = "a wording says itself what it is")]

use crate::lang::Text;

pub const TITLE: Text = Text { fr: "Suis-je concerné\u{202f}?", en: "Am I concerned?" };
pub const LEAD: Text = Text {
    fr: "Répondez à ces questions. Vous saurez tout de suite quel chemin vous convient. Rien n’est enregistré, et personne ne voit vos réponses.",
    en: "Answer these questions. You will know at once which way suits you. Nothing is recorded, and nobody sees your answers.",
};
pub const CHOOSE: Text = Text {
    fr: "Plusieurs dispositifs sont ouverts aujourd’hui. Lequel vous concerne\u{202f}?",
    en: "Several schemes are open today. Which one is about you?",
};
pub const GROUND: Text = Text { fr: "Votre situation", en: "Your situation" };
pub const GROUND_HINT: Text = Text {
    fr: "Personne ne voit cette réponse\u{a0}: elle sert à calculer le résultat, puis elle est oubliée.",
    en: "Nobody sees this answer: it serves to work out the result and is then forgotten.",
};
pub const NO_GROUND: Text = Text { fr: "Aucune de ces situations", en: "None of these" };
pub const BIRTH_DATE_HINT: Text = Text {
    fr: "L’âge compte dans la règle. Si vous ne la donnez pas, le résultat est moins sûr.",
    en: "Age counts in the rule. If you don’t give it, the result is less sure.",
};
pub const TERRITORY: Text = Text { fr: "Où habitez-vous\u{202f}?", en: "Where do you live?" };
pub const TERRITORY_HINT: Text = Text {
    fr: "La règle n’est pas la même partout en ce moment.",
    en: "The rule is not the same everywhere at the moment.",
};
pub const ELSEWHERE: Text = Text { fr: "Ailleurs en France", en: "Elsewhere in France" };
pub const LIST: Text = Text { fr: "Votre santé", en: "Your health" };
pub const LIST_HINT: Text = Text {
    fr: "Cochez chaque question à laquelle vous répondez oui. Une case vide veut dire «\u{202f}je n’ai pas répondu\u{202f}».",
    en: "Tick each question that you answer with yes. An empty box means “I did not answer”.",
};
pub const OTHERS: Text = Text {
    fr: "Pour tout ce que je n’ai pas coché, ma réponse est non",
    en: "To everything I did not tick, my answer is no",
};
pub const OTHERS_HINT: Text = Text {
    fr: "Cochez aussi cette case si rien de cette liste ne vous concerne.",
    en: "Tick this box too if nothing on this list is about you.",
};
pub const SUBMIT: Text = Text { fr: "Voir la réponse", en: "See the answer" };
pub const CHANGE_HEADING: Text = Text { fr: "Changer mes réponses", en: "Change my answers" };

pub const YES: Text = Text { fr: "Oui, ce service est pour vous", en: "Yes, this service is for you" };
pub const YES_TEXT: Text = Text {
    fr: "Avec ces réponses, vous pouvez demander l’arrêt ici. La réponse définitive vient de votre caisse, une fois la demande envoyée.",
    en: "With these answers you can ask for the time off here. The final answer comes from your fund, once the claim is sent.",
};
pub const PERSON: Text = Text {
    fr: "Vous pouvez demander ici, et une personne regardera votre demande",
    en: "You can ask here, and a person will look at your claim",
};
pub const PERSON_TEXT: Text = Text {
    fr: "La règle ne suffit pas à répondre seule. Quelqu’un de votre caisse lira votre demande\u{a0}: cela prend plus de temps, mais rien n’est perdu.",
    en: "The rule alone cannot answer. Someone at your fund will read your claim: it takes longer, but nothing is lost.",
};
pub const OTHER_DOOR: Text =
    Text { fr: "Un autre chemin vous convient mieux", en: "Another way suits you better" };
pub const OTHER_DOOR_TEXT: Text = Text {
    fr: "Avec ces réponses, ce chemin est le plus sûr et le plus rapide\u{a0}:",
    en: "With these answers, this way is the safest and the fastest:",
};
pub const CLOSED: Text =
    Text { fr: "Le dispositif est fermé aujourd’hui", en: "The scheme is closed today" };

pub const PROFILES_HEADING: Text =
    Text { fr: "Ce qui vous concerne dans la liste publique", en: "What concerns you on the public list" };
pub const MISSING_HEADING: Text = Text {
    fr: "Ce que nous ne savons pas, et qui peut changer la réponse",
    en: "What we do not know, and what may change the answer",
};
pub const REASONS_HEADING: Text = Text { fr: "Pourquoi cette réponse", en: "Why this answer" };
pub const RULE: Text = Text { fr: "Lire la règle appliquée", en: "Read the rule that was applied" };
pub const RULES: Text = Text { fr: "Lire les règles", en: "Read the rules" };
pub const START: Text = Text { fr: "Commencer ma demande", en: "Start my claim" };
pub const START_ANYWAY: Text =
    Text { fr: "Faire quand même une demande ici", en: "Make a claim here all the same" };
pub const ANYWAY_TEXT: Text = Text {
    fr: "Vous gardez le droit de demander ici. Une personne lira votre demande.",
    en: "You keep the right to ask here. A person will read your claim.",
};
