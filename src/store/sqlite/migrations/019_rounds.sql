-- The steps of a round as a list of the users' own, of which the program knows seven by their words, and how far the steps
-- of the rounds have come. Calendars may name any step of the list from now on; what they name stays as it is.

CREATE TABLE round_step_kind (
    id          TEXT NOT NULL PRIMARY KEY,
    word        TEXT NOT NULL UNIQUE
        CHECK (word = id OR word IN
            ('material_due', 'review', 'approval', 'run', 'pay_day', 'income_register', 'employer_report')),
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    timing      TEXT CHECK (timing <> ''),
    time_of_day TEXT,
    done_by     TEXT NOT NULL CHECK (done_by IN ('centre', 'agency'))
) STRICT, WITHOUT ROWID;

CREATE TABLE round_step (
    id        TEXT NOT NULL PRIMARY KEY,
    pay_group TEXT NOT NULL REFERENCES pay_group (id) DEFERRABLE INITIALLY DEFERRED,
    agency    TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    period    TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    step      TEXT NOT NULL
        CHECK (length(step) = 36 OR step IN
            ('material_due', 'review', 'approval', 'run', 'pay_day', 'income_register', 'employer_report')),
    own_step  TEXT GENERATED ALWAYS AS (CASE WHEN length(step) = 36 THEN step END) VIRTUAL
        REFERENCES round_step_kind (id) DEFERRABLE INITIALLY DEFERRED,
    state     TEXT NOT NULL CHECK (state IN ('open', 'done', 'partly', 'not_needed')),
    reason    TEXT NOT NULL,
    ticked_at TEXT,
    employee  TEXT REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    ticked_by TEXT NOT NULL,
    note      TEXT NOT NULL,
    UNIQUE (pay_group, period, step),
    CHECK ((state = 'open') = (ticked_at IS NULL)),
    CHECK (state IN ('open', 'done') OR trim(reason) <> '')
) STRICT, WITHOUT ROWID;
CREATE INDEX round_step_agency ON round_step (agency);
CREATE INDEX round_step_employee ON round_step (employee);

CREATE TABLE pay_group_step_new (
    id        TEXT NOT NULL PRIMARY KEY,
    pay_group TEXT NOT NULL REFERENCES pay_group (id) DEFERRABLE INITIALLY DEFERRED,
    agency    TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    step      TEXT NOT NULL
        CHECK (length(step) = 36 OR step IN
            ('material_due', 'review', 'approval', 'run', 'income_register', 'employer_report')),
    own_step  TEXT GENERATED ALWAYS AS (CASE WHEN length(step) = 36 THEN step END) VIRTUAL
        REFERENCES round_step_kind (id) DEFERRABLE INITIALLY DEFERRED,
    timing    TEXT NOT NULL CHECK (timing <> ''),
    UNIQUE (pay_group, step)
) STRICT, WITHOUT ROWID;
INSERT INTO pay_group_step_new (id, pay_group, agency, step, timing)
    SELECT id, pay_group, agency, step, timing FROM pay_group_step;
DROP TABLE pay_group_step;
ALTER TABLE pay_group_step_new RENAME TO pay_group_step;
CREATE INDEX pay_group_step_agency ON pay_group_step (agency);

CREATE TABLE payroll_date_new (
    id        TEXT NOT NULL PRIMARY KEY,
    pay_group TEXT NOT NULL REFERENCES pay_group (id) DEFERRABLE INITIALLY DEFERRED,
    agency    TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    period    TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    step      TEXT NOT NULL
        CHECK (length(step) = 36 OR step IN
            ('material_due', 'review', 'approval', 'run', 'pay_day', 'income_register', 'employer_report')),
    own_step  TEXT GENERATED ALWAYS AS (CASE WHEN length(step) = 36 THEN step END) VIRTUAL
        REFERENCES round_step_kind (id) DEFERRABLE INITIALLY DEFERRED,
    date      TEXT NOT NULL,
    UNIQUE (pay_group, period, step)
) STRICT, WITHOUT ROWID;
INSERT INTO payroll_date_new (id, pay_group, agency, period, step, date)
    SELECT id, pay_group, agency, period, step, date FROM payroll_date;
DROP TABLE payroll_date;
ALTER TABLE payroll_date_new RENAME TO payroll_date;
CREATE INDEX payroll_date_agency ON payroll_date (agency);
