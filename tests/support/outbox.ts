import { inTransaction, row, rows, write } from '../../src/config/db'
import * as Outbox from '../../src/models/Outbox'
import type { TestApp } from './app'

/** The mails about one gig, application, contract …, oldest first, such as `offer-made to worker`. */
export async function mailsAbout({ context: { db } }: TestApp, { id: subject }: { id: string }): Promise<string[]> {
  const found = await rows<{ mail: string }>(
    db,
    `SELECT CONCAT(name, ' to ', JSON_VALUE(payload, '$.to')) AS mail FROM outbox
     WHERE queue = 'email' AND :subject IN (JSON_VALUE(payload, '$.gigId'), JSON_VALUE(payload, '$.applicationId'),
                                              JSON_VALUE(payload, '$.invitationId'))
     ORDER BY id`,
    { subject },
  )
  return found.map(({ mail }) => mail)
}

/** A mail to a user that was given up after one try. */
export async function makeFailedTask(
  { context: { db } }: TestApp,
  { id: userId }: { id: string },
  reason = 'mail not sent: EENVELOPE, RCPT TO, 550',
): Promise<{ id: string }> {
  return inTransaction(db, async (sql) => {
    await Outbox.add(sql, 'email', 'address-already-registered', { userId })
    const payload = JSON.stringify({ userId })
    const waits = `queue = 'email' AND payload = :payload AND state = 'waiting'`
    const task = await row<{ id: string }>(sql, `SELECT id FROM outbox WHERE ${waits}`, { payload })
    if (!task) throw new Error('The task is not there')
    await write(
      sql,
      `UPDATE outbox SET state = 'failed', claims = 1, due_at = NOW(3), last_error = :reason WHERE id = :id`,
      {
        ...task,
        reason,
      },
    )
    return task
  })
}
