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

-- As before, with the hash of the link before kept at hand: a first sync of ten thousand records is
-- followed by the chain that names them, and each link was looked up among all of them.
CREATE OR REPLACE FUNCTION put_links(p_journal text, p_after integer, p_bodies text[])
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_login name;
  v_last integer;
  v_hash bytea;
  v_number integer := p_after;
  v_body text;
BEGIN
  PERFORM writer();
  INSERT INTO journal VALUES (p_journal, session_user) ON CONFLICT DO NOTHING;
  SELECT login INTO v_login FROM journal WHERE id = p_journal FOR UPDATE;
  IF v_login <> session_user THEN
    RAISE EXCEPTION USING ERRCODE = 'IH002', MESSAGE = 'there is no such journal of this role';
  END IF;
  SELECT coalesce(max(number), 0) INTO v_last FROM link WHERE journal = p_journal;
  IF p_after < 0 OR p_after > v_last THEN
    RAISE EXCEPTION USING ERRCODE = 'IH003', MESSAGE = 'links are missing before these';
  END IF;
  SELECT hash INTO v_hash FROM link WHERE journal = p_journal AND number = v_last;
  v_hash := coalesce(v_hash, decode(repeat('00', 32), 'hex'));
  FOREACH v_body IN ARRAY p_bodies LOOP
    v_number := v_number + 1;
    IF v_number <= v_last THEN
      PERFORM FROM link WHERE journal = p_journal AND number = v_number AND body = v_body;
      IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'IH004', MESSAGE = 'another link is there';
      END IF;
      CONTINUE;
    END IF;
    v_hash := sha256(v_hash || convert_to(v_body, 'UTF8'));
    INSERT INTO link VALUES (p_journal, v_number, v_body, v_hash);
  END LOOP;
  RETURN greatest(v_last, v_number);
END $$;
