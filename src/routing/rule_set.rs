//! Several rules at once, in the order they are asked.

use super::rule::Rule;

/// A set of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RuleSet(u32);

impl RuleSet {
    /// These rules.
    pub const fn of(rules: &[Rule]) -> Self {
        let (mut bits, mut next) = (0, 0);
        while next < rules.len() {
            bits |= 1 << rules[next].place();
            next += 1;
        }
        Self(bits)
    }

    /// The same set with a rule, where that is so.
    #[must_use]
    pub fn with(self, rule: Rule, so: bool) -> Self {
        Self(self.0 | u32::from(so) << rule.place())
    }

    /// What is not in the other.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// What is in either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The rules that are asked before the first one of another set; all where that is empty.
    pub fn before(self, other: Self) -> Self {
        let first = other.0 & other.0.wrapping_neg();
        Self(self.0 & first.wrapping_sub(1))
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The one that is asked first.
    pub fn first(self) -> Option<Rule> {
        Rule::ALL.get(self.0.trailing_zeros() as usize).copied()
    }

    /// The rules in the order they are asked.
    pub fn iter(self) -> impl Iterator<Item = Rule> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let rule = Self(left).first()?;
            left &= left - 1;
            Some(rule)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_keeps_the_order_in_which_rules_are_asked() {
        let set = RuleSet::of(&[Rule::Full, Rule::Skill, Rule::Inactive]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [Rule::Inactive, Rule::Skill, Rule::Full]);
        assert_eq!((set.first(), set.len()), (Some(Rule::Inactive), 3));
        assert_eq!(set.with(Rule::Zone, false), set);
        assert_eq!(RuleSet::of(&Rule::ALL).iter().collect::<Vec<_>>(), Rule::ALL);
        assert_eq!(RuleSet::default().first(), None);
    }

    #[test]
    fn what_is_asked_before_a_set_is_all_where_that_is_empty() {
        let set = RuleSet::of(&[Rule::Skill, Rule::Full]);
        assert_eq!(set.before(RuleSet::of(&[Rule::Zone])).iter().collect::<Vec<_>>(), [Rule::Skill]);
        assert_eq!(set.before(RuleSet::default()), set);
        assert!(set.before(RuleSet::of(&[Rule::Skill])).is_empty());
    }
}
