//! By which channels tickets come in, beside the stretch of time before.

use crate::desk::Channel;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A channel's part in what came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Came {
    /// By which channel.
    pub channel: Channel,
    /// Tickets.
    pub tickets: u64,
    /// Of a thousand; none where nothing came in.
    pub per_mille: Option<u64>,
    /// The same in the stretch before.
    pub before: Option<u64>,
}

/// The fullest channel first; those that have fallen silent stand there too.
#[must_use]
pub fn channels(now: &[(Channel, u64)], before: &[(Channel, u64)]) -> Vec<Came> {
    let counted: BTreeMap<Channel, u64> = before.iter().map(|(channel, _)| (*channel, 0)).chain(now.iter().copied()).collect();
    let earlier: BTreeMap<Channel, u64> = before.iter().copied().collect();
    let (all, all_before) = (counted.values().sum(), earlier.values().sum());
    let mut rows: Vec<Came> = counted
        .iter()
        .map(|(channel, tickets)| Came {
            channel: *channel,
            tickets: *tickets,
            per_mille: share(*tickets, all),
            before: share(earlier.get(channel).copied().unwrap_or_default(), all_before),
        })
        .collect();
    rows.sort_by_key(|row| (Reverse(row.tickets), row.channel));
    rows
}

/// Rounded, halves up.
fn share(part: u64, all: u64) -> Option<u64> {
    (all > 0).then(|| (part * 1_000 + all / 2) / all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_stand_beside_those_of_the_time_before() {
        use Channel::{Chat, Email, Phone};
        let rows = channels(&[(Phone, 2), (Chat, 1)], &[(Phone, 1), (Email, 1)]);
        let told: Vec<_> = rows.iter().map(|row| (row.channel, row.tickets, row.per_mille, row.before)).collect();
        assert_eq!(told, [(Phone, 2, Some(667), Some(500)), (Chat, 1, Some(333), Some(0)), (Email, 0, Some(0), Some(500))]);
        assert!(channels(&[], &[]).is_empty());
        assert_eq!(channels(&[(Phone, 1)], &[])[0].before, None, "of nothing there is no share");
    }

    proptest! {
        #[test]
        fn shares_add_up_to_the_whole(counts in prop::collection::vec(0_u64..10_000, 7)) {
            use Channel::{Chat, Email, Messenger, Monitoring, Phone, Portal, WebForm};
            let all = [Phone, Email, Chat, Portal, WebForm, Messenger, Monitoring];
            let now: Vec<_> = all.into_iter().zip(counts).collect();
            let sum: u64 = channels(&now, &[]).iter().filter_map(|row| row.per_mille).sum();
            prop_assert!(sum == 0 || sum.abs_diff(1_000) <= 4, "{sum}");
        }
    }
}
