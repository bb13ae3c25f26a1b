import type { Connection } from 'mysql2/promise'
import { z } from 'zod'
import { headText, NO_SEAL } from '../utils/auditSeal'
import type { Db } from './db'

const Heads = z.array(z.object({ unsignedUntil: z.number().nullable() }))

/**
 * Signs the end of a chain that has no entries yet. Only the migration that makes it does so: a head without a signature is never
 * taken for ours, or whoever can write to the database could begin the chain anew.
 */
export async function beginAuditChain(connection: Connection, db: Pick<Db, 'sign'>): Promise<void> {
  const [found] = await connection.query(
    'SELECT ROUND(UNIX_TIMESTAMP(unsigned_until) * 1000) AS unsignedUntil FROM audit_head WHERE position = 0',
  )
  for (const { unsignedUntil } of Heads.parse(found)) {
    const mac = db.sign(headText({ position: 0, seal: NO_SEAL, unsignedUntil }))
    await connection.query('UPDATE audit_head SET mac = ? WHERE position = 0', [mac])
  }
}
