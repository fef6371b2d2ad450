//! Who is served without a contract, and what is written down without an object. The section `[entitlement]` of `policy.toml`.

use crate::desk::client::Company;
use serde::{Deserialize, Serialize};

/// The reason, by its code, that opens every door: waiting is dangerous.
pub const DANGER: &str = "danger";

/// What happens to a ticket that lacks its contract, or its object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lacking {
    /// It is taken, no question asked.
    Take,
    /// It is taken for a reason, which stands in the log.
    #[default]
    Ask,
    /// It is not taken, unless waiting is dangerous.
    Refuse,
}

/// Who is served without a contract, and what is written down without an object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entitlement {
    /// A ticket of somebody without a contract in force.
    pub without_contract: Lacking,
    /// A ticket that is about no object.
    pub without_site: Lacking,
    /// Companies that are served without a contract, by id or ИНН.
    pub exceptions: Vec<String>,
}

/// What a new ticket lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A contract.
    Contract,
    /// An object.
    Site,
    /// Both.
    Both,
}

/// What the rules want of a new ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// Nothing: it is taken.
    Nothing,
    /// A reason.
    Reason(Lack),
    /// What it lacks; no reason but danger stands in for it.
    Remedy(Lack),
}

impl Entitlement {
    /// What a new ticket of this company must have. Danger to people or an unguarded object is accepted whatever lacks.
    #[must_use]
    pub fn demands(&self, company: Option<&Company>, contract: bool, site: bool, danger: bool) -> Demand {
        let excepted = company.is_some_and(|company| self.excepts(company));
        let of_contract = if contract || excepted || danger { Lacking::Take } else { self.without_contract };
        let of_site = if site || danger { Lacking::Take } else { self.without_site };
        let lacks = |how: Lacking| match (of_contract == how, of_site == how) {
            (true, true) => Some(Lack::Both),
            (true, false) => Some(Lack::Contract),
            (false, true) => Some(Lack::Site),
            (false, false) => None,
        };
        match (lacks(Lacking::Refuse), lacks(Lacking::Ask)) {
            (Some(lack), _) => Demand::Remedy(lack),
            (None, Some(lack)) => Demand::Reason(lack),
            (None, None) => Demand::Nothing,
        }
    }

    /// Is the company on the list of those served without a contract?
    #[must_use]
    pub fn excepts(&self, company: &Company) -> bool {
        let is = |name: &String| *name == company.id.as_str() || (!company.inn.is_empty() && *name == company.inn);
        self.exceptions.iter().any(is)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company() -> Company {
        Company { inn: "7801234564".into(), ..Company::of_tests("c1", "Ромашка") }
    }

    fn rules(contract: Lacking, site: Lacking) -> Entitlement {
        Entitlement { without_contract: contract, without_site: site, exceptions: Vec::new() }
    }

    #[test]
    fn what_lacks_is_asked_about_refused_or_taken_as_the_rules_say() {
        use Lacking::{Ask, Refuse, Take};
        let cases = [
            // rules, has a contract, has an object, what is wanted
            (rules(Ask, Ask), true, true, Demand::Nothing),
            (rules(Ask, Ask), false, true, Demand::Reason(Lack::Contract)),
            (rules(Ask, Ask), true, false, Demand::Reason(Lack::Site)),
            (rules(Ask, Ask), false, false, Demand::Reason(Lack::Both)),
            (rules(Refuse, Ask), false, false, Demand::Remedy(Lack::Contract)),
            (rules(Refuse, Ask), true, false, Demand::Reason(Lack::Site)),
            (rules(Refuse, Refuse), false, false, Demand::Remedy(Lack::Both)),
            (rules(Take, Refuse), false, false, Demand::Remedy(Lack::Site)),
            (rules(Take, Take), false, false, Demand::Nothing),
        ];
        for (rules, contract, site, wanted) in cases {
            assert_eq!(rules.demands(Some(&company()), contract, site, false), wanted, "{rules:?}, {contract}, {site}");
            assert_eq!(rules.demands(Some(&company()), contract, site, true), Demand::Nothing, "danger opens every door");
        }
    }

    #[test]
    fn a_company_on_the_leads_list_is_served_without_a_contract_but_says_where() {
        for name in ["c1", "7801234564"] {
            let rules = Entitlement { exceptions: vec![name.into()], ..rules(Lacking::Refuse, Lacking::Ask) };
            assert_eq!(rules.demands(Some(&company()), false, true, false), Demand::Nothing);
            assert_eq!(rules.demands(Some(&company()), false, false, false), Demand::Reason(Lack::Site));
            assert_eq!(rules.demands(None, false, true, false), Demand::Remedy(Lack::Contract), "an unknown caller is nobody's");
        }
        let nameless = Company { inn: String::new(), ..company() };
        let rules = Entitlement { exceptions: vec![String::new()], ..Entitlement::default() };
        assert!(!rules.excepts(&nameless), "no ИНН is not the ИНН of everybody");
    }
}
