//! The steps of a core question.

codes! {
    /// The three steps of a core question, and *not sure*, which is counted and shown. *Not about me* and
    /// skipped answers are not counted at all.
    pub enum Step {
        /// Most of the time; yes.
        Top = "top",
        /// Sometimes.
        Middle = "middle",
        /// Hardly ever or never; no.
        Bottom = "bottom",
        /// Not sure.
        NotSure = "not-sure",
    }
}
