# Who is at work beside me, what I keep for myself, what happened while I was away.

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
