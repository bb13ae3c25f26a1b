import { row } from '../../src/config/db'
import { runChore } from '../../src/jobs/housekeeping'
import * as Users from '../../src/models/User'
import type { TestApp } from './app'
import type { Clock } from './clock'
import { PASSWORD, type TestUser } from './factories'

let knownHash: Promise<string> | undefined

/** Gives the account a password that works, which is hashed once for all accounts: a race needs many. */
export async function givePassword({ context }: TestApp, { id }: Pick<TestUser, 'id'>): Promise<void> {
  knownHash ??= context.passwords.hash(PASSWORD)
  await Users.setPassword(context.db, id, await knownHash)
}

export const askDeletion = ({ api }: TestApp, user: TestUser, password = PASSWORD) =>
  api.delete('/me', { as: user, body: { password } })

/** Has the user ask for the account to be deleted. @returns when that will be */
export async function leave(app: TestApp, user: TestUser): Promise<string> {
  await givePassword(app, user)
  const { body }: { body: { deleteAfter: string } } = await askDeletion(app, user).expect(202)
  return body.deleteAfter
}

/** Lets the grace of everybody who has left pass, and does what is due. */
export async function passGrace({ context }: TestApp, clock: Clock): Promise<void> {
  clock.advance({ days: 31 })
  await runChore(context, 'delete-accounts')
}

interface Stored {
  email: string
  name: string
  deleteAfter: string | null
  deletedAt: string | null
}

/** An account as it is stored. */
export async function storedUser({ context: { db } }: TestApp, { id }: Pick<TestUser, 'id'>): Promise<Stored> {
  const text = 'SELECT email, name, delete_after AS deleteAfter, deleted_at AS deletedAt FROM users WHERE id = :id'
  const user = await row<Stored>(db, text, { id })
  if (!user) throw new Error('There is no such account')
  return user
}

/** Whether nothing more is to be done for a deleted account. */
export async function isDeleted(app: TestApp, user: Pick<TestUser, 'id'>): Promise<boolean> {
  const { deleteAfter, deletedAt } = await storedUser(app, user)
  return deletedAt !== null && deleteAfter === null
}
