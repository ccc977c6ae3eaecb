-- Some runs of words of each document, by their hashes: texts that share several are looked at as copies. Made from the documents
-- alone, the same on every machine; losing it costs a reading of the texts and nothing else.

CREATE TABLE print (
  hash     INTEGER NOT NULL,                           -- of five words in a row, lower case
  document INTEGER NOT NULL REFERENCES document (key),
  PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;
