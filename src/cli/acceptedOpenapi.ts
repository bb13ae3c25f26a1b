import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { apiRoutes } from '../routes'
import { buildOpenApi } from '../routes/openapi'
import { orMissing } from '../utils/folderFault'
import { runCommand } from './command'
import { breakingChanges } from './openapi/breakingChanges'

interface Options {
  /** Only says whether it would have something to do. */
  check: boolean
  acceptBreaking: boolean
}

/** The description that callers rely on. What the routes say must be this one, or be accepted. */
const ACCEPTED = 'docs/openapi.json'
/** It names no server: that is the business of who runs one. */
const ANY_SERVER = 'https://gigs.example.org'

const Description = z.record(z.string(), z.unknown())

async function accept({ check, acceptBreaking }: Options): Promise<void> {
  const text = describe()
  const accepted = await orMissing(readFile(ACCEPTED, 'utf8'))
  if (accepted === text) return
  const changes = accepted ? breakingChanges(parse(accepted), parse(text)) : []
  const list = changes.map((change) => `- ${change}\n`).join('')
  if (changes.length > 0 && !acceptBreaking) {
    throw new Error(
      `Who calls the API would no longer get on with it:\n${list}If that is meant: npm run openapi -- --accept-breaking`,
    )
  }
  if (check) throw new Error(`${ACCEPTED} is not what the routes say, which breaks nothing: npm run openapi`)
  await writeFile(ACCEPTED, text)
  console.log(`${ACCEPTED} is what the routes say.${list && `\nBroken with that:\n${list}`}`)
}

/** By name, so that it does not depend on the order of declarations. */
function describe(): string {
  const { paths, components, ...rest } = buildOpenApi(apiRoutes, { serverUrl: ANY_SERVER })
  const parts = Object.entries(components).map(([name, part]) => [name, byName(part)] as const)
  return `${JSON.stringify({ ...rest, paths: byName(paths), components: Object.fromEntries(parts) }, null, 2)}\n`
}

const byName = (object: object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))

const parse = (text: string) => Description.parse(JSON.parse(text))

runCommand({
  usage: 'openapi [--check | --accept-breaking]',
  read(args) {
    const options = { check: { type: 'boolean' }, 'accept-breaking': { type: 'boolean' } } as const
    const { check = false, 'accept-breaking': acceptBreaking = false } = parseArgs({ args, options }).values
    return { check, acceptBreaking }
  },
  run: accept,
})
