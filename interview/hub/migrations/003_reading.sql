-- as: {door}
-- What a person reads of the hub. Row security decides which rows there are.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE FUNCTION is_visible(p_stream text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
  SELECT EXISTS (SELECT FROM stream WHERE name = p_stream)
$$;

-- Streams behind a name, in the order of their names: what a person may read of each.
CREATE FUNCTION readable(p_after text, p_limit integer)
RETURNS TABLE (name text, is_mine boolean, events integer, head bytea, seals integer[],
               has_key boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT stream.name, stream.login = session_user,
    event.seq, event.head,
    ARRAY(SELECT seal.events FROM seal WHERE seal.stream = stream.name ORDER BY 1),
    EXISTS (SELECT FROM content_key WHERE content_key.stream = stream.name)
  FROM stream JOIN event ON event.stream = stream.name AND event.seq =
    CASE WHEN stream.login = session_user THEN stream.events ELSE stream.sealed END
  WHERE stream.name > p_after AND event.content IS NOT NULL
  ORDER BY stream.name LIMIT p_limit
$$;

-- The events of streams behind given numbers, at most so many of each.
CREATE FUNCTION read_events(p_streams text[], p_after integer[], p_limit integer)
RETURNS TABLE (stream text, seq integer, content bytea, commitment bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT event.stream, event.seq, event.content, event.commitment
  FROM unnest(p_streams, p_after) AS asked (name, after)
  JOIN event ON event.stream = asked.name AND event.seq > asked.after
    AND event.seq <= asked.after + p_limit
  ORDER BY event.stream, event.seq
$$;

CREATE FUNCTION read_keys(p_streams text[]) RETURNS TABLE (stream text, key bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT content_key.stream, content_key.key
  FROM content_key WHERE content_key.stream = ANY (p_streams)
$$;

CREATE FUNCTION read_seals(p_streams text[])
RETURNS TABLE (stream text, events integer, preamble text, signature text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT seal.stream, seal.events, seal.preamble, seal.signature
  FROM seal WHERE seal.stream = ANY (p_streams) ORDER BY seal.stream, seal.events
$$;

-- What others said of seals; the data only where it is asked for.
CREATE FUNCTION read_attestations(p_streams text[], p_with_data boolean)
RETURNS TABLE (stream text, events integer, kind text, digest bytea, data bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT attestation.stream, attestation.events, attestation.kind, attestation.digest,
    CASE WHEN p_with_data THEN attestation.data END
  FROM attestation WHERE attestation.stream = ANY (p_streams)
  ORDER BY attestation.stream, attestation.events, attestation.kind, attestation.digest
$$;

GRANT EXECUTE ON FUNCTION readable, read_events, read_keys, read_seals, read_attestations
  TO {member};
GRANT EXECUTE ON FUNCTION is_visible TO {owner};
