-- Nobody writes in a transaction that looks back: it does not see an erasure, and would bring a key
-- back behind it. Its error is IH009; the others are told in 004.
CREATE OR REPLACE FUNCTION writer() RETURNS text LANGUAGE plpgsql STABLE
SET search_path = interview_hub, pg_temp AS $$
DECLARE v_part text := my_part();
BEGIN
  IF v_part IS NULL OR v_part NOT IN ('rater', 'hr') THEN
    RAISE EXCEPTION USING ERRCODE = 'IH001', MESSAGE = 'this role may not write here';
  END IF;
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION USING ERRCODE = 'IH009', MESSAGE = 'write with READ COMMITTED';
  END IF;
  RETURN v_part;
END $$;
