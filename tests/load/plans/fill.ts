import { rows, write, type Db, type Sql } from '../../../src/config/db'
import { openBulkConnection } from '../../../src/cli/bulk/rowBatch'
import { step } from '../../../src/cli/progress'
import { auditActions } from '../../../src/schemas/auditActions'
import { emailTasks, queueNames } from '../../../src/schemas/tasks'
import { documentKinds } from '../../../src/schemas/vocabulary'

/** Rows of one table that are made up from those of another, `o`. All is drawn by their ids, so that it is the same each time. */
interface Filling {
  table: string
  from: string
  /** How many for each row of `from`. */
  copies: number
  columns: Record<string, string>
}

const hash = (salt: string) => `CRC32(CONCAT('${salt}', o.id, copies.copy))`
const draw = (salt: string, below: number) => `${hash(salt)} % ${below}`
const oneOf = (salt: string, words: readonly string[]) =>
  `ELT(1 + ${draw(salt, words.length)}, ${words.map((word) => `'${word}'`).join(', ')})`
/** One of a hundred falls to each of these, and the rest to `usually`. */
const rarely = (salt: string, words: readonly string[], usually: string) =>
  `COALESCE(ELT(1 + ${draw(salt, 100)}, ${words.map((word) => `'${word}'`).join(', ')}), '${usually}')`
const maybe = (salt: string, percent: number, value: string) => `IF(${draw(salt, 100)} < ${percent}, ${value}, NULL)`
const ago = (days: number) => `NOW(3) - INTERVAL ${draw('time', days * 86_400)} SECOND`
const digest = (salt: string) => `UNHEX(SHA2(CONCAT('${salt}', o.id, copies.copy), 256))`
/** A UUIDv7 begins with the milliseconds since 1970. */
const idAt = (time: string) =>
  `CONCAT(UNHEX(LPAD(HEX(FLOOR(UNIX_TIMESTAMP(${time}) * 1000)), 12, '0')), SUBSTRING(${digest('id')}, 1, 10))`

const USERS = 'users o'
const WORKERS = '(SELECT user_id AS id FROM worker_profiles) AS o'
const IP = `CONCAT('10.', ${draw('ip', 255)}, '.', ${draw('net', 255)}, '.7')`

