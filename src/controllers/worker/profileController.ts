import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Skills from '../../models/Skill'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { WorkerProfile, WorkerProfileInput } from '../../schemas/profiles'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { resolveSkills } from '../shared/resolveSkills'

export async function read({ db }: Context, { caller }: Call<'worker'>): Promise<WorkerProfile> {
  return profileOf(db, caller.id)
}

/** Replaces the whole profile. @throws Problem unknown_skill */
export async function update(
  { db }: Context,
  { caller, ifMatch, body }: Call<'worker', { body: WorkerProfileInput }>,
): Promise<WorkerProfile> {
  const skills = await resolveSkills(db, body.skills, '/body/skills')
  return inTransaction(db, async (sql) => {
    const profile = await WorkerProfiles.lock(sql, caller.id)
    if (!profile) throw new Problem('not_found')
    refuseStale(ifMatch, profile)
    await WorkerProfiles.replace(sql, caller.id, body)
    await Skills.assign(
      sql,
      'worker',
      caller.id,
      skills.map(({ id }) => id),
    )
    return profileOf(sql, caller.id)
  })
}

async function profileOf(sql: Sql, workerId: string): Promise<WorkerProfile> {
  const profile = await WorkerProfiles.find(sql, workerId)
  if (!profile) throw new Problem('not_found')
  return { ...profile, completeness: completenessOf(profile) }
}

/** What clients look at first. Each counts the same. */
const ESSENTIALS = ['headline', 'bio', 'skills', 'hourlyRate', 'location', 'languages'] as const

function completenessOf(profile: WorkerProfiles.WorkerProfile): WorkerProfile['completeness'] {
  const missing = ESSENTIALS.filter((field) => isEmpty(profile[field]))
  return { score: Math.round((1 - missing.length / ESSENTIALS.length) * 100), missing }
}

function isEmpty(value: WorkerProfiles.WorkerProfile[(typeof ESSENTIALS)[number]]): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) ? value.length === 0 : value === null
}
