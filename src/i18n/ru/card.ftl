# The card of a ticket.

card-title = ЗАЯВКА { $number }
card-ticket = Заявка
card-reading = читаю заявку…
card-more = Дальше
card-subject = Тема
card-words = Слова
card-client = Клиент
card-zone = зона { $zone }
card-asked = Просил
card-calls = { $n ->
    [one] звонил { $n } раз
    [few] звонил { $n } раза
   *[many] звонил { $n } раз
}
card-clocks = Сроки
card-no-clocks = часы не идут: срока нет
card-clock-until = { $what } до { $at }
card-clock-met = { $what }: сделано { $at }
card-clock-met-late = { $what }: с опозданием { $at }
card-clock-paused = { $what }: стоит, осталось { $left }
card-clock-free = { $what }: без гарантии
card-promise = Обещано
card-promised = до { $until }, { $owner }: { $text }
card-breach = Просрочка
card-breached = { $at }, причина: { $why }
card-breach-unsaid = не указана
card-holder = Исполнитель
card-since = { " " }с { $since }
card-group = { " " }· группа { $group }
card-visit = Выезд
card-visit-window = , окно { $from }–{ $to }
card-visit-expected = , будет к { $at }
visit-planned = запланирован
visit-travelling = едет
visit-on-site = на месте
visit-done = окончен
card-work = Работа
card-two = { $n } человека
card-effort = около { $span }
card-safety = ОПАСНОСТЬ ДЛЯ ЛЮДЕЙ
card-pinned = закреплена за исполнителем
card-held = на согласовании: { $who }
card-assets = Оборуд.
card-bill = К оплате
card-nearby = Рядом
