-- Columns and indexes are changed only where the first of them is not there yet: MySQL has no ADD COLUMN IF NOT EXISTS.

-- mac: signs the entry with a key of the server when it is written; NULL in entries that are older than this migration.
-- unsealed: 1 until the entry is part of the chain, then NULL, so that what waits is found without reading the rest.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'audit_log' AND column_name = 'mac'), 'DO 0',
  'ALTER TABLE audit_log
     ADD COLUMN mac BINARY(32) NULL,
     ADD COLUMN unsealed TINYINT NULL DEFAULT 1,
     ADD KEY audit_log_unsealed (unsealed, id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- The chain: each seal covers its entry and the seal before. Entries are sealed in the order in which they are found, without a gap.
CREATE TABLE IF NOT EXISTS audit_seals (
  position BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  entry_id BINARY(16)      NOT NULL,
  seal     BINARY(32)      NOT NULL,
  UNIQUE KEY audit_seals_entry (entry_id),
  CONSTRAINT audit_seals_first_ck CHECK (position > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Its end: one row, which is signed when this migration is through. Whoever seals locks it first.
-- unsigned_until: as long as processes of the version before may still write entries that nobody has signed; never in a new database.
CREATE TABLE IF NOT EXISTS audit_head (
  id             TINYINT         NOT NULL PRIMARY KEY,
  position       BIGINT UNSIGNED NOT NULL,
  entry_id       BINARY(16)      NULL,
  seal           BINARY(32)      NOT NULL,
  mac            BINARY(32)      NULL,
  unsigned_until DATETIME(3)     NULL,
  exported_on    DATE            NULL,
  CONSTRAINT audit_head_one_ck CHECK (id = 1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
INSERT IGNORE INTO audit_head (id, position, seal, unsigned_until)
  SELECT 1, 0, UNHEX(REPEAT('00', 32)), IF(EXISTS (SELECT 1 FROM audit_log), NOW(3) + INTERVAL 1 DAY, NULL);

-- owner_id: whose the reported thing is. claimed_by: the admin who works on it, until claimed_until.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'reports' AND column_name = 'owner_id'), 'DO 0',
  'ALTER TABLE reports
     ADD COLUMN owner_id BINARY(16) NULL,
     ADD COLUMN claimed_by BINARY(16) NULL,
     ADD COLUMN claimed_until DATETIME(3) NULL,
     ADD COLUMN outcome VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
     ADD COLUMN note VARCHAR(2000) NULL,
     ADD COLUMN resolved_by BINARY(16) NULL,
     ADD COLUMN resolved_at DATETIME(3) NULL,
     DROP KEY reports_subject,
     ADD KEY reports_subject (subject_id, id),
     ADD KEY reports_owner (owner_id, id),
     ADD KEY reports_reporter (reporter_id, id),
     ADD CONSTRAINT reports_owner_fk FOREIGN KEY (owner_id) REFERENCES users (id),
     ADD CONSTRAINT reports_claimed_fk FOREIGN KEY (claimed_by) REFERENCES users (id),
     ADD CONSTRAINT reports_resolved_fk FOREIGN KEY (resolved_by) REFERENCES users (id),
     ADD CONSTRAINT reports_outcome_ck CHECK (outcome IN (''upheld'', ''dismissed''))');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
UPDATE reports r
  LEFT JOIN gigs g ON r.subject_type = 'gig' AND g.id = r.subject_id
  LEFT JOIN reviews v ON r.subject_type = 'review' AND v.id = r.subject_id
  LEFT JOIN users u ON r.subject_type = 'user' AND u.id = r.subject_id
  SET r.owner_id = COALESCE(g.client_id, v.author_id, u.id)
  WHERE r.owner_id IS NULL;

-- What happened on each day (UTC) that is over. Medians are in seconds.
CREATE TABLE IF NOT EXISTS daily_stats (
  day                       DATE         NOT NULL PRIMARY KEY,
  users                     INT UNSIGNED NOT NULL,
  workers                   INT UNSIGNED NOT NULL,
  clients                   INT UNSIGNED NOT NULL,
  gigs                      INT UNSIGNED NOT NULL,
  openings                  INT UNSIGNED NOT NULL,
  filled                    INT UNSIGNED NOT NULL,
  applications              INT UNSIGNED NOT NULL,
  hires                     INT UNSIGNED NOT NULL,
  seconds_to_first_application INT UNSIGNED NULL,
  seconds_to_hire           INT UNSIGNED NULL,
  counted_at                DATETIME(3)  NOT NULL,
  KEY daily_stats_counted (counted_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- For the lists of admins, which are not of one owner.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'gigs' AND index_name = 'gigs_status'), 'DO 0',
  'ALTER TABLE gigs
     ADD KEY gigs_status (status, id), ADD KEY gigs_title (title), ADD KEY gigs_published (published_at, openings, filled)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'applications' AND index_name = 'applications_status'), 'DO 0',
  'ALTER TABLE applications ADD KEY applications_status (status, id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'reviews' AND index_name = 'reviews_status'), 'DO 0',
  'ALTER TABLE reviews ADD KEY reviews_status (status, id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'users' AND index_name = 'users_seen'), 'DO 0',
  'ALTER TABLE users
     ADD COLUMN standing VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS (
       CASE WHEN deleted_at IS NOT NULL THEN ''deleted'' WHEN suspended_at IS NOT NULL THEN ''suspended''
            WHEN email_verified_at IS NULL THEN ''unverified'' ELSE ''active'' END) VIRTUAL,
     ADD KEY users_seen (last_seen_at, id), ADD KEY users_roles (roles, id), ADD KEY users_standing (standing, id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

SET @change = IF(EXISTS (SELECT 1 FROM information_schema.statistics
                         WHERE table_schema = DATABASE() AND table_name = 'sessions' AND index_name = 'sessions_newest'), 'DO 0',
  'ALTER TABLE sessions ADD KEY sessions_newest (user_id, id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
