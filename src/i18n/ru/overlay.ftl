# What lies over the board: help, lists, questions, typed lines, a new ticket.

help-title = ПОМОЩЬ: клавиша, что делает, слово для командной строки

pick-keys = Enter выбрать · ↑ ↓ · Esc закрыть
pick-nothing = ничего не подходит
pick-assignee = КОМУ ОТДАТЬ ─ { $tickets }
pick-assignee-counting = КОМУ ОТДАТЬ ─ { $tickets } ─ считаю, кому можно…
pick-line-unit = КОМУ В ПЛАНЕ ─ { $tickets }
pick-absentee = КОГО НЕ БУДЕТ
pick-group = В КАКУЮ ГРУППУ ─ { $tickets }
pick-group-new = такой группы ещё нет: Enter передаст в неё
pick-anything = НАЙТИ ДЕЙСТВИЕ, ЗАЯВКУ, КЛИЕНТА, ИНЖЕНЕРА
pick-caller = КТО ЗВОНИТ
pick-caller-new = НОВАЯ ЗАЯВКА ─ от кого
pick-caller-how = четыре последние цифры номера или три буквы имени, фирмы
pick-caller-none = никого не нашлось
pick-caller-none-new = никого не нашлось: Enter — заявка без клиента
pick-against = нельзя: { $rules }

ask-keys = цифра — ответ · Esc — не надо
ask-over = { $who }: { $rules }. ПОЧЕМУ ВСЁ РАВНО?
ask-raise = ПОДНЯТЬ ПРИОРИТЕТ ─ { $tickets }
ask-pay = КЛИЕНТ СОГЛАСЕН С ЦЕНОЙ? ─ { $tickets }
ask-reassess-up = ПОЧЕМУ СРОЧНЕЕ ─ { $tickets }
ask-reassess-down = ПОЧЕМУ МЕНЕЕ СРОЧНО ─ { $tickets }
ask-wait = ЧЕГО ЖДЁМ ─ { $tickets }
ask-breach = ПОЧЕМУ ОПОЗДАЛИ ─ { $tickets }
ask-visit = КАК ВЫЕЗД ─ { $tickets }
ask-exception = ПОЧЕМУ ПРИНИМАЕМ ПРОТИВ ПРАВИЛА?

entry-number = Заявка №
entry-note = { $tickets }, заметка:
entry-parent = { $tickets }, номер общей заявки:
entry-promise = { $tickets }, обещаем:
entry-wait = { $tickets }:
entry-wait-until = ждём { $what } до
entry-absent = { $who }, не будет до
entry-example-wait = 14:20 · +2ч · завтра 10 · ср 12:00 · 25.11 09:00 · пусто — без срока
entry-understood = понял так: { $at }
entry-understood-words = понял так: до { $at } — { $words }
entry-example-absent = 15:00 · завтра 9 · 30.11
entry-example-promise = время, потом слова: 11:00 перезвоним о цене · +40м инженер будет
entry-contact = Кто звонит { $number }:
entry-contact-private = без клиента
entry-example-contact = имя, клиент по буквам, должность: Анна Ким, логист, управляющая
log-looking = ищу…
log-unknown-company = такого клиента нет
log-others = { " " }(ещё { $n }: ↑ ↓)

new-title = НОВАЯ ЗАЯВКА
new-subject = Случилось
new-site = Объект
new-asset = Техника
new-kind = Работа
new-priority = Срочность
new-unsaid = не указано
new-term = Срок
new-call-back = Перезвонить
new-call-back-none = не обещано
new-call-back-how = время, кто, о чём: 11 · +30м · 12 Гришин скажет цену
new-call-back-unread = времени не видно: 11 · +30м · завтра 10
new-same = { " " }· { $key } это она же
new-keys = Enter записать · Tab дальше · ← → или буквы выбрать · Esc отложить

term-contract = по договору: { $terms }
term-none = не назначен: договора нет
term-unsaid = договор его не называет
term-reaction = ответ до { $at }
term-arrival = приезд до { $at }
term-resolution = решение до { $at }
term-best-effort = без гарантии срока
term-call-back = перезвоним до { $at } ({ $who })

ask-refused-contract = БЕЗ ДОГОВОРА НЕ БЕРЁМ. Ждать опасно?
ask-refused-site = БЕЗ ОБЪЕКТА НЕ БЕРЁМ. Ждать опасно?
ask-refused-both = БЕЗ ДОГОВОРА И ОБЪЕКТА НЕ БЕРЁМ. Ждать опасно?
said-refused-back = нет: вернуться к заявке
said-nothing-alike = На этом объекте другой открытой заявки нет
