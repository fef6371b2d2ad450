# Тексты команд: одна строка - одно сообщение. { $… } - места для значений.

cmd-not-yet = пока нет: { $what } - появится в одной из следующих версий
cmd-later-several-desks = одна доска по нескольким пультам (--desk больше одного раза)
cmd-bad-now = PULT_NOW не похоже на время: { $text }. Нужно так: 2026-11-23T10:30:00+03:00
cmd-no-ticket = заявки { $id } нет на этом столе. Номера показывает: pult tickets --view all
cmd-no-unit = никого не зовут «{ $who }». Кто есть: pult engineers
cmd-many-units = «{ $who }» - это несколько человек: { $names }. Уточните имя, логин или id
cmd-bad-time = время не понято: «{ $text }». Можно так: 14:20, +40м, завтра 10, ср 12:00, 25.11 09:00, 2026-11-25T10:00:00+03:00
cmd-time-passed = это время уже прошло: «{ $text }»
cmd-bad-reason = причины «{ $text }» в правилах нет. Есть: { $list }
cmd-wait-needs-reason = скажите, чего ждём: --reason. Есть: { $list }
cmd-bad-filter = фильтр не понят: { $what }
cmd-no-view = вида «{ $name }» нет. Есть: { $known }
cmd-bad-priority = приоритета «{ $text }» нет. Есть: low (низкий), normal (обычный), high (высокий), critical (авария)
cmd-read-only = только чтение (--read-only): ничего не записано
cmd-no-tickets = Заявок нет.
cmd-more-tickets = показано { $shown } из { $total }, остальные: --limit
cmd-no-engineers = Инженеров нет. Завести: pult import engineers FILE
cmd-no-call = нет открытого звонка с { $from }. Сначала: pult call ring --from { $from }

cmd-done-ticket = { $number }: { $what } · изменение { $seq } (вернуть: pult undo { $seq })
cmd-done = { $what } · изменение { $seq } (вернуть: pult undo { $seq })
cmd-what-assign = передана: { $name }
cmd-what-release = снята, исполнителя нет
cmd-what-confirmed = подтверждена: { $name }
cmd-what-refused = отказ: { $name }
cmd-what-move = теперь в группе «{ $group }»
cmd-what-link = в составе общей заявки { $parent }
cmd-what-unlink = отделена от общей заявки
cmd-what-promise = обещано до { $until }
cmd-what-note = записано
cmd-what-wait = ждёт: { $reason }
cmd-what-wait-until = ждёт до { $until }: { $reason }
cmd-what-solve = решена
cmd-what-close = закрыта
cmd-what-travelling = инженер в пути
cmd-what-on-site = инженер на объекте
cmd-what-visit-done = выезд закончен
cmd-what-undo = возвращено изменение { $seq }
cmd-what-undo-last = возвращено последнее изменение
cmd-what-raise = приоритет: { $from } → { $to }
cmd-what-raise-free = приоритет: { $from } → { $to }, переоценка
cmd-what-raise-quota = приоритет: { $from } → { $to }, из лимита, останется { $extra }
cmd-what-raise-paid = приоритет: { $from } → { $to }, платно: { $extra }
cmd-what-new = зарегистрирована: { $subject }
cmd-what-absent = { $name }: нет на месте до { $until }

cmd-rule-broken = { $name }: { $rule }. Послать всё равно - с причиной: --reason. Есть: { $list }

cmd-head-number = №
cmd-head-due = Срок, чего
cmd-head-left = Ост.
cmd-head-priority = Приоритет
cmd-head-place = Клиент, объект
cmd-head-subject = Что случилось
cmd-head-holder = Исполнитель
cmd-head-engineer = Инженер
cmd-head-state = Сейчас
cmd-head-zones = Зоны
cmd-head-skills = Навыки
cmd-head-load = Заявок
cmd-head-room = Ещё
cmd-head-why = Почему
cmd-head-otherwise = Иначе

cmd-priority-low = Низкий
cmd-priority-normal = Обычный
cmd-priority-high = Высокий
cmd-priority-critical = Авария
cmd-phase-new = Новая
cmd-phase-open = В работе
cmd-phase-waiting = Ждём
cmd-phase-solved = Решена
cmd-phase-closed = Закрыта
cmd-clock-reaction = реакция
cmd-clock-reply = ответ
cmd-clock-arrival = приезд
cmd-clock-resolution = решить
cmd-clock-promise = обещано
cmd-clock-holder = исполнитель
cmd-clock-queue = назначить
cmd-due-paused = пауза
cmd-due-best-effort = без гарантии срока
cmd-due-none = -

cmd-label-phase = Состояние
cmd-label-due = Срок
cmd-label-holder = Исполнитель
cmd-label-place = Где
cmd-label-address = Адрес
cmd-label-contact = Контакт
cmd-label-contract = Договор
cmd-label-assets = Оборуд.
cmd-label-promise = Обещано
cmd-label-text = Слова

