//! Reading a list in parts while it grows.

use super::{After, Page, releases};
use crate::rig::{AUTHORITY, Rig, story};
use domain::{
    clock::{Moment, Quarter},
    permission::Role,
};
use std::collections::BTreeSet;
use storage::{
    Uuid,
    prepared::{self, Prepared},
};

const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// Publishes a release of a made-up moment: many share one.
async fn publish(rig: &Rig, by: Uuid, dice: &mut Dice, version: i64) -> Uuid {
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let id = rig.ctx.token();
    let row = Prepared {
        id,
        authority: AUTHORITY,
        quarter: QUARTER,
        figures: 0,
        responses: None,
        moves: "[]",
        prepared: Moment(0),
        by,
        correction: None,
        root: &[7; 32],
        body: "{}",
    };
    prepared::keep(&mut tx, &row, &[1; 64]).await.unwrap();
    let released = Moment(1_000_000 * i64::try_from(dice.below(4)).unwrap());
    assert!(prepared::publish(&mut tx, id, version, released).await.unwrap());
    tx.commit().await.unwrap();
    id
}

story!(whoever_reads_on_from_where_a_part_ended_meets_each_line_once_while_lines_are_added, |rig| {
    let by = rig.person("Gwen", Role::PerformanceLead).await.person;
    let (mut dice, mut version) = (Dice(20_261), 0);
    let mut add = async |dice: &mut Dice| {
        version += 1;
        publish(rig, by, dice, version).await
    };
    let mut there: BTreeSet<Uuid> = BTreeSet::new();
    for _ in 0..12 {
        for _ in 0..dice.below(3) {
            there.insert(add(&mut dice).await);
        }
        let (mut met, mut after): (Vec<(Moment, Uuid)>, Option<After>) = (Vec::new(), None);
        let mut added = Vec::new();
        loop {
            let most = usize::try_from(1 + dice.below(5)).unwrap();
            let Page { lines, next } =
                releases(&rig.ctx, (Some(AUTHORITY), Some(QUARTER)), after, most).await.unwrap();
            assert!(lines.len() <= most);
            met.extend(lines.iter().map(|line| (line.released, line.id)));
            let Some(next) = next else { break };
            assert_eq!(lines.len(), most, "a part that is not the last is full");
            after = Some(next);
            if dice.below(2) == 0 {
                added.push(add(&mut dice).await);
            }
        }
        assert!(met.is_sorted_by(|one, other| one > other), "newest first, and no line twice");
        let met: BTreeSet<Uuid> = met.into_iter().map(|(_, id)| id).collect();
        assert!(there.is_subset(&met), "what was there when the reading began was met");
        there.extend(added);
    }
    assert!(there.len() > 12);
    let elsewhere = releases(&rig.ctx, (Some("W06000001"), None), None, 5).await.unwrap();
    assert_eq!(elsewhere, Page { lines: Vec::new(), next: None });
});
