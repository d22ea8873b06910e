-- Who may see which row. The functions that read belong to {door}, which these policies bind; no
-- person has a right on a table, so that no plan, count or conflict tells of a row that is hidden.

CREATE FUNCTION my_part() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
  SELECT part FROM person WHERE login = session_user
$$;

-- The interviews of candidates whom this person has rated: with a record that is complete and
-- sealed here. Requisitions tell namesakes apart where both are given.
CREATE FUNCTION rated_by_me() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = interview_hub, pg_temp AS $$
  SELECT other.interview
  FROM stream
  JOIN candidate AS mine ON mine.interview = stream.interview
  JOIN candidate AS other ON other.person = mine.person
    AND coalesce(other.requisition = mine.requisition, true)
  WHERE stream.login = session_user AND stream.kind = 'rater' AND stream.is_complete
$$;

GRANT EXECUTE ON FUNCTION my_part, rated_by_me TO {door};
GRANT SELECT ON stream, event, seal, attestation, content_key TO {door};
ALTER TABLE stream ENABLE ROW LEVEL SECURITY;
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal ENABLE ROW LEVEL SECURITY;
ALTER TABLE attestation ENABLE ROW LEVEL SECURITY;
ALTER TABLE content_key ENABLE ROW LEVEL SECURITY;
-- These have no policy: by row security too, nobody but their owner reads them.
ALTER TABLE about ENABLE ROW LEVEL SECURITY;
ALTER TABLE person ENABLE ROW LEVEL SECURITY;
ALTER TABLE bank ENABLE ROW LEVEL SECURITY;
ALTER TABLE required_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE link ENABLE ROW LEVEL SECURITY;
ALTER TABLE tombstone ENABLE ROW LEVEL SECURITY;
ALTER TABLE candidate ENABLE ROW LEVEL SECURITY;
ALTER TABLE secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE pad ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen ON stream FOR SELECT TO {door} USING (
  CASE (SELECT my_part())
    WHEN 'hr' THEN login = session_user OR (sealed > 0 AND kind IN ('rater', 'hr', 'panel'))
    WHEN 'rater' THEN login = session_user OR (
      sealed > 0 AND kind IN ('rater', 'panel') AND interview IN (SELECT rated_by_me()))
    ELSE false
  END
);
-- Behind the last seal a record is its writer's alone.
CREATE POLICY seen ON event FOR SELECT TO {door} USING (
  EXISTS (
    SELECT FROM stream
    WHERE stream.name = event.stream AND (login = session_user OR seq <= sealed)
  )
);
CREATE POLICY seen ON seal FOR SELECT TO {door} USING (
  EXISTS (SELECT FROM stream WHERE stream.name = seal.stream)
);
CREATE POLICY seen ON attestation FOR SELECT TO {door} USING (
  EXISTS (SELECT FROM stream WHERE stream.name = attestation.stream)
);
CREATE POLICY seen ON content_key FOR SELECT TO {door} USING (
  EXISTS (SELECT FROM stream WHERE stream.name = content_key.stream)
);
