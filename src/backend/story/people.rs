use super::bench::*;
use crate::backend::{Find, Load};
use crate::desk::Record;
use crate::desk::record::Kind;
use rstest::rstest;

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn people_are_found_by_the_tail_of_a_phone(#[case] on: On) {
    let bench = bench(on).await;
    let phone = async |tail: &str| bench.find(Find::Phone(tail.into())).await;
    assert_eq!(phone("550142").await, ["anna"]);
    assert_eq!(phone("0142").await, ["ivan", "anna"]);
    assert_eq!(phone("8 921 555-01-42").await, ["anna"]);
    assert_eq!(phone("142").await, Vec::<String>::new(), "three digits are too few");
    assert_eq!(phone("9999").await, Vec::<String>::new());
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn people_are_found_by_letters_of_name_company_and_object(#[case] on: On) {
    let bench = bench(on).await;
    let text = async |words: &str| bench.find(Find::Text(words.into())).await;
    assert_eq!(text("БЕРЕЗ").await, ["anna"], "case and ё do not matter");
    assert_eq!(text("вектор").await, ["ivan", "anna"], "a name comes before a company");
    assert_eq!(text("склад 2").await, ["anna"]);
    assert_eq!(text("ив вектор").await, ["ivan"], "short words narrow it down");
    assert_eq!(text("иванов альфа").await, ["oleg"]);
    assert_eq!(text(",thtp").await, ["anna"], "typed on the other layout");
    assert_eq!(text("ив").await, Vec::<String>::new(), "two letters are too few");
    assert_eq!(text("\"; DROP").await, Vec::<String>::new());
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_new_list_of_contacts_is_found_instead_of_the_old_one(#[case] on: On) {
    let bench = bench(on).await;
    let bulk = bench.desk.bulk().unwrap();
    let new = Record::Contact(Box::new(contact("nina", "Нина", "vector", "+79990001234")));
    bulk.stage(vec![Load::Record(new)]).await.unwrap();
    bulk.flip("test", vec![Kind::Contact]).await.unwrap();
    assert_eq!(bench.find(Find::Text("вектор".into())).await, ["nina"]);
    assert_eq!(bench.find(Find::Phone("0142".into())).await, Vec::<String>::new());
    assert_eq!(bench.find(Find::Phone("1234".into())).await, ["nina"]);
}

/// The store looks at a few hundred people of those that match: the right ones must be among them.
#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn who_is_called_so_is_found_among_all_who_work_for_somebody_called_so(#[case] on: On) {
    let bench = bench(on).await;
    let of_vector = (0..300).map(|n| contact(&format!("a{n:03}"), "Анна", "vector", &format!("+7999{n:07}")));
    let named = [contact("y", "Пётр Векторов", "alpha", "+79990000001"), contact("z", "Вектор Петров", "alpha", "+79990000002")];
    bench.load(of_vector.chain(named).map(|one| Load::Record(Record::Contact(Box::new(one)))).collect()).await;
    assert_eq!(bench.find(Find::Text("вект".into())).await[..3], ["z", "ivan", "y"]);
}
