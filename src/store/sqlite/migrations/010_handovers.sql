-- Who has taken over which agency during an absence, and what is not finished at an agency.

CREATE TABLE handover (
    id            TEXT NOT NULL PRIMARY KEY,
    absence       TEXT NOT NULL REFERENCES absence (id) DEFERRABLE INITIALLY DEFERRED,
    agency        TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    stand_in      TEXT REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    taken_over_at TEXT,
    notes         TEXT NOT NULL,
    UNIQUE (absence, agency),
    CHECK ((stand_in IS NULL) = (taken_over_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_agency ON handover (agency);
CREATE INDEX handover_stand_in ON handover (stand_in);

CREATE TABLE open_matter (
    id        TEXT NOT NULL PRIMARY KEY,
    agency    TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    text      TEXT NOT NULL CHECK (trim(text) <> ''),
    due       TEXT,
    state     TEXT NOT NULL CHECK (state IN ('open', 'parked', 'done')),
    opened_on TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    closed_on TEXT,
    closed_by TEXT NOT NULL,
    CHECK ((state = 'done') = (closed_on IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX open_matter_agency ON open_matter (agency);
