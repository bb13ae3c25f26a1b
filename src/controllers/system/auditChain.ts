import { inTransaction, type Sql } from '../../config/db'
import type { Context } from '../../context'
import * as AuditChain from '../../models/AuditChain'
import { signed, type AuditRow } from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as Users from '../../models/User'
import { headMac, sealOf } from '../../utils/auditSeal'

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

/**
 * Whether the record of where the chain ends is as the server has left it. Before anything is sealed there is nothing to sign. A chain
 * that is shorter than its record is not looked for here: where it ends is seen on the way along it.
 */
export function isOurs({ auditKey }: Context, { mac, ...head }: AuditChain.Head): boolean {
  const isSigned = mac === null ? head.position === 0 : mac.equals(headMac(auditKey, head))
  return isSigned && head.lastSealed <= head.position
}

async function sealBatch(context: Context, sql: Sql): Promise<number> {
  const { auditKey, log } = context
  const head = await AuditChain.lockHead(sql)
  if (!head || !isOurs(context, head)) {
    // To seal on would make somebody else's end of the chain ours.
    log.error('The record of where the audit chain ends is not ours')
    return 0
  }
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
  const mac = headMac(auditKey, { ...head, position, seal })
  await AuditChain.setHead(sql, { position, entryId: last.id, seal, mac })
  return entries.length
}

async function signOlder(sql: Sql, entries: readonly AuditChain.ProvenEntry[]): Promise<void> {
  for (const entry of entries) if (entry.mac === null) await AuditChain.sign(sql, entry.id, signed(sql, entry))
}

/**
 * Once a day tells every admin, and the log, where the chain ends. Whoever can write the whole database anew can do so with the chain,
 * but not with what has left the machine.
 * @returns how many were told
 */
export async function exportHead(context: Context): Promise<number> {
  await sealEntries(context)
  const told = await inTransaction(context.db, async (sql) => {
    const head = await AuditChain.lockHead(sql)
    if (!head || !(await AuditChain.markExported(sql))) return undefined
    const admins = await Users.listAdmins(sql)
    const news = { entries: String(head.position), seal: head.seal.toString('hex') }
    await Outbox.add(sql, 'email', 'audit-head', ...admins.map(({ id: userId }) => ({ userId, ...news })))
    return { ...news, admins: admins.length }
  })
  if (!told) return 0
  context.log.info({ entries: told.entries, seal: told.seal }, 'The head of the audit chain')
  return told.admins
}