cmd-state-free = свободен
cmd-state-travelling = в пути
cmd-state-on-site = на объекте
cmd-state-busy = занят
cmd-state-out = нет на месте
cmd-state-absent = нет до { $until }
cmd-state-off-shift = не в смене

cmd-call-ringing = звонит { $from }: { $who } · звонок { $call } · изменение { $seq }
cmd-call-answered = ответили { $from }: { $who } · звонок { $call } · изменение { $seq }
cmd-call-ended = закончен { $from }: { $who } · звонок { $call } · изменение { $seq }
cmd-call-missed = не ответили { $from }: { $who } · звонок { $call } · изменение { $seq }
cmd-call-unknown = незнакомый номер

cmd-check-desk = пульт отвечает
cmd-check-clock = часы пульта и наши расходятся на { $count } с
cmd-check-calendars = календари кончаются или не подтверждены ({ $count }): { $names }
cmd-check-engineers-without-shift = без смены: { $count }: { $names }
cmd-check-engineers-without-zone = без зоны: { $count }: { $names }
cmd-check-engineers-without-skill = без навыков: { $count }: { $names }
cmd-check-contracts-without-sla = договоров без сроков: { $count }: { $names }
cmd-check-tickets-without-contract = открытых заявок без договора: { $count }
cmd-check-tickets-without-site = открытых заявок без объекта: { $count }
cmd-check-overdue = просрочено заявок: { $count }

cmd-no-file = { $file } не читается: { $why }
cmd-cannot-write = { $file } не записать: { $why }
cmd-cannot-print = вывод записан не весь: { $why }. На самой доске от этого ничего не изменилось; освободите место и повторите
cmd-exported = { $kind }: строк { $rows }, файл { $file }
cmd-bad-kind = «{ $kind }» не бывает. Бывает: { $known }
cmd-import-needs-map = скажите, какой столбец что значит: --map MAP.toml
cmd-import-bad = { $file }: плохих строк { $count }. Ничего не загружено; исправьте их или возьмите хорошие: --force
cmd-import-bad-rules = { $file }: ошибок { $count }. Ничего не загружено: исправьте их и загрузите снова
cmd-import-more = … и ещё { $count }
cmd-import-warning = обратите внимание
cmd-import-debts-fall = Долгов в файле меньше половины прежних: похоже на неполную выгрузку. Ничего не загружено; если так и есть: --force
cmd-import-dry = { $kind }: строк { $rows }, записей { $things }. Ничего не записано (--dry-run)
cmd-import-done = { $kind }: строк { $rows }, загружено записей { $things }

cmd-nothing-to-route = Назначать нечего.
cmd-plan-exact = Размещено { $placed } из { $all }, цена плана { $cost } мин. Лучшего плана нет.
cmd-plan-misses = не успеет: { $at }, срок { $due }
cmd-plan-bound = Размещено { $placed } из { $all }, цена плана { $cost } мин: не дальше { $percent } % от лучшего возможного (дешевле { $bound } мин не бывает).
cmd-plan-more = Не доказано, что нельзя разместить больше: возможно, поместится ещё, но не больше { $more }.
cmd-sent = { $number }: передана · изменение { $seq }
cmd-nobody = некому
cmd-helps = поможет: { $what }

# Две политики на одном пульте: pult route --policy ФАЙЛ --dry-run.

cmd-compare-desk = сейчас
cmd-compare-file = по файлу
cmd-compare-rules = Правила
cmd-compare-placed = Размещено
cmd-compare-class = { "  " }срочность { $urgency }
cmd-compare-of = { $placed } из { $all }
cmd-compare-cost = Цена, мин
cmd-compare-own-terms = Каждая цена посчитана по своим правилам: между собой они не сравнимы.
cmd-compare-same = Каждую заявку возьмёт тот же, кто и сейчас. Ничего не записано.
cmd-compare-moved = Достанутся другому, заявок: { $count }. Ничего не записано.
cmd-compare-now = сейчас
cmd-compare-then = по файлу
cmd-compare-more = … и ещё { $count }; все есть в --json
cmd-compare-forbids = { $who }: теперь нельзя, { $rule }
cmd-compare-allows = { $who }: теперь можно, раньше мешало «{ $rule }»
cmd-compare-term = { $term }: { $minutes } мин в его пользу
cmd-compare-urgency = срочность { $before } стала { $after }
cmd-compare-others = место занято другими заявками или освободилось от них
cmd-head-arrives = Будет
cmd-head-takes-over = Кто возьмёт
cmd-absent-nothing = У { $name } нет открытых заявок: передавать нечего. Ничего не записано.
cmd-absent-rehearsal = Если { $name } не придёт (ничего не записано):

