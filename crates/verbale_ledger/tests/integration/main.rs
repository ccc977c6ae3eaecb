//! Behaviour of the ledger as its callers see it.

// The schema page is complete.
mod documented;
// Documents and annotations to write, and a simple annotator.
mod given;
// What was added stays: once, unchanged, by version.
mod ground;
// A process killed at any point loses nothing it acknowledged.
mod killed;
// The statements and documents a query finds, and in which order.
mod queries;
// Derived state made again is the same, byte for byte.
mod rebuilt;
// Why a file is refused, in words.
mod refused;
// What was recorded loads back equal, under both clocks.
mod round_trip;
// Damage is found and named.
mod verified;