/** In the order of what refers to what. */
const fillings: readonly Filling[] = [
  {
    table: 'sessions',
    from: USERS,
    copies: 3,
    columns: {
      id: idAt(ago(60)),
      user_id: 'o.id',
      ip: IP,
      user_agent: `CONCAT('Browser/', ${draw('agent', 40)})`,
      created_at: ago(60),
      last_used_at: ago(60),
      idle_until: `${ago(60)} + INTERVAL 7 DAY`,
      ends_at: `${ago(60)} + INTERVAL 30 DAY`,
      revoked_at: maybe('revoked', 40, ago(60)),
      revoked_reason: maybe('revoked', 40, `'signed_out'`),
    },
  },
  {
    table: 'refresh_tokens',
    from: 'sessions o',
    copies: 3,
    columns: {
      token_hash: digest('token'),
      session_id: 'o.id',
      created_at: 'o.created_at',
      used_at: maybe('used', 80, 'o.last_used_at'),
    },
  },
  {
    table: 'otps',
    from: USERS,
    copies: 3,
    columns: {
      id: idAt(ago(7)),
      user_id: 'o.id',
      purpose: oneOf('purpose', ['verify_email', 'login', 'login', 'reset_password']),
      nonce: digest('nonce'),
      created_at: ago(7),
      expires_at: `${ago(7)} + INTERVAL 10 MINUTE`,
      ended_at: maybe('ended', 90, ago(7)),
    },
  },
  {
    table: 'totp_secrets',
    from: `(SELECT id FROM users WHERE CRC32(id) % 4 = 0) AS o`,
    copies: 1,
    columns: {
      user_id: 'o.id',
      secret: digest('secret'),
      created_at: ago(300),
      confirmed_at: maybe('sure', 90, ago(300)),
    },
  },
  {
    table: 'recovery_codes',
    from: '(SELECT user_id AS id FROM totp_secrets) AS o',
    copies: 10,
    columns: { user_id: 'o.id', code_hash: digest('code'), used_at: maybe('used', 10, ago(300)) },
  },
  {
    table: 'pending_sign_ins',
    from: '(SELECT user_id AS id FROM totp_secrets) AS o',
    copies: 3,
    columns: {
      token_hash: digest('pending'),
      user_id: 'o.id',
      method: oneOf('method', ['password', 'otp']),
      user_agent: `'Browser/1'`,
      created_at: ago(1),
      expires_at: `${ago(1)} + INTERVAL 5 MINUTE`,
      ended_at: maybe('ended', 95, ago(1)),
    },
  },
  {
    table: 'idempotency_keys',
    from: USERS,
    copies: 2,
    columns: {
      user_id: 'o.id',
      key_hash: digest('key'),
      request_hash: digest('request'),
      answer: `REPEAT('x', 400)`,
      changed_at: ago(1),
    },
  },
  {
    table: 'files',
    from: USERS,
    copies: 4,
    columns: {
      id: idAt(ago(300)),
      owner_id: 'o.id',
      purpose: `IF(copies.copy = 1, 'export', 'document')`,
      state: rarely('state', ['pending', 'deleted'], 'stored'),
      kind: `IF(copies.copy = 1, NULL, ${oneOf('kind', documentKinds)})`,
      file_name: `CONCAT('file', ${draw('name', 1_000)}, '.pdf')`,
      mime_type: `'application/pdf'`,
      size: draw('size', 1_000_000),
      sha256: digest('bytes'),
      created_at: ago(300),
      changed_at: ago(300),
    },
  },
  {
    table: 'exports',
    from: `(SELECT id, owner_id FROM files WHERE purpose = 'export') AS o`,
    copies: 1,
    columns: {
      id: 'o.id',
      user_id: 'o.owner_id',
      file_id: 'o.id',
      created_at: ago(30),
      expires_at: `${ago(30)} + INTERVAL 30 DAY`,
    },
  },
  {
    table: 'application_documents',
    from: `(SELECT f.id, a.id AS application_id
            FROM applications a JOIN files f ON f.owner_id = a.worker_id AND f.purpose = 'document' AND f.state = 'stored') AS o`,
    copies: 1,
    columns: { application_id: 'o.application_id', file_id: 'o.id', position: '1' },
  },
  {
    table: 'saved_jobs',
    from: 'applications o',
    copies: 1,
    columns: { worker_id: 'o.worker_id', gig_id: 'o.gig_id', saved_at: ago(60) },
  },
  {
    table: 'dismissed_jobs',
    from: 'applications o',
    copies: 1,
    columns: { worker_id: 'o.worker_id', gig_id: 'o.gig_id', dismissed_at: ago(60) },
  },
  {
    table: 'invitations',
    from: 'applications o',
    copies: 1,
    columns: {
      id: idAt(ago(60)),
      gig_id: 'o.gig_id',
      client_id: 'o.client_id',
      worker_id: 'o.worker_id',
      message: maybe('message', 50, `'Would you like to do this?'`),
      status: oneOf('status', ['pending', 'accepted', 'declined', 'expired', 'expired']),
      expires_at: `${ago(60)} + INTERVAL 60 DAY`,
      created_at: ago(60),
      updated_at: ago(60),
    },
  },
  {
    table: 'reviews',
    from: 'contracts o',
    copies: 2,
    columns: {
      id: idAt(ago(60)),
      contract_id: 'o.id',
      author_id: 'IF(copies.copy = 1, o.worker_id, o.client_id)',
      subject_id: 'IF(copies.copy = 1, o.client_id, o.worker_id)',
      written_as: `IF(copies.copy = 1, 'worker', 'client')`,
      rating: `1 + ${draw('rating', 5)}`,
      text: `'All was as agreed.'`,
      status: rarely('status', ['sealed', 'sealed', 'hidden'], 'published'),
      window_ends_at: `${ago(60)} + INTERVAL 60 DAY`,
      published_at: ago(60),
      created_at: ago(60),
      updated_at: ago(60),
    },
  },
  {
    table: 'quota_entries',
    from: 'applications o',
    copies: 1,
    columns: {
      application_id: 'o.id',
      worker_id: 'o.worker_id',
      paid_from: rarely('paid', ['extra'], 'week'),
      week: 'DATE(o.created_at) - INTERVAL WEEKDAY(o.created_at) DAY',
      spent_at: 'o.created_at',
      return_due_at: maybe('due', 20, `${ago(14)} + INTERVAL 14 DAY`),
    },
  },
  {
    table: 'application_quotas',
    from: WORKERS,
    copies: 1,
    columns: { worker_id: 'o.id', week: 'CURDATE() - INTERVAL WEEKDAY(CURDATE()) DAY', used: draw('used', 20) },
  },
  {
    table: 'saved_searches',
    from: WORKERS,
    copies: 3,
    columns: {
      id: idAt(ago(300)),
      worker_id: 'o.id',
      name: `CONCAT('Search ', copies.copy)`,
      query: `'{"q":"painting"}'`,
      alert: `ELT(copies.copy, 'off', 'instant', 'daily')`,
      next_alert_at: `IF(copies.copy = 1, NULL, NOW(3) + INTERVAL ${draw('next', 86_400)} SECOND)`,
      seen_until: ago(1),
      created_at: ago(300),
      updated_at: ago(300),
    },
  },
  {
    table: 'alert_digests',
    from: WORKERS,
    copies: 10,
    columns: {
      id: idAt(ago(300)),
      worker_id: 'o.id',
      token: `SUBSTRING(${digest('token')}, 1, 16)`,
      created_at: ago(300),
    },
  },
  {
    table: 'alerted_gigs',
    from: `(SELECT a.id, a.worker_id, a.gig_id, (SELECT d.id FROM alert_digests d WHERE d.worker_id = a.worker_id LIMIT 1) AS digest_id,
                   (SELECT s.id FROM saved_searches s WHERE s.worker_id = a.worker_id LIMIT 1) AS search_id FROM applications a) AS o`,
    copies: 1,
    columns: {
      worker_id: 'o.worker_id',
      gig_id: 'o.gig_id',
      digest_id: 'o.digest_id',
      search_id: 'o.search_id',
      position: draw('position', 20),
    },
  },
  {
    table: 'reports',
    from: USERS,
    copies: 2,
    columns: {
      id: idAt(ago(300)),
      reporter_id: 'o.id',
      subject_type: oneOf('type', ['gig', 'gig', 'user', 'review']),
      subject_id: `SUBSTRING(${digest('subject')}, 1, 16)`,
      owner_id: 'o.id',
      reason: `'spam'`,
      text: `'Please look at this.'`,
      status: rarely('status', ['open', 'open', 'open'], 'resolved'),
      created_at: ago(300),
      updated_at: ago(300),
    },
  },
  {
    table: 'outbox',
    from: 'application_history o',
    copies: 1,
    columns: {
      id: idAt(ago(7)),
      queue: oneOf('queue', queueNames),
      name: oneOf('name', emailTasks),
      payload: `CONCAT('{"applicationId":"', HEX(o.application_id), '"}')`,
      state: rarely('state', ['waiting', 'queued', 'failed'], 'done'),
      due_at: ago(7),
      created_at: ago(7),
    },
  },
  {
    table: 'audit_log',
    from: 'sessions o',
    copies: 2,
    columns: {
      id: idAt(ago(300)),
      at: ago(300),
      actor_id: maybe('actor', 80, 'o.user_id'),
      actor_role: oneOf('role', ['worker', 'client', 'system']),
      action: oneOf('action', auditActions),
      subject_type: `'session'`,
      subject_id: 'o.id',
      ip: IP,
      detail: `'{}'`,
      mac: digest('mac'),
      unsealed: 'NULL',
    },
  },
  {
    table: 'audit_seals',
    from: '(SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM audit_log) AS o',
    copies: 1,
    columns: { position: 'o.place', entry_id: 'o.id', seal: digest('seal') },
  },
  {
    table: 'daily_stats',
    from: '(SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM users LIMIT 400) AS o',
    copies: 1,
    columns: {
      day: 'DATE(NOW(3)) - INTERVAL o.place DAY',
      users: draw('users', 90),
      workers: draw('workers', 60),
      clients: draw('clients', 30),
      gigs: draw('gigs', 50),
      openings: draw('openings', 99),
      filled: draw('filled', 40),
      applications: draw('applications', 500),
      hires: draw('hires', 40),
      counted_at: ago(1),
    },
  },
]

