//! Tests of the pages through the real router. One program for all files: each would hold the whole desk once more, which
//! cost disk and time to link.

#![allow(clippy::expect_used, reason = "a test stops where its ground is missing")]

#[allow(dead_code, reason = "the preview uses all of it")]
#[path = "../../examples/preview/pages.rs"]
mod pages;

#[allow(dead_code, reason = "the preview uses all of it")]
#[path = "../../examples/preview/samples.rs"]
mod samples;

mod apart_and_together;
mod articles;
mod audit;
mod blocked;
mod bodies;
mod brands;
mod budget;
mod common;
mod composer;
mod connections;
mod contrast;
mod conversations;
mod door;
mod door_links;
mod drafts;
mod enquiries;
mod fields;
mod finding;
mod held_back;
mod languages;
mod lists;
mod live;
mod marks;
mod mentions;
mod offers;
mod passkeys;
mod permissions;
mod pictures;
mod portal;
mod preferences;
mod priority;
mod pushes;
mod refused_forms;
mod removals;
mod rules;
mod saved_answers;
mod single_sign_on;
mod sources;
mod tasks;
mod views;
mod whole;
mod words;
