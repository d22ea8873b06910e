-- What a person adds to the hub. Each function checks who asks, and that what comes is a
-- continuation of what is there; none changes or deletes, but for the one that erases.
--
-- Errors: IH001 no member, or none that may do this; IH002 not this person's; IH003 events are
-- missing before; IH004 another event is there; IH005 erased; IH006 not what was committed to;
-- IH007 behind a signature; IH008 the key is not there.

CREATE FUNCTION writer() RETURNS text LANGUAGE plpgsql STABLE
SET search_path = interview_hub, pg_temp AS $$
DECLARE v_part text := my_part();
BEGIN
  IF v_part IS NULL OR v_part NOT IN ('rater', 'hr') THEN
    RAISE EXCEPTION USING ERRCODE = 'IH001', MESSAGE = 'this role may not write here';
  END IF;
  RETURN v_part;
END $$;

-- These four are called from functions that set their search path, and by nobody else.
CREATE FUNCTION xored(p_one bytea, p_other bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT
AS $$
  SELECT substring(varbit_send(
    ('x' || encode(p_one, 'hex'))::varbit # ('x' || encode(p_other, 'hex'))::varbit) FROM 5)
$$;

-- A key as HMAC wants it: padded to the block of SHA-512, with the inner or the outer constant.
CREATE FUNCTION padded(p_key bytea, p_constant text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT
AS $$
  SELECT xored(p_key || decode(repeat('00', 96), 'hex'), decode(repeat(p_constant, 128), 'hex'))
$$;

-- The content of an event under its key, or back: the exclusive or with a key stream, which is the
-- KDF in counter mode of NIST SP 800-108 with HMAC-SHA-512. PostgreSQL has no cipher without an
-- extension, and SHA-2 always.
CREATE FUNCTION unmasked(p_content bytea, p_inner bytea, p_outer bytea, p_commitment bytea)
RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  v_fixed bytea := 'interview hub content 1'::bytea || '\x00'::bytea || p_commitment
    || int4send(octet_length(p_content) * 8);
  v_stream bytea := '';
BEGIN
  IF octet_length(p_content) <= 512 THEN
    FOR v_number IN 1 .. (octet_length(p_content) + 63) / 64 LOOP
      v_stream := v_stream
        || sha512(p_outer || sha512(p_inner || int4send(v_number) || v_fixed));
    END LOOP;
  ELSE
    v_stream := (
      SELECT string_agg(sha512(p_outer || sha512(p_inner || int4send(number) || v_fixed)),
                        ''::bytea ORDER BY number)
      FROM generate_series(1, (octet_length(p_content) + 63) / 64) AS number);
  END IF;
  RETURN xored(p_content, substring(v_stream FROM 1 FOR octet_length(p_content)));
END $$;

CREATE FUNCTION key_check(p_key bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT sha256('interview hub key check 1'::bytea || '\x0a'::bytea || p_key)
$$;

-- A key crosses as its sum with a pad that is made here: what a server logs of a statement is the
-- sum, and results are never logged.
CREATE FUNCTION open_pad() RETURNS bytea LANGUAGE plpgsql SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
DECLARE v_pad bytea := sha256(
  uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
BEGIN
  PERFORM writer();
  INSERT INTO pad VALUES (pg_backend_pid(), session_user, v_pad)
  ON CONFLICT (backend) DO UPDATE SET login = EXCLUDED.login, pad = EXCLUDED.pad;
  RETURN v_pad;
END $$;

CREATE FUNCTION key_under_pad(p_sum bytea) RETURNS bytea LANGUAGE plpgsql
SET search_path = interview_hub, pg_temp AS $$
DECLARE v_pad bytea;
BEGIN
  DELETE FROM pad WHERE backend = pg_backend_pid() AND login = session_user RETURNING pad INTO v_pad;
  IF v_pad IS NULL OR p_sum IS NULL OR octet_length(p_sum) <> 32 THEN
    RAISE EXCEPTION USING ERRCODE = 'IH008', MESSAGE = 'no pad is open';
  END IF;
  RETURN xored(p_sum, v_pad);
END $$;

-- The number of a lock. Everybody can list the locks of a server, so that no id must be found from one.
CREATE FUNCTION lock_of(p_interview text, p_purpose text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT hashtextextended(p_purpose || p_interview || salt, 0) FROM interview_hub.about
$$;

-- Begin a stream with its key. Done twice, it is done once; of somebody else's nothing is said.
CREATE FUNCTION begin_stream(p_stream text, p_sum bytea) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
DECLARE v_key bytea := key_under_pad(p_sum);
BEGIN
  PERFORM writer();
  PERFORM refuse_erased(split_part(p_stream, '/', 1));
  INSERT INTO stream (name, login, head, key_check)
  VALUES (p_stream, session_user,
          sha256('interview stream 1'::bytea || '\x0a'::bytea || p_stream::bytea), key_check(v_key))
  ON CONFLICT DO NOTHING;
  PERFORM keep_key(p_stream, v_key);
END $$;

-- Give the key of a stream back after a crash took it: whoever holds the interview can.
CREATE FUNCTION give_key(p_stream text, p_sum bytea) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
DECLARE v_key bytea := key_under_pad(p_sum);
BEGIN
  PERFORM writer();
  PERFORM keep_key(p_stream, v_key);
END $$;

CREATE FUNCTION keep_key(p_stream text, p_key bytea) RETURNS void LANGUAGE plpgsql
SET search_path = interview_hub, pg_temp AS $$
DECLARE v_interview text := split_part(p_stream, '/', 1);
BEGIN
  -- The lock of an erasure: a key never comes back behind it.
  PERFORM pg_advisory_xact_lock_shared(lock_of(v_interview, 'erase'));
  INSERT INTO content_key
  SELECT name, p_key FROM stream
  WHERE name = p_stream AND key_check = key_check(p_key)
    AND NOT EXISTS (SELECT FROM tombstone WHERE tombstone.interview = v_interview)
  ON CONFLICT DO NOTHING;
  IF FOUND THEN
    PERFORM note_candidate(p_stream);
  END IF;
END $$;

CREATE FUNCTION refuse_erased(p_interview text) RETURNS void LANGUAGE plpgsql
SET search_path = interview_hub, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(lock_of(p_interview, 'erase'));
  IF EXISTS (SELECT FROM tombstone WHERE interview = p_interview) THEN
    RAISE EXCEPTION USING ERRCODE = 'IH005', MESSAGE = 'this interview was erased';
  END IF;
END $$;

-- A stream of the person who asks, locked until the transaction ends.
CREATE FUNCTION own_stream(p_stream text) RETURNS stream LANGUAGE plpgsql
SET search_path = interview_hub, pg_temp AS $$
DECLARE v_stream stream;
BEGIN
  PERFORM writer();
  SELECT * INTO v_stream FROM stream WHERE name = p_stream AND login = session_user FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'IH002', MESSAGE = 'there is no such stream of this role';
  END IF;
  PERFORM refuse_erased(v_stream.interview);
  RETURN v_stream;
END $$;

CREATE FUNCTION put_events(
  p_stream text, p_after integer, p_contents bytea[], p_commitments bytea[]
) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_stream stream := own_stream(p_stream);
  v_seq integer := p_after;
  v_key bytea;
  v_inner bytea;
  v_outer bytea;
  v_content bytea;
  v_commitment bytea;
  v_payload json;
  v_kind text;
BEGIN
  SELECT key, padded(key, '36'), padded(key, '5c') INTO v_key, v_inner, v_outer
  FROM content_key WHERE stream = p_stream;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'IH008', MESSAGE = 'the key of this stream is not here';
  END IF;
  IF p_after < 0 OR p_after > v_stream.events THEN
    RAISE EXCEPTION USING ERRCODE = 'IH003', MESSAGE = 'events are missing before these';
  END IF;
  IF cardinality(p_contents) IS DISTINCT FROM cardinality(p_commitments)
     OR cardinality(p_contents) > 1000 THEN
    RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not one commitment for each event';
  END IF;
  BEGIN
    FOR v_place IN 1 .. cardinality(p_contents) LOOP
      v_seq := v_seq + 1;
      v_commitment := p_commitments[v_place];
      IF v_seq <= v_stream.events THEN
        PERFORM FROM event WHERE stream = p_stream AND seq = v_seq AND commitment = v_commitment;
        IF NOT FOUND THEN
          RAISE EXCEPTION USING ERRCODE = 'IH004', MESSAGE = 'another event is there';
        END IF;
        CONTINUE;
      END IF;
      v_content := unmasked(p_contents[v_place], v_inner, v_outer, v_commitment);
      IF v_content IS NULL OR octet_length(v_content) < 33 OR sha256(v_content) <> v_commitment THEN
        RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not what was committed to';
      END IF;
      v_payload := convert_from(substring(v_content FROM 33), 'UTF8')::json;
      v_kind := v_payload ->> 'kind';
      IF v_seq = 1 THEN
        v_stream.kind := kind_of(p_stream, v_key, v_content, v_payload);
      END IF;
      IF v_kind IS NULL OR (v_seq > 1 AND v_kind IN ('InterviewStarted', 'StreamOpened')) THEN
        RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not an event';
      END IF;
      IF v_stream.is_signed AND v_kind <> 'AmendmentOpened' THEN
        RAISE EXCEPTION USING ERRCODE = 'IH007', MESSAGE = 'it is signed: only an amendment goes on';
      END IF;
      v_stream.is_signed := v_kind = 'InterviewSigned';
      v_stream.head := sha256(v_stream.head || v_commitment);
      INSERT INTO event VALUES (
        p_stream, v_seq, p_contents[v_place], v_commitment, v_stream.head,
        v_kind IN ('InterviewStarted', 'DetailsCorrected', 'BankCorrected', 'AnswerRated',
                   'RatingCleared', 'QuestionSkipped', 'SkipWithdrawn', 'Undone', 'Redone',
                   'InterviewSigned'));
    END LOOP;
  EXCEPTION WHEN data_exception THEN  -- no text, or no JSON
    RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not an event';
  END;
  IF v_seq > v_stream.events THEN
    UPDATE stream SET events = v_seq, head = v_stream.head, kind = v_stream.kind,
      is_signed = v_stream.is_signed WHERE name = p_stream;
    v_stream.events := v_seq;
  END IF;
  RETURN v_stream.events;
END $$;

-- What the first event of a stream makes it. What its writer may not add to this interview is kept
-- for the writer alone, and nothing tells that there is something that it does not fit.
CREATE FUNCTION kind_of(p_stream text, p_key bytea, p_content bytea, p_payload json) RETURNS text
LANGUAGE plpgsql SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_interview text := split_part(p_stream, '/', 1);
  v_rater text;
BEGIN
  IF p_key <> sha256('interview hub key 1'::bytea || '\x0a'::bytea || p_stream::bytea
                     || '\x0a'::bytea || substring(p_content FROM 1 FOR 32)) THEN
    RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not the key of this stream';
  END IF;
  PERFORM pg_advisory_xact_lock(lock_of(v_interview, 'begin'));
  SELECT name INTO v_rater FROM stream WHERE interview = v_interview AND kind = 'rater';
  CASE p_payload ->> 'kind'
    WHEN 'InterviewStarted' THEN
      RETURN CASE WHEN v_rater IS NULL THEN 'rater' ELSE 'stray' END;
    WHEN 'StreamOpened' THEN
      RETURN CASE
        WHEN my_part() = 'hr' AND p_payload -> 'data' ->> 'role' IN ('hr', 'panel')
          THEN p_payload -> 'data' ->> 'role'
        WHEN p_payload -> 'data' ->> 'role' = 'panel' AND is_visible(v_rater) THEN 'panel'
        ELSE 'stray' END;
    ELSE
      RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not the first event of a stream';
  END CASE;
END $$;

-- The events of a stream, up to a number, that decide about it; without those that were undone.
CREATE FUNCTION deciding(p_stream text, p_events integer)
RETURNS TABLE (seq integer, kind text, data json) LANGUAGE plpgsql STABLE
SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_event record;
  v_undone integer[] := '{}';
  v_found json[] := '{}';
  v_seqs integer[] := '{}';
BEGIN
  FOR v_event IN
    SELECT event.seq, convert_from(substring(
             unmasked(event.content, own.inside, own.outside, event.commitment) FROM 33),
             'UTF8')::json AS payload
    FROM event JOIN (
      SELECT stream, padded(key, '36') AS inside, padded(key, '5c') AS outside
      FROM content_key WHERE stream = p_stream OFFSET 0
    ) AS own USING (stream)
    WHERE event.stream = p_stream AND event.seq <= p_events AND event.decides
    ORDER BY event.seq
  LOOP
    CASE v_event.payload ->> 'kind'
      WHEN 'Undone' THEN
        v_undone := v_undone || (v_event.payload -> 'data' ->> 'seq')::integer;
      WHEN 'Redone' THEN
        v_undone := array_remove(v_undone, (v_event.payload -> 'data' ->> 'seq')::integer);
      ELSE
        v_found := v_found || v_event.payload;
        v_seqs := v_seqs || v_event.seq;
    END CASE;
  END LOOP;
  RETURN QUERY
    SELECT found.number, found.payload ->> 'kind', found.payload -> 'data'
    FROM unnest(v_seqs, v_found) AS found (number, payload)
    WHERE found.number <> ALL (v_undone)
    ORDER BY found.number;
END $$;

-- Whether a sealed record is complete: every question that HR says is to be rated is rated, or left
-- out with a reason, and at least half of them are rated.
CREATE FUNCTION is_whole(p_stream text, p_events integer, p_bank bytea) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_event record;
  v_standing jsonb := '{}';
  v_all integer;
  v_rated integer;
  v_left_out integer;
BEGIN
  FOR v_event IN SELECT * FROM deciding(p_stream, p_events) LOOP
    CONTINUE WHEN v_event.data ->> 'question' IS NULL;
    v_standing := v_standing || jsonb_build_object(v_event.data ->> 'question', CASE v_event.kind
      WHEN 'AnswerRated' THEN
        CASE WHEN (v_event.data ->> 'level')::integer > 0 THEN 'rated' ELSE '' END
      WHEN 'QuestionSkipped' THEN
        CASE WHEN v_event.data ->> 'reason' ~ '\S' THEN 'left out' ELSE '' END
      WHEN 'SkipWithdrawn' THEN
        CASE v_standing ->> (v_event.data ->> 'question') WHEN 'rated' THEN 'rated' ELSE '' END
      ELSE
        CASE v_standing ->> (v_event.data ->> 'question') WHEN 'left out' THEN 'left out' ELSE '' END
      END);
  END LOOP;
  SELECT count(*), count(*) FILTER (WHERE v_standing ->> question = 'rated'),
         count(*) FILTER (WHERE v_standing ->> question = 'left out')
  INTO v_all, v_rated, v_left_out FROM required_question WHERE bank = p_bank;
  RETURN v_all > 0 AND v_rated + v_left_out = v_all AND 2 * v_rated >= v_all;
EXCEPTION WHEN data_exception THEN
  RETURN false;
END $$;

-- Remember which bank a sealed record was made with, whose it is, and whether it is complete.
CREATE FUNCTION judge(p_stream text) RETURNS void LANGUAGE plpgsql
SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_stream stream;
  v_bank bytea;
BEGIN
  SELECT * INTO v_stream FROM stream WHERE name = p_stream;
  IF v_stream.kind <> 'rater' OR v_stream.sealed = 0 THEN
    RETURN;
  END IF;
  SELECT decode(data ->> 'bank', 'hex') INTO v_bank FROM deciding(p_stream, v_stream.sealed)
  WHERE kind IN ('InterviewStarted', 'BankCorrected') ORDER BY seq DESC LIMIT 1;
  UPDATE stream SET bank = coalesce(v_bank, bank),
    is_complete = is_complete OR is_whole(p_stream, v_stream.sealed, v_bank)
  WHERE name = p_stream;
EXCEPTION WHEN data_exception THEN
  NULL;  -- a digest that is none
END $$;

-- Whom a rater's record is about, so that raters of one candidate are told from others: a digest
-- under a secret, both in tables that no log has. Case, accents and spaces do not count in a name.
CREATE FUNCTION note_candidate(p_stream text) RETURNS void LANGUAGE plpgsql
SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_stream stream;
  v_data json;
  v_secret bytea;
  v_name text;
  v_requisition text;
BEGIN
  SELECT * INTO v_stream FROM stream WHERE name = p_stream;
  IF v_stream.kind <> 'rater' OR v_stream.sealed = 0 THEN
    RETURN;
  END IF;
  SELECT data INTO v_data FROM deciding(p_stream, v_stream.sealed)
  WHERE kind IN ('InterviewStarted', 'DetailsCorrected') ORDER BY seq DESC LIMIT 1;
  v_name := folded(v_data ->> 'candidate');
  v_requisition := folded(v_data ->> 'requisition');
  IF coalesce(v_name, '') = '' THEN
    RETURN;
  END IF;
  INSERT INTO secret (secret)
  VALUES (sha512(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                 || uuid_send(gen_random_uuid())))
  ON CONFLICT DO NOTHING;
  SELECT secret INTO v_secret FROM secret;
  INSERT INTO candidate VALUES (
    v_stream.interview, sha256(v_secret || '\x01'::bytea || convert_to(v_name, 'UTF8')),
    CASE WHEN v_requisition <> ''
      THEN sha256(v_secret || '\x02'::bytea || convert_to(v_requisition, 'UTF8')) END)
  ON CONFLICT (interview) DO UPDATE
    SET person = EXCLUDED.person, requisition = EXCLUDED.requisition;
EXCEPTION WHEN data_exception THEN
  NULL;
END $$;

CREATE FUNCTION folded(p_text text) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT btrim(regexp_replace(
    lower(regexp_replace(normalize(p_text, NFKD), '[\u0300-\u036f]', '', 'g')),
    '[\s!-/:-@\[-`{-~’ʼ]+', ' ', 'g'))
$$;

CREATE FUNCTION put_seal(p_stream text, p_events integer, p_preamble text, p_signature text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_stream stream := own_stream(p_stream);
  v_head bytea;
BEGIN
  SELECT head INTO v_head FROM event WHERE stream = p_stream AND seq = p_events;
  IF NOT FOUND OR octet_length(p_preamble) > 100000 OR octet_length(p_signature) > 10000
     OR position('# interview seal 1' || E'\n' IN p_preamble) <> 1
     OR position(E'\n# stream: ' || p_stream || E'\n' IN p_preamble) = 0
     OR position(E'\n# events: ' || p_events || E'\n' IN p_preamble) = 0
     OR position(E'\n# head: ' || encode(v_head, 'hex') || E'\n' IN p_preamble) = 0
     OR p_signature NOT LIKE '-----BEGIN SSH SIGNATURE-----%'
     OR NOT EXISTS (SELECT FROM deciding(p_stream, p_events)
                    WHERE seq = p_events AND kind = 'InterviewSigned') THEN
    RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not a seal of these events';
  END IF;
  INSERT INTO seal VALUES (p_stream, p_events, p_preamble, p_signature) ON CONFLICT DO NOTHING;
  UPDATE stream SET sealed = greatest(sealed, p_events) WHERE name = p_stream;
  PERFORM judge(p_stream);
  PERFORM note_candidate(p_stream);
END $$;

-- A receipt or a time stamp, of whoever sees the record.
CREATE FUNCTION put_attestation(p_stream text, p_events integer, p_kind text, p_data bytea)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
BEGIN
  PERFORM writer();
  PERFORM refuse_erased(split_part(p_stream, '/', 1));
  IF NOT is_visible(p_stream) OR p_kind !~ '^[a-z][a-z0-9_-]{0,39}$'
     OR octet_length(p_data) > 1000000
     OR NOT EXISTS (SELECT FROM seal WHERE stream = p_stream AND events = p_events) THEN
    RAISE EXCEPTION USING ERRCODE = 'IH002', MESSAGE = 'there is no such seal for this role';
  END IF;
  INSERT INTO attestation VALUES (p_stream, p_events, p_kind, sha256(p_data), p_data, session_user)
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION put_bank(p_text bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
BEGIN
  PERFORM writer();
  IF octet_length(p_text) > 20000000 THEN
    RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'too long for a bank';
  END IF;
  INSERT INTO bank VALUES (sha256(p_text), p_text) ON CONFLICT DO NOTHING;
END $$;

-- Of these banks, those that are here; whoever knows the digest of a bank has a record with it.
CREATE FUNCTION banks_here(p_banks bytea[]) RETURNS SETOF bytea LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
BEGIN
  PERFORM writer();
  RETURN QUERY SELECT sha256 FROM bank WHERE sha256 = ANY (p_banks);
END $$;

CREATE FUNCTION read_bank(p_bank bytea) RETURNS bytea LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
BEGIN
  PERFORM writer();
  RETURN (SELECT text FROM bank WHERE sha256 = p_bank);
END $$;

-- What HR says a complete record with a bank rates. Said once, as a bank is its bytes.
CREATE FUNCTION require_questions(p_bank bytea, p_questions text[]) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
BEGIN
  IF writer() <> 'hr' THEN
    RAISE EXCEPTION USING ERRCODE = 'IH001', MESSAGE = 'HR says what a complete record rates';
  END IF;
  IF EXISTS (SELECT FROM required_question WHERE bank = p_bank) THEN
    RETURN;
  END IF;
  INSERT INTO required_question SELECT p_bank, unnest(p_questions) ON CONFLICT DO NOTHING;
  PERFORM judge(name) FROM stream WHERE bank = p_bank AND sealed > 0 AND NOT is_complete;
END $$;

CREATE FUNCTION required_banks() RETURNS SETOF bytea LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
BEGIN
  PERFORM writer();
  RETURN QUERY SELECT DISTINCT bank FROM required_question;
END $$;

-- How this person's own streams stand: whether each is sealed to its end, complete, made with a bank
-- that HR stands behind, and erased.
CREATE FUNCTION my_streams()
RETURNS TABLE (name text, events integer, head bytea, sealed integer, is_complete boolean,
               is_bank_known boolean, has_key boolean, is_erased boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT stream.name, stream.events, stream.head, stream.sealed, stream.is_complete,
    EXISTS (SELECT FROM required_question WHERE required_question.bank = stream.bank),
    EXISTS (SELECT FROM content_key WHERE content_key.stream = stream.name),
    EXISTS (SELECT FROM tombstone WHERE tombstone.interview = stream.interview)
  FROM stream
  WHERE stream.login = session_user AND my_part() IN ('rater', 'hr')
  ORDER BY stream.name
$$;

-- The chain of a journal, from this person.
CREATE FUNCTION put_links(p_journal text, p_after integer, p_bodies text[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
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
  FOREACH v_body IN ARRAY p_bodies LOOP
    v_number := v_number + 1;
    IF v_number <= v_last THEN
      PERFORM FROM link WHERE journal = p_journal AND number = v_number AND body = v_body;
      IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'IH004', MESSAGE = 'another link is there';
      END IF;
      CONTINUE;
    END IF;
    SELECT hash INTO v_hash FROM link WHERE journal = p_journal AND number = v_number - 1;
    INSERT INTO link VALUES (
      p_journal, v_number, v_body,
      sha256(coalesce(v_hash, decode(repeat('00', 32), 'hex')) || convert_to(v_body, 'UTF8')));
  END LOOP;
  RETURN greatest(v_last, v_number);
END $$;

CREATE FUNCTION my_links(p_journal text, p_after integer)
RETURNS TABLE (number integer, body text, hash bytea) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
  SELECT link.number, link.body, link.hash FROM link JOIN journal ON journal.id = link.journal
  WHERE journal.id = p_journal AND journal.login = session_user AND link.number > p_after
  ORDER BY link.number
$$;

CREATE FUNCTION my_chain_end(p_journal text) RETURNS TABLE (number integer, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT coalesce(max(link.number), 0),
    (SELECT last.hash FROM link AS last WHERE last.journal = p_journal
     AND last.number = max(link.number))
  FROM link JOIN journal ON journal.id = link.journal
  WHERE journal.id = p_journal AND journal.login = session_user
$$;

-- Erase an interview: HR any, a rater his own. Its keys and its content go, and what is left proves
-- that it was there. Whether anything was there is not said.
CREATE FUNCTION erase(p_interview text, p_words text, p_signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
BEGIN
  IF writer() <> 'hr' AND NOT EXISTS (
    SELECT FROM stream
    WHERE interview = p_interview AND login = session_user AND kind = 'rater') THEN
    RETURN;
  END IF;
  IF p_interview !~ '^[a-z0-9]{1,40}$' OR octet_length(p_words) > 1000
     OR octet_length(p_signature) > 10000
     OR position(E'\ninterview: ' || p_interview || E'\n' IN p_words) = 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'IH006', MESSAGE = 'not the tombstone of this interview';
  END IF;
  PERFORM pg_advisory_xact_lock(lock_of(p_interview, 'erase'));
  INSERT INTO tombstone VALUES (p_interview, p_words, p_signature, session_user)
  ON CONFLICT DO NOTHING;
  DELETE FROM content_key USING stream
  WHERE stream.name = content_key.stream AND stream.interview = p_interview;
  DELETE FROM candidate WHERE interview = p_interview;
  UPDATE event SET content = NULL FROM stream
  WHERE stream.name = event.stream AND stream.interview = p_interview AND content IS NOT NULL;
END $$;

-- The same for a person's own stream that was not sent to its end: what is left of it is added first,
-- commitments and seals, so that its chain has no hole. Where the interview is erased here already,
-- only that is done.
CREATE FUNCTION erase_unsent(
  p_stream text, p_commitments bytea[], p_sealed integer[], p_preambles text[],
  p_signatures text[], p_words text, p_signature text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
DECLARE
  v_interview text := split_part(p_stream, '/', 1);
  v_part text := writer();
  v_is_erased boolean;
  v_rater text;
  v_stream stream;
BEGIN
  PERFORM pg_advisory_xact_lock(lock_of(v_interview, 'begin'));
  SELECT name INTO v_rater FROM stream WHERE interview = v_interview AND kind = 'rater';
  v_is_erased := EXISTS (SELECT FROM tombstone WHERE interview = v_interview);
  IF v_part <> 'hr' AND NOT v_is_erased AND v_rater <> p_stream THEN
    RETURN;  -- not this person's to erase, and whether it is there is not said
  END IF;
  INSERT INTO stream (name, login, kind, head, key_check)
  VALUES (p_stream, session_user, CASE WHEN v_rater IS NULL THEN 'rater' ELSE 'stray' END,
          sha256('interview stream 1'::bytea || '\x0a'::bytea || p_stream::bytea), '')
  ON CONFLICT DO NOTHING;
  SELECT * INTO v_stream FROM stream WHERE name = p_stream AND login = session_user FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  FOR v_seq IN v_stream.events + 1 .. cardinality(p_commitments) LOOP
    v_stream.head := sha256(v_stream.head || p_commitments[v_seq]);
    INSERT INTO event VALUES (p_stream, v_seq, NULL, p_commitments[v_seq], v_stream.head, false);
  END LOOP;
  INSERT INTO seal
  SELECT p_stream, asked.events, asked.preamble, asked.signature
  FROM unnest(p_sealed, p_preambles, p_signatures) AS asked (events, preamble, signature)
  WHERE asked.events BETWEEN 1 AND cardinality(p_commitments)
    AND octet_length(asked.preamble) + octet_length(asked.signature) < 100000
  ON CONFLICT DO NOTHING;
  UPDATE stream SET events = greatest(events, cardinality(p_commitments)), head = v_stream.head,
    kind = CASE WHEN kind <> 'empty' THEN kind WHEN v_rater IS NULL THEN 'rater' ELSE 'stray' END,
    sealed = greatest(sealed, (SELECT max(events) FROM seal WHERE stream = p_stream))
  WHERE name = p_stream;
  IF NOT v_is_erased THEN
    PERFORM erase(v_interview, p_words, p_signature);
  END IF;
END $$;

-- The tombstones of interviews that somebody names: ids cannot be guessed.
CREATE FUNCTION tombstones(p_interviews text[])
RETURNS TABLE (interview text, words text, signature text) LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
BEGIN
  PERFORM writer();
  RETURN QUERY SELECT tombstone.interview, tombstone.words, tombstone.signature
  FROM tombstone WHERE tombstone.interview = ANY (p_interviews);
END $$;

-- What is left of streams that were erased, for whoever names them: a machine that was put back finds
-- them in its chain. There is no content in it.
CREATE FUNCTION tombstone_events(p_streams text[])
RETURNS TABLE (stream text, seq integer, commitment bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT event.stream, event.seq, event.commitment
  FROM stream JOIN tombstone USING (interview) JOIN event ON event.stream = stream.name
  WHERE stream.name = ANY (p_streams) AND my_part() IN ('rater', 'hr')
  ORDER BY event.stream, event.seq
$$;

CREATE FUNCTION tombstone_seals(p_streams text[])
RETURNS TABLE (stream text, events integer, preamble text, signature text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT seal.stream, seal.events, seal.preamble, seal.signature
  FROM stream JOIN tombstone USING (interview) JOIN seal ON seal.stream = stream.name
  WHERE stream.name = ANY (p_streams) AND my_part() IN ('rater', 'hr')
  ORDER BY seal.stream, seal.events
$$;

-- What the hub is, and what this person is in it: `null` for no member.
CREATE FUNCTION hub() RETURNS TABLE (version integer, part text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT about.version, my_part() FROM about
$$;

-- For the auditor: the chains, the seals and the tombstones. No function of these reads content.
CREATE FUNCTION auditor() RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = interview_hub, pg_temp AS $$
BEGIN
  IF my_part() IS DISTINCT FROM 'auditor' THEN
    RAISE EXCEPTION USING ERRCODE = 'IH001', MESSAGE = 'this is for an auditor';
  END IF;
  RETURN true;
END $$;

CREATE FUNCTION audit_links() RETURNS TABLE (journal text, login name, number integer, body text,
                                             hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT journal.id, journal.login, link.number, link.body, link.hash
  FROM journal JOIN link ON link.journal = journal.id WHERE auditor()
  ORDER BY journal.id, link.number
$$;

CREATE FUNCTION audit_events() RETURNS TABLE (stream text, login name, seq integer,
                                              commitment bytea, head bytea, is_erased boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT event.stream, stream.login, event.seq, event.commitment, event.head,
    event.content IS NULL
  FROM stream JOIN event ON event.stream = stream.name WHERE auditor()
  ORDER BY event.stream, event.seq
$$;

CREATE FUNCTION audit_seals() RETURNS TABLE (stream text, events integer, preamble text,
                                             signature text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT seal.* FROM seal WHERE auditor() ORDER BY seal.stream, seal.events
$$;

CREATE FUNCTION audit_tombstones() RETURNS TABLE (interview text, words text, signature text,
                                                  login name, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT tombstone.* FROM tombstone WHERE auditor() ORDER BY at
$$;

GRANT EXECUTE ON FUNCTION
  hub, open_pad, begin_stream, give_key, put_events, put_seal, put_attestation, put_bank,
  banks_here, read_bank, require_questions, required_banks, my_streams, put_links, my_links,
  my_chain_end, erase, erase_unsent, tombstones, tombstone_events, tombstone_seals,
  audit_links, audit_events, audit_seals, audit_tombstones
  TO {member};