/** The seed leaves everything in the states of a young marketplace. */
const ageings: readonly string[] = [
  // Of those that lie idle for 25 days each is warned, and at 30 days closed.
  `UPDATE gigs o SET active_at = GREATEST(created_at, NOW(3) - INTERVAL CRC32(id) % 30 DAY),
          idle_warned_at = IF(active_at < NOW(3) - INTERVAL 25 DAY, active_at + INTERVAL 25 DAY, NULL)`,
  `UPDATE contracts o SET status = ELT(1 + CRC32(id) % 8, 'active', 'active', 'delivered', 'changes_requested', 'completed', 'completed',
          'cancelled', 'disputed'), delivered_at = IF(CRC32(id) % 8 = 2, NOW(3) - INTERVAL CRC32(id) % 10 DAY, NULL)`,
  `UPDATE applications o SET status = 'offered', offer_amount = bid_amount, offer_currency = bid_currency,
          offer_expires_at = NOW(3) + INTERVAL CRC32(id) % 72 HOUR
   WHERE status = 'shortlisted' AND CRC32(id) % 4 = 0`,
  `UPDATE users o SET suspended_at = IF(CRC32(id) % 100 = 1, NOW(3), NULL), last_seen_at = NOW(3) - INTERVAL CRC32(id) % 500 DAY,
          delete_after = IF(CRC32(id) % 200 = 2, NOW(3) + INTERVAL CRC32(id) % 14 DAY, NULL)`,
]

