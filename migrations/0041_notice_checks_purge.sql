-- Zone E: the purge asks by time alone for checks whose network is still known.
CREATE INDEX notice_checks_purge ON employer.notice_checks (at) WHERE network_index IS NOT NULL;
