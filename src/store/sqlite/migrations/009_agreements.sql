-- The service agreements of the agencies: who does what, how well, how much, for what price; the standard division of
-- work of the whole unit; and what stands around an agreement. Money and measures are in ten-thousandths.

CREATE TABLE agreement (
    id           TEXT NOT NULL PRIMARY KEY,
    agency       TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    number       TEXT NOT NULL CHECK (trim(number) <> ''),
    valid_from   TEXT,
    valid_to     TEXT,
    signed_on    TEXT,
    document     TEXT NOT NULL,
    yearly_value INTEGER CHECK (yearly_value >= 0),
    note         TEXT NOT NULL,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_agency ON agreement (agency);

-- A line of no agreement belongs to the standard. A line that points at a standard line takes it away (dropped) or says
-- other things in its place; what is NULL in it is as in the standard.
CREATE TABLE definition_line (
    id        TEXT NOT NULL PRIMARY KEY,
    agreement TEXT REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
    agency    TEXT REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    standard  TEXT REFERENCES definition_line (id) DEFERRABLE INITIALLY DEFERRED,
    dropped   INTEGER NOT NULL CHECK (dropped IN (0, 1)),
    done_by   TEXT CHECK (done_by IN ('centre', 'agency')),
    task      TEXT CHECK (trim(task) <> ''),
    outcome   TEXT,
    place     TEXT,
    due       TEXT,
    hand_over TEXT,
    basis     TEXT CHECK (basis IN ('agreement', 'regulation')),
    reference TEXT,
    position  INTEGER NOT NULL,
    UNIQUE (agreement, standard),
    CHECK ((agreement IS NULL) = (agency IS NULL)),
    CHECK (standard IS NULL OR agreement IS NOT NULL),
    CHECK (standard IS NOT NULL OR (
        dropped = 0 AND done_by IS NOT NULL AND task IS NOT NULL AND outcome IS NOT NULL AND place IS NOT NULL
        AND due IS NOT NULL AND hand_over IS NOT NULL AND basis IS NOT NULL AND reference IS NOT NULL
    ))
) STRICT, WITHOUT ROWID;
CREATE INDEX definition_line_agency ON definition_line (agency);
CREATE INDEX definition_line_standard ON definition_line (standard);

CREATE TABLE metric (
    id        TEXT NOT NULL PRIMARY KEY,
    agency    TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    agreement TEXT NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    direction TEXT NOT NULL CHECK (direction IN ('at_least', 'at_most')),
    value     INTEGER CHECK (value >= 0),
    unit      TEXT NOT NULL,
    deadline  TEXT NOT NULL,
    interval  TEXT NOT NULL CHECK (interval IN ('month', 'quarter', 'year')),
    position  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX metric_agency ON metric (agency);
CREATE INDEX metric_agreement ON metric (agreement);

CREATE TABLE metric_result (
    id     TEXT NOT NULL PRIMARY KEY,
    agency TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    metric TEXT NOT NULL REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    -- '2026', '2026-Q1' or '2026-03'.
    period TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]*'),
    value  INTEGER NOT NULL CHECK (value >= 0),
    UNIQUE (metric, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX metric_result_agency ON metric_result (agency);

CREATE TABLE boundary_condition (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    agreement  TEXT NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
    text       TEXT NOT NULL CHECK (trim(text) <> ''),
    product    TEXT REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    lowest     INTEGER CHECK (lowest >= 0),
    highest    INTEGER CHECK (highest >= 0),
    exceptions TEXT NOT NULL,
    position   INTEGER NOT NULL,
    CHECK (lowest IS NULL OR highest IS NULL OR lowest <= highest)
) STRICT, WITHOUT ROWID;
CREATE INDEX boundary_condition_agency ON boundary_condition (agency);
CREATE INDEX boundary_condition_agreement ON boundary_condition (agreement);
CREATE INDEX boundary_condition_product ON boundary_condition (product);

CREATE TABLE unit_price (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    agreement  TEXT NOT NULL REFERENCES agreement (id) DEFERRABLE INITIALLY DEFERRED,
    product    TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    valid_from TEXT NOT NULL,
    price      INTEGER NOT NULL CHECK (price >= 0),
    UNIQUE (agreement, product, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_price_agency ON unit_price (agency);
CREATE INDEX unit_price_product ON unit_price (product);

CREATE TABLE applied_agreement (
    id         TEXT NOT NULL PRIMARY KEY,
    agency     TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    kind       TEXT NOT NULL CHECK (kind IN ('collective', 'working_time')),
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    valid_from TEXT,
    valid_to   TEXT,
    link       TEXT NOT NULL,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX applied_agreement_agency ON applied_agreement (agency);

CREATE TABLE planned_change (
    id          TEXT NOT NULL PRIMARY KEY,
    agency      TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    text        TEXT NOT NULL CHECK (trim(text) <> ''),
    expected_on TEXT,
    effect      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_change_agency ON planned_change (agency);

CREATE TABLE feedback (
    id            TEXT NOT NULL PRIMARY KEY,
    agency        TEXT NOT NULL REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
    received_on   TEXT NOT NULL,
    text          TEXT NOT NULL CHECK (trim(text) <> ''),
    what_was_done TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_agency ON feedback (agency);
