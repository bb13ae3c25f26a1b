-- Columns are added in one statement a table, and only where the first of them is not there yet: MySQL has no ADD COLUMN IF NOT EXISTS.

-- Accounts ------------------------------------------------------------------------------------------------------------

-- delete_after: when a deletion that its owner has asked for is carried out; NULL again once nothing personal is left.
-- deleted_at: when it was begun. From then on nobody can sign in.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'users' AND column_name = 'delete_after'), 'DO 0',
  'ALTER TABLE users
     ADD COLUMN delete_after DATETIME(3) NULL,
     ADD COLUMN deleted_at DATETIME(3) NULL,
     ADD KEY users_delete_after (delete_after)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- mfa_at: when the second factor was shown for the session.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'sessions' AND column_name = 'mfa_at'), 'DO 0',
  'ALTER TABLE sessions
     ADD COLUMN mfa_at DATETIME(3) NULL,
     DROP CONSTRAINT sessions_reason_ck,
     ADD CONSTRAINT sessions_reason_ck CHECK (revoked_reason IN (''signed_out'', ''token_reused'', ''password_changed'', ''email_changed'', ''mfa_changed'', ''suspended'', ''roles_changed'', ''too_many'', ''account_deleted''))');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- email: where a code for another address than the account's is sent. former_email: the account's until that code was used.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'otps' AND column_name = 'email'), 'DO 0',
  'ALTER TABLE otps
     ADD COLUMN email VARCHAR(254) NULL,
     ADD COLUMN former_email VARCHAR(254) NULL,
     DROP CONSTRAINT otps_purpose_ck,
     ADD CONSTRAINT otps_purpose_ck CHECK (purpose IN (''verify_email'', ''login'', ''reset_password'', ''change_email'')),
     ADD CONSTRAINT otps_email_ck CHECK ((purpose = ''change_email'') = (email IS NOT NULL))');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

-- Second factors ------------------------------------------------------------------------------------------------------

