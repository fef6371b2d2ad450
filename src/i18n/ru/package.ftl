# Пакет или договор как ответы на пять вопросов: что, где, когда, как быстро, сколько.

package-what = Что входит
package-whom = Где
package-when = Когда
package-fast = Как быстро
package-cost = Сколько

package-by-contract = объекты и оборудование названы в договоре
package-all-sites = все объекты клиента
package-sites = объекты: { $names }
package-assets = оборудование по списку: { $n ->
    [one] { $n } единица
    [few] { $n } единицы
   *[many] { $n } единиц
}
package-kinds = виды работ: { $kinds }
package-all-kinds = любые виды работ
package-upkeep = { $name }: { $every }, { $effort }
every-months = { $n ->
    [1] каждый месяц
    [3] раз в квартал
    [6] раз в полгода
    [12] раз в год
    [few] раз в { $n } месяца
   *[many] раз в { $n } месяцев
}
every-weeks = { $n ->
    [1] каждую неделю
    [one] раз в { $n } неделю
    [few] раз в { $n } недели
   *[many] раз в { $n } недель
}
package-no-terms = сроков нет: пакет неизвестен
package-critical-hours = аварии: { $calendar }
package-after-waits = вне этих часов заявку примем, работа начнётся с рабочего времени
package-after-paid = вне этих часов приедем сразу, за отдельную плату
package-after-included = вне этих часов приедем сразу, это входит
package-goals = { $priority }: { $goals }
package-goal-reaction = реакция { $span }
package-goal-reply = ответ { $span }
package-goal-arrival = приезд { $span }
package-goal-resolution = решение { $span }
package-no-goal = без срока, по мере сил
package-reaction-answer = реакция — первый ответ клиенту
package-reaction-accepted = реакция — инженер принял заявку
package-reaction-arrival = реакция — инженер на объекте
package-usual-priority = новая заявка, если не сказано иное: { $priority }
package-fee-once = { $sum } с НДС, один раз
package-fee-month = { $sum } с НДС в месяц
package-fee-quarter = { $sum } с НДС в квартал
package-fee-year = { $sum } с НДС в год
package-limits = входит: { $limits }
package-no-limits = без лимитов
package-per-once = {""}
package-per-month = {" "}в месяц
package-per-quarter = {" "}в квартал
package-per-year = {" "}в год
package-beyond = сверх этого: { $prices }
package-beyond-visit = выезд { $price }
package-beyond-hour = работа { $price }
package-beyond-asks = сверх этого: цену скажет менеджер
package-raise-no = повысить срочность по просьбе клиента нельзя
package-raise-included = срочность можно повысить, это входит
package-raise-over = срочность можно повысить, сверх лимита { $price } за раз
package-raise-paid = срочность можно повысить за { $price }

packages-title = ПАКЕТЫ И ДОГОВОРЫ
packages-title-of = ПАКЕТЫ И ДОГОВОРЫ: { $client }
packages-contract = { $number } «{ $package }»
packages-contract-bare = { $number }
packages-suspended = приостановлен
packages-not-in-force = не действует
packages-none = Пакетов на этом рабочем месте нет: pult import packages FILE
packages-keys = ↑↓ другой пакет · Esc
