# Who is at work beside me, what I keep for myself, what happened while I was away.

said-settings-ill = { $n ->
    [one] { $n } mistake in your settings
   *[other] { $n } mistakes in your settings
}, the rest holds: pult config --check
said-draft-waits = An unfinished ticket is left: n goes on with it
said-kept-broken = The last draft, reminders and command lines cannot be read; the file is put aside: { $file }
said-kept-unreadable = The last draft, reminders and command lines cannot be read: { $file }

action-claim = take into your hands, or give back
short-claim = take
word-claim = take
said-claimed = { $count ->
    [1] { $number } is yours until { $until } · C gives it back
    [one] Yours until { $until }: { $count } ticket · C gives it back
   *[other] Yours until { $until }: { $count } tickets · C gives them back
}
said-claim-lost = { $number } is somebody else's now: { $who } until { $until }
said-claim-freed = { $count ->
    [1] { $number } is free again
    [one] Free again: { $count } ticket
   *[other] Free again: { $count } tickets
}
ask-claimed = TAKEN by { $who } until { $until } ─ { $tickets }
said-claimed-all-the-same = do it all the same
said-claimed-take-over = take it over
said-claimed-leave = leave it
said-claim-left = Nothing was done: { $who } is at it
refusal-claimed = Taken: { $what } was quicker. C again takes it over
col-beside = Who else is here
card-beside = Here
team-you = you
team-since = { $who } since { $at }
team-taken = taken by { $who } till { $until }
team-taken-own = taken by you till { $until }

action-remind = remind me of the ticket
short-remind = remind
word-remind = remind
entry-remind = { $tickets } come back:
entry-example-remind = 20 · 2 h · 14:20 about the keys · tomorrow 10 · empty: 15 min · "-" none
said-reminder-set = Will remind of { $number } at { $at } · its deadline stays
said-reminder-off = { $number }: no reminder
said-no-reminder = There is no reminder of { $number }
said-no-reminders = No reminders: z on a ticket sets one
said-now-remind = { $count ->
    [1] COME BACK to { $number } { $words } · z shows it
   *[other] COME BACK to { $number } { $words }, { $count } in all · z shows it
}
said-reminded = You asked to come back to { $number } { $words }
count-reminders = reminders { $n }
count-reminded = back to { $n } (z)
pick-reminders = MY REMINDERS

action-packages = packages and the client's contract: what is included, how fast, how much
short-packages = packages
word-packages = packages, contract
action-since = what happened while you were away
short-since = while you were away
word-since = since
since-title = WHILE YOU WERE AWAY since { $at } ─ tickets and engineers: { $n }
since-off-board = not on the board
said-since-nothing = Others have changed nothing since { $at }
said-since-some = { $count ->
    [one] While you were away others changed { $count } ticket · g n shows it
   *[other] While you were away others changed { $count } tickets · g n shows them
}
said-since-and-draft = { $count ->
    [one] A ticket is half written: n · others changed { $count } ticket: g n
   *[other] A ticket is half written: n · others changed { $count } tickets: g n
}

action-hold-call = put the call aside
short-hold-call = hold
short-contact = keep caller
short-tree = sites
short-log = one line
word-hold-call = aside
action-held-calls = calls on hold and missed ones
word-held-calls = held
head-held = on hold { $n }: { $who }
pick-calls = ON HOLD AND MISSED
held-for = on hold { $length }
held-over = has hung up
held-missed = not answered { $at }
said-call-held = The call is put aside with all that was written · g c comes back
said-nothing-to-hold = There is no call to put aside
said-no-held-calls = Nobody waits: no calls on hold, none missed
said-held-over-draft = Who was on hold has hung up; the ticket is left as a draft: n goes on
