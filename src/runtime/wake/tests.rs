use super::wake;
use crate::desk::{Minutes, Moment};

#[test]
fn todo_see_below() {
    let _ = (wake as fn(&crate::app::State, Moment) -> Moment, Minutes(1));
}
