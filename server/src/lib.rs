//! The process: configuration, HTTP, sessions, persistence, pipeline, jobs, letters, command line.

pub mod boot;
pub mod check;
pub mod cli;
pub mod clock;
pub mod cluster;
pub mod config;
pub mod crypto;
pub mod demo;
pub mod http;
pub mod jobs;
pub mod letters;
pub mod mail;
pub mod persistence;
pub mod pipeline;
pub mod proof;
pub mod provider;
pub mod random;
pub mod register;
pub mod rules;
pub mod sandbox;
pub mod sms;
pub mod state;
pub mod telemetry;
pub mod views;
pub mod wake;
pub mod webhook;
