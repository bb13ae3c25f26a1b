import { inTransaction } from '../../config/db'
import type { Context } from '../../context'
import * as AuditChain from '../../models/AuditChain'
import * as Outbox from '../../models/Outbox'
import * as Users from '../../models/User'
import { sealEntries } from '../shared/auditChain'
import { beginning, verifyChain } from '../shared/verifyChain'

/** Makes part of the chain what has been written since. @returns how much */
export const sealAuditLog = (context: Context): Promise<number> => sealEntries(context)

/**
 * Once a day verifies the audit log, and tells every admin, and the application log, where its chain ends, or what is wrong with it.
 * Whoever can write the whole database anew can do nothing about what has left the machine.
 * @returns how many were told
 */
export async function exportHead(context: Context): Promise<number> {
  if (!(await AuditChain.isExportDue(context.db))) return 0
  await sealEntries(context)
  const head = await AuditChain.findHead(context.db)
  const outcome = await verifyChain(context, beginning(), head, { budgetMs: Infinity })
  if (head && outcome === 'whole') {
    const news = { entries: String(head.position), seal: head.seal.toString('hex') }
    context.log.info(news, 'The head of the audit chain')
    return tellAdmins(context, 'audit-head', news)
  }
  const detail = typeof outcome === 'string' ? 'The record of where the chain ends is gone.' : outcome.detail
  context.log.error({ detail }, 'The audit log is broken')
  return tellAdmins(context, 'audit-broken', { detail })
}

/** Of any number of processes one tells. Where even the record of it is gone, each hour is one too many rather than none. */
function tellAdmins(
  { db }: Context,
  mail: 'audit-head' | 'audit-broken',
  news: Record<string, string>,
): Promise<number> {
  return inTransaction(db, async (sql) => {
    if (!(await AuditChain.markExported(sql))) return 0
    const admins = await Users.listAdmins(sql)
    await Outbox.add(sql, 'email', mail, ...admins.map(({ id: userId }) => ({ userId, ...news })))
    return admins.length
  })
}
