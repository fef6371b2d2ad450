//! Why a row or a file was not taken, in words that say what to mend.

use super::policy::Fault;
use chrono::NaiveDate;
use thiserror::Error;

/// Why something was not taken. `Display` is English; [`Why::ru`] is Russian.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Why {
    /// The cell must not be empty.
    #[error("must not be empty")]
    Empty,
    /// Not a date.
    #[error("is not a date: write 2026-11-23 or 23.11.2026, with 10:30 after it where the hour matters")]
    Date,
    /// The minute does not exist on that day because the clocks went forward.
    #[error("the clocks skipped that minute in the zone of the file")]
    SkippedMinute,
    /// Not a sum.
    #[error("is not a sum of money: write 184500.50 or 184 500,50")]
    Money,
    /// Not a whole number.
    #[error("is not a whole number")]
    Number,
    /// Not yes or no.
    #[error("is neither yes nor no: write да, нет, 1 or 0")]
    Flag,
    /// Not a skill.
    #[error("is not a list of skills: write опс:4|видео:3, levels 1 to 5")]
    Skills,
    /// Not a shift.
    #[error("is not a shift: write пн-пт 09:00-18:00, 2/2 08:00-20:00 from 2026-11-01, or 24x7")]
    Shift,
    /// Not hours.
    #[error("is not a stretch of a day: write 09:00-18:00")]
    Hours,
    /// Not a phone.
    #[error("is not a phone number")]
    Phone,
    /// Not a time zone.
    #[error("is not a time zone: write Europe/Moscow")]
    Zone,
    /// Not an absence.
    #[error("is not an absence: write 2026-11-23..2026-11-30 ill")]
    Absence,
    /// Not one of a list of words.
    #[error("is not one of: {0}")]
    NotOneOf(String),
    /// A value that the map's table does not name.
    #[error("the map has no line for this value in [values.{0}]")]
    Unmapped(String),
    /// An ИНН of a wrong length.
    #[error("an ИНН has 10 or 12 digits")]
    InnLength,
    /// An ИНН whose check digit is wrong.
    #[error("the check digits of this ИНН are wrong")]
    InnChecksum,
    /// An ИНН without its first zero; told as a warning.
    #[error("the zero that this ИНН begins with was put back: keep the column as text")]
    InnZero,
    /// Nobody says of which day a list of debts is.
    #[error("the file does not say of which day it is: add --as-of 2026-11-20")]
    NoDay,
    /// A report of a period that still runs.
    #[error("the period of the heading ends on {0}, which has not come yet: say the day of the report with --as-of")]
    PeriodRuns(NaiveDate),
    /// A day that has not come yet.
    #[error("this day has not come yet")]
    Future,
    /// A report of another account.
    #[error("this is a report on account {0}; what clients owe stands on account 62")]
    OtherAccount(String),
    /// A report without its closing balance.
    #[error("the report has no closing balance (a column “Сальдо на конец периода”)")]
    NoClosing,
    /// A report whose rows do not add up on any level.
    #[error(
        "clients and contracts cannot be told apart, since the rows do not add up to their account: save the report grouped by clients alone"
    )]
    Tangled,
    /// A report whose clients do not add up to its last row.
    #[error("the clients add up to {}, the report says {}: a part of it is missing or was changed by hand", roubles(*has), roubles(*says))]
    Total {
        /// What the report says, in kopecks.
        says: i64,
        /// What the rows give.
        has: i64,
    },
    /// Something that is not on the desk nor in the file.
    #[error("there is no such {0} on the desk")]
    Unknown(&'static str),
    /// More than one match.
    #[error("several companies match: give the ИНН with the КПП, or the id")]
    Several,
    /// More than one contract has the number.
    #[error("several contracts have this number: give the client, or the contract's id")]
    SeveralContracts,
    /// The same key twice.
    #[error("the same key stands in line {0} already")]
    Twice(u64),
    /// A row with more or fewer cells than the header.
    #[error("the row has {has} cells where the header has {wants}")]
    Cells {
        /// Cells in the row.
        has: usize,
        /// Cells in the header.
        wants: usize,
    },
    /// A cell that is too long to be meant.
    #[error("the cell is longer than {0} characters")]
    TooLong(usize),
    /// A column that must be there.
    #[error("the file has no column “{0}”")]
    NoColumn(String),
    /// A column that we do not know; told as a warning.
    #[error("this column is not known and was left out")]
    UnknownColumn,
    /// The file is empty.
    #[error("the file has no rows")]
    NoRows,
    /// The file cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// A workbook or a document of more than anybody means.
    #[error("it holds more than a list of clients can be: save it as CSV")]
    TooBig,
    /// A workbook of before 2007.
    #[error("this is an XLS of the old kind: save it as XLSX (1C calls it “Лист Excel2007”) or as CSV")]
    OldWorkbook,
    /// The end comes before the start.
    #[error("the end comes before the start")]
    Backwards,
    /// A ticket that stands on the desk already.
    #[error("this ticket stands on the desk already: it was left as it is")]
    Stands,
    /// An update of a ticket that is not in the tickets file; told as a warning.
    #[error("no such ticket in the tickets file: the update was left out")]
    Orphan,
    /// A key of a settings file that is wrong.
    #[error("{0}")]
    Setting(String),
    /// A setting of the house rules that is wrong.
    #[error("{0}")]
    Rule(Fault),
}

