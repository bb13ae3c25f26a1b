import { rows } from '../../src/config/db'
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
