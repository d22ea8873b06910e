-- What changed since a machine of HR's last listed all, so that it need not list everything again.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Each transaction that made something readable of a stream, or readable again. Numbers of
-- transactions are given when they begin and seen when they end, so that a machine remembers, of the
-- moment when it lists, the oldest that was under way: all before it had ended, and was seen.
--
-- Both tables are unlogged as the keys are: a crash, a restored dump, a base backup and a replica
-- that took over have them empty, and then everything is listed once. They are added to without a
-- lock on the stream, which an erasure could wait for.
CREATE UNLOGGED TABLE change (
  at     xid8 NOT NULL DEFAULT pg_current_xact_id(),
  stream text NOT NULL,
  PRIMARY KEY (at, stream)
);

-- The last listing of each journal. The word is a new one each time, and the machine keeps it: with
-- a hub that was put back, or a machine that was, they differ. The numbers of transactions are those
-- of one server.
CREATE UNLOGGED TABLE listing (
  login   name,
  journal text CHECK (journal ~ '^[0-9a-f]{32}$'),
  word    uuid   NOT NULL DEFAULT gen_random_uuid(),
  at      xid8   NOT NULL,
  server  bigint NOT NULL,
  PRIMARY KEY (login, journal)
);

ALTER TABLE change ENABLE ROW LEVEL SECURITY;
ALTER TABLE listing ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON change TO {door};
CREATE POLICY seen ON change FOR SELECT TO {door} USING (
  EXISTS (SELECT FROM stream WHERE stream.name = change.stream)
);

CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = interview_hub, pg_temp AS $$
BEGIN
  INSERT INTO change (stream) VALUES (NEW.stream) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER seal_is_new AFTER INSERT ON seal FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER attestation_is_new AFTER INSERT ON attestation FOR EACH ROW
  EXECUTE FUNCTION note_change();
CREATE TRIGGER key_is_there AFTER INSERT ON content_key FOR EACH ROW EXECUTE FUNCTION note_change();

CREATE FUNCTION this_server() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT system_identifier FROM pg_control_system()
$$;

-- Before a machine lists: since which transaction it asks for changes, `null` where it has to list
-- everything; and which one it will ask for the next time.
CREATE FUNCTION begin_listing(p_journal text, p_word text)
RETURNS TABLE (since text, next text) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
DECLARE v_next xid8 := pg_snapshot_xmin(pg_current_snapshot());
BEGIN
  IF writer() <> 'hr' THEN
    RAISE EXCEPTION USING ERRCODE = 'IH001', MESSAGE = 'HR alone asks for what is new';
  END IF;
  RETURN QUERY SELECT (
    SELECT listing.at::text FROM listing
    WHERE listing.login = session_user AND listing.journal = p_journal
      AND listing.word::text = p_word AND listing.server = this_server() AND listing.at <= v_next
  ), v_next::text;
END $$;

-- After it took in what it listed: the word that it shows the next time.
CREATE FUNCTION end_listing(p_journal text, p_next text) RETURNS text LANGUAGE plpgsql
SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
DECLARE v_word uuid;
BEGIN
  IF writer() <> 'hr' THEN
    RAISE EXCEPTION USING ERRCODE = 'IH001', MESSAGE = 'HR alone asks for what is new';
  END IF;
  INSERT INTO listing (login, journal, at, server)
  VALUES (session_user, p_journal, p_next::xid8, this_server())
  ON CONFLICT (login, journal) DO UPDATE
    SET word = EXCLUDED.word, at = EXCLUDED.at, server = EXCLUDED.server
  RETURNING word INTO v_word;
  RETURN v_word;
END $$;

GRANT EXECUTE ON FUNCTION begin_listing, end_listing TO {member};
