use super::bench::*;
use crate::backend::{Failure, Find, Load};
use crate::desk::client::Contact;
use crate::desk::record::Kind;
use crate::desk::{Act, Record, Subject, Zone};
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
    assert_eq!(text("управл").await, ["ivan", "oleg", "anna"], "by what they are");
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

fn nina(id: &str) -> Act {
    let new = contact(id, "Нина Берёзкина", "vector", "+79990004321");
    Act::Contact { id: new.id.clone(), to: Some(Box::new(new)) }
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_caller_who_was_written_down_is_found_until_that_is_taken_back(#[case] on: On) {
    let bench = bench(on).await;
    let done = bench.act(nina("nina")).await;
    assert_eq!(bench.find(Find::Phone("4321".into())).await, ["nina"]);
    assert_eq!(bench.find(Find::Text("березкина".into())).await, ["nina"]);
    assert_eq!(bench.find(Find::Text("склад 2 берез".into())).await, ["anna", "nina"], "the objects of the company are theirs");
    let again = bench.try_do(bench.wish(nina("nina"))).await;
    assert_eq!(again.unwrap_err(), Failure::refused("contact-exists"));
    bench.undo(None).await.unwrap();
    assert_eq!(bench.find(Find::Phone("4321".into())).await, Vec::<String>::new());
    assert_eq!(bench.find(Find::Text("березкина".into())).await, Vec::<String>::new());
    let log = bench.log().await;
    let last = log.last().unwrap();
    assert_eq!((last.undoes, &last.subject), (Some(done.event.seq), &Subject::Contact("nina".into())));
    assert_eq!(bench.undo(Some(last.seq)).await.unwrap_err(), Failure::refused("contact-is-forgotten"));
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn who_is_written_down_has_a_name_and_a_company_that_there_is(#[case] on: On) {
    let bench = bench(on).await;
    let refused = async |new: crate::desk::client::Contact| {
        let act = Act::Contact { id: new.id.clone(), to: Some(Box::new(new)) };
        bench.try_do(bench.wish(act)).await.unwrap_err()
    };
    assert_eq!(refused(contact("n", "Нина", "nobody", "+79990004321")).await, Failure::refused("no-such-company"));
    assert_eq!(refused(contact("n", " ", "vector", "+79990004321")).await, Failure::refused("not-a-wish"));
    let forgotten = bench.try_do(bench.wish(Act::Contact { id: "anna".into(), to: None })).await;
    assert_eq!(forgotten.unwrap_err(), Failure::refused("not-a-wish"), "an undo forgets, nobody else");
    assert_eq!(bench.find(Find::Phone("0142".into())).await, ["ivan", "anna"]);
}

#[tokio::test]
async fn who_they_are_stands_beside_the_log_and_comes_back_whole() {
    let bench = bench(On::Sqlite).await;
    let done = bench.act(nina("nina")).await;
    let log = bench.log().await;
    assert_eq!(log.last().unwrap().act, done.event.act);
    let parts = format!("{} {}", done.event.before, done.event.after);
    assert!(!parts.contains("Нина") && !parts.contains("4321"), "{parts}");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_company_of_which_nobody_is_known_is_found_by_its_letters_and_its_objects(#[case] on: On) {
    let bench = bench(on).await;
    let yard = crate::desk::client::Site {
        id: "yard".into(),
        company: "beta".into(),
        name: "Двор".into(),
        address: "Лесная 5".into(),
        zone: Zone("юг".into()),
        access: crate::desk::client::Access::default(),
    };
    let new = [Record::Company(Box::new(company("beta", "АО «Бета-Вектор»"))), Record::Site(Box::new(yard))];
    bench.load(new.map(Load::Record).into()).await;
    let text = async |words: &str| bench.find(Find::Text(words.into())).await;
    assert_eq!(text("бета").await, ["beta"], "without its legal form");
    assert_eq!(text("ао «бета").await, ["beta"], "and with it");
    assert_eq!(text("лесная 5").await, ["beta"]);
    assert_eq!(text("вектор").await, ["ivan", "anna", "beta"], "who has people is shown by them");
    bench.act(nina_of("nina", "beta")).await;
    assert_eq!(text("бета").await, ["nina"]);
}

fn nina_of(id: &str, company: &str) -> Act {
    let new = contact(id, "Нина Берёзкина", company, "+79990004321");
    Act::Contact { id: new.id.clone(), to: Some(Box::new(new)) }
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_slip_finds_who_was_meant_and_nobody_who_was_found_without_it(#[case] on: On) {
    let bench = bench(on).await;
    let alike = async |words: &str| bench.find(Find::Alike(words.into())).await;
    assert_eq!(bench.find(Find::Text("вектр".into())).await, Vec::<String>::new());
    assert_eq!(alike("вектр").await, ["ivan", "anna"], "a letter is missing");
    assert_eq!(alike("вкетор").await, ["ivan", "anna"], "two changed their places");
    assert_eq!(alike("dtrnfh").await, ["ivan", "anna"], "one is wrong, and so is the layout");
    assert_eq!(alike("бирезова").await, ["anna"]);
    assert_eq!(alike("бирезова вектар").await, ["anna"]);
    assert_eq!(alike("бирезова альфа").await, Vec::<String>::new());
    assert_eq!(alike("вектор").await, Vec::<String>::new(), "whoever is called so is no slip");
    assert_eq!(alike("век").await, Vec::<String>::new(), "three letters have no slip");
    assert_eq!(alike("0142").await, Vec::<String>::new());
    bench.act(nina("nina")).await;
    assert_eq!(alike("бирезкина").await, ["nina"], "a new name is known at once");
}

#[rstest]
#[case::memory(On::Memory)]
#[case::sqlite(On::Sqlite)]
#[tokio::test]
async fn a_role_keeps_nobody_from_being_found_by_name(#[case] on: On) {
    let bench = bench(on).await;
    let accountant =
        |n: usize| Contact { role: "бухгалтер".into(), ..contact(&format!("a{n:03}"), "Анна", "vector", "") };
    let named = contact("z", "Иван Бухаров", "alfa", "+79990000002");
    bench.load((0..300).map(accountant).chain([named]).map(|one| Load::Record(Record::Contact(Box::new(one)))).collect()).await;
    assert_eq!(bench.find(Find::Text("бух".into())).await[0], "z");
}

#[tokio::test]
async fn a_desk_of_an_older_program_finds_people_as_a_new_one_does() {
    let bench = bench(On::Sqlite).await;
    let file = bench.folder.path().join("desk.db");
    bench.desk.close().await;
    let url = format!("sqlite://{}", file.display());
    let pool = sqlx::AnyPool::connect(&url).await.unwrap();
    for statement in [
        "DROP TABLE people",
        "DROP TABLE firms",
        "DROP TABLE vocabulary",
        "DROP INDEX record_words",
        "CREATE VIRTUAL TABLE people USING fts5(contact UNINDEXED, name, words, tokenize = 'trigram')",
        "UPDATE record SET words = 'old'",
        "DELETE FROM schema WHERE version > 8",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let again = crate::backend::open(&format!("sqlite:{}", file.display())).await.unwrap();
    let again = Bench { desk: again, ..empty(On::Memory).await };
    assert_eq!(again.find(Find::Text("вектор".into())).await, ["ivan", "anna"]);
    assert_eq!(again.find(Find::Text("склад 2".into())).await, ["anna"]);
    assert_eq!(again.find(Find::Alike("бирезова".into())).await, ["anna"]);
}
