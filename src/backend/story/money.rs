use super::bench::*;
use crate::backend::{Applied, Failure, Load};
use crate::desk::contract::QuotaKind;
use crate::desk::price_list::{PriceItem, Scope, Standard};
use crate::desk::spec::{LineKind, LineSource};
use crate::desk::visit::VisitState;
use crate::desk::*;
use rstest::rstest;

fn line(what: &str, minor: i64) -> Line {
    let price = Price { money: Money::rub(minor), unit: PriceUnit::Piece, vat: true };
    Line::one(LineKind::Part, what, price, 22)
}

fn add(what: &str, minor: i64) -> Change {
    Change::AddLine { line: Box::new(line(what, minor)) }
}

fn visit_item(minor: i64) -> PriceItem {
    PriceItem {
        code: "V-1".into(),
        name: "Выезд".into(),
        kind: LineKind::Visit,
        price: Price { money: Money::rub(minor), unit: PriceUnit::Piece, vat: true },
        vat_percent: 22,
        norm: None,
        visible: true,
        stands_for: Some(Standard::Visit),
    }
}

fn list(id: &str, scope: Scope, minor: i64) -> Load {
    let items = vec![visit_item(minor)];
    Load::Record(Record::PriceList(Box::new(PriceList { id: id.into(), name: id.into(), scope, from: None, until: None, items })))
}

/// One visit more than the four of the contract, and the limit is gone.
async fn used_up(bench: &Bench) {
    let contract = furniture().into_iter().find_map(|r| if let Record::Contract(c) = r { Some(*c) } else { None }).unwrap();
    let mut visits = quota(QuotaKind::Visits, 4);
    visits.used = 4;
    let contract = contract::Contract { quotas: vec![visits], ..contract };
    bench.load(vec![Load::Record(Record::Contract(Box::new(contract)))]).await;
}

impl Bench {
    async fn lines(&self, id: &TicketId) -> Vec<(u32, String, i64)> {
        let lines = self.ticket(id).await.extra.lines;
        lines.iter().map(|l| (l.number, l.what.raw().to_owned(), l.sum().unwrap().gross)).collect()
    }

    async fn trip(&self, id: &TicketId, state: VisitState) -> Applied {
        self.change(id, Change::Trip { state, expected: None }).await
    }
}

fn is_conflict(answer: &Result<Applied, Failure>) -> bool {
    matches!(answer, Err(Failure::Conflict { .. }))
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn lines_are_put_changed_and_taken_off_and_each_can_be_undone(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("камеры").await;
    bench.change(&id, add("кабель", 5_000)).await;
    let second = bench.change(&id, add("блок питания", 120_000)).await;
    let named = |number: u32, what: &str, sum: i64| (number, what.to_owned(), sum);
    assert_eq!(bench.lines(&id).await, [named(1, "кабель", 5_000), named(2, "блок питания", 120_000)]);

    let ten = Line { number: 1, quantity: Quantity::units(10), ..line("кабель", 5_000) };
    bench.change(&id, Change::ChangeLine { to: Box::new(ten) }).await;
    assert_eq!(bench.lines(&id).await[0], named(1, "кабель", 50_000));
    bench.undo(None).await.unwrap();
    assert_eq!(bench.lines(&id).await[0], named(1, "кабель", 5_000));

    bench.change(&id, Change::DropLine { number: 1 }).await;
    assert_eq!(bench.lines(&id).await, [named(2, "блок питания", 120_000)]);
    bench.undo(None).await.unwrap();
    assert_eq!(bench.lines(&id).await, [named(1, "кабель", 5_000), named(2, "блок питания", 120_000)], "back in its place");

    let other = Line { number: 2, visible: false, ..line("блок питания", 120_000) };
    bench.change(&id, Change::ChangeLine { to: Box::new(other) }).await;
    assert!(is_conflict(&bench.undo(Some(second.event.seq)).await), "somebody has changed it since");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_wish_for_a_line_that_is_sent_twice_puts_one_line(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("камеры").await;
    let wish = bench.wish(Act::Ticket { id: id.clone(), what: add("кабель", 5_000), seen: None });
    let first = bench.try_do(wish.clone()).await.unwrap();
    let again = bench.try_do(wish).await.unwrap();
    assert_eq!((first.event.seq, bench.lines(&id).await.len()), (again.event.seq, 1));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_visit_past_the_limit_puts_its_line_at_the_clients_price_and_undo_takes_both_back(#[case] on: On) {
    let bench = bench(on).await;
    let own = Scope::Client { company: "vector".into() };
    bench.load(vec![list("base", Scope::Base, 220_000), list("own", own, 180_000)]).await;
    used_up(&bench).await;
    let id = bench.register("замок").await;
    bench.trip(&id, VisitState::OnSite).await;
    assert_eq!(bench.lines(&id).await, [], "nothing is past the limit until the visit is over");
    let done = bench.trip(&id, VisitState::Done).await;
    let lines = bench.ticket(&id).await.extra.lines;
    assert_eq!((lines.len(), lines[0].source, lines[0].sum().unwrap().gross), (1, LineSource::OverQuota, 180_000));
    assert_eq!(bench.used(QuotaKind::Visits).await, 5);

    let wish = Wish {
        id: done.event.wish.clone(),
        ..bench.wish(Act::Ticket { id: id.clone(), what: Change::Trip { state: VisitState::Done, expected: None }, seen: None })
    };
    assert_eq!(bench.try_do(wish).await.unwrap().event.seq, done.event.seq, "the same wish is answered, not done again");

    let back = bench.undo(None).await.unwrap();
    assert_eq!((bench.lines(&id).await, bench.used(QuotaKind::Visits).await), (Vec::new(), 4));
    bench.undo(Some(back.event.seq)).await.unwrap();
    assert_eq!((bench.lines(&id).await.len(), bench.used(QuotaKind::Visits).await), (1, 5), "done again, once");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_visit_that_was_not_over_takes_its_line_off_and_one_within_the_limit_puts_none(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("замок").await;
    bench.trip(&id, VisitState::Done).await;
    assert_eq!(bench.lines(&id).await, [], "the package has four");
    used_up(&bench).await;
    let id = bench.register("дверь").await;
    bench.trip(&id, VisitState::Done).await;
    assert_eq!(bench.lines(&id).await, [(1, "Выезд сверх лимита".to_owned(), 0)], "no price is known: the line waits for one");
    bench.trip(&id, VisitState::Travelling).await;
    assert_eq!(bench.lines(&id).await, []);
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_paid_raise_puts_its_line_and_undo_takes_it_off(#[case] on: On) {
    let bench = bench(on).await;
    let id = bench.register("сервер").await;
    bench.change(&id, add("кабель", 5_000)).await;
    let price = Price { money: Money::rub(150_000), unit: PriceUnit::Piece, vat: true };
    let charge = Charge::Paid { line: Line::raise(price, 22) };
    let why = Basis::ClientAsked { contact: Some("anna".into()), charge };
    let raised = bench.change(&id, Change::SetPriority { to: Priority::High, why }).await;
    assert_eq!(bench.lines(&id).await[1], (2, "Повышение приоритета".to_owned(), 150_000));
    let back = bench.undo(Some(raised.event.seq)).await.unwrap();
    assert_eq!((bench.lines(&id).await.len(), bench.ticket(&id).await.head.priority), (1, Priority::Normal));
    let again = bench.undo(Some(back.event.seq)).await.unwrap();
    bench.change(&id, Change::DropLine { number: 2 }).await;
    assert!(is_conflict(&bench.undo(Some(again.event.seq)).await), "what the client pays for was taken off by hand since");
}
