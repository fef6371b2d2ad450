# The board, its two header lines and the bottom line.

title-name = pult
title-urgent = { $left } { $number } { $of } · pult

head-name = PULT
head-read-only = read only
head-seat = shift: { $who } to { $until }
head-shift = shift to { $until }
head-on-shift = on shift { $on } of { $all }
head-view-filtered = view: { $view }
head-view = view: { $view } ({ $n })
link-loading = reading tickets…
link-loading-of = reading tickets: { $read } of { $total }
link-lost = no connection { $age } — shown as of { $at }

counted-open = open
counted-at-risk = due soon
counted-overdue = Overdue
count-overdue = { counted-overdue } { $n }
count-within-hour = within an hour { $n }
count-within = within { $within } { $n }
counted-unassigned = unassigned
count-unassigned = { counted-unassigned } { $n }
counted-unconfirmed = not confirmed
count-unconfirmed = { counted-unconfirmed } { $n }
counted-call-back = call back
count-call-back = { counted-call-back } { $n }
count-marked = marked { $n }
board-sending = sending: { $n }

col-number = No.
col-due = Due, of what
col-left = Left
col-priority = P
col-client = Client, site
col-company = Client
col-site = Site
col-subject = What happened
col-short = Client: what happened
col-holder = Engineer
col-holder-short = Who
col-zone = Zone
col-skills = Skills
col-channel = Via

# What is due: at most seven letters, and in full.
due-reaction = answer
due-reply = reply
due-arrival = arrive
due-resolution = solve
due-promise = promise
due-holder = work
due-queue = assign
due-unknown = due
due-reaction-long = answer
due-reply-long = reply to the client
due-arrival-long = arrive
due-resolution-long = solve
due-promise-long = promised
due-holder-long = the engineer's time
due-queue-long = assign
due-unknown-long = due
due-paused = on hold
due-paused-until = held to { $until }
due-best-effort = best effort
due-none = no deadline
left-stands = held

priority-low = Low
priority-normal = Normal
priority-high = High
priority-critical = Critical
priority-low-letter = L
priority-normal-letter = N
priority-high-letter = H
priority-critical-letter = C

channel-phone = phone
channel-email = mail
channel-chat = chat
channel-portal = portal
channel-web-form = form
channel-messenger = IM
channel-monitoring = monit.

phase-new = New
phase-open = In work
phase-waiting = Waiting
phase-solved = Solved
phase-closed = Closed
waits-for = Waits: { $what }
waits-until = { " " }until { $until }

holder-none = UNASSIGNED
holder-none-short = NOBODY
holder-none-waiting = unassigned
holder-told = : told
holder-silent = { " " }silent
holder-silent-for = { " " }silent { $span }
holder-refused = : said no
visit-word-travelling = on the way
visit-word-going = going
visit-word-on-site = on site
visit-word-there = there
visit-word-done = left
mode-remote = remotely
mode-remote-short = rem.

view-open = all open
view-unassigned = unassigned
view-at-risk = due soon
view-overdue = overdue
view-waiting = waiting
view-promised = promised
view-unconfirmed = not confirmed

board-loading = Reading tickets…
board-never-read = No tickets to show yet: there is no connection. The board fills itself as soon as there is one.
board-empty = Nothing waits: there are no open tickets.
board-view-empty = Nothing here: { $view } — there are no such tickets.
tickets-count = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
