//! Pages for staff and administrators: signing in, the start page, people, services, settings, the audit
//! trail.

pub mod alerts;
pub mod audit;
pub mod home;
pub mod jobs;
pub mod kept;
mod missing;
pub mod organisations;
pub mod password;
pub mod people;
pub mod person;
pub mod services;
pub mod settings;
pub mod sign_in;
mod unfit;
