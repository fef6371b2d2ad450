//! What breaks: the work that comes in, by kind.

use crate::desk::{Mode, Priority};

/// A typical job.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    /// Kind of work, and the tag of the skill.
    pub kind: &'static str,
    /// The subject of a ticket.
    pub subject: &'static str,
    /// What the client says.
    pub words: &'static str,
    /// Least level of the skill.
    pub level: u8,
    /// Where it is done.
    pub mode: Mode,
    /// Minutes of work.
    pub effort: i64,
    /// How urgent it usually is.
    pub priority: Priority,
    /// What else it takes.
    pub takes: Takes,
}

/// What a job takes beside the skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// A permit for height.
    Height,
    /// An electrical permit.
    Electric,
    /// A fire permit, and people may be in danger.
    Fire,
    /// An unguarded object.
    Guard,
    /// Two people.
    Two,
}

use Mode::{Remote, Visit, Workshop};
use Priority::{Critical, High, Low, Normal};
use Takes::{Electric, Fire, Guard, Height, Nothing, Two};

const fn job(
    kind: &'static str,
    subject: &'static str,
    words: &'static str,
    (level, mode, effort): (u8, Mode, i64),
    priority: Priority,
    takes: Takes,
) -> Job {
    Job { kind, subject, words, level, mode, effort, priority, takes }
}

/// Kinds of work, and the tags of skills.
pub const KINDS: [&str; 8] = ["видео", "скуд", "опс", "сети", "кассы", "1с", "рабочие места", "телефония"];

