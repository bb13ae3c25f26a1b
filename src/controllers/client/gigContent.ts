import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as Questions from '../../models/GigQuestion'
import * as SearchIndex from '../../models/search/SearchIndex'
import * as Skills from '../../models/Skill'
import type { Gig, NewGig } from '../../schemas/gigs'
import { invalidInput } from '../../utils/errors'
import { resolveSkills } from '../shared/resolveSkills'

/** What a client writes about a gig. */
export type GigContent = Omit<NewGig, 'publish'>

function toColumns({ budget, title, description, payType, location, startsAt, deadline, openings }: GigContent) {
  const { min: budgetMin, max: budgetMax, currency } = budget
  return { title, description, payType, budgetMin, budgetMax, currency, location, startsAt, deadline, openings }
}

/** Adds a draft with its skills and questions. @throws Problem unknown_skill */
export async function insertDraft(sql: Sql, gig: { id: string; clientId: string }, content: GigContent): Promise<void> {
  const skills = await resolveSkills(sql, content.skills, '/body/skills')
  await Gigs.insert(sql, { ...toColumns(content), ...gig })
  await Skills.assign(
    sql,
    'gig',
    gig.id,
    skills.map(({ id }) => id),
  )
  await Questions.replace(sql, gig.id, content.questions)
}

/**
 * Changes a locked gig. A change of pay, openings, place or description after the first application is a new revision.
 * @returns whether it is
 * @throws Problem unknown_skill; invalid_input for another currency than that of the bids
 */
export async function changeContent(
  sql: Sql,
  before: Gig,
  after: GigContent,
  changed: { skills: boolean; questions: boolean },
): Promise<boolean> {
  if (before.applicationCount > 0 && before.budget.currency !== after.budget.currency) {
    throw invalidInput('/body/budget/currency', 'other_currency', `The bids are in ${before.budget.currency}.`)
  }
  const skills = changed.skills ? await resolveSkills(sql, after.skills, '/body/skills') : null
  const skillNumbers = skills?.map(({ id }) => id)
  const isNewRevision = before.applicationCount > 0 && materialOf(before) !== materialOf(after)
  await Gigs.update(sql, { ...toColumns(after), id: before.id }, isNewRevision)
  if (skillNumbers) await Skills.assign(sql, 'gig', before.id, skillNumbers)
  // Only when they are given, because they get new ids, and answers point to those they had.
  if (changed.questions) await Questions.replace(sql, before.id, after.questions)
  if (before.status === 'open') await SearchIndex.refresh(sql, before.id)
  return isNewRevision
}

/** What an applicant has agreed to, in a form that can be compared. */
function materialOf({ payType, budget, openings, location, description }: GigContent): string {
  const { min, max, currency } = budget
  const place = location && [location.city, location.country, location.lat, location.lng]
  return JSON.stringify([payType, min, max, currency, openings, place, description])
}

/** Only helps whoever mistypes; what counts is what SQL says when somebody applies. */
export const isPast = ({ now }: Pick<Context, 'now'>, instant: string): boolean => Date.parse(instant) <= now()

/** @throws Problem invalid_input */
export function refusePastDeadline(context: Pick<Context, 'now'>, deadline: string | null | undefined): void {
  if (deadline && isPast(context, deadline))
    throw invalidInput('/body/deadline', 'in_the_past', 'The deadline has passed already.')
}
