# Автопилот: новые заявки, которые никто не взял, распределяются сами.

action-autopilot = автопилот для новых заявок
word-autopilot = автопилот, автораспределение

# Что говорят после слова «автопилот».
switch-on = вкл, включить, да
switch-off = выкл, выключить, нет

head-autopilot-on = автопилот вкл
head-autopilot-off = автопилот выкл
head-autopilot-next = автопилот: { $number } через { $left }
head-autopilot-at = автопилот: { $number } в { $at }

said-autopilot-on = Автопилот включён: новая заявка ждёт вас { $seconds } с, часы { $hours }
said-autopilot-off = Автопилот выключен: новые заявки распределяете вы
said-autopilot-on-or-off = «{ $typed }»? Автопилоту говорят «вкл» или «выкл»
said-autopilot-dispatcher = диспетчер
said-now-autopilot = автопилот: { $number } — { $unit }, клиенту звонит { $who } · u вернуть
said-now-autopilot-several = автопилот: { $number } — { $unit }, ещё { $more }; клиентам звонит { $who } · u вернуть
said-now-autopilot-left = автопилот оставил вам { $number }: { $why }

said-autopilot-left-older = она была до его включения
said-autopilot-left-taken = она уже в работе
said-autopilot-left-safety = речь о безопасности
said-autopilot-left-priority = такой приоритет он не берёт
said-autopilot-left-pinned = она закреплена
said-autopilot-left-held = она на согласовании
said-autopilot-left-crew = нужна бригада
said-autopilot-left-night = это ночная работа
said-autopilot-left-vip = это VIP-клиент
said-autopilot-left-unverified = неизвестно, кто обратился
said-autopilot-left-nobody = сейчас послать некого, посмотрит позже
