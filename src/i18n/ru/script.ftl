# Что не так в сценарии pult run.

script-line = строка
script-no-start = консоль не запустилась
script-tick = после tick нужно одно время: tick 10m
script-screen = у screen не больше одного имени
script-size = после size нужны столбцы и строки: size 80x24
script-no-size = «{ $word }» не размер экрана; пишите 80x24
script-no-step = шага «{ $word }» нет. Есть: { $list }
script-keys = после key нужны клавиши: key g g, key ctrl-k, key "текст"
script-no-key = клавиши «{ $word }» нет; текст, который печатают, стоит в кавычках
script-do = после do нужно действие: do raise 1042
script-no-action = действия «{ $word }» нет. Какие есть: pult keys
script-call = после call нужно ring, answer или end и номер: call ring +79215550142
script-call-what = у звонка бывает ring, answer, end, а не «{ $word }»
script-no-span = «{ $word }» не время; пишите 500ms, 10s, 5m, 1h30m, 1d
script-open-quote = кавычка не закрыта
script-no-row = строки «{ $word }» нет; первая - 1
script-no-view = части доски «{ $word }» нет. Есть: { $list }
script-no-number = «{ $word }» не число
script-no-expectation = такого ожидания нет. Есть: screen contains "…", selected ID, ticket ID assignee|priority|phase …, row N is ID, count VIEW OP N, verdict LEVEL, message contains "…"
script-of-ticket = у заявки ждут: assignee ИНЖЕНЕР, priority P, phase P
script-no-priority = приоритета «{ $word }» нет. Есть: { $list }
script-no-phase = фазы «{ $word }» нет. Есть: { $list }
script-no-verdict = вердикта «{ $word }» нет. Есть: { $list }
script-no-comparison = сравнения «{ $word }» нет. Есть: { $list }
