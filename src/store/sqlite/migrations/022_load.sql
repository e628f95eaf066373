-- What a person-year of our work comes to: how many of a product one person handles in a year, what an agency takes more or
-- less than the average, and what a person-year costs.

CREATE TABLE norm (
    id      TEXT NOT NULL PRIMARY KEY,
    product TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    -- Of which year the norm is; it holds until a newer one.
    year    INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    -- How many of the product one person handles in a year.
    volume  INTEGER NOT NULL CHECK (volume BETWEEN 1 AND 99999999),
    source  TEXT NOT NULL,
    UNIQUE (product, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_factor (
    id     TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL UNIQUE REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    -- In ten-thousandths: 11500 is 1.15.
    factor INTEGER NOT NULL CHECK (factor BETWEEN 1000 AND 100000),
    reason TEXT NOT NULL CHECK (trim(reason) <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE cost_per_person_year (
    id     TEXT NOT NULL PRIMARY KEY,
    year   INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 1990 AND 2100),
    -- In ten-thousandths of a euro.
    amount INTEGER NOT NULL CHECK (amount > 0),
    source TEXT NOT NULL
) STRICT, WITHOUT ROWID;
