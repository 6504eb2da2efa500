//! What leaves, as whoever watches it sees it.

use super::{badge, moment};
use crate::persistence::deliveries::Delivery;
use crate::persistence::deliveries::figures::{Count, WAITING_MAX};
use crate::persistence::jobs::stopped::Stopped;
use crate::persistence::staff::SignedIn;
use crate::pipeline::deliveries::again::Watched;
use abri_app::lang::Lang;
use abri_app::model::{DeliveriesPage, DeliveryFigures, DeliveryLine, DeliveryView, StoppedJob};
use abri_app::text::common::labelled;
use abri_app::text::public::deliveries as words;
use abri_domain::delivery::Rung;
use uuid::Uuid;

/// One thing that was sent, about that employer if it is a notice: for those whom the claim concerns.
pub fn sent(delivery: &Delivery, employer: Option<&str>, lang: Lang) -> DeliveryView {
    let what = words::kind(&delivery.kind).get(lang);
    DeliveryView {
        what: employer.map_or_else(|| what.to_owned(), |name| labelled(lang, what, name)),
        way: delivery.rung,
        state: delivery.state,
        at: moment(delivery.changed_at, lang),
    }
}

/// The page.
pub fn deliveries(person: &SignedIn, watched: &Watched, lang: Lang) -> DeliveriesPage {
    DeliveriesPage {
        agent: badge(person),
        rows: watched.listed.iter().map(|delivery| line(delivery, &watched.not_ours, lang)).collect(),
        stopped: watched.stopped.iter().map(|job| stopped(job, lang)).collect(),
        figures: Rung::ALL.iter().filter_map(|way| figures(*way, &watched.counts)).collect(),
        waiting: watched.waiting,
        more_wait: watched.waiting >= WAITING_MAX,
        done: None,
        refused: None,
    }
}

fn line(delivery: &Delivery, not_ours: &[Uuid], lang: Lang) -> DeliveryLine {
    DeliveryLine {
        id: delivery.job_id.to_string(),
        effect_key: delivery.effect_key.clone(),
        kind: delivery.kind.clone(),
        way: delivery.rung,
        recipient: delivery.recipient,
        state: delivery.state,
        not_ours: delivery.notice_id.is_some_and(|id| not_ours.contains(&id)),
        error: delivery.error.clone().unwrap_or_default(),
        owed_at: moment(delivery.owed_at, lang),
        changed_at: moment(delivery.changed_at, lang),
    }
}

fn stopped(job: &Stopped, lang: Lang) -> StoppedJob {
    StoppedJob {
        id: job.job_id.to_string(),
        key: job.key.clone(),
        kind: job.kind.clone(),
        error: job.error.clone().unwrap_or_default(),
        due_at: moment(job.due_at, lang),
        stopped_at: job.stopped_at.map(|at| moment(at, lang)).unwrap_or_default(),
    }
}

/// Nothing for a way by which nothing went.
fn figures(way: Rung, counts: &[Count]) -> Option<DeliveryFigures> {
    let mine: Vec<_> = counts.iter().filter(|count| count.rung == way.code()).collect();
    let of = |measure: &str| mine.iter().filter(|count| count.measure == measure).map(|count| count.n).sum();
    let (sent, quick): (i64, i64) = (of("sent"), of("quick"));
    (!mine.is_empty()).then(|| DeliveryFigures {
        way: Some(way),
        sent,
        delivered: of("delivered"),
        failed: of("permanent-failure") + of("technical-failure"),
        uncertain: of("uncertain"),
        // Paper does not leave in seconds.
        quick_percent: (sent > 0 && way != Rung::Letter).then(|| quick * 100 / sent),
    })
}
