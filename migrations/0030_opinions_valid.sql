-- What 0020 says of new rows holds for all of them.
ALTER TABLE claims VALIDATE CONSTRAINT claims_state_check;
ALTER TABLE claims VALIDATE CONSTRAINT claims_check1;
ALTER TABLE claims VALIDATE CONSTRAINT claims_decided;
