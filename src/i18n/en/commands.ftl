# Texts of the commands: one line, one message. { $… } are places for values.

cmd-not-yet = not yet: { $what } - it comes with a later release
cmd-later-several-desks = one board over several desks (--desk more than once)
cmd-bad-now = PULT_NOW is not a time: { $text }. It wants 2026-11-23T10:30:00+03:00
cmd-no-ticket = no ticket { $id } on this desk. Numbers: pult tickets --view all
cmd-no-unit = nobody is called "{ $who }". Who is there: pult engineers
cmd-many-units = "{ $who }" fits several: { $names }. Give more of the name, the login or the id
cmd-bad-time = not a time: "{ $text }". It may be 14:20, +40m, tomorrow 10, wed 12:00, 25.11 09:00, 2026-11-25T10:00:00+03:00
cmd-time-passed = that time has passed: "{ $text }"
cmd-bad-reason = the policy has no reason "{ $text }". It has: { $list }
cmd-wait-needs-reason = say what it waits for: --reason. There are: { $list }
cmd-bad-filter = the filter is not understood: { $what }
cmd-no-view = there is no view "{ $name }". There are: { $known }
cmd-bad-priority = there is no priority "{ $text }". There are: low, normal, high, critical
cmd-read-only = read only (--read-only): nothing was written
cmd-no-tickets = No tickets.
cmd-more-tickets = { $shown } of { $total } shown, the rest with --limit
cmd-no-engineers = No engineers. Bring them with: pult import engineers FILE
cmd-no-call = no open call from { $from }. First: pult call ring --from { $from }

cmd-done-ticket = { $number }: { $what } · change { $seq } (take back: pult undo { $seq })
cmd-done = { $what } · change { $seq } (take back: pult undo { $seq })
cmd-what-assign = handed to { $name }
cmd-what-release = released, nobody holds it
cmd-what-confirmed = confirmed by { $name }
cmd-what-refused = { $name } said no
cmd-what-move = now in the group "{ $group }"
cmd-what-link = part of the mass incident { $parent }
cmd-what-unlink = taken out of the mass incident
cmd-what-promise = promised by { $until }
cmd-what-note = noted
cmd-what-wait = waits: { $reason }
cmd-what-wait-until = waits until { $until }: { $reason }
cmd-what-solve = solved
cmd-what-close = closed
cmd-what-travelling = the engineer is on the way
cmd-what-on-site = the engineer is on site
cmd-what-visit-done = the visit is over
cmd-what-undo = change { $seq } taken back
cmd-what-undo-last = the latest change taken back
cmd-what-raise = priority: { $from } → { $to }
cmd-what-raise-free = priority: { $from } → { $to }, re-assessed
cmd-what-raise-quota = priority: { $from } → { $to }, from the quota, { $extra } left after it
cmd-what-raise-paid = priority: { $from } → { $to }, chargeable: { $extra }
cmd-what-new = registered: { $subject }
cmd-what-absent = { $name }: absent until { $until }

cmd-rule-broken = { $name }: { $rule }. To send them all the same, give --reason. There are: { $list }

cmd-head-number = No.
cmd-head-due = Due, what
cmd-head-left = Left
cmd-head-priority = Priority
cmd-head-place = Client, site
cmd-head-subject = What happened
cmd-head-holder = Engineer
cmd-head-engineer = Engineer
cmd-head-state = Now
cmd-head-zones = Zones
cmd-head-skills = Skills
cmd-head-load = Tickets
cmd-head-room = Room
cmd-head-why = Why
cmd-head-otherwise = Otherwise

cmd-priority-low = Low
cmd-priority-normal = Normal
cmd-priority-high = High
cmd-priority-critical = Critical
cmd-phase-new = New
cmd-phase-open = Open
cmd-phase-waiting = Waiting
cmd-phase-solved = Solved
cmd-phase-closed = Closed
cmd-clock-reaction = reaction
cmd-clock-reply = reply
cmd-clock-arrival = arrival
cmd-clock-resolution = solve
cmd-clock-promise = promised
cmd-clock-holder = holder
cmd-clock-queue = assign
cmd-due-paused = paused
cmd-due-best-effort = best effort
cmd-due-none = -

cmd-label-phase = State
cmd-label-due = Due
cmd-label-holder = Engineer
cmd-label-place = Where
cmd-label-address = Address
cmd-label-contact = Contact
cmd-label-contract = Contract
cmd-label-assets = Assets
cmd-label-promise = Promised
cmd-label-text = Words

