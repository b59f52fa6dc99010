//! How serious something is as it is told. The catalogue describes the levels, a coding gives one.

codes! {
    /// The six levels, by the written criteria of the catalogue.
    pub enum Criticality {
        /// Nothing critical.
        Nothing = "0",
        /// A small thing, easily put right.
        Minor = "1",
        /// A service fell short and somebody was affected, for a short time or in a limited way.
        Noticeable = "2",
        /// A right, a duty or an agreed plan was not kept, or the same failing came back, or the effect lasted.
        Serious = "3",
        /// Significant harm, or family life, liberty, home or schooling taken without what the law asks.
        VerySerious = "4",
        /// Death, serious injury, abuse by somebody in a position of trust, or danger now.
        Extreme = "5",
    }
}

impl Criticality {
    /// Whether a line must say why this level was given.
    pub fn needs_reason(self) -> bool {
        self >= Self::VerySerious
    }
}
