-- Who works in a pair with whom, and who is away when. Why somebody is away is kept nowhere.

CREATE TABLE work_pair (
    id         TEXT NOT NULL PRIMARY KEY,
    first      TEXT NOT NULL REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    second     TEXT NOT NULL REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    valid_from TEXT,
    valid_to   TEXT,
    CHECK (first <> second)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_pair_first ON work_pair (first);
CREATE INDEX work_pair_second ON work_pair (second);

CREATE TABLE absence (
    id        TEXT NOT NULL PRIMARY KEY,
    employee  TEXT NOT NULL REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    from_day  TEXT NOT NULL,
    to_day    TEXT NOT NULL,
    reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
    CHECK (from_day <= to_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX absence_employee ON absence (employee);
