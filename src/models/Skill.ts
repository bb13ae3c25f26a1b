import { rows, write, type Sql } from '../config/db'
import { escapeLike } from '../utils/like'

export interface Skill {
  id: number
  name: string
}

const MAX_NAME_LENGTH = 120

/** One spelling for what looks the same: compatibility forms (Unicode NFKC) and white space are evened out. */
export const evenOut = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/g, ' ')

/** The skills that `names` mean, as own names or aliases, by the name that was given. Unknown names are left out. */
export async function resolve(sql: Sql, names: readonly string[]): Promise<Map<string, Skill>> {
  if (names.length === 0) return new Map()
  const given = names.map(evenOut).map((name) => (name.length > MAX_NAME_LENGTH ? '' : name))
  // The collation of skill_names decides what is the same name, so the database does the matching.
  const found = await rows<Skill & { place: number }>(
    sql,
    `SELECT given.place, skills.id, skills.name
     FROM JSON_TABLE(:given, '$[*]' COLUMNS (place FOR ORDINALITY, name VARCHAR(${MAX_NAME_LENGTH}) PATH '$')) AS given
     JOIN skill_names ON skill_names.name = given.name COLLATE utf8mb4_unicode_ci
     JOIN skills ON skills.id = skill_names.skill_id`,
    { given: JSON.stringify(given) },
  )
  const byPlace = new Map(found.map(({ place, id, name }) => [place, { id, name }]))
  return new Map(
    names.flatMap((name, i) => {
      const skill = byPlace.get(i + 1)
      return skill ? [[name, skill]] : []
    }),
  )
}

/** The skills of which a name, own or alias, is one of `names`, beside each of their other names. */
export async function namedBy(
  sql: Sql,
  names: readonly string[],
): Promise<{ id: number; name: string; otherName: string }[]> {
  return rows(
    sql,
    `SELECT named.skill_id AS id, named.name, other.name AS otherName
     FROM skill_names named JOIN skill_names other ON other.skill_id = named.skill_id
     WHERE named.name IN (:names)`,
    { names },
  )
}

export interface Candidate {
  /** A name of the skill, own or alias. */
  alias: string
  name: string
}

/** Names that `name` may be a misspelling of: the same first letter, at most `slack` characters more or less; at most 1,000. */
export async function lookalikes(sql: Sql, name: string, slack: number): Promise<Candidate[]> {
  const [firstLetter = ''] = name
  return rows<Candidate>(
    sql,
    `SELECT near.name AS alias, skills.name
     FROM (SELECT name, skill_id FROM skill_names
           WHERE name LIKE :prefix AND CHAR_LENGTH(name) BETWEEN :length - :slack AND :length + :slack
           ORDER BY ABS(CHAR_LENGTH(name) - :length) LIMIT 1000) AS near
     JOIN skills ON skills.id = near.skill_id`,
    { prefix: `${escapeLike(firstLetter)}%`, length: name.length, slack },
  )
}

export interface Completion {
  name: string
  category: string
  uses: number
}

/** Skills of which a name, own or alias, begins with `beginning`: each once, most used first. */
export async function complete(sql: Sql, beginning: string, limit: number): Promise<Completion[]> {
  const prefix = evenOut(beginning)
  const named = 'WHERE id IN (SELECT skill_id FROM skill_names WHERE name LIKE :pattern)'
  return rows<Completion>(
    sql,
    `SELECT name, category, uses FROM skills ${prefix === '' ? '' : named} ORDER BY uses DESC, id LIMIT :limit`,
    { pattern: `${escapeLike(prefix)}%`, limit },
  )
}

const OWNERS = {
  worker: { table: 'worker_skills', column: 'worker_id' },
  gig: { table: 'gig_skills', column: 'gig_id' },
} as const
export type SkillOwner = keyof typeof OWNERS

export interface UsedSkill extends Skill {
  /** How many workers and gigs have it. */
  uses: number
}

/** Each owner's skills, in the owner's order. */
export async function heldBy(
  sql: Sql,
  owner: SkillOwner,
  ownerIds: readonly string[],
): Promise<Map<string, UsedSkill[]>> {
  const held = new Map(ownerIds.map((id) => [id, new Array<UsedSkill>()]))
  if (held.size === 0) return held
  const { table, column } = OWNERS[owner]
  const found = await rows<UsedSkill & { ownerId: string }>(
    sql,
    `SELECT ${column} AS ownerId, skills.id, skills.name, skills.uses FROM ${table} JOIN skills ON skills.id = skill_id
     WHERE ${column} IN (:ownerIds) ORDER BY ${column}, position`,
    { ownerIds },
  )
  for (const { ownerId, ...skill } of found) held.get(ownerId)?.push(skill)
  return held
}

/** The names of each owner's skills, in the owner's order. */
export async function namesOf(
  sql: Sql,
  owner: SkillOwner,
  ownerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const held = await heldBy(sql, owner, ownerIds)
  return new Map(Array.from(held, ([id, skills]) => [id, skills.map(({ name }) => name)]))
}

/** Gives an owner, whose row must be locked, exactly these skills in this order, and keeps the counts of uses right. */
export async function assign(sql: Sql, owner: SkillOwner, ownerId: string, skillIds: readonly number[]): Promise<void> {
  const { table, column } = OWNERS[owner]
  const held = await rows<{ skill: number }>(sql, `SELECT skill_id AS skill FROM ${table} WHERE ${column} = :ownerId`, {
    ownerId,
  })
  const before = new Set(held.map(({ skill }) => skill))
  const added = skillIds.filter((id) => !before.has(id))
  const removed = [...before].filter((id) => !skillIds.includes(id))

  // Before the rows that refer to skills: those would take shared locks first, and two owners could wait for each other.
  await countUses(sql, added, removed)
  if (removed.length > 0) {
    await write(sql, `DELETE FROM ${table} WHERE ${column} = :ownerId AND skill_id IN (:removed)`, { ownerId, removed })
  }
  await write(
    sql,
    `INSERT INTO ${table} (${column}, skill_id, position)
     SELECT :ownerId, given.id, given.place
     FROM JSON_TABLE(:given, '$[*]' COLUMNS (place FOR ORDINALITY, id INT UNSIGNED PATH '$')) AS given
     ON DUPLICATE KEY UPDATE position = given.place`,
    { ownerId, given: JSON.stringify(skillIds) },
  )
  if (owner === 'gig') sql.changed(`gig:${ownerId}`)
}

/** One statement in the order of ids, so that parallel changes lock in the same order. */
async function countUses(sql: Sql, added: readonly number[], removed: readonly number[]): Promise<void> {
  if (added.length + removed.length === 0) return
  await write(
    sql,
    `UPDATE skills SET uses = IF(JSON_CONTAINS(:added, CAST(id AS CHAR)), uses + 1, uses - (uses > 0))
     WHERE id IN (:changed) ORDER BY id`,
    { added: JSON.stringify(added), changed: [...added, ...removed] },
  )
}
