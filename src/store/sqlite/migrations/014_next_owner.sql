-- Who answers for a group of fields once its owner has had their last day.
ALTER TABLE data_duty ADD COLUMN next_owner TEXT REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX data_duty_next_owner ON data_duty (next_owner);
