-- Accounts ------------------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS users (
  id                BINARY(16)   NOT NULL PRIMARY KEY,
  email             VARCHAR(254) NOT NULL,
  email_key         VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  password_hash     VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name              VARCHAR(120) NOT NULL,
  phone             VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  country           CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NULL,
  locale            VARCHAR(35)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'en',
  time_zone         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'UTC',
  roles             SET('worker', 'client', 'admin') NOT NULL,
  email_verified_at DATETIME(3)  NULL,
  suspended_at      DATETIME(3)  NULL,
  suspended_reason  VARCHAR(500) NULL,
  last_seen_at      DATETIME(3)  NULL,
  created_at        DATETIME(3)  NOT NULL,
  updated_at        DATETIME(3)  NOT NULL,
  version           INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE KEY users_email (email_key)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS sessions (
  id             BINARY(16)   NOT NULL PRIMARY KEY,
  user_id        BINARY(16)   NOT NULL,
  ip             VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_agent     VARCHAR(255) NOT NULL,
  created_at     DATETIME(3)  NOT NULL,
  last_used_at   DATETIME(3)  NOT NULL,
  idle_until     DATETIME(3)  NOT NULL,
  ends_at        DATETIME(3)  NOT NULL,
  revoked_at     DATETIME(3)  NULL,
  revoked_reason VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  KEY sessions_user (user_id, revoked_at, last_used_at),
  KEY sessions_ended (ends_at),
  CONSTRAINT sessions_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT sessions_reason_ck CHECK (revoked_reason IN ('signed_out', 'token_reused', 'password_changed', 'suspended', 'roles_changed', 'too_many'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- successor is sealed with a key that only the token itself holds: the server can repeat its answer, a reader of the table cannot.
CREATE TABLE IF NOT EXISTS refresh_tokens (
  token_hash BINARY(32)    NOT NULL PRIMARY KEY,
  session_id BINARY(16)    NOT NULL,
  created_at DATETIME(3)   NOT NULL,
  used_at    DATETIME(3)   NULL,
  used_by    VARCHAR(255)  NULL,
  successor  VARBINARY(96) NULL,
  KEY refresh_tokens_session (session_id),
  CONSTRAINT refresh_tokens_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- The code itself is never stored: it is computed from id, purpose and nonce.
CREATE TABLE IF NOT EXISTS otps (
  id         BINARY(16)       NOT NULL PRIMARY KEY,
  user_id    BINARY(16)       NOT NULL,
  purpose    VARCHAR(20)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  nonce      BINARY(32)       NOT NULL,
  attempts   TINYINT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME(3)      NOT NULL,
  expires_at DATETIME(3)      NOT NULL,
  ended_at   DATETIME(3)      NULL,
  KEY otps_user (user_id, created_at),
  KEY otps_created (created_at),
  CONSTRAINT otps_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT otps_purpose_ck CHECK (purpose IN ('verify_email', 'login', 'reset_password'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Skills and profiles -------------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS skills (
  id       INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name     VARCHAR(120) NOT NULL,
  category VARCHAR(80)  NOT NULL,
  uses     INT UNSIGNED NOT NULL DEFAULT 0,
  UNIQUE KEY skills_name (name),
  KEY skills_uses (uses DESC, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Every name that finds a skill: its own and its aliases.
CREATE TABLE IF NOT EXISTS skill_names (
  name     VARCHAR(120) NOT NULL PRIMARY KEY,
  skill_id INT UNSIGNED NOT NULL,
  KEY skill_names_skill (skill_id),
  CONSTRAINT skill_names_skill_fk FOREIGN KEY (skill_id) REFERENCES skills (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS worker_profiles (
  user_id             BINARY(16)    NOT NULL PRIMARY KEY,
  headline            VARCHAR(120)  NOT NULL DEFAULT '',
  bio                 VARCHAR(5000) NOT NULL DEFAULT '',
  rate_amount         BIGINT        NULL,
  rate_currency       CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NULL,
  availability        VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'open',
  city                VARCHAR(120)  NULL,
  country             CHAR(2)       CHARACTER SET ascii COLLATE ascii_bin NULL,
  lat                 DOUBLE        NULL,
  lng                 DOUBLE        NULL,
  languages           TEXT          NOT NULL,
  links               TEXT          NOT NULL,
  visibility          VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'public',
  rating_sum          INT UNSIGNED  NOT NULL DEFAULT 0,
  rating_count        INT UNSIGNED  NOT NULL DEFAULT 0,
  completed_contracts INT UNSIGNED  NOT NULL DEFAULT 0,
  updated_at          DATETIME(3)   NOT NULL,
  version             INT UNSIGNED  NOT NULL DEFAULT 1,
  CONSTRAINT worker_profiles_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT worker_profiles_availability_ck CHECK (availability IN ('open', 'limited', 'unavailable')),
  CONSTRAINT worker_profiles_visibility_ck CHECK (visibility IN ('public', 'hidden')),
  CONSTRAINT worker_profiles_rate_ck CHECK ((rate_amount IS NULL) = (rate_currency IS NULL) AND (rate_amount IS NULL OR rate_amount >= 0))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS worker_skills (
  worker_id BINARY(16)       NOT NULL,
  skill_id  INT UNSIGNED     NOT NULL,
  position  TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (worker_id, skill_id),
  KEY worker_skills_skill (skill_id, worker_id),
  CONSTRAINT worker_skills_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT worker_skills_skill_fk FOREIGN KEY (skill_id) REFERENCES skills (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS client_profiles (
  user_id      BINARY(16)    NOT NULL PRIMARY KEY,
  display_name VARCHAR(120)  NOT NULL,
  about        VARCHAR(5000) NOT NULL DEFAULT '',
  website      VARCHAR(2048) NULL,
  kind         VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'person',
  city         VARCHAR(120)  NULL,
  country      CHAR(2)       CHARACTER SET ascii COLLATE ascii_bin NULL,
  lat          DOUBLE        NULL,
  lng          DOUBLE        NULL,
  rating_sum   INT UNSIGNED  NOT NULL DEFAULT 0,
  rating_count INT UNSIGNED  NOT NULL DEFAULT 0,
  updated_at   DATETIME(3)   NOT NULL,
  version      INT UNSIGNED  NOT NULL DEFAULT 1,
  CONSTRAINT client_profiles_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT client_profiles_kind_ck CHECK (kind IN ('person', 'company'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Gigs ----------------------------------------------------------------------------------------------------------------

-- skill_text repeats the names of gig_skills so that one full-text index covers all that a search reads.
CREATE TABLE IF NOT EXISTS gigs (
  id                BINARY(16)        NOT NULL PRIMARY KEY,
  client_id         BINARY(16)        NOT NULL,
  title             VARCHAR(150)      NOT NULL,
  description       VARCHAR(10000)    NOT NULL,
  skill_text        VARCHAR(3000)     NOT NULL,
  pay_type          VARCHAR(6)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  budget_min        BIGINT            NOT NULL,
  budget_max        BIGINT            NOT NULL,
  currency          CHAR(3)           CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  city              VARCHAR(120)      NULL,
  country           CHAR(2)           CHARACTER SET ascii COLLATE ascii_bin NULL,
  lat               DOUBLE            NULL,
  lng               DOUBLE            NULL,
  starts_at         DATETIME(3)       NULL,
  deadline          DATETIME(3)       NULL,
  openings          SMALLINT UNSIGNED NOT NULL,
  filled            SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  application_count INT UNSIGNED      NOT NULL DEFAULT 0,
  status            VARCHAR(9)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_key        VARCHAR(120)      CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  published_at      DATETIME(3)       NULL,
  created_at        DATETIME(3)       NOT NULL,
  updated_at        DATETIME(3)       NOT NULL,
  revision          INT UNSIGNED      NOT NULL DEFAULT 1,
  version           INT UNSIGNED      NOT NULL DEFAULT 1,
  UNIQUE KEY gigs_source (client_id, source_key),
  KEY gigs_client (client_id, id),
  KEY gigs_figures (client_id, status, filled, published_at),
  KEY gigs_newest (status, published_at, id),
  KEY gigs_budget (status, currency, budget_max, published_at, id),
  KEY gigs_place (status, lat, lng),
  KEY gigs_due (status, deadline),
  FULLTEXT KEY gigs_words (title, skill_text, description),
  CONSTRAINT gigs_client_fk FOREIGN KEY (client_id) REFERENCES client_profiles (user_id),
  CONSTRAINT gigs_pay_type_ck CHECK (pay_type IN ('fixed', 'hourly')),
  CONSTRAINT gigs_status_ck CHECK (status IN ('draft', 'open', 'paused', 'closed', 'filled', 'completed', 'cancelled', 'removed')),
  CONSTRAINT gigs_budget_ck CHECK (budget_min >= 0 AND budget_max >= budget_min),
  CONSTRAINT gigs_filled_ck CHECK (filled <= openings)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS gig_skills (
  gig_id   BINARY(16)       NOT NULL,
  skill_id INT UNSIGNED     NOT NULL,
  position TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (gig_id, skill_id),
  KEY gig_skills_skill (skill_id, gig_id),
  CONSTRAINT gig_skills_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id) ON DELETE CASCADE,
  CONSTRAINT gig_skills_skill_fk FOREIGN KEY (skill_id) REFERENCES skills (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A question that a client removes is retired, so that answers given to it keep their question.
CREATE TABLE IF NOT EXISTS gig_questions (
  id         BINARY(16)       NOT NULL PRIMARY KEY,
  gig_id     BINARY(16)       NOT NULL,
  position   TINYINT UNSIGNED NOT NULL,
  text       VARCHAR(500)     NOT NULL,
  required   TINYINT(1)       NOT NULL,
  retired_at DATETIME(3)      NULL,
  KEY gig_questions_gig (gig_id, position),
  CONSTRAINT gig_questions_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS gig_history (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  gig_id     BINARY(16)  NOT NULL,
  at         DATETIME(3) NOT NULL,
  from_state VARCHAR(9)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  to_state   VARCHAR(9)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moved_by   VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY gig_history_gig (gig_id, id),
  CONSTRAINT gig_history_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id) ON DELETE CASCADE,
  CONSTRAINT gig_history_by_ck CHECK (moved_by IN ('worker', 'client', 'admin', 'system'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS saved_jobs (
  worker_id BINARY(16)  NOT NULL,
  gig_id    BINARY(16)  NOT NULL,
  saved_at  DATETIME(3) NOT NULL,
  PRIMARY KEY (worker_id, gig_id),
  KEY saved_jobs_newest (worker_id, saved_at, gig_id),
  KEY saved_jobs_gig (gig_id),
  CONSTRAINT saved_jobs_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT saved_jobs_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Applications and contracts ------------------------------------------------------------------------------------------

-- client_id repeats the gig's owner, who never changes, so that ownership is decided in the row itself.
-- bars_another is NULL exactly when the worker may apply to the gig again, so the unique key lets history pile up but never two live ones.
CREATE TABLE IF NOT EXISTS applications (
  id                 BINARY(16)    NOT NULL PRIMARY KEY,
  gig_id             BINARY(16)    NOT NULL,
  worker_id          BINARY(16)    NOT NULL,
  client_id          BINARY(16)    NOT NULL,
  cover_letter       VARCHAR(5000) NOT NULL,
  bid_amount         BIGINT        NOT NULL,
  bid_currency       CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status             VARCHAR(14)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  viewed_at          DATETIME(3)   NULL,
  offer_amount       BIGINT        NULL,
  offer_currency     CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NULL,
  offer_starts_at    DATETIME(3)   NULL,
  offer_ends_at      DATETIME(3)   NULL,
  offer_note         VARCHAR(2000) NULL,
  offer_expires_at   DATETIME(3)   NULL,
  rejection_reason   VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NULL,
  rejection_message  VARCHAR(2000) NULL,
  created_at         DATETIME(3)   NOT NULL,
  updated_at         DATETIME(3)   NOT NULL,
  version            INT UNSIGNED  NOT NULL DEFAULT 1,
  bars_another       TINYINT       GENERATED ALWAYS AS (CASE WHEN status IN ('withdrawn', 'offer_expired') THEN NULL ELSE 1 END) STORED,
  UNIQUE KEY applications_live (gig_id, worker_id, bars_another),
  KEY applications_gig (gig_id, status, id),
  KEY applications_gig_newest (gig_id, id),
  KEY applications_worker (worker_id, id),
  KEY applications_answered (client_id, viewed_at, created_at),
  KEY applications_offers (status, offer_expires_at),
  CONSTRAINT applications_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id),
  CONSTRAINT applications_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT applications_client_fk FOREIGN KEY (client_id) REFERENCES client_profiles (user_id),
  CONSTRAINT applications_status_ck CHECK (status IN ('submitted', 'viewed', 'shortlisted', 'rejected', 'offered', 'hired', 'offer_declined', 'offer_expired', 'offer_revoked', 'withdrawn', 'not_selected')),
  CONSTRAINT applications_offer_ck CHECK (status <> 'offered' OR (offer_amount IS NOT NULL AND offer_expires_at IS NOT NULL)),
  CONSTRAINT applications_bid_ck CHECK (bid_amount >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS application_answers (
  application_id BINARY(16)    NOT NULL,
  question_id    BINARY(16)    NOT NULL,
  text           VARCHAR(2000) NOT NULL,
  PRIMARY KEY (application_id, question_id),
  KEY application_answers_question (question_id),
  CONSTRAINT application_answers_application_fk FOREIGN KEY (application_id) REFERENCES applications (id),
  CONSTRAINT application_answers_question_fk FOREIGN KEY (question_id) REFERENCES gig_questions (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS application_history (
  id             BINARY(16)  NOT NULL PRIMARY KEY,
  application_id BINARY(16)  NOT NULL,
  at             DATETIME(3) NOT NULL,
  from_state     VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NULL,
  to_state       VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  moved_by       VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  KEY application_history_application (application_id, id),
  CONSTRAINT application_history_application_fk FOREIGN KEY (application_id) REFERENCES applications (id),
  CONSTRAINT application_history_by_ck CHECK (moved_by IN ('worker', 'client', 'admin', 'system'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS contracts (
  id             BINARY(16)    NOT NULL PRIMARY KEY,
  application_id BINARY(16)    NOT NULL,
  gig_id         BINARY(16)    NOT NULL,
  client_id      BINARY(16)    NOT NULL,
  worker_id      BINARY(16)    NOT NULL,
  pay_amount     BIGINT        NOT NULL,
  pay_currency   CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  starts_at      DATETIME(3)   NOT NULL,
  ends_at        DATETIME(3)   NULL,
  note           VARCHAR(2000) NULL,
  status         VARCHAR(17)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at     DATETIME(3)   NOT NULL,
  updated_at     DATETIME(3)   NOT NULL,
  version        INT UNSIGNED  NOT NULL DEFAULT 1,
  UNIQUE KEY contracts_application (application_id),
  KEY contracts_gig (gig_id),
  KEY contracts_client (client_id, id),
  KEY contracts_worker (worker_id, id),
  CONSTRAINT contracts_application_fk FOREIGN KEY (application_id) REFERENCES applications (id),
  CONSTRAINT contracts_gig_fk FOREIGN KEY (gig_id) REFERENCES gigs (id),
  CONSTRAINT contracts_client_fk FOREIGN KEY (client_id) REFERENCES client_profiles (user_id),
  CONSTRAINT contracts_worker_fk FOREIGN KEY (worker_id) REFERENCES worker_profiles (user_id),
  CONSTRAINT contracts_status_ck CHECK (status IN ('active', 'delivered', 'changes_requested', 'completed', 'cancelled', 'disputed'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Tasks and records ---------------------------------------------------------------------------------------------------

-- state: waiting → queued (handed to BullMQ) → running → done | failed. due_at: when the relay looks at the row (again).
CREATE TABLE IF NOT EXISTS outbox (
  id          BINARY(16)        NOT NULL PRIMARY KEY,
  queue       VARCHAR(20)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name        VARCHAR(40)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  payload     TEXT              NOT NULL,
  state       VARCHAR(7)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
  due_at      DATETIME(3)       NOT NULL,
  created_at  DATETIME(3)       NOT NULL,
  done_at     DATETIME(3)       NULL,
  last_error  VARCHAR(500)      NULL,
  KEY outbox_due (state, due_at),
  CONSTRAINT outbox_state_ck CHECK (state IN ('waiting', 'queued', 'running', 'done', 'failed'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS audit_log (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  at           DATETIME(3)  NOT NULL,
  actor_id     BINARY(16)   NULL,
  actor_role   VARCHAR(9)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  action       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_type VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id   BINARY(16)   NULL,
  ip           VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  request_id   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  detail       TEXT         NOT NULL,
  KEY audit_log_actor (actor_id, id),
  KEY audit_log_subject (subject_id, id),
  KEY audit_log_action (action, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
