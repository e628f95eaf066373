-- Contacts with dates: one who begins next month can be entered now, and a former one stays in sight as former.

ALTER TABLE contact ADD COLUMN valid_from TEXT;
ALTER TABLE contact ADD COLUMN valid_to TEXT CHECK (valid_to >= valid_from);

-- What an employment type is to the total: a part of it, of which others count already, or beside it. A type of which
-- nothing is said is a part of it, fee recipients alone stand beside it.
CREATE TABLE employment_counting (
    id              TEXT NOT NULL PRIMARY KEY,
    employment_type TEXT NOT NULL UNIQUE REFERENCES employment_type (id) DEFERRABLE INITIALLY DEFERRED,
    counting        TEXT NOT NULL CHECK (counting IN ('counted', 'of_which', 'beside'))
) STRICT, WITHOUT ROWID;

-- Heads may also be counted in person-years.
CREATE TABLE headcount_new (
    id              TEXT NOT NULL PRIMARY KEY,
    agency          TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    year            INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    employment_type TEXT NOT NULL REFERENCES employment_type (id) DEFERRABLE INITIALLY DEFERRED,
    basis           TEXT NOT NULL
        CHECK (basis IN
            ('persons_year_end', 'employments_year_end', 'persons_average', 'employments_average', 'person_years')),
    count           INTEGER NOT NULL CHECK (count BETWEEN 0 AND 99999999),
    note            TEXT NOT NULL DEFAULT '',
    UNIQUE (agency, year, employment_type, basis)
) STRICT, WITHOUT ROWID;
INSERT INTO headcount_new (id, agency, year, employment_type, basis, count, note)
    SELECT id, agency, year, employment_type, basis, count, note FROM headcount;
DROP TABLE headcount;
ALTER TABLE headcount_new RENAME TO headcount;
