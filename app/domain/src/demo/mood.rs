//! How it was for somebody of the demo, and how they answer then.

/// How it was, on the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Good,
    Mixed,
    Hard,
}

impl Mood {
    /// Every mood, and in how many of a hundred feedback somebody is in it.
    pub(super) const ALL: [(Self, u32); 3] = [(Self::Good, 45), (Self::Mixed, 31), (Self::Hard, 24)];
}

/// How likely each answer to a question with steps is, beside the others.
pub(super) const fn steps(mood: Mood) -> [(&'static str, u32); 5] {
    let [top, middle, bottom, not_sure, not_about_me] = match mood {
        Mood::Good => [70, 20, 3, 4, 3],
        Mood::Mixed => [34, 42, 14, 6, 4],
        Mood::Hard => [12, 32, 46, 6, 4],
    };
    [
        ("top", top),
        ("middle", middle),
        ("bottom", bottom),
        ("not-sure", not_sure),
        ("not-about-me", not_about_me),
    ]
}
