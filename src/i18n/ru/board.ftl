# The board, its two header lines and the bottom line.

title-name = пульт
title-urgent = { $left } { $number } { $of } · пульт

head-name = ПУЛЬТ
head-read-only = только чтение
head-seat = смена: { $who } до { $until }
head-shift = смена до { $until }
head-on-shift = в смене { $on } из { $all }
head-view-filtered = вид: { $view }
head-view = вид: { $view } ({ $n })
link-loading = читаю заявки…
link-loading-of = читаю заявки: { $read } из { $total }
link-lost = нет связи { $age } — показано на { $at }

counted-open = всего
counted-at-risk = скоро срок
counted-overdue = Просрочено
count-overdue = { counted-overdue } { $n }
count-within-hour = до часа { $n }
count-within = до { $within } { $n }
counted-unassigned = не назначено
count-unassigned = { counted-unassigned } { $n }
counted-unconfirmed = не подтвердили
count-unconfirmed = { counted-unconfirmed } { $n }
counted-call-back = перезвонить
count-call-back = { counted-call-back } { $n }
count-marked = отмечено { $n }
board-sending = отправляется: { $n }

col-number = №
col-due = Срок, чего
col-left = Ост.
col-priority = П
col-client = Клиент, объект
col-company = Клиент
col-site = Объект
col-subject = Что случилось
col-short = Клиент: что случилось
col-holder = Исполнитель
col-holder-short = Кто
col-zone = Зона
col-skills = Навыки
col-channel = Канал

# What is due: at most six letters, and in full.
due-reaction = ответ
due-reply = ответ
due-arrival = приезд
due-resolution = решить
due-promise = обещан
due-holder = работа
due-queue = отдать
due-unknown = срок
due-reaction-long = ответить
due-reply-long = ответить клиенту
due-arrival-long = приехать
due-resolution-long = решить
due-promise-long = обещано
due-holder-long = исполнителю
due-queue-long = назначить
due-unknown-long = срок
due-paused = пауза
due-paused-until = пауза до { $until }
due-best-effort = без гарантии
due-none = без срока
left-stands = стоит

priority-low = Низкий
priority-normal = Обычный
priority-high = Высокий
priority-critical = Авария
priority-low-letter = Н
priority-normal-letter = О
priority-high-letter = В
priority-critical-letter = А

channel-phone = звонок
channel-email = почта
channel-chat = чат
channel-portal = портал
channel-web-form = форма
channel-messenger = мессен
channel-monitoring = монит.

phase-new = Новая
phase-open = В работе
phase-waiting = Ждём
phase-solved = Решена
phase-closed = Закрыта
waits-for = Ждём { $what }
waits-until = { " " }до { $until }

holder-none = НЕ НАЗНАЧЕН
holder-none-short = НИКТО
holder-none-waiting = не назначен
holder-told = : ждём
holder-silent = { " " }молчит
holder-silent-for = { " " }молчит { $span }
holder-refused = : отказ
visit-word-travelling = едет
visit-word-going = едет
visit-word-on-site = на месте
visit-word-there = там
visit-word-done = уехал
mode-remote = удалённо
mode-remote-short = удал.

view-open = все открытые
view-unassigned = не назначены
view-at-risk = скоро срок
view-overdue = просрочены
view-waiting = ждут
view-promised = обещаны
view-unconfirmed = не подтвердили

board-loading = Читаю заявки…
board-never-read = Заявок ещё не видно: нет связи. Как только она появится, доска заполнится сама.
board-empty = Ничего не ждёт: открытых заявок нет.
board-view-empty = Здесь пусто: { $view } — таких заявок нет.
tickets-count = { $n ->
    [one] { $n } заявка
    [few] { $n } заявки
   *[many] { $n } заявок
}
