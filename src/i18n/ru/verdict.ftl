# Почему, что сказать и что предложить. Даты, деньги и числа приходят уже словами; «prices» говорит, какие цены известны.

## Почему

reason-safety = Опасность: принимаем при любом договоре и долге
reason-caller-unknown = Звонящий неизвестен
reason-caller-without-company = Контакт не привязан к клиенту
reason-contract = Договор { $number } действует до { $until }
reason-contract-expiring = Договор { $number } заканчивается { $until }: напомните о продлении
reason-contract-expired = Договор { $number } закончился { $until }
reason-contract-suspended = Договор { $number } приостановлен
reason-contract-draft = Договор { $number } ещё не подписан
reason-contract-future = Договор { $number } начнёт действовать { $from }
reason-contract-none = Договора нет
reason-package-unknown = Нет данных о пакете: что в него входит, неизвестно
reason-site-unknown = Объект не назван, а договор не на все объекты
reason-site-not-covered = Объект «{ $site }» в договор не входит
reason-asset-unknown = Оборудование не названо, а договор не на всё оборудование
reason-asset-not-covered = «{ $asset }» в договор не входит
reason-kinds-covered = В договор входит: { $kinds }
reason-kind-not-covered = Работы «{ $kind }» в договор не входят
reason-warranty = «{ $asset }» на гарантии до { $until }
reason-warranty-over = Гарантия на «{ $asset }» закончилась { $until }
reason-warranty-other-work = «{ $asset }» на гарантии до { $until }, но работы «{ $kind }» в неё не входят
reason-after-hours-waits = Сейчас не рабочие часы пакета: работы начнутся { $opens }
reason-after-hours-paid = Сейчас не рабочие часы пакета, они начнутся { $opens }: сразу - платно
reason-after-hours-included = Сейчас не рабочие часы, но пакет обслуживается и в это время
reason-quota-visits = Выезды: осталось { $left } из { $total }
reason-quota-visits-few = Выезды на исходе: осталось { $left } из { $total }
reason-quota-visits-used-up = Выезды пакета кончились ({ $used } из { $total })
reason-quota-phone = Консультации: осталось { $left } мин из { $total }
reason-quota-phone-few = Консультации на исходе: осталось { $left } мин из { $total }
reason-quota-phone-used-up = Минуты консультаций кончились ({ $used } из { $total })
reason-quota-period-over = Учёт лимита закончился { $until }: новый период не открыт
reason-gift-minutes = Подарочное время: осталось { $left } мин из { $total }, тратится первым
reason-gift-pays = За счёт подарочного времени: осталось { $left } мин из { $total }
reason-prepaid = Предоплата: { $sum }
reason-debt-no-due-dates = Долг { $sum } ({ $source }, { $as_of }); сроков оплаты источник не знает: обслуживаем
reason-debt-below = Долг { $total }, просрочено { $sum } ({ $source }, { $as_of }): обслуживаем
reason-debt-state-client = Просрочено { $sum }; бюджетный клиент: обслуживаем
reason-debt-disputed = Просрочено { $sum }; долг оспаривается до { $until }: обслуживаем
reason-debt-instalment = Просрочено { $sum }; рассрочка до { $until }: обслуживаем
reason-debt-paid-today = Просрочено { $sum }; говорят, что оплатили, ждём до { $until }: обслуживаем
reason-debt-stale = Просрочено { $sum }, но данные старые ({ $source }, { $as_of }): обслуживаем, уточните оплату
reason-debt-mark = Просрочено { $sum }, { $days } дн ({ $source }, { $as_of }): только отметка
reason-debt-end-of-queue = Просрочено { $sum }, { $days } дн ({ $source }, { $as_of }): в конец очереди
reason-debt-overdue = Просрочено { $sum }, { $days } дн ({ $source }, { $as_of })
reason-debt-stopped = Обслуживание остановлено ({ $who }): долг { $sum } ({ $source }, { $as_of })
reason-debt-paid-today-told = Говорят, что оплатили: передайте тому, кто остановил
reason-debt-disputed-told = Долг оспаривается до { $until }: передайте тому, кто остановил
reason-debt-instalment-told = Есть рассрочка до { $until }: передайте тому, кто остановил
reason-vip = Важный клиент
reason-manager = Клиента ведёт { $who }
reason-manager-phone = Клиента ведёт { $who }, { $phone }
reason-visit-booked = Выезд по заявке { $number } уже назначен и остаётся в силе
reason-price-unknown = Цену скажет менеджер
reason-caller-approves = Звонящий может согласовать платную работу
reason-paid-approver = Платную работу согласует { $who }
reason-paid-approver-phone = Платную работу согласует { $who }, { $phone }

