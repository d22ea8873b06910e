-- as: {door}
-- The server counts for everybody through how many rows and pages a query went. Nothing may be asked
-- behind a name or a moment that hidden rows stand behind: their number would be told, and so, letter
-- by letter, their names.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

DROP FUNCTION readable(text, integer);

-- The names of all streams of which a person may read something; `readable_of` tells what.
CREATE FUNCTION readable_streams() RETURNS TABLE (name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT stream.name FROM stream WHERE (SELECT my_part()) = 'hr'
  UNION SELECT stream.name FROM stream WHERE login = session_user
  UNION SELECT stream.name FROM stream WHERE interview IN (SELECT rated_by_me())
$$;

-- As in 006, for HR alone: what it went through would tell a rater when others sign.
CREATE OR REPLACE FUNCTION changed_streams(p_since text) RETURNS TABLE (name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT DISTINCT change.stream FROM change
  WHERE change.at >= p_since::xid8 AND (SELECT my_part()) = 'hr'
$$;

GRANT EXECUTE ON FUNCTION readable_streams TO {member};
