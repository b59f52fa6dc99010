//! The models of a manager's page: what it shows, and a posted reply.

use domain::{
    Bilingual,
    clock::Quarter,
    summary::{Findings, ReplyKind},
};
use services::{moderate::summaries::QuarterWork, public::directory::Service};

/// The model of a manager's themes page.
pub struct Model<'a> {
    /// Second-read summaries, with the replies so far.
    pub work: &'a QuarterWork,
    /// The reply just posted, if something is wrong with it.
    pub answering: Option<&'a Answering>,
    /// Whether the reader may reply.
    pub may_answer: bool,
    /// Whether a reply was sent just now.
    pub sent: bool,
    /// Quarters in which replies were sent back, oldest first, each with the number of replies.
    pub returned: &'a [(Quarter, i64)],
    /// The services that the reader answers for; empty: the whole authority.
    pub services: &'a [Service],
    /// The service that the page is about, if it is about one of them.
    pub service: Option<&'a Service>,
    /// The token of every form for a new reply: a form that is sent twice makes one reply.
    pub token: &'a str,
}

/// A posted reply, with what was found wrong in it.
#[derive(Debug, Clone)]
pub struct Answering {
    /// The summary that it answers: the posted identifier.
    pub summary: String,
    /// The reply that it replaces: the posted identifier; `None` for a new reply.
    pub reply: Option<String>,
    /// The kind of reply.
    pub kind: Option<ReplyKind>,
    /// The text.
    pub body: Bilingual,
    /// The day by which something will change, as typed.
    pub by: String,
    /// The problems and warnings about the text.
    pub findings: Findings,
    /// Whether somebody changed the reply after this person had opened it.
    pub changed: bool,
}
