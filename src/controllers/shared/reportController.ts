import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Contracts from '../../models/Contract'
import * as Gigs from '../../models/Gig'
import * as Reports from '../../models/Report'
import * as Reviews from '../../models/Review'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { NewReport, Report } from '../../schemas/reports'
import type { ReportSubject } from '../../schemas/vocabulary'
import { Problem } from '../../utils/errors'
import { newId } from '../../utils/uuid'
import { auditedAs } from './mover'

/** Whose the thing is. What can be reported is what its reporter may see; the other party of a contract is seen on it. */
const findOwner: Record<ReportSubject, (sql: Sql, id: string, reporterId: string) => Promise<string | undefined>> = {
  gig: async (sql, id) => (await Gigs.findPublic(sql, id))?.clientId,
  user: async (sql, id, reporterId) =>
    ((await WorkerProfiles.findPublic(sql, id)) ??
    (await ClientProfiles.findPublic(sql, id)) ??
    (await Contracts.findBetween(sql, id, reporterId)))
      ? id
      : undefined,
  review: async (sql, id) => (await Reviews.findPublished(sql, id))?.authorId ?? undefined,
  message: () => Promise.resolve(undefined),
}

/** @throws Problem already_reported while the same caller's report of the same thing is open */
export async function file({ db }: Context, { body, ...call }: Call<'signedIn', { body: NewReport }>): Promise<Report> {
  const { subject, subjectId } = body
  return inTransaction(db, async (sql) => {
    const ownerId = await findOwner[subject](sql, subjectId, call.caller.id)
    if (ownerId === undefined) throw new Problem('not_found')
    const id = newId()
    if (!(await Reports.insert(sql, { id, reporterId: call.caller.id, ownerId, ...body })))
      throw new Problem('already_reported')
    await AuditLog.add(sql, {
      ...auditedAs(call),
      action: 'report.file',
      subject: { type: 'report', id },
      detail: { subject, subjectId },
    })
    const report = await Reports.find(sql, id)
    if (!report) throw new TypeError('A report that was just filed is not there')
    return report
  })
}
