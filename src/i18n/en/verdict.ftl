# Why, what to say and what to offer. Dates, money and numbers come as words already; "prices" says which prices are known.

## Why

reason-safety = Danger: accepted whatever the contract or debt
reason-caller-unknown = Unknown caller
reason-caller-without-company = The contact belongs to no client
reason-contract = Contract { $number } runs until { $until }
reason-contract-expiring = Contract { $number } ends on { $until }: mention the renewal
reason-contract-expired = Contract { $number } ended on { $until }
reason-contract-suspended = Contract { $number } is suspended
reason-contract-draft = Contract { $number } is not signed yet
reason-contract-future = Contract { $number } begins on { $from }
reason-contract-none = No contract
reason-package-unknown = The package is missing from the data: what it includes is unknown
reason-site-unknown = The site is not named, and the contract does not cover all sites
reason-site-not-covered = Site "{ $site }" is not in the contract
reason-asset-unknown = The equipment is not named, and the contract does not cover all of it
reason-asset-not-covered = "{ $asset }" is not in the contract
reason-kinds-covered = The contract includes: { $kinds }
reason-kind-not-covered = Work "{ $kind }" is not in the contract
reason-warranty = "{ $asset }" is under warranty until { $until }
reason-warranty-over = The warranty of "{ $asset }" ended on { $until }
reason-warranty-other-work = "{ $asset }" is under warranty until { $until }, but work "{ $kind }" is not part of it
reason-after-hours-waits = Outside the package's hours: the work begins { $opens }
reason-after-hours-paid = Outside the package's hours, which begin { $opens }: at once is paid
reason-after-hours-included = Outside working hours, but the package is served then as well
reason-quota-visits = Visits: { $left } of { $total } left
reason-quota-visits-few = Visits are running out: { $left } of { $total } left
reason-quota-visits-used-up = The package's visits are used up ({ $used } of { $total })
reason-quota-phone = Consultations: { $left } of { $total } min left
reason-quota-phone-few = Consultations are running out: { $left } of { $total } min left
reason-quota-phone-used-up = The minutes of consultation are used up ({ $used } of { $total })
reason-quota-period-over = The limit was counted until { $until }: no new period is open
reason-gift-minutes = Gift time: { $left } of { $total } min left, spent first
reason-gift-pays = Out of gift time: { $left } of { $total } min left
reason-prepaid = Prepaid: { $sum }
reason-debt-no-due-dates = Owes { $sum } ({ $source }, { $as_of }); the source knows no due dates: serve
reason-debt-below = Owes { $total }, overdue { $sum } ({ $source }, { $as_of }): serve
reason-debt-state-client = Overdue { $sum }; paid from a state budget: serve
reason-debt-disputed = Overdue { $sum }; disputed until { $until }: serve
reason-debt-instalment = Overdue { $sum }; instalments until { $until }: serve
reason-debt-paid-today = Overdue { $sum }; said to be paid, waiting until { $until }: serve
reason-debt-stale = Overdue { $sum }, but the data are old ({ $source }, { $as_of }): serve, ask about the payment
reason-debt-mark = Overdue { $sum }, { $days } days ({ $source }, { $as_of }): a mark only
reason-debt-end-of-queue = Overdue { $sum }, { $days } days ({ $source }, { $as_of }): end of the queue
reason-debt-overdue = Overdue { $sum }, { $days } days ({ $source }, { $as_of })
reason-debt-stopped = { $who } stopped the service: owes { $sum } ({ $source }, { $as_of })
reason-debt-paid-today-told = They say it is paid: tell whoever stopped the service
reason-debt-disputed-told = The debt is disputed until { $until }: tell whoever stopped the service
reason-debt-instalment-told = There are instalments until { $until }: tell whoever stopped the service
reason-vip = Important client
reason-manager = { $who } looks after the client
reason-manager-phone = { $who } looks after the client, { $phone }
reason-visit-booked = The visit of ticket { $number } is booked already and stands
reason-price-unknown = A manager will say the price
reason-caller-approves = The caller may approve paid work
reason-paid-approver = { $who } approves paid work
reason-paid-approver-phone = { $who } approves paid work, { $phone }

## What to say

say-safety = "Call 112 or the fire brigade if you have not. I am taking the request, an engineer is being sent."
say-caller-unknown = "Which company are you calling from, and what is the address of the site?"
say-caller-without-company = "Which company is it, and which site?"
say-allowed = "This is in the contract, I am taking the request."
say-warranty = "The equipment is under warranty, I am taking the request, it is free."
say-gift = "The limit is used up, but there is gift time: I am taking the request, it is free."
say-after-hours = "I am taking the request. By the contract we begin in working hours, { $opens }."
say-site-unknown = "At which site did it happen?"
say-asset-unknown = "Which equipment is it? The model or the number on the label, please."
say-check-contract = "I am taking the request. I will check the terms of the contract and call back."
say-contract-suspended = "The contract is suspended, I am passing this to your manager, who will call back."
say-debt = "There is a question about a payment. I am passing this to a manager, who will call back and approve the request."
say-debt-sum = "By our data { $sum } is overdue. I am passing this to a manager, who will call back and approve the request."
say-paid-no-contract = "Without a contract the work is paid: { $prices ->
    [both] a visit is { $visit } and { $hour } an hour
    [visit] a visit is { $visit }
   *[hour] { $hour } an hour
 }. Shall I register it?"
say-paid-contract-over = "The contract has ended, the work is paid: { $prices ->
    [both] a visit is { $visit } and { $hour } an hour
    [visit] a visit is { $visit }
   *[hour] { $hour } an hour
 }. Shall I register it? I will tell the manager about the renewal."
say-paid-not-covered = "This is not in the contract, we can do it as paid work: { $prices ->
    [both] a visit is { $visit } and { $hour } an hour
    [visit] a visit is { $visit }
   *[hour] { $hour } an hour
 }. Who will confirm it?"
say-paid-visits = "A new visit is beyond the package: { $prices ->
    [both] a visit is { $visit } and { $hour } an hour
    [visit] { $visit }
   *[hour] { $hour } an hour
 }. Who will confirm it?"
say-paid-phone = "The minutes of consultation are used up, from here it is paid: { $prices ->
    [visit] a visit is { $visit }
   *[other] { $hour } an hour
 }. Shall we go on?"
say-paid-after-hours = "These are not working hours by the contract. At once is paid: { $prices ->
    [both] a visit is { $visit } and { $hour } an hour
    [visit] a visit is { $visit }
   *[hour] { $hour } an hour
 }. Or shall I register it for working hours?"
say-paid-price-later = "This is paid work. A manager will call back with the price."

## What to offer

offer-paid-visit = a paid visit { $visit }
offer-upgrade = package "{ $package }"
offer-contract = a service contract
offer-renew = renew contract { $number }
offer-raise = sooner, by the contract
offer-raise-left = sooner, by the contract ({ $left } of { $total })
offer-raise-paid = sooner, for { $price }

## Raise a priority

raise-included = In the contract
raise-included-left = In the contract: { $left } of { $total } left
raise-paid = Paid: { $price }
raise-used-up = The raises are used up
raise-not-included = Not in the contract
raise-no-contract = No contract
raise-needs-authorised = This contact may not ask for it, { $who } may
raise-needs-authorised-nobody = This contact may not ask for it