cmd-caller-unknown = «{ $query }» не найден. Это не отказ: спросите, кто и откуда
cmd-caller-short = мало знаков: «{ $query }». Нужно четыре цифры номера или три буквы имени
cmd-verdict-allowed = ПО ДОГОВОРУ
cmd-verdict-chargeable = ПЛАТНО
cmd-verdict-stop = СОГЛАСОВАТЬ
cmd-verdict-check = ПРОВЕРИТЬ
cmd-label-approval = Кто решает
cmd-label-price = Цена
cmd-label-say = Сказать
cmd-unit-hour = час
cmd-unit-norm-hour = нормо-час
cmd-unit-piece = шт.
cmd-unit-point = балл
cmd-with-vat = с НДС
cmd-without-vat = без НДС
cmd-price-later = цену скажет менеджер

cmd-raise-highest = Выше приоритета нет. Ничего не записано
cmd-raise-same = Приоритет и так { $to }. Ничего не записано
cmd-raise-lower = Понизить можно переоценкой, с причиной: --reason. Есть: { $list }
cmd-raise-used-up = Повышения по договору кончились. Ничего не записано; переоценка бесплатна, с причиной: --reason. Есть: { $list }
cmd-raise-not-included = Договор не даёт повышать приоритет. Ничего не записано; переоценка бесплатна, с причиной: --reason. Есть: { $list }
cmd-raise-no-contract = Договора нет, повышать не по чему. Ничего не записано; переоценка бесплатна, с причиной: --reason. Есть: { $list }
cmd-raise-needs-authorised = Этот контакт повышать не вправе. Спросите того, кто вправе: { $who }. Ничего не записано; переоценка бесплатна, с причиной: --reason. Есть: { $list }

cmd-no-contact = контакта { $id } нет. Контакты показывает: pult export contacts
cmd-bad-phone = это не номер телефона: «{ $text }»
cmd-no-site = у клиента нет объекта { $id }
cmd-no-asset = у клиента нет оборудования { $id }
cmd-no-contract = у клиента нет договора { $id }
cmd-new-approval = СОГЛАСОВАТЬ: { $why }. Решает { $who } { $phone }. Ничего не записано; согласовали - с причиной: --reason. Есть: { $list }
cmd-new-without-both = Ни договора, ни объекта: укажите --contract и --site или причину: --reason. Есть: { $list }
cmd-new-without-contract = Договора нет: укажите --contract или причину: --reason. Есть: { $list }
cmd-new-without-site = Объект не назван: укажите --site или причину: --reason. Есть: { $list }
cmd-new-chargeable = ПЛАТНО: { $price }. Скажите клиенту до выезда
cmd-new-alike = По этому объекту уже открыты: { $numbers }. Не то же ли самое?

cmd-explain-no-targets = Сроков у заявки нет: ни договора с пакетом, ни пакета по умолчанию.
cmd-explain-no-clocks = Ни одни часы не запущены.
cmd-explain-clock = { $clock }: дано { $goal } по календарю «{ $calendar }», с { $started }
cmd-explain-calendar-missing = календаря { $calendar } нет, считаем круглосуточно
cmd-explain-since = условия сменились { $since }, до того потрачено { $used }
cmd-explain-pause = пауза { $from } – { $to }: { $reason }
cmd-explain-worked = рабочее время: { $worked }
cmd-explain-used = потрачено { $used }, осталось { $left }
cmd-explain-met = выполнено { $at }
cmd-explain-met-late = выполнено { $at }, с опозданием
cmd-explain-due = срок { $at }
cmd-explain-missed = срок был { $at }, просрочено
cmd-explain-paused = стоят, останется { $at }

cmd-doubt-ended = кончился { $on }
cmd-doubt-ends = кончится { $on }, дней: { $days }
cmd-doubt-unconfirmed = не сверен за { $year }
cmd-doubt-missing = { $calendar }: такого календаря нет

cmd-not-a-terminal = пульту нужен терминал; без него: pult run SCRIPT или pult tickets
cmd-terminal-fails = с терминалом не вышло: { $why }

cmd-demo-stands = в файле { $file } уже есть пульт: он не тронут. Возьмите другое имя
cmd-demo-built = пульт готов: { $url }. Открыть: pult --desk { $url }

cmd-head-keys = Клавиши
cmd-head-action = Действие
cmd-head-what = Что делает
cmd-no-words = скажите словами: текст пуст
cmd-no-profile = такого профиля нет, и неясно, на каком пульте работать: ничего не сделано. Назовите профиль из файла или пульт: --desk URL
cmd-contract-until = { $number }, действует по { $until }
cmd-head-change = Запись
cmd-head-when = Когда
cmd-head-who = Кто
cmd-head-done = Что сделано

cmd-no-kind = вида работ «{ $text }» на этом пульте нет. Есть: { $list }
cmd-unit-changed = { $name }: теперь версия { $version }, а не { $seen }. Ничего не записано: посмотрите pult engineers --json и повторите
cmd-new-no-version = новой заявки ещё нет, версии у неё тоже: уберите --if-version. Ничего не записано
