# What lies over the board: help, lists, questions, typed lines, a new ticket.

help-title = HELP: key, what it does, word for the command line

pick-keys = Enter take · ↑ ↓ · Esc close
pick-nothing = nothing fits
pick-assignee = GIVE IT TO ─ { $tickets }
pick-assignee-counting = GIVE IT TO ─ { $tickets } ─ working out who may…
pick-line-unit = IN THE PLAN GIVE IT TO ─ { $tickets }
pick-absentee = WHO WILL BE ABSENT
pick-group = TO WHICH GROUP ─ { $tickets }
pick-group-new = there is no such group yet: Enter moves it there
pick-anything = FIND AN ACTION, A TICKET, A CLIENT, AN ENGINEER
pick-caller = WHO IS CALLING
pick-caller-new = NEW TICKET ─ from whom
pick-caller-list = WHOSE LIST IS IT ─ lines: { $n }
pick-caller-how = the last four digits of the number, or three letters of a name or company
pick-caller-none = nobody found
pick-caller-none-new = nobody found: Enter makes a ticket without a client
pick-against = cannot: { $rules }

ask-keys = a digit answers · Esc leaves it
ask-over = { $who }: { $rules }. WHY ALL THE SAME?
ask-raise = RAISE THE PRIORITY ─ { $tickets }
ask-pay = DOES THE CLIENT AGREE TO THE PRICE? ─ { $tickets }
ask-reassess-up = WHY MORE URGENT ─ { $tickets }
ask-reassess-down = WHY LESS URGENT ─ { $tickets }
ask-wait = WHAT DO WE WAIT FOR ─ { $tickets }
ask-breach = WHY WERE WE LATE ─ { $tickets }
ask-content = IS THE CLIENT CONTENT WITH THE WORK ─ { $number }
ask-visit = HOW IS THE VISIT ─ { $tickets }
ask-exception = WHY DO WE TAKE IT LIKE THIS?

entry-number = Ticket no.
entry-note = { $tickets }, note:
entry-parent = { $tickets }, number of the mass incident:
entry-promise = { $tickets }, we promise:
entry-wait = { $tickets }:
entry-wait-until = wait for { $what } until
entry-absent = { $who } is absent until
entry-example-wait = 14:20 · +2h · tomorrow 10 · wed 12:00 · 25.11 09:00 · nothing: no date
entry-understood = understood: { $at }
entry-understood-words = understood: by { $at } — { $words }
entry-example-absent = 15:00 · tomorrow 9 · 30.11
entry-example-promise = the time, then words: 11:00 we call about the price · +40m engineer there
entry-contact = Who calls from { $number }:
entry-contact-private = of no client
entry-example-contact = name, client by letters, role: Anna Kim, logist, manager
log-looking = looking…
log-unknown-company = there is no such client
log-others = { " " }({ $n } more: ↑ ↓)

new-title = NEW TICKET
new-subject = Happened
new-site = Site
new-asset = Equipment
new-kind = Work
new-priority = Urgency
new-unsaid = not said
new-usual-priority = by the contract
new-term = Term
new-call-back = Call back
new-call-back-none = not promised
new-call-back-how = when, who, about what: 11 · +30m · 12 Grishin tells the price
new-call-back-unread = no time in it: 11 · +30m · tomorrow 10
new-same = { " " }· { $key } it is that one
new-alike = { $number } is open at this site
new-keys = Enter registers · Tab next · ← → or letters choose · Esc puts it aside

log-title = A TICKET IN ONE LINE
log-client = Client
log-how = client by letters, site, what happened: romashka till does not print
log-unknown = not recognised: begin the line with the name
log-not-recognised = site not recognised
log-no-kind = kind of work not recognised
log-settled = settled on the phone
log-settled-in = settled on the phone in { $length }
log-keys = Enter registers · Tab to the form · "done 12m" at the end · Esc leaves
said-log-no-client = The client is not recognised: begin the line with their name

list-title = LIST OF TICKETS
list-line = Line
list-count = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
}
list-count-bare = , { $n } without a site
list-count-dropped = , { $n } left out
list-keys = Enter registers { $n } · Tab column · ← → or letters · Del leaves out · Esc
said-list-not-read = The client is still being read: one more second
said-list-is-empty = All lines are left out: there is nothing to register
said-list-needs-company = This person has no company: find whose list it is
said-list-without-site = Line { $number }: no site was recognised. The rules take none without: choose it or leave the line out (Del)
said-list-without-contract = Line { $number }: there is no contract. The rules take none without
ask-exceptions = WHY AGAINST THE RULE? ─ tickets: { $n }


term-contract = by contract: { $terms }
term-none = none is set: there is no contract
term-unsaid = the contract names none
term-reaction = answer by { $at }
term-arrival = arrival by { $at }
term-resolution = solution by { $at }
term-best-effort = no promised time
term-call-back = we call back by { $at } ({ $who })

ask-refused-contract = NOT TAKEN WITHOUT A CONTRACT. Is waiting dangerous?
ask-refused-site = NOT TAKEN WITHOUT A SITE. Is waiting dangerous?
ask-refused-both = NOT TAKEN WITHOUT CONTRACT AND SITE. Is waiting dangerous?
said-refused-back = no: back to the ticket
said-nothing-alike = There is no other open ticket at this site
