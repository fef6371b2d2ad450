# A package or a contract as answers to five questions: what, where, when, how fast, how much.

package-what = What
package-whom = Where
package-when = When
package-fast = How fast
package-cost = How much

package-by-contract = sites and equipment are named in the contract
package-all-sites = all sites of the client
package-sites = sites: { $names }
package-assets = equipment by list: { $n ->
    [one] { $n } piece
   *[other] { $n } pieces
}
package-kinds = kinds of work: { $kinds }
package-all-kinds = any kind of work
package-upkeep = { $name }: { $every }, { $effort }
every-months = { $n ->
    [1] every month
    [3] every quarter
    [6] every half-year
    [12] every year
   *[other] every { $n } months
}
every-weeks = { $n ->
    [1] every week
   *[other] every { $n } weeks
}
package-no-terms = no terms: the package is unknown
package-critical-hours = emergencies: { $calendar }
package-after-waits = outside these hours a request is taken, work begins with the working hours
package-after-paid = outside these hours we come at once, for money
package-after-included = outside these hours we come at once, included
package-goals = { $priority }: { $goals }
package-goal-reaction = reaction { $span }
package-goal-reply = reply { $span }
package-goal-arrival = arrival { $span }
package-goal-resolution = solved { $span }
package-no-goal = no deadline, best effort
package-reaction-answer = reaction is the first answer to the client
package-reaction-accepted = reaction is an engineer accepting the work
package-reaction-arrival = reaction is an engineer on site
package-usual-priority = a new ticket, unless said otherwise: { $priority }
package-fee-once = { $sum } with VAT, once
package-fee-month = { $sum } with VAT a month
package-fee-quarter = { $sum } with VAT a quarter
package-fee-year = { $sum } with VAT a year
package-limits = included: { $limits }
package-no-limits = no limits
package-per-once = {""}
package-per-month = {" "}a month
package-per-quarter = {" "}a quarter
package-per-year = {" "}a year
package-beyond = beyond that: { $prices }
package-beyond-visit = a visit { $price }
package-beyond-hour = work { $price }
package-beyond-asks = beyond that: a manager says the price
package-raise-no = the priority cannot be raised at the client's wish
package-raise-included = the priority can be raised, included
package-raise-over = the priority can be raised, beyond the limit { $price } each
package-raise-paid = the priority can be raised for { $price }

packages-title = PACKAGES AND CONTRACTS
packages-title-of = PACKAGES AND CONTRACTS: { $client }
packages-contract = { $number } “{ $package }”
packages-contract-bare = { $number }
packages-suspended = suspended
packages-not-in-force = not in force
packages-none = There are no packages on this desk: pult import packages FILE
packages-keys = ↑↓ another package · Esc
