-- Columns are added in one statement a table, and only where the first of them is not there yet: MySQL has no ADD COLUMN IF NOT EXISTS.

-- Gigs ----------------------------------------------------------------------------------------------------------------

-- active_at: when somebody last did something about the gig. opened_at: when it was last published, resumed or reopened.
-- answers_due_at: when those who still wait are told no.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'gigs' AND column_name = 'active_at'), 'DO 0',
  'ALTER TABLE gigs
     ADD COLUMN active_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
     ADD COLUMN idle_warned_at DATETIME(3) NULL,
     ADD COLUMN opened_at DATETIME(3) NULL,
     ADD COLUMN answers_due_at DATETIME(3) NULL,
     ADD COLUMN removed_from VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NULL,
     ADD COLUMN removed_reason VARCHAR(2000) NULL,
     ADD KEY gigs_idle (status, active_at, idle_warned_at),
     ADD KEY gigs_opened (status, opened_at),
     ADD KEY gigs_answers_due (answers_due_at)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

UPDATE gigs SET opened_at = published_at WHERE opened_at IS NULL AND published_at IS NOT NULL;
UPDATE gigs SET answers_due_at = updated_at + INTERVAL 14 DAY WHERE status = 'closed' AND answers_due_at IS NULL;

-- Applications --------------------------------------------------------------------------------------------------------

-- revision: that of the gig which the worker has agreed to. letter_sketch: the smallest hashes of the letter's word triples.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'applications' AND column_name = 'revision'), 'DO 0',
  'ALTER TABLE applications
     ADD COLUMN revision INT UNSIGNED NOT NULL DEFAULT 1,
     ADD COLUMN letter_sketch VARBINARY(256) NULL,
     ADD COLUMN similar_to_others TINYINT(1) NOT NULL DEFAULT 0');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

UPDATE applications a JOIN gigs g ON g.id = a.gig_id SET a.revision = g.revision WHERE a.revision < g.revision;

