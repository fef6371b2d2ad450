# Для старших смены: передача смены, загрузка, табло, отчёты, доска в прошлом.

said-handed-over = Смена сдана: лист ждёт подписи того, кто принимает
said-taken-over = Смена принята
said-now-handed-over = { $who } сдаёт смену: H — прочитать и принять
refusal-a-signature-stands = Подпись под передачей смены не вернуть. Сдайте смену ещё раз: pult handover --sign
refusal-signature-needs-a-name = Под листом нужна подпись с именем. Ничего не записано; назовитесь: PULT_ACTOR или actor в настройках
refusal-hand-over-waits = Лист подписан ({ $what }) и ждёт вашей подписи. Новый не записан; сначала примите тот
refusal-hand-over-by-the-same = Сдаёт и принимает смену не один человек ({ $what }). Ничего не записано; подпишет тот, кто принимает
refusal-hand-over-is-taken = Смену уже принимает { $what }. Ничего не записано
refusal-no-such-hand-over = Этот лист не последний. Ничего не записано; откройте передачу смены снова
said-hand-over-signed = Вы уже сдали смену в { $at }: подписать должен тот, кто принимает

lead-title = ЗАГРУЗКА И СРОКИ
lead-reading = Считаем…
lead-more = … и ещё { $n }
lead-count-over = перегружены { $n }
lead-count-even = впритык { $n }
lead-count-free = есть место { $n }
lead-count-off = не в смене { $n }
lead-count-absent = нет { $n }
lead-late-title = Не успеют по очереди исполнителя
lead-late-none = По прогнозу успевают все
lead-late-arrival = приедет в { $at }, опоздает на { $late }
lead-late-done = закончит в { $at }, опоздает на { $late }
lead-late-never = за две недели не успеет
lead-load-title = Загрузка: работы в очереди / осталось смены, ч:мин
lead-load-short = Загрузка
lead-tickets = { $n ->
    [one] { $n } заявка
    [few] { $n } заявки
   *[many] { $n } заявок
}
lead-over = не успеет { $by }
lead-even = впритык
lead-free = свободно { $room }
lead-off = не в смене
lead-off-until = выйдет { $at }
lead-absent = нет на месте
lead-absent-until = нет до { $at }
lead-idle = Не на работе и без заявок: { $n }
lead-no-people = Инженеров нет: pult import engineers
lead-day-title = Пришло за сутки, по часам
lead-hour = Час
lead-came = Пришло
lead-usual = Обычно
lead-came-usual = Всего { $n }, обычно { $usual } (среднее за { $weeks } нед.)
lead-came-young = Всего { $n }; сравнить не с чем: заявкам меньше недели
lead-heat-title = Когда приходят: средняя неделя ({ $weeks } нед.)
lead-heat-young = Карты недели пока нет: заявкам меньше недели
lead-heat-none = За эти недели заявок не было
lead-heat-most = Гуще всего: { $hours } в час. ## — до { $most }, . — до четверти этого, пусто — нет
lead-kept-title = Сроки за { $days } дней
lead-kept = Выдержано { $met } из { $due } — { $percent } %
lead-kept-of = { $met } из { $due }
lead-kept-none = Сроков за эти дни не было
lead-missed = { $n ->
    [one] Просрочена { $n } заявка
    [few] Просрочены { $n } заявки
   *[many] Просрочено { $n } заявок
}
lead-missed-none = Просрочек нет
lead-by-reason = Причины
lead-by-engineer = У кого
lead-by-group = Группы
lead-by-client = Клиенты
lead-no-reason = не указана
lead-nobody = никто
lead-others = остальные { $n }

sheet-title = ПЕРЕДАЧА СМЕНЫ
sheet-first = ещё не подписана
sheet-last = прошлую принял(а) { $who } { $at }
sheet-take = сдаёт { $who } { $at }, ждёт вашей подписи
sheet-waits = вы сдали { $at }, ждём подписи принимающего
sheet-key-give = подписать, сдаю
sheet-key-take = подписать, принимаю
sheet-key-note = заметка :смена СЛОВА
sheet-left = ОСТАЛОСЬ { $n }: просрочено { $overdue }, не назначено { $unassigned }, ждут { $waiting }
sheet-at-risk = СРОК В БЛИЖАЙШИЕ ДВА ЧАСА: { $n }
sheet-promised = ОБЕЩАНО КЛИЕНТАМ: { $n }
sheet-call-back = ЖДУТ ЗВОНКА: { $n }
sheet-out = НЕТ НА МЕСТЕ: { $n }
sheet-coming = ВЫЙДУТ: { $n }
sheet-nothing = нет
sheet-until = до { $at }
sheet-from = в { $at }
sheet-late = { $who } по очереди — только в { $at }
sheet-late-never = { $who } по очереди не успеет
sheet-missed = не ответили { $at }
sheet-unsent = НЕ ОТПРАВЛЕНО: { $n }
sheet-note = ЗАМЕТКА: { $note }
sheet-no-note = нет

wall-next = Ближайшие сроки
wall-next-none = Впереди сроков нет

