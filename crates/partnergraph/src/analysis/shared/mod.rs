//! What several analyses need, or what would make the file of one too long. Nothing here is in the register.

pub(super) mod brokers;
pub(super) mod candidates;
pub(super) mod core_split;
pub(super) mod core_test;
pub(super) mod elsewhere;
pub(super) mod endings;
pub(super) mod exchange_tables;
pub(super) mod expiry_tables;
pub(super) mod flows;
pub(super) mod funding;
pub(super) mod funding_tables;
pub(super) mod grouped;
pub(super) mod holes;
pub(super) mod identity;
pub(super) mod layers;
pub(super) mod leaving;
pub(super) mod lot;
pub(super) mod mixing;
pub(super) mod named;
pub(super) mod outsiders;
pub(super) mod overview_sentence;
pub(super) mod partition;
pub(super) mod path;
pub(super) mod permutations;
pub(super) mod pool;
pub(super) mod ratings;
pub(super) mod reach;
pub(super) mod reach_tables;
pub(super) mod removal_tables;
pub(super) mod required;
pub(super) mod sections;
pub(super) mod spectral;
#[cfg(test)]
pub(super) mod testing;
pub(super) mod ties;
pub(super) mod two_mode;