/// The work that comes in.
pub const JOBS: [Job; 46] = [
    job("видео", "Камеры: нет записи", "Регистратор пищит, архив не смотрится", (3, Visit, 90), High, Nothing),
    job("видео", "Камера: нет картинки", "Одна камера чёрная со вчера", (2, Visit, 60), Normal, Nothing),
    job("видео", "Камера на мачте мутная", "Запотела, надо снять и просушить", (2, Visit, 120), Low, Height),
    job("видео", "Архив: выгрузить для полиции", "Просят запись за прошлую пятницу", (2, Remote, 40), High, Nothing),
    job("видео", "Регистратор: стучит диск", "Диск щёлкает, запись с пропусками", (3, Workshop, 120), Normal, Nothing),
    job("видео", "Добавить камеру у входа", "Хотим видеть крыльцо", (3, Visit, 240), Low, Height),
    job("скуд", "СКУД: дверь зажата", "Дверь не открывается по карте, люди стоят", (3, Visit, 60), High, Nothing),
    job("скуд", "СКУД: не читает карты", "Считыватель мигает красным", (2, Visit, 60), Normal, Nothing),
    job("скуд", "Турникет не крутится", "Стрелка горит, а не пускает", (3, Visit, 90), High, Nothing),
    job("скуд", "Выдать 5 пропусков", "Новые сотрудники с понедельника", (1, Remote, 20), Low, Nothing),
    job("скуд", "Шлагбаум не поднимается", "Машины стоят до улицы", (3, Visit, 90), High, Electric),
    job("скуд", "Домофон: не слышно", "Открывает, но голоса нет", (2, Visit, 60), Low, Nothing),
    job("опс", "Пож. сигнализация: неисправность", "Прибор пищит, горит «неисправность»", (4, Visit, 90), Critical, Fire),
    job("опс", "Ложные срабатывания", "Третий раз за неделю, эвакуируем людей", (4, Visit, 120), High, Fire),
    job("опс", "Датчик дыма: загрязнён", "Один датчик просит чистки", (2, Visit, 60), Low, Fire),
    job("опс", "Тревожная кнопка не работает", "При проверке на пульт не пришло", (3, Visit, 60), Critical, Guard),
    job("опс", "Не ставится под охрану", "Закрываемся, а зона не берётся", (3, Visit, 60), High, Guard),
    job("опс", "Замена аккумулятора прибора", "По акту ТО аккумулятор слабый", (2, Visit, 40), Low, Nothing),
    job("сети", "Нет интернета", "Не открывается ничего, и почта тоже", (3, Remote, 40), High, Nothing),
    job("сети", "Wi-Fi отваливается", "В переговорной рвётся связь", (2, Visit, 90), Normal, Nothing),
    job("сети", "Коммутатор греется", "Шумит и пахнет", (3, Visit, 60), High, Electric),
    job("сети", "VPN не пускает", "Из дома не попасть на сервер", (3, Remote, 30), Normal, Nothing),
    job("сети", "Протянуть розетку", "Переставили стол, нужна розетка", (1, Visit, 120), Low, Two),
    job("сети", "Медленно открываются сайты", "После обеда всё еле ползёт", (2, Remote, 40), Normal, Nothing),
    job("кассы", "Касса не печатает чек", "Ошибка ФН, очередь стоит", (3, Visit, 60), High, Nothing),
    job("кассы", "Касса: заменить ФН", "Срок фискального накопителя до пятницы", (3, Visit, 60), Normal, Nothing),
    job("кассы", "Терминал не видит карты", "Пишет «нет связи с банком»", (2, Remote, 30), High, Nothing),
    job("кассы", "Весы не передают вес", "Кассир вбивает руками", (2, Visit, 60), Normal, Nothing),
    job("кассы", "Денежный ящик не открывается", "Ключ есть, но сам не выходит", (1, Visit, 40), Low, Nothing),
    job("1с", "1С не печатает чек", "Документ проведён, а чек не идёт", (3, Remote, 40), High, Nothing),
    job("1с", "1С: не проводится накладная", "Пишет про остатки", (3, Remote, 60), Normal, Nothing),
    job("1с", "1С: обновить релиз", "Просит обновление к отчётности", (3, Remote, 90), Low, Nothing),
    job("1с", "1С тормозит", "Журнал открывается минуту", (4, Remote, 90), Normal, Nothing),
    job("1с", "1С: новый пользователь", "Вышел новый бухгалтер", (2, Remote, 20), Low, Nothing),
    job("рабочие места", "Не включается компьютер", "Ни огонька, ни звука", (2, Visit, 60), Normal, Nothing),
    job("рабочие места", "Принтер жуёт бумагу", "Мнёт на выходе", (1, Visit, 40), Normal, Nothing),
    job("рабочие места", "Новый сотрудник: рабочее место", "Компьютер, почта, телефон к среде", (2, Visit, 120), Low, Nothing),
    job("рабочие места", "Забыт пароль", "Не могу войти после отпуска", (1, Remote, 10), Normal, Nothing),
    job("рабочие места", "Монитор мигает", "Гаснет на секунду", (1, Visit, 30), Low, Nothing),
    job("рабочие места", "Подозрительное письмо", "Открыли вложение, боимся вируса", (3, Remote, 60), High, Nothing),
    job("рабочие места", "Ноутбук: залит кофе", "Привезём сами", (2, Workshop, 120), Normal, Nothing),
    job("телефония", "Не звонит городской", "Входящие не доходят", (3, Remote, 40), High, Nothing),
    job("телефония", "Нет гудка на одном аппарате", "Трубка молчит", (1, Visit, 40), Normal, Nothing),
    job("телефония", "Переадресация на мобильный", "На время отпуска", (1, Remote, 15), Low, Nothing),
    job("телефония", "Записать приветствие", "Новый график работы", (1, Remote, 30), Low, Nothing),
    job("телефония", "Плохо слышно собеседника", "Эхо и хрипы", (2, Remote, 40), Normal, Nothing),
];

/// What stands at clients, by kind.
pub fn equipment(kind: &str) -> &'static [&'static str] {
    match kind {
        "видео" => &["Видеорегистратор, 16 каналов", "Видеорегистратор, 32 канала", "Камера поворотная", "Камера купольная"],
        "скуд" => &["Контроллер СКУД, 2 двери", "Турникет", "Шлагбаум", "Домофон"],
        "опс" => &["Прибор ОПС, 20 шлейфов", "Пожарный прибор", "Тревожная кнопка", "Блок питания резервный"],
        "сети" => &["Коммутатор, 24 порта", "Маршрутизатор", "Точка доступа"],
        "кассы" => &["Касса онлайн", "Терминал оплаты", "Весы"],
        "1с" => &["Сервер 1С"],
        "телефония" => &["Мини-АТС", "Шлюз телефонии"],
        _ => &["Рабочая станция", "Принтер", "Ноутбук"],
    }
}
