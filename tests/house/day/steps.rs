//! The day of a dispatcher, step by step, as `pult run` scripts on the demo desk at 80 by 24.
//!
//! `{ru|en}` is what differs between the languages. Keys are those of the `key` lines; quoted text is what the dispatcher has
//! to say. Bytes are those of the frames from the first key on, one after each key and each answer, in the dearer language, with some
//! room above.
//!
//! Left out, because they belong to what is not there yet: loosening a rule in the plan (`x`), works by price list and the
//! client's answer at the end, the cost report.

/// A step of the day.
pub struct Step {
    /// What is done.
    pub name: &'static str,
    /// What a colleague did before, as a script.
    pub before: Option<&'static str>,
    /// Strokes it may take.
    pub keys: usize,
    /// Bytes that its frames may cost on the line.
    pub bytes: u64,
    /// The script.
    pub script: &'static str,
}

impl Step {
    /// Its script in a language: `{ru|en}` is replaced by the words before or after the bar.
    pub fn told(script: &str, russian: bool) -> String {
        let mut told = String::new();
        for (place, part) in script.split(['{', '}']).enumerate() {
            let (ru, en) = part.split_once('|').filter(|_| place % 2 == 1).unwrap_or((part, part));
            told.push_str(if russian { ru } else { en });
        }
        told
    }
}

