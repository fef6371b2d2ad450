# Whom to send, the plan, the engineers.

proposal-title = WHOM TO SEND
proposal-due = { $what } by { $at }
proposal-counting = working out who makes it in time…
proposal-will-send = working it out; the first one is sent as soon as he is known
proposal-nobody = There is nobody to send: nobody fits.
proposal-who = Who
proposal-arrives = There
proposal-why = Why
proposal-hurt = Who suffers
proposal-refused = Cannot
proposal-along = Along
proposal-along-words = { $tickets } — the same site, the same trip
proposal-nearby-too = And also
proposal-nearby = { $tickets } — the same site, nobody has it yet
proposal-then = Then
proposal-then-confirm = { $who } confirms by { $until }, else the ticket comes back up
proposal-send = send { $who }
proposal-other = another one
proposal-whole = sum

why-travel = travel { $minutes }
why-wait = wait { $minutes }
why-late = late
why-over_qualified = overqualified
why-preferred = lacks a preferred skill
why-knows = has been there
why-personal = their engineer
why-keeps = holds it already
why-duty = not first on duty
why-lets-in = let in from { $at }
why-load = busy
why-debt = the client's debt
term-sum = { $terms }; sum { $sum }

hurt-nobody = nobody
hurt-later = { $number } later by { $later }
hurt-misses = { $number } will be late (+{ $later })
hurt-late = itself: late by { $late }
hurt-more = +{ $n }
harm-misses = Too late
harm-missed = { $what } by { $due }, will be { $at }
harm-never = { $what } by { $due }: the next two weeks are full
harm-suffers = Suffers
refused-many = { $names } and { $more } more: { $why }

plan-title = PLAN: the whole queue
plan-title-marked = { $n ->
    [one] PLAN: { $n } marked
   *[other] PLAN: { $n } marked
}
plan-counting = laying out the queue…
plan-will-apply = laying out the queue; it is sent as soon as the plan is ready
plan-nothing = Nothing to lay out: every ticket has its engineer.
plan-totals = placed { $placed } of { $all }, { $quality }
plan-totals-cost = placed { $placed } of { $all }, cost { $cost } min, { $quality }
plan-exact = the best possible
plan-more = , perhaps { $n } more would fit
plan-within = within { $percent } % of the best
plan-fixed = fixed { $n }
plan-dropped = dropped { $n }
plan-meanwhile = { $n } changed
plan-fresh = { $n } new
plan-freed = { $n } finished
plan-people = { $n } changed hours
plan-moved = { $n } moved
plan-line-moved = was { $who }
plan-over = Overridden
meanwhile-away = { $who } is away at that time
meanwhile-taken = changed: { $who } has it
meanwhile-closed = changed: solved already
meanwhile-waits = changed: it waits
meanwhile-changed = changed since the plan was made
meanwhile-gone = no longer on the board
meanwhile-refused = not written: { $why }
plan-line-fixed = fixed
plan-line-with = +{ $n }
plan-line-nobody = NOBODY
plan-line-dropped = dropped
plan-why = Why
plan-blocked = Nobody
plan-helps = What helps
plan-lift = all the same
plan-apply = send { $n }
plan-unfix = let loose
plan-undrop = take back

engineers-title = ENGINEERS AND CREWS ({ $n })
engineers-none = There are no engineers: pult import engineers FILE brings them.
engineers-name = Who
engineers-state = Now
engineers-shift = Shift
engineers-load = Has, hours
engineers-zones = Zones
engineers-skills = Skills
unit-free = free
unit-travelling = en route
unit-on-site = on site
unit-busy = busy
unit-out = out
unit-absent = absent
unit-absent-ill = ill
unit-absent-holiday = holiday
unit-absent-training = training
unit-off-shift = off shift
unit-inactive = has left
unit-until = to { $until }
unit-from = to { $from }
unit-no-shift = no shifts
unit-always = always

proposal-maintenance = { $n ->
    [one] maintenance
   *[other] maintenance: { $n }
}
plan-otherwise = Otherwise
plan-dearer = { $who } — the whole plan is worse by { $n } min
plan-leaves-out = { $who } — but left with nobody: { $n }
why-was-here = was there { $day }

# "What if": what would move and what would break, before anything is written.

rehearsal-absence = WHAT IF: { $who } is away until { $until }
rehearsal-raise = WHAT IF: { $number } is raised to { $to }
rehearsal-first = WHAT IF: { $number } goes first, by { $who }
rehearsal-level = LEVEL THE LOAD
rehearsal-most = fullest { $before } → { $after }
rehearsal-moves = { $n } to hand over
rehearsal-breaks = { $n } would break
rehearsal-left = nobody for { $n }
rehearsal-counting = working out what would move…
rehearsal-client = Client, site
rehearsal-now = Now
rehearsal-then = Then
rehearsal-nobody = nobody
rehearsal-never = nobody knows when
rehearsal-break = breaks: { $what } { $due }
rehearsal-mends = makes it in time
rehearsal-later = { $later } later
rehearsal-earlier = earlier
rehearsal-stays-with-nobody = nobody to take it
rehearsal-label-break = Breaks
rehearsal-broken = { $what } by { $due }, would be { $then }
rehearsal-label-stuck = Others
rehearsal-no-gain = would be later still, or break more
rehearsal-do-absence = { $n ->
    [0] write the absence
   *[other] write it and hand over { $n }
}
rehearsal-do-alone = only write it
rehearsal-do-raise = raise all the same
rehearsal-do-first = do it
rehearsal-fewest = fewer moves are not enough
rehearsal-do-level = hand over { $n }
rehearsal-leave = change nothing
