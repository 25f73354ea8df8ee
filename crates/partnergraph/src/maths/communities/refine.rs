//! Groups taken apart into parts that hold together well, so that what was put together too early can part again.

use super::level::Level;
use super::moves::Mover;
use super::{Random, Stopped, Watch};

const BETWEEN_CHECKS: usize = 1 << 14;

/// For each item a part of its group: from single items on, in an order drawn by lot, items that are still alone join the part
/// of their group where Q grows most, if both are tied well enough to the rest of the group (Traag, Waltman & van Eck 2019,
/// supplementary algorithm A.2, with the best part taken instead of one drawn by lot).
pub(super) fn refined(
    level: &Level,
    resolution: f64,
    groups: &[u32],
    count: usize,
    random: &mut Random,
    mover: &mut Mover,
    watch: &Watch,
) -> Result<Vec<u32>, Stopped> {
    let items = level.len();
    let share = resolution / level.total;
    let is_directed = level.is_directed();
    let in_of = |values: &[f64], of: usize| if is_directed { values[of] } else { 0.0 };
    // k of groups, k of parts, and the weight of ties from each part to the rest of its group.
    let (mut group_out, mut group_back) = (vec![0.0; count], vec![0.0; if is_directed { count } else { 0 }]);
    let mut cut = vec![0.0; items];
    for item in 0..items {
        group_out[groups[item] as usize] += level.out[item];
        if is_directed {
            group_back[groups[item] as usize] += level.back[item];
        }
        cut[item] = level.row(item).filter(|(other, _)| groups[*other] == groups[item]).map(|(_, weight)| weight).sum();
    }
    let (mut part_out, mut part_back) = (level.out.clone(), level.back.clone());
    let mut parts: Vec<u32> = (0..items as u32).collect();
    let mut is_alone = vec![true; items];
    mover.weight_to.clear();
    mover.weight_to.resize(items, 0.0);
    mover.draw_order(items, random);
    let order = std::mem::take(&mut mover.order);
    let least = super::TOLERANCE * level.ties();
    // What chance would give two sets of k^out and k^in, as far as gains are worked out.
    let chance = |out: f64, back: f64, other_out: f64, other_back: f64| {
        if is_directed { share * (out * other_back + back * other_out) } else { share * out * other_out }
    };
    for (looked, item) in order.iter().enumerate() {
        if looked % BETWEEN_CHECKS == 0 {
            watch.check()?;
        }
        let item = *item as usize;
        let group = groups[item] as usize;
        let well_tied =
            |cut: f64, out: f64, back: f64| cut >= chance(out, back, group_out[group] - out, in_of(&group_back, group) - back) - least;
        let (out, back) = (level.out[item], in_of(&level.back, item));
        if !is_alone[item] || !well_tied(cut[item], out, back) {
            continue;
        }
        for (other, weight) in level.row(item).filter(|(other, _)| groups[*other] as usize == group) {
            let part = parts[other];
            if mover.weight_to[part as usize] == 0.0 {
                mover.touched.push(part);
            }
            mover.weight_to[part as usize] += weight;
        }
        let (mut best, mut target) = (0.0, item);
        for part in &mover.touched {
            let part = *part as usize;
            let gain = mover.weight_to[part] - chance(out, back, part_out[part], in_of(&part_back, part));
            // Parts are named by an item of theirs; of equal ones the first is taken.
            let is_better = gain > best + least || (gain >= best - least && gain > 0.0 && target != item && part < target);
            if is_better && well_tied(cut[part], part_out[part], in_of(&part_back, part)) {
                (best, target) = (gain, part);
            }
        }
        if target != item {
            is_alone[item] = false;
            is_alone[target] = false;
            parts[item] = target as u32;
            part_out[target] += out;
            if is_directed {
                part_back[target] += back;
            }
            cut[target] += cut[item] - 2.0 * mover.weight_to[target];
        }
        for part in mover.touched.drain(..) {
            mover.weight_to[part as usize] = 0.0;
        }
    }
    mover.order = order;
    Ok(parts)
}