/// The day.
pub const DAY: [Step; 21] = [
    Step {
        name: "take over the shift",
        before: Some(
            "key H
             wait-for screen contains \"{подписать, сдаю|sign, I hand over}\"
             key enter
             expect message contains \"{Смена сдана|Shift handed over}\"",
        ),
        keys: 2,
        bytes: 4_100,
        script: "key H
                 wait-for screen contains \"{подписать, принимаю|sign, I take over}\"
                 key enter
                 wait-for message contains \"{Смена принята|Shift taken over}\"",
    },
    Step {
        name: "see who works and mark an absence",
        before: None,
        keys: 4,
        bytes: 15_700,
        script: "key E
                 wait-for screen contains \"{болеет|ill}\"
                 key :
                 key \"{отсутствует|absent} Петров 15:00\"
                 key enter
                 wait-for screen contains \"{ЧТО ЕСЛИ: Петров|WHAT IF: Петров}\"
                 key enter
                 wait-for message contains \"{Отсутствует до|Absent until} 15:00\"",
    },
    Step {
        name: "look at the night's queue",
        before: None,
        keys: 0,
        bytes: 0,
        script: "expect row 1 is 913
                 expect row 2 is 1038
                 expect count overdue = 5
                 expect count unassigned = 32
                 expect screen contains \"{НЕ НАЗНАЧЕН|UNASSIGNED}\"",
    },
    Step {
        name: "group it by client",
        before: None,
        keys: 5,
        bytes: 6_900,
        script: "key v g {к л|c l} enter
                 wait-for screen contains \"Центр зрения (2)\"",
    },
    Step {
        name: "route the night and take it back",
        before: None,
        keys: 3,
        bytes: 8_700,
        script: "key R
                 wait-for screen contains \"{размещено|placed} 28\"
                 key enter
                 wait-for message contains \"{отменить|undo}\"
                 expect count unassigned < 5
                 key u
                 wait-for message contains \"{Отменено|Undone}\"
                 wait-for count unassigned = 32",
    },
    Step {
        name: "see why nobody can be sent",
        before: None,
        keys: 1,
        bytes: 2_900,
        script: "key R
                 wait-for screen contains \"{НЕКОГО: нет навыка|NOBODY: }\"",
    },
    Step {
        name: "a known number rings",
        before: None,
        keys: 1,
        bytes: 3_100,
        script: "call ring +79215550142
                 wait-for screen contains \"{ЗВОНОК|CALL}\"
                 key c
                 wait-for screen contains \"17-О\"
                 expect screen contains \"{ПЛАТНО|PAID}\"
                 expect verdict chargeable",
    },
    Step {
        name: "no telephony: four digits",
        before: None,
        keys: 6,
        bytes: 2_700,
        script: "key c 0 1 4 2 enter
                 wait-for screen contains \"{ПЛАТНО|PAID}\"
                 expect verdict chargeable",
    },
    Step {
        name: "verify the object, say what is left",
        before: None,
        keys: 5,
        bytes: 4_800,
        script: "call ring +79215550142
                 key c
                 wait-for screen contains \"17-О\"
                 expect screen contains \"1:20\"
                 expect screen contains \"12{ |,}400\"
                 key n tab о ф
                 wait-for screen contains \"Вокзальная 1\"",
    },
    Step {
        name: "write the ticket down",
        before: None,
        keys: 3,
        bytes: 8_700,
        script: "call ring +79215550142
                 key c
                 wait-for screen contains \"{ПЛАТНО|PAID}\"
                 key n
                 key \"Не работает домофон\"
                 key enter
                 wait-for message contains \"1053\"
                 expect ticket 1053 assignee none",
    },
    Step {
        name: "a debtor with an urgent matter",
        before: None,
        keys: 4,
        bytes: 8_700,
        script: "call ring +79205550789
                 key c
                 wait-for screen contains \"{СОГЛАСОВАТЬ|ASK FIRST}\"
                 expect verdict stop
                 key o
                 wait-for screen contains \"{ждать опасно|waiting is dangerous}\"
                 key 5
                 key \"Касса горит\"
                 key enter
                 wait-for message contains \"1053\"
                 expect ticket 1053 priority critical",
    },
    Step {
        name: "send the best one now",
        before: None,
        keys: 2,
        bytes: 4_700,
        script: "do go 1049
                 key r
                 wait-for screen contains \"{КОГО ПОСЛАТЬ|WHOM TO SEND}\"
                 key enter
                 wait-for message contains \"{назначен на|assigned to} 1049\"
                 expect ticket 1049 assignee b2",
    },
    Step {
        name: "send one by name",
        before: None,
        // Three letters of the name are keys here: they are part of the promise.
        keys: 5,
        bytes: 2_800,
        script: "do go 1049
                 key a л и н enter
                 wait-for message contains \"{назначен на|assigned to} 1049\"
                 expect ticket 1049 assignee Лин",
    },
    Step {
        name: "push a breakdown in and see who suffers",
        before: None,
        keys: 4,
        bytes: 6_200,
        script: "do go 1029
                 key +
                 wait-for screen contains \"{осталось 1 из 2|1 of 2 left}\"
                 key 1
                 wait-for message contains \"1029: {приоритет|priority}\"
                 expect ticket 1029 priority critical
                 key r
                 wait-for screen contains \"{Кто пострадает|Who suffers}\"
                 key enter
                 wait-for message contains \"{назначен на|assigned to} 1029\"",
    },
    Step {
        name: "wait for a part until a date",
        before: None,
        keys: 3,
        bytes: 6_400,
        script: "do go 1029
                 key w
                 wait-for screen contains \"{запчасть|part}\"
                 key 2
                 key \"{завтра|tomorrow} 10\"
                 key enter
                 wait-for message contains \"{вт|Tue} 10:00\"
                 expect ticket 1029 phase waiting",
    },
    Step {
        name: "send the tickets that are soon late",
        before: None,
        keys: 5,
        bytes: 8_900,
        script: "key v r
                 wait-for screen contains \"(15)\"
                 key * R
                 wait-for screen contains \"{ПЛАН: отмеченных|PLAN: }\"
                 key enter
                 wait-for message contains \"{отменить|undo}\"
                 expect ticket 1049 assignee Гаврилов",
    },
    Step {
        name: "an engineer is late, said from any screen",
        before: None,
        keys: 2,
        bytes: 8_200,
        script: "do load
                 wait-for screen contains \"{ЗАГРУЗКА И СРОКИ|LOAD AND}\"
                 key F5
                 key \"{выезд|visit} 1038 +40m\"
                 key enter
                 wait-for message contains \"11:10\"",
    },
    Step {
        name: "one breakdown, twelve tickets",
        before: None,
        keys: 8,
        bytes: 21_500,
        script: "key f
                 key \"{клиент|client}:Школа\"
                 key enter
                 wait-for screen contains \"(12)\"
                 key * l enter
                 wait-for message contains \"{Сделано: 11|Done: 11}\"
                 key * i
                 key \"{Провайдер чинит до 14:00|The provider mends it by 14:00}\"
                 key enter
                 wait-for message contains \"{Сделано: 12|Done: 12}\"",
    },
    Step {
        name: "it is solved",
        before: None,
        keys: 1,
        bytes: 800,
        script: "do go 1049
                 key d
                 wait-for message contains \"1049: {решена|solved}\"
                 expect ticket 1049 phase solved",
    },
    Step {
        name: "a lead looks at the load",
        before: None,
        keys: 1,
        bytes: 2_900,
        script: "key L
                 wait-for screen contains \"{Не успеют|Will be late}\"",
    },
    Step {
        name: "hand the shift over with a line",
        before: None,
        keys: 4,
        bytes: 8_100,
        script: "key H
                 wait-for screen contains \"{подписать, сдаю|sign, I hand over}\"
                 key :
                 key \"{смена|handover} {ключи у охраны|keys are with the guard}\"
                 key enter
                 key enter
                 wait-for message contains \"{Смена сдана|Shift handed over}\"",
    },
];
