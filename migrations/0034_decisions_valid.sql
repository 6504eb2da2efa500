-- What 0019 says of new rows holds for all of them.
ALTER TABLE claims VALIDATE CONSTRAINT claims_proposal_whole;
ALTER TABLE claims VALIDATE CONSTRAINT claims_proposal_in_review;
ALTER TABLE claims VALIDATE CONSTRAINT claims_second_person;
ALTER TABLE claims VALIDATE CONSTRAINT claims_state_said;