-- secret is sealed with a key of the server. last_step: that of the last code that was used, so that each works once.
CREATE TABLE IF NOT EXISTS totp_secrets (
  user_id      BINARY(16)       NOT NULL PRIMARY KEY,
  secret       VARBINARY(96)    NOT NULL,
  created_at   DATETIME(3)      NOT NULL,
  confirmed_at DATETIME(3)      NULL,
  last_step    BIGINT UNSIGNED  NOT NULL DEFAULT 0,
  tries        TINYINT UNSIGNED NOT NULL DEFAULT 0,
  tries_since  DATETIME(3)      NULL,
  CONSTRAINT totp_secrets_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS recovery_codes (
  user_id   BINARY(16)  NOT NULL,
  code_hash BINARY(32)  NOT NULL,
  used_at   DATETIME(3) NULL,
  PRIMARY KEY (user_id, code_hash),
  CONSTRAINT recovery_codes_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A sign-in whose first factor was right and that waits for the second.
CREATE TABLE IF NOT EXISTS pending_sign_ins (
  token_hash BINARY(32)       NOT NULL PRIMARY KEY,
  user_id    BINARY(16)       NOT NULL,
  method     VARCHAR(8)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  user_agent VARCHAR(255)     NOT NULL,
  tries      TINYINT UNSIGNED NOT NULL DEFAULT 0,
  created_at DATETIME(3)      NOT NULL,
  expires_at DATETIME(3)      NOT NULL,
  ended_at   DATETIME(3)      NULL,
  KEY pending_sign_ins_user (user_id),
  KEY pending_sign_ins_expired (expires_at),
  CONSTRAINT pending_sign_ins_user_fk FOREIGN KEY (user_id) REFERENCES users (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Files ---------------------------------------------------------------------------------------------------------------

-- A row comes before its bytes and goes after them, so that no bytes are ever left without a row.
-- state: pending (bytes may be there) → stored → deleted (bytes may still be there). kind: what a document is.
-- size: of a picture that of its largest form; the other forms have sizes of their own.
CREATE TABLE IF NOT EXISTS files (
  id          BINARY(16)      NOT NULL PRIMARY KEY,
  owner_id    BINARY(16)      NOT NULL,
  purpose     VARCHAR(8)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state       VARCHAR(7)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'pending',
  kind        VARCHAR(11)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  file_name   VARCHAR(255)    NOT NULL,
  mime_type   VARCHAR(100)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  size        BIGINT UNSIGNED NOT NULL,
  medium_size INT UNSIGNED    NULL,
  small_size  INT UNSIGNED    NULL,
  sha256      BINARY(32)      NULL,
  created_at  DATETIME(3)     NOT NULL,
  changed_at  DATETIME(3)     NOT NULL,
  KEY files_owner (owner_id, purpose, state, id),
  KEY files_left_over (state, changed_at),
  CONSTRAINT files_owner_fk FOREIGN KEY (owner_id) REFERENCES users (id),
  CONSTRAINT files_purpose_ck CHECK (purpose IN ('avatar', 'logo', 'document', 'export')),
  CONSTRAINT files_state_ck CHECK (state IN ('pending', 'stored', 'deleted')),
  CONSTRAINT files_sizes_ck CHECK ((purpose IN ('avatar', 'logo')) = (medium_size IS NOT NULL) AND (medium_size IS NULL) = (small_size IS NULL)),
  CONSTRAINT files_kind_ck CHECK ((purpose = 'document') = (kind IS NOT NULL) AND kind IN ('resume', 'certificate', 'portfolio', 'identity'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'worker_profiles' AND column_name = 'avatar_id'), 'DO 0',
  'ALTER TABLE worker_profiles
     ADD COLUMN avatar_id BINARY(16) NULL,
     ADD CONSTRAINT worker_profiles_avatar_fk FOREIGN KEY (avatar_id) REFERENCES files (id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'client_profiles' AND column_name = 'logo_id'), 'DO 0',
  'ALTER TABLE client_profiles
     ADD COLUMN logo_id BINARY(16) NULL,
     ADD CONSTRAINT client_profiles_logo_fk FOREIGN KEY (logo_id) REFERENCES files (id)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;

CREATE TABLE IF NOT EXISTS application_documents (
  application_id BINARY(16)       NOT NULL,
  file_id        BINARY(16)       NOT NULL,
  position       TINYINT UNSIGNED NOT NULL,
  PRIMARY KEY (application_id, file_id),
  KEY application_documents_file (file_id),
  CONSTRAINT application_documents_application_fk FOREIGN KEY (application_id) REFERENCES applications (id),
  CONSTRAINT application_documents_file_fk FOREIGN KEY (file_id) REFERENCES files (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- A copy of all that is kept about a user, for the user. file_id: the archive, once it is made.
-- expires_at: until when it can be fetched; before it is made, when it is given up.
CREATE TABLE IF NOT EXISTS exports (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  user_id     BINARY(16)  NOT NULL,
  file_id     BINARY(16)  NULL,
  created_at  DATETIME(3) NOT NULL,
  expires_at  DATETIME(3) NOT NULL,
  KEY exports_user (user_id, id),
  KEY exports_expired (expires_at),
  CONSTRAINT exports_user_fk FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT exports_file_fk FOREIGN KEY (file_id) REFERENCES files (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

-- Safe retries --------------------------------------------------------------------------------------------------------

-- One row for each Idempotency-Key, which requests with it lock in turn. request_hash and answer: the first request and what it was
-- answered, written in the transaction of what it did; both can be told only by who has the key. Without a foreign key: it would
-- share the user's row before whoever locks it.
CREATE TABLE IF NOT EXISTS idempotency_keys (
  user_id      BINARY(16)  NOT NULL,
  key_hash     BINARY(32)  NOT NULL,
  request_hash BINARY(32)  NULL,
  answer       MEDIUMBLOB  NULL,
  changed_at   DATETIME(3) NOT NULL,
  PRIMARY KEY (user_id, key_hash),
  KEY idempotency_keys_changed (changed_at),
  CONSTRAINT idempotency_keys_answer_ck CHECK ((request_hash IS NULL) = (answer IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
