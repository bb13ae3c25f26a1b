import type { Call, Context } from '../../context'
import * as GigPages from '../../models/GigPage'
import type { Page } from '../../schemas/common'
import type { Gig, GigSearch } from '../../schemas/gigs'
import { Problem } from '../../utils/errors'
import { searchGigs } from './gigSearch'
import { noActions, toGigs, toView } from './gigView'

export async function search(
  context: Context,
  { query }: Call<'public', { query: GigSearch }>,
): Promise<Page<Gig & { distanceKm?: number }>> {
  const { data, nextCursor } = await searchGigs(context, query)
  const gigs = await toGigs(context.db, data, noActions)
  return { data: gigs.map((gig, i) => ({ ...gig, distanceKm: data[i]?.distanceKm })), nextCursor }
}

/** A gig that is or was open. */
export async function read({ db }: Context, { params }: Call<'public', { params: { gigId: string } }>): Promise<Gig> {
  const page = await GigPages.findPublic(db, params.gigId)
  if (!page) throw new Problem('not_found')
  return toView(page.gig, page, noActions)
}
