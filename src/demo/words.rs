//! Names of people, streets and companies. All of them are made up; phones are in ranges that belong to nobody here.

use super::dice::Dice;
use crate::desk::Phone;

pub const SURNAMES: [&str; 72] = [
    "Петров",
    "Сидоров",
    "Ежов",
    "Козлов",
    "Лин",
    "Юдин",
    "Маслов",
    "Фролов",
    "Гусев",
    "Титов",
    "Белов",
    "Комаров",
    "Орлов",
    "Киселёв",
    "Макаров",
    "Андреев",
    "Ковалёв",
    "Ильин",
    "Гаврилов",
    "Тарасов",
    "Власов",
    "Зыков",
    "Панов",
    "Рыбаков",
    "Суворов",
    "Абрамов",
    "Воронов",
    "Мухин",
    "Архипов",
    "Трофимов",
    "Мартынов",
    "Емельянов",
    "Горшков",
    "Чернов",
    "Овчинников",
    "Селезнёв",
    "Панфилов",
    "Копылов",
    "Михеев",
    "Галкин",
    "Назаров",
    "Лобанов",
    "Лукин",
    "Беляков",
    "Потапов",
    "Некрасов",
    "Хохлов",
    "Жданов",
    "Наумов",
    "Шилов",
    "Воронцов",
    "Ермаков",
    "Дроздов",
    "Игнатьев",
    "Савин",
    "Логинов",
    "Сафонов",
    "Капустин",
    "Кириллов",
    "Моисеев",
    "Елисеев",
    "Кошелев",
    "Костин",
    "Горбачёв",
    "Орехов",
    "Ефремов",
    "Исаев",
    "Евдокимов",
    "Калашников",
    "Кабанов",
    "Носков",
    "Юрьев",
];

const WOMEN: [&str; 16] = [
    "Анна",
    "Ольга",
    "Елена",
    "Ирина",
    "Марина",
    "Наталья",
    "Светлана",
    "Татьяна",
    "Юлия",
    "Екатерина",
    "Мария",
    "Дарья",
    "Алина",
    "Вера",
    "Галина",
    "Людмила",
];

const MEN: [&str; 16] = [
    "Сергей",
    "Андрей",
    "Дмитрий",
    "Алексей",
    "Игорь",
    "Павел",
    "Олег",
    "Виктор",
    "Роман",
    "Артём",
    "Илья",
    "Максим",
    "Никита",
    "Тимур",
    "Рустам",
    "Глеб",
];

const STREETS: [&str; 32] = [
    "Лесная",
    "Мира",
    "Садовая",
    "Заводская",
    "Советская",
    "Школьная",
    "Речная",
    "Парковая",
    "Северная",
    "Южная",
    "Полевая",
    "Гагарина",
    "Пушкина",
    "Чехова",
    "Кирова",
    "Строителей",
    "Складская",
    "Вокзальная",
    "Озёрная",
    "Зелёная",
    "Набережная",
    "Молодёжная",
    "Победы",
    "Новая",
    "Комсомольская",
    "Цветочная",
    "Дачная",
    "Луговая",
    "Солнечная",
    "Промышленная",
    "Тихая",
    "Энергетиков",
];

pub const ROLES: [&str; 10] = [
    "директор",
    "управляющая",
    "завхоз",
    "администратор",
    "главный бухгалтер",
    "системный администратор",
    "начальник охраны",
    "старший кассир",
    "инженер",
    "секретарь",
];

/// Somebody's name; women's surnames get their ending.
pub fn person(dice: &mut Dice) -> String {
    let surname = *dice.pick(&SURNAMES);
    if dice.percent(50) {
        let ending = if surname.ends_with("ин") || surname.ends_with('в') { "а" } else { "" };
        format!("{} {surname}{ending}", dice.pick(&WOMEN))
    } else {
        format!("{} {surname}", dice.pick(&MEN))
    }
}

/// A street with a house.
pub fn address(dice: &mut Dice) -> String {
    let street = *dice.pick(&STREETS);
    format!("{street} {}", dice.between(1, 120))
}

/// The phone of the n-th contact: +7 909..933 555-xx-xx, each once up to 250,000.
pub fn contact_phone(n: usize) -> Option<Phone> {
    let place = (n * 79_193 + 48_611) % 250_000;
    // Анна Ким has this one.
    if place == 120_142 {
        return Phone::from_e164(&format!("+7900001{:04}", n % 10_000));
    }
    Phone::from_e164(&format!("+7{}555{:04}", 909 + place / 10_000, place % 10_000))
}

/// The phone of the n-th engineer: +7 900 000-xx-xx.
pub fn own_phone(n: usize) -> Option<Phone> {
    Phone::from_e164(&format!("+7900000{:04}", n % 10_000))
}

/// An ИНН of a company with right check digits.
pub fn inn(dice: &mut Dice) -> String {
    let region = *dice.pick(&["77", "78", "47", "50", "53"]);
    let body: String = std::iter::repeat_with(|| char::from(b'0' + dice.below(10) as u8)).take(7).collect();
    let digits = format!("{region}{body}");
    let sum: u32 = digits.bytes().zip([2, 4, 10, 3, 5, 9, 4, 6, 8]).map(|(d, w)| u32::from(d - b'0') * w).sum();
    format!("{digits}{}", sum % 11 % 10)
}

/// Latin letters for a login.
pub fn latin(text: &str) -> String {
    text.to_lowercase().chars().map(letter).collect()
}

fn letter(c: char) -> &'static str {
    const LETTERS: [(char, &str); 33] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('е', "e"),
        ('ё', "e"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "i"),
        ('й', "y"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "h"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "sch"),
        ('ъ', ""),
        ('ы', "y"),
        ('ь', ""),
        ('э', "e"),
        ('ю', "yu"),
        ('я', "ya"),
    ];
    LETTERS.iter().find(|(russian, _)| *russian == c).map_or("", |(_, latin)| latin)
}
