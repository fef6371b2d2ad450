//! The knapsack against brute force: its values are the bound.

use crate::routing::gap::effort::{Effort, Steps};
use crate::routing::gap::knapsack::{Knapsack, Piece};
use proptest::prelude::*;
use std::cmp::Ordering;

/// The best value over all fillings that `wanted` lets through.
fn best(pieces: &[Piece], room: u32, load: &[f64], wanted: impl Fn(usize) -> bool) -> Option<f64> {
    let value = |set: usize| {
        let of = || pieces.iter().enumerate().filter(|(k, _)| set >> k & 1 == 1).map(|(_, p)| p);
        let size: u32 = of().map(|p| p.size).sum();
        let load = load.get(size as usize).copied().unwrap_or(0.0);
        (size <= room).then(|| of().map(|p| p.profit).sum::<f64>() - load)
    };
    (0..1 << pieces.len()).filter(|set| wanted(*set)).filter_map(value).max_by(f64::total_cmp)
}

fn pieces(lowest: i32) -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec((lowest..60, 1_u32..900), 0..9).prop_map(|list| {
        list.into_iter().enumerate().map(|(k, (p, size))| Piece { profit: f64::from(p), size, name: k as u32 }).collect()
    })
}

/// What filling costs: nothing, or more with each of a few steps.
fn load(room: u32, step: Option<u32>) -> Vec<f64> {
    step.map_or_else(Vec::new, |step| (0..=room).map(|size| f64::from(size.div_ceil(step).pow(2))).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    // Rooms of a few thousand go by ratio first, smaller ones straight into the table.
    #[test]
    fn a_filling_is_the_best_there_is(pieces in pieces(1), room in 0_u32..4_000, step in prop::option::of(200_u32..900)) {
        let load = load(room, step);
        let mut taken = Vec::new();
        let value = Knapsack::default().fill(&pieces, room, &load, &mut taken, &mut Steps::of(Effort::default()));
        prop_assert_eq!(Some(value), best(&pieces, room, &load, |_| true));
        let set: usize = taken.iter().map(|k| 1 << k).sum();
        prop_assert_eq!(Some(value), best(&pieces, room, &load, |s| s == set));
    }

    #[test]
    fn losses_are_what_forcing_a_piece_in_or_out_costs(pieces in pieces(-20), room in 0_u32..2_000, step in prop::option::of(200_u32..900)) {
        let load = load(room, step);
        let mut losses = Vec::new();
        Knapsack::default().losses(&pieces, room, &load, &mut losses, &mut Steps::of(Effort::default()));
        let all = best(&pieces, room, &load, |_| true).unwrap();
        for (k, (within, out)) in losses.into_iter().enumerate() {
            let forced = best(&pieces, room, &load, |set| set >> k & 1 == 1).map_or(f64::INFINITY, |v| all - v);
            prop_assert_eq!(Some(Ordering::Equal), within.partial_cmp(&forced));
            let without = best(&pieces, room, &load, |set| set >> k & 1 == 0).unwrap();
            prop_assert_eq!(Some(Ordering::Equal), out.partial_cmp(&(all - without)));
        }
    }
}
