# Доволен ли клиент: ответы и индекс лояльности.

pleased-yes = доволен
pleased-no = не доволен
pleased-skip = не ответил
asked-dispatcher = диспетчер
asked-link = по ссылке
asked-button = кнопкой
cmd-what-opinion = спросили клиента: { $said }
cmd-what-opinion-off = ответ клиента снят
cmd-asked-lately = Этого человека спрашивали { $asked }, снова можно с { $again }. Ничего не записано; сказал сам, без вопроса: --unasked
report-col-yes = Да
report-col-no = Нет
report-col-skip = Без ответа
report-col-n = n
report-col-index-percent = Индекс
report-col-grade = Оценка
report-col-baseline-n = n до
report-col-baseline-percent = Было
report-col-trend = К прежнему
report-by-month = месяц
loyalty-grade-too-few = мало ответов
loyalty-grade-good = хорошо
loyalty-grade-fair = средне
loyalty-grade-poor = плохо
loyalty-trend-too-few = -
loyalty-trend-up = выше
loyalty-trend-same = так же
loyalty-trend-down = ниже
loyalty-legend =
    Индекс: доля «да» минус доля «нет» среди n ответивших; кто не ответил, не считается. Оценка от { $least } ответов:
    хорошо от { $good }, плохо ниже { $poor }. Было: { $days } дней до начала; «выше» и «ниже» - если это не случайность.
card-content = Отзыв
card-content-said = { $said } ({ $how }, { $who }, { $at })
card-content-due = { $key } спросить: довольны работой?
card-content-lately = спрашивали { $asked }, снова можно с { $again }
call-content-due = спросить: довольны { $number }?
call-loyalty = лояльность { $index } (n { $n })
call-loyalty-graded = лояльность { $index }, { $grade } (n { $n })
