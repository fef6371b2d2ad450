# The job for the messenger: what is copied, and what is said about it.

job-title = Ticket { $number } · { $priority }
job-title-due = Ticket { $number } · { $due } · { $priority }
job-client = Client: { $words }
job-address = Address: { $words }
job-contact = Contact: { $words }
job-access = Access: { $words }
job-fault = What happened: { $words }
job-words = In the client's words: { $words }
job-assets = Equipment: { $words }
job-needs = Needed: { $words }
job-window = Window: { $words }
job-promise = Promised to the client: { $text }, by { $until }
job-covered = Phones, sums and codes were not copied: they are covered on the screen

copied-title = COPIED
copied-title-in-part = COPIED IN PART
copied-title-by-hand = SELECT AND COPY
copied-more = { $n ->
    [one] … { $n } more line
   *[other] … { $n } more lines
}
copied-cut = … the rest did not fit
copied-keys = Esc closes · any key works as usual

said-copied = { $lines ->
    [one] copied: { $lines } line
   *[other] copied: { $lines } lines
}
said-copied-by-tmux = { $lines ->
    [one] copied: { $lines } line · old text pasted? tmux: set-clipboard on
   *[other] copied: { $lines } lines · old text pasted? tmux: set-clipboard on
}
said-copied-in-part = copied: { $lines } of { $of } lines, the terminal takes no more. Copy the other tickets by themselves
said-copy-by-hand = { $lines ->
    [one] This terminal does not copy by itself: select { $lines } line on the screen
   *[other] This terminal does not copy by itself: select { $lines } lines on the screen
}
said-mouse-on = The mouse is here: the wheel moves, a click chooses, two open
said-mouse-off = The mouse is the terminal's again: text is selected as usual
