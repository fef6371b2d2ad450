# Whom to send, the plan, the engineers.

proposal-title = КОГО ПОСЛАТЬ
proposal-due = { $what } до { $at }
proposal-counting = считаю, кто успеет…
proposal-will-send = считаю; первого отправлю, как только он будет известен
proposal-nobody = Послать некого: никто не подходит.
proposal-who = Кто
proposal-arrives = Будет
proposal-why = Почему
proposal-hurt = Кто пострадает
proposal-refused = Нельзя
proposal-along = Заодно
proposal-along-words = { $tickets } — тот же объект, тот же выезд
proposal-nearby-too = И ещё
proposal-nearby = { $tickets } — тот же объект, ещё ничьи
proposal-then = Потом
proposal-then-confirm = { $who } подтверждает до { $until }, иначе заявка вернётся наверх
proposal-send = послать: { $who }
proposal-other = другого
proposal-whole = расчёт

why-travel = дорога { $minutes }
why-wait = ждать { $minutes }
why-late = опоздает
why-over_qualified = сильнее нужного
why-preferred = без желательного навыка
why-knows = бывал тут
why-personal = их инженер
why-keeps = уже ведёт
why-duty = дежурит не первым
why-lets-in = пустят с { $at }
why-load = занят
why-debt = долг клиента
term-sum = { $terms }; всего { $sum }

hurt-nobody = никто
hurt-later = { $number } позже на { $later }
hurt-misses = { $number } опоздает (+{ $later })
hurt-late = сама: опоздаем на { $late }
hurt-more = +{ $n }
harm-misses = Не успеет
harm-missed = { $what } до { $due }, будет { $at }
harm-never = { $what } до { $due }: две недели уже заняты
harm-suffers = Пострадает
refused-many = { $names } и ещё { $more }: { $why }

plan-title = ПЛАН: вся очередь
plan-title-marked = { $n ->
    [one] ПЛАН: { $n } отмеченная
   *[many] ПЛАН: отмеченных { $n }
}
plan-counting = раскладываю очередь…
plan-will-apply = раскладываю очередь; отправлю, как только план будет готов
plan-nothing = Раскладывать нечего: у каждой заявки есть исполнитель.
plan-totals = размещено { $placed } из { $all }, { $quality }
plan-totals-cost = размещено { $placed } из { $all }, цена { $cost } мин, { $quality }
plan-exact = лучше нельзя
plan-more = , возможно, войдёт ещё { $n }
plan-within = до лучшего не больше { $percent } %
plan-fixed = закреплено { $n }
plan-dropped = убрано { $n }
plan-meanwhile = изменилось { $n }
plan-fresh = новых { $n }
plan-freed = закончено { $n }
plan-people = сменили график { $n }
plan-moved = сдвинулось { $n }
plan-line-moved = был { $who }
plan-over = В обход
meanwhile-away = { $who }: в это время отсутствует
plan-line-fixed = закреплён
meanwhile-taken = изменилась: взял { $who }
meanwhile-closed = изменилась: уже решена
meanwhile-waits = изменилась: ждёт
meanwhile-changed = изменилась, пока план был открыт
meanwhile-gone = её больше нет на доске
meanwhile-refused = не записана: { $why }
plan-line-with = +{ $n }
plan-line-nobody = НЕКОГО
plan-line-dropped = убрана
plan-why = Почему
plan-blocked = Некому
plan-helps = Поможет
plan-lift = всё равно
plan-apply = послать: { $n }
plan-unfix = открепить
plan-undrop = вернуть

engineers-title = ИНЖЕНЕРЫ И БРИГАДЫ ({ $n })
engineers-none = Инженеров нет: их заводит pult import engineers ФАЙЛ.
engineers-name = Кто
engineers-state = Сейчас
engineers-shift = Смена
engineers-load = Взял, часы
engineers-zones = Зоны
engineers-skills = Навыки
unit-free = свободен
unit-travelling = едет
unit-on-site = на месте
unit-busy = занят
unit-out = вышел
unit-absent = нет
unit-absent-ill = болеет
unit-absent-holiday = отпуск
unit-absent-training = учёба
unit-off-shift = вне смены
unit-inactive = уволен
unit-until = до { $until }
unit-from = до { $from }
unit-no-shift = смен нет
unit-always = всегда

proposal-maintenance = { $n ->
    [one] ТО
   *[other] ТО: { $n }
}
plan-otherwise = Иначе
plan-dearer = { $who } — весь план хуже на { $n } мин
plan-leaves-out = { $who } — но без исполнителя останутся: { $n }
why-was-here = был тут { $day }

# «Что если»: что сдвинется и что сломается, пока ничего не записано.

rehearsal-absence = ЧТО ЕСЛИ: { $who } — нет до { $until }
rehearsal-raise = ЧТО ЕСЛИ: { $number } поднять до «{ $to }»
rehearsal-first = ЧТО ЕСЛИ: { $number } первым делом, едет { $who }
rehearsal-level = ВЫРОВНЯТЬ ЗАГРУЗКУ
rehearsal-most = самый занятый { $before } → { $after }
rehearsal-moves = передать { $n }
rehearsal-breaks = сломается { $n }
rehearsal-left = помочь некому { $n }
rehearsal-counting = считаю, что сдвинется…
rehearsal-client = Клиент, объект
rehearsal-now = Сейчас
rehearsal-then = Станет
rehearsal-nobody = никто
rehearsal-never = неизвестно когда
rehearsal-break = сломается: { $what } { $due }
rehearsal-mends = успеет
rehearsal-later = позже на { $later }
rehearsal-earlier = раньше
rehearsal-stays-with-nobody = взять некому
rehearsal-label-break = Сломается
rehearsal-broken = { $what } до { $due }, будет { $then }
rehearsal-label-stuck = Передать
rehearsal-no-gain = некому: другие опоздают сильнее
rehearsal-do-absence = { $n ->
    [0] записать, что его нет
   *[other] записать и передать: { $n }
}
rehearsal-do-alone = только записать
rehearsal-do-raise = всё равно поднять
rehearsal-do-first = так и сделать
rehearsal-fewest = меньше передач не хватит
rehearsal-do-level = передать: { $n }
rehearsal-leave = ничего не менять
