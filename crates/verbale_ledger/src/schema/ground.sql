-- Ground state: what was retrieved and what people decided. Only ever added to.

CREATE TABLE document (
  key            INTEGER PRIMARY KEY CHECK (key > 0),  -- order of arrival
  id             TEXT NOT NULL UNIQUE,                 -- hash of text and address
  text           TEXT NOT NULL,
  url            TEXT,
  outlet         TEXT,
  title          TEXT,
  published      TEXT,                                 -- first instant, UTC
  published_unit TEXT,                                 -- second, hour, day, month, year
  captured       TEXT,
  captured_unit  TEXT,
  lang           TEXT NOT NULL,
  party          TEXT,                                 -- whose own official account it is
  "full"         INTEGER NOT NULL CHECK ("full" IN (0, 1)),
  name           TEXT NOT NULL                         -- as the caller knows it
) STRICT;
CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;
CREATE INDEX document_captured ON document (captured);
CREATE INDEX document_party ON document (party) WHERE party IS NOT NULL;

CREATE TRIGGER document_never_changes BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'a document never changes'); END;
CREATE TRIGGER document_never_goes BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'a document is never deleted'); END;
CREATE TRIGGER document_is_never_replaced BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM document WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'a document is never replaced'); END;

CREATE TABLE judgement (
  key       INTEGER PRIMARY KEY CHECK (key > 0),
  document  INTEGER NOT NULL REFERENCES document (key),
  quote     TEXT NOT NULL,
  quote_at  TEXT NOT NULL,                             -- [[start, end], ...] in bytes of the document's text
  verdict   TEXT NOT NULL,
  note      TEXT NOT NULL,
  made      TEXT NOT NULL,
  made_unit TEXT NOT NULL,
  UNIQUE (document, quote_at, verdict, note, made, made_unit)
) STRICT;

CREATE TRIGGER judgement_never_changes BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement never changes'); END;
CREATE TRIGGER judgement_never_goes BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement is never deleted'); END;
CREATE TRIGGER judgement_is_never_replaced BEFORE INSERT ON judgement
WHEN EXISTS (SELECT 1 FROM judgement WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'a judgement is never replaced'); END;
