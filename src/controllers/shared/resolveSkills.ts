import { distance } from 'fastest-levenshtein'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Skills from '../../models/Skill'
import { Problem, type InputError } from '../../utils/errors'

const MAX_SUGGESTIONS = 3
const either = new Intl.ListFormat('en', { type: 'disjunction' })

/**
 * The skills that were named, by own names or aliases, in the order given; each once.
 * @param pointer where the names were in the input, such as /body/skills
 * @throws Problem unknown_skill that tells every unknown name and the nearest known ones
 */
export async function resolveSkills(sql: Sql, names: readonly string[], pointer: string): Promise<Skills.Skill[]> {
  return eachOnce((await resolveByName(sql, names, pointer)).values())
}

/** The same for searches, which all name the same few. What a name means changes seldom, and not at once for them. */
export async function recallSkills(
  { skillsByName }: Pick<Context, 'skillsByName'>,
  sql: Sql,
  names: readonly string[],
  pointer: string,
): Promise<Skills.Skill[]> {
  const known = names.flatMap((name) => skillsByName.get(Skills.evenOut(name)) ?? [])
  if (known.length === names.length) return eachOnce(known)
  const skills = await resolveByName(sql, names, pointer)
  for (const [name, skill] of skills) skillsByName.set(Skills.evenOut(name), skill)
  return eachOnce(skills.values())
}

async function resolveByName(sql: Sql, names: readonly string[], pointer: string): Promise<Map<string, Skills.Skill>> {
  const skills = await Skills.resolve(sql, names)
  const errors: InputError[] = []
  for (const [i, name] of names.entries()) {
    if (!skills.has(name)) errors.push(unknownSkill(`${pointer}/${i}`, name, await nearestSkills(sql, name)))
  }
  if (errors.length > 0) {
    const detail = errors.length === 1 ? 'One skill is not known.' : `${errors.length} skills are not known.`
    throw new Problem('unknown_skill', { detail, errors })
  }
  return skills
}

const eachOnce = (skills: Iterable<Skills.Skill>): Skills.Skill[] => [
  ...new Map(Array.from(skills, (skill) => [skill.id, skill])).values(),
]

function unknownSkill(pointer: string, name: string, suggestions: string[]): InputError {
  const hint = suggestions.length > 0 ? ` Did you mean ${either.format(suggestions)}?` : ''
  return { pointer, code: 'unknown_skill', message: `There is no skill '${name}'.${hint}`, suggestions }
}

/** Own names of skills, nearest first; an alias that is near speaks for its skill. One letter in four may be wrong. */
async function nearestSkills(sql: Sql, name: string): Promise<string[]> {
  const wanted = Skills.evenOut(name).toLowerCase()
  const maxEdits = Math.ceil(wanted.length / 4)
  const candidates = await Skills.lookalikes(sql, wanted, maxEdits)
  const ranked = candidates
    .map((candidate) => ({ name: candidate.name, edits: distance(wanted, candidate.alias.toLowerCase()) }))
    .filter(({ edits }) => edits <= maxEdits)
    .sort((a, b) => a.edits - b.edits)
  return [...new Set(ranked.map((candidate) => candidate.name))].slice(0, MAX_SUGGESTIONS)
}
