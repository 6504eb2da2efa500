//! Looking: what runs, what is to come, who did what; and a draft with everything its readers decide by.

use super::write::over;
use super::{IN_THE_END, Officer, Refusal, published};
use crate::persistence::rules::drafts::{self, DraftRow};
use crate::persistence::rules::journal::{self, Verified};
use crate::persistence::rules::publications::PublicationRow;
use crate::persistence::rules::simulations::{self, SimulationRow};
use crate::persistence::{PersistenceError, claims, staff};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::rules::{Comparison, DraftState, RuleFiles, RuleRecord, Timeline};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use uuid::Uuid;

/// Drafts and lines of the journal shown.
const SHOWN: i64 = 50;

/// The desk of the rules.
pub struct Desk {
    /// What stands published, in the order it was made, with the title of each draft.
    pub publications: Vec<(PublicationRow, String)>,
    /// Paths of the files that run in the end.
    pub paths: Vec<String>,
    /// Drafts that someone works on.
    pub drafts: Vec<DraftRow>,
    /// The last acts, the newest first, each with the title of its draft.
    pub journal: Vec<(RuleRecord, String)>,
    /// What walking the whole journal found.
    pub verified: Verified,
    /// Names by id.
    pub names: BTreeMap<Uuid, String>,
}

/// The desk, for whoever makes rules.
pub async fn desk(service: &Service, _: &Officer) -> Result<Desk, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let (rows, timeline) = published(service, &mut connection).await?;
    let drafts = drafts::open(&mut connection, SHOWN).await?;
    let mut publications = Vec::new();
    for row in rows {
        let title = title(&mut connection, row.draft_id).await?;
        publications.push((row, title));
    }
    let mut journal = Vec::new();
    for record in journal::last(&mut connection, SHOWN).await? {
        let title = title(&mut connection, record.draft_id).await?;
        journal.push((record, title));
    }
    let people = drafts.iter().flat_map(|draft| [draft.drafted_by, draft.changed_by]);
    let people = people.chain(journal.iter().map(|(record, _)| record.staff_id));
    let people = people.chain(publications.iter().flat_map(|(row, _)| [row.drafted_by, row.published_by]));
    Ok(Desk {
        names: names(&mut connection, people.collect()).await?,
        verified: journal::verify(&mut connection, |_| ()).await?,
        paths: timeline.at(IN_THE_END).iter().map(|(path, _)| path.to_owned()).collect(),
        publications,
        drafts,
        journal,
    })
}

async fn title(connection: &mut PgConnection, draft_id: Uuid) -> Result<String, PersistenceError> {
    Ok(drafts::title_of(connection, draft_id).await?.unwrap_or_default())
}

async fn names(
    connection: &mut PgConnection,
    people: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, String>, PersistenceError> {
    let mut names = BTreeMap::new();
    for id in people {
        if let Entry::Vacant(unknown) = names.entry(id) {
            unknown.insert(staff::name_of(connection, id).await?.unwrap_or_default());
        }
    }
    Ok(names)
}

/// A draft, with everything that is known of it.
pub struct OpenDraft {
    /// The draft.
    pub draft: DraftRow,
    /// Names of those who began, changed and proposed it.
    pub names: BTreeMap<Uuid, String>,
    /// Is the reader one of its authors?
    pub is_mine: bool,
    /// Files that were replaced since it was last saved.
    pub overtaken: Vec<String>,
    /// What is wrong with it over everything that is published, and what it changes; nothing once it is published or given
    /// up.
    pub found: Comparison,
    /// Files of the scheme itself that it replaces: their questions concern every version.
    pub schemes: Vec<String>,
    /// The last simulation.
    pub simulation: Option<SimulationRow>,
    /// The simulation, if one is needed, is done for this very text.
    pub is_simulated: bool,
}

/// Opens a draft.
pub async fn open_draft(service: &Service, officer: &Officer, draft_id: Uuid) -> Result<OpenDraft, Refusal> {
    let mut connection = service.pools.admin.acquire().await?;
    let draft = drafts::find(&mut connection, draft_id).await?.ok_or(UseCaseError::NotFound)?;
    let (_, timeline) = published(service, &mut connection).await?;
    let people = [Some(draft.drafted_by), Some(draft.changed_by), draft.proposed_by];
    let names = names(&mut connection, people.into_iter().flatten().collect()).await?;
    let is_mine = journal::authors(&mut connection, draft_id).await?.contains(&officer.staff_id);
    let simulation = simulations::last(&mut connection, draft_id).await?;
    let is_simulated = is_simulated(service, &mut connection, &draft).await?;
    drop(connection);
    let overtaken = overtaken(&draft, &timeline.at(IN_THE_END));
    let found = compared(&timeline, &draft).await;
    let schemes = draft.files.iter().map(|(path, _)| path).filter(|path| path.ends_with("/scheme.toml"));
    let schemes = schemes.map(str::to_owned).collect();
    Ok(OpenDraft { draft, names, is_mine, overtaken, found, schemes, simulation, is_simulated })
}

/// The faults of a draft, and what it changes. Trying every example takes a core a moment.
async fn compared(timeline: &Timeline, draft: &DraftRow) -> Comparison {
    if !matches!(draft.state, DraftState::Draft | DraftState::Proposed) {
        return Comparison::default();
    }
    let timeline = over(timeline, draft);
    tokio::task::spawn_blocking(move || timeline.step(IN_THE_END)).await.unwrap_or_default()
}

/// The scheme of a draft.
pub async fn scheme_of(service: &Service, _: &Officer, draft_id: Uuid) -> Result<String, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    let draft = drafts::find(&mut connection, draft_id).await?;
    Ok(draft.ok_or(UseCaseError::NotFound)?.scheme)
}

/// The files of a draft that are not what it was written against.
pub(super) fn overtaken(draft: &DraftRow, running: &RuleFiles) -> Vec<String> {
    let now = super::write::bases(running, &draft.files);
    let paths = draft.files.iter().map(|(path, _)| path);
    paths.filter(|path| now.get(*path) != draft.bases.get(*path)).map(str::to_owned).collect()
}

/// Has someone seen what this text would change? A scheme that has no claims changes nothing for anyone.
pub(super) async fn is_simulated(
    service: &Service,
    connection: &mut PgConnection,
    draft: &DraftRow,
) -> Result<bool, PersistenceError> {
    let last = simulations::last(connection, draft.draft_id).await?;
    let sha256 = draft.files.sha256();
    if last.is_some_and(|last| last.done_at.is_some() && last.content_sha256 == sha256) {
        return Ok(true);
    }
    let has_run = service.rules.book(&draft.scheme).is_some();
    Ok(!(has_run && claims::exist(connection, &draft.scheme).await?))
}
