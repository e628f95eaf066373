-- Into which step a step was merged, as the other lists have it: what comes later under the old one is of the other.
ALTER TABLE round_step_kind ADD COLUMN merged_into TEXT REFERENCES round_step_kind (id) DEFERRABLE INITIALLY DEFERRED;
