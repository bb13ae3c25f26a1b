import type { Call, Context } from '../../context'
import * as Skills from '../../models/Skill'
import type { SkillList, SkillQuery } from '../../schemas/skills'

export async function complete({ db }: Context, { query }: Call<'public', { query: SkillQuery }>): Promise<SkillList> {
  return { data: await Skills.complete(db, query.q, query.limit), nextCursor: null }
}
