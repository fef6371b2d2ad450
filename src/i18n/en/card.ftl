# The card of a ticket.

card-title = TICKET { $number }
card-ticket = Ticket
card-reading = reading the ticket…
card-more = More
card-subject = Subject
card-words = Words
card-client = Client
card-zone = zone { $zone }
card-asked = Asked by
card-calls = { $n ->
    [one] called once
   *[other] called { $n } times
}
card-clocks = Clocks
card-no-clocks = no clock runs: there is no deadline
card-clock-until = { $what } by { $at }
card-clock-met = { $what }: done { $at }
card-clock-met-late = { $what }: late, { $at }
card-clock-paused = { $what }: on hold, { $left } left
card-clock-free = { $what }: best effort
card-promise = Promised
card-promised = by { $until }, { $owner }: { $text }
card-breach = Breach
card-breached = { $at }, reason: { $why }
card-breach-unsaid = not said
card-holder = Engineer
card-since = { " " }since { $since }
card-group = { " " }· group { $group }
card-visit = Visit
card-visit-window = , window { $from }–{ $to }
card-visit-expected = , expected at { $at }
visit-planned = planned
visit-travelling = on the way
visit-on-site = on site
visit-done = done
card-work = Work
card-two = { $n } people
card-effort = about { $span }
card-safety = PEOPLE IN DANGER
card-pinned = pinned to its engineer
card-held = waits for approval: { $who }
card-assets = Assets
card-bill = To bill
card-nearby = Nearby
