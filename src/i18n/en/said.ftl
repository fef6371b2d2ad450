# What is said on the bottom line after a key, and the answers of one-digit questions.

said-registered = Ticket { $number } registered
said-registered-due = Ticket { $number } registered, due { $due }
said-theirs-already = { $unit } has it already: nothing changed
said-assigned = { $unit } assigned to { $number } · waiting for their yes · u undo
said-released = { $number }: taken from its holder · u undo
said-confirmed = { $number }: the holder said yes · u undo
said-refused = { $number }: the holder said no, unassigned again · u undo
said-priority = { $number }: priority { $priority } · u undo
said-priority-due = { $number }: priority { $priority }, now due { $due } · u undo
said-waits = { $number }: waiting, clocks as the contract says · u undo
said-waits-until = { $number }: waiting until { $until } · u undo
said-resumed = { $number }: in work again
said-resumed-due = { $number }: in work again, due { $due }
said-solved = { $number }: solved · u undo
said-closed = { $number }: closed · u undo
said-promised = { $number }: promised by { $until } · u undo
said-promise-cleared = { $number }: promise taken back · u undo
said-moved = { $number }: moved to { $group } · u undo
said-linked = { $number }: linked to its parent · u undo
said-unlinked = { $number }: link taken off · u undo
said-noted = { $number }: noted in the history · u undo
said-retracted = { $number }: note struck out
said-visit = { $number }: visit marked · u undo
said-visit-expected = { $number }: there by { $at } · u undo
said-pinned = { $number }: pinned, the router leaves it alone · u undo
said-unpinned = { $number }: unpinned · u undo
said-breach-reason = { $number }: reason for the breach noted · u undo
said-solved-ask = { $number }: solved · u undo · e ask: are you content?
said-no-done-work = Solve a ticket first or open a solved one: that is what is asked about
said-no-done-work-of-number = { $number }: open it first (# and the number), then ask
said-work-goes-on = { $number }: the work goes on, it is too early to ask
said-asked-lately = They were asked { $asked }, again from { $again } on
said-no-such-answer = No such answer: yes, no, skip
said-answer-yes = content
said-answer-no = not content
said-answer-skip = would not say
said-pleased-yes = { $number }: the client is content, written down · u undo
said-pleased-no = { $number }: the client is not content, written down · u undo
said-pleased-skip = { $number }: the client would not say, written down · u undo
said-pleased-off = { $number }: the client's answer is taken off
said-called-again = { $number }: the client called again
said-about = { $number }: equipment named · u undo
said-done = { $number }: done
said-loaded = Data loaded
said-debts-came = { $who }: debts came from { $file }
said-file-came = { $who }: { $file } was loaded
said-unit-state = Engineer's state noted · u undo
said-absent = Absent until { $until }: { $unit } · u undo
said-absent-moved = Absent until { $until }: { $unit }; handed over: { $count } · u undoes all of it
said-present-moved = Here again: { $unit }; handed over: { $count } · u undoes all of it
said-present = Back at work: { $unit } · u undo
said-undone-other = Taken back: all is as it was
said-undone = { $count ->
    [1] Undone: ticket { $number } as it was
   *[other] Undone: { $count } changes
}
said-undone-in-part = Undone { $count }, left { $left }: they were changed after you
said-batch-closed = { $count ->
    [one] Closed { $count } ticket · u opens it again
   *[other] Closed { $count } tickets · u opens them all again
}
said-batch-done = { $count ->
    [one] Done: { $count } ticket · u undoes it
   *[other] Done: { $count } tickets · u undoes them all
}
said-plan-mended = Planned anew: { $moved ->
    [0] nothing moved
    [one] { $moved } line moved
   *[other] { $moved } lines moved
}{ $fresh ->
    [0] {""}
   *[other] , { $fresh } new
}
said-plan-sent = { $count ->
    [one] Plan sent: { $count } ticket
   *[other] Plan sent: { $count } tickets
}
said-plan-has-changed = All lines of the plan have changed: plan anew
said-plan-came-back = Sent: { $count }. Not written and still in the plan: { $back }
said-first-harmless = Changes nothing more: by the plan it goes first already
said-level-already = Nothing to level: the fullest has { $most }, the mean is { $mean }
said-plan-is-empty = The plan sends nobody: nothing was written
said-nobody-may = Nobody may take it: see "Not" or assign by name (a)
said-nobody = nobody
said-nobody-holds-it = Nobody holds it: assign it first (r or a)

said-conflict = { $number }: somebody changed it before you, now with: { $holder }. Your change was not written; look and try again
said-conflict-by = { $number }: { $who } changed it at { $at } before you, now with: { $holder }. Your change was not written
said-offline = The desk cannot be reached: not written. The board stays as it was; try again when it is back
said-slow-down = The desk asks to wait until { $at }: not written
said-unsupported = This desk cannot do that: { $what }
said-broken = The desk failed: not written. The log says more under { $id }
said-read-only = Looking only: changes are off by --read-only
said-part-died = Internal failure ({ $place }): the last action may not have been done, check it. Details are in the log
said-desk-is-back = The desk is back, the board is fresh
said-ticket-is-gone = That ticket is gone
said-no-ticket-chosen = Choose a ticket first
said-no-such-ticket = No open ticket { $number }
said-no-such-view = Views are: open, unassigned, at-risk, overdue, waiting, promised, unconfirmed
said-no-such-command = No command "{ $typed }": Tab shows what there is
said-no-such-engineer = No such engineer
said-no-such-reason = No such reason. There are: { $list }
said-no-such-visit-state = A visit is: travelling, on-site, done, planned; or when they will be there: +40m, 14:20
said-not-a-number = A ticket number is wanted, in digits
said-not-a-time = That is no time: 14:20, +40m, tomorrow 10, wed 12:00, 25.11 09:00
said-time-has-passed = That time has passed: { $at }
said-nothing-fits = Nothing found: "{ $typed }"
said-already-resumed = The ticket is not on hold
said-not-late = The ticket is not late: no reason is needed
said-already-solved = The ticket is solved already
said-already-closed = The ticket is closed already
said-highest-already = { $number }: nothing is above critical
said-lowest-already = Nothing is below low
said-priority-low = Low
said-priority-normal = Normal
said-priority-high = High
said-priority-critical = Critical

said-raise-asked-for = the client asks: reading the contract, one moment
said-raise-reading = the client asks: reading the contract
said-raise-included = the client asks: in the package, not counted
said-raise-included-left = the client asks: in the package, { $left } of { $total } left
said-raise-paid = the client asks: paid, { $price }
said-raise-used-up = the client asks: all raises are used up
said-raise-not-included = the client asks: not in the package
said-raise-no-contract = the client asks: no contract
said-raise-needs-authorised = the client asks: only { $who } may ask
said-raise-needs-authorised-nobody = the client asks: this contact may not ask
said-raise-reassess = we saw it wrongly: free, with a reason
said-pay-yes = the client agrees to { $price }: raise it and put the line in
said-pay-no = no: leave it as it is
said-not-raised = The priority stays
said-price-has-changed = The contract has changed: try again

said-visit-travelling = on the way
said-visit-on-site = on site
said-visit-done = visit done
said-visit-planned = planned
said-handed-told = has not said yes yet
said-handed-refused = said no
said-handed-confirmed = said yes
said-where = { $unit } on { $number }: { $state } { $phone }
said-where-expected = { $unit } on { $number }: { $state }, expected by { $at } { $phone }

said-call-from = Call from { $from } · c opens it
said-call-rings = Call noted
said-call-answered = Talking: { $who } · F9 ends it
said-call-ended = { $minutes ->
    [0] Call over: under a minute
    [one] Call over: { $minutes } minute logged
   *[other] Call over: { $minutes } minutes logged
}
said-call-missed = Call missed
said-contact-kept = { $who }: kept with this number · u undo
said-caller-known = The caller is known already
said-contact-without-name = Begin with the name: Anna Kim, logist, manager
said-contact-no-company = No client has these letters: put them right or leave them out
said-call-returned = Off the list of calls to return
said-time-logged = { $number }: { $minutes } min written down
said-time-struck = { $number }: { $minutes } min struck out
said-danger = Danger: accepted whatever the contract or debt · n new ticket
said-no-danger = No danger: contract and debt count again
said-no-price-here = A price is asked about at a caller or in a specification
said-debt-paid-today = Taken at their word: the debt does not count until { $until } · u undo
said-debt-disputed = The debt is disputed: it does not count until { $until } · u undo
said-debt-instalment = Instalments: the debt does not count until { $until } · u undo
said-debt-bite = The debt counts again · u undo
said-debt-stop = The service is stopped, { $who } decided · u undo
said-debt-serve = Served again · u undo
said-debt-until-when = Until which day? Write it: disputed 15.12
said-client-unknown = The client is not known yet: find them first
said-nothing-owed = { $who }: nothing is overdue, there is nothing to decide
said-no-call = Nobody is calling: c finds a client by number or name
said-answered-already = That call was answered already
said-draft-kept = Draft kept: n brings it back
said-draft-of-other = A new form; a draft waits: { $who } — n on their panel or with no call open
said-draft-of-nobody = A new form; the earlier draft waits — n with no call open
said-subject-is-empty = What happened? A word at least

said-now-overdue = { $number }: the deadline has passed
said-now-at-risk = { $number }: due soon, { $due }
said-now-silent = { $number }: the holder is silent — call them or send somebody else
said-now-several = New alarms: { $count }, the first { $number }
