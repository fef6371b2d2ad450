# Keys, the command line, the palette, macros.

help-find = искать:
help-how = буквы ищут · ↑ ↓ листать · Esc закрыть
help-nothing = ничего не подходит: сотрите часть слова
help-context-global = Везде
help-context-board = На доске
help-context-card = Когда внизу открыта заявка
help-context-call = Когда внизу тот, кто звонит
help-context-proposal = Когда выбирают, кого послать
help-context-spec = В спецификации заявки
help-context-plan = В плане на всю очередь
help-context-list = В списках
help-context-entry = Пока набирают текст
help-here = здесь и сейчас
help-keyless = Без клавиши: словом в командной строке или из поиска (F3)

which-key-title = { $keys } … дальше
which-key-leave = Esc — не надо

command-more = ещё { $n }
command-keys = Tab подставить · ↑ ↓ прежние · Enter выполнить · Esc
command-example = назначить 1051 ежов · обещать 11:00 перезвоним · вид не назначены · 1051

why-not-no-ticket = заявка не выбрана
why-not-no-holder = исполнителя нет
why-not-no-caller = никто не звонит
why-not-no-spec = только в спецификации (S)
why-not-no-plan = только в предложении и в плане
why-not-no-macros = макросов нет: [macros] в файле клавиш или настроек
why-not-no-done-work = сначала решите заявку или откройте решённую

found-action = действие
found-ticket = заявка
found-company = клиент
found-unit = инженер
found-not-on-board = на доске такой нет: Enter поищет среди решённых и закрытых

pick-macro = КАКОЙ МАКРОС ─ { $tickets }
pick-macro-board = КАКОЙ МАКРОС

said-takes-nothing = После этого слова ничего не пишут: «{ $typed }» лишнее.
said-no-such-macro = Макроса «{ $typed }» нет.
said-macro-done = { $tickets ->
    [0] Макрос «{ $name }»: сделано.
    [1] Макрос «{ $name }»: сделано. u отменит всё сразу.
   *[other] Макрос «{ $name }» над заявками ({ $tickets }): сделано. u отменит всё сразу.
}
said-macro-stopped = Макрос «{ $name }» остановлен на шаге { $step } ({ $line }): { $why }
said-macro-asks = Макрос «{ $name }» встал на шаге { $step }, допишите в него ответ: { $line }

keymap-wrong-syntax = это не TOML: { $what }
keymap-wrong-inherits = клавиш «{ $name }» нет; inherits может быть: { $known }
keymap-wrong-outside = «{ $word }» должно стоять под таблицей, например [board]
keymap-wrong-table = таблицы [{ $word }] нет; есть { $known }, macros
keymap-wrong-action = действия «{ $name }» нет; их список печатает pult keys
keymap-wrong-argument = действие «{ $action }» не знает слова «{ $argument }»
keymap-wrong-keys = «{ $name }» ждёт клавишу или список клавиш в кавычках, например ["r", "F5"]
keymap-wrong-chord = клавиши «{ $keys }» нет: пишите r, F4 или имя (enter, esc, space, pgdn), перед ними ctrl-, alt- или shift-
keymap-wrong-same = терминал не отличает «{ $keys }» от «{ $sent }»
keymap-wrong-is-text = «{ $keys }» — это текст, пока набирают строку; возьмите клавишу с ctrl или alt или F1..F24
keymap-wrong-twice = «{ $keys }» в [{ $context }] уже значит «{ $action }»
keymap-wrong-begins = «{ $keys }» и «{ $taken }» ({ $action }) в [{ $context }] начинаются одинаково: одно из них не нажать
keymap-wrong-hides = «{ $keys }» в [{ $context }] взято, но теперь не нажать: { $hidden }
keymap-wrong-macro = макрос «{ $name }» ждёт имя и список строк в кавычках, например ["note проверено", "solve"]
keymap-wrong-step = макрос «{ $name }»: слова «{ $word }» командная строка не знает; макрос не взят
keymap-wrong-unknown = клавиш «{ $name }» нет: есть { $known }, или путь к своему файлу
