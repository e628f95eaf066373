-- Who collects, updates and answers for each group of fields, and what somebody says is no longer true. The table of
-- verifications takes any group of fields as it is.

CREATE TABLE data_duty (
    id              TEXT NOT NULL PRIMARY KEY,
    agency          TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    field_group     TEXT NOT NULL CHECK (field_group <> ''),
    source_fi       TEXT NOT NULL,
    source_sv       TEXT NOT NULL,
    source_en       TEXT NOT NULL,
    collector       TEXT NOT NULL,
    updater         TEXT NOT NULL,
    owner           TEXT REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    interval_months INTEGER NOT NULL CHECK (interval_months BETWEEN 1 AND 120)
) STRICT, WITHOUT ROWID;
CREATE INDEX data_duty_agency ON data_duty (agency);
CREATE INDEX data_duty_owner ON data_duty (owner);

CREATE TABLE doubt (
    id          TEXT NOT NULL PRIMARY KEY,
    agency      TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    field_group TEXT NOT NULL CHECK (field_group <> ''),
    -- A row of the group, which may be gone meanwhile.
    record      TEXT,
    text        TEXT NOT NULL CHECK (trim(text) <> ''),
    raised_by   TEXT NOT NULL,
    raised_on   TEXT NOT NULL,
    outcome     TEXT CHECK (outcome IN ('corrected', 'still_true')),
    settled_by  TEXT NOT NULL,
    settled_on  TEXT,
    CHECK ((outcome IS NULL) = (settled_on IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX doubt_agency ON doubt (agency);
