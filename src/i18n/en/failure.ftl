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
refusal-not-a-change = That cannot be taken back. Nothing was written
refusal-imported = It came with an import, it cannot be taken back. Mend it by hand
refusal-wish-id-taken = Something else is written under that key. Nothing was written; try again with a new key
refusal-number-taken = Number { $what } belongs to another ticket. Nothing was loaded
refusal-not-a-desk-file = The file is no desk ({ $what }). It was left alone; name another one: --desk sqlite:PATH
refusal-newer-desk-file = The file was written by a newer pult (schema { $what }). It was left alone; update the program

file-locked = Another program holds the desk's file. Nothing was written; try again in a few seconds
file-read-only = The desk's file may only be read. Nothing was written; look at the rights of the file and its folder
file-disk-fails = The disk does not answer or is full. Nothing was written; look at its room and at the disk
file-damaged = The desk's file is damaged. Restore it from a copy
file-disk-full = The disk is full. Nothing was written; make room and try again
file-not-opened = The desk's file does not open. Look at path and rights: --desk sqlite:PATH
file-no-rights = No rights to the desk's file. Look at them or name another file: --desk sqlite:PATH
file-no-place = There can be no file at this path. Name another one: --desk sqlite:PATH
file-folder = That is a folder, not a desk's file. Name a file in it: --desk sqlite:PATH
