# Who is at work beside me, what I keep for myself, what happened while I was away.

said-draft-waits = Осталась незаконченная заявка: n продолжить
said-kept-broken = Прошлый черновик, напоминания и строки команд не читаются; файл отложен: { $file }
said-kept-unreadable = Прошлый черновик, напоминания и строки команд не читаются: { $file }
