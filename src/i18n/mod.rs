//! PURE. Russian and English texts, plurals, dates, money.
