import { z } from 'zod'
import { line, paging } from './common'

/** A skill as people name it: by its own name or an alias, in any case. */
export const SkillName = line(1, 120).meta({
  description: 'The name of a skill, or an alias.',
  examples: ['JavaScript'],
})

export const SkillQuery = z.strictObject({
  q: z
    .string()
    .max(120)
    .default('')
    .meta({
      description: 'The beginning of a name or an alias. Without it: the most used skills of all.',
      examples: ['java'],
    }),
  limit: paging.limit,
})

const exampleSkill = { name: 'JavaScript', category: 'technology', uses: 42 }
const Skill = z
  .object({
    name: z.string(),
    category: z.string().meta({ description: 'The trade or field that it belongs to.' }),
    uses: z.int().meta({ description: 'How many gigs and profiles name it.' }),
  })
  .meta({ id: 'Skill', examples: [exampleSkill] })

export const SkillList = z
  .object({
    data: z.array(Skill),
    nextCursor: z.null().meta({ description: 'null: the list is whole.' }),
  })
  .meta({ id: 'SkillList', examples: [{ data: [exampleSkill], nextCursor: null }] })

export type SkillQuery = z.output<typeof SkillQuery>
export type SkillList = z.output<typeof SkillList>
