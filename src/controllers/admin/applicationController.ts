import type { Call, Context } from '../../context'
import * as Applications from '../../models/Application'
import type { AdminApplicationQuery, Application } from '../../schemas/applications'
import type { Page } from '../../schemas/common'
import { toApplications } from '../shared/applicationView'
import { pageById } from '../shared/paging'

/** The applications of everyone, newest first. */
export async function list(
  context: Context,
  { query }: Call<'admin', { query: AdminApplicationQuery }>,
): Promise<Page<Application>> {
  const { status = null, workerId = null, gigId = null } = query
  const page = await pageById(context, 'admin-applications', query, (range) =>
    Applications.list(context.db, { status, workerId, gigId, ...range }),
  )
  return { ...page, data: await toApplications(context.db, page.data, 'admin') }
}
