import { rows, type Db } from '../../config/db'
import type { Skill } from '../../models/Skill'
import type { Random } from './random'
import { vocabularies, type Vocabulary } from './vocabulary'

export interface SkilledVocabulary extends Vocabulary {
  /** The skills of the category in the order of the table, where related ones stand together. */
  skills: readonly Skill[]
  /** The same, most wanted first. */
  popular: readonly Skill[]
}

const NEIGHBOURS = 5

/** A skill that is much wanted, and up to `count` − 1 that go with it. */
export function pickSkills(random: Random, { skills, popular }: SkilledVocabulary, count: number): [Skill, ...Skill[]] {
  const main = random.pickSkewed(popular)
  const position = skills.indexOf(main)
  const around = skills.slice(Math.max(0, position - NEIGHBOURS), position + NEIGHBOURS + 1)
  const related = around.filter((skill) => skill !== main)
  return [main, ...random.sample(related, count - 1)]
}

/** The vocabularies with the skills of their categories, in an order of popularity that `random` decides. */
export async function loadVocabularies(db: Db, random: Random): Promise<SkilledVocabulary[]> {
  const categories = vocabularies.map(({ category }) => category)
  const known = await rows<Skill & { category: string }>(
    db,
    'SELECT id, name, category FROM skills WHERE category IN (:categories) ORDER BY id',
    { categories },
  )
  return vocabularies.map((vocabulary) => {
    const skills = known.filter(({ category }) => category === vocabulary.category)
    if (skills.length === 0) throw new Error(`The skill table has no category ${vocabulary.category}`)
    return { ...vocabulary, skills, popular: random.shuffled(skills) }
  })
}
