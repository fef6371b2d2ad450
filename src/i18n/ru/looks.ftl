# How the screen looks: themes, the thin line, the mask.

theme-default = цвета терминала
theme-dark = тёмная
theme-light = светлая
theme-high-contrast = контрастная
theme-colour-blind = без красного и зелёного
theme-mono = без цвета

themes-title = ЦВЕТА ЭКРАНА
themes-keep = оставить
themes-back = вернуть прежние
said-theme-is = Цвета: { $theme }
said-no-such-theme = Нет таких цветов: { $typed }. Список — g t
said-thin-on = Скупой экран: простые знаки, без секунд. Вернуть — g l
said-thin-off = Обычный экран
said-mask-on = Телефоны, суммы и коды скрыты. Показать — F6
said-mask-off = Телефоны, суммы и коды видны
said-mask-idle = Долго не было нажатий: телефоны, суммы и коды скрыты. Показать — F6
head-masked = СКРЫТО
head-seat-open = смена: { $who }

action-theme = цвета экрана
action-thin = скупой экран для тонкой линии
action-mask = скрыть телефоны, суммы и коды
short-go = номер
short-top = начало
short-absent = не будет
short-theme = цвета
short-thin = скупой экран
short-mask = скрыть
word-theme = тема, цвета
word-thin = скупо, тонкая-линия
word-mask = скрыть, маска

theme-wrong-syntax = не TOML: { $what }
theme-wrong-key = `{ $name }` здесь неизвестно; в теме есть `inherits` и [styles]
theme-wrong-inherits = `inherits` ждёт имя готовой темы: { $known }
theme-wrong-table = `styles` — это таблица: [styles]
theme-wrong-meaning = `{ $name }` здесь ничего не значит; есть { $known }
theme-wrong-quotes = `{ $name }` ждёт стиль в кавычках, например "bold red"
theme-wrong-word = `{ $name }`: «{ $word }» — ни цвет (red, light-blue, 0..255, #rrggbb), ни bold, dim, italic, underline, reverse
theme-wrong-on = `{ $name }`: после `on` нужен цвет
