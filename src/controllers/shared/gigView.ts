import type { Sql } from '../../config/db'
import * as ClientProfiles from '../../models/ClientProfile'
import type * as Gigs from '../../models/Gig'
import type { Belongings } from '../../models/GigPage'
import * as Questions from '../../models/GigQuestion'
import * as Skills from '../../models/Skill'
import type { Gig } from '../../schemas/gigs'
import type { GigAction } from '../../schemas/states'
import { gigMachine } from '../../states/gig'
import { Problem } from '../../utils/errors'

export type AllowedActions = (gig: Gigs.GigRow) => GigAction[]

/** What the owner may do now. */
export const clientActions: AllowedActions = (gig) => gigMachine.allowedActions(gig.status, 'client', gig)
export const noActions: AllowedActions = () => []

/** Gigs with all that belongs to them; the number of queries does not grow with the number of gigs. */
export async function toGigs(sql: Sql, gigs: readonly Gigs.GigRow[], allowedActions: AllowedActions): Promise<Gig[]> {
  const ids = gigs.map(({ id }) => id)
  const skills = await Skills.namesOf(sql, 'gig', ids)
  const questions = await Questions.listOf(sql, ids)
  const clients = await ClientProfiles.cardsOf(sql, [...new Set(gigs.map(({ clientId }) => clientId))])
  return gigs.map((gig) => {
    const client = clients.get(gig.clientId)
    if (!client) throw new TypeError('A gig without a client')
    return toView(
      gig,
      { client, skills: skills.get(gig.id) ?? [], questions: questions.get(gig.id) ?? [] },
      allowedActions,
    )
  })
}

/** A gig as it is shown. @param belongings what is kept beside it */
export function toView(gig: Gigs.GigRow, belongings: Belongings, allowedActions: AllowedActions): Gig {
  const { budgetMin: min, budgetMax: max, currency, deadlinePassed: _deadlinePassed, ...rest } = gig
  return { ...rest, ...belongings, budget: { min, max, currency }, allowedActions: allowedActions(gig) }
}

/** One gig. @throws Problem not_found when there is none */
export async function toGig(sql: Sql, gig: Gigs.GigRow | undefined, allowedActions: AllowedActions): Promise<Gig> {
  const [view] = gig ? await toGigs(sql, [gig], allowedActions) : []
  if (!view) throw new Problem('not_found')
  return view
}
