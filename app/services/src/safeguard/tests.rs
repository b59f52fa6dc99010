//! Concerns as stories, on both engines.
