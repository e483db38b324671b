//! The commands, as people and scripts run them.

mod damage;
#[cfg(unix)]
mod files;
mod find;
mod hostile;
mod output;
mod read;
mod tick;
mod usage;
