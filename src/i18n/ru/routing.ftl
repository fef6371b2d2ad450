# Кто не может и почему: rule-<правило> коротко, rule-<правило>-detail с подробностями ($detail, $until).

rule-inactive = уже не работает
rule-inactive-detail = уже не работает
rule-pinned = заявка закреплена
rule-pinned-detail = заявку держит { $detail }
rule-held = на согласовании
rule-held-detail = на согласовании: { $detail }
rule-early = ещё рано
rule-early-detail = рано, не раньше { $until }
rule-excluded = клиент просил другого
rule-excluded-detail = клиент просил другого
rule-declined = был отказ от заявки
rule-declined-detail = был отказ от заявки
rule-group = другая группа
rule-group-detail = не из группы «{ $detail }»
rule-needs_crew = нужны двое
rule-needs_crew-detail = бригада неполная: нет { $detail }
rule-skill = нет навыка
rule-skill-detail = нет навыка { $detail }
rule-permit = нет допуска
rule-permit-detail = нет допуска { $detail }
rule-permit-expired = допуск { $detail } истёк { $until }
rule-zone = чужая зона
rule-zone-detail = не ездит в зону { $detail }
rule-pass = нет пропуска
rule-pass-detail = пропуск истёк { $until }
rule-closed = объект закрыт в эту смену
rule-closed-detail = объект закрыт в эту смену
rule-absent = отсутствует
rule-absent-detail = { $detail ->
    [ill] болеет
    [holiday] в отпуске
    [training] на обучении
   *[other] { $detail }
 } до { $until }
rule-rests = отдых после ночи
rule-rests-detail = после ночи, отдых до { $until }
rule-off_shift = не в смене
rule-off_shift-detail = не в смене до { $until }
rule-duty = дежурит: только срочное
rule-duty-detail = дежурит: только срочное
rule-reserve = в резерве
rule-reserve-detail = резерв зоны { $detail }: только срочное
rule-full = нет места
rule-full-detail = нет места: { $detail }

# Чем помочь заявке, которую некому отдать: lift-<как>, правило снимается одно и для одного человека.

lift-other_zone = зона { $detail }
lift-later = начнёт в { $from }
lift-lunch = вызвать с обеда
lift-lower_skill = хватит { $detail }
lift-over_room = сверх нормы: { $detail }
lift-no_pass = без пропуска
lift-other_group = из другой группы
lift-late = позже срока на { $late }
lift-helps = { $who }, { $how }; цена { $n } мин
lift-nothing = одним правилом не помочь
lack-skills = нет { $skills }
lack-zone = в зоне { $zone }
lack-until = до { $at }

# Из чего складывается цена выбора, в минутах.

term-lifted = правило снято
term-travel = дорога
term-wait = ждать смены или обеда
term-late = опоздание
term-over_qualified = лишняя квалификация
term-preferred = нет желательного навыка
term-knows = знает объект или клиента
term-personal = закреплён за клиентом
term-keeps = уже ведёт заявку
term-duty = очередь дежурства
term-aged = ждёт слишком долго
term-load = загрузка
term-debt = долг клиента
