-- The questionnaire: what is asked of those who know an agency, in rounds, and what they answered. And the step of
-- payroll before which a characteristic bites.

ALTER TABLE characteristic ADD COLUMN payroll_step TEXT
    CHECK (payroll_step IN ('material_due', 'review', 'approval', 'run', 'pay_day', 'income_register', 'employer_report'));

CREATE TABLE question (
    id         TEXT NOT NULL PRIMARY KEY,
    text_fi    TEXT NOT NULL CHECK (trim(text_fi) <> ''),
    text_sv    TEXT NOT NULL,
    text_en    TEXT NOT NULL,
    help_fi    TEXT NOT NULL,
    help_sv    TEXT NOT NULL,
    help_en    TEXT NOT NULL,
    category   TEXT REFERENCES characteristic_category (id) DEFERRABLE INITIALLY DEFERRED,
    position   INTEGER NOT NULL,
    retired_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX question_category ON question (category);

CREATE TABLE question_round (
    id        TEXT NOT NULL PRIMARY KEY,
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    opened_on TEXT NOT NULL,
    due_on    TEXT NOT NULL CHECK (opened_on <= due_on),
    closed_on TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE round_question (
    id       TEXT NOT NULL PRIMARY KEY,
    round    TEXT NOT NULL REFERENCES question_round (id) DEFERRABLE INITIALLY DEFERRED,
    question TEXT NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (round, question)
) STRICT, WITHOUT ROWID;
CREATE INDEX round_question_question ON round_question (question);

CREATE TABLE answer (
    id              TEXT NOT NULL PRIMARY KEY,
    round           TEXT NOT NULL REFERENCES question_round (id) DEFERRABLE INITIALLY DEFERRED,
    question        TEXT NOT NULL REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
    agency          TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    body            TEXT NOT NULL,
    nothing_special INTEGER NOT NULL CHECK (nothing_special IN (0, 1)),
    told_by         TEXT NOT NULL,
    answered_by     TEXT NOT NULL,
    answered_on     TEXT NOT NULL,
    characteristic  TEXT REFERENCES characteristic (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (round, question, agency),
    CHECK (nothing_special = (trim(body) = ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_question ON answer (question);
CREATE INDEX answer_agency ON answer (agency);
CREATE INDEX answer_characteristic ON answer (characteristic);
