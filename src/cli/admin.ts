import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { inTransaction, type Db, type Sql } from '../config/db'
import type { Env } from '../config/env'
import { createRedis } from '../config/redis'
import { removeSecondFactor } from '../controllers/auth/secondFactor'
import * as AuditLog from '../models/AuditLog'
import * as Sessions from '../models/Session'
import * as Users from '../models/User'
import { Registration } from '../schemas/auth'
import { emailKey } from '../utils/email'
import { createPasswordHasher, passwordFault } from '../utils/passwords'
import { createSessionCache } from '../utils/sessionCache'
import { withTimeout } from '../utils/timeout'
import { newId } from '../utils/uuid'
import { runCommand, UsageError } from './command'
import { onServersDatabase } from './withDatabase'

const USAGE = `npm run admin -- create --email ADDRESS [--name NAME] [--password-stdin]
       npm run admin -- list
       npm run admin -- reset-mfa --email ADDRESS

Makes an admin account, or an admin of an account that exists, or lists the admins. A new account gets the
password from the standard input, or one that is shown here once. reset-mfa takes the second factor off an
account whose owner has lost it, once you are sure who asks: its sessions end, and the owner gets a mail.`

const REDIS_MS = 2_000

interface NewAdmin {
  email: string
  name: string
  /** Unset: one is generated if it is needed. */
  password: string | undefined
}

type Command = 'list' | ({ command: 'create' } & NewAdmin) | { command: 'reset-mfa'; email: string }

async function readCommand(args: string[]): Promise<Command> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { email: { type: 'string' }, name: { type: 'string' }, 'password-stdin': { type: 'boolean' } },
  })
  const [command, ...rest] = positionals
  if (command === 'list' && rest.length === 0 && Object.keys(values).length === 0) return 'list'
  if ((command !== 'create' && command !== 'reset-mfa') || rest.length > 0)
    throw new UsageError('Say what to do: create, reset-mfa, or list, which takes no options.')
  if (values.email === undefined) throw new UsageError('--email is missing.')
  const email = Registration.shape.email.safeParse(values.email)
  if (!email.success) throw new UsageError('--email must be an e-mail address.')
  if (command === 'reset-mfa') {
    if (values.name ?? values['password-stdin']) throw new UsageError('reset-mfa takes --email alone.')
    return { command, email: email.data }
  }
  const name = Registration.shape.name.safeParse(values.name ?? 'Admin')
  if (!name.success) throw new UsageError('--name must have 1 to 120 characters.')
  const password = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
  return { command, email: email.data, name: name.data, password }
}

async function listAdmins(db: Db): Promise<string> {
  const admins = await Users.list(db, { role: 'admin', beforeId: null, limit: 1_000 })
  if (admins.length === 0) return 'There is no admin yet.'
  return admins
    .map(({ email, name, mfaEnabled, suspendedAt, createdAt }) =>
      [createdAt, email, name, !mfaEnabled && 'no second factor', suspendedAt && 'suspended']
        .filter(Boolean)
        .join('  '),
    )
    .join('\n')
}

async function createAdmin(env: Env, db: Db, admin: NewAdmin): Promise<string> {
  const { email, password } = admin
  const account = await Users.findByEmail(db, emailKey(email))
  if (account?.suspendedAt) throw new Error(`${email} is suspended: reinstate the account first.`)
  if (!account?.emailVerified) return makeAccount(env, db, admin, account?.id)
  if (password !== undefined)
    throw new Error(`${email} has an account, which keeps its password: leave out --password-stdin.`)
  return account.roles.includes('admin') ? `${email} is an admin already.` : promote(env, db, account)
}

/**
 * Makes an account whose address counts as confirmed.
 * @param unconfirmedId an account that someone has registered with this address without confirming it; they may not own the
 * address, so nothing of theirs stays
 */
