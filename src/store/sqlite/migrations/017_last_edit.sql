-- Who edited what last, of each agency: per table, and per group of fields ('group ' and its word). It is what the log tells,
-- kept so that nobody has to read all of it.
CREATE TABLE last_edit (
    agency TEXT NOT NULL,
    part   TEXT NOT NULL,
    who    TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (agency, part)
) STRICT, WITHOUT ROWID;
