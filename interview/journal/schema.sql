-- The journal: events are only ever added; the summaries can be made again from them.
CREATE TABLE bank (
  sha256 TEXT PRIMARY KEY,
  text   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  stream  TEXT    NOT NULL,
  seq     INTEGER NOT NULL,
  at      TEXT    NOT NULL,
  kind    TEXT    NOT NULL,
  payload TEXT    NOT NULL,
  hash    TEXT    NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'events are never changed'); END;

-- Where the cursor was in the notes when an interview was closed, counted from 0.
CREATE TABLE cursor (
  stream   TEXT    PRIMARY KEY,
  question TEXT    NOT NULL,
  line     INTEGER NOT NULL,
  col      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE summary (
  stream      TEXT    PRIMARY KEY,
  interview   TEXT    NOT NULL,
  rater       TEXT    NOT NULL,
  candidate   TEXT    NOT NULL,
  role        TEXT    NOT NULL,
  interviewer TEXT    NOT NULL,
  bank_name   TEXT    NOT NULL,
  started_at  TEXT    NOT NULL,
  changed_at  TEXT    NOT NULL,
  signed      INTEGER NOT NULL,
  events      INTEGER NOT NULL,
  words       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX summary_newest ON summary (started_at DESC, stream);
CREATE INDEX summary_by_interview ON summary (interview);
