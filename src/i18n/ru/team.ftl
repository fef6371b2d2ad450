# Who is at work beside me, what I keep for myself, what happened while I was away.

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
