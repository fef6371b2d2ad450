# Who is at work beside me, what I keep for myself, what happened while I was away.

said-settings-ill = { $n ->
    [one] В настройках { $n } ошибка
    [few] В настройках { $n } ошибки
   *[many] В настройках { $n } ошибок
}, остальное действует: pult config --check
said-draft-waits = Осталась незаконченная заявка: n продолжить
said-kept-broken = Прошлый черновик, напоминания и строки команд не читаются; файл отложен: { $file }
said-kept-unreadable = Прошлый черновик, напоминания и строки команд не читаются: { $file }

action-claim = занять себе или вернуть
short-claim = занять
word-claim = занять, занято
said-claimed = { $count ->
    [1] { $number } занята вами до { $until } · C вернуть
    [one] Занята вами до { $until }: { $count } заявка · C вернуть
    [few] Заняты вами до { $until }: { $count } заявки · C вернуть
   *[many] Заняты вами до { $until }: { $count } заявок · C вернуть
}
said-claim-lost = { $number } занята другим: { $who } до { $until }
said-claim-freed = { $count ->
    [1] { $number } снова свободна
    [one] Снова свободна: { $count } заявка
    [few] Снова свободны: { $count } заявки
   *[many] Снова свободны: { $count } заявок
}
ask-claimed = ЗАНЯТО: { $who } до { $until } ─ { $tickets }
said-claimed-all-the-same = всё равно сделать
said-claimed-take-over = забрать себе
said-claimed-leave = не трогать
said-claim-left = Ничего не сделано: заявкой занимается { $who }
refusal-claimed = Занято: { $what } успел раньше. C ещё раз — забрать себе
col-beside = Кто ещё здесь
card-beside = Здесь
team-you = вы
team-since = { $who } с { $at }
team-taken = занято { $who } до { $until }
team-taken-own = занято вами до { $until }

action-remind = напомнить вернуться к заявке
short-remind = напомнить
word-remind = напомнить
entry-remind = { $tickets } вернуться:
entry-example-remind = 20 · 2 ч · 14:20 про ключи · завтра 10 · пусто — 15 мин · «-» не напоминать
said-reminder-set = Напомню о { $number } в { $at } · срок заявки не меняется
said-reminder-off = { $number }: не напомню
said-no-reminder = О { $number } и так не напомню
said-no-reminders = Напоминаний нет: z на заявке — напомнить о ней
said-now-remind = { $count ->
    [1] ВЕРНУТЬСЯ к { $number } { $words } · z показать
    [one] ВЕРНУТЬСЯ к { $number } { $words } и ещё · z показать
    [few] ВЕРНУТЬСЯ к { $number } { $words }, всего { $count } заявки · z показать
   *[many] ВЕРНУТЬСЯ к { $number } { $words }, всего { $count } заявок · z показать
}
said-reminded = Вы просили вернуться к { $number } { $words }
count-reminders = напомнить { $n }
count-reminded = вернуться к { $n } (z)
pick-reminders = МОИ НАПОМИНАНИЯ

action-packages = пакеты и договор клиента: что входит, как быстро, сколько стоит
short-packages = пакеты
word-packages = пакеты, договор
action-since = что было, пока вас не было
short-since = пока вас не было
word-since = пока-не-было
since-title = ПОКА ВАС НЕ БЫЛО с { $at } ─ заявок и инженеров: { $n }
since-off-board = не на доске
said-since-nothing = С { $at } другие ничего не меняли
said-since-some = { $count ->
    [one] Пока вас не было, другие изменили { $count } заявку · g n посмотреть
    [few] Пока вас не было, другие изменили { $count } заявки · g n посмотреть
   *[many] Пока вас не было, другие изменили { $count } заявок · g n посмотреть
}
said-since-and-draft = { $count ->
    [one] Заявка не дописана: n · другие изменили { $count } заявку: g n
    [few] Заявка не дописана: n · другие изменили { $count } заявки: g n
   *[many] Заявка не дописана: n · другие изменили { $count } заявок: g n
}

action-hold-call = отложить разговор
short-hold-call = отложить
short-contact = записать звонящего
short-tree = объекты
short-log = одной строкой
word-hold-call = отложить
action-held-calls = отложенные и пропущенные звонки
word-held-calls = отложенные
head-held = на удержании { $n }: { $who }
pick-calls = НА УДЕРЖАНИИ И ПРОПУЩЕННЫЕ
held-for = на удержании { $length }
held-over = положил трубку
held-missed = не ответили { $at }
said-call-held = Разговор отложен со всем записанным · g c вернуться
said-nothing-to-hold = Откладывать нечего: разговора нет
said-no-held-calls = Никто не ждёт: отложенных и пропущенных звонков нет
said-held-over-draft = Ждавший положил трубку; его заявка осталась черновиком: n продолжить
