# Is the client content: answers and the loyalty index.

pleased-yes = content
pleased-no = not content
pleased-skip = would not say
asked-dispatcher = dispatcher
asked-link = by link
asked-button = by button
cmd-what-opinion = the client was asked: { $said }
cmd-what-opinion-off = the client's answer is taken off
cmd-asked-lately = They were asked { $asked }, again from { $again } on. Nothing was written; if they said it unasked: --unasked
report-col-yes = Yes
report-col-no = No
report-col-skip = No answer
report-col-n = n
report-col-index-percent = Index
report-col-grade = Grade
report-col-baseline-n = n before
report-col-baseline-percent = Before
report-col-trend = Against it
report-by-month = month
loyalty-grade-too-few = too few answers
loyalty-grade-good = good
loyalty-grade-fair = fair
loyalty-grade-poor = poor
loyalty-trend-too-few = -
loyalty-trend-up = higher
loyalty-trend-same = the same
loyalty-trend-down = lower
loyalty-legend =
    Index: share of yes less share of no among the n who answered; who would not say does not count. Graded from { $least } answers on:
    good from { $good }, poor below { $poor }. Before: { $days } days before the period; higher and lower where it is no chance.
card-content = Opinion
card-content-said = { $said } ({ $how }, { $who }, { $at })
card-content-due = { $key } ask: are you content with the work?
card-content-lately = asked { $asked }, again from { $again } on
call-content-due = ask: content with { $number }?
call-loyalty = loyalty { $index } (n { $n })
call-loyalty-graded = loyalty { $index }, { $grade } (n { $n })
