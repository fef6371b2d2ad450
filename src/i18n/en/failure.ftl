# What happened, what was kept, what to do.

failure-offline = The desk cannot be reached: { $what }. Nothing was written; try again when it is back
failure-refused = Refused ({ $code }): { $what }. Nothing was written
failure-conflict = { $number } was changed meanwhile (it has version { $version } now). Yours was not written: look at it and try again
failure-conflict-by = { $number } was changed meanwhile by { $who } (it has version { $version } now). Yours was not written: look at it and try again
failure-slow-down = The desk asks to wait until { $until }. Nothing was written
failure-unsupported = This desk cannot do that: { $what }
failure-broken = The desk failed ({ $id }): { $what }. Nothing was written; the program's log has more

refusal-ticket-is-closed = The ticket is closed. Nothing was written; reopen it first
refusal-nobody-holds-it = Nobody holds the ticket. Nothing was written; assign it first: pult assign
refusal-nobody-held-it = Nobody held the ticket, there is nothing to take back
refusal-a-ticket-is-not-its-own-parent = A ticket is not its own parent. Nothing was written
refusal-client-has-read-it = The client has read it, it cannot be taken back. Write to them again
refusal-struck-out-for-good = What is struck out stays so. Write the note again
refusal-a-call-has-happened = The call has happened, it cannot be taken back
refusal-a-load-stands = An import cannot be taken back. Bring the former data: pult import
refusal-already-undone = It has been taken back already. Nothing was written
refusal-no-such-contract = There is no such contract. Nothing was written
refusal-no-such-event = There is no change of that number. Numbers: pult show ID
refusal-no-such-quota = The contract has no such limit. Nothing was written
refusal-no-such-ticket = There is no such ticket. Nothing was written
refusal-no-such-unit = There is no such engineer. Nothing was written
refusal-not-a-wish = It cannot be written that way. Nothing was written
refusal-nothing-to-undo = Nothing to take back: there are no changes of yours, or they have been taken back
refusal-quota-used-up = The limit is used up. Nothing was written; it may be charged or re-assessed (--reason)
refusal-read-only = Read only. Nothing was written
refusal-register-stands-alone = A registration goes with no other change. Nothing was written
refusal-ticket-exists = There is such a ticket already. Nothing was written
refusal-ticket-without-number = The ticket has no number. Nothing was written
refusal-unit-has-moved-on = The engineer's state has changed since, it cannot be taken back. Mend it by hand
