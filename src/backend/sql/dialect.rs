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

/// The same with the names of people apart: whoever is called so stands before whoever works for somebody called so.
pub(super) const CREATE_PEOPLE_BY_NAME: &str =
    "CREATE VIRTUAL TABLE people USING fts5(contact UNINDEXED, name, words, tokenize = 'trigram')";

/// Fills the search anew: a contact's words, its company's and its company's objects'. Each word has a blank before it, so
/// that the beginning of a word can be asked for.
pub(super) const FILL_PEOPLE: &str = "INSERT INTO people (contact, name, words) \
    SELECT c.id, ' ' || c.words, ' ' || COALESCE(o.words, '') || ' ' || COALESCE(s.words, '') FROM record c \
    LEFT JOIN record o ON o.kind = 'company' AND o.id = c.owner \
    LEFT JOIN (SELECT owner, group_concat(words, ' ') AS words FROM record WHERE kind = 'site' GROUP BY owner) s ON s.owner = c.owner \
    WHERE c.kind = 'contact'";

/// The same for one person who is new.
pub(super) const FILL_PERSON: &str = "INSERT INTO people (contact, name, words) \
    SELECT c.id, ' ' || c.words, ' ' || COALESCE(o.words, '') || ' ' || COALESCE((SELECT group_concat(words, ' ') FROM record \
    WHERE kind = 'site' AND owner = c.owner), '') FROM record c LEFT JOIN record o ON o.kind = 'company' AND o.id = c.owner \
    WHERE c.kind = 'contact' AND c.id = $1";

/// Takes somebody out of the search. It walks the whole of it: only an undo does this.
pub(super) const FORGET_PERSON: &str = "DELETE FROM people WHERE contact = $1";

/// Contacts whose words match. In no order: ranking all that match took a hundred times as long as finding the first ones.
pub(super) const MATCH_PEOPLE: &str = "SELECT r.doc, people.name || people.words FROM people \
    JOIN record r ON r.kind = 'contact' AND r.id = people.contact WHERE people MATCH $1 LIMIT $2";

/// The questions that [`MATCH_PEOPLE`] takes, best first; all words of three letters and more stand in what each finds. The
/// name begins so; a word of it does; the name holds it; anything does.
pub(super) fn match_words(words: &[String]) -> [String; 4] {
    let words: Vec<String> = words.iter().filter(|w| w.chars().count() >= 3).map(|w| w.replace('"', "\"\"")).collect();
    let joined = |form: &dyn Fn(&String) -> String, by: &str| words.iter().map(form).collect::<Vec<_>>().join(by);
    let all = joined(&|word| format!("\"{word}\""), " AND ");
    let first = words.first().map_or_else(String::new, |word| format!("name : ^ \" {word}\""));
    let begins = joined(&|word| format!("name : \" {word}\""), " OR ");
    let holds = joined(&|word| format!("name : \"{word}\""), " AND ");
    [format!("{first} AND ({all})"), format!("({begins}) AND ({all})"), holds, all]
}
