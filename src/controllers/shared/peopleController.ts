import type { Call, Context } from '../../context'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Gigs from '../../models/Gig'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Page } from '../../schemas/common'
import type { PublicClient, PublicWorker, WorkerSearch } from '../../schemas/people'
import { toPage } from '../../utils/cursor'
import { Problem } from '../../utils/errors'
import { noActions, toGigs } from './gigView'
import { keyset, NumericPosition } from './paging'
import { resolveSkills } from './resolveSkills'

/** How many open gigs stand on a client's profile. */
const GIGS_SHOWN = 20

/** A page of workers who let themselves be found. @throws Problem unknown_skill, invalid_cursor */
export async function listWorkers(
  context: Context,
  { query }: Call<'signedIn', { query: WorkerSearch }>,
): Promise<Page<PublicWorker>> {
  const { db } = context
  const { availability = null, country = null, sort, limit } = query
  const skills = await resolveSkills(db, query.skills ?? [], '/query/skills')
  const { after, cursorBehind } = keyset(context, 'workers', query, NumericPosition)
  const found = await WorkerProfiles.searchPublic(
    db,
    { skills: skills.map(({ id }) => id), availability, country },
    { sort, after: after && { key: after[0], id: after[1] }, limit: limit + 1 },
  )
  return toPage(found, limit, ({ sortKey, id }) => cursorBehind([sortKey, id]))
}

export async function readWorker(
  { db }: Context,
  { params }: Call<'signedIn', { params: { workerId: string } }>,
): Promise<PublicWorker> {
  const worker = await WorkerProfiles.findPublic(db, params.workerId)
  if (!worker) throw new Problem('not_found')
  return worker
}

/** A client with the newest of the open gigs. */
export async function readClient(
  { db }: Context,
  { params: { clientId } }: Call<'public', { params: { clientId: string } }>,
): Promise<PublicClient> {
  const client = await ClientProfiles.findPublic(db, clientId)
  if (!client) throw new Problem('not_found')
  const open = await Gigs.listOfClient(db, { clientId, status: 'open', beforeId: null, limit: GIGS_SHOWN })
  return { ...client, gigs: await toGigs(db, open, noActions) }
}
