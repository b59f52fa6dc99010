//! What public bodies have promised: The Right Way, the participation standards, the Corporate Parenting
//! Charter, and the well-being goals and ways of working.

use serde::Deserialize;

use super::Text;

/// The promises, one set a field.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standards {
    /// The Children's Commissioner's five principles.
    pub right_way: RightWay,
    /// The seven National Participation Standards.
    pub participation: Participation,
    /// The Corporate Parenting Charter, as far as it is held.
    pub corporate_parenting: CorporateParenting,
    /// The seven goals of the Well-being of Future Generations (Wales) Act 2015.
    #[serde(rename = "goal")]
    pub goals: Vec<Goal>,
    /// The Act's five ways of working.
    #[serde(rename = "way_of_working")]
    pub ways_of_working: Vec<WayOfWorking>,
}

/// The Right Way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RightWay {
    /// Its name.
    pub name: Text,
    /// What it is.
    pub about: Text,
    /// Its principles.
    #[serde(rename = "principle")]
    pub principles: Vec<Principle>,
}

/// The National Participation Standards.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participation {
    /// Their name.
    pub name: Text,
    /// What they are.
    pub about: Text,
    /// The standards. Number 6 is why a reply has a promised date.
    #[serde(rename = "standard")]
    pub standards: Vec<Principle>,
}

/// The Corporate Parenting Charter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorporateParenting {
    /// Its name.
    pub name: Text,
    /// What it is.
    pub about: Text,
    /// Its principles, by their short names.
    #[serde(rename = "principle")]
    pub principles: Vec<Principle>,
    /// How many promises it makes beside them.
    pub promises: u8,
    /// Says that the promises' words are not held, in place of them.
    pub promises_notice: Text,
}

/// A numbered principle or standard.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: Text,
    /// What it means, in our plain words.
    pub about: Text,
}

/// A well-being goal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// A stable word.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A way of working.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayOfWorking {
    /// A stable word.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it means, in our plain words.
    pub about: Text,
}
