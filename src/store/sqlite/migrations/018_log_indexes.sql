-- The log is read by whoever wrote it, by what takes an operation back, and by what has gone, without reading all of it.
CREATE INDEX operation_who ON operation (who);
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_gone ON change (operation) WHERE after IS NULL AND erased = 0;
