-- Since when a pay group, a step of it, and a step of all groups are there, so that what fell before is not called late;
-- and by what time of the day a step is to be done at one group.
ALTER TABLE pay_group ADD COLUMN since TEXT;
ALTER TABLE pay_group_step ADD COLUMN time_of_day TEXT;
ALTER TABLE pay_group_step ADD COLUMN since TEXT;
ALTER TABLE round_step_kind ADD COLUMN since TEXT;
ALTER TABLE round_step_kind ADD COLUMN restored_on TEXT;
