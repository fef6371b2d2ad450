# Задание для мессенджера: что копируется, и что об этом сказано.

job-title = Заявка { $number } · { $priority }
job-title-due = Заявка { $number } · { $due } · { $priority }
job-client = Клиент: { $words }
job-address = Адрес: { $words }
job-contact = Контакт: { $words }
job-access = Доступ: { $words }
job-fault = Что случилось: { $words }
job-words = Со слов клиента: { $words }
job-assets = Оборудование: { $words }
job-needs = Нужно: { $words }
job-window = Окно: { $words }
job-promise = Обещано клиенту: { $text }, до { $until }
job-covered = Телефоны, суммы и коды не скопированы: на экране они скрыты

copied-title = СКОПИРОВАНО
copied-title-in-part = СКОПИРОВАНО НЕ ВСЁ
copied-title-by-hand = ВЫДЕЛИТЕ И СКОПИРУЙТЕ
copied-more = { $n ->
    [one] … ещё { $n } строка
    [few] … ещё { $n } строки
   *[many] … ещё { $n } строк
}
copied-cut = … дальше не поместилось
copied-keys = Esc — закрыть · любая клавиша работает как обычно

said-copied = { $lines ->
    [one] скопировано: { $lines } строка
    [few] скопировано: { $lines } строки
   *[many] скопировано: { $lines } строк
}
said-copied-by-tmux = { $lines ->
    [one] скопировано: { $lines } строка · вставилось старое? tmux: set-clipboard on
    [few] скопировано: { $lines } строки · вставилось старое? tmux: set-clipboard on
   *[many] скопировано: { $lines } строк · вставилось старое? tmux: set-clipboard on
}
said-copied-in-part = скопировано: { $lines } из { $of } строк, терминал больше не берёт. Скопируйте остальные заявки отдельно
said-copy-by-hand = { $lines ->
    [one] Этот терминал не копирует сам: выделите { $lines } строку на экране
    [few] Этот терминал не копирует сам: выделите { $lines } строки на экране
   *[many] Этот терминал не копирует сам: выделите { $lines } строк на экране
}
said-mouse-on = Мышь здесь: колесо листает, щелчок выбирает, два открывают
said-mouse-off = Мышь снова у терминала: текст выделяется как обычно
