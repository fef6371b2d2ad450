# The house rules: policy.toml. One sentence about each setting, setting-<path>, and about each section.

policy-head = The house rules of this desk: what costs what, what counts when, which reasons there are.
    Write it out: pult export policy FILE. Check it: pult import policy FILE --dry-run. Load it: pult import policy FILE.
    Compare the plan by these rules with today's: pult route --all --policy FILE --dry-run.
    What the file does not say has its default. The unit of all weights of the routing is the minute.
policy-setting = { $says }
    Default { $default }; { $wants }.
policy-setting-long = { $says }
    May be: { $wants }.

setting-name = Name of the rules: printed with each plan, so that one sees by which it was made.
setting-zone = Time zone of the desk: all times are shown in it.
setting-country = Country of phones that are written without a country code.
setting-shift-ends = End of the dispatchers' shift in minutes after midnight (1200 is 20:00); the header shows it.
setting-leads = Who leads here, by their names at the console: only they stop serving a debtor. Empty - everybody.
setting-default-package = Package whose deadlines hold for tickets without a contract; without one such tickets have no deadline.
setting-base-visit = Price of a visit without a contract.
setting-base-hour = Price of an hour of work without a contract.
setting-load = What load and room count: tickets - each the same, minutes - minutes of work that the engineer has left.

setting-routing = Whom to send: how many minutes each circumstance "costs". The cheapest plan over the whole queue wins.
setting-routing-travel = Times each minute on the road; the road counts for visits only.
setting-routing-late = Times each minute after the deadline.
setting-routing-wait-for-shift = Times each minute of waiting until a shift begins or a lunch ends; the more urgent the ticket, the dearer.
setting-routing-load = Price of load: the k-th ticket in an engineer's hands costs k times this, so that work spreads evenly.
setting-routing-over-qualified = For each level of skill above what is asked: the strong are kept for the hard work.
setting-routing-missing-preferred = For each preferred skill that the engineer lacks.
setting-routing-knows-client = Discount (negative) for whoever was at this site lately; half of it for another site of the same client.
setting-routing-personal = Discount (negative) for the client's personal engineer.
setting-routing-keeps = Discount (negative) for whoever holds the ticket already: reopened work goes back to the same hands.
setting-routing-urgency = Urgency of the priorities Low, Normal, High, Critical; more urgent tickets are placed first.
setting-routing-urgent-percent = With less than this share of the time left, in percent, urgency grows by one.
setting-routing-neighbours = May an engineer be sent to a neighbour zone; neighbours are those in the table minutes_between, without a table all are.
setting-routing-neighbour-minutes = Minutes on the road between zones that are not in the table.
setting-routing-minutes-between = Minutes on the road between zones; one way is enough.

setting-field = Work in the field: rest, trips, reserves, duty, waiting. Every length of time is in minutes.
setting-field-night-rest = Rest after a night shift before other work may begin.
setting-field-worth-waiting = A shift that begins within so many minutes is worth waiting for, even when the deadline is nearer or gone.
setting-field-one-trip = Minutes of work that one trip with several tickets and maintenance may come to.
setting-field-horizon = A visit agreed for later than so many minutes from now is early: it is planned when it comes nearer.
setting-field-preferred-wait = A ticket that has waited so many minutes no longer asks for its preferred skills; 0 keeps asking.
setting-field-ageing = For each so many minutes past its deadline (without one: since it came) a ticket is one class more urgent; 0 turns it off.
setting-field-reserve = So many engineers of a zone who are at work stay free for urgent work.
setting-field-reserve-from = Work of this urgency (0..3) and above may take the reserve.
setting-field-duty-from = Work of this urgency (0..3) and above may take whoever is on duty: nights, holidays.
setting-field-duty-chain = In which order those on duty are called, by id; whoever is not named comes last.
setting-field-duty-step = What each place further down the duty chain costs.
setting-field-keys = Minutes to fetch the keys of a site, by a word in its note on keys.

