import type { Caller, Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import { paging } from '../../schemas/common'
import { Problem } from '../../utils/errors'

interface Read {
  /** The path of the route. */
  route: string
  caller: Caller<'admin'>
  origin: Origin
  /** After they were checked. */
  params: unknown
  /** As it was sent, without what is filled in where it is left out. */
  query: unknown
}

type Subject = AuditLog.AuditEntry['subject']

const subjectsByParam: Record<string, Subject['type']> = {
  userId: 'user',
  gigId: 'gig',
  contractId: 'contract',
  reviewId: 'review',
  reportId: 'report',
}
/** What says which list or queue was read, and nothing about anybody. */
const WHAT_IS_READ = ['/admin/export list', '/admin/queues/:name/failed name']
/** Filters that name a user. */
const USER_FILTERS = ['userId', 'clientId', 'workerId', 'actorId', 'authorId', 'reporterId', 'ownerId']

/**
 * Enters into the audit log what an admin has read: whose data, on which route, narrowed down by what. Of most filters only the
 * names, as their values may be personal. While the database is away, the application log, which can be read without it, says so instead.
 */
export async function recordRead({ db, log }: Context, { route, caller, origin, params, query }: Read): Promise<void> {
  const filters = entriesOf(query).filter(([name]) => !Object.hasOwn(paging, name))
  const named = [...entriesOf(params), ...filters]
  const detail = {
    route,
    ...Object.fromEntries(named.filter(([name]) => WHAT_IS_READ.includes(`${route} ${name}`))),
    ...(filters.length > 0 ? { filters: filters.map(([name]) => name).join(',') } : {}),
  }
  const subject = subjectOf(entriesOf(params), filters)
  try {
    await AuditLog.add(db, { actor: caller, action: 'admin.read', subject, origin, detail })
  } catch (error) {
    // Whatever the database cannot do, somebody must be able to read why.
    const isAway = error instanceof Problem && error.code === 'unavailable'
    if (!isAway && !route.startsWith('/admin/logs')) throw error
    const { requestId } = origin
    log.warn(
      { requestId, userId: caller.id, route, subject },
      'An admin has read what could not be entered into the audit log',
    )
  }
}

function subjectOf(params: [string, string][], filters: [string, string][]): Subject {
  const [named] = params.flatMap(([name, id]) => (subjectsByParam[name] ? [{ type: subjectsByParam[name], id }] : []))
  const [user] = filters
    .filter(([name]) => USER_FILTERS.includes(name))
    .map(([, id]) => ({ type: 'user' as const, id }))
  return named ?? user ?? { type: 'list', id: null }
}

const entriesOf = (input: unknown): [string, string][] =>
  typeof input === 'object' && input !== null ? Object.entries(input).map(([name, value]) => [name, String(value)]) : []