async function makeAccount(
  env: Env,
  db: Db,
  { email, name, password }: NewAdmin,
  unconfirmedId?: string,
): Promise<string> {
  const chosen = password ?? randomBytes(18).toString('base64url')
  const fault = passwordFault(chosen, { minLength: env.PASSWORD_MIN_LENGTH, pointer: '', email, name })
  if (fault) throw new Error(fault.message)
  const passwordHash = await createPasswordHasher(env.PASSWORD_PEPPER).hash(chosen)
  const id = unconfirmedId ?? newId()
  const user: Users.NewUser = { id, email, emailKey: emailKey(email), passwordHash, name, role: 'admin', locale: 'en' }
  await inTransaction(db, async (sql) => {
    const made = await (unconfirmedId ? Users.replaceUnverified(sql, user) : Users.insert(sql, user))
    if (!made) throw new Error(`The account of ${email} has just changed: try again.`)
    await Users.markEmailVerified(sql, id)
    await recordNewAdmin(sql, id)
  })
  return `${email} is an admin now.${mfaAdvice(env)}${password === undefined ? `\nPassword, shown only this once: ${chosen}` : ''}`
}

/** Adds the role to an account. Its sessions end, so that nobody who is signed in somewhere becomes an admin unnoticed. */
async function promote(env: Env, db: Db, { id, email, mfaEnabled }: Users.User): Promise<string> {
  const ended = await inTransaction(db, async (sql) => {
    await Users.lock(sql, id)
    await Users.addRole(sql, id, 'admin')
    await recordNewAdmin(sql, id)
    return Sessions.endAll(sql, id, 'roles_changed')
  })
  const advice = mfaEnabled ? '' : mfaAdvice(env)
  return `${email} is an admin now and must sign in again.${advice}${await tellServers(env, id, ended)}`
}

const mfaAdvice = ({ NODE_ENV }: Env) =>
  NODE_ENV === 'production'
    ? '\nBefore the routes of admins open, a second factor must be set up: POST /me/mfa/totp, then /me/mfa/totp/confirm.'
    : ''

/** For an owner who has lost the app and the recovery codes. */
async function resetMfa(env: Env, db: Db, email: string): Promise<string> {
  const account = await Users.findByEmail(db, emailKey(email))
  if (!account) throw new Error(`Nobody is registered as ${email}.`)
  const ended = await inTransaction(db, async (sql) => {
    await Users.lock(sql, account.id)
    if (!(await removeSecondFactor(sql, account.id, { actor: 'system' }))) {
      throw new Error(`${email} has no second factor.`)
    }
    return Sessions.endAll(sql, account.id, 'mfa_changed')
  })
  return `${email} has no second factor any more and must sign in again.${await tellServers(env, account.id, ended)}`
}

async function recordNewAdmin(sql: Sql, id: string): Promise<void> {
  const subject = { type: 'user', id } as const
  await AuditLog.add(sql, { actor: 'system', action: 'user.add-role', subject, detail: { role: 'admin' } })
}

/** Tells running servers which sessions have ended. @returns what to add to the answer when Redis does not answer */
async function tellServers({ REDIS_URL, REDIS_PREFIX }: Env, userId: string, ended: string[]): Promise<string> {
  if (ended.length === 0) return ''
  const redis = createRedis(REDIS_URL, () => undefined)
  try {
    const sessionCache = createSessionCache(redis.commands, REDIS_PREFIX)
    await withTimeout(once(redis.commands, 'ready'), REDIS_MS)
    await sessionCache.end(ended, { userId, state: 'ended' })
    return ''
  } catch {
    return '\nRedis does not answer: old sessions work for up to a minute.'
  } finally {
    await redis.close()
  }
}

/** @returns what to tell whoever ran the command */
async function perform(env: Env, db: Db, command: Command): Promise<string> {
  if (command === 'list') return listAdmins(db)
  return command.command === 'create' ? createAdmin(env, db, command) : resetMfa(env, db, command.email)
}

runCommand({
  usage: USAGE,
  read: readCommand,
  run: (command) =>
    onServersDatabase(async (db, env) => {
      console.log(await perform(env, db, command))
    }),
})
