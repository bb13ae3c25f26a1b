import { inTransaction, type Sql } from '../../config/db'
import type { Context } from '../../context'
import * as AuditChain from '../../models/AuditChain'
import { signed, type AuditRow } from '../../models/AuditLog'
import { headText, sealOf } from '../../utils/auditSeal'

const BATCH = 500

/** The columns of an entry in the order in which its seal covers them. */
export const sealedColumns = (entry: AuditRow): (string | null)[] => [
  entry.id,
  entry.at,
  entry.actorId,
  entry.actorRole,
  entry.action,
  entry.subjectType,
  entry.subjectId,
  entry.ip,
  entry.requestId,
  entry.detail,
]

/**
 * Makes the entries that have been written since part of the chain, oldest first.
 * @param most how many at most, in batches
 * @returns how many
 */
export async function sealEntries(context: Context, most = Infinity): Promise<number> {
  let total = 0
  let sealed: number
  do {
    sealed = await inTransaction(context.db, (sql) => sealBatch(context, sql))
    total += sealed
  } while (sealed === BATCH && total < most)
  return total
}

/** Whether the record of where the chain ends is as the server has left it, and no seal stands behind it. */
export const isOurs = (sql: Sql, { mac, ...head }: AuditChain.Head): boolean =>
  mac?.equals(sql.sign(headText(head))) === true && head.lastSealed <= head.position

async function sealBatch({ auditKey }: Context, sql: Sql): Promise<number> {
  const head = await AuditChain.lockHead(sql)
  // To seal on would make somebody else's end of the chain ours. Whoever verifies it is told.
  if (!head || !isOurs(sql, head)) return 0
  const entries = await AuditChain.listUnsealed(sql, BATCH)
  const last = entries.at(-1)
  if (!last) return 0
  // One that nobody has signed is sealed as it is, and found when the chain is verified.
  if (head.takesUnsigned) await signOlder(sql, entries)
  let { position, seal } = head
  const seals = entries.map((entry) => {
    position += 1
    seal = sealOf(auditKey, { position, previous: seal, entry: sealedColumns(entry) })
    return { position, entryId: entry.id, seal }
  })
  await AuditChain.addSeals(sql, seals)
  const mac = sql.sign(headText({ ...head, position, seal }))
  await AuditChain.setHead(sql, { position, entryId: last.id, seal, mac })
  return entries.length
}

async function signOlder(sql: Sql, entries: readonly AuditChain.ProvenEntry[]): Promise<void> {
  for (const entry of entries) if (entry.mac === null) await AuditChain.sign(sql, entry.id, signed(sql, entry))
}
