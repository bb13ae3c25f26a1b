import { parseArgs } from 'node:util'
import { parseBudget } from './importing/posting'
import { importPostings } from './importing/postings'
import { importSkills } from './importing/skills'
import { fail, withDatabase } from './withDatabase'

const USAGE = `usage: npm run import -- FILE.jsonl[.gz] --client EMAIL [--default-budget 2000-6000:USD]
       npm run import -- --skills FILE.csv[.gz]

Postings become open gigs of the client, who must have a client profile. One that names no pay gets the
default budget, in whole units of the currency. Both can be run again: what is there already is left alone.`

const text = { type: 'string' } as const

function readArguments() {
  const options = { client: text, skills: text, 'default-budget': { ...text, default: '2000-6000:USD' } }
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (cause) {
    throw new Error(USAGE, { cause })
  }
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments()
  const { skills, client } = values
  const [file, ...rest] = positionals
  if (skills !== undefined && file === undefined) {
    await withDatabase((db) => importSkills(db, skills))
  } else if (file !== undefined && client !== undefined && skills === undefined && rest.length === 0) {
    const defaultBudget = parseBudget(values['default-budget'])
    await withDatabase((db) => importPostings(db, { file, clientEmail: client, defaultBudget }))
  } else {
    throw new Error(USAGE)
  }
}

main().catch(fail)
