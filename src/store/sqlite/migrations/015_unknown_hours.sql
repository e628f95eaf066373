-- A day on which the opening hours differ, and it is not known yet how.
ALTER TABLE opening_exception ADD COLUMN hours_unknown INTEGER NOT NULL DEFAULT 0
    CHECK (hours_unknown IN (0, 1) AND (hours_unknown = 0 OR opens IS NULL));
