# What is wrong with a script of pult run.

script-line = line
script-no-start = the console did not start
script-tick = tick needs one length of time, as in: tick 10m
script-screen = screen takes one name at most
script-size = size needs columns and rows, as in: size 80x24
script-no-size = `{ $word }` is no size of a screen; write columns and rows, as in 80x24
script-no-step = `{ $word }` is no step: there are { $list }
script-keys = key needs keys, as in: key g g, key ctrl-k, key "text"
script-no-key = `{ $word }` is no key; text to type stands in quotes
script-do = do needs an action, as in: do raise 1042
script-no-action = there is no action `{ $word }`
script-call = call needs ring, answer or end, and a number, as in: call ring +79215550142
script-call-what = a call can ring, answer or end, not `{ $word }`
script-no-span = `{ $word }` is no length of time; write it as in 500ms, 10s, 5m, 1h30m, 1d
script-open-quote = a quote is not closed
script-no-row = `{ $word }` is no row; the first one is 1
script-no-view = there is no view `{ $word }`; there are { $list }
script-no-number = `{ $word }` is no number
script-no-expectation = that is no expectation: there are screen contains "…", selected ID, ticket ID assignee|priority|phase …, row N is ID, count VIEW OP N, verdict LEVEL, message contains "…"
script-of-ticket = of a ticket one can expect: assignee ENGINEER, priority P, phase P
script-no-priority = there is no priority `{ $word }`; there are { $list }
script-no-phase = there is no phase `{ $word }`; there are { $list }
script-no-verdict = there is no verdict `{ $word }`; there are { $list }
script-no-comparison = there is no comparison `{ $word }`; there are { $list }
