-- Which group of ours handles which process of an agency, by date.

CREATE TABLE service_process (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES service_process (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE service_group (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    phone      TEXT NOT NULL,
    email      TEXT NOT NULL,
    note       TEXT NOT NULL,
    position   INTEGER NOT NULL,
    retired_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_service (
    id            TEXT NOT NULL PRIMARY KEY,
    agency        TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    process       TEXT NOT NULL REFERENCES service_process (id) DEFERRABLE INITIALLY DEFERRED,
    service_group TEXT NOT NULL REFERENCES service_group (id) DEFERRABLE INITIALLY DEFERRED,
    valid_from    TEXT,
    valid_to      TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX agency_service_agency ON agency_service (agency);
CREATE INDEX agency_service_process ON agency_service (process);
CREATE INDEX agency_service_group ON agency_service (service_group);
