import type { Call, Context } from '../../context'
import * as GigPages from '../../models/GigPage'
import type { Gig, GigSearch } from '../../schemas/gigs'
import { Problem } from '../../utils/errors'
import { searchGigs, type FoundPage } from './gigSearch'
import { toView } from './gigView'

export async function search(
  context: Context,
  { query }: Call<'public', { query: GigSearch }>,
): Promise<FoundPage<Gig & { distanceKm?: number }>> {
  const { data, ...rest } = await searchGigs(context, query)
  return { data: data.map((page) => Object.assign(toView(page, []), { distanceKm: page.distanceKm })), ...rest }
}

/** A gig that is or was open. */
export async function read({ db }: Context, { params }: Call<'public', { params: { gigId: string } }>): Promise<Gig> {
  const page = await GigPages.findPublicTogether(db, params.gigId)
  if (!page) throw new Problem('not_found')
  return toView(page, [])
}
