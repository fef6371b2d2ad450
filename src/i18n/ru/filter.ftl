# The filter language, views, groups, search. `filter-key-…` are the words for a key: the first is offered, all are understood.

filter-key-zone = зона
filter-key-skill = навык
filter-key-group = группа
filter-key-company = клиент, компания, фирма
filter-key-site = объект
filter-key-engineer = исполнитель, инженер
filter-key-priority = приоритет, прио
filter-key-phase = фаза, статус
filter-key-kind = вид
filter-key-due = срок
filter-key-left = осталось
filter-not = не
filter-nobody = нет, никто
filter-also-phase-open = работа

view-mine = мои
view-pool = общая очередь
view-zone = по зоне…
view-group = по группе…
view-saved = свой вид { $n }

action-filter = отобрать словами: зона:север навык:опс
action-search = искать в показанном
action-next-match = следующее найденное
action-previous-match = предыдущее найденное
action-group-by = сгруппировать доску
action-save-view = сохранить отбор как свой вид
short-filter = отобрать
short-search = искать
short-group-by = группы
short-save-view = сохранить
word-filter = отбор, фильтр
word-search = искать
word-next-match = дальше
word-previous-match = раньше
word-group-by = сгруппировать, группы
word-save-view = сохранить-вид

head-filter = отбор: { $filter } ({ $n })
head-filter-clear = { $key } снять
head-search = ищем: { $words }
head-group = по: { $by }
board-filter-empty = Под отбор не подходит ни одна заявка: { $filter }
board-heading = { $name } ({ $n })
group-nobody = НЕ НАЗНАЧЕНЫ
group-no-zone = без зоны
group-no-group = без группы
group-no-company = без клиента
group-no-kind = вид работы не указан

entry-filter = Отбор:
entry-search = Искать:
entry-save-view = Назвать вид:
entry-example-filter = Tab дописать · зона:север навык:опс прио>=высокий осталось<2ч -клиент:ромашка
entry-example-search = буквы номера, темы, клиента, объекта, исполнителя
entry-example-save-view = имя, под которым вид останется в файле настроек · Enter сохранить
entry-parent-many = номер общей заявки · пусто — общей станет { $number } · «-» отвязать
entry-parent-one = номер общей заявки · «-» отвязать
pick-zone = ПОКАЗАТЬ ЗОНУ
pick-group-of = ПОКАЗАТЬ ГРУППУ
pick-group-by = СГРУППИРОВАТЬ ПО
pick-ungrouped = без групп
ask-close-all = ЗАКРЫТЬ СРАЗУ НЕСКОЛЬКО ─ { $tickets }
said-closed-all-yes = закрыть все
said-closed-all-no = не закрывать
ask-solve-all = ОТМЕТИТЬ РЕШЁННЫМИ СРАЗУ НЕСКОЛЬКО ─ { $tickets }
said-solved-all-yes = все решены
said-solved-all-no = не отмечать
ask-to-client = ЗАМЕТКУ УВИДЯТ КЛИЕНТЫ, ОТМЕНИТЬ БУДЕТ НЕЛЬЗЯ ─ { $tickets }
said-to-client-yes = отправить всем
said-to-client-no = не отправлять

said-filter-unknown-key = нет такого ключа: { $key }. Есть: { $known }
said-filter-unknown-value = { $key } не бывает «{ $value }». Бывает: { $known }
said-filter-no-value = { $key }: чего?
said-filter-no-order = { $key } не сравнивают: пишите через двоеточие
said-filter-no-length = «{ $value }» — не длительность. Можно так: 2ч · 30м · 1д · 0
said-no-such-group-by = группировать можно так: { $known }
said-no-view-of-that-name = такого вида нет: { $typed }. Есть: { $known }
said-no-saved-view = своего вида { $n } ещё нет: отберите заявки и сохраните отбор
said-view-saved = вид «{ $name }» сохранён: { $file } · { $keys } — показать
said-view-not-saved = вид «{ $name }» не сохранён: { $why }. Отбор остался на доске
said-nothing-to-save = сохранять нечего: сначала отберите заявки
said-view-without-name = виду нужно имя
said-shown-beyond-view = { $number } здесь не было видно: показаны все открытые, отбор снят
said-found = нашлось: { $at } из { $count }
said-found-none = не нашлось: { $words }
said-nothing-sought = сначала наберите, что искать
said-marked-shown = { $count ->
    [one] отмечена { $count } заявка
    [few] отмечено { $count } заявки
   *[many] отмечено { $count } заявок
}
