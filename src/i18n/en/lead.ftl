# For leads: hand-over, load, wall, reports, the board as it stood.

said-handed-over = Shift handed over: the sheet waits for the signature of whoever takes it
said-taken-over = Shift taken over
said-now-handed-over = { $who } hands the shift over: H to read and sign
refusal-a-signature-stands = A signature under a hand-over stands. Hand the shift over again: pult handover --sign
refusal-signature-needs-a-name = A signature needs a name. Nothing was written; say who you are: PULT_ACTOR or actor in the configuration
refusal-hand-over-waits = A sheet signed by { $what } waits for your signature. The new one was not written; take that one over first
refusal-hand-over-by-the-same = One person ({ $what }) cannot both hand over and take over. Nothing was written; the one who comes signs
refusal-hand-over-is-taken = { $what } has taken the shift over already. Nothing was written
refusal-no-such-hand-over = This sheet is not the last one. Nothing was written; open the hand-over again
said-hand-over-signed = You handed the shift over at { $at }: the one who comes must sign

lead-title = LOAD AND DEADLINES
lead-reading = Counting…
lead-more = … and { $n } more
lead-count-over = over { $n }
lead-count-even = just enough { $n }
lead-count-free = room { $n }
lead-count-off = off shift { $n }
lead-count-absent = away { $n }
lead-late-title = Will be late, by the queue of their holder
lead-late-none = By the forecast everybody is in time
lead-late-arrival = there at { $at }, late by { $late }
lead-late-done = done at { $at }, late by { $late }
lead-late-never = not within two weeks
lead-load-title = Load: work in the queue / shift left, h:mm
lead-load-short = Load
lead-tickets = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
lead-over = too much by { $by }
lead-even = just enough
lead-free = room { $room }
lead-off = off shift
lead-off-until = back { $at }
lead-absent = away
lead-absent-until = away until { $at }
lead-idle = Not at work and without tickets: { $n }
lead-no-people = No engineers: pult import engineers
lead-day-title = Came in within a day, by the hour
lead-hour = Hour
lead-came = Came
lead-usual = Usual
lead-came-usual = { $n } in all, usually { $usual } (average of { $weeks } weeks)
lead-came-young = { $n } in all; nothing to compare with: less than a week of tickets
lead-heat-title = When they come: the average week ({ $weeks } weeks)
lead-heat-young = No map of the week yet: less than a week of tickets
lead-heat-none = No tickets in these weeks
lead-heat-most = Most: { $hours } an hour. ## is up to { $most }, . up to a quarter of it, blank is none
lead-kept-title = Deadlines of { $days } days
lead-kept = { $met } of { $due } kept, { $percent } %
lead-kept-of = { $met } of { $due }
lead-kept-none = No deadlines in these days
lead-missed = { $n ->
    [one] { $n } ticket was late
   *[other] { $n } tickets were late
}
lead-missed-none = Nothing was late
lead-by-reason = Reasons
lead-by-engineer = Holders
lead-by-group = Groups
lead-by-client = Clients
lead-no-reason = not given
lead-nobody = nobody
lead-others = others { $n }

sheet-title = SHIFT HAND-OVER
sheet-first = not signed yet
sheet-last = the last one was taken over by { $who } { $at }
sheet-take = { $who } hands over { $at }, waits for your signature
sheet-waits = you handed over { $at }, the one who comes must sign
sheet-key-give = sign, I hand over
sheet-key-take = sign, I take over
sheet-key-note = note :handover WORDS
sheet-left = LEFT { $n }: overdue { $overdue }, not assigned { $unassigned }, waiting { $waiting }
sheet-at-risk = DUE WITHIN TWO HOURS: { $n }
sheet-promised = PROMISED TO CLIENTS: { $n }
sheet-call-back = WAIT FOR A CALL: { $n }
sheet-out = AWAY: { $n }
sheet-coming = COMING: { $n }
sheet-nothing = none
sheet-until = until { $at }
sheet-from = at { $at }
sheet-late = { $who }, by the queue only at { $at }
sheet-late-never = { $who }, by the queue never in time
sheet-missed = not answered { $at }
sheet-unsent = NOT SENT: { $n }
sheet-note = NOTE: { $note }
sheet-no-note = none

wall-next = Next deadlines
wall-next-none = No deadlines ahead

