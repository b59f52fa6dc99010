//! What a manager's page shows, and what comes back from it.

use domain::{
    Bilingual,
    clock::Quarter,
    summary::{Findings, ReplyKind},
};
use services::{moderate::summaries::QuarterWork, public::directory::Service, publish::figures::Themes};

/// What stands on a manager's page of themes.
pub struct Model<'a> {
    /// Summaries that a second person has read, with the replies so far.
    pub work: &'a QuarterWork,
    /// The newest figures that passed the gate.
    pub figures: Option<&'a Themes>,
    /// The reply just posted, if something is wrong with it.
    pub answering: Option<&'a Answering>,
    /// The one who looks may answer.
    pub may_answer: bool,
    /// A reply was sent just now.
    pub sent: bool,
    /// Quarters in which replies were sent back, oldest first, each with how many.
    pub returned: &'a [(Quarter, i64)],
    /// The services for which the reader answers; none: they answer for all of the authority.
    pub services: &'a [Service],
    /// Which of them the page is about.
    pub service: Option<&'a Service>,
    /// What every form for a new reply carries: a form sent twice makes one.
    pub token: &'a str,
}

/// A reply as posted, with what was found in it.
#[derive(Debug, Clone)]
pub struct Answering {
    /// The summary it answers: its identifier as posted.
    pub summary: String,
    /// The reply that is written anew: its identifier as posted; none for a new one.
    pub reply: Option<String>,
    /// What it says.
    pub kind: Option<ReplyKind>,
    /// Its words.
    pub body: Bilingual,
    /// By when, as typed.
    pub by: String,
    /// What was found.
    pub findings: Findings,
    /// Somebody changed the reply after this person had opened it.
    pub changed: bool,
}
