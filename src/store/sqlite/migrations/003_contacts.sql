-- The people of the agencies, what they are asked about, and how they are reached.

CREATE TABLE contact_role (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES contact_role (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    id       TEXT NOT NULL PRIMARY KEY,
    agency   TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    person   TEXT NOT NULL,
    name     TEXT NOT NULL CHECK (trim(name) <> ''),
    title    TEXT NOT NULL,
    language TEXT CHECK (language IN ('fi', 'sv', 'en')),
    rank     TEXT NOT NULL CHECK (rank IN ('primary', 'substitute', 'other')),
    note     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_agency ON contact (agency);
CREATE INDEX contact_person ON contact (person);

CREATE TABLE contact_reach (
    id       TEXT NOT NULL PRIMARY KEY,
    contact  TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    agency   TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    kind     TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'fax')),
    label    TEXT NOT NULL,
    value    TEXT NOT NULL CHECK (trim(value) <> ''),
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_reach_contact ON contact_reach (contact);
CREATE INDEX contact_reach_agency ON contact_reach (agency);

CREATE TABLE contact_in_role (
    id      TEXT NOT NULL PRIMARY KEY,
    contact TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    agency  TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    role    TEXT NOT NULL REFERENCES contact_role (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_in_role_contact ON contact_in_role (contact);
CREATE INDEX contact_in_role_agency ON contact_in_role (agency);
CREATE INDEX contact_in_role_role ON contact_in_role (role);
