//! What can be wrong with a setting of the house rules, in words that say what was expected.

use crate::desk::policy::Wants;

/// What is wrong with one setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such setting; these are those that stand at its place.
    NoSuch(Vec<String>),
    /// A section that is not written as one.
    NotASection,
    /// Something else may stand here.
    Wants(Wants),
    /// Minutes between two zones that are none.
    NotMinutes,
    /// A zone is not far from itself.
    OwnZone,
    /// The way back takes another time.
    Asymmetric {
        /// The other row of the table.
        back: String,
        /// Minutes there.
        minutes: i64,
    },
    /// Nobody serves this zone and nothing lies in it; these are those that there are.
    NoSuchZone(Vec<String>),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuch(known) => write!(f, "there is no such setting here; there are: {}", known.join(", ")),
            Self::NotASection => write!(f, "is a section: its settings stand below its name in brackets"),
            Self::Wants(wants) => write!(f, "should be {}", wants_en(*wants)),
            Self::NotMinutes => write!(f, "should be minutes of the road, a whole number from 0 to 1440"),
            Self::OwnZone => write!(f, "a zone is 0 minutes from itself: leave it out"),
            Self::Asymmetric { back, minutes } => {
                write!(f, "the way back, «{back}», takes {minutes}: write the same both ways, or one way only")
            }
            Self::NoSuchZone(known) => {
                write!(f, "nobody serves this zone and nothing lies in it; there are: {}", known.join(", "))
            }
        }
    }
}

impl Fault {
    /// The same in Russian.
    #[must_use]
    pub fn ru(&self) -> String {
        match self {
            Self::NoSuch(known) => format!("такой настройки здесь нет; есть: {}", known.join(", ")),
            Self::NotASection => "это раздел: его настройки пишутся под его именем в скобках".into(),
            Self::Wants(wants) => format!("здесь нужно: {}", wants_ru(*wants)),
            Self::NotMinutes => "здесь нужно: минуты пути, целое число от 0 до 1440".into(),
            Self::OwnZone => "от зоны до неё самой 0 минут: уберите это".into(),
            Self::Asymmetric { back, minutes } => {
                format!("обратный путь, «{back}», занимает {minutes}: напишите одинаково или только в одну сторону")
            }
            Self::NoSuchZone(known) => {
                format!("эту зону никто не обслуживает, и объектов в ней нет; есть: {}", known.join(", "))
            }
        }
    }
}

/// What may stand at a setting.
#[must_use]
pub fn wants_en(wants: Wants) -> String {
    match wants {
        Wants::Words => "words in quotes".into(),
        Wants::Name => "words in quotes, at least one".into(),
        Wants::Flag => "true or false".into(),
        Wants::Whole { least, most } => format!("a whole number from {least} to {most}"),
        Wants::TimeZone => "a time zone such as \"Europe/Moscow\"".into(),
        Wants::Country => "a country by two letters such as \"RU\"".into(),
        Wants::OneOf(names) => format!("one of: {}", names.join(", ")),
        Wants::SomeOf(names) => format!("a list, each once, of: {}", names.join(", ")),
        Wants::Classes => "four numbers from 0 to 3 for Low, Normal, High and Critical, none less than the one before".into(),
        Wants::Sum => "a sum in minor units: { minor = 180000, currency = \"RUB\" }".into(),
        Wants::Reasons => "at most nine reasons: { code, ru, en, pauses }, no code twice".into(),
        Wants::Names => "a list of words in quotes, each once".into(),
        Wants::Counts { most } => format!("words with a whole number from 0 to {most} each: \"north\" = 1"),
        Wants::BetweenZones => "zones with their minutes: «north» = { «centre» = 25 }".into(),
        Wants::Percents(count) => format!("{count} whole percents from 0 to 1000: [100, 100, …]"),
        Wants::RateTables => {
            "packages with their percents: \"gold\" = { levels = [100, 100, 100, 120, 150], urgency = [100, 100, 100, 150] }"
                .into()
        }
        Wants::Hours => "a stretch of the day such as \"08:00-20:00\"".into(),
        Wants::Phone => "a phone number such as \"+78125550101\", or \"\"".into(),
        Wants::Phrases => "a reason's code with a sentence: debt-overdue = { ru = \"…\", en = \"…\" }".into(),
    }
}

/// The same in Russian.
#[must_use]
pub fn wants_ru(wants: Wants) -> String {
    match wants {
        Wants::Words => "слова в кавычках".into(),
        Wants::Name => "хотя бы одно слово в кавычках".into(),
        Wants::Flag => "true (да) или false (нет)".into(),
        Wants::Whole { least, most } => format!("целое число от {least} до {most}"),
        Wants::TimeZone => "имя часового пояса, например \"Europe/Moscow\"".into(),
        Wants::Country => "страна двумя буквами, например \"RU\"".into(),
        Wants::OneOf(names) => format!("одно из: {}", names.join(", ")),
        Wants::SomeOf(names) => format!("список без повторов из: {}", names.join(", ")),
        Wants::Classes => {
            "четыре числа от 0 до 3: низкий, обычный, высокий приоритет и авария, каждое не меньше предыдущего".into()
        }
        Wants::Sum => "сумма в копейках: { minor = 180000, currency = \"RUB\" }".into(),
        Wants::Reasons => "не больше девяти причин: { code, ru, en, pauses }, коды не повторяются".into(),
        Wants::Names => "список слов в кавычках без повторов".into(),
        Wants::Counts { most } => format!("слова, у каждого целое число от 0 до {most}: \"Север\" = 1"),
        Wants::BetweenZones => "минуты пути по зонам: \"Север\" = { \"Центр\" = 25 }".into(),
        Wants::Percents(count) => format!("проценты, целые от 0 до 1000, числом {count}: [100, 100, …]"),
        Wants::RateTables => {
            "проценты по пакетам: \"gold\" = { levels = [100, 100, 100, 120, 150], urgency = [100, 100, 100, 150] }".into()
        }
        Wants::Hours => "часы дня, например \"08:00-20:00\"".into(),
        Wants::Phone => "телефон, например \"+78125550101\", или \"\"".into(),
        Wants::Phrases => "код причины и фраза: debt-overdue = { ru = \"…\", en = \"…\" }".into(),
    }
}
