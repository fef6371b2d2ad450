# The caller's panel. Labels take at most eleven letters.

call-rings-shared = SHARED LINE
call-rings-more = { " " }(+{ $n })
call-rings-banner = CALL
call-ringing = RINGING
call-talking = CALL { $length }
call-over = { $minutes ->
    [0] CALL ENDED, under a minute
    [one] CALL ENDED, { $minutes } minute
   *[other] CALL ENDED, { $minutes } minutes
}
call-missed = NOT ANSWERED
call-returned = CALLED BACK
call-caller = CLIENT
call-unknown = unknown number
call-which = Who is it
call-verdict = Covered?
call-reading = reading the contract…
call-already = Open now
call-often = Often
call-where = Engineer
where-told = told, no answer yet
where-told-since = told at { $at }, no answer yet
where-refused = said no
where-refused-since = said no at { $at }
where-confirmed = said yes
where-confirmed-since = said yes at { $at }, not on the way yet
where-travelling = on the way
where-travelling-since = on the way since { $at }
where-on-site = on site
where-on-site-since = on site since { $at }
where-done = has left the site
where-done-since = left the site at { $at }
where-before = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
} before this
where-there-by = there by { $at }
where-word = { $at }: “{ $word }”
call-say = Say
call-contract = Contract
call-left = Left
call-debt = Debt
call-access = Access
call-verify = Check
verify-word = word «{ $word }»
verify-paid = paid work: { $who }
verify-paid-nobody = paid work: nobody is named
verify-caller-paid = orders paid work
verify-money = money: { $who }
verify-money-nobody = money with nobody
verify-caller-money = may hear of money
call-today = Today
call-more = Besides
call-manager = Manager
call-offer = Offer
call-vip = VIP CLIENT
more-today = today { $calls }
more-manager = manager { $who }
more-offer = offer: { $what }
manager-none = nobody named
offer-none = —
today-none = no other calls
today-rings = rings
today-talks = on the line
today-missed = not answered
today-talked = { $n } min
call-not-read = —
call-nothing-open = no open tickets
call-open-unknown = —
call-more-open = { " " }(+{ $n })
call-open-due = , by { $at }
call-calls-again = , call no. { $n }

verdict-allowed = COVERED
verdict-chargeable = PAID
verdict-stop = ASK FIRST
verdict-check = CHECK
verdict-likely-allowed = probably covered
verdict-likely-chargeable = probably paid
verdict-likely-stop = probably to be approved
verdict-with = with: { $who }
price-visit = visit { $sums }
price-stranger = without a contract { $price }
price-manager-says = the manager tells the price
per-hour = /hour
per-norm-hour = /norm-hour
per-point = /point
with-vat = with VAT
without-vat = without VAT

price-title = WHERE THE PRICE COMES FROM
price-line = Line
price-of-hour = Hour
price-of-visit = Visit
price-asked = Asked
price-lists = Price lists
price-here = Here
price-level = Level
price-urgency = Urgency
price-none = none
price-no-list = in no price list, written by hand
price-flat = changes nothing of an hour
price-with-vat = with VAT { $percent }%
price-of-this-work = level { $level }: { $bylevel }%, { $urgency }: { $byurgency }% → { $price }
price-whom-contract = contract
price-whom-package = package
price-whom-client = the client's list
price-whom-category = the category's list
price-whom-base = the base list
price-whom-house = default price

contract-none = none
contract-package = { " " }"{ $name }"
contract-until = { " " }until { $until }
contract-site-in = { " " }· { $site } is in
contract-site-out = { " " }· { $site } is NOT in
quota-visits = visits
quota-phone = phone
quota-raises = raises
quota-gift = gift
quota-left = { $name } { $left } of { $total }
quota-left-short = { $name } { $left }/{ $total }
quota-left-only = { $name } { $left }
quota-until = { " " }to { $until }
quota-all-until = to { $until }
quota-unlimited = no limits

debt-unknown = no data
debt-none = none
debt-prepaid = prepaid { $sum }
debt-source = ({ $source } { $day })
debt-not-overdue = , not due yet
debt-overdue-whole = , all overdue for { $days } d
debt-overdue-part = , overdue { $sum }, { $days } d
debt-overdue-sum = , overdue { $sum }
debt-no-dates = , the source knows no due dates
debt-stale = , old data
debt-disputed = , disputed until { $until }
debt-instalment = , by instalments until { $until }
debt-paid-today = , said to be paid: we wait until { $until }
debt-stop = , NOT SERVED: decided by { $who }
debt-do-not-tell = , do not tell
debt-serve = : we serve
debt-approve = : ASK FIRST

access-unknown = no site chosen
access-any-time = at any time
access-hours = { $from }–{ $to }
access-passes = passes: { $names }
access-no-passes = a pass is needed, nobody has one
access-keys = keys: { $where }

tree-title = SITES AND EQUIPMENT
tree-reading = reading the sites…
tree-empty = the client has neither sites nor tickets
tree-nowhere = At no site
tree-open = { " " }· { $n } open
tree-planned-next = { " " }· maintenance by { $until }
tree-past = { " " }· { $n } done
tree-planned = maintenance { $from }–{ $until }, { $kind }
tree-more = and { $n } more
tree-warranty = warranty until { $until }
tree-warranty-over = warranty ended { $until }
tree-defect = { " " }· needs repair
often = { $n } times in { $days ->
    [one] { $days } day
   *[other] { $days } days
}
tree-keys = → unfold · ← fold · Enter: the call's site, a ticket's card · Esc
tree-keys-reading = reading the work… · → unfold · ← fold · Enter choose · Esc
said-tree-of-nobody = This ticket has no client: there is nothing to look at
said-planned-has-no-ticket = This maintenance has no ticket yet: it comes when the time is near
