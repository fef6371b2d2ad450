# How the screen looks: themes, the thin line, the mask.

theme-default = the terminal's colours
theme-dark = dark
theme-light = light
theme-high-contrast = high contrast
theme-colour-blind = no red and green
theme-mono = no colour

themes-title = COLOURS OF THE SCREEN
themes-keep = keep
themes-back = as before
said-theme-is = Colours: { $theme }
said-no-such-theme = No such colours: { $typed }. The list is g t
said-thin-on = Sparing screen: plain signs, no seconds. Back with g l
said-thin-off = The usual screen
said-mask-on = Phones, sums and codes are hidden. Show them with F6
said-mask-off = Phones, sums and codes are in sight
said-mask-idle = No key for a long time: phones, sums and codes are hidden. Show them with F6
head-masked = HIDDEN
head-seat-open = shift: { $who }

action-theme = colours of the screen
action-thin = sparing screen for a thin line
action-mask = hide phones, sums and codes
short-go = number
short-top = top
short-absent = away
short-theme = colours
short-thin = sparing
short-mask = hide
word-theme = colours, colors
word-thin = sparing
word-mask = hide

theme-wrong-syntax = not TOML: { $what }
theme-wrong-key = `{ $name }` is unknown here; a theme has `inherits` and [styles]
theme-wrong-inherits = `inherits` wants the name of a shipped theme: { $known }
theme-wrong-table = `styles` is a table: [styles]
theme-wrong-meaning = nothing here means `{ $name }`; there are { $known }
theme-wrong-quotes = `{ $name }` wants a style in quotes, such as "bold red"
theme-wrong-word = `{ $name }`: "{ $word }" is neither a colour (red, light-blue, 0..255, #rrggbb) nor one of bold, dim, italic, underline, reverse
theme-wrong-on = `{ $name }`: a colour must follow `on`
