//! Honest waits: what is said about time comes from what was measured, with its uncertainty, or is not said.

mod expected_wait;

pub use expected_wait::{
    ANSWERED_FOR_NINE_IN_TEN, Ending, Episode, Expected, expected_wait, expected_wait_of, quantile_bound_rank,
    round_up, told_words,
};
