-- as: {door}
-- What is new of what a person may read. Row security decides which rows there are.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- The streams of which something became readable in a transaction, or in one that began later. It is
-- HR's alone: what it went through would tell a rater when others sign.
CREATE FUNCTION changed_streams(p_since text) RETURNS TABLE (name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = interview_hub, pg_temp AS $$
  SELECT DISTINCT change.stream FROM change
  WHERE change.at >= p_since::xid8 AND (SELECT my_part()) = 'hr'
$$;

GRANT EXECUTE ON FUNCTION changed_streams TO {member};
