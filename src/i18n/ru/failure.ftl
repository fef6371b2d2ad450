# Что случилось, что сохранилось, что делать.

failure-offline = Пульт недоступен: { $what }. Ничего не записано; повторите, когда связь вернётся
failure-refused = Отказано ({ $code }): { $what }. Ничего не записано
failure-conflict = { $number } уже изменили (теперь версия { $version }). Ваше не записано: посмотрите и повторите
failure-conflict-by = { $number } уже изменил { $who } (теперь версия { $version }). Ваше не записано: посмотрите и повторите
failure-slow-down = Пульт просит подождать до { $until }. Ничего не записано
failure-unsupported = Этот пульт такого не умеет: { $what }
failure-broken = Сбой ({ $id }): { $what }. Ничего не записано; подробности в журнале программы

refusal-ticket-is-closed = Заявка закрыта. Ничего не записано; сначала откройте её снова
refusal-nobody-holds-it = У заявки нет исполнителя. Ничего не записано; сначала назначьте: pult assign
refusal-nobody-held-it = У заявки не было исполнителя, возвращать нечего
refusal-a-ticket-is-not-its-own-parent = Заявка не может входить сама в себя. Ничего не записано
refusal-client-has-read-it = Клиент это уже прочёл, вернуть нельзя. Напишите ему ещё раз
refusal-struck-out-for-good = Вычеркнутое не восстановить. Напишите заметку заново
refusal-a-call-has-happened = Звонок уже был, его не вернуть
refusal-a-load-stands = Загрузку не вернуть. Загрузите прежние данные: pult import
refusal-already-undone = Это уже возвращено. Ничего не записано
refusal-no-such-contract = Такого договора нет. Ничего не записано
refusal-no-such-event = Изменения с таким номером нет. Номера показывает: pult show ID
refusal-no-such-quota = В договоре нет такого лимита. Ничего не записано
refusal-no-such-ticket = Такой заявки нет. Ничего не записано
refusal-no-such-unit = Такого инженера нет. Ничего не записано
refusal-not-a-wish = Так записать нельзя. Ничего не записано
refusal-nothing-to-undo = Возвращать нечего: ваших изменений нет или их уже вернули
refusal-quota-used-up = Лимит исчерпан. Ничего не записано; можно платно или переоценкой (--reason)
refusal-read-only = Только чтение. Ничего не записано
refusal-register-stands-alone = Регистрация не сочетается с другими изменениями. Ничего не записано
refusal-ticket-exists = Такая заявка уже есть. Ничего не записано
refusal-ticket-without-number = У заявки нет номера. Ничего не записано
refusal-unit-has-moved-on = У инженера с тех пор всё изменилось, вернуть нельзя. Исправьте вручную