cmd-signed-give = Смена сдана: { $who }, { $at }. Лист ждёт подписи того, кто принимает
cmd-signed-take = Смена принята: { $who }, { $at }
cmd-sheet-left = Сдаёт: { $who }, { $at }
cmd-sheet-taken = Принимает: { $who }, { $at }
cmd-sheet-waits = Ждёт подписи того, кто принимает: pult handover --sign
cmd-sheet-fresh = Не подписано. Подписать: pult handover --sign [--note СЛОВА]
cmd-no-hand-over = Передач смены в журнале ещё нет. Первая: pult handover --sign
cmd-already-signed = Вы сдали смену в { $at }, подписать должен тот, кто принимает. Ничего не записано; новый лист вместо него: --again
cmd-bad-past = время не понято или ещё не наступило: «{ $text }». Можно так: 09:30, вчера 14:00, ср 12:00, 22.11 09:00, -2ч, 2026-11-22T10:00:00+03:00
cmd-before-the-log = Журнал начинается { $begins }: что было до того, не известно
cmd-log-is-empty = В журнале нет заявок: показать нечего
cmd-past-of-the-board = В прошлом видна только доска (открытые заявки): { $view } там нет
cmd-past-as-of = Доска на { $at }, из журнала
cmd-past-outcome = { $n ->
    [one] { $n } заявка загружена без истории: исполнитель и срок у неё такие, какими стали потом
    [few] { $n } заявки загружены без истории: исполнитель и срок у них такие, какими стали потом
   *[many] { $n } заявок загружено без истории: исполнитель и срок у них такие, какими стали потом
}
cmd-past-terms = Договоры, пакеты, календари или правила с тех пор загружали (последний раз { $at }): сроки посчитаны по нынешним
cmd-no-report = Нет такого отчёта: «{ $name }». Есть: { $names }
cmd-report-empty = За это время ничего нет
cmd-bad-period = Начало позже конца: { $from } — { $to }
report-col-engineer = Инженер
report-col-open = Заявок
report-col-planned-minutes = Работы
report-col-left-minutes = Осталось
report-col-room-minutes = Запас
report-col-state = Как
report-col-until = До
report-col-hour = Час
report-col-tickets = Заявок
report-col-usual = Обычно
report-col-weekday = День
report-col-average = В среднем
report-col-by = По чему
report-col-name = Кто, что
report-col-ticket = Ид
report-col-number = №
report-col-due-kind = Что
report-col-due = Срок
report-col-expected = Будет
report-col-late-minutes = Опоздание
report-col-clock = Срок чего
report-col-met = Выдержано
report-col-missed = Сорвано
report-col-share-percent = %
report-state-over = не успеет
report-state-even = впритык
report-state-free = есть место
report-state-off = не в смене
report-state-absent = нет
report-by-all = всего
report-by-reason = причина
report-by-engineer = инженер
report-by-group = группа
report-by-client = клиент
report-clock-all = все сроки
report-col-client = Клиент
report-col-kind = Лимит
report-col-used = Было
report-col-total = Из
report-col-percent = %
report-col-every = За
report-col-empty = Кончится
report-col-suggested = Совет
report-col-work-minutes = Часов
report-col-travel-minutes = Путь, ч
report-col-cost = Затраты, ₽
report-col-fee = Абон., ₽
report-col-charged = Работы, ₽
report-col-result = Итог, ₽
report-col-norm-minutes = Норма, ч
report-col-at-objects-minutes = На объектах, ч
report-col-reopened = Открыто снова
report-col-without-norm = Без нормы
report-col-channel = Канал
report-col-before-percent = До этого, %
report-kind-visits = выезды
report-kind-phone-minutes = минуты
report-kind-raises = повышения
report-kind-gift-minutes = подарок, мин
report-every-once = срок
report-every-month = месяц
report-every-quarter = квартал
report-every-year = год
report-no-limit = нет
report-used-up = исчерпан
report-unknown = ?
report-usage-empty = Ни у одного действующего договора нет лимитов, и за полгода ничего не потрачено
report-usage-note =
    Кончится — день, когда лимит иссякнет при таком расходе; пусто — хватит.
    Совет — сколько хватило бы в 4 месяцах из 5 (за полгода, на срок лимита).
report-cost-note =
    Без НДС и запчастей. Затраты — часы инженеров по ставке и путь туда и обратно;
    где время не записано, взята норма. Абон. и работы — то, что платит клиент.
report-cost-unpriced = { $n ->
    [one] ≥ — не вся сумма: у { $n } заявки неизвестны часы или ставка инженера
   *[other] ≥ — не вся сумма: у { $n } заявок неизвестны часы или ставка инженера
}
report-cost-no-fee = { $n ->
    [one] ? — у { $n } клиента не указана абонплата (колонка fee договора или пакета)
   *[other] ? — у { $n } клиентов не указана абонплата (колонка fee договора или пакета)
}
report-output-note = Норма — нормо-часы спецификации, без неё — ожидаемое время работы.
report-channels-note = До этого — с { $from } по { $to }
report-channel-phone = звонок
report-channel-email = почта
report-channel-chat = чат
report-channel-portal = портал
report-channel-web-form = форма на сайте
report-channel-messenger = мессенджер
report-channel-monitoring = мониторинг
