//! What every act on a draft has in common: its turn, the draft as it was on the page, the journal.

use super::{Obstacle, Officer, Refusal};
use crate::persistence::rules::drafts::{self, DraftRow};
use crate::persistence::rules::{journal, publications};
use crate::pipeline::UseCaseError;
use crate::state::Service;
use abri_domain::rules::RuleAct;
use sqlx::{Postgres, Transaction};
use time::OffsetDateTime;
use uuid::Uuid;

/// The transaction of an act: nobody else acts on rules meanwhile.
pub(super) struct Turn<'s> {
    pub transaction: Transaction<'s, Postgres>,
    pub draft: DraftRow,
    pub now: OffsetDateTime,
}

impl<'s> Turn<'s> {
    /// Takes the turn, with the draft of a page if it did not change since.
    pub async fn begin(service: &'s Service, (draft_id, version): (Uuid, i32)) -> Result<Turn<'s>, Refusal> {
        let turn = Self::of_draft(service, draft_id).await?;
        if turn.draft.version == version { Ok(turn) } else { Err(Obstacle::Stale.into()) }
    }

    /// The same, whatever page it was asked from.
    pub async fn of_draft(service: &'s Service, draft_id: Uuid) -> Result<Turn<'s>, Refusal> {
        let mut transaction = service.pools.admin.begin().await?;
        journal::take_turn(&mut transaction).await?;
        let draft = drafts::lock(&mut transaction, draft_id).await?.ok_or(UseCaseError::NotFound)?;
        Ok(Self { transaction, draft, now: service.clock.now() })
    }

    /// Does the act: the draft's new state, a line of the journal, and every instance told.
    pub async fn end(mut self, officer: &Officer, act: RuleAct) -> Result<(), Refusal> {
        let state = self.draft.state.after(&act)?;
        let changed_by = officer.staff_id;
        let draft = DraftRow { state, changed_by, changed_at: self.now, ..self.draft };
        drafts::store(&mut self.transaction, &draft).await?;
        journal::append(&mut self.transaction, (draft.draft_id, officer.staff_id), act, self.now).await?;
        publications::announce(&mut self.transaction).await?;
        Ok(self.transaction.commit().await?)
    }

    /// Notes an act that leaves the draft as it is.
    pub async fn note(mut self, officer: &Officer, act: RuleAct) -> Result<(), Refusal> {
        self.draft.state.after(&act)?;
        let who = (self.draft.draft_id, officer.staff_id);
        journal::append(&mut self.transaction, who, act, self.now).await?;
        Ok(self.transaction.commit().await?)
    }
}