## Что сказать

say-safety = «Звоните 101 или 112, если ещё не звонили. Заявку принимаю, инженера отправляем».
say-caller-unknown = «Назовите, пожалуйста, организацию и адрес объекта».
say-caller-without-company = «Из какой вы организации и какой объект?»
say-allowed = «Это входит в договор, принимаю заявку».
say-warranty = «Оборудование на гарантии, принимаю заявку, это бесплатно».
say-gift = «Лимит исчерпан, но есть подарочное время: принимаю заявку, это бесплатно».
say-after-hours = «Принимаю заявку. По договору займёмся ею в рабочее время, с { $opens }».
say-site-unknown = «На каком объекте это случилось?»
say-asset-unknown = «Какое оборудование? Назовите модель или номер на наклейке».
say-check-contract = «Заявку принимаю. Условия договора уточню и перезвоню».
say-contract-suspended = «Договор приостановлен, передаю вопрос вашему менеджеру, он перезвонит».
say-debt = «Есть вопрос по оплате. Передаю менеджеру, он перезвонит и согласует заявку».
say-debt-sum = «По нашим данным просрочено { $sum }. Передаю менеджеру, он перезвонит и согласует заявку».
say-paid-no-contract = «Без договора работы платные: { $prices ->
    [both] выезд { $visit } и { $hour } за час
    [visit] выезд { $visit }
   *[hour] { $hour } за час
 }. Оформляем?»
say-paid-contract-over = «Договор закончился, работы платные: { $prices ->
    [both] выезд { $visit } и { $hour } за час
    [visit] выезд { $visit }
   *[hour] { $hour } за час
 }. Оформляем? О продлении передам менеджеру».
say-paid-not-covered = «Это в договор не входит, можем сделать платно: { $prices ->
    [both] выезд { $visit } и { $hour } за час
    [visit] выезд { $visit }
   *[hour] { $hour } за час
 }. Кто подтвердит?»
say-paid-visits = «Новый выезд сверх пакета: { $prices ->
    [both] выезд { $visit } и { $hour } за час
    [visit] { $visit }
   *[hour] { $hour } за час
 }. Кто подтвердит?»
say-paid-phone = «Минуты консультаций кончились, дальше платно: { $prices ->
    [visit] выезд { $visit }
   *[other] { $hour } за час
 }. Продолжаем?»
say-paid-after-hours = «Сейчас не рабочие часы по договору. Сразу - платно: { $prices ->
    [both] выезд { $visit } и { $hour } за час
    [visit] выезд { $visit }
   *[hour] { $hour } за час
 }. Или запишу на рабочее время?»
say-paid-price-later = «Это платно. Цену скажет менеджер, он перезвонит».

## Что предложить

offer-paid-visit = платный выезд { $visit }
offer-upgrade = пакет «{ $package }»
offer-contract = договор на обслуживание
offer-renew = продлить договор { $number }
offer-raise = срочнее - по договору
offer-raise-left = срочнее - по договору ({ $left } из { $total })
offer-raise-paid = срочнее - за { $price }

## Повысить приоритет

raise-included = Входит в договор
raise-included-left = Входит в договор: осталось { $left } из { $total }
raise-paid = Платно: { $price }
raise-used-up = Повышения кончились
raise-not-included = В договор не входит
raise-no-contract = Нет договора
raise-needs-authorised = Этот контакт не вправе просить, может { $who }
raise-needs-authorised-nobody = Этот контакт не вправе просить