cmd-signed-give = Shift handed over: { $who }, { $at }. The sheet waits for the one who comes
cmd-signed-take = Shift taken over: { $who }, { $at }
cmd-sheet-left = Handed over by { $who }, { $at }
cmd-sheet-taken = Taken over by { $who }, { $at }
cmd-sheet-waits = Waits for the signature of the one who comes: pult handover --sign
cmd-sheet-fresh = Not signed. To sign: pult handover --sign [--note WORDS]
cmd-no-hand-over = No hand-over in the log yet. The first one: pult handover --sign
cmd-already-signed = You handed over at { $at }, the one who comes must sign. Nothing was written; a new sheet in its place: --again
cmd-bad-past = not a time, or still to come: "{ $text }". Like this: 09:30, yesterday 14:00, wed 12:00, 22.11 09:00, -2h, 2026-11-22T10:00:00+03:00
cmd-before-the-log = The log begins { $begins }: what was before is not known
cmd-log-is-empty = The log tells of no tickets: nothing to show
cmd-past-of-the-board = The past shows the board alone (open tickets): { $view } is not part of it
cmd-past-as-of = The board at { $at }, from the log
cmd-past-outcome = { $n ->
    [one] { $n } ticket was loaded without its history: holder and deadline are as they became later
   *[other] { $n } tickets were loaded without their history: holder and deadline are as they became later
}
cmd-past-terms = Contracts, packages, calendars or rules were loaded since (last { $at }): deadlines are counted by those of today
cmd-no-report = No such report: "{ $name }". There are: { $names }
cmd-report-empty = Nothing in this time
cmd-bad-period = The beginning is after the end: { $from } to { $to }
report-col-engineer = Engineer
report-col-open = Tickets
report-col-planned-minutes = Work
report-col-left-minutes = Left
report-col-room-minutes = Room
report-col-state = How
report-col-until = Until
report-col-hour = Hour
report-col-tickets = Tickets
report-col-usual = Usual
report-col-weekday = Day
report-col-average = Average
report-col-by = By
report-col-name = Name
report-col-ticket = Id
report-col-number = No.
report-col-due-kind = What
report-col-due = Due
report-col-expected = Expected
report-col-late-minutes = Late by
report-col-clock = Deadline of
report-col-met = Kept
report-col-missed = Missed
report-col-share-percent = %
report-state-over = too much
report-state-even = just enough
report-state-free = room
report-state-off = off shift
report-state-absent = away
report-by-all = all
report-by-reason = reason
report-by-engineer = engineer
report-by-group = group
report-by-client = client
report-clock-all = all deadlines
report-col-client = Client
report-col-kind = Limit
report-col-used = Used
report-col-total = Of
report-col-percent = %
report-col-every = Per
report-col-empty = Empty on
report-col-suggested = Suggest
report-col-work-minutes = Hours
report-col-travel-minutes = Way, h
report-col-cost = Cost, ₽
report-col-fee = Fee, ₽
report-col-charged = Works, ₽
report-col-result = Result, ₽
report-col-norm-minutes = Norm, h
report-col-at-objects-minutes = At objects, h
report-col-reopened = Reopened
report-col-without-norm = Without norm
report-col-channel = Channel
report-col-before-percent = Before, %
report-kind-visits = visits
report-kind-phone-minutes = minutes
report-kind-raises = raises
report-kind-gift-minutes = gift, min
report-every-once = term
report-every-month = month
report-every-quarter = quarter
report-every-year = year
report-no-limit = none
report-used-up = used up
report-unknown = ?
report-usage-empty = No contract in force has a limit, and nothing was used in half a year
report-usage-note =
    Empty on: the day the limit is used up at this pace; blank where it lasts.
    Suggest: enough in 4 of 5 months (of half a year, for the limit's period).
report-cost-note =
    Without VAT and parts. Cost: hours of engineers at their rate, the way there
    and back; the norm where no time was written down. Fee and works: what the
    client pays.
report-cost-unpriced = { $n ->
    [one] ≥: of { $n } ticket the hours or the engineer's rate are not known
   *[other] ≥: of { $n } tickets the hours or the engineer's rate are not known
}
report-cost-no-fee = { $n ->
    [one] ?: the fee of { $n } client is not known (column fee of contracts, packages)
   *[other] ?: the fee of { $n } clients is not known (column fee of contracts, packages)
}
report-output-note = Norm: norm-hours of the specification, without one the expected time of work.
report-channels-note = Before: from { $from } to { $to }
report-channel-phone = phone
report-channel-email = e-mail
report-channel-chat = chat
report-channel-portal = portal
report-channel-web-form = web form
report-channel-messenger = messenger
report-channel-monitoring = monitoring
