//! The service as the measuring programs open it: beside a server that runs, with nobody to write to.

use abri_app::model::ServiceContact;
use abri_server::boot::{self, BootError, Store};
use abri_server::config::StoreArgs;
use abri_server::register::Register;
use abri_server::state::Service;

/// Opens the service on that store; its register is the table.
pub fn open(store: &Store, args: &StoreArgs) -> Result<Service, BootError> {
    boot::service(store, args, nobody(), Register::Table, true)
}

fn nobody() -> ServiceContact {
    let empty = String::new;
    ServiceContact { name: empty(), email: empty(), phone: empty(), address: Vec::new(), public_url: empty() }
}