cmd-state-free = free
cmd-state-travelling = on the way
cmd-state-on-site = on site
cmd-state-busy = busy
cmd-state-out = out
cmd-state-absent = absent until { $until }
cmd-state-off-shift = off shift

cmd-call-ringing = ringing { $from }: { $who } · call { $call } · change { $seq }
cmd-call-answered = answered { $from }: { $who } · call { $call } · change { $seq }
cmd-call-ended = ended { $from }: { $who } · call { $call } · change { $seq }
cmd-call-missed = missed { $from }: { $who } · call { $call } · change { $seq }
cmd-call-unknown = unknown number

cmd-check-desk = the desk answers
cmd-check-clock = the desk's clock and ours differ by { $count } s
cmd-check-calendars = calendars that end or are unconfirmed ({ $count }): { $names }
cmd-check-engineers-without-shift = engineers without a shift: { $count }: { $names }
cmd-check-engineers-without-zone = engineers without a zone: { $count }: { $names }
cmd-check-engineers-without-skill = engineers without skills: { $count }: { $names }
cmd-check-contracts-without-sla = contracts without SLA: { $count }: { $names }
cmd-check-tickets-without-contract = open tickets without a contract: { $count }
cmd-check-tickets-without-site = open tickets without a site: { $count }
cmd-check-overdue = tickets overdue: { $count }

cmd-no-file = { $file } cannot be read: { $why }
cmd-cannot-write = { $file } cannot be written: { $why }
cmd-cannot-print = the output could not be written in full: { $why }. Nothing changed on the desk because of that; make room and repeat
cmd-exported = { $kind }: { $rows } rows, file { $file }
cmd-bad-kind = there is no kind "{ $kind }". There are: { $known }
cmd-import-needs-map = say which column means what: --map MAP.toml
cmd-import-bad = { $file }: bad rows: { $count }. Nothing was loaded; mend them, or take the good ones with --force
cmd-import-bad-rules = { $file }: mistakes: { $count }. Nothing was loaded: mend them and load it again
cmd-import-more = … and { $count } more
cmd-import-warning = look at this
cmd-import-debts-fall = The file has less than half of the former debts: it looks like a part of an export. Nothing was loaded; if it is so, use --force
cmd-import-dry = { $kind }: { $rows } rows, { $things } records. Nothing was written (--dry-run)
cmd-import-done = { $kind }: { $rows } rows, { $things } records loaded

cmd-nothing-to-route = Nothing to assign.
cmd-plan-exact = { $placed } of { $all } placed, cost of the plan { $cost } min. There is no better plan.
cmd-plan-misses = too late: { $at }, due { $due }
cmd-plan-bound = { $placed } of { $all } placed, cost of the plan { $cost } min: within { $percent } % of the best possible (none is cheaper than { $bound } min).
cmd-plan-more = It is not proven that no more can be placed: perhaps up to { $more } more.
cmd-sent = { $number }: handed over · change { $seq }
cmd-nobody = nobody
cmd-helps = what helps: { $what }

# Two policies on one desk: pult route --policy FILE --dry-run.

cmd-compare-desk = now
cmd-compare-file = by the file
cmd-compare-rules = Rules
cmd-compare-placed = Placed
cmd-compare-class = { "  " }urgency { $urgency }
cmd-compare-of = { $placed } of { $all }
cmd-compare-cost = Cost, min
cmd-compare-own-terms = Each cost is by its own rules: the two cannot be compared.
cmd-compare-same = Each ticket goes to the same one as now. Nothing was written.
cmd-compare-moved = Tickets that go to somebody else: { $count }. Nothing was written.
cmd-compare-now = now
cmd-compare-then = by the file
cmd-compare-more = … and { $count } more; --json has them all
cmd-compare-forbids = { $who }: no longer may, { $rule }
cmd-compare-allows = { $who }: now may, before "{ $rule }" was in the way
cmd-compare-term = { $term }: { $minutes } min in their favour
cmd-compare-urgency = urgency { $before } became { $after }
cmd-compare-others = the room went to other tickets, or came free
cmd-head-arrives = There at
cmd-head-takes-over = Who takes it
cmd-absent-nothing = { $name } holds no open tickets: nothing moves. Nothing was written.
cmd-absent-rehearsal = If { $name } does not come (nothing was written):

