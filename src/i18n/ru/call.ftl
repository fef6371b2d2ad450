# The caller's panel. Labels take at most eleven letters.

call-rings-banner = ЗВОНОК
call-rings-shared = ОБЩАЯ ЛИНИЯ
call-rings-more = { " " }(+{ $n })
call-ringing = ЗВОНИТ
call-talking = ЗВОНОК { $length }
call-over = { $minutes ->
    [0] РАЗГОВОР ОКОНЧЕН, меньше минуты
    [one] РАЗГОВОР ОКОНЧЕН, { $minutes } минута
    [few] РАЗГОВОР ОКОНЧЕН, { $minutes } минуты
   *[many] РАЗГОВОР ОКОНЧЕН, { $minutes } минут
}
call-missed = НЕ ОТВЕТИЛИ
call-returned = ПЕРЕЗВОНИЛИ
call-caller = КЛИЕНТ
call-unknown = незнакомый номер
call-which = Кто это
call-verdict = Договор?
call-reading = читаю договор…
call-already = Уже есть
call-often = Часто
call-where = Инженер
where-told = сказали, ответа ещё нет
where-told-since = сказали в { $at }, ответа ещё нет
where-refused = отказался
where-refused-since = отказался в { $at }
where-confirmed = подтвердил
where-confirmed-since = подтвердил в { $at }, ещё не выехал
where-travelling = едет
where-travelling-since = едет с { $at }
where-on-site = на месте
where-on-site-since = на месте с { $at }
where-done = уехал с объекта
where-done-since = уехал с объекта в { $at }
where-before = до этого ещё { $n ->
    [one] { $n } заявка
    [few] { $n } заявки
   *[many] { $n } заявок
}
where-there-by = будет к { $at }
where-word = { $at }: «{ $word }»
call-say = Сказать
call-contract = Договор
call-left = Остаток
call-debt = Долг
call-access = Доступ
call-verify = Сверить
verify-word = слово «{ $word }»
verify-paid = платное: { $who }
verify-paid-nobody = платное: не записано, кто решает
verify-caller-paid = платное решает сам
verify-money = о деньгах: { $who }
verify-money-nobody = о деньгах ни с кем
verify-caller-money = о деньгах можно
call-today = Сегодня
call-more = Ещё
call-manager = Ведёт
call-offer = Предложить
call-vip = ВАЖНЫЙ КЛИЕНТ
more-today = сегодня { $calls }
more-manager = ведёт { $who }
more-offer = предложить: { $what }
manager-none = никто не закреплён
offer-none = —
today-none = больше не звонили
today-rings = звонит
today-talks = разговор идёт
today-missed = не ответили
today-talked = { $n } мин
call-not-read = —
call-nothing-open = открытых заявок нет
call-open-unknown = —
call-more-open = { " " }(+{ $n })
call-open-due = , до { $at }
call-calls-again = , { $n }-й звонок

verdict-allowed = ПО ДОГОВОРУ
verdict-chargeable = ПЛАТНО
verdict-stop = СОГЛАСОВАТЬ
verdict-check = ПРОВЕРИТЬ
verdict-likely-allowed = похоже, по договору
verdict-likely-chargeable = похоже, платно
verdict-likely-stop = похоже, согласовать
verdict-with = с кем: { $who }
price-visit = выезд { $sums }
price-stranger = без договора { $price }
price-manager-says = цену скажет менеджер
per-hour = /час
per-norm-hour = /нормо-час
per-point = /балл
with-vat = с НДС
without-vat = без НДС

price-title = ОТКУДА ЦЕНА
price-line = Строка
price-of-hour = Час
price-of-visit = Выезд
price-asked = Спрошены
price-lists = Прайсы
price-here = Здесь
price-level = Уровень
price-urgency = Срочность
price-none = нет
price-no-list = ни в одном прайсе, написано от руки
price-flat = на цену часа не влияет
price-with-vat = с НДС { $percent } %
price-of-this-work = уровень { $level }: { $bylevel } %, { $urgency }: { $byurgency } % → { $price }
price-whom-contract = договор
price-whom-package = пакет
price-whom-client = прайс клиента
price-whom-category = прайс категории
price-whom-base = общий прайс
price-whom-house = цена по умолчанию

contract-none = нет
contract-package = { " " }«{ $name }»
contract-until = { " " }до { $until }
contract-site-in = { " " }· { $site } входит
contract-site-out = { " " }· { $site } НЕ входит
quota-visits = выезды
quota-phone = телефон
quota-raises = повышения
quota-gift = подарок
quota-left = { $name } { $left } из { $total }
quota-left-short = { $name } { $left }/{ $total }
quota-left-only = { $name } { $left }
quota-until = { " " }до { $until }
quota-all-until = до { $until }
quota-unlimited = лимитов нет

debt-unknown = нет данных
debt-none = нет
debt-prepaid = предоплата { $sum }
debt-source = ({ $source } { $day })
debt-not-overdue = , срок не прошёл
debt-overdue-whole = , всё просрочено { $days } дн
debt-overdue-part = , просрочено { $sum }, { $days } дн
debt-overdue-sum = , просрочено { $sum }
debt-no-dates = , сроков источник не знает
debt-stale = , данные старые
debt-disputed = , оспаривает до { $until }
debt-instalment = , рассрочка до { $until }
debt-paid-today = , говорят, оплатили: ждём до { $until }
debt-stop = , НЕ ОБСЛУЖИВАЕМ: решил { $who }
debt-do-not-tell = , не называть
debt-serve = : обслуживаем
debt-approve = : СОГЛАСОВАТЬ

access-unknown = объект не выбран
access-any-time = в любое время
access-hours = { $from }–{ $to }
access-passes = пропуска: { $names }
access-no-passes = нужен пропуск, нет ни у кого
access-keys = ключи: { $where }

tree-title = ОБЪЕКТЫ И ТЕХНИКА
tree-reading = читаю объекты…
tree-empty = у клиента нет ни объектов, ни заявок
tree-nowhere = Без объекта
tree-open = { " " }· открыто { $n }
tree-planned-next = { " " }· ТО до { $until }
tree-past = { " " }· было { $n }
tree-planned = ТО { $from }–{ $until }, { $kind }
tree-more = и ещё { $n }
tree-warranty = гарантия до { $until }
tree-warranty-over = гарантия кончилась { $until }
tree-defect = { " " }· нужен ремонт
often = { $n }-й раз за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
tree-keys = → раскрыть · ← свернуть · Enter: объект звонка, карточка заявки · Esc
tree-keys-reading = читаю работы… · → раскрыть · ← свернуть · Enter выбрать · Esc
said-tree-of-nobody = У этой заявки нет клиента: смотреть нечего
said-planned-has-no-ticket = Это ТО ещё без заявки: она появится, когда подойдёт срок
