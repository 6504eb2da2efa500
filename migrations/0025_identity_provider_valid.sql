-- What 0024 says of new rows holds for all of them.
ALTER TABLE staff_acts VALIDATE CONSTRAINT staff_acts_act;
ALTER TABLE staff_acts VALIDATE CONSTRAINT staff_acts_two_people;
