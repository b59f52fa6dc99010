//! Lines of a file as a person writes them down: "3–410, 415".

use super::{Problem, ProblemKind};

/// Problems alike: the same thing is wrong, in the same column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which column, counted from 0, when it is about one.
    pub column: Option<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
    /// On which lines, in order.
    pub lines: Vec<usize>,
}

/// Puts problems together that are alike, in the order in which each kind comes first in the file.
pub(super) fn grouped(problems: &[Problem]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for problem in problems {
        let alike = |group: &&mut Group| group.column == problem.column && group.kind == problem.kind;
        match groups.iter_mut().find(alike) {
            Some(group) => group.lines.push(problem.line),
            None => {
                groups.push(Group { column: problem.column, kind: problem.kind, lines: vec![problem.line] });
            }
        }
    }
    groups
}

/// Lines, in order, with each unbroken run as its first and last: the same in both languages.
pub fn in_ranges(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let run = |run: &[usize]| match run {
        [one] => one.to_string(),
        [first, .., last] => format!("{first}–{last}"),
        [] => String::new(),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn eight_hundred_lines_are_a_few_ranges() {
        let lines: Vec<usize> = (3..=410).chain([415]).chain(420..=421).collect();
        assert_eq!(in_ranges(&lines), "3–410, 415, 420–421");
        assert_eq!(in_ranges(&[]), "");
    }

    #[test]
    fn problems_alike_stand_together_in_the_order_of_the_file() {
        let of = |line, column, kind| Problem { line, column, kind };
        let (no_id, twice) = (ProblemKind::NoId, ProblemKind::IdTwice);
        let problems =
            [of(2, Some(0), no_id), of(3, Some(0), twice), of(4, Some(0), no_id), of(5, None, twice)];
        let groups: Vec<_> = grouped(&problems).into_iter().map(|group| (group.kind, group.lines)).collect();
        assert_eq!(groups, [(no_id, vec![2, 4]), (twice, vec![3]), (twice, vec![5])]);
    }

    proptest! {
        #[test]
        fn ranges_name_every_line_and_no_other(lines in proptest::collection::btree_set(1..200_usize, 0..100)) {
            let text = in_ranges(&lines.iter().copied().collect::<Vec<_>>());
            let mut named = BTreeSet::new();
            for range in text.split(", ").filter(|range| !range.is_empty()) {
                let (first, last) = range.split_once('–').unwrap_or((range, range));
                named.extend(first.parse::<usize>().unwrap()..=last.parse().unwrap());
            }
            prop_assert_eq!(named, lines);
        }
    }
}
