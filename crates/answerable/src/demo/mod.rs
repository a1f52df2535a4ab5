//! placeholder
use crate::config::Config;
use crate::failure::Failure;
use desk::Desk;
pub async fn fill_if_empty(_config: &Config, _desk: &Desk) -> Result<(), Failure> { Ok(()) }