/**
 * Fills every table that the seed leaves empty with what as many people would have left in it.
 * @throws Error when there is a table that nothing was put into
 */
export async function fill(db: Db): Promise<void> {
  const connection = await openBulkConnection(db, 'unique_checks = 0, foreign_key_checks = 0')
  try {
    for (const filling of fillings) await step(filling.table, () => write(connection.sql, insertOf(filling)))
    for (const ageing of ageings)
      await step(ageing.slice(0, ageing.indexOf(' o SET')), () => write(connection.sql, ageing))
    await step('Statistics', () => analyse(connection.sql))
  } finally {
    await connection.close()
  }
}

function insertOf({ table, from, copies, columns }: Filling): string {
  const numbers = Array.from({ length: copies }, (_, i) => `SELECT ${i + 1} AS copy`).join(' UNION ALL ')
  return `INSERT INTO ${table} (${Object.keys(columns).join(', ')})
          SELECT ${Object.values(columns).join(', ')} FROM ${from} CROSS JOIN (${numbers}) AS copies`
}

async function analyse(sql: Sql): Promise<void> {
  const tables = await rows<{ name: string }>(
    sql,
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`,
  )
  for (const { name } of tables) {
    if ((await rows(sql, `SELECT 1 FROM ${name} LIMIT 1`)).length === 0)
      throw new Error(`Nothing fills ${name}: say in ${__filename} what is in it`)
    await rows(sql, `ANALYZE TABLE ${name}`)
  }
}
