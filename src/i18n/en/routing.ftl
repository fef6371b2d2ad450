# Who may not and why: rule-<rule> in short, rule-<rule>-detail with the particulars ($detail, $until).

rule-inactive = no longer works here
rule-inactive-detail = no longer works here
rule-pinned = the ticket is pinned
rule-pinned-detail = { $detail } keeps the ticket
rule-held = on hold for approval
rule-held-detail = on hold for approval: { $detail }
rule-early = too early
rule-early-detail = too early, not before { $until }
rule-excluded = the client asked for somebody else
rule-excluded-detail = the client asked for somebody else
rule-declined = said no to this ticket
rule-declined-detail = said no to this ticket
rule-group = another group
rule-group-detail = not in group "{ $detail }"
rule-needs_crew = two are needed
rule-needs_crew-detail = the crew lacks { $detail }
rule-skill = lacks a skill
rule-skill-detail = lacks { $detail }
rule-permit = lacks a permit
rule-permit-detail = lacks permit { $detail }
rule-permit-expired = permit { $detail } expired { $until }
rule-zone = another zone
rule-zone-detail = does not serve zone { $detail }
rule-pass = no pass
rule-pass-detail = pass expired { $until }
rule-closed = the object is closed in this shift
rule-closed-detail = the object is closed in this shift
rule-absent = absent
rule-absent-detail = { $detail ->
    [ill] ill
    [holiday] on holiday
    [training] in training
   *[other] { $detail }
 } until { $until }
rule-rests = rests after a night
rule-rests-detail = rests after a night until { $until }
rule-off_shift = off shift
rule-off_shift-detail = off shift until { $until }
rule-duty = on duty: urgent work only
rule-duty-detail = on duty: urgent work only
rule-reserve = in reserve
rule-reserve-detail = reserve of zone { $detail }: urgent work only
rule-full = no room
rule-full-detail = no room: { $detail }

# What helps a ticket that nobody may take: lift-<how>, one rule is lifted for one person.

lift-other_zone = zone { $detail }
lift-later = begins at { $from }
lift-lunch = called in from lunch
lift-lower_skill = { $detail } will do
lift-over_room = over the limit: { $detail }
lift-no_pass = without a pass
lift-other_group = from another group
lift-late = { $late } after the deadline
lift-helps = { $who }, { $how }; price { $n } min
lift-nothing = no one rule alone would help
lack-skills = no { $skills }
lack-zone = in zone { $zone }
lack-until = by { $at }

# What a choice's cost is made of, in minutes.

term-lifted = a rule is lifted
term-travel = travel
term-wait = waiting for shift or lunch
term-late = late
term-over_qualified = more skill than needed
term-preferred = lacks a preferred skill
term-knows = knows the site or client
term-personal = the client's own engineer
term-keeps = holds the ticket already
term-duty = place in the duty chain
term-aged = has waited too long
term-load = load
term-debt = the client's debt
