import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { apiRoutes } from '../routes'
import { buildOpenApi } from '../routes/openapi'
import { runCommand } from './command'

const FILE = join(__dirname, '../apiClient/schema.d.ts')
const HEAD = '/** What the routes take and give. Made from them by `npm run client`: a change here is lost. */\n\n'

const EXAMPLES = ['example', 'examples']

const USAGE = `npm run client [-- --check]

Writes the types of the API's client from the routes. With --check nothing is written; it fails when they differ.`

/** The servers of the document are nowhere in the types, so any will do. */
async function typesOfRoutes(): Promise<string> {
  const description = buildOpenApi(apiRoutes, { serverUrl: 'https://gigs.example.org' })
  // Whoever reads the types knows what an example looks like from the reference, and half of the file would be examples.
  const bare = JSON.stringify(description, (name, value: unknown) => (EXAMPLES.includes(name) ? undefined : value))
  // What has a default may be left out of a request; a reply always has it, and there it has none.
  return HEAD + astToString(await openapiTypescript(bare, { defaultNonNullable: false }))
}

async function makeClient({ check }: { check: boolean }): Promise<void> {
  const types = await typesOfRoutes()
  if (!check) await writeFile(FILE, types)
  else if ((await readFile(FILE, 'utf8')) !== types) {
    throw new Error('src/apiClient/schema.d.ts is not what the routes say: npm run client writes it')
  }
}

runCommand({
  usage: USAGE,
  read: (args) => ({
    check: parseArgs({ args, options: { check: { type: 'boolean', default: false } } }).values.check,
  }),
  run: makeClient,
})
