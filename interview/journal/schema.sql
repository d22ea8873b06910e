-- The journal, as docs/journal-format.md describes it. Events are added, and never changed but
-- emptied when an interview is erased; links and seals are only ever added.
CREATE TABLE bank (
  sha256 TEXT PRIMARY KEY,
  text   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  stream     TEXT    NOT NULL,
  seq        INTEGER NOT NULL,
  content    BLOB,
  commitment BLOB    NOT NULL,
  head       BLOB    NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
WHEN NEW.content IS NOT NULL OR NEW.stream <> OLD.stream OR NEW.seq <> OLD.seq
  OR NEW.commitment <> OLD.commitment OR NEW.head <> OLD.head
BEGIN SELECT raise(ABORT, 'events are never changed'); END;

CREATE TABLE link (
  number INTEGER PRIMARY KEY,
  body   TEXT NOT NULL,
  hash   BLOB NOT NULL
) STRICT;

CREATE TRIGGER link_is_never_changed BEFORE UPDATE ON link
BEGIN SELECT raise(ABORT, 'links are never changed'); END;

CREATE TABLE seal (
  stream    TEXT    NOT NULL,
  events    INTEGER NOT NULL,
  preamble  TEXT    NOT NULL,
  signature TEXT    NOT NULL,
  PRIMARY KEY (stream, events)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER seal_is_never_changed BEFORE UPDATE ON seal
BEGIN SELECT raise(ABORT, 'seals are never changed'); END;

CREATE TABLE attestation (
  stream TEXT    NOT NULL,
  events INTEGER NOT NULL,
  kind   TEXT    NOT NULL,
  data   BLOB    NOT NULL
) STRICT;

CREATE INDEX attestation_of_seal ON attestation (stream, events);

-- Where the cursor was in the notes when an interview was closed, counted from 0.
CREATE TABLE cursor (
  stream   TEXT    PRIMARY KEY,
  question TEXT    NOT NULL,
  line     INTEGER NOT NULL,
  col      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Files with content that the program wrote: erasing an interview deletes them.
CREATE TABLE written_file (
  interview TEXT    NOT NULL,
  path      TEXT    NOT NULL,
  size      INTEGER NOT NULL,
  modified  INTEGER NOT NULL,
  PRIMARY KEY (interview, path)
) STRICT, WITHOUT ROWID;

-- The list, made from the events.
CREATE TABLE summary (
  stream      TEXT    PRIMARY KEY,
  interview   TEXT    NOT NULL,
  candidate   TEXT    NOT NULL,
  role        TEXT    NOT NULL,
  interviewer TEXT    NOT NULL,
  bank_name   TEXT    NOT NULL,
  started_at  TEXT    NOT NULL,
  changed_at  TEXT    NOT NULL,
  entered_of  TEXT,
  signed      INTEGER NOT NULL,
  events      INTEGER NOT NULL,
  words       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX summary_newest ON summary (started_at DESC, stream);
CREATE INDEX summary_by_interview ON summary (interview);
