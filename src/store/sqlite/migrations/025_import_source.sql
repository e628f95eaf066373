-- From which file an import came: its name alone, never where it lay. What was done before has none.
ALTER TABLE operation ADD COLUMN source TEXT;

-- The log only grows. The one exception is a person's erasure, which may blank who did something and the name of a file
-- that speaks of them, and nothing else.
DROP TRIGGER operation_is_final;
CREATE TRIGGER operation_is_final BEFORE UPDATE ON operation
WHEN NOT (
    NEW.who IN ('', OLD.who) AND (NEW.source IS NULL OR NEW.source IS OLD.source) AND NEW.sequence = OLD.sequence
    AND NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.at = OLD.at AND NEW.undoes IS OLD.undoes
)
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;
