import { pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { row, write, type Db, type Sql } from '../../config/db'
import { evenOut } from '../../models/Skill'
import { progressBar } from '../bulk/progressBar'
import { openBulkConnection, RowBatch } from '../bulk/rowBatch'
import { Tally } from './tally'
import { leaveToReader, inBatches, openTextFile } from './textFile'

const SKILLS_PER_BATCH = 1_000
const NAME_MAX = 120
const CATEGORY_MAX = 80

const SkillName = z.string().transform(evenOut).pipe(z.string().min(1).max(NAME_MAX))
const SkillLine = z.object({
  name: SkillName,
  kind: z.string().trim().default(''),
  group: z
    .string()
    .default('')
    .transform((list) => list.split('|', 1).join('').trim()),
  aliases: z
    .string()
    .default('')
    .transform((list) => list.split('|').filter((alias) => alias.trim() !== '')),
})

/**
 * Adds the skills of a CSV file with the columns name, kind, group and aliases (| between several). A name or alias that
 * finds a skill already goes on finding that one. What the file says is gathered first, so that no alias takes a
 * name from a skill further down.
 */
export async function importSkills(db: Db, file: string): Promise<void> {
  const connection = await openBulkConnection(db)
  const refused = new Tally()
  try {
    await createGatheringTables(connection.sql)
    const { text, shareRead } = await openTextFile(file)
    const bar = progressBar('Skills read', shareRead)
    const parser = parse({ columns: true, bom: true, skip_empty_lines: true })
    const records: AsyncIterable<unknown> = pipeline(text, parser, leaveToReader)
    for await (const lines of inBatches(records, SKILLS_PER_BATCH)) {
      await connection.write(gather(lines, refused))
      bar.advance(lines.length)
    }
    bar.finish()
    console.log(summary(await addGathered(connection.sql), refused))
  } finally {
    await connection.close()
  }
}

async function createGatheringTables(sql: Sql): Promise<void> {
  const name = `VARCHAR(${NAME_MAX}) NOT NULL`
  const collation = 'DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci'
  await write(
    sql,
    `CREATE TEMPORARY TABLE given_skills (name ${name}, category VARCHAR(${CATEGORY_MAX}) NOT NULL, KEY (name)) ${collation}`,
  )
  await write(sql, `CREATE TEMPORARY TABLE given_aliases (name ${name}, skill ${name}, KEY (skill)) ${collation}`)
}

function gather(lines: readonly unknown[], refused: Tally): RowBatch {
  const batch = new RowBatch()
  for (const line of lines) {
    const { success, data: skill, error } = SkillLine.safeParse(line)
    if (!success) {
      refused.add(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
      continue
    }
    const category = (skill.group || skill.kind || 'other').slice(0, CATEGORY_MAX)
    batch.add('given_skills', { name: skill.name, category })
    for (const alias of skill.aliases) {
      const { data: name } = SkillName.safeParse(alias)
      if (name === undefined) refused.add(`alias longer than ${NAME_MAX} characters`)
      else batch.add('given_aliases', { name, skill: skill.name })
    }
  }
  return batch
}

interface Added {
  names: number
  aliases: number
  aliasesOfOthers: number
}

/** INSERT IGNORE leaves every name that is there as it is, by the rules by which the table compares names. */
async function addGathered(sql: Sql): Promise<Added> {
  const names = await write(
    sql,
    `INSERT IGNORE INTO skills (name, category)
     SELECT given.name, given.category FROM given_skills given
     WHERE NOT EXISTS (SELECT 1 FROM skill_names known WHERE known.name = given.name)`,
  )
  await write(
    sql,
    `INSERT IGNORE INTO skill_names (name, skill_id)
     SELECT skills.name, skills.id FROM given_skills given JOIN skills ON skills.name = given.name`,
  )
  const aliases = await write(
    sql,
    `INSERT IGNORE INTO skill_names (name, skill_id)
     SELECT given.name, skills.id FROM given_aliases given JOIN skills ON skills.name = given.skill`,
  )
  const others = await row<{ count: number }>(
    sql,
    `SELECT COUNT(*) AS count FROM given_aliases given
     JOIN skill_names owner ON owner.name = given.skill
     JOIN skill_names known ON known.name = given.name
     WHERE known.skill_id <> owner.skill_id`,
  )
  return { names, aliases, aliasesOfOthers: others?.count ?? 0 }
}

function summary({ names, aliases, aliasesOfOthers }: Added, refused: Tally): string {
  const figure = (count: number) => count.toLocaleString('en').padStart(8)
  return [
    `\n${figure(names)}  skills added`,
    `${figure(aliases)}  aliases added`,
    `${figure(aliasesOfOthers)}  aliases left out: they already mean another skill`,
    `${figure(refused.total)}  refused${refused.total > 0 ? ':' : ''}`,
    ...refused.lines(),
  ].join('\n')
}
