-- The agency as a client: meetings with their decisions, the client plan, satisfaction, segments, the account managers of
-- the branches, who looks after an open matter, and what may be shown to the agency. What is there stays as it is; at
-- first nothing may be shown.

CREATE TABLE segment (
    id          TEXT NOT NULL PRIMARY KEY,
    name_fi     TEXT NOT NULL CHECK (trim(name_fi) <> ''),
    name_sv     TEXT NOT NULL,
    name_en     TEXT NOT NULL,
    position    INTEGER NOT NULL,
    retired_at  TEXT,
    merged_into TEXT REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
ALTER TABLE agency ADD COLUMN segment TEXT REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE open_matter ADD COLUMN assignee TEXT REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE open_matter ADD COLUMN may_be_shown INTEGER NOT NULL DEFAULT 0 CHECK (may_be_shown IN (0, 1));
CREATE INDEX open_matter_assignee ON open_matter (assignee);
ALTER TABLE feedback ADD COLUMN may_be_shown INTEGER NOT NULL DEFAULT 0 CHECK (may_be_shown IN (0, 1));
ALTER TABLE characteristic ADD COLUMN may_be_shown INTEGER NOT NULL DEFAULT 0 CHECK (may_be_shown IN (0, 1));

CREATE TABLE branch_manager (
    id         TEXT NOT NULL PRIMARY KEY,
    branch     TEXT NOT NULL REFERENCES branch (id) DEFERRABLE INITIALLY DEFERRED,
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    phone      TEXT NOT NULL,
    email      TEXT NOT NULL,
    valid_from TEXT,
    valid_to   TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX branch_manager_branch ON branch_manager (branch);

CREATE TABLE meeting (
    id        TEXT NOT NULL PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('steering_group', 'cooperation_group', 'client_team', 'other')),
    held_on   TEXT NOT NULL,
    starts_at TEXT,
    place     TEXT NOT NULL,
    ours      TEXT NOT NULL,
    theirs    TEXT NOT NULL,
    topics    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting_agency (
    id      TEXT NOT NULL PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    agency  TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (meeting, agency)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_agency_agency ON meeting_agency (agency);

CREATE TABLE meeting_decision (
    id          TEXT NOT NULL PRIMARY KEY,
    meeting     TEXT NOT NULL REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    agency      TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    text        TEXT NOT NULL CHECK (trim(text) <> ''),
    open_matter TEXT REFERENCES open_matter (id) DEFERRABLE INITIALLY DEFERRED,
    position    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting);
CREATE INDEX meeting_decision_agency ON meeting_decision (agency);
CREATE INDEX meeting_decision_open_matter ON meeting_decision (open_matter);

CREATE TABLE client_plan (
    id     TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    goal   TEXT NOT NULL CHECK (trim(goal) <> ''),
    action TEXT NOT NULL,
    who    TEXT NOT NULL,
    due    TEXT,
    state  TEXT NOT NULL CHECK (state IN ('planned', 'under_way', 'done', 'given_up'))
) STRICT, WITHOUT ROWID;
CREATE INDEX client_plan_agency ON client_plan (agency);

CREATE TABLE satisfaction (
    id          TEXT NOT NULL PRIMARY KEY,
    agency      TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    year        INTEGER NOT NULL,
    question    TEXT NOT NULL,
    score       INTEGER NOT NULL CHECK (score >= 0),
    scale       INTEGER NOT NULL CHECK (scale > 0),
    respondents INTEGER CHECK (respondents >= 0),
    UNIQUE (agency, year, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_setting (
    id    TEXT NOT NULL PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
