import { parseArgs } from 'node:util'
import { runCommand, UsageError } from './command'
import { parseBudget } from './importing/posting'
import { importPostings, type PostingImport } from './importing/postings'
import { importSkills } from './importing/skills'
import { onServersDatabase } from './withDatabase'

const DEFAULT_BUDGET = '2000-6000:USD'
const USAGE = `npm run import -- FILE.jsonl[.gz] --client EMAIL [--default-budget ${DEFAULT_BUDGET}]
       npm run import -- --skills FILE.csv[.gz]

Postings become open gigs of the client, who must have a client profile. One that names no pay gets the
default budget, in whole units of the currency. Both can be run again: what is there already is left alone.`

function readImport(args: string[]): PostingImport | { skillFile: string } {
  const text = { type: 'string' } as const
  const options = { client: text, skills: text, 'default-budget': text }
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const { client, skills, 'default-budget': budget } = values
  const [file, ...rest] = positionals
  if (skills !== undefined) {
    if (file !== undefined || Object.keys(values).length > 1) throw new UsageError('--skills FILE stands alone.')
    return { skillFile: skills }
  }
  if (file === undefined || rest.length > 0) throw new UsageError('Name one file of postings, or --skills FILE.')
  if (client === undefined) throw new UsageError('--client is missing: the e-mail address of whoever posts the gigs.')
  return { file, clientEmail: client, defaultBudget: parseBudget(budget ?? DEFAULT_BUDGET) }
}

runCommand({
  usage: USAGE,
  read: readImport,
  run: (wanted) =>
    onServersDatabase((db) =>
      'skillFile' in wanted ? importSkills(db, wanted.skillFile) : importPostings(db, wanted),
    ),
})
