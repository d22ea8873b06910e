-- The hub's tables. No role of a person has any right on them: the functions are the only way in.
-- {owner}, {door} and {member} stand for the names of the hub's three roles.

-- No function is anybody's to call before it is granted.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE about (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  version integer NOT NULL,
  door    name    NOT NULL,
  member  name    NOT NULL,
  salt    text    NOT NULL DEFAULT gen_random_uuid()  -- of locks, which everybody can list
);

CREATE TABLE person (
  login   name        PRIMARY KEY,
  part    text        NOT NULL CHECK (part IN ('rater', 'hr', 'auditor', 'gone')),
  invited timestamptz NOT NULL DEFAULT now()
);

-- A bank is about no candidate. What a complete record rates is said by HR, never by a rater.
CREATE TABLE bank (
  sha256 bytea PRIMARY KEY CHECK (sha256 = sha256(text)),
  text   bytea NOT NULL
);
CREATE TABLE required_question (
  bank     bytea NOT NULL,
  question text  NOT NULL,
  PRIMARY KEY (bank, question)
);

CREATE TABLE stream (
  name        text    PRIMARY KEY CHECK (name ~ '^[a-z0-9]{1,40}/[a-z0-9]{1,40}$'),
  interview   text    NOT NULL GENERATED ALWAYS AS (split_part(name, '/', 1)) STORED,
  login       name    NOT NULL REFERENCES person,
  kind        text    NOT NULL DEFAULT 'empty'
              CHECK (kind IN ('empty', 'rater', 'hr', 'panel', 'stray')),
  events      integer NOT NULL DEFAULT 0,
  head        bytea   NOT NULL,
  sealed      integer NOT NULL DEFAULT 0,
  bank        bytea,
  is_signed   boolean NOT NULL DEFAULT false,  -- its last event is a signature
  is_complete boolean NOT NULL DEFAULT false,
  key_check   bytea   NOT NULL
);
CREATE INDEX stream_of_interview ON stream (interview);
CREATE INDEX stream_of_person ON stream (login);
CREATE INDEX stream_with_bank ON stream (bank) WHERE sealed > 0 AND NOT is_complete;

-- `content` is encrypted. `decides` marks the few events that say whether a record is complete.
CREATE TABLE event (
  stream     text    NOT NULL REFERENCES stream,
  seq        integer NOT NULL,
  content    bytea,
  commitment bytea   NOT NULL,
  head       bytea   NOT NULL,
  decides    boolean NOT NULL,
  PRIMARY KEY (stream, seq)
);
ALTER TABLE event ALTER content SET STORAGE EXTERNAL;  -- noise does not get smaller

CREATE TABLE seal (
  stream    text    NOT NULL REFERENCES stream,
  events    integer NOT NULL,
  preamble  text    NOT NULL,
  signature text    NOT NULL,
  PRIMARY KEY (stream, events)
);

CREATE TABLE attestation (
  stream text    NOT NULL,
  events integer NOT NULL,
  kind   text    NOT NULL,
  digest bytea   NOT NULL CHECK (digest = sha256(data)),
  data   bytea   NOT NULL,
  login  name    NOT NULL,
  PRIMARY KEY (stream, events, kind, digest),
  FOREIGN KEY (stream, events) REFERENCES seal
);

-- The chain of each person's journal.
CREATE TABLE journal (
  id    text PRIMARY KEY CHECK (id ~ '^[0-9a-f]{32}$'),
  login name NOT NULL REFERENCES person
);
CREATE TABLE link (
  journal text    NOT NULL REFERENCES journal,
  number  integer NOT NULL,
  body    text    NOT NULL,
  hash    bytea   NOT NULL,
  PRIMARY KEY (journal, number)
);

CREATE TABLE tombstone (
  interview text        PRIMARY KEY,
  words     text        NOT NULL,
  signature text        NOT NULL,
  login     name        NOT NULL,
  at        timestamptz NOT NULL DEFAULT now()
);

-- What is destroyed with an interview, or tells who a candidate is, is in no write-ahead log, no
-- replica and no base backup: these tables are unlogged. A crash empties them, and the next sync of
-- anybody who holds the interview fills them again.
CREATE UNLOGGED TABLE content_key (
  stream text  PRIMARY KEY,
  key    bytea NOT NULL CHECK (octet_length(key) = 32)
);
CREATE UNLOGGED TABLE candidate (
  interview   text  PRIMARY KEY,
  person      bytea NOT NULL,
  requisition bytea
);
CREATE INDEX candidate_person ON candidate (person);
CREATE UNLOGGED TABLE secret (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  secret  bytea   NOT NULL
);
CREATE UNLOGGED TABLE pad (
  backend integer PRIMARY KEY,
  login   name    NOT NULL,
  pad     bytea   NOT NULL
);

-- Whoever owns the tables cannot change by a slip what was recorded.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was recorded is never changed';
END $$;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event FOR EACH ROW
  WHEN (NEW.content IS NOT NULL OR NEW.commitment <> OLD.commitment OR NEW.head <> OLD.head
        OR NEW.stream <> OLD.stream OR NEW.seq <> OLD.seq)
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_is_never_changed BEFORE UPDATE ON seal FOR EACH ROW
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER link_is_never_changed BEFORE UPDATE ON link FOR EACH ROW
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tombstone_stays BEFORE UPDATE OR DELETE ON tombstone FOR EACH ROW
  EXECUTE FUNCTION refuse_change();
