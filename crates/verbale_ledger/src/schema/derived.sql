-- Derived state: all of it can be dropped and made again from the documents.

-- Which engine's annotations of a document are held.
CREATE TABLE annotated (
  document INTEGER PRIMARY KEY REFERENCES document (key),
  engine   TEXT NOT NULL
) STRICT;

CREATE TABLE sentence (
  document   INTEGER NOT NULL REFERENCES document (key),
  nth        INTEGER NOT NULL,                         -- order in the document, from 0
  start_byte INTEGER NOT NULL,
  end_byte   INTEGER NOT NULL,
  paragraph  INTEGER NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- The key grows with the time of the statement, so that "newest first" is the order of the table, of every index
-- on it and of the full-text index. It changes with a rebuild; `id` does not.
CREATE TABLE statement (
  key              INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE,
  document         INTEGER NOT NULL REFERENCES document (key),
  nth              INTEGER NOT NULL,
  speaker          TEXT,                               -- as named in the text
  actor            TEXT,
  party            TEXT,
  office           TEXT,
  joint            TEXT NOT NULL,                      -- JSON array of {"name", "actor", "party", "office"}: who says it too
  status           TEXT NOT NULL,
  act              TEXT NOT NULL,
  content          TEXT NOT NULL,
  said_at          TEXT,                               -- first instant, UTC
  said_unit        TEXT,
  mode             TEXT NOT NULL,
  issues           TEXT NOT NULL,                      -- JSON array of issue ids
  stance           INTEGER,
  target           TEXT,
  commitment       TEXT,
  support          TEXT,
  addressee        TEXT,
  addressee_actor  TEXT,
  addressee_party  TEXT,
  addressee_office TEXT,
  reported_by      TEXT,
  source           TEXT NOT NULL,
  cue              TEXT NOT NULL,
  content_at       TEXT NOT NULL,                      -- [[start, end], ...] in bytes of the document's text
  source_at        TEXT NOT NULL,
  cue_at           TEXT NOT NULL,
  conditions       TEXT NOT NULL,                      -- JSON array of {"quote", "at": [[start, end], ...]}
  marks            TEXT NOT NULL,                      -- what it can be found by besides its words
  factuality       INTEGER,                            -- tenths, -30 to 30
  UNIQUE (document, nth)
) STRICT;
CREATE INDEX statement_party ON statement (party) WHERE party IS NOT NULL;

CREATE TABLE quantity (
  document    INTEGER NOT NULL REFERENCES document (key),
  nth         INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  value       TEXT,
  low         REAL,
  high        REAL,
  unit        TEXT,
  currency    TEXT,
  approximate INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  comparator  TEXT NOT NULL,
  quote       TEXT NOT NULL,
  quote_at    TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Lists of names are JSON arrays from here on.
CREATE TABLE meeting (
  document       INTEGER NOT NULL REFERENCES document (key),
  nth            INTEGER NOT NULL,
  what           TEXT NOT NULL,
  date           TEXT,
  place          TEXT,
  participants   TEXT NOT NULL,
  duration_hours REAL,
  status         TEXT NOT NULL,
  quote          TEXT NOT NULL,
  quote_at       TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Sums are as stated; nothing is converted.
CREATE TABLE pledge (
  document    INTEGER NOT NULL REFERENCES document (key),
  nth         INTEGER NOT NULL,
  donors      TEXT NOT NULL,
  recipient   TEXT,
  amount      REAL,
  amount_low  REAL,
  amount_high REAL,
  currency    TEXT,
  programme   TEXT,
  stage       TEXT NOT NULL,
  combined    INTEGER NOT NULL CHECK (combined IN (0, 1)),
  quote       TEXT NOT NULL,
  quote_at    TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Votes of bodies that decide.
CREATE TABLE vote (
  document      INTEGER NOT NULL REFERENCES document (key),
  nth           INTEGER NOT NULL,
  body          TEXT,
  date          TEXT,
  motion        TEXT,
  in_favour     INTEGER,
  against       INTEGER,
  abstain       INTEGER,
  absent        INTEGER,
  outcome       TEXT,
  named_for     TEXT NOT NULL,
  named_against TEXT NOT NULL,
  named_abstain TEXT NOT NULL,
  quote         TEXT NOT NULL,
  quote_at      TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Things that happened at a place, as each side tells them.
CREATE TABLE actor (
  document INTEGER NOT NULL REFERENCES document (key),
  nth      INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  name     TEXT NOT NULL,
  party    TEXT,
  office   TEXT,
  parent   TEXT,                                       -- of a place: the larger place it lies in
  claims   TEXT NOT NULL,                              -- JSON array: who holds, claims or has claimed a place
  names    TEXT NOT NULL,                              -- JSON array: the names used, in the order of quote_at
  counts   TEXT NOT NULL,                              -- JSON array: how often each
  quote    TEXT NOT NULL,
  quote_at TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident (
  document        INTEGER NOT NULL REFERENCES document (key),
  nth             INTEGER NOT NULL,
  what            TEXT NOT NULL,
  place           TEXT,
  distance        TEXT,
  date            TEXT,
  done_by         TEXT,
  done_by_claimed INTEGER NOT NULL CHECK (done_by_claimed IN (0, 1)),
  denied_by       TEXT NOT NULL,
  killed          INTEGER,
  injured         INTEGER,
  casualties_by   TEXT,
  quote           TEXT NOT NULL,
  quote_at        TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Who comes into and leaves office, and what the law does to them.
CREATE TABLE governance (
  document INTEGER NOT NULL REFERENCES document (key),
  nth      INTEGER NOT NULL,
  what     TEXT NOT NULL,
  person   TEXT,
  office   TEXT,
  date     TEXT,
  status   TEXT NOT NULL,
  quote    TEXT NOT NULL,
  quote_at TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Checkable propositions and who stands by them.
CREATE TABLE claim (
  document     INTEGER NOT NULL REFERENCES document (key),
  nth          INTEGER NOT NULL,
  proposition  TEXT NOT NULL,
  asserted_by  TEXT NOT NULL,
  denied_by    TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  unverified   INTEGER NOT NULL CHECK (unverified IN (0, 1)),
  quote        TEXT NOT NULL,
  quote_at     TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Numbered texts, their revisions and changed clauses; `stances` is [{"party", "answer"}].
CREATE TABLE proposal (
  document           INTEGER NOT NULL REFERENCES document (key),
  nth                INTEGER NOT NULL,
  title              TEXT,
  written_by         TEXT,
  points             INTEGER,
  revision_of_points INTEGER,
  clause             TEXT,
  clause_before      TEXT,
  clause_after       TEXT,
  stances            TEXT NOT NULL,
  quote              TEXT NOT NULL,
  quote_at           TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

-- Who does what to whom, by PLOVER type; `sources` and `targets` are [{"name", "party", "at"}], `at` in bytes.
CREATE TABLE event (
  document    INTEGER NOT NULL REFERENCES document (key),
  nth         INTEGER NOT NULL,
  type        TEXT NOT NULL,
  mode        TEXT,
  contexts    TEXT NOT NULL,
  quad        INTEGER NOT NULL,
  sources     TEXT NOT NULL,
  targets     TEXT NOT NULL,
  probability REAL NOT NULL,
  quote       TEXT NOT NULL,
  quote_at    TEXT NOT NULL,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  document   INTEGER NOT NULL REFERENCES document (key),
  nth        INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  text       TEXT NOT NULL,
  start_byte INTEGER,
  end_byte   INTEGER,
  PRIMARY KEY (document, nth)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE statement_search USING fts5 (
  content, marks,
  content="statement", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE document_search USING fts5 (
  title, text,
  content="document", content_rowid="key", tokenize="unicode61 remove_diacritics 2"
);

-- Texts of one address, in the order they were captured.
CREATE VIEW version AS
SELECT url, row_number() OVER same AS number, id AS document, lag(id) OVER same AS earlier, captured, published, title
FROM document WHERE url IS NOT NULL
WINDOW same AS (PARTITION BY url ORDER BY coalesce(substr(captured, 1, 19), ''), key);

-- One row for each issue of a statement.
CREATE VIEW statement_issue AS
SELECT s.id AS statement, s.party, j.value AS issue FROM statement AS s, json_each(s.issues) AS j;

-- One row for each piece of a statement's words.
CREATE VIEW statement_span AS
SELECT s.id AS statement, 'source' AS role, j.key AS piece,
       json_extract(j.value, '$[0]') AS start_byte, json_extract(j.value, '$[1]') AS end_byte
FROM statement AS s, json_each(s.source_at) AS j
UNION ALL
SELECT s.id, 'cue', j.key, json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]')
FROM statement AS s, json_each(s.cue_at) AS j
UNION ALL
SELECT s.id, 'content', j.key, json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]')
FROM statement AS s, json_each(s.content_at) AS j;

-- One row for each condition of a statement.
CREATE VIEW statement_condition AS
SELECT s.id AS statement, j.key AS number, json_extract(j.value, '$.quote') AS quote,
       json_extract(j.value, '$.at') AS quote_at
FROM statement AS s, json_each(s.conditions) AS j;
