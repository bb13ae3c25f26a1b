import { parseArgs } from 'node:util'
import { parseJwtKeys, writeJwtKeys } from '../utils/jwtKeys'
import { runCommand, UsageError } from './command'
import { addKey, promoteKey, retireKeys, type Keys } from './keyRotation'
import { DATA_DIR, isProduction } from './localSettings'
import { keepJwtKeys, loadOrCreateSecrets } from './secrets'

const USAGE = `npm run keys -- next|promote|retire [--write]

Rotates the keys of access tokens in three steps, by which nobody is signed out. Each shows the next value of JWT_KEYS
and what to do with it; the present one is read from the settings.

  next     adds a key, which verifies but does not sign yet
  promote  makes the last key sign
  retire   drops every key but the one that signs

With --write, on a development machine, the value goes into ${DATA_DIR}/secrets.json and is not shown.`

interface Step {
  change: (keys: Keys) => Keys
  /** What to do once every process has the value. */
  then: string
}

const steps: Record<string, Step> = {
  next: { change: addKey, then: 'When the last one has it: npm run keys -- promote' },
  promote: {
    change: promoteKey,
    then: 'When the last one has had it for 10 minutes, every token of the old key has expired: npm run keys -- retire',
  },
  retire: { change: retireKeys, then: 'The rotation is complete.' },
}

interface Options {
  step: Step
  write: boolean
}

function readOptions(args: string[]): Options {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { write: { type: 'boolean' } } })
  const [name = '', ...rest] = positionals
  const step = Object.hasOwn(steps, name) && rest.length === 0 ? steps[name] : undefined
  if (!step) throw new UsageError('Name one step: next, promote or retire.')
  return { step, write: values.write ?? false }
}

/** Only the value goes to the standard output, so that it can be piped to where settings are kept. */
function rotate({ step: { change, then }, write }: Options): Promise<void> {
  const keys = change(presentKeys(write))
  const value = writeJwtKeys(keys)
  if (write) keepJwtKeys(DATA_DIR, value)
  else console.log(`JWT_KEYS=${value}`)
  const [signs = '', verifies] = keys.map(({ kid }) => kid)
  console.error(verifies ? `${signs} signs, ${verifies} only verifies.` : `${signs} signs.`)
  console.error(write ? 'Restart every process on this machine.' : 'Give this to every process.', then)
  return Promise.resolve()
}

/** @throws Error when they are wrong, or are not kept where they would be written */
function presentKeys(write: boolean): Keys {
  const given = process.env.JWT_KEYS
  if (write && isProduction())
    throw new Error('In production nothing is written: set JWT_KEYS where settings are kept.')
  if (write && given) throw new Error('JWT_KEYS comes from the environment or .env: change it there, without --write.')
  const text = given ?? (isProduction() ? '' : loadOrCreateSecrets(DATA_DIR).JWT_KEYS)
  try {
    return parseJwtKeys(text)
  } catch (error) {
    throw new Error(`JWT_KEYS: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

runCommand({ usage: USAGE, read: readOptions, run: rotate })
