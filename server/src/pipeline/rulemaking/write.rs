//! Writing a draft: begun, saved, simulated, proposed, taken back, given up.

use super::act::Turn;
use super::{IN_THE_END, Obstacle, Officer, Refusal, faults_from, published};
use crate::clock::paris;
use crate::persistence::rules::drafts::{self, DraftRow};
use crate::persistence::rules::{journal, keep_texts, simulations};
use crate::persistence::{jobs, with_retries};
use crate::random;
use crate::state::Service;
use abri_domain::rules::{DraftState, Publication, RuleAct, RuleFiles, Timeline, next_version};
use data_encoding::HEXLOWER;
use serde_json::json;
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What a draft begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewDraft {
    /// The version after the last one of a scheme, from that instant on.
    NextVersion {
        /// The scheme.
        scheme: String,
        /// First instant it is in force.
        from: OffsetDateTime,
    },
    /// A file that runs, to be mended.
    File {
        /// Its path.
        path: String,
    },
    /// A scheme that is not there yet.
    NewScheme {
        /// Its id.
        scheme: String,
    },
}

/// Begins a draft; answers with its id. Nothing when there is no such scheme or file, or the new scheme is there already.
pub async fn begin_draft(
    service: &Service,
    officer: &Officer,
    new: &NewDraft,
    (title, why): (&str, &str),
) -> Result<Option<Uuid>, Refusal> {
    let now = service.clock.now();
    let mut transaction = service.pools.admin.begin().await?;
    journal::take_turn(&mut transaction).await?;
    let (_, timeline) = published(service, &mut transaction).await?;
    let running = timeline.at(IN_THE_END);
    let Some((scheme, files)) = first_files(&running, new, paris(now).date()) else { return Ok(None) };
    let draft = DraftRow {
        draft_id: random::id(now)?,
        scheme,
        title: title.to_owned(),
        why: why.to_owned(),
        bases: bases(&running, &files),
        files,
        state: DraftState::Draft,
        drafted_by: officer.staff_id,
        drafted_at: now,
        proposed_by: None,
        changed_by: officer.staff_id,
        changed_at: now,
        version: 0,
    };
    drafts::insert(&mut transaction, &draft).await?;
    journal::append(&mut transaction, (draft.draft_id, officer.staff_id), RuleAct::Drafted, now).await?;
    transaction.commit().await?;
    Ok(Some(draft.draft_id))
}

fn first_files(running: &RuleFiles, new: &NewDraft, today: Date) -> Option<(String, RuleFiles)> {
    match new {
        NewDraft::NextVersion { scheme, from } => {
            Some((scheme.clone(), next_version(running, scheme, *from, today)?))
        }
        NewDraft::File { path } => {
            let (scheme, _) = path.split_once('/')?;
            let file = (path.clone(), running.get(path)?.to_owned());
            Some((scheme.to_owned(), [file].into_iter().collect()))
        }
        NewDraft::NewScheme { scheme } => {
            let path = format!("{scheme}/scheme.toml");
            let is_new = running.get(&path).is_none();
            is_new.then(|| (scheme.clone(), [(path, "format = 2\n".to_owned())].into_iter().collect()))
        }
    }
}

/// The hashes of the texts that these files would replace.
pub(super) fn bases(running: &RuleFiles, files: &RuleFiles) -> BTreeMap<String, String> {
    let manifest = running.manifest().into_iter();
    manifest.filter(|(path, _)| files.get(path).is_some()).collect()
}

/// A draft over what is published, as it would run in the end.
pub(super) fn over(timeline: &Timeline, draft: &DraftRow) -> Timeline {
    let files = draft.files.clone();
    timeline.with(Publication { id: draft.draft_id, effective_at: IN_THE_END, files })
}

fn hex(draft: &DraftRow) -> String {
    HEXLOWER.encode(&draft.files.sha256())
}

/// Saves what was typed. It is then written against what runs now; a proposal is taken back by it.
pub async fn save(
    service: &Service,
    officer: &Officer,
    draft: (Uuid, i32),
    (title, why): (&str, &str),
    files: &RuleFiles,
) -> Result<(), Refusal> {
    with_retries(|| async {
        let mut turn = Turn::begin(service, draft).await?;
        let (_, timeline) = published(service, &mut turn.transaction).await?;
        title.clone_into(&mut turn.draft.title);
        why.clone_into(&mut turn.draft.why);
        turn.draft.files = files.clone();
        turn.draft.bases = bases(&timeline.at(IN_THE_END), files);
        turn.draft.proposed_by = None;
        let sha256 = hex(&turn.draft);
        turn.end(officer, RuleAct::Edited { sha256 }).await
    })
    .await
}

/// Asks the machine what the draft would change for the claims filed since a day. What can't be read can't be tried.
pub async fn simulate(
    service: &Service,
    officer: &Officer,
    draft: (Uuid, i32),
    since: Date,
) -> Result<(), Refusal> {
    let mut turn = Turn::begin(service, draft).await?;
    let (_, timeline) = published(service, &mut turn.transaction).await?;
    if let Err(fault) = over(&timeline, &turn.draft).at(IN_THE_END).read() {
        return Err(Obstacle::Faults(vec![fault]).into());
    }
    let (simulation_id, now) = (random::id(turn.now)?, turn.now);
    let of = (simulation_id, turn.draft.draft_id);
    simulations::insert(&mut turn.transaction, of, &turn.draft.files.sha256(), since, now).await?;
    let job = jobs::NewJob {
        key: format!("{}:{simulation_id}", super::SIMULATE),
        kind: super::SIMULATE,
        claim_id: None,
        payload: json!({ "simulation": simulation_id }),
        due_at: now,
    };
    jobs::enqueue(&mut turn.transaction, job, now).await?;
    jobs::wake(&mut turn.transaction).await?;
    let sha256 = hex(&turn.draft);
    turn.note(officer, RuleAct::Simulated { sha256, since }).await
}

/// Hands the draft to a second person. Its texts are kept for ever from then on.
pub async fn propose(service: &Service, officer: &Officer, draft: (Uuid, i32)) -> Result<(), Refusal> {
    let mut turn = Turn::begin(service, draft).await?;
    if turn.draft.files.is_empty() {
        return Err(Obstacle::Empty.into());
    }
    let (_, timeline) = published(service, &mut turn.transaction).await?;
    let faults = faults_from(over(&timeline, &turn.draft), IN_THE_END).await;
    if !faults.is_empty() {
        return Err(Obstacle::Faults(faults).into());
    }
    keep_texts(&mut turn.transaction, &turn.draft.files).await?;
    turn.draft.proposed_by = Some(officer.staff_id);
    let sha256 = hex(&turn.draft);
    turn.end(officer, RuleAct::Proposed { sha256 }).await
}

/// Takes a proposal back.
pub async fn take_back(service: &Service, officer: &Officer, draft: (Uuid, i32)) -> Result<(), Refusal> {
    let mut turn = Turn::begin(service, draft).await?;
    turn.draft.proposed_by = None;
    turn.end(officer, RuleAct::TakenBack).await
}

/// Gives a draft up; it stays in the journal.
pub async fn withdraw(service: &Service, officer: &Officer, draft: (Uuid, i32)) -> Result<(), Refusal> {
    Turn::begin(service, draft).await?.end(officer, RuleAct::Withdrawn).await
}
