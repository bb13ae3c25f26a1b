import type { Sql } from '../../config/db'
import * as ClientProfiles from '../../models/ClientProfile'
import type * as Gigs from '../../models/Gig'
import type { GigPage } from '../../models/GigPage'
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
    const belongings = { client, skills: skills.get(gig.id) ?? [], questions: questions.get(gig.id) ?? [] }
    return toView({ gig, ...belongings }, allowedActions(gig))
  })
}

/** A gig as it is shown. Member by member: copies of rows with more added to them took a third of the time of a list. */
export function toView<Action>(
  { gig, client, skills, questions }: GigPage,
  allowedActions: Action[],
): Omit<Gig, 'allowedActions'> & { allowedActions: Action[] } {
  return {
    id: gig.id,
    clientId: gig.clientId,
    client,
    title: gig.title,
    description: gig.description,
    skills,
    payType: gig.payType,
    budget: { min: gig.budgetMin, max: gig.budgetMax, currency: gig.currency },
    location: gig.location,
    startsAt: gig.startsAt,
    deadline: gig.deadline,
    openings: gig.openings,
    filled: gig.filled,
    questions,
    status: gig.status,
    allowedActions,
    applicationCount: gig.applicationCount,
    publishedAt: gig.publishedAt,
    createdAt: gig.createdAt,
    updatedAt: gig.updatedAt,
    revision: gig.revision,
    version: gig.version,
  }
}

/** One gig. @throws Problem not_found when there is none */
export async function toGig(sql: Sql, gig: Gigs.GigRow | undefined, allowedActions: AllowedActions): Promise<Gig> {
  const [view] = gig ? await toGigs(sql, [gig], allowedActions) : []
  if (!view) throw new Problem('not_found')
  return view
}
