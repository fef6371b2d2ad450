# The autopilot: new tickets that nobody takes are routed by themselves.

action-autopilot = autopilot for new tickets
word-autopilot = autopilot

# What is said after the word "autopilot".
switch-on = on, yes
switch-off = off, no

head-autopilot-on = autopilot on
head-autopilot-off = autopilot off
head-autopilot-next = autopilot: { $number } in { $left }
head-autopilot-at = autopilot: { $number } at { $at }

said-autopilot-on = Autopilot is on: a new ticket waits { $seconds } s for you, hours { $hours }
said-autopilot-off = Autopilot is off: new tickets are yours to route
said-autopilot-on-or-off = "{ $typed }"? Say on or off
said-autopilot-dispatcher = the dispatcher
said-now-autopilot = autopilot: { $number } to { $unit }, { $who } calls the client · u take back
said-now-autopilot-several = autopilot: { $number } to { $unit }, { $more } more; { $who } calls the clients · u take back
said-now-autopilot-left = autopilot leaves { $number } to you: { $why }

said-autopilot-left-older = it was there before
said-autopilot-left-taken = somebody is at it
said-autopilot-left-safety = safety is at stake
said-autopilot-left-priority = it does not take that priority
said-autopilot-left-pinned = it is pinned
said-autopilot-left-held = it is on hold for approval
said-autopilot-left-crew = it takes a crew
said-autopilot-left-night = it is night work
said-autopilot-left-vip = the client is a VIP
said-autopilot-left-unverified = nobody knows for certain who asks
said-autopilot-left-nobody = nobody can be sent now, it looks again later
