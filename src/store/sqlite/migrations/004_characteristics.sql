-- What is special about an agency: what to watch out for, how serious it is, when it bites, what to do.

CREATE TABLE characteristic_category (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES characteristic_category (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE characteristic (
    id          TEXT NOT NULL PRIMARY KEY,
    agency      TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    category    TEXT REFERENCES characteristic_category (id) DEFERRABLE INITIALLY DEFERRED,
    severity    TEXT NOT NULL CHECK (severity IN ('critical', 'important', 'note')),
    title       TEXT NOT NULL CHECK (trim(title) <> ''),
    body        TEXT NOT NULL,
    what_to_do  TEXT NOT NULL,
    -- Numbers of months, ascending: '1,6,12'. Empty is always.
    months      TEXT NOT NULL CHECK (months NOT GLOB '*[^0-9,]*'),
    author      TEXT NOT NULL,
    written_on  TEXT NOT NULL,
    verified_on TEXT,
    verified_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX characteristic_agency ON characteristic (agency);
CREATE INDEX characteristic_category_of ON characteristic (category);
