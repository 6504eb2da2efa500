//! Help between funds: whoever spreads the work lends the queue of a fund, or some tenths of it, to another fund, until a day.
//! What is done under a loan says so, in the history of the claim.

use super::UseCaseError;
use super::review::Agent;
use crate::clock::{paris, paris_midnight};
use crate::persistence::fund_loans::{self, LoanLine};
use crate::persistence::staff::SignedIn;
use crate::random;
use crate::state::Service;
use abri_domain::fund::{FundLoan, FundLoanRefusal, LoanWish, lend_queue};
use abri_domain::staff::Right;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Whoever lends queues. There is no other way to have one than the session of someone with that right.
#[derive(Debug, Clone)]
pub struct Lender {
    /// Who.
    pub person: SignedIn,
}

impl Lender {
    /// The person of a session, if their role lends queues.
    pub fn of(person: SignedIn) -> Option<Self> {
        person.role.may(Right::Lend).then_some(Self { person })
    }

    /// May they lend, and end the loans of, the queue of that fund?
    fn answers_for(&self, fund: &str) -> bool {
        self.person.fund.as_deref().is_none_or(|own| own == fund)
    }
}

/// The loans their fund has to do with, the newest first; every loan for who belongs to no fund.
pub async fn lines(service: &Service, lender: &Lender) -> Result<Vec<LoanLine>, UseCaseError> {
    let mut connection = service.pools.admin.acquire().await?;
    Ok(fund_loans::lines(&mut connection, lender.person.fund.as_deref()).await?)
}

/// Lends, from now on or from a later day, up to and with the last day; or says why not.
pub async fn lend(
    service: &Service,
    lender: &Lender,
    wish: LoanWish,
) -> Result<Result<(), FundLoanRefusal>, UseCaseError> {
    let now = service.clock.now();
    let span = span(&wish, now);
    let mut transaction = service.pools.admin.begin().await?;
    fund_loans::take_turn(&mut transaction).await?;
    let standing = fund_loans::standing(&mut transaction, now).await?;
    let own = lender.person.fund.as_deref();
    let tenths = match lend_queue(&wish, own, &standing, span, paris(now).date()) {
        Ok(tenths) => tenths,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let LoanWish { fund, to_fund, side, scheme, may, .. } = wish;
    let (loan_id, (from, until)) = (random::id(now)?, span);
    let loan = FundLoan { loan_id, fund, to_fund, side, scheme, tenths, may, from, until };
    fund_loans::lend(&mut transaction, &loan, lender.person.staff_id, now).await?;
    transaction.commit().await?;
    Ok(Ok(()))
}

/// From the first day, at once if that is today, until the midnight after the last one.
fn span(wish: &LoanWish, now: OffsetDateTime) -> (OffsetDateTime, OffsetDateTime) {
    let until = paris_midnight(wish.last_day.saturating_add(Duration::DAY));
    (paris_midnight(wish.first_day).max(now), until)
}

/// Ends a loan now. What someone holds by it they may finish. False when it was over.
pub async fn end(service: &Service, lender: &Lender, loan_id: Uuid) -> Result<bool, UseCaseError> {
    let now = service.clock.now();
    let mut transaction = service.pools.admin.begin().await?;
    let lines = fund_loans::lines(&mut transaction, lender.person.fund.as_deref()).await?;
    let line = lines.iter().find(|line| line.loan.loan_id == loan_id).ok_or(UseCaseError::NotFound)?;
    let helps = lender.answers_for(&line.loan.to_fund);
    if !(lender.answers_for(&line.loan.fund) || helps) {
        return Err(UseCaseError::NotFound);
    }
    if line.loan.until <= now
        || !fund_loans::end(&mut transaction, loan_id, lender.person.staff_id, now).await?
    {
        return Ok(false);
    }
    transaction.commit().await?;
    Ok(true)
}

/// The loans that hold now and that the agent's fund has to do with, for their home page.
pub async fn about(service: &Service, agent: &Agent) -> Result<Vec<FundLoan>, UseCaseError> {
    let Some(fund) = &agent.fund else { return Ok(Vec::new()) };
    let mut connection = agent.pool(service).acquire().await?;
    let loans = fund_loans::in_force(&mut connection, service.clock.now()).await?;
    let theirs = |loan: &FundLoan| loan.is_of_side(agent.side) && [&loan.fund, &loan.to_fund].contains(&fund);
    Ok(loans.into_iter().filter(theirs).collect())
}
