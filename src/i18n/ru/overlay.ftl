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
pick-caller-list = ЧЕЙ ЭТО СПИСОК ─ строк: { $n }
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
ask-content = КЛИЕНТ ДОВОЛЕН РАБОТОЙ ─ { $number }
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
new-usual-priority = по договору
new-term = Срок
new-call-back = Перезвонить
new-call-back-none = не обещано
new-call-back-how = время, кто, о чём: 11 · +30м · 12 Гришин скажет цену
new-call-back-unread = времени не видно: 11 · +30м · завтра 10
new-same = { " " }· { $key } это она же
new-alike = { $number } открыта по этому объекту
new-keys = Enter записать · Tab дальше · ← → или буквы выбрать · Esc отложить

log-title = ЗАЯВКА ОДНОЙ СТРОКОЙ
log-client = Клиент
log-how = клиент по буквам, объект, что случилось: ромашка касса не печатает
log-unknown = не узнан: начните строку с названия
log-not-recognised = объект не узнан
log-no-kind = вид работ не узнан
log-settled = решено в разговоре
log-settled-in = решено в разговоре за { $length }
log-keys = Enter записать · Tab в форму · в конце «решено 12 мин» · Esc не надо
said-log-no-client = Клиент не узнан: начните строку с его названия

list-title = СПИСОК ЗАЯВОК
list-line = Строка
list-count = { $n ->
    [one] { $n } заявка
    [few] { $n } заявки
   *[other] { $n } заявок
}
list-count-bare = , без объекта { $n }
list-count-dropped = , убрано { $n }
list-keys = Enter записать { $n } · Tab столбец · ← → или буквы · Del убрать · Esc не надо
said-list-not-read = Клиент ещё читается: ещё секунду
said-list-is-empty = Все строки убраны: записывать нечего
said-list-needs-company = У этого человека нет компании: найдите того, чей это список
said-list-without-site = Строка { $number }: объект не узнан. По правилам без него не берём: выберите его или уберите строку (Del)
said-list-without-contract = Строка { $number }: договора нет. По правилам без него не берём
ask-exceptions = ПОЧЕМУ ПРИНИМАЕМ ПРОТИВ ПРАВИЛА? ─ заявок: { $n }


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
