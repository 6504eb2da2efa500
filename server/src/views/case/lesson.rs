//! A claim to train on: our answer, once the person has done something with it.

use crate::pipeline::review::Case;
use crate::sandbox::{LESSONS, Model};
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::LessonView;
use abri_app::text::agent::{codes, training};
use abri_domain::claim::ClaimEvent;

/// The lesson that a claim is, where one trains.
pub(super) fn of(service: &Service, case: &Case, lang: Lang) -> Option<LessonView> {
    let (number, lesson) = service.training.as_ref()?.lesson(case.claim.claim_id)?;
    let answer = || {
        let what = match lesson.model {
            Model::Approve => training::APPROVE.get(lang).to_owned(),
            Model::Ask => training::ASK.get(lang).to_owned(),
            Model::Redirect(door) => training::redirect(lang, codes::door(door).get(lang)),
        };
        (what, lesson.why.get(lang).to_owned())
    };
    let done = case.history.iter().any(|record| record.actor_id.is_some() && answers(&record.event));
    Some(LessonView {
        place: (number, LESSONS.len()),
        level: lesson.level,
        title: lesson.title.get(lang).to_owned(),
        answer: done.then(answer),
    })
}

/// Is that an answer to the lesson? Reading is none.
const fn answers(event: &ClaimEvent) -> bool {
    use ClaimEvent as E;
    matches!(
        event,
        E::Approved { .. }
            | E::Refused { .. }
            | E::Redirected { .. }
            | E::AskedInsured { .. }
            | E::PassedTo { .. }
    )
}
