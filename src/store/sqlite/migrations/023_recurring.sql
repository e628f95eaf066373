-- A metric may be the punctuality of a step of the rounds: its results then are counted from the ticks.

ALTER TABLE metric ADD COLUMN step TEXT
    CHECK (length(step) = 36 OR step IN
        ('material_due', 'review', 'approval', 'run', 'pay_day', 'income_register', 'employer_report'));
ALTER TABLE metric ADD COLUMN own_step TEXT GENERATED ALWAYS AS (CASE WHEN length(step) = 36 THEN step END) VIRTUAL
    REFERENCES round_step_kind (id) DEFERRABLE INITIALLY DEFERRED;

-- Recurring tasks beside the rounds, and ticks that are not a pay group's: the separate report is ticked by payer and
-- month, a recurring task by agency and turn. What has been ticked stays as it is.

CREATE TABLE recurring_task (
    id        TEXT NOT NULL PRIMARY KEY,
    -- None where the task is every agency's.
    agency    TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    name_fi   TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    -- 'yearly 1 31 before', 'monthly 10 after' or 'once 2027-03-01'.
    rule      TEXT NOT NULL CHECK (rule <> ''),
    done_by   TEXT NOT NULL CHECK (done_by IN ('centre', 'agency')),
    begins_on TEXT NOT NULL,
    ends_on   TEXT CHECK (ends_on >= begins_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX recurring_task_agency ON recurring_task (agency);

CREATE TABLE round_step_new (
    id        TEXT NOT NULL PRIMARY KEY,
    pay_group TEXT REFERENCES pay_group (id) DEFERRABLE INITIALLY DEFERRED,
    agency    TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    payer     TEXT NOT NULL,
    period    TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    step      TEXT NOT NULL
        CHECK (length(step) = 36 OR step LIKE 'task %' OR step IN
            ('material_due', 'review', 'approval', 'run', 'pay_day', 'income_register', 'employer_report')),
    own_step  TEXT GENERATED ALWAYS AS (CASE WHEN length(step) = 36 THEN step END) VIRTUAL
        REFERENCES round_step_kind (id) DEFERRABLE INITIALLY DEFERRED,
    task      TEXT GENERATED ALWAYS AS (CASE WHEN step LIKE 'task %' THEN substr(step, 6) END) VIRTUAL
        REFERENCES recurring_task (id) DEFERRABLE INITIALLY DEFERRED,
    state     TEXT NOT NULL CHECK (state IN ('open', 'done', 'partly', 'not_needed')),
    reason    TEXT NOT NULL,
    ticked_at TEXT,
    employee  TEXT REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    ticked_by TEXT NOT NULL,
    note      TEXT NOT NULL,
    UNIQUE (pay_group, period, step),
    CHECK ((state = 'open') = (ticked_at IS NULL)),
    CHECK (state IN ('open', 'done') OR trim(reason) <> ''),
    CHECK ((pay_group IS NOT NULL) + (payer <> '') + (task IS NOT NULL) = 1),
    CHECK (agency IS NOT NULL OR payer <> ''),
    CHECK (payer = '' OR step = 'employer_report')
) STRICT, WITHOUT ROWID;
INSERT INTO round_step_new
    (id, pay_group, agency, payer, period, step, state, reason, ticked_at, employee, ticked_by, note)
    SELECT id, pay_group, agency, '', period, step, state, reason, ticked_at, employee, ticked_by, note
    FROM round_step;
DROP TABLE round_step;
ALTER TABLE round_step_new RENAME TO round_step;
CREATE INDEX round_step_agency ON round_step (agency);
CREATE INDEX round_step_employee ON round_step (employee);
