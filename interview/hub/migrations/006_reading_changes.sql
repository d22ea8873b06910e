-- as: {door}
-- What is new of what a person may read. Row security decides which rows there are.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- The streams of which something became readable in a transaction, or in one that began later.
CREATE FUNCTION changed_streams(p_since text) RETURNS TABLE (name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT DISTINCT change.stream FROM change WHERE change.at >= p_since::xid8
$$;

-- As `readable`, of the streams that are named.
CREATE FUNCTION readable_of(p_streams text[])
RETURNS TABLE (name text, is_mine boolean, events integer, head bytea, seals integer[],
               has_key boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT stream.name, stream.login = session_user,
    event.seq, event.head,
    ARRAY(SELECT seal.events FROM seal WHERE seal.stream = stream.name ORDER BY 1),
    EXISTS (SELECT FROM content_key WHERE content_key.stream = stream.name)
  FROM stream JOIN event ON event.stream = stream.name AND event.seq =
    CASE WHEN stream.login = session_user THEN stream.events ELSE stream.sealed END
  WHERE stream.name = ANY (p_streams) AND event.content IS NOT NULL
  ORDER BY stream.name
$$;

GRANT EXECUTE ON FUNCTION changed_streams, readable_of TO {member};
