-- Columns and indexes are changed only where the first of them is not there yet: MySQL has no ADD COLUMN IF NOT EXISTS.

-- claims: how often a worker has claimed the task. Whoever holds an older claim holds none (a fencing token).
-- due_at: of a task that waits when it is handed over, of one that failed for good since when, of one that was done likewise.
-- retried_at, retried_claims: when an admin last had it tried again, and how often it had been claimed by then: patience begins anew.
-- The queue is in the index, so that the queues can be counted without reading their tasks.
SET @change = IF(EXISTS (SELECT 1 FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = 'outbox' AND column_name = 'claims'), 'DO 0',
  'ALTER TABLE outbox
     ADD COLUMN claims INT UNSIGNED NOT NULL DEFAULT 0,
     ADD COLUMN retried_at DATETIME(3) NULL,
     ADD COLUMN retried_claims INT UNSIGNED NOT NULL DEFAULT 0,
     DROP KEY outbox_due,
     ADD KEY outbox_due (state, due_at, queue)');
PREPARE change_table FROM @change;
EXECUTE change_table;
DEALLOCATE PREPARE change_table;
