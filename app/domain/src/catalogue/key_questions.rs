//! The key questions of the appreciative inquiry, and which of them families' words can answer.

use serde::Deserialize;

use super::Text;

codes! {
    /// A part of the inquiry.
    pub enum KeyQuestionPart {
        /// The range of family support.
        Range = "A",
        /// Workforce and practice.
        Workforce = "B",
        /// The whole system and working in partnership.
        System = "C",
        /// Leadership.
        Leadership = "D",
    }
}

codes! {
    /// A key question. The source has no D6; neither has this list.
    pub enum KeyQuestionCode {
        /// Do services meet the needs that were found, without long waits?
        A1 = "A1",
        /// Do services respond well to problems and emergencies?
        A2 = "A2",
        /// Does each agency bring what it does best?
        A3 = "A3",
        /// Does early help join up with other help, so that families can step up or down?
        A4 = "A4",
        /// Are children and families asked whether services work, and what is missing?
        A5 = "A5",
        /// Is enough money and staff time put into early help in communities?
        A6 = "A6",
        /// Do services have clear aims, and check what difference they make?
        A7 = "A7",
        /// Is there a plan to have enough staff with the right skills?
        B1 = "B1",
        /// Do workers have enough time for each child and family?
        B2 = "B2",
        /// Does everyone act early, before needs grow?
        B3 = "B3",
        /// Is it clear how skilled social work and therapeutic help are given?
        B4 = "B4",
        /// Do the courts, Cafcass Cymru and the council's lawyers trust the strategy and the council's work?
        B5 = "B5",
        /// Are the ways in clear, so that each need meets the right level of help?
        B6 = "B6",
        /// Do partners support and challenge one another to do better?
        C1 = "C1",
        /// Does planning involve everyone who matters?
        C2 = "C2",
        /// Do plans rest on what is known about need?
        C3 = "C3",
        /// Are the ways of working clearly stated, and checked?
        C4 = "C4",
        /// Do all partners stand behind the strategy and share the risk?
        C5 = "C5",
        /// Do safeguarding agencies have good ways to handle risk together?
        C6 = "C6",
        /// Is good information gathered about how well the system protects and helps?
        C7 = "C7",
        /// Does the whole council play its part for children?
        D1 = "D1",
        /// Does the council work well with others, families too, to shape services?
        D2 = "D2",
        /// Are money and grants used well to keep promises and to change?
        D3 = "D3",
        /// Can children's services keep their promises within the budget?
        D4 = "D4",
        /// Do senior leaders and councillors understand the strategy and check on it?
        D5 = "D5",
        /// Are early signs of serious problems in services noticed?
        D7 = "D7",
        /// What can the Welsh Government do to help?
        D8 = "D8",
    }
}

codes! {
    /// Whether families' words can be evidence for something that officials ask themselves.
    pub enum FamiliesCanSpeak {
        /// They can.
        Yes = "yes",
        /// They touch it.
        ALittle = "a-little",
        /// They cannot, and a report says so in place of a figure.
        No = "no",
    }
}

/// The questions, in the source's order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyQuestions {
    /// The lead question of each part.
    #[serde(rename = "lead")]
    pub leads: Vec<LeadQuestion>,
    /// The 27 questions.
    #[serde(rename = "question")]
    pub questions: Vec<KeyQuestion>,
}

/// The question that leads a part.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadQuestion {
    /// The part.
    pub code: KeyQuestionPart,
    /// The part's name.
    pub name: Text,
    /// What is asked, shortly.
    pub asks: Text,
}

/// One key question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyQuestion {
    /// Which.
    pub code: KeyQuestionCode,
    /// Whether families' words can be evidence.
    pub families_can_speak: FamiliesCanSpeak,
    /// What is asked, shortly.
    pub asks: Text,
    /// What else is evidence, beside families' words.
    pub also: Option<Text>,
}
