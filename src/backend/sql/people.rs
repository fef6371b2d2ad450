//! Who is proposed to the search: by an index of beginnings, by trigrams, by the company they work for.
//!
//! A question that common letters answer everywhere but not where it asks takes tens of milliseconds over a million people. So
//! what a name may hold is looked up among the words of all names first: they are few, and a whole word is rare.

use super::super::Failure;
use super::super::search::{self, Proposal};
use super::columns;
use super::dialect::{self, all_of, any_of};
use super::failure::Told;
use super::store::{Statement, Store};
use crate::desk::Record;
use crate::desk::client::Contact;
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Row as _};
use std::collections::BTreeSet;

/// Up to so many words are asked for themselves, more of them by the letters that they share.
const FEW: usize = 8;
/// Companies whose people are proposed.
const FIRMS: usize = 8;
/// People proposed of all of them together, and of each at least.
const PEOPLE_OF_FIRMS: usize = 24;
const PEOPLE_OF_FIRM: usize = 3;
/// About so many letters of the vocabulary stand in a row.
const LIST: usize = 16_000;
/// Where the words of people's names stand in the vocabulary, where those of their roles, and where all others.
const NAMES: &str = "name";
const ROLES: &str = "role";
const OTHERS: &str = "more";

impl Store<'_> {
    pub(super) async fn propose_by_letters(&mut self, words: &[String], limit: u32) -> Result<Vec<Proposal>, Failure> {
        let typed = words.join(" ");
        let is_full = |found: &[Proposal]| found.len() >= limit as usize;
        let anywhere = || words.iter().map(|word| any_of(None, &[begun(word)]));
        let mut found = self.begin_so("contact", &typed, limit).await?;
        if let [word] = words {
            if !is_full(&found) {
                found.extend(self.called(word, limit).await?);
            }
            if !is_full(&found) {
                found.extend(self.working_as(word, limit).await?);
            }
        } else {
            let all = self.matching(dialect::MATCH_PEOPLE, all_of(anywhere()), limit).await?;
            // Only where there are more than these can there be better ones among those that were left out.
            if is_full(&all) && !is_full(&found) {
                found.extend(self.called_so(words, limit).await?);
            }
            found.extend(all);
        }
        let mut firms = self.begin_so("company", &typed, limit).await?;
        let begins: Vec<String> = words.iter().map(|word| format!(" {word}")).collect();
        for question in [all_of(anywhere().chain([any_of(Some("firm"), &begins)])), all_of(anywhere())] {
            if !is_full(&firms) {
                firms.extend(self.matching(dialect::MATCH_FIRMS, question, limit).await?);
            }
        }
        firms.retain(|firm| firm.holds(words));
        self.with_people(found, firms).await
    }

    pub(super) async fn propose_by_words(&mut self, choices: &[Vec<String>], limit: u32) -> Result<Vec<Proposal>, Failure> {
        let begins = |choice: &Vec<String>| choice.iter().map(|word| format!(" {word}")).collect::<Vec<_>>();
        let question = all_of(choices.iter().map(|choice| any_of(None, &begins(choice))));
        let found = self.matching(dialect::MATCH_PEOPLE, question.clone(), limit).await?;
        let mut firms = self.matching(dialect::MATCH_FIRMS, question, limit).await?;
        firms.retain(|firm| choices.iter().all(|choice| choice.iter().any(|word| firm.holds(std::slice::from_ref(word)))));
        self.with_people(found, firms).await
    }

    /// All words, or those about something; one a line.
    pub(super) async fn word_lists(&mut self, about: Option<&str>) -> Result<Vec<String>, Failure> {
        let only = if about.is_some() { "WHERE about = $1" } else { "" };
        let statement = sqlx::query(AssertSqlSafe(format!("SELECT words FROM vocabulary {only}")));
        let statement = if let Some(about) = about { statement.bind(about) } else { statement };
        self.all(statement).await?.iter().map(|row| row.try_get(0).told()).collect()
    }

    /// People in whose name a word begins so, then those in whose name the letters stand.
    async fn called(&mut self, word: &str, limit: u32) -> Result<Vec<Proposal>, Failure> {
        let lists = self.word_lists(Some(NAMES)).await?;
        let known = || lists.iter().flat_map(|list| list.split('\n'));
        let begin = some_of(&format!(" {word}"), known().filter(|known| known.starts_with(word)));
        let hold = some_of(word, known().filter(|known| known.contains(word)));
        let mut found = Vec::new();
        for pieces in [begin, hold] {
            if found.len() < limit as usize {
                found.extend(self.matching(dialect::MATCH_PEOPLE, any_of(Some("name"), &pieces), limit).await?);
            }
        }
        Ok(found)
    }

    /// People in whose role a word begins so.
    async fn working_as(&mut self, word: &str, limit: u32) -> Result<Vec<Proposal>, Failure> {
        let lists = self.word_lists(Some(ROLES)).await?;
        let roles = lists.iter().flat_map(|list| list.split('\n')).filter(|role| role.starts_with(word));
        let question = any_of(Some("more"), &some_of(&format!(" {word}"), roles));
        self.matching(dialect::MATCH_PEOPLE, question, limit).await
    }

    /// People in whose name a word begins with each of these.
    async fn called_so(&mut self, words: &[String], limit: u32) -> Result<Vec<Proposal>, Failure> {
        let lists = self.word_lists(Some(NAMES)).await?;
        let is_known = |word: &String| lists.iter().any(|list| list.split('\n').any(|known| known.starts_with(word.as_str())));
        if !words.iter().all(is_known) {
            return Ok(Vec::new());
        }
        let question = all_of(words.iter().map(|word| any_of(Some("name"), &[format!(" {word}")])));
        self.matching(dialect::MATCH_PEOPLE, question, limit).await
    }

    /// People or companies whose words begin with what was typed, in their order.
    async fn begin_so(&mut self, kind: &str, typed: &str, limit: u32) -> Result<Vec<Proposal>, Failure> {
        let statement = sqlx::query(dialect::BEGIN_SO).bind(kind).bind(typed).bind(format!("{typed}\u{10ffff}"));
        self.own_words(statement.bind(i64::from(limit)), kind == "company").await
    }

    /// Who, whose, and their own words.
    async fn own_words(&mut self, statement: Statement<'_>, company: bool) -> Result<Vec<Proposal>, Failure> {
        let rows = self.all(statement).await?;
        let read = |row: &sqlx::any::AnyRow| {
            let (id, owner): (&str, &str) = (row.try_get(0).told()?, row.try_get(1).told()?);
            let words: &str = row.try_get(2).told()?;
            if company {
                return Ok(Proposal { company: Some(id.into()), firm: words.into(), ..Proposal::default() });
            }
            let (name, role) = search::name_and_role(words);
            let company = (!owner.is_empty()).then(|| owner.into());
            Ok(Proposal { contact: Some(id.into()), company, name: name.into(), firm: String::new(), more: role.into() })
        };
        rows.iter().map(read).collect()
    }

    /// Who answers a question of trigrams.
    async fn matching(
        &mut self,
        statement: &'static str,
        question: Option<String>,
        limit: u32,
    ) -> Result<Vec<Proposal>, Failure> {
        let Some(question) = question else { return Ok(Vec::new()) };
        let rows = self.all(sqlx::query(statement).bind(question).bind(i64::from(limit))).await?;
        let read = |row: &sqlx::any::AnyRow| {
            let text = |at: usize| row.try_get::<&str, _>(at).told().map(str::trim_start);
            let (contact, company) = (text(0)?, text(1)?);
            Ok(Proposal {
                contact: (!contact.is_empty()).then(|| contact.into()),
                company: (!company.is_empty()).then(|| company.into()),
                name: text(2)?.into(),
                firm: text(3)?.into(),
                more: text(4)?.into(),
            })
        };
        rows.iter().map(read).collect()
    }

    /// The people, the companies, and some people of the first companies.
    async fn with_people(&mut self, mut found: Vec<Proposal>, firms: Vec<Proposal>) -> Result<Vec<Proposal>, Failure> {
        let mut seen = BTreeSet::new();
        let first: Vec<&Proposal> = firms.iter().filter(|firm| seen.insert(firm.company.clone())).take(FIRMS).collect();
        if let Some(each) = PEOPLE_OF_FIRMS.checked_div(first.len()) {
            let each = each.max(PEOPLE_OF_FIRM);
            let of_one = |place: usize| {
                format!(
                    "SELECT * FROM (SELECT id, owner, words FROM record WHERE kind = 'contact' AND owner = ${place} LIMIT {each})"
                )
            };
            let sql = (1..=first.len()).map(of_one).collect::<Vec<_>>().join(" UNION ALL ");
            let statement = first.iter().filter_map(|firm| firm.company.as_ref());
            let statement = statement.fold(sqlx::query(AssertSqlSafe(sql)), |statement, id| statement.bind(id.as_str()));
            for mut person in self.own_words(statement, false).await? {
                if let Some(firm) = first.iter().find(|firm| firm.company == person.company) {
                    person.firm.clone_from(&firm.firm);
                    person.more = format!("{} {}", person.more, firm.more);
                    found.push(person);
                }
            }
        }
        found.extend(firms);
        Ok(found)
    }

    /// Puts everybody into the search anew, by the words in their records.
    pub(super) async fn fill_found(&mut self) -> Result<(), Failure> {
        for statement in
            ["DELETE FROM people", "DELETE FROM firms", "DELETE FROM vocabulary", dialect::FILL_PEOPLE, dialect::FILL_FIRMS]
        {
            sqlx::query(statement).persistent(false).execute(&mut *self.conn).await.told()?;
        }
        let (mut names, mut roles, mut others) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for kind in ["contact", "company", "site"] {
            let statement = sqlx::query("SELECT words FROM record WHERE kind = $1 AND words <> ''").bind(kind);
            let mut rows = statement.fetch(&mut *self.conn);
            while let Some(row) = rows.try_next().await.told()? {
                let words: &str = row.try_get(0).told()?;
                if kind == "contact" {
                    let (name, role) = search::name_and_role(words);
                    add(&mut names, name);
                    add(&mut roles, role);
                } else {
                    add(&mut others, words);
                }
            }
        }
        self.keep_words(NAMES, &names).await?;
        self.keep_words(ROLES, &roles).await?;
        self.keep_words(OTHERS, &others).await
    }

    async fn keep_words(&mut self, about: &str, words: &BTreeSet<String>) -> Result<(), Failure> {
        let mut lists = vec![String::new()];
        for word in words {
            match lists.last_mut() {
                Some(list) if list.len() < LIST => {
                    list.push_str(if list.is_empty() { "" } else { "\n" });
                    list.push_str(word);
                }
                _ => lists.push(word.clone()),
            }
        }
        // The first row stays short: what is new is added to it.
        let rows = lists.into_iter().enumerate().map(|(part, list)| vec![about.into(), (part as i64 + 1).into(), list.into()]);
        self.insert("vocabulary", &["about", "part", "words"], "", rows.collect()).await?;
        Ok(())
    }

    /// Takes the words of somebody new into the vocabulary.
    pub(super) async fn learn_words(&mut self, contact: &Contact) -> Result<(), Failure> {
        let words = search::contact_words(contact);
        let (name, role) = search::name_and_role(&words);
        for (about, words) in [(NAMES, name), (ROLES, role)] {
            let lists = self.word_lists(Some(about)).await?;
            let is_known = |word: &&str| lists.iter().any(|list| list.split('\n').any(|known| known == *word));
            let new: Vec<&str> = words.split_whitespace().filter(|word| !is_known(word)).collect();
            if !new.is_empty() {
                let sql = "INSERT INTO vocabulary (about, part, words) VALUES ($1, 0, $2) \
                           ON CONFLICT (about, part) DO UPDATE SET words = vocabulary.words || char(10) || excluded.words";
                let statement = sqlx::query(sql).bind(about).bind(new.join("\n"));
                statement.execute(&mut *self.conn).await.told()?;
            }
        }
        Ok(())
    }

    /// Writes the words of all people, companies and objects anew: an older program had others.
    pub(super) async fn word_again(&mut self) -> Result<(), Failure> {
        for kind in ["contact", "company", "site"] {
            let mut after = String::new();
            loop {
                let sql = "SELECT doc FROM record WHERE kind = $1 AND id > $2 ORDER BY id LIMIT 500";
                let records: Vec<Record> = self.docs(sqlx::query(sql).bind(kind).bind(after.as_str())).await?;
                let Some(last) = records.last() else { break };
                after = last.id().to_owned();
                for record in &records {
                    let statement = sqlx::query("UPDATE record SET words = $1 WHERE kind = $2 AND id = $3");
                    let statement = statement.bind(columns::words_of(record)).bind(kind).bind(record.id());
                    statement.execute(&mut *self.conn).await.told()?;
                }
            }
        }
        self.fill_found().await
    }
}

/// What is asked for a word anywhere: one of two letters must begin a word.
fn begun(word: &str) -> String {
    if word.chars().count() == 2 { format!(" {word}") } else { word.to_owned() }
}

/// The known words themselves where they are few, else the letters that they share; nothing where there is none.
fn some_of<'a>(letters: &str, known: impl Iterator<Item = &'a str>) -> Vec<String> {
    let few: Vec<String> = known.take(FEW + 1).map(|known| format!(" {known}")).collect();
    if few.len() > FEW { vec![letters.to_owned()] } else { few }
}

fn add(all: &mut BTreeSet<String>, words: &str) {
    for word in words.split_whitespace() {
        if !all.contains(word) {
            all.insert(word.to_owned());
        }
    }
}