cmd-caller-unknown = "{ $query }" was not found. This is no refusal: ask who it is and where from
cmd-caller-short = too short: "{ $query }". It takes four digits of the number or three letters of the name
cmd-verdict-allowed = COVERED
cmd-verdict-chargeable = CHARGEABLE
cmd-verdict-stop = ASK FIRST
cmd-verdict-check = CHECK
cmd-label-approval = Who decides
cmd-label-price = Price
cmd-label-say = Say
cmd-unit-hour = hour
cmd-unit-norm-hour = norm-hour
cmd-unit-piece = piece
cmd-unit-point = point
cmd-with-vat = with VAT
cmd-without-vat = without VAT
cmd-price-later = the manager will name the price

cmd-raise-highest = There is no higher priority. Nothing was written
cmd-raise-same = The priority is { $to } already. Nothing was written
cmd-raise-lower = Lowering is a re-assessment and takes a reason: --reason. There are: { $list }
cmd-raise-used-up = The contract's raises are used up. Nothing was written; a re-assessment is free and takes a reason: --reason. There are: { $list }
cmd-raise-not-included = The contract has no right to raise a priority. Nothing was written; a re-assessment is free and takes a reason: --reason. There are: { $list }
cmd-raise-no-contract = There is no contract to raise under. Nothing was written; a re-assessment is free and takes a reason: --reason. There are: { $list }
cmd-raise-needs-authorised = This contact may not ask for it. Ask the one who may: { $who }. Nothing was written; a re-assessment is free and takes a reason: --reason. There are: { $list }

cmd-no-contact = no contact { $id }. Contacts: pult export contacts
cmd-bad-phone = not a phone number: "{ $text }"
cmd-no-site = the client has no site { $id }
cmd-no-asset = the client has no asset { $id }
cmd-no-contract = the client has no contract { $id }
cmd-new-approval = ASK FIRST: { $why }. { $who } { $phone } decides. Nothing was written; once approved, give --reason. There are: { $list }
cmd-new-without-both = Neither contract nor site: give --contract and --site, or a reason: --reason. There are: { $list }
cmd-new-without-contract = No contract: give --contract, or a reason: --reason. There are: { $list }
cmd-new-without-site = No site: give --site, or a reason: --reason. There are: { $list }
cmd-new-chargeable = CHARGEABLE: { $price }. Tell the client before anybody goes
cmd-new-alike = Open for this site already: { $numbers }. Is it one of them?

cmd-explain-no-targets = The ticket has no deadlines: neither a contract with a package nor a default package.
cmd-explain-no-clocks = No clock was started.
cmd-explain-clock = { $clock }: { $goal } by the calendar "{ $calendar }", from { $started }
cmd-explain-calendar-missing = there is no calendar { $calendar }, it counts round the clock
cmd-explain-since = the terms changed { $since }, used before: { $used }
cmd-explain-pause = pause { $from } – { $to }: { $reason }
cmd-explain-worked = working time: { $worked }
cmd-explain-used = used { $used }, left { $left }
cmd-explain-met = met { $at }
cmd-explain-met-late = met { $at }, late
cmd-explain-due = due { $at }
cmd-explain-missed = was due { $at }, missed
cmd-explain-paused = stands, { $at } will be left

cmd-doubt-ended = ended { $on }
cmd-doubt-ends = ends { $on }, in days: { $days }
cmd-doubt-unconfirmed = not confirmed for { $year }
cmd-doubt-missing = { $calendar }: there is no such calendar

cmd-not-a-terminal = the console needs a terminal; without one: pult run SCRIPT or pult tickets
cmd-terminal-fails = the terminal cannot be used: { $why }

cmd-demo-stands = there is a desk in { $file } already: it was not touched. Take another name
cmd-demo-built = the desk is ready: { $url }. Open it: pult --desk { $url }

cmd-head-keys = Keys
cmd-head-action = Action
cmd-head-what = What it does
cmd-no-words = say it in words: the text is empty
cmd-no-profile = there is no such profile, so it is not known which desk is meant: nothing was done. Name one of the file, or a desk: --desk URL
cmd-contract-until = { $number }, through { $until }
cmd-head-change = Change
cmd-head-when = When
cmd-head-who = Who
cmd-head-done = What was done

cmd-no-kind = this desk knows no kind of work "{ $text }". There are: { $list }
cmd-unit-changed = { $name } has version { $version } now, not { $seen }. Nothing was written: look at pult engineers --json and try again
cmd-new-no-version = a new ticket is not there yet and has no version: leave --if-version out. Nothing was written
