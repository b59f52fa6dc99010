//! Reading first: the queue, an item, summaries, replies that wait to be read, comments from elsewhere.

pub(crate) mod body;
pub mod cover;
pub mod import;
pub mod item;
pub mod queue;
pub mod replies;
pub(crate) mod ring;
pub mod summaries;
pub mod summary;

pub use body::LOOKED;
