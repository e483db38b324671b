//! Tables by hash, with one hasher for all that is read of documents.
//!
//! The standard library's costs more than all else that is done with a short title. A
//! document may be a stranger's, who would like to make all of its words collide: so
//! each table has a seed of its own, which nobody outside the process knows.

use std::collections;

pub use foldhash::fast::RandomState;

/// A table of values by key.
pub type HashMap<K, V> = collections::HashMap<K, V, RandomState>;

/// A set of keys.
pub type HashSet<K> = collections::HashSet<K, RandomState>;
