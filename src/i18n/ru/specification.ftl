# Спецификация заявки, прайс-листы, акты.
did-line-add = в спецификацию: { $what }, { $sum }
did-line-change = в спецификации изменено: { $what }, { $sum }
did-line-drop = из спецификации убрана строка { $n }
sum-unknown = сумма не считается
said-line-added = { $number }: добавлено «{ $what }», { $sum } · u отменить
said-line-changed = { $number }: изменено «{ $what }», { $sum } · u отменить
said-line-dropped = { $number }: строка убрана · u отменить
said-visit-over-quota = { $number }: выезд сверх лимита, в спецификации { $sum } · u отменить
refusal-line-stands = Строка с таким номером уже есть. Ничего не записано
refusal-no-such-line = Такой строки в спецификации уже нет. Ничего не записано
refusal-line-quantity = Количество должно быть больше нуля и не больше 100 000, минуты - только у часов. Ничего не записано
refusal-line-price = Цена не бывает меньше нуля, скидка и НДС - больше 100 %. Ничего не записано
refusal-line-without-words = У строки нет названия. Ничего не записано
refusal-sum-too-large = Сумма слишком велика, её не сосчитать. Ничего не записано
refusal-sum-of-two-currencies = В одной заявке может быть только одна валюта. Ничего не записано
