-- Full-text search gives way to lists of our own, which cost the same however common a word is (docs/adr/0012). The lists are
-- derived from gigs: those that are open already are put into them by housekeeping when it runs first.

-- One row for each gig that is open, with what it is filtered and sorted by. feed_key: milliseconds since 2000 times 4096, and a
-- number that tells gigs of one millisecond apart; so the newest has the largest. terms: all under which the gig stands in
-- gig_postings, such as ' plumb:3 #55:0 '.
CREATE TABLE IF NOT EXISTS open_gigs (
  feed_key   BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  gig_id     BINARY(16)   NOT NULL,
  client_id  BINARY(16)   NOT NULL,
  pay_type   VARCHAR(6)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  budget_min BIGINT       NOT NULL,
  budget_max BIGINT       NOT NULL,
  currency   CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  country    CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NULL,
  lat        DOUBLE       NULL,
  lng        DOUBLE       NULL,
  deadline   DATETIME(3)  NULL,
  opened_at  DATETIME(3)  NOT NULL,
  terms      MEDIUMBLOB   NOT NULL,
  UNIQUE KEY open_gigs_gig (gig_id),
  KEY open_gigs_budget (currency, budget_max, feed_key),
  KEY open_gigs_opened (opened_at),
  CONSTRAINT open_gigs_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- For each term the gigs that have it. A word's tier tells where: 3 in the title, 2 in the skills, 1 in the description.
CREATE TABLE IF NOT EXISTS gig_postings (
  term     VARBINARY(32)    NOT NULL,
  tier     TINYINT UNSIGNED NOT NULL,
  feed_key BIGINT UNSIGNED  NOT NULL,
  PRIMARY KEY (term, tier, feed_key)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The words that open gigs are written with, and what they are searched as. For completion and for typos.
CREATE TABLE IF NOT EXISTS search_words (
  word VARBINARY(64) NOT NULL PRIMARY KEY,
  term VARBINARY(32) NOT NULL,
  KEY search_words_term (term)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Gigs that a worker does not want to be recommended again.
CREATE TABLE IF NOT EXISTS dismissed_jobs (
  worker_id    BINARY(16)  NOT NULL,
  gig_id       BINARY(16)  NOT NULL,
  dismissed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (worker_id, gig_id),
  KEY dismissed_jobs_newest (worker_id, dismissed_at, gig_id),
  KEY dismissed_jobs_gig (gig_id),
  CONSTRAINT dismissed_jobs_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT dismissed_jobs_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- skill_text is written by older versions only, which may still run beside this one. gigs_newest and gigs_opened found open gigs too.
-- gigs_figures has the order of ids within a state, so that a client's gigs of one are listed without reading the others.
-- gigs_to_warn leaves out who has been warned.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'gigs' AND index_name = 'gigs_words'),
  'ALTER TABLE gigs
     DROP KEY gigs_words, DROP KEY gigs_budget, DROP KEY gigs_place, DROP KEY gigs_newest, DROP KEY gigs_opened,
     DROP KEY gigs_figures, ADD KEY gigs_figures (client_id, status, id, filled, published_at),
     DROP KEY gigs_idle, ADD KEY gigs_idle (status, active_at), ADD KEY gigs_to_warn (status, idle_warned_at, active_at),
     ALTER COLUMN skill_text SET DEFAULT ''''', 'DO 0');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- The last answers of a client stand at the end of its part of the index, in their order.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'applications'
                           AND index_name = 'applications_answered' AND column_name = 'id'), 'DO 0',
  'ALTER TABLE applications
     DROP KEY applications_answered, ADD KEY applications_answered (client_id, viewed_at, id, created_at)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- For admins, who look for accounts by the beginning of a name.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'users' AND index_name = 'users_name'), 'DO 0',
  'ALTER TABLE users ADD KEY users_name (name)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