-- What a worker has left this week, and beyond it what was given back. week: the Monday on which it began, UTC.
CREATE TABLE IF NOT EXISTS application_quotas (
  worker_id BINARY(16)   NOT NULL PRIMARY KEY,
  week      DATE         NOT NULL,
  used      INT UNSIGNED NOT NULL DEFAULT 0,
  extra     INT UNSIGNED NOT NULL DEFAULT 0,
  CONSTRAINT application_quotas_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- One row for each application that cost something. return_due_at is NULL once it is settled. owed: the gig was called off.
CREATE TABLE IF NOT EXISTS quota_entries (
  application_id BINARY(16)  NOT NULL PRIMARY KEY,
  worker_id      BINARY(16)  NOT NULL,
  paid_from      VARCHAR(5)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  week           DATE        NOT NULL,
  spent_at       DATETIME(3) NOT NULL,
  return_due_at  DATETIME(3) NULL,
  returned_at    DATETIME(3) NULL,
  owed           TINYINT(1)  NOT NULL DEFAULT 0,
  KEY quota_entries_worker (worker_id, week),
  KEY quota_entries_due (return_due_at),
  CONSTRAINT quota_entries_application_fk FOREIGN KEY (application_id) REFERENCES applications (id),
  CONSTRAINT quota_entries_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT quota_entries_paid_from_ck CHECK (paid_from IN ('week', 'extra'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- bars_another is NULL once it has expired, so that the worker can be invited again.
CREATE TABLE IF NOT EXISTS invitations (
  id          BINARY(16)    NOT NULL PRIMARY KEY,
  gig_id      BINARY(16)    NOT NULL,
  client_id   BINARY(16)    NOT NULL,
  worker_id   BINARY(16)    NOT NULL,
  message     VARCHAR(2000) NULL,
  status      VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'pending',
  expires_at  DATETIME(3)   NOT NULL,
  answered_at DATETIME(3)   NULL,
  created_at  DATETIME(3)   NOT NULL,
  updated_at  DATETIME(3)   NOT NULL,
  version     INT UNSIGNED  NOT NULL DEFAULT 1,
  bars_another TINYINT      GENERATED ALWAYS AS (CASE WHEN status = 'expired' THEN NULL ELSE 1 END) STORED,
  UNIQUE KEY invitations_once (gig_id, worker_id, bars_another),
  KEY invitations_worker (worker_id, id),
  KEY invitations_gig (gig_id, id),
  KEY invitations_due (status, expires_at),
  CONSTRAINT invitations_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id),
  CONSTRAINT invitations_client_fk FOREIGN KEY (client_id) REFERENCES client_profiles (user_id),
  CONSTRAINT invitations_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT invitations_status_ck CHECK (status IN ('pending', 'accepted', 'declined', 'expired'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Contracts -----------------------------------------------------------------------------------------------------------

SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'contracts' AND column_name = 'delivered_at'), 'DO 0',
  'ALTER TABLE contracts
     ADD COLUMN delivered_at DATETIME(3) NULL,
     ADD COLUMN completion_warned_at DATETIME(3) NULL,
     ADD COLUMN cancel_asked_by VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NULL,
     ADD COLUMN cancel_asked_reason VARCHAR(2000) NULL,
     ADD COLUMN ended_at DATETIME(3) NULL,
     ADD KEY contracts_delivered (status, delivered_at, completion_warned_at),
     ADD KEY contracts_status (status, id),
     ADD CONSTRAINT contracts_cancel_asked_by_ck CHECK (cancel_asked_by IN (''worker'', ''client''))');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- text: what was said with it: of a delivery, of the changes wanted, why it was cancelled or disputed.
CREATE TABLE IF NOT EXISTS contract_history (
  id          BINARY(16)    NOT NULL PRIMARY KEY,
  contract_id BINARY(16)    NOT NULL,
  at          DATETIME(3)   NOT NULL,
  action      VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state  VARCHAR(17)   CHARACTER SET ascii COLLATE ascii_bin NULL,
  to_state    VARCHAR(17)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moved_by    VARCHAR(6)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  text        VARCHAR(2000) NULL,
  KEY contract_history_contract (contract_id, id),
  CONSTRAINT contract_history_contract_fk FOREIGN KEY (contract_id) REFERENCES contracts (id),
  CONSTRAINT contract_history_by_ck CHECK (moved_by IN ('worker', 'client', 'admin', 'system'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Contracts that were made before there was a history begin theirs as the others do.
INSERT INTO contract_history (id, contract_id, at, action, from_state, to_state, moved_by)
SELECT c.id, c.id, c.created_at, 'accept-offer', NULL, 'active', 'worker'
FROM contracts c LEFT JOIN contract_history h ON h.contract_id = c.id WHERE h.id IS NULL;

-- Reviews -------------------------------------------------------------------------------------------------------------

-- author and subject are the parties of the contract, whose own keys prove them: a key here would lock users after the gig.
-- written_as: the side of the author; the other side is the subject. window_ends_at: when a sealed one is published by itself.
CREATE TABLE IF NOT EXISTS reviews (
  id             BINARY(16)       NOT NULL PRIMARY KEY,
  contract_id    BINARY(16)       NOT NULL,
  author_id      BINARY(16)       NOT NULL,
  subject_id     BINARY(16)       NOT NULL,
  written_as     VARCHAR(6)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  rating         TINYINT UNSIGNED NOT NULL,
  text           VARCHAR(5000)    NOT NULL,
  status         VARCHAR(9)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'sealed',
  window_ends_at DATETIME(3)      NOT NULL,
  published_at   DATETIME(3)      NULL,
  reply          VARCHAR(2000)    NULL,
  replied_at     DATETIME(3)      NULL,
  hidden_reason  VARCHAR(2000)    NULL,
  created_at     DATETIME(3)      NOT NULL,
  updated_at     DATETIME(3)      NOT NULL,
  version        INT UNSIGNED     NOT NULL DEFAULT 1,
  UNIQUE KEY reviews_once (contract_id, written_as),
  KEY reviews_subject (subject_id, written_as, status, published_at, id),
  KEY reviews_due (status, window_ends_at),
  CONSTRAINT reviews_contract_fk FOREIGN KEY (contract_id) REFERENCES contracts (id),
  CONSTRAINT reviews_written_as_ck CHECK (written_as IN ('worker', 'client')),
  CONSTRAINT reviews_rating_ck CHECK (rating BETWEEN 1 AND 5),
  CONSTRAINT reviews_status_ck CHECK (status IN ('sealed', 'published', 'hidden'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Trust figures -------------------------------------------------------------------------------------------------------

-- Kept in the transactions that change what they count; `npm run figures` proves them.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'client_profiles' AND column_name = 'open_gigs'), 'DO 0',
  'ALTER TABLE client_profiles
     ADD COLUMN open_gigs INT NOT NULL DEFAULT 0,
     ADD COLUMN hiring_gigs INT NOT NULL DEFAULT 0,
     ADD COLUMN decided_gigs INT NOT NULL DEFAULT 0,
     ADD COLUMN median_response_seconds DOUBLE NULL');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- Clients that were there before: their gigs and the last 100 answers, as the code counts them.
UPDATE client_profiles p
JOIN (SELECT client_id, SUM(status = 'open') AS open_gigs, SUM(filled > 0) AS hiring_gigs,
             SUM(filled > 0 OR (published_at IS NOT NULL AND status IN ('closed', 'completed', 'cancelled'))) AS decided_gigs
      FROM gigs GROUP BY client_id) AS counted ON counted.client_id = p.user_id
SET p.open_gigs = counted.open_gigs, p.hiring_gigs = counted.hiring_gigs, p.decided_gigs = counted.decided_gigs;

UPDATE client_profiles p
JOIN (SELECT client_id, AVG(seconds) AS median
      FROM (SELECT client_id, seconds, ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY seconds) AS place,
                   COUNT(*) OVER (PARTITION BY client_id) AS answers
            FROM (SELECT client_id, TIMESTAMPDIFF(SECOND, created_at, viewed_at) AS seconds,
                         ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY viewed_at DESC, id DESC) AS recency
                  FROM applications WHERE viewed_at IS NOT NULL) AS answered
            WHERE recency <= 100) AS ranked
      WHERE place * 2 BETWEEN answers AND answers + 2
      GROUP BY client_id) AS counted ON counted.client_id = p.user_id
SET p.median_response_seconds = counted.median;

-- rating_rank: the average in thousandths, 0 without a review, so that the best are found by an index.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'worker_profiles' AND column_name = 'rating_rank'), 'DO 0',
  'ALTER TABLE worker_profiles
     ADD COLUMN rating_rank SMALLINT UNSIGNED
       GENERATED ALWAYS AS (CASE WHEN rating_count = 0 THEN 0 ELSE ROUND(1000 * rating_sum / rating_count) END) STORED,
     ADD KEY worker_profiles_newest (visibility, user_id),
     ADD KEY worker_profiles_country (visibility, country, user_id),
     ADD KEY worker_profiles_rating (visibility, rating_rank, user_id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- Saved searches and their alerts -------------------------------------------------------------------------------------

-- next_alert_at: when the search is run again, NULL while alerts are off. seen_until: gigs opened before are no news.
CREATE TABLE IF NOT EXISTS saved_searches (
  id            BINARY(16)   NOT NULL PRIMARY KEY,
  worker_id     BINARY(16)   NOT NULL,
  name          VARCHAR(120) NOT NULL,
  query         TEXT         NOT NULL,
  alert         VARCHAR(7)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_alert_at DATETIME(3)  NULL,
  seen_until    DATETIME(3)  NOT NULL,
  created_at    DATETIME(3)  NOT NULL,
  updated_at    DATETIME(3)  NOT NULL,
  version       INT UNSIGNED NOT NULL DEFAULT 1,
  KEY saved_searches_worker (worker_id, id),
  KEY saved_searches_due (alert, next_alert_at),
  KEY saved_searches_seen (alert, seen_until),
  CONSTRAINT saved_searches_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT saved_searches_alert_ck CHECK (alert IN ('off', 'instant', 'daily', 'weekly')),
  CONSTRAINT saved_searches_next_ck CHECK ((alert = 'off') = (next_alert_at IS NULL)),
  CONSTRAINT saved_searches_query_ck CHECK (JSON_VALID(query))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- One mail. Whoever has its token may end the alerts of its worker (RFC 8058), and nothing else.
CREATE TABLE IF NOT EXISTS alert_digests (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  worker_id  BINARY(16)  NOT NULL,
  token      BINARY(16)  NOT NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY alert_digests_token (token),
  KEY alert_digests_worker (worker_id, id),
  KEY alert_digests_created (created_at),
  CONSTRAINT alert_digests_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The primary key is the promise: no worker is told of a gig twice.
CREATE TABLE IF NOT EXISTS alerted_gigs (
  worker_id BINARY(16)        NOT NULL,
  gig_id    BINARY(16)        NOT NULL,
  digest_id BINARY(16)        NOT NULL,
  search_id BINARY(16)        NULL,
  position  SMALLINT UNSIGNED NOT NULL,
  PRIMARY KEY (worker_id, gig_id),
  KEY alerted_gigs_digest (digest_id, position),
  KEY alerted_gigs_gig (gig_id),
  KEY alerted_gigs_search (search_id),
  CONSTRAINT alerted_gigs_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT alerted_gigs_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id) ON DELETE CASCADE,
  CONSTRAINT alerted_gigs_digest_fk FOREIGN KEY (digest_id) REFERENCES alert_digests (id) ON DELETE CASCADE,
  CONSTRAINT alerted_gigs_search_fk FOREIGN KEY (search_id) REFERENCES saved_searches (id) ON DELETE SET NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Reports -------------------------------------------------------------------------------------------------------------

-- open is NULL once the report is resolved, so that the same thing can be reported again.
CREATE TABLE IF NOT EXISTS reports (
  id           BINARY(16)    NOT NULL PRIMARY KEY,
  reporter_id  BINARY(16)    NOT NULL,
  subject_type VARCHAR(7)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id   BINARY(16)    NOT NULL,
  reason       VARCHAR(100)  NOT NULL,
  text         VARCHAR(5000) NOT NULL,
  status       VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
  created_at   DATETIME(3)   NOT NULL,
  updated_at   DATETIME(3)   NOT NULL,
  version      INT UNSIGNED  NOT NULL DEFAULT 1,
  open         TINYINT       GENERATED ALWAYS AS (CASE WHEN status = 'open' THEN 1 ELSE NULL END) STORED,
  UNIQUE KEY reports_once (reporter_id, subject_type, subject_id, open),
  KEY reports_status (status, id),
  KEY reports_subject (subject_type, subject_id),
  CONSTRAINT reports_reporter_fk FOREIGN KEY (reporter_id) REFERENCES users (id),
  CONSTRAINT reports_subject_type_ck CHECK (subject_type IN ('gig', 'user', 'review', 'message')),
  CONSTRAINT reports_status_ck CHECK (status IN ('open', 'resolved'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
