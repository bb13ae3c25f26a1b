import type { z } from 'zod'
import { REQUEST_MS } from '../../config/db'
import type { Call, Context } from '../../context'
import type { Page } from '../../schemas/common'
import { exportableLists, type ExportableList, type ExportQuery } from '../../schemas/exports'
import { TableReply } from '../../utils/tableReply'
import * as applications from './applicationController'
import * as audit from './auditController'
import * as contracts from './contractController'
import * as gigs from './gigController'
import * as logs from './logController'
import * as queues from './queueController'
import * as reports from './reportController'
import * as reviews from './reviewController'
import * as stats from './statsController'
import { cellAt, columnsOf } from './tableColumns'
import * as users from './userController'

type AdminCall = Call<'admin'>
type Given = Record<string, string | undefined>
/** All entries of a list that is narrowed down by what was given. */
type Reader = (context: Context, call: AdminCall, given: Given) => AsyncGenerator<object>

const PAGE = 100

/** Reads a list page by page, each in a time of its own. */
const paged = <Q>(
  shape: z.ZodType<Q>,
  read: (context: Context, call: AdminCall & { query: Q }) => Promise<Page<object>>,
): Reader =>
  async function* (context, call, given) {
    let cursor: string | null = null
    do {
      const query = shape.parse({ ...given, limit: PAGE, ...(cursor === null ? {} : { cursor }) })
      const page: Page<object> = await read({ ...context, db: context.db.within(REQUEST_MS) }, { ...call, query })
      yield* page.data
      cursor = page.nextCursor
    } while (cursor !== null)
  }

const { sessions, stats: days, 'failed-tasks': failed, ...others } = exportableLists
const readers: Record<ExportableList, Reader> = {
  users: paged(others.users.query, users.list),
  sessions: paged(sessions.query, (context, { query: { userId, ...query }, ...call }) =>
    users.listSessions(context, { ...call, params: { userId }, query }),
  ),
  gigs: paged(others.gigs.query, gigs.list),
  applications: paged(others.applications.query, applications.list),
  contracts: paged(others.contracts.query, contracts.list),
  reviews: paged(others.reviews.query, reviews.list),
  reports: paged(others.reports.query, reports.list),
  'audit-log': paged(others['audit-log'].query, audit.list),
  logs: paged(others.logs.query, logs.list),
  'failed-tasks': paged(failed.query, (context, { query: { name, ...query }, ...call }) =>
    queues.listFailed(context, { ...call, params: { name }, query }),
  ),
  async *stats(context, call, given) {
    yield* (await stats.list(context, { ...call, query: days.query.parse(given) })).data
  },
}

/** A list as a table, whole. @throws Problem as the list does */
export async function exportList(
  context: Context,
  { query, ...call }: Call<'admin', { query: ExportQuery }>,
): Promise<TableReply> {
  const { list, ...given } = query
  const columns = columnsOf(exportableLists[list].item)
  const entries = readers[list](context, call, given)
  // Before the head is written, because it may be refused.
  const first = await entries.next()
  const rows = async function* () {
    if (!first.done) yield columns.map((column) => cellAt(first.value, column))
    for await (const entry of entries) yield columns.map((column) => cellAt(entry, column))
  }
  return new TableReply(
    `${list}.csv`,
    columns.map((path) => path.join('.')),
    rows(),
  )
}
