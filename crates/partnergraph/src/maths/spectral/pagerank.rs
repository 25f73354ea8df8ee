//! Where someone ends up who keeps following ties at random (Brin & Page 1998).

use super::super::{Rows, Stopped, Watch};
use super::Weighing;
use super::blockwise::fill;
use super::dense::solve_in_order;
use super::settle::{Step, settle};
use super::ties::row_dot;

/// Networks up to this size are solved at once.
const DIRECT: usize = 64;

/// Where the walk goes on that does not follow a tie: equally to all, or with these shares, which add up to 1.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shares<'a> {
    Equal,
    Given(&'a [f64]),
}

impl Shares<'_> {
    fn of(&self, item: usize, count: usize) -> f64 {
        match self {
            Self::Equal => 1.0 / count as f64,
            Self::Given(shares) => shares[item],
        }
    }
}

/// The share of time at each item of a network with these rows; nothing where it does not settle.
pub(crate) fn pagerank(
    (out, back, weighing): (&Rows, &Rows, Weighing),
    damping: f64,
    restart: Shares<'_>,
    dangling: Shares<'_>,
    watch: &Watch,
) -> Result<Option<Vec<f64>>, Stopped> {
    let n = out.len();
    let total = |item: usize| match weighing {
        Weighing::Alike => out.degree(item) as f64,
        Weighing::ByWeight => out.row_weights(item).iter().sum(),
    };
    let found = if n <= DIRECT {
        watch.check()?;
        Some(direct(back, weighing, damping, &(0..n).map(total).collect::<Vec<_>>(), restart, dangling))
    } else {
        // What an item passes on of each part of its share; nothing at a dead end.
        let passed: Vec<f64> = (0..n).map(|item| if out.degree(item) == 0 { 0.0 } else { damping / total(item) }).collect();
        let ends: Vec<u32> = (0..n as u32).filter(|item| out.degree(*item as usize) == 0).collect();
        let start = (0..n).map(|item| restart.of(item, n)).collect();
        let mut walk = Walk { back, weighing, damping, passed, ends, restart, dangling, sent: vec![0.0; n] };
        settle(start, (1e-14 * n as f64).min(1e-12), 20_000, &mut walk, watch)?
    };
    Ok(found.map(|mut shares| {
        let sum: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
        shares
    }))
}

struct Walk<'a> {
    back: &'a Rows,
    weighing: Weighing,
    damping: f64,
    passed: Vec<f64>,
    ends: Vec<u32>,
    restart: Shares<'a>,
    dangling: Shares<'a>,
    sent: Vec<f64>,
}

impl Step for Walk<'_> {
    fn step(&mut self, x: &[f64], out: &mut Vec<f64>, watch: &Watch) -> Result<(), Stopped> {
        let n = x.len();
        let passed = &self.passed;
        fill(&mut self.sent, watch, |item| passed[item] * x[item])?;
        let lost = self.damping * self.ends.iter().map(|item| x[*item as usize]).sum::<f64>();
        let (sent, back, rest) = (&self.sent, self.back, 1.0 - self.damping);
        match (self.weighing, self.restart, self.dangling) {
            (Weighing::Alike, Shares::Equal, Shares::Equal) => {
                let everywhere = (rest + lost) / n as f64;
                fill(out, watch, |item| everywhere + row_dot(back.row(item), &[], sent))
            }
            (weighing, restart, dangling) => fill(out, watch, |item| {
                let weights = if weighing == Weighing::ByWeight { back.row_weights(item) } else { &[] };
                rest * restart.of(item, n) + lost * dangling.of(item, n) + row_dot(back.row(item), weights, sent)
            }),
        }
    }
}

fn direct(back: &Rows, weighing: Weighing, damping: f64, totals: &[f64], restart: Shares<'_>, dangling: Shares<'_>) -> Vec<f64> {
    let n = totals.len();
    let mut x: Vec<f64> = (0..n).map(|item| (1.0 - damping) * restart.of(item, n)).collect();
    // What is lost at dead ends and goes where walks begin anew makes the solution longer, and nothing else; it is scaled later.
    let alike =
        matches!((restart, dangling), (Shares::Equal, Shares::Equal)) || (0..n).all(|item| dangling.of(item, n) == restart.of(item, n));
    // Those that nothing leads to are known. Of the others those with few ties come first, so that little is filled in.
    let mut order: Vec<u32> = (0..n as u32).filter(|item| !alike || back.degree(*item as usize) > 0).collect();
    order.sort_by_key(|item| back.degree(*item as usize));
    let size = order.len();
    let mut places = [u32::MAX; DIRECT];
    order.iter().enumerate().for_each(|(place, item)| places[*item as usize] = place as u32);
    let mut matrix = vec![0.0; size * size];
    let mut right: Vec<f64> = order.iter().map(|item| x[*item as usize]).collect();
    for ((item, row), right) in order.iter().zip(matrix.chunks_exact_mut(size.max(1))).zip(&mut right) {
        let item = *item as usize;
        if !alike {
            let lost = -damping * dangling.of(item, n);
            order.iter().zip(&mut *row).filter(|(other, _)| totals[**other as usize] == 0.0).for_each(|(_, entry)| *entry = lost);
        }
        row[places[item] as usize] += 1.0;
        let weights = back.row_weights(item);
        for (position, other) in back.row(item).iter().enumerate() {
            let other = *other as usize;
            let weight = if weighing == Weighing::ByWeight { weights[position] } else { 1.0 };
            let passed = damping * weight / totals[other];
            match row.get_mut(places[other] as usize) {
                Some(entry) => *entry -= passed,
                None => *right += passed * x[other],
            }
        }
    }
    solve_in_order(&mut matrix, size, &mut right);
    order.iter().zip(right).for_each(|(item, found)| x[*item as usize] = found);
    x
}
