//! `abri serve` and `abri work`.

use super::{CommandError, demo, say};
use crate::boot::{self, Store};
use crate::config::{ServeArgs, StoreArgs};
use crate::http::{Assets, Limiter, Web, WebOptions, router};
use crate::jobs::{Tools, work as run_jobs};
use crate::mail::Mailer;
use crate::provider::Provider;
use crate::register::Register;
use crate::rules;
use crate::sandbox;
use crate::state::Service;
use crate::webhook::Caller;
use abri_app::paths::agent;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Workers of one process: each runs four jobs side by side.
const WORKERS: usize = 2;

struct Running {
    store: Store,
    service: Service,
    tools: Tools,
}

async fn start(store_args: &StoreArgs, args: &ServeArgs) -> Result<Running, CommandError> {
    let register = Register::open(&args.register)?;
    let store = Store::open(store_args).await?;
    store.migrate().await?;
    let contact = boot::contact(&args.contact, &args.public_url);
    let service = boot::service(&store, store_args, contact, register, args.demo)?;
    // What partners of a demonstration listen with is on the same machine.
    let calls = if args.demo { Caller::with_loopback() } else { Caller::public() };
    let service = Service { callback_hours: args.callbacks.hours(), calls, ..service };
    rules::begin(&service).await?;
    let mailer = Arc::new(Mailer::new(&args.mail, &store_args.data_dir, &args.public_url)?);
    Ok(Running { store, service, tools: Tools { mailer, data_dir: store_args.data_dir.clone() } })
}

/// Serves pages until told to stop; what was begun is finished. `training` is how many times each lesson is filed.
pub async fn serve(
    store_args: StoreArgs,
    args: ServeArgs,
    training: Option<u64>,
) -> Result<ExitCode, CommandError> {
    if training.is_none() {
        sandbox::refuse_marked(&store_args.data_dir)?;
    }
    let Running { store, mut service, tools } = start(&store_args, &args).await?;
    if args.demo {
        // The passwords of the demonstration are public.
        if !args.listen.ip().is_loopback() {
            return Err("a demonstration listens on this machine only: its passwords are public".into());
        }
        demo::prepare(&store, &service).await?;
    }
    if let Some(sets) = training {
        service.training = Some(sandbox::prepare(&store, &service, sets).await?);
    }
    let draining = Arc::new(AtomicBool::new(false));
    let web = Web { service: service.clone(), options: options(&args, draining.clone())? };
    let listener = tokio::net::TcpListener::bind(args.listen).await?;
    let (stop, stopped) = watch::channel(false);
    let mut workers = if args.no_workers { Vec::new() } else { spawn_workers(&service, &tools, &stopped) };
    workers.push(tokio::spawn(rules::follow(service.clone(), stopped.clone())));
    announce(&args, &service);
    let app = router(web).into_make_service_with_connect_info::<SocketAddr>();
    let drained = async move {
        until_told_to_stop().await;
        draining.store(true, Ordering::Relaxed);
    };
    axum::serve(listener, app).with_graceful_shutdown(drained).await?;
    finish(stop, workers, service, store).await
}

fn options(args: &ServeArgs, draining: Arc<AtomicBool>) -> Result<WebOptions, CommandError> {
    let back = format!("{}{}", args.public_url.trim_end_matches('/'), agent::PROVIDER_BACK);
    Ok(WebOptions {
        assets: Assets::find(&args.site_dir),
        secure: args.public_url.starts_with("https://"),
        trusted_proxies: args.trusted_proxies,
        limiter: Arc::new(Limiter::new(args.posts_per_minute)),
        api_limiter: Arc::new(Limiter::new(args.api_per_minute)),
        require_second_factor: args.require_second_factor.unwrap_or(!args.demo),
        alive: time::Duration::seconds(args.presence_seconds.into()),
        provider: Provider::open(&args.provider, back)?.map(Arc::new),
        sandbox: args.sandbox_url.clone(),
        draining,
    })
}

/// Works until told to stop.
pub async fn work(store_args: StoreArgs, args: ServeArgs) -> Result<ExitCode, CommandError> {
    sandbox::refuse_marked(&store_args.data_dir)?;
    let Running { store, service, tools } = start(&store_args, &args).await?;
    let (stop, stopped) = watch::channel(false);
    let mut workers = spawn_workers(&service, &tools, &stopped);
    workers.push(tokio::spawn(rules::follow(service.clone(), stopped.clone())));
    until_told_to_stop().await;
    finish(stop, workers, service, store).await
}

fn spawn_workers(service: &Service, tools: &Tools, stopped: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    (0..WORKERS).map(|_| tokio::spawn(run_jobs(service.clone(), tools.clone(), stopped.clone()))).collect()
}

async fn finish(
    stop: watch::Sender<bool>,
    workers: Vec<JoinHandle<()>>,
    service: Service,
    store: Store,
) -> Result<ExitCode, CommandError> {
    stop.send_replace(true);
    for worker in workers {
        worker.await?;
    }
    service.pools.close().await;
    store.close()?;
    Ok(ExitCode::SUCCESS)
}

async fn until_told_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

fn announce(args: &ServeArgs, service: &Service) {
    say(&format!("Abri: {}  (staff: {}/agent)", args.public_url, args.public_url));
    if service.clock.is_moved() {
        say(&format!("  The service does as if today were {}.", service.clock.today()));
    }
    if args.demo {
        demo::announce(service);
    }
}
