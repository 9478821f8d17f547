"""The tables of a graph's SQLite file; a change of them is another layout (whichmodel.store.LAYOUT)."""

SCHEMA = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, url TEXT) WITHOUT ROWID;
CREATE TABLE node (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, summary TEXT NOT NULL, url TEXT
) WITHOUT ROWID;
CREATE TABLE text (
    id INTEGER PRIMARY KEY, node TEXT NOT NULL REFERENCES node(id), field TEXT NOT NULL,
    language TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE statement (
    id INTEGER PRIMARY KEY, subject TEXT NOT NULL REFERENCES node(id), predicate TEXT NOT NULL, object NOT NULL,
    literal INTEGER NOT NULL, source TEXT NOT NULL REFERENCES source(id), evidence TEXT NOT NULL, note TEXT
);
CREATE TABLE class (position INTEGER PRIMARY KEY, node TEXT NOT NULL REFERENCES node(id));
-- for each text, by its id, the position of its node's class as a 16-bit number: -1 where it is of none; and, a byte each,
-- whether all its words are spelt as in other texts
CREATE TABLE text_class (positions BLOB NOT NULL, spelt_alike BLOB NOT NULL);
-- names of tasks and cues of topics as they are looked for in a question, by their first word (whichmodel.phrases)
CREATE TABLE phrase (sort TEXT NOT NULL, first TEXT NOT NULL, form TEXT NOT NULL, class INTEGER NOT NULL);
CREATE INDEX phrase_first ON phrase(first);
-- words of a language with two letters that changed places, each with the word meant (whichmodel.spelling)
CREATE TABLE slip (language TEXT NOT NULL, form TEXT NOT NULL, meant TEXT NOT NULL, PRIMARY KEY (language, form)) WITHOUT ROWID;
-- words of everyday life, by which a reply's words are told from names (whichmodel.words)
CREATE TABLE everyday (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE term (bucket INTEGER PRIMARY KEY, weights BLOB NOT NULL);
CREATE TABLE meaning (row INTEGER PRIMARY KEY, weights BLOB NOT NULL);
CREATE INDEX node_kind ON node(kind);
CREATE INDEX text_node ON text(node);
CREATE INDEX statement_subject ON statement(subject, predicate, object);
CREATE INDEX statement_object ON statement(object, predicate) WHERE literal = 0;
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='porter unicode61 remove_diacritics 2');
"""
