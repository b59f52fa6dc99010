//! Whether responses still come by the same channels.

use super::Point;

/// A channel's share of the responses may differ by this much between the newest quarter and the line before it.
///
/// If the answers of two channels differ by 30 points, which is much, a mix that moves by 20 points moves the share of all by
/// 6 points: less than the smallest change that the charts find within a year. So what is below this threshold is never
/// printed as a change by itself.
const MOVED: f64 = 0.2;

/// And it must differ by more than this many standard deviations, so that small months do not break lines by chance.
const BEYOND_CHANCE: f64 = 3.0;

/// The responses of some periods by channel.
#[derive(Default)]
struct Mix {
    sums: Vec<f64>,
    all: f64,
    periods: f64,
}

impl Mix {
    fn of<'a>(periods: impl IntoIterator<Item = &'a Vec<f64>>) -> Self {
        let mut mix = Self::default();
        periods.into_iter().for_each(|channels| mix.add(channels));
        mix
    }

    fn add(&mut self, channels: &[f64]) {
        self.sums.resize(self.sums.len().max(channels.len()), 0.0);
        self.sums.iter_mut().zip(channels).for_each(|(sum, count)| *sum += count);
        self.all += channels.iter().sum::<f64>();
        self.periods += 1.0;
    }

    /// Share of a channel, and the variance of the share.
    ///
    /// To the binomial variance `p(1−p)/n` comes that of the rounding. The share is `A/(A + R)`, the channel and the
    /// rest, and to first order errors `e` of `A` and `f` of `R` move it by `((1−p)·e − p·f)/n`. In `m` periods with
    /// `c` channels, `A` is a sum of `m` printed cells and `R` of `m(c−1)`, each with a variance of at most `v`:
    /// `v·m·((1−p)² + (c−1)·p²)/n²`.
    fn share(&self, channel: usize) -> (f64, f64) {
        let share = self.sums.get(channel).copied().unwrap_or_default() / self.all;
        let others = f64::from(u32::try_from(self.sums.len()).unwrap_or(u32::MAX)) - 1.0;
        let rounding = (1.0 - share) * (1.0 - share) + others * share * share;
        let rounded = crate::statistics::Printed::VARIANCE * self.periods * rounding / (self.all * self.all);
        (share, share * (1.0 - share) / self.all + rounded)
    }
}

/// The first point whose channels cannot be compared with those before it; `None` where there is none.
///
/// At each point the quarter that begins there is compared with the whole line before it, so a mix that drifts is noticed
/// too. Points that are withheld or that nobody answered are left out. If a quarter differs, the break is at its first
/// point that differs by itself.
pub(super) fn moves<P, L>(points: &[Point<P, L>], quarter: usize) -> Option<usize> {
    let known: Vec<(usize, Vec<f64>)> = points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| {
            let channels = &point.figures.as_ref()?.channels;
            Some((at, channels.iter().map(|count| count.float()).collect::<Vec<f64>>()))
        })
        .filter(|(_, channels)| channels.iter().sum::<f64>() > 0.0)
        .collect();
    let mut before = Mix::default();
    for (split, window) in known.windows(quarter).enumerate() {
        if split >= quarter {
            let after = Mix::of(window.iter().map(|(_, channels)| channels));
            if let Some(channel) = moved(&before, &after) {
                let was = before.share(channel).0;
                let differs =
                    |channels: &Vec<f64>| (Mix::of([channels]).share(channel).0 - was).abs() >= MOVED;
                let first = window.iter().find(|(_, channels)| differs(channels)).unwrap_or(&window[0]);
                return Some(first.0);
            }
        }
        before.add(&window[0].1);
    }
    None
}

/// The first channel whose share is not what it was.
fn moved(before: &Mix, after: &Mix) -> Option<usize> {
    (0..before.sums.len().max(after.sums.len())).find(|channel| {
        let ((was, variance), (is, other)) = (before.share(*channel), after.share(*channel));
        (is - was).abs() >= MOVED && (is - was).abs() > BEYOND_CHANCE * (variance + other).sqrt()
    })
}
