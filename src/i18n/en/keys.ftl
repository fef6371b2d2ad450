# Keys, the command line, the palette, macros.

help-find = find:
help-how = letters search · ↑ ↓ scroll · Esc close
help-nothing = nothing fits: erase a part of the word
help-context-global = Everywhere
help-context-board = On the board
help-context-card = When a ticket is open below
help-context-call = When a caller is shown below
help-context-proposal = When choosing whom to send
help-context-spec = In the specification of a ticket
help-context-plan = In the plan over the queue
help-context-list = In lists
help-context-entry = While a line is typed
help-here = here and now
help-keyless = Without a key: by word on the command line or found with F3

which-key-title = { $keys } … and then
which-key-leave = Esc leaves it

command-more = { $n } more
command-keys = Tab completes · ↑ ↓ earlier lines · Enter runs · Esc
command-example = assign 1051 yezhov · promise 11:00 we call back · view unassigned · 1051

why-not-no-ticket = no ticket is chosen
why-not-no-holder = nobody holds it
why-not-no-caller = nobody calls
why-not-no-spec = in a specification only (S)
why-not-no-plan = in a proposal or a plan only
why-not-no-macros = there are no macros: [macros] in the file of keys or settings
why-not-no-done-work = solve a ticket first or open a solved one

found-action = action
found-ticket = ticket
found-company = client
found-unit = engineer
found-not-on-board = not on the board: Enter looks among solved and closed ones

pick-macro = WHICH MACRO ─ { $tickets }
pick-macro-board = WHICH MACRO

said-takes-nothing = Nothing is written after that word: "{ $typed }" is too much.
said-no-such-macro = There is no macro "{ $typed }".
said-macro-done = { $tickets ->
    [0] Macro "{ $name }": done.
    [1] Macro "{ $name }": done. u takes all of it back.
   *[other] Macro "{ $name }" over { $tickets } tickets: done. u takes all of it back.
}
said-macro-stopped = Macro "{ $name }" stopped at step { $step } ({ $line }): { $why }
said-macro-asks = Macro "{ $name }" stopped at step { $step }, write the answer into it: { $line }

keymap-wrong-syntax = this is not TOML: { $what }
keymap-wrong-inherits = there are no keys "{ $name }"; inherits may be: { $known }
keymap-wrong-outside = `{ $word }` must stand under a table such as [board]
keymap-wrong-table = no table [{ $word }]; there are { $known }, macros
keymap-wrong-action = no action `{ $name }`; `pult keys` lists them
keymap-wrong-argument = `{ $action }` does not know `{ $argument }`
keymap-wrong-keys = `{ $name }` wants a key or a list of keys in quotes, such as ["r", "F5"]
keymap-wrong-chord = `{ $keys }` is no key: write r, F4 or a name (enter, esc, space, pgdn), with ctrl-, alt- or shift- before it
keymap-wrong-same = a terminal cannot tell `{ $keys }` from `{ $sent }`
keymap-wrong-is-text = `{ $keys }` is text while a line is typed; take a key with ctrl or alt, or F1..F24
keymap-wrong-twice = `{ $keys }` means `{ $action }` in [{ $context }] already
keymap-wrong-begins = `{ $keys }` and `{ $taken }` (`{ $action }`) in [{ $context }] begin with the same keys: one could not be pressed
keymap-wrong-hides = `{ $keys }` in [{ $context }] is taken, but these can no longer be pressed: { $hidden }
keymap-wrong-macro = macro `{ $name }` wants a name and a list of lines in quotes, such as ["note checked", "solve"]
keymap-wrong-step = macro `{ $name }`: the command line does not know `{ $word }`; the macro is not taken
keymap-wrong-unknown = there are no keys `{ $name }`: there are { $known }, or the path of a file of your own
