//! People and programs at the door: pages, fragments of pages, live news, and the pages of customers.
//!
//! [`views`] turns plain structs into HTML; `assets/` holds the style sheets and the script that make it look and
//! feel right; every page works without the script. **Never:** a rule, a write except through `desk`, SQL.

pub mod assets;
pub mod csp;
pub mod views;
