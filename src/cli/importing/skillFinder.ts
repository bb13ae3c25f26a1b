import { rows, type Db } from '../../config/db'
import type { Skill } from '../../models/Skill'

const MAX_SKILLS = 8
/** A short name is often a word of its own: Go is a language, go is not. Single letters are found nowhere. */
const CASE_MATTERS_UP_TO = 3

interface Name {
  skill: Skill
  /** As it is written, where that matters. */
  exactly: string | null
  length: number
}

/** Finds the skills that a posting names, those in its title first and then the longest names first. */
export type SkillFinder = (title: string, description: string) => Skill[]

/** Loads all names of skills once. */
export async function loadSkillFinder(db: Db): Promise<SkillFinder> {
  const known = await rows<Skill & { alias: string }>(
    db,
    'SELECT skills.id, skills.name, skill_names.name AS alias FROM skill_names JOIN skills ON skills.id = skill_names.skill_id',
  )
  const names = new Map<string, Name>()
  let longest = 0
  for (const { id, name, alias } of known) {
    const words = wordsOf(alias)
    if (alias.length < 2 || words.length === 0) continue
    const exactly = alias.length <= CASE_MATTERS_UP_TO ? words.join(' ') : null
    names.set(words.join(' ').toLowerCase(), { skill: { id, name }, exactly, length: alias.length })
    longest = Math.max(longest, words.length)
  }
  return (title, description) => {
    const found = [title, description].flatMap((text) =>
      namesIn(text, names, longest).sort((left, right) => right.length - left.length),
    )
    const skills = new Map(found.map(({ skill }) => [skill.id, skill]))
    return [...skills.values()].slice(0, MAX_SKILLS)
  }
}

/** The names in a text, at each word the one with most words. */
function namesIn(text: string, names: ReadonlyMap<string, Name>, longest: number): Name[] {
  const words = wordsOf(text)
  const found: Name[] = []
  for (let start = 0; start < words.length;) {
    const hit = longestNameAt(words, start, { names, longest })
    if (hit) found.push(hit.name)
    start += hit?.words ?? 1
  }
  return found
}

function longestNameAt(
  words: readonly string[],
  start: number,
  { names, longest }: { names: ReadonlyMap<string, Name>; longest: number },
): { name: Name; words: number } | undefined {
  for (let count = Math.min(longest, words.length - start); count > 0; count -= 1) {
    const written = words.slice(start, start + count).join(' ')
    const name = names.get(written.toLowerCase())
    if (name && (name.exactly ?? written) === written) return { name, words: count }
  }
  return undefined
}

/** Node.js, .NET and C++ are one word each; make-up and CI/CD are two. */
const wordsOf = (text: string): string[] =>
  text.normalize('NFKC').match(/\.?[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*[+#]*/gu) ?? []
