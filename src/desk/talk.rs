//! What a consultation by phone takes of a client's limits: the one rule, for the desk that books it and the screen that counts it down.

use super::contract::{Quota, QuotaKind};
use super::moment::Moment;

/// The kinds that pay for a talk: gift time before the limit of minutes.
pub const PAYS: [QuotaKind; 2] = [QuotaKind::GiftMinutes, QuotaKind::PhoneMinutes];

/// The limits of a kind whose period runs, the one that ends first before the others: what is left of it is lost first.
pub fn running(quotas: &mut [Quota], kind: QuotaKind, at: Moment) -> Vec<&mut Quota> {
    let mut running: Vec<&mut Quota> = quotas.iter_mut().filter(|quota| quota.kind == kind && quota.runs(at)).collect();
    running.sort_by_key(|quota| (quota.until.is_none(), quota.until));
    running
}

/// Takes minutes of the running limits of a kind, and answers how many were taken. Gift time is taken as far as it goes; minutes of
/// the limit all of the first that has enough, else of the one that lasts longest: a talk is not refused, it may go below zero.
pub fn take(running: &mut [&mut Quota], kind: QuotaKind, minutes: i64) -> i64 {
    if kind == QuotaKind::GiftMinutes {
        let mut rest = minutes;
        for gift in running {
            let taken = rest.min(gift.left());
            gift.used = gift.used.saturating_add(taken);
            rest -= taken;
        }
        return minutes - rest;
    }
    let place = running.iter().position(|quota| quota.left() >= minutes).or_else(|| running.len().checked_sub(1));
    match place.and_then(|place| running.get_mut(place)) {
        Some(quota) => {
            quota.used = quota.used.saturating_add(minutes);
            minutes
        }
        None => 0,
    }
}

/// Takes the minutes of a talk that ends now of these limits, in the order that the desk books it in.
pub fn talk(quotas: &mut [Quota], minutes: i64, at: Moment) {
    let mut rest = minutes;
    for kind in PAYS {
        if rest > 0 {
            rest -= take(&mut running(quotas, kind, at), kind, rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::period::Period;
    use super::*;

    fn quota(kind: QuotaKind, total: i64, until: Option<i64>) -> Quota {
        Quota { kind, total, used: 0, every: Period::Once, from: None, until: until.map(Moment) }
    }

    fn used(mut quotas: Vec<Quota>, minutes: i64) -> Vec<i64> {
        talk(&mut quotas, minutes, Moment(0));
        quotas.iter().map(|quota| quota.used).collect()
    }

    #[test]
    fn gift_time_goes_first_and_what_ends_first_goes_before_what_lasts() {
        use QuotaKind::{GiftMinutes, PhoneMinutes, Visits};
        let month = || vec![quota(PhoneMinutes, 300, None), quota(PhoneMinutes, 10, Some(9)), quota(GiftMinutes, 5, None)];
        assert_eq!(used(month(), 4), [0, 0, 4]);
        assert_eq!(used(month(), 12), [0, 7, 5], "seven are left for the limit, and the one that ends has them");
        assert_eq!(used(month(), 20), [15, 0, 5], "fifteen are too many for it");
        assert_eq!(used(vec![quota(PhoneMinutes, 10, None)], 25), [25], "a talk is not broken off");
        assert_eq!(used(vec![quota(Visits, 4, None)], 25), [0], "where no minutes are counted none are taken");
        assert_eq!(used(vec![quota(PhoneMinutes, 10, Some(0))], 5), [0], "nor from a period that is over");
    }
}