impl Why {
    /// The same in Russian.
    #[must_use]
    pub fn ru(&self) -> String {
        match self {
            Self::Empty => "не должно быть пустым".into(),
            Self::Date => "не дата: пишите 23.11.2026 или 2026-11-23, а где важен час, ещё и 10:30".into(),
            Self::SkippedMinute => "такой минуты не было: в этом поясе переводили часы".into(),
            Self::Money => "не сумма: пишите 184 500,50 или 184500.50".into(),
            Self::Number => "не целое число".into(),
            Self::Flag => "ни да, ни нет: пишите да, нет, 1 или 0".into(),
            Self::Skills => "не список навыков: пишите опс:4|видео:3, уровни от 1 до 5".into(),
            Self::Shift => "не смена: пишите пн-пт 09:00-18:00, 2/2 08:00-20:00 с 01.11.2026 или 24x7".into(),
            Self::Hours => "не часы: пишите 09:00-18:00".into(),
            Self::Phone => "не номер телефона".into(),
            Self::Zone => "не часовой пояс: пишите Europe/Moscow".into(),
            Self::Absence => "не отсутствие: пишите 2026-11-23..2026-11-30 болен".into(),
            Self::NotOneOf(list) => format!("нужно одно из: {list}"),
            Self::Unmapped(table) => format!("в карте нет строки для этого значения, раздел [values.{table}]"),
            Self::InnLength => "в ИНН 10 или 12 цифр".into(),
            Self::InnChecksum => "контрольные цифры ИНН не сходятся".into(),
            Self::InnZero => "в ИНН возвращён первый ноль: храните столбец как текст".into(),
            Self::NoDay => "в файле не сказано, на какой день долги: добавьте --as-of 20.11.2026".into(),
            Self::PeriodRuns(day) => {
                format!("период в заголовке кончается {}, этот день ещё не наступил: скажите день отчёта, --as-of", day.format("%d.%m.%Y"))
            }
            Self::Future => "этот день ещё не наступил".into(),
            Self::OtherAccount(account) => format!("это ведомость по счёту {account}; долги клиентов стоят на счёте 62"),
            Self::NoClosing => "в ведомости нет столбца «Сальдо на конец периода»".into(),
            Self::Tangled => {
                "не отличить клиентов от договоров: строки не складываются в сумму счёта. Сохраните ведомость с группировкой только по контрагентам".into()
            }
            Self::Total { says, has } => {
                format!("сумма по клиентам {}, а в ведомости {}: часть её потеряна или исправлена руками", roubles(*has), roubles(*says))
            }
            Self::Unknown(what) => format!("нет на пульте: {}", thing_ru(what)),
            Self::Several => "подходят несколько клиентов: укажите ИНН с КПП или id".into(),
            Self::SeveralContracts => "такой номер у нескольких договоров: укажите клиента или код договора".into(),
            Self::Twice(line) => format!("такой ключ уже есть в строке {line}"),
            Self::Cells { has, wants } => format!("ячеек в строке {has}, а в заголовке {wants}"),
            Self::TooLong(most) => format!("в ячейке больше {most} знаков"),
            Self::NoColumn(name) => format!("в файле нет столбца «{name}»"),
            Self::UnknownColumn => "столбец незнаком и пропущен".into(),
            Self::NoRows => "в файле нет строк".into(),
            Self::Unreadable(why) => format!("не читается: {why}"),
            Self::TooBig => "внутри больше, чем бывает в списке клиентов: сохраните его как CSV".into(),
            Self::OldWorkbook => "это XLS старого вида: сохраните его как XLSX (в 1С «Лист Excel2007») или CSV".into(),
            Self::Backwards => "конец раньше начала".into(),
            Self::Stands => "такая заявка уже есть на пульте: она осталась как была".into(),
            Self::Orphan => "такой заявки в файле заявок нет: обновление пропущено".into(),
            Self::Setting(why) => why.clone(),
            Self::Rule(fault) => fault.ru(),
        }
    }
}

/// Kopecks as roubles.
fn roubles(minor: i64) -> String {
    super::words::money(minor)
}

fn thing_ru(what: &str) -> &str {
    match what {
        "company" => "клиент",
        "site" => "объект",
        "asset" => "оборудование",
        "package" => "пакет",
        "contract" => "договор",
        "engineer" => "инженер",
        "calendar" => "календарь",
        other => other,
    }
}