setting-lifting = When nobody may take a ticket: what lifting one rule for it costs, in minutes, beside road, wait and load. The cheapest way is offered.
setting-lifting-other-zone = Somebody comes from a foreign zone.
setting-lifting-later = The work begins after the deadline, when shift, rest or absence lets it.
setting-lifting-lunch = Somebody is called in from lunch.
setting-lifting-lower-skill = Somebody goes whose required skill is one level short.
setting-lifting-over-room = Somebody takes one ticket more than there is room for.
setting-lifting-no-pass = Somebody goes without a pass: it is got on the day, or they are met at the gate.
setting-lifting-other-group = Somebody of another group takes it.

setting-billing = Bills: VAT, and what an hour costs.
setting-billing-vat-percent = VAT in percent of prices that name no rate of their own; 0 without VAT.
setting-billing-levels = The price of an hour by the level of skill that the work asks for, 1 to 5, in percent.
setting-billing-urgency = The same by priority: Low, Normal, High, Critical.
setting-billing-packages = Packages with percents of their own.
setting-debts = Debts: when a debt means something, and what.
setting-debts-days = The debt is overdue by at least so many days.
setting-debts-minor = And at least this sum is overdue, in minor units (kopecks).
setting-debts-grace-days = So many days of grace on top.
setting-debts-effect = What a debt does: mark - a mark only, end_of_queue - the ticket is routed after others, approval - somebody must approve.
setting-debts-stale-days = Data about debts older than so many days never blocks anybody.
setting-debts-paid-days = For so many days «paid today» is taken at its word, until the books show the money.
setting-debts-approver = Who approves where the contract names no manager.
setting-debts-approver-phone = The phone of whoever approves.

setting-verdict = The verdict of a call: when an end is near, and what is said to the client.
setting-verdict-expiring-days = So many days before its end a contract's renewal is brought up.
setting-verdict-nearly-percent = A limit with so many percent of it left, or less, is nearly spent.
setting-verdict-phrases = What is said instead of the built-in phrase, by the code of the reason that decides; {"{"}sum{"}"}, {"{"}visit{"}"}, {"{"}hour{"}"}, {"{"}until{"}"} stand for values.

setting-entitlement = Tickets without a contract and without an object.
setting-entitlement-without-contract = There is no contract in force: take - it is registered, ask - for a reason, refuse - it is not taken unless waiting is dangerous.
setting-entitlement-without-site = No object is named: take - it is registered, ask - for a reason, refuse - it is not taken unless waiting is dangerous.
setting-entitlement-exceptions = Clients that are served without a contract: identifiers or ИНН.

setting-times = Times of the desk itself.
setting-times-confirm = An engineer should answer within so many minutes, else the ticket comes back up.
setting-times-at-risk = A ticket is at risk with less than so many minutes left.
setting-times-close-after-hours = A solved ticket is closed after so many hours.
setting-times-claim = For so many minutes a dispatcher takes a ticket with the claim key.
setting-times-level-above = Load is level when nobody at work has more planned work than the mean and these minutes.
setting-loyalty = Loyalty index: when a client is asked whether they are content, and what the answers are measured by.
setting-loyalty-ask-days = The same person is asked at most once in so many days.
setting-loyalty-good = From this index on it is good, in percent.
setting-loyalty-poor = An index below this is poor, in percent.
setting-times-often = How many times within times.often_days equipment must call for somebody to be told of.
setting-times-often-days = Days that are counted for times.often.

setting-autopilot = Autopilot: what it routes by itself. A dispatcher switches it on at their own console (g a), it never does so itself.
setting-autopilot-after-seconds = So many seconds a new ticket waits for a dispatcher, then the autopilot routes it.
setting-autopilot-priorities = Which priorities it takes; never Critical ones.
setting-autopilot-hours = In which hours it works; the rest is night, and it leaves the night's tickets alone.

setting-reasons = Reasons that are picked by one digit: the place in the list is the digit.
setting-reasons-wait = What a paused ticket waits for; pauses = true stops the clock of the deadline.
setting-reasons-over = Why an engineer was assigned against the rules.
setting-reasons-exception = Why a ticket was taken without a contract, without a site, or against the verdict.
setting-reasons-breach = Why a deadline was missed.
setting-reasons-reassess = Why a priority was assessed again.
