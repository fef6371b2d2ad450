//! What differs between databases. SQLite today; PostgreSQL brings a second set of these.

/// Starts a write: the lock is taken at once, because a later upgrade of a reader fails however long one waits.
pub(super) const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";

/// What each connection that writes is told. FULL: an acknowledged write survives a power loss.
/// A large load needs more cache ([`LOADS`]), and must not leave its log behind at full length.
pub(super) const WRITER: [&str; 6] = [
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -1024",
    "PRAGMA journal_size_limit = 16777216",
];

/// What the writing connection is told before a load, and after it.
pub(super) const LOADS: [&str; 2] = ["PRAGMA cache_size = -32768", "PRAGMA cache_size = -1024"];

/// What each connection that reads is told. The system keeps the file's pages anyway; a small cache of our own is enough for
/// the inner pages of the trees, and there are several readers.
pub(super) const READER: [&str; 3] = ["PRAGMA busy_timeout = 5000", "PRAGMA query_only = ON", "PRAGMA cache_size = -256"];

/// What counting asks for, out of the documents that stand already.
pub(super) const FILL_COUNTED: &str = "UPDATE ticket SET contract = COALESCE(json_extract(doc, '$.place.contract'), ''), \
    effort = COALESCE(json_extract(doc, '$.work.effort'), 0)";

/// When each ticket was solved, out of the documents that stand already.
pub(super) const FILL_SOLVED: &str = "UPDATE ticket SET solved = COALESCE(json_extract(doc, '$.clocks.solved'), 0)";

/// Tickets by channel between two moments of registration.
pub(super) const COUNT_CHANNELS: &str = "SELECT COALESCE(json_extract(doc, '$.head.channel'), 'phone'), COUNT(*) FROM ticket \
    WHERE created >= $1 AND created < $2 GROUP BY 1";

/// The documents of a page in the order of the board, one a line; a document has no line ends of its own.
pub(super) const GATHER_SHOWN: &str = "group_concat(shown, char(10) ORDER BY due_rank, due_at, ease, created, number)";

/// How many tables there are, and whether one holds schema versions: a file with tables but without ours belongs to somebody
/// else. One statement, because another console may be making the tables meanwhile.
pub(super) const COUNT_TABLES: &str = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN name = 'schema' THEN 1 ELSE 0 END), 0) AS BIGINT) \
    FROM sqlite_master WHERE type = 'table'";

/// The search for letters: trigrams, so that any three of them in a row are found.
pub(super) const CREATE_PEOPLE: &str = "CREATE VIRTUAL TABLE people USING fts5(contact UNINDEXED, words, tokenize = 'trigram')";

/// The same with the names of people apart, as it was for a while.
pub(super) const CREATE_PEOPLE_BY_NAME: &str =
    "CREATE VIRTUAL TABLE people USING fts5(contact UNINDEXED, name, words, tokenize = 'trigram')";

/// What people and companies are found by. In the trigram tables each text has a blank before it, so that the beginning of a word
/// can be asked for; a plain index finds those who begin so at once, however many merely hold the letters. `vocabulary` has
/// each word once, many in a row.
pub(super) const CREATE_FOUND: [&str; 4] = [
    "CREATE VIRTUAL TABLE people USING fts5(contact UNINDEXED, company UNINDEXED, name, firm, more, tokenize = 'trigram')",
    "CREATE VIRTUAL TABLE firms USING fts5(company UNINDEXED, firm, more, tokenize = 'trigram')",
    "CREATE TABLE vocabulary (about TEXT NOT NULL, part BIGINT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (about, part))",
    "CREATE INDEX record_words ON record (kind, words) WHERE words <> ''",
];

/// A contact's words, its company's and its company's objects'. Of a company with hundreds of objects only their own one: a
/// thousand people with a thousand addresses each would be a larger index than all the rest.
macro_rules! fill_people {
    ($only:literal) => {
        concat!(
            "INSERT INTO people (contact, company, name, firm, more) SELECT c.id, c.owner, \
             ' ' || substr(c.words, 1, instr(c.words || char(10), char(10)) - 1), ' ' || COALESCE(o.words, ''), \
             ' ' || substr(c.words, instr(c.words || char(10), char(10)) + 1) || ' ' || COALESCE(\
             (SELECT group_concat(words, ' ') FROM record WHERE kind = 'site' AND owner = c.owner HAVING COUNT(*) <= 50), \
             (SELECT words FROM record WHERE kind = 'site' AND id = json_extract(c.doc, '$.record.site')), '') \
             FROM record c LEFT JOIN record o ON o.kind = 'company' AND o.id = c.owner WHERE c.kind = 'contact'",
            $only
        )
    };
}

/// Fills the search for people anew.
pub(super) const FILL_PEOPLE: &str = fill_people!("");

/// The same for one person who is new.
pub(super) const FILL_PERSON: &str = fill_people!(" AND c.id = $1");

/// Fills the search for companies anew.
pub(super) const FILL_FIRMS: &str = "INSERT INTO firms (company, firm, more) SELECT o.id, ' ' || o.words, ' ' || COALESCE(\
    (SELECT group_concat(words, ' ') FROM record WHERE kind = 'site' AND owner = o.id), '') FROM record o WHERE o.kind = 'company'";

/// Takes somebody out of the search. It walks the whole of it: only an undo does this.
pub(super) const FORGET_PERSON: &str = "DELETE FROM people WHERE contact = $1";

/// Who matches. In no order: ranking all that match took a hundred times as long as finding the first ones.
pub(super) const MATCH_PEOPLE: &str = "SELECT contact, company, name, firm, more FROM people WHERE people MATCH $1 LIMIT $2";

/// Which companies match.
pub(super) const MATCH_FIRMS: &str = "SELECT '', company, '', firm, more FROM firms WHERE firms MATCH $1 LIMIT $2";

/// Who, or which company, begins so; in the order of their words.
pub(super) const BEGIN_SO: &str = "SELECT id, owner, words FROM record WHERE kind = $1 AND words <> '' AND words >= $2 AND words < $3 \
    ORDER BY words LIMIT $4";

/// A question that one of these pieces of text answers, in one column or in any; none where none of them has the three
/// characters of a trigram.
pub(super) fn any_of(column: Option<&str>, pieces: &[String]) -> Option<String> {
    let askable = pieces.iter().filter(|piece| piece.chars().count() >= 3);
    let pieces: Vec<String> = askable.map(|piece| format!("\"{}\"", piece.replace('"', "\"\""))).collect();
    let column = column.map(|column| format!("{column} : ")).unwrap_or_default();
    (!pieces.is_empty()).then(|| format!("{column}({})", pieces.join(" OR ")))
}

/// A question that answers all of these; none where there is none.
pub(super) fn all_of(questions: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let questions: Vec<String> = questions.into_iter().flatten().collect();
    (!questions.is_empty()).then(|| questions.join(" AND "))
}
