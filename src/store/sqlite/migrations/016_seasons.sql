-- Closed over lunch; a season in which the opening hours differ; another language in which an agency is served.
ALTER TABLE opening_hours ADD COLUMN break_from TEXT;
ALTER TABLE opening_hours ADD COLUMN break_to TEXT CHECK ((break_from IS NULL) = (break_to IS NULL));
ALTER TABLE opening_exception ADD COLUMN until TEXT;
ALTER TABLE agency ADD COLUMN second_language TEXT CHECK (second_language IN ('fi', 'sv', 'en'));
