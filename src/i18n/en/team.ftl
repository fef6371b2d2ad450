# Who is at work beside me, what I keep for myself, what happened while I was away.

said-draft-waits = An unfinished ticket is left: n goes on with it
said-kept-broken = The last draft, reminders and command lines cannot be read; the file is put aside: { $file }
said-kept-unreadable = The last draft, reminders and command lines cannot be read: { $file }
