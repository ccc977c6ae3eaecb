-- What sites told of addresses at the last reading: kept so that the next one asks for what is new only. No ground state and no
-- derived state: it changes, and losing it costs another reading and nothing else.

CREATE TABLE visit (
  address  TEXT PRIMARY KEY,                           -- as asked
  etag     TEXT,
  modified TEXT,                                       -- Last-Modified, in the site's own words
  mark     TEXT                                        -- hash of what a feed said of the address
) STRICT, WITHOUT ROWID;
