//! The fund's register behind one question: what is known of a person? Either the table that `abri register import`
//! fills, or the fund's own system over HTTP (docs/register.md).

mod breaker;
mod http;
mod wire;

pub use http::{HttpRegister, RegisterSetupError};

use crate::config::RegisterArgs;
use crate::persistence::{PersistenceError, register};
use crate::state::Service;
use abri_domain::nir::Nir;
use abri_domain::register::RegisterEntry;
use std::sync::Arc;

/// Where the register is. Cheap to clone.
#[derive(Clone)]
pub enum Register {
    /// In the database, as it was imported.
    Table,
    /// In the fund's own system.
    Http(Arc<HttpRegister>),
}

/// Why the register said nothing. Unknown is what follows, never no.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The table.
    #[error(transparent)]
    Table(#[from] PersistenceError),
    /// The fund's system.
    #[error("the fund's register did not answer")]
    Silent(#[from] Silence),
}

/// Why the fund's system said nothing of use. Never says whom it was asked about, nor what it said of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Silence {
    /// No connection, or it broke.
    #[error("it can't be reached")]
    Unreachable,
    /// The time limit.
    #[error("it takes too long")]
    TooSlow,
    /// 401 or 403.
    #[error("it refuses the token")]
    Token,
    /// Any other status than 200.
    #[error("it answers with status {0}")]
    Status(u16),
    /// The body is not what docs/register.md says.
    #[error("its answer can't be read: {0}")]
    Malformed(&'static str),
    /// It failed too often: it is left alone for a while.
    #[error("it failed too often and is left alone for a while")]
    Resting,
}

impl Register {
    /// The fund's system when the options give its address, else the table.
    pub fn open(args: &RegisterArgs) -> Result<Self, RegisterSetupError> {
        Ok(match &args.register_url {
            Some(url) => Self::Http(Arc::new(HttpRegister::new(args, url)?)),
            None => Self::Table,
        })
    }

    /// What is known of a person; `None` if the register does not know them. Holds no transaction meanwhile.
    pub async fn find(&self, service: &Service, nir: &Nir) -> Result<Option<RegisterEntry>, RegisterError> {
        match self {
            Self::Table => {
                let mut connection =
                    service.pools.pipeline.acquire().await.map_err(PersistenceError::from)?;
                let index = register::nir_index(&service.keys, nir);
                Ok(register::find(&mut connection, &service.keys, &index).await?)
            }
            Self::Http(fund) => Ok(fund.find(nir, service.clock.now()).await?),
        }
    }
}
