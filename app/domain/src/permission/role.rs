//! What people are here to do.

codes! {
    /// A role that a person is given over an authority or one service.
    pub enum Role {
        /// Independent professional or parent advocate.
        Advocate = "advocate",
        /// Runs an advocacy organisation: workload, never words.
        AdvocacyManager = "advocacy-manager",
        /// Reads first, takes identities out, codes, writes summaries.
        Moderator = "moderator",
        /// Puts replies and summaries into the other language.
        Translator = "translator",
        /// Acts on concerns within their clock.
        SafeguardingLead = "safeguarding-lead",
        /// Acts on allegations about workers.
        DesignatedOfficer = "designated-officer",
        /// Information governance.
        Custodian = "custodian",
        /// Sees summaries about named services and answers.
        ServiceManager = "service-manager",
        /// Releases and reports for one authority.
        PerformanceLead = "performance-lead",
        /// Signs the report.
        StatutoryDirector = "statutory-director",
        /// Reads releases.
        ElectedMember = "elected-member",
        /// Says whether a summary is fair.
        PanelMember = "panel-member",
        /// Compares releases.
        NationalViewer = "national-viewer",
        /// Watches over the times in which concerns are acted on, on every desk. Never a word, never a single concern.
        IndependentReviewer = "independent-reviewer",
        /// Organisations, people, services, settings. No feedback at all.
        Administrator = "administrator",
    }
}
