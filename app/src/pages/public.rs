//! The pages that anyone may read.
