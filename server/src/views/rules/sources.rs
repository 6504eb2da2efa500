//! What a version rests on.

use abri_app::model::RuleSource;
use abri_domain::rules::{Closing, Criterion, DoorRule, HardEnd, Profile, RuleVersion, Source};
use abri_domain::zone::Side;
use time::Date;

/// The sources its points cite, each once, in the order of the page.
pub fn sources(version: &RuleVersion, today: Date) -> Vec<RuleSource> {
    let mut seen: Vec<&Source> = Vec::new();
    for source in cited(version, today) {
        if !seen.contains(&source) {
            seen.push(source);
        }
    }
    seen.into_iter().map(shown).collect()
}

fn cited(version: &RuleVersion, today: Date) -> Vec<&Source> {
    let mut cited: Vec<&Source> = version.closing().map(Closing::source).into_iter().collect();
    cited.extend(version.route().map(|route| &route.source));
    cited.extend(version.profiles().filter(|one| !one.is_hidden()).map(Profile::source));
    cited.extend(version.criteria().iter().map(Criterion::source));
    cited.extend(version.criteria().iter().flat_map(Criterion::doors).map(DoorRule::source));
    cited.extend(version.renewal().map(|renewal| &renewal.source));
    cited.extend(version.measures().iter().map(|measure| &measure.source));
    let ends = version.hard_ends().iter().filter(|end| end.announced() <= today);
    cited.extend(ends.map(HardEnd::source));
    cited.extend(version.elsewhere().iter().map(|elsewhere| &elsewhere.source));
    cited.extend([Side::Administrative, Side::Medical].map(|side| version.appeal(side).source()));
    cited
}

fn shown(source: &Source) -> RuleSource {
    RuleSource {
        cited: source.to_string(),
        date: source.date,
        confidence: source.confidence,
        open_point: source.open_point.clone(),
    }
}
