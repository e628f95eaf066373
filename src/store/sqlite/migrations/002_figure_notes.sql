-- Notes on figures, and who has looked a group of fields over, and when.

ALTER TABLE headcount ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE volume ADD COLUMN note TEXT NOT NULL DEFAULT '';

CREATE TABLE verification (
    id          TEXT NOT NULL PRIMARY KEY,
    agency      TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    field_group TEXT NOT NULL CHECK (field_group <> ''),
    year        INTEGER CHECK (year BETWEEN 1990 AND 2100),
    verified_on TEXT NOT NULL,
    verified_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX verification_agency ON verification (agency);
