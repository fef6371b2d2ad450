# The filter language, views, groups, search. `filter-key-…` are the words for a key: the first is offered, all are understood.

filter-key-zone = zone
filter-key-skill = skill
filter-key-group = group
filter-key-company = company, client
filter-key-site = site
filter-key-engineer = engineer, assignee
filter-key-priority = priority, prio
filter-key-phase = phase
filter-key-kind = kind
filter-key-due = due
filter-key-left = left
filter-not = not
filter-nobody = nobody
filter-also-phase-open = open

view-mine = mine
view-pool = pool
view-zone = by zone…
view-group = by group…
view-saved = own view { $n }

action-filter = filter by words: zone:north skill:fire
action-search = search in what is shown
action-next-match = next match
action-previous-match = previous match
action-group-by = group the board
action-save-view = save the filter as a view of your own
short-filter = filter
short-search = search
short-group-by = groups
short-save-view = save
word-filter = filter
word-search = search
word-next-match = next-match
word-previous-match = previous-match
word-group-by = group-by
word-save-view = save-view

head-filter = filter: { $filter } ({ $n })
head-filter-clear = { $key } clears
head-search = searching: { $words }
head-group = by: { $by }
board-filter-empty = No ticket passes the filter: { $filter }
board-heading = { $name } ({ $n })
group-nobody = UNASSIGNED
group-no-zone = no zone
group-no-group = no group
group-no-company = no client
group-no-kind = kind of work unknown

entry-filter = Filter:
entry-search = Search:
entry-save-view = Name of the view:
entry-example-filter = Tab completes · zone:north skill:fire prio>=high left<2h -company:daisy
entry-example-search = letters of the number, subject, client, site, engineer
entry-example-save-view = the name of the view in the configuration file · Enter saves it
entry-parent-many = number of the mass incident · empty: { $number } becomes it · "-" unlinks
entry-parent-one = number of the mass incident · "-" unlinks
pick-zone = SHOW A ZONE
pick-group-of = SHOW A GROUP
pick-group-by = GROUP BY
pick-ungrouped = no groups
ask-close-all = CLOSE SEVERAL AT ONCE ─ { $tickets }
said-closed-all-yes = close them all
said-closed-all-no = do not close
ask-solve-all = SOLVE SEVERAL AT ONCE ─ { $tickets }
said-solved-all-yes = they are all solved
said-solved-all-no = leave them
ask-to-client = CLIENTS WILL SEE THE NOTE, IT CANNOT BE UNDONE ─ { $tickets }
said-to-client-yes = send to all
said-to-client-no = do not send

said-filter-unknown-key = no such key: { $key }. There are: { $known }
said-filter-unknown-value = no such { $key }: "{ $value }". There are: { $known }
said-filter-no-value = { $key } of what?
said-filter-no-order = { $key } cannot be compared: write it with a colon
said-filter-no-length = "{ $value }" is no length of time. There are 2h · 30m · 1d · 0
said-no-such-group-by = the board can be grouped by: { $known }
said-no-view-of-that-name = no such view: { $typed }. There are: { $known }
said-no-saved-view = there is no view { $n } of your own yet: filter the board and save the filter
said-view-saved = view "{ $name }" saved in { $file } · { $keys } shows it
said-view-not-saved = view "{ $name }" not saved: { $why }. The filter stays on the board
said-nothing-to-save = nothing to save: filter the board first
said-view-without-name = the view needs a name
said-shown-beyond-view = { $number } was not in sight here: all open tickets are shown, the filter is off
said-found = match { $at } of { $count }
said-found-none = not found: { $words }
said-nothing-sought = say first what to search for
said-marked-shown = { $count ->
    [one] { $count } ticket marked
   *[other] { $count } tickets marked
}
