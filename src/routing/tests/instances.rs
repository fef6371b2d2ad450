//! The instances with proven optima.

use super::instance::{files, read};
use crate::routing::flow::{Sum, solve};

#[test]
fn the_proven_optima_are_met() {
    check(|name| name < "05000");
}

#[test]
fn the_proven_optima_of_the_largest_are_met() {
    check(|name| name >= "05000");
}

fn check(wanted: impl Fn(&str) -> bool) {
    let files = files();
    let wanted: Vec<_> = files.iter().filter(|f| f.file_name().is_some_and(|n| wanted(&n.to_string_lossy()))).collect();
    assert!(files.is_empty() || !wanted.is_empty(), "there are instances of that size");
    for file in wanted {
        let instance = read(file);
        let problem = instance.problem();
        let plan = solve(&problem);
        let total = plan.cost(&problem) + plan.left_out(&problem);
        assert_eq!(total, Sum::from(instance.optimum), "{}", instance.name);
        assert_eq!(plan.bound(&problem), total, "{}: proven", instance.name);
        assert!(total <= Sum::from(instance.greedy));
        let out = plan.chosen.iter().filter(|c| c.is_none()).count();
        assert_eq!(out, instance.optimum_unassigned, "{}", instance.name);
    }
}
