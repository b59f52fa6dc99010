//! A moderator's pages: the queue, an item, summaries, replies to read, importing comments.

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
