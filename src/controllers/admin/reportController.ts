import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import type { AuditEntry } from '../../models/AuditLog'
import * as Reports from '../../models/Report'
import type { AdminReason } from '../../schemas/admin'
import type { Page } from '../../schemas/common'
import type { AdminReport, ReportQuery, ReportResolution } from '../../schemas/reports'
import type { ReportAction } from '../../schemas/states'
import { reportMachine } from '../../states/report'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { pageById } from '../shared/paging'
import { recordMoves } from '../shared/recordMoves'

type ReportCall = Call<'admin', { params: { reportId: string } }>

/** What users have reported, newest or oldest first. */
export async function list(
  context: Context,
  { caller, query }: Call<'admin', { query: ReportQuery }>,
): Promise<Page<AdminReport>> {
  const { status = null, subject = null, claimed = null, reporterId = null, ownerId = null, subjectId = null } = query
  const filter = { status, subject, claimed, reporterId, ownerId, subjectId, adminId: caller.id }
  // Which reports are `mine` differs from admin to admin.
  const page = await pageById(context, `admin-reports:${caller.id}`, query, ({ beforeId: fromId, limit }) =>
    Reports.list(context.db, { ...filter, oldestFirst: query.sort === 'oldest', fromId, limit }),
  )
  return { ...page, data: page.data.map((report) => toView(report, caller.id)) }
}

export async function read({ db }: Context, { caller, params }: ReportCall): Promise<AdminReport> {
  return find(db, params.reportId, caller.id)
}

/** Keeps it for the caller, so that no other admin works on it. @throws Problem report_claimed */
export const claim = (context: Context, call: ReportCall) =>
  move(context, call, 'claim', (sql, id) => Reports.claim(sql, id, call.caller.id))

/** Leaves it to others. */
export const release = (context: Context, call: ReportCall) =>
  move(context, call, 'release', (sql, id) => Reports.release(sql, id))

/** Says what came of it, and has its reporter told. @throws Problem report_claimed */
export const resolve = (context: Context, { body, ...call }: ReportCall & { body: ReportResolution }) =>
  move(context, call, 'resolve', (sql, id) => Reports.resolve(sql, { id, adminId: call.caller.id, ...body }), {
    outcome: body.outcome,
  })

/** Takes a resolution back. @throws Problem already_reported where its reporter has a new one of the same thing */
export const reopen = (context: Context, { body, ...call }: ReportCall & { body: AdminReason }) =>
  move(
    context,
    call,
    'reopen',
    async (sql, id) => {
      if (!(await Reports.reopen(sql, id))) throw new Problem('already_reported')
    },
    { reason: body.reason },
  )

async function move(
  { db }: Context,
  call: ReportCall,
  action: ReportAction,
  change: (sql: Sql, id: string) => Promise<void>,
  detail?: AuditEntry['detail'],
): Promise<AdminReport> {
  const { caller, params } = call
  return inTransaction(db, async (sql) => {
    const report = await Reports.lock(sql, params.reportId)
    if (!report) throw new Problem('not_found')
    refuseStale(call.ifMatch, report)
    const { id, status: from } = report
    const { to, tells } = reportMachine.next(from, action, 'admin', { heldBy: heldBy(report, caller.id) })
    await change(sql, id)
    await recordMoves(sql, { type: 'report', action: `report.${action}`, mover: call, tells, detail }, { id, from, to })
    return find(sql, id, caller.id)
  })
}

async function find(sql: Sql, id: string, adminId: string): Promise<AdminReport> {
  const report = await Reports.find(sql, id)
  if (!report) throw new Problem('not_found')
  return toView(report, adminId)
}

function heldBy({ claimedBy }: Pick<Reports.ReportRow, 'claimedBy'>, adminId: string) {
  if (claimedBy === null) return 'nobody'
  return claimedBy === adminId ? 'caller' : 'another'
}

function toView(report: Reports.ReportRow, adminId: string): AdminReport {
  const { label, ownerId, ownerName, subjectStatus, claimedBy, claimedByName, claimedUntil } = report
  const { outcome, note, resolvedBy, resolvedByName, resolvedAt, reporterId, reporterName } = report
  const isThere = label !== null && ownerId !== null && ownerName !== null && subjectStatus !== null
  return {
    ...report,
    reporter: { id: reporterId, name: reporterName },
    about: isThere ? { label, ownerId, ownerName, status: subjectStatus } : null,
    claim:
      claimedBy === null || claimedByName === null || claimedUntil === null
        ? null
        : { adminId: claimedBy, adminName: claimedByName, until: claimedUntil },
    resolution:
      outcome === null || resolvedBy === null || resolvedByName === null || resolvedAt === null
        ? null
        : { outcome, note: note ?? '', adminId: resolvedBy, adminName: resolvedByName, at: resolvedAt },
    allowedActions: reportMachine.allowedActions(report.status, 'admin', { heldBy: heldBy(report, adminId) }),
  }
}
