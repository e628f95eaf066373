-- What is told about the keeping of personal data, for how long each kind is kept, and who has been erased.

CREATE TABLE privacy_notice (
    id         TEXT NOT NULL PRIMARY KEY,
    controller TEXT NOT NULL,
    contact    TEXT NOT NULL,
    purpose    TEXT NOT NULL,
    basis      TEXT NOT NULL,
    content    TEXT NOT NULL,
    source     TEXT NOT NULL,
    recipients TEXT NOT NULL,
    retention  TEXT NOT NULL,
    rights     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE retention (
    id     TEXT NOT NULL PRIMARY KEY,
    kind   TEXT NOT NULL UNIQUE CHECK (kind <> ''),
    -- Absent: kept until somebody removes it.
    months INTEGER CHECK (months BETWEEN 1 AND 1200)
) STRICT, WITHOUT ROWID;

-- By what an erased person would be known again, without the name: their rows, or a salted hash of a name that had no
-- row. `clean` says that the free pages have been written over too.
CREATE TABLE erasure (
    operation  TEXT NOT NULL,
    table_name TEXT NOT NULL,
    record     TEXT NOT NULL,
    alias      TEXT NOT NULL,
    at         TEXT NOT NULL,
    clean      INTEGER NOT NULL CHECK (clean IN (0, 1)),
    PRIMARY KEY (operation, table_name, record)
) STRICT, WITHOUT ROWID;

-- The log only grows. The one exception is a person's erasure, which may blank who did something, and nothing else.
DROP TRIGGER operation_is_final;
CREATE TRIGGER operation_is_final BEFORE UPDATE ON operation
WHEN NOT (
    NEW.who = '' AND NEW.sequence = OLD.sequence AND NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.at = OLD.at
    AND NEW.undoes IS OLD.undoes
)
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;
