//! Pieces of a network that hang together.

use super::Rows;

/// Which piece each item is in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Components {
    /// The items of each piece in ascending order; the largest piece first, then by first item.
    pub(crate) pieces: Vec<Vec<u32>>,
}

impl Components {
    fn sorted(mut pieces: Vec<Vec<u32>>) -> Self {
        for piece in &mut pieces {
            piece.sort_unstable();
        }
        pieces.sort_by_key(|piece| (std::cmp::Reverse(piece.len()), piece[0]));
        Self { pieces }
    }
}

/// The pieces within which ties lead from any item to any other when their direction is ignored.
pub(crate) fn weak_components(out: &Rows, back: &Rows) -> Components {
    let mut seen = vec![false; out.len()];
    let mut pieces = Vec::new();
    for start in 0..out.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut piece = vec![start as u32];
        let mut next = 0;
        while let Some(item) = piece.get(next).map(|item| *item as usize) {
            next += 1;
            for other in out.row(item).iter().chain(back.row(item)) {
                if !std::mem::replace(&mut seen[*other as usize], true) {
                    piece.push(*other);
                }
            }
        }
        pieces.push(piece);
    }
    Components::sorted(pieces)
}

/// The pieces within which arcs lead from any item to any other and back (Tarjan 1972, without recursion).
pub(crate) fn strong_components(out: &Rows) -> Components {
    const NEW: u32 = u32::MAX;
    let items = out.len();
    let (mut number, mut low, mut open) = (vec![NEW; items], vec![0_u32; items], vec![false; items]);
    let (mut stack, mut pieces, mut count) = (Vec::new(), Vec::new(), 0);
    for start in 0..items {
        if number[start] != NEW {
            continue;
        }
        // Each step: an item and how many of its row have been looked at.
        let mut walk = vec![(start, 0)];
        while let Some((item, looked)) = walk.pop() {
            if looked == 0 {
                (number[item], low[item]) = (count, count);
                count += 1;
                stack.push(item as u32);
                open[item] = true;
            } else {
                let child = out.row(item)[looked - 1] as usize;
                if open[child] {
                    low[item] = low[item].min(low[child]);
                }
            }
            let mut deeper = None;
            for (place, other) in out.row(item).iter().enumerate().skip(looked) {
                let other = *other as usize;
                if number[other] == NEW {
                    deeper = Some((place + 1, other));
                    break;
                }
                if open[other] {
                    low[item] = low[item].min(number[other]);
                }
            }
            if let Some((looked, other)) = deeper {
                walk.push((item, looked));
                walk.push((other, 0));
            } else if low[item] == number[item] {
                let first = stack.iter().rposition(|on_stack| *on_stack as usize == item).unwrap_or(0);
                let piece: Vec<u32> = stack.split_off(first);
                for member in &piece {
                    open[*member as usize] = false;
                }
                pieces.push(piece);
            }
        }
    }
    Components::sorted(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_listed_by_size_then_first_item() {
        let rows = Rows::undirected(6, &[(1, 2), (3, 4), (4, 5)], None);
        assert_eq!(weak_components(&rows, &rows).pieces, [vec![3, 4, 5], vec![1, 2], vec![0]]);
    }

    #[test]
    fn a_circle_of_arcs_is_one_strong_piece_and_a_tail_is_not_part_of_it() {
        let arcs = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)];
        assert_eq!(strong_components(&Rows::directed(5, &arcs, None)).pieces, [vec![0, 1, 2], vec![3], vec![4]]);
    }

    #[test]
    fn strong_pieces_are_those_that_reach_each_other() {
        // Every directed graph of four items, against reachability by repeated squaring of the slow and obvious kind.
        let arcs: Vec<(u32, u32)> = (0..4).flat_map(|a| (0..4).filter(move |b| *b != a).map(move |b| (a, b))).collect();
        for chosen in 0_u32..1 << arcs.len() {
            let some: Vec<_> = arcs.iter().enumerate().filter(|(bit, _)| chosen >> bit & 1 == 1).map(|(_, arc)| *arc).collect();
            let mut reach = [[false; 4]; 4];
            (0..4).for_each(|item| reach[item][item] = true);
            some.iter().for_each(|(a, b)| reach[*a as usize][*b as usize] = true);
            for over in 0..4 {
                for a in 0..4 {
                    for b in 0..4 {
                        reach[a][b] |= reach[a][over] && reach[over][b];
                    }
                }
            }
            let pieces = strong_components(&Rows::directed(4, &some, None)).pieces;
            let piece_of = |item: u32| pieces.iter().position(|piece| piece.contains(&item));
            for (a, row) in reach.iter().enumerate() {
                for (b, reached) in row.iter().enumerate() {
                    assert_eq!(piece_of(a as u32) == piece_of(b as u32), *reached && reach[b][a], "{some:?}");
                }
            }
        }
    }
}
