# The specification of a ticket, price lists, acts.
did-line-add = in the specification: { $what }, { $sum }
did-line-change = changed in the specification: { $what }, { $sum }
did-line-drop = line { $n } taken off the specification
sum-unknown = the sum cannot be counted
said-line-added = { $number }: “{ $what }” added, { $sum } · u undo
said-line-changed = { $number }: “{ $what }” changed, { $sum } · u undo
said-line-dropped = { $number }: line taken off · u undo
said-visit-over-quota = { $number }: a visit past the limit, { $sum } in the specification · u undo
refusal-line-stands = There is a line of that number already. Nothing was written
refusal-no-such-line = There is no such line in the specification any more. Nothing was written
refusal-line-quantity = A quantity is more than nothing and at most 100,000, minutes only of hours. Nothing was written
refusal-line-price = A price is not below zero, a discount and VAT not above 100 %. Nothing was written
refusal-line-without-words = The line has no name. Nothing was written
refusal-sum-too-large = The sum is too large to be counted. Nothing was written
refusal-sum-of-two-currencies = One ticket has one currency only. Nothing was written
