-- The pay groups of the agencies, the steps around their pay days, and the dates that were moved by hand. Dates that
-- follow from the rules are not kept.

CREATE TABLE pay_group (
    id       TEXT NOT NULL PRIMARY KEY,
    agency   TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    name     TEXT NOT NULL CHECK (trim(name) <> ''),
    rule     TEXT NOT NULL CHECK (rule <> ''),
    position INTEGER NOT NULL,
    ended_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX pay_group_agency ON pay_group (agency);

CREATE TABLE pay_group_step (
    id        TEXT NOT NULL PRIMARY KEY,
    pay_group TEXT NOT NULL REFERENCES pay_group (id) DEFERRABLE INITIALLY DEFERRED,
    agency    TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    step      TEXT NOT NULL
        CHECK (step IN ('material_due', 'review', 'approval', 'run', 'income_register', 'employer_report')),
    timing    TEXT NOT NULL CHECK (timing <> ''),
    UNIQUE (pay_group, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX pay_group_step_agency ON pay_group_step (agency);

CREATE TABLE payroll_date (
    id        TEXT NOT NULL PRIMARY KEY,
    pay_group TEXT NOT NULL REFERENCES pay_group (id) DEFERRABLE INITIALLY DEFERRED,
    agency    TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    period    TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    step      TEXT NOT NULL
        CHECK (step IN ('material_due', 'review', 'approval', 'run', 'pay_day', 'income_register', 'employer_report')),
    date      TEXT NOT NULL,
    UNIQUE (pay_group, period, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX payroll_date_agency ON payroll_date (agency);
