-- The systems that are used for an agency, who among us has access to them, and what belongs to our own people.

CREATE TABLE system (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_system (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    system     TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
    purpose    TEXT NOT NULL,
    valid_from TEXT,
    valid_to   TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX agency_system_agency ON agency_system (agency);
CREATE INDEX agency_system_system ON agency_system (system);

CREATE TABLE system_access (
    id            TEXT NOT NULL PRIMARY KEY,
    agency_system TEXT NOT NULL REFERENCES agency_system (id) DEFERRABLE INITIALLY DEFERRED,
    agency        TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    employee      TEXT NOT NULL REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    valid_from    TEXT,
    valid_to      TEXT,
    UNIQUE (agency_system, employee),
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX system_access_agency ON system_access (agency);
CREATE INDEX system_access_employee ON system_access (employee);

ALTER TABLE employee ADD COLUMN service_group TEXT REFERENCES service_group (id) DEFERRABLE INITIALLY DEFERRED;
-- The last day of somebody who has left or is about to.
ALTER TABLE employee ADD COLUMN last_day TEXT;
