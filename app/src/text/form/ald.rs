//! The list of long-term conditions in plain names (CSS D.322-1; 31 off-list, 32 several at once).

use crate::lang::{Lang, Text};

/// Plain names, number 1 first.
const NAMES: [Text; 32] = [
    Text { fr: "Accident vasculaire cérébral avec séquelles", en: "Disabling stroke" },
    Text {
        fr: "Insuffisance de la moelle osseuse, manque durable de cellules du sang",
        en: "Bone-marrow failure, lasting lack of blood cells",
    },
    Text {
        fr: "Maladie des artères avec manque de circulation", en: "Artery disease with poor circulation"
    },
    Text { fr: "Bilharziose compliquée", en: "Complicated schistosomiasis (bilharzia)" },
    Text {
        fr: "Maladie grave du cœur (insuffisance, rythme, valves, malformation)",
        en: "Severe heart disease (failure, rhythm, valves, malformation)",
    },
    Text { fr: "Maladie chronique active du foie, cirrhose", en: "Active chronic liver disease, cirrhosis" },
    Text { fr: "Déficit immunitaire grave, VIH", en: "Severe immunodeficiency, HIV" },
    Text { fr: "Diabète de type 1 ou 2", en: "Diabetes, type 1 or 2" },
    Text {
        fr: "Maladie grave des nerfs ou des muscles, épilepsie grave",
        en: "Severe nerve or muscle disease, severe epilepsy",
    },
    Text {
        fr: "Drépanocytose, thalassémie et autres maladies des globules rouges",
        en: "Sickle-cell disease, thalassaemia and other red-cell diseases",
    },
    Text {
        fr: "Hémophilie et troubles graves de la coagulation",
        en: "Haemophilia and severe clotting disorders",
    },
    Text {
        fr: "Hypertension artérielle sévère (reconnue avant juin 2011)",
        en: "Severe high blood pressure (recognised before June 2011)",
    },
    Text { fr: "Maladie des artères du cœur, infarctus", en: "Coronary disease, heart attack" },
    Text { fr: "Insuffisance respiratoire chronique grave", en: "Severe chronic respiratory failure" },
    Text { fr: "Maladie d’Alzheimer et apparentées", en: "Alzheimer’s disease and other dementias" },
    Text { fr: "Maladie de Parkinson", en: "Parkinson’s disease" },
    Text { fr: "Maladie métabolique héréditaire", en: "Inherited metabolic disease" },
    Text { fr: "Mucoviscidose", en: "Cystic fibrosis" },
    Text { fr: "Maladie chronique grave des reins", en: "Severe chronic kidney disease" },
    Text { fr: "Paraplégie", en: "Paraplegia" },
    Text { fr: "Vascularite, lupus, sclérodermie", en: "Vasculitis, lupus, systemic sclerosis" },
    Text { fr: "Polyarthrite rhumatoïde évolutive", en: "Progressive rheumatoid arthritis" },
    Text { fr: "Maladie psychiatrique de longue durée", en: "Long-term psychiatric disease" },
    Text { fr: "Rectocolite hémorragique, maladie de Crohn", en: "Ulcerative colitis, Crohn’s disease" },
    Text { fr: "Sclérose en plaques", en: "Multiple sclerosis" },
    Text { fr: "Scoliose évolutive", en: "Progressive scoliosis" },
    Text { fr: "Spondylarthrite grave", en: "Severe spondyloarthritis" },
    Text { fr: "Suites de greffe d’organe", en: "Follow-up of an organ transplant" },
    Text { fr: "Tuberculose active, lèpre", en: "Active tuberculosis, leprosy" },
    Text { fr: "Cancer, leucémie, lymphome", en: "Cancer, leukaemia, lymphoma" },
    Text { fr: "Affection grave hors liste", en: "Severe disease that is not on the list" },
    Text { fr: "Plusieurs affections à la fois", en: "Several conditions at once" },
];

/// `8. Diabète de type 1 ou 2`; nothing for a number that is not on the list.
pub fn name(lang: Lang, number: u8) -> Option<String> {
    let text = NAMES.get(usize::from(number).checked_sub(1)?)?;
    Some(format!("{number}. {}", text.get(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use abri_domain::ground::AldNumber;

    #[test]
    fn every_number_of_the_law_has_a_name() {
        assert_eq!(usize::from(AldNumber::MAX), NAMES.len());
        assert_eq!(name(Lang::Fr, 8).as_deref(), Some("8. Diabète de type 1 ou 2"));
        assert_eq!(name(Lang::En, 30).as_deref(), Some("30. Cancer, leukaemia, lymphoma"));
        assert_eq!((name(Lang::Fr, 0), name(Lang::Fr, 33)), (None, None));
    }
}
