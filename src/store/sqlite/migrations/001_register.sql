-- The register: lists, staff, agencies, figures, pictures, the log.
-- Dates are ISO 8601 text, flags 0 or 1, identities UUID text. References are checked at the commit and never cascade:
-- a row that went by cascade would be missing from the log.

CREATE TABLE parent_organisation (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES parent_organisation (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE branch (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES branch (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE employment_type (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES employment_type (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE city (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE identifier_kind (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES identifier_kind (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    unit_fi     TEXT NOT NULL,
    unit_sv     TEXT NOT NULL,
    unit_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
    id       TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL CHECK (trim(name) <> ''),
    city     TEXT REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE employee (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL CHECK (trim(name) <> ''),
    role          TEXT NOT NULL CHECK (role IN ('secretary', 'supervisor')),
    speaks_fi     INTEGER NOT NULL CHECK (speaks_fi IN (0, 1)),
    speaks_sv     INTEGER NOT NULL CHECK (speaks_sv IN (0, 1)),
    speaks_en     INTEGER NOT NULL CHECK (speaks_en IN (0, 1)),
    phone         TEXT NOT NULL,
    email         TEXT NOT NULL,
    team          TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    city          TEXT REFERENCES city (id) DEFERRABLE INITIALLY DEFERRED,
    working_share INTEGER NOT NULL CHECK (working_share BETWEEN 1 AND 100),
    login_names   TEXT NOT NULL,
    active        INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Pictures are immutable and keyed by the SHA-256 of their bytes.
CREATE TABLE agency_logo (
    hash TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
    png  BLOB NOT NULL
) STRICT;

CREATE TABLE agency (
    id                      TEXT NOT NULL PRIMARY KEY,
    name_fi                 TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv                 TEXT NOT NULL,
    name_en                 TEXT NOT NULL,
    abbreviation            TEXT NOT NULL,
    kind                    TEXT NOT NULL CHECK (kind IN ('agency', 'institution', 'fund')),
    mission                 TEXT NOT NULL,
    parent_organisation     TEXT REFERENCES parent_organisation (id) DEFERRABLE INITIALLY DEFERRED,
    branch                  TEXT REFERENCES branch (id) DEFERRABLE INITIALLY DEFERRED,
    bookkeeping_unit_number TEXT NOT NULL,
    bookkeeping_unit_name   TEXT NOT NULL,
    business_id             TEXT NOT NULL,
    visiting_street         TEXT NOT NULL,
    visiting_postcode       TEXT NOT NULL,
    visiting_city           TEXT NOT NULL,
    postal_street           TEXT NOT NULL,
    postal_postcode         TEXT NOT NULL,
    postal_city             TEXT NOT NULL,
    website                 TEXT NOT NULL,
    switchboard             TEXT NOT NULL,
    email                   TEXT NOT NULL,
    service_language        TEXT CHECK (service_language IN ('fi', 'sv', 'en')),
    client_since            TEXT,
    client_until            TEXT,
    logo                    TEXT REFERENCES agency_logo (hash) DEFERRABLE INITIALLY DEFERRED,
    notes                   TEXT NOT NULL,
    CHECK (client_since IS NULL OR client_until IS NULL OR client_since <= client_until)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_identifier (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    kind       TEXT NOT NULL REFERENCES identifier_kind (id) DEFERRABLE INITIALLY DEFERRED,
    value      TEXT NOT NULL,
    valid_from TEXT,
    valid_to   TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX agency_identifier_agency ON agency_identifier (agency);

CREATE TABLE opening_hours (
    id      TEXT NOT NULL PRIMARY KEY,
    agency  TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens   TEXT,
    closes  TEXT,
    UNIQUE (agency, weekday),
    CHECK ((opens IS NULL) = (closes IS NULL) AND (opens IS NULL OR opens < closes))
) STRICT, WITHOUT ROWID;

CREATE TABLE opening_exception (
    id     TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    date   TEXT NOT NULL,
    opens  TEXT,
    closes TEXT,
    note   TEXT NOT NULL,
    UNIQUE (agency, date),
    CHECK ((opens IS NULL) = (closes IS NULL) AND (opens IS NULL OR opens < closes))
) STRICT, WITHOUT ROWID;

CREATE TABLE account_person (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    role       TEXT NOT NULL CHECK (role IN ('account_manager', 'account_contact')),
    name       TEXT NOT NULL,
    phone      TEXT NOT NULL,
    email      TEXT NOT NULL,
    valid_from TEXT,
    valid_to   TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_person_agency ON account_person (agency);

CREATE TABLE succession (
    id                  TEXT NOT NULL PRIMARY KEY,
    agency              TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    predecessor         TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    kind                TEXT NOT NULL CHECK (kind IN ('renamed', 'merged', 'split')),
    date                TEXT NOT NULL,
    former_name_fi      TEXT NOT NULL,
    former_name_sv      TEXT NOT NULL,
    former_name_en      TEXT NOT NULL,
    former_abbreviation TEXT NOT NULL,
    CHECK ((predecessor IS NULL) = (kind = 'renamed')),
    CHECK (predecessor IS NULL OR predecessor <> agency)
) STRICT, WITHOUT ROWID;
CREATE INDEX succession_agency ON succession (agency);
CREATE INDEX succession_predecessor ON succession (predecessor);

CREATE TABLE assignment (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    employee   TEXT NOT NULL REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    role       TEXT NOT NULL CHECK (role IN ('responsible', 'deputy')),
    valid_from TEXT,
    valid_to   TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignment_agency ON assignment (agency);
CREATE INDEX assignment_employee ON assignment (employee);

CREATE TABLE headcount (
    id              TEXT NOT NULL PRIMARY KEY,
    agency          TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    year            INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    employment_type TEXT NOT NULL REFERENCES employment_type (id) DEFERRABLE INITIALLY DEFERRED,
    basis           TEXT NOT NULL
        CHECK (basis IN ('persons_year_end', 'employments_year_end', 'persons_average', 'employments_average')),
    count           INTEGER NOT NULL CHECK (count BETWEEN 0 AND 99999999),
    UNIQUE (agency, year, employment_type, basis)
) STRICT, WITHOUT ROWID;

CREATE TABLE volume (
    id      TEXT NOT NULL PRIMARY KEY,
    agency  TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    product TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    year    INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    count   INTEGER NOT NULL CHECK (count BETWEEN 0 AND 99999999),
    UNIQUE (agency, product, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    undoes   TEXT REFERENCES operation (id)
) STRICT;

CREATE TABLE change (
    operation      INTEGER NOT NULL REFERENCES operation (sequence),
    position       INTEGER NOT NULL,
    table_name     TEXT NOT NULL,
    record         TEXT NOT NULL,
    agency         TEXT,
    schema_version INTEGER NOT NULL,
    before         TEXT,
    after          TEXT,
    erased         INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1)),
    PRIMARY KEY (operation, position),
    CHECK (erased = 1 OR before IS NOT NULL OR after IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record ON change (record);
CREATE INDEX change_agency ON change (agency, table_name, operation);

-- The log only grows. The one exception is a person's erasure, which blanks the content and says so.
CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;
CREATE TRIGGER operation_is_final BEFORE UPDATE ON operation
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;
CREATE TRIGGER change_is_final BEFORE UPDATE ON change
WHEN NOT (
    NEW.erased = 1 AND NEW.before IS NULL AND NEW.after IS NULL
    AND NEW.operation = OLD.operation AND NEW.position = OLD.position AND NEW.table_name = OLD.table_name
    AND NEW.record = OLD.record AND NEW.agency IS OLD.agency AND NEW.schema_version = OLD.schema_version
)
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;
