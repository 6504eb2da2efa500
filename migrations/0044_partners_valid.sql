-- Of 0040: read without keeping anyone from writing.
ALTER TABLE employer.notices VALIDATE CONSTRAINT notices_siret_index;
