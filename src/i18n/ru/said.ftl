# What is said on the bottom line after a key, and the answers of one-digit questions.

said-registered = Заявка { $number } записана
said-registered-due = Заявка { $number } записана, срок { $due }
said-theirs-already = { $unit } уже на этой заявке: ничего не изменилось
said-assigned = { $unit } назначен на { $number } · ждём подтверждения · u отменить
said-released = { $number }: снят исполнитель · u отменить
said-confirmed = { $number }: исполнитель подтвердил · u отменить
said-refused = { $number }: исполнитель отказался, заявка снова не назначена · u отменить
said-priority = { $number }: приоритет { $priority } · u отменить
said-priority-due = { $number }: приоритет { $priority }, срок теперь { $due } · u отменить
said-waits = { $number }: ждём, часы по правилам договора · u отменить
said-waits-until = { $number }: ждём до { $until } · u отменить
said-resumed = { $number }: снова в работе
said-resumed-due = { $number }: снова в работе, срок { $due }
said-solved = { $number }: решена · u отменить
said-closed = { $number }: закрыта · u отменить
said-promised = { $number }: обещано до { $until } · u отменить
said-promise-cleared = { $number }: обещание снято · u отменить
said-moved = { $number }: передана в группу { $group } · u отменить
said-linked = { $number }: привязана к общей заявке · u отменить
said-unlinked = { $number }: отвязана · u отменить
said-noted = { $number }: записано в историю · u отменить
said-retracted = { $number }: запись вычеркнута
said-visit = { $number }: выезд отмечен · u отменить
said-visit-expected = { $number }: будет к { $at } · u отменить
said-pinned = { $number }: закреплена, автораспределение её не тронет · u отменить
said-unpinned = { $number }: откреплена · u отменить
said-breach-reason = { $number }: причина просрочки записана · u отменить
said-solved-ask = { $number }: решена · u отменить · e спросить: довольны?
said-no-done-work = Сначала решите заявку или откройте решённую: о ней и спросим
said-no-done-work-of-number = { $number }: откройте её (# и номер), потом спросите
said-work-goes-on = { $number }: работа ещё идёт, спрашивать рано
said-asked-lately = Этого человека спрашивали { $asked }, снова можно с { $again }
said-no-such-answer = Нет такого ответа: да, нет, пропустить
said-answer-yes = доволен
said-answer-no = не доволен
said-answer-skip = не стал отвечать
said-pleased-yes = { $number }: клиент доволен, записано · u отменить
said-pleased-no = { $number }: клиент не доволен, записано · u отменить
said-pleased-skip = { $number }: клиент не стал отвечать, записано · u отменить
said-pleased-off = { $number }: ответ клиента снят
said-called-again = { $number }: клиент звонил ещё раз
said-about = { $number }: оборудование указано · u отменить
said-done = { $number }: сделано
said-loaded = Данные загружены
said-debts-came = { $who }: загружены долги из файла { $file }
said-file-came = { $who }: загружен файл { $file }
said-unit-state = Состояние инженера отмечено · u отменить
said-absent = Отсутствует до { $until }: { $unit } · u отменить
said-absent-moved = Отсутствует до { $until }: { $unit }; передано: { $count } · u отменить всё сразу
said-present-moved = Снова на месте: { $unit }; передано: { $count } · u отменить всё сразу
said-present = Снова на месте: { $unit } · u отменить
said-undone-other = Отменено: всё как было
said-undone = { $count ->
    [1] Отменено: заявка { $number } как была
    [one] Отменено: { $count } изменение
    [few] Отменено: { $count } изменения
   *[many] Отменено: { $count } изменений
}
said-undone-in-part = Отменено { $count }, осталось { $left }: их уже изменили после вас
said-batch-closed = { $count ->
    [one] Закрыта { $count } заявка · u вернуть все сразу
    [few] Закрыты { $count } заявки · u вернуть все сразу
   *[many] Закрыто { $count } заявок · u вернуть все сразу
}
said-batch-done = { $count ->
    [one] Сделано: { $count } заявка · u отменить всё сразу
    [few] Сделано: { $count } заявки · u отменить всё сразу
   *[many] Сделано: { $count } заявок · u отменить всё сразу
}
said-plan-mended = Пересчитано: { $moved ->
    [0] ничего не сдвинулось
    [one] сдвинулась { $moved } строка
    [few] сдвинулось { $moved } строки
   *[many] сдвинулось { $moved } строк
}{ $fresh ->
    [0] {""}
   *[other] , новых { $fresh }
}
said-plan-sent = { $count ->
    [one] План отправлен: { $count } заявка
    [few] План отправлен: { $count } заявки
   *[many] План отправлен: { $count } заявок
}
said-plan-has-changed = Все строки плана изменились: пересчитайте его
said-plan-came-back = Послано: { $count }. Не прошли и остались в плане: { $back }
said-first-harmless = Ничего не изменит: по плану она и так идёт первой
said-level-already = Выравнивать нечего: у самого занятого { $most }, в среднем { $mean }
said-plan-is-empty = В плане некого послать: ничего не отправлено
said-nobody-may = Никто не подходит: посмотрите «Нельзя» или назначьте по имени (a)
said-nobody = никто
said-nobody-holds-it = Исполнителя нет: назначьте (r или a)

said-conflict = { $number }: заявку изменили раньше вас, теперь у неё: { $holder }. Ваше изменение не записано, посмотрите и повторите
said-conflict-by = { $number }: { $who } в { $at } изменил заявку раньше вас, теперь у неё: { $holder }. Ваше изменение не записано
said-offline = Нет связи с базой: не записано. Список на экране прежний, повторите, когда связь вернётся
said-slow-down = База просит подождать до { $at }: не записано
said-unsupported = Эта база такого не умеет: { $what }
said-broken = Сбой в базе: не записано. Подробности в журнале: { $id }
said-read-only = Только просмотр: изменения запрещены ключом --read-only
said-part-died = Внутренний сбой ({ $place }): последнее действие могло не выполниться, проверьте его. Подробности в журнале
said-desk-is-back = Связь вернулась, список свежий
said-ticket-is-gone = Этой заявки больше нет
said-no-ticket-chosen = Сначала выберите заявку
said-no-such-ticket = Заявки { $number } нет в списке открытых
said-no-such-view = Такого вида нет: open, unassigned, at-risk, overdue, waiting, promised, unconfirmed
said-no-such-command = Не знаю команды «{ $typed }»: Tab покажет, какие есть
said-no-such-engineer = Такого инженера нет
said-no-such-reason = Такой причины нет. Есть: { $list }
said-no-such-visit-state = Выезд бывает: едет, на месте, выезд окончен, запланирован; или когда будет: +40м, 14:20
said-not-a-number = Нужен номер заявки цифрами
said-not-a-time = Не понял время: 14:20, +40м, завтра 10, ср 12:00, 25.11 09:00
said-time-has-passed = Это время уже прошло: { $at }
said-nothing-fits = Ничего не нашлось: «{ $typed }»
said-already-resumed = Заявка не на паузе
said-not-late = Заявка не просрочена: причины не нужно
said-already-solved = Заявка уже решена
said-already-closed = Заявка уже закрыта
said-highest-already = { $number }: выше аварии приоритета нет
said-lowest-already = Ниже приоритета нет
said-priority-low = Низкий
said-priority-normal = Обычный
said-priority-high = Высокий
said-priority-critical = Авария

said-raise-asked-for = клиент просит: читаю договор, сейчас отвечу
said-raise-reading = клиент просит: читаю договор
said-raise-included = клиент просит: входит в пакет, без счёта
said-raise-included-left = клиент просит: входит в пакет, осталось { $left } из { $total }
said-raise-paid = клиент просит: платно, { $price }
said-raise-used-up = клиент просит: лимит повышений исчерпан
said-raise-not-included = клиент просит: в пакет не входит
said-raise-no-contract = клиент просит: нет договора
said-raise-needs-authorised = клиент просит: может просить только { $who }
said-raise-needs-authorised-nobody = клиент просит: этот контакт просить не вправе
said-raise-reassess = мы ошиблись в оценке: бесплатно, нужна причина
said-pay-yes = клиент согласен на { $price }: повысить и записать в спецификацию
said-pay-no = не согласен: оставить как есть
said-not-raised = Приоритет прежний
said-price-has-changed = Условия договора изменились: повторите

said-visit-travelling = едет
said-visit-on-site = на месте
said-visit-done = выезд окончен
said-visit-planned = запланирован
said-handed-told = ещё не подтвердил
said-handed-refused = отказался
said-handed-confirmed = подтвердил
said-where = { $unit } по { $number }: { $state } { $phone }
said-where-expected = { $unit } по { $number }: { $state }, будет к { $at } { $phone }

said-call-from = Звонит { $from } · c открыть
said-call-rings = Звонок записан
said-call-answered = Разговор идёт: { $who } · F9 закончить
said-call-ended = { $minutes ->
    [0] Разговор окончен: меньше минуты
    [one] Разговор окончен: записана { $minutes } минута
    [few] Разговор окончен: записаны { $minutes } минуты
   *[many] Разговор окончен: записано { $minutes } минут
}
said-call-missed = Звонок пропущен
said-contact-kept = { $who }: записан с этим номером · u отменить
said-caller-known = Звонящий уже известен
said-contact-without-name = Начните с имени: Анна Ким, логист, управляющая
said-contact-no-company = Клиента по этим буквам нет: исправьте их или уберите
said-call-returned = Снято со списка «перезвонить»
said-time-logged = { $number }: записано { $minutes } мин
said-time-struck = { $number }: вычеркнуто { $minutes } мин
said-danger = Опасность: принимаем при любом договоре и долге · n новая заявка
said-no-danger = Опасности нет: договор и долг снова считаются
said-no-price-here = О цене спрашивают у звонка или в смете заявки
said-debt-paid-today = Поверили на слово: долг не мешает до { $until } · u отменить
said-debt-disputed = Долг оспаривается: не мешает до { $until } · u отменить
said-debt-instalment = Рассрочка: долг не мешает до { $until } · u отменить
said-debt-bite = Долг снова считается · u отменить
said-debt-stop = Обслуживание остановлено, решил { $who } · u отменить
said-debt-serve = Обслуживаем снова · u отменить
said-debt-until-when = До какого дня? Напишите его: оспаривают 15.12
said-client-unknown = Клиент ещё не известен: сначала найдите его
said-nothing-owed = { $who }: просроченного долга нет, решать нечего
said-no-call = Сейчас никто не звонит: c — найти клиента по номеру или имени
said-answered-already = На звонок уже ответили
said-draft-kept = Черновик сохранён: n вернёт его
said-draft-of-other = Новая форма; черновик ждёт: { $who } — n на её панели или без звонка
said-draft-of-nobody = Новая форма; прежний черновик ждёт — n без звонка
said-subject-is-empty = Что случилось? Напишите хотя бы слово

said-now-overdue = { $number }: срок прошёл
said-now-at-risk = { $number }: скоро срок, { $due }
said-now-silent = { $number }: исполнитель молчит — позвоните или назначьте другого
said-now-several = Новых тревог: { $count }, первая { $number }
