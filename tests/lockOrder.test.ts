import { inTransaction, rows } from '../src/config/db'
import * as Users from '../src/models/User'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import { makeClient, makeWorker, type TestUser } from './support/factories'
import { addDocument, png } from './support/files'
import { fileForm } from './support/forms'
import { isWaiting } from './support/waiting'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ WORKER: 'off' })
})
afterAll(() => app.close())

interface Case {
  what: string
  prepare?: (user: TestUser) => Promise<unknown>
  call: (user: TestUser) => Promise<{ status: number }>
  status: number
  /** What it writes beside the account. */
  table: 'sessions' | 'files' | 'client_profiles'
  owner: 'user_id' | 'owner_id'
}

let documentId = ''
const cases: Case[] = [
  {
    what: 'Refreshing',
    call: async ({ refreshToken }) => app.api.post('/auth/refresh', { body: { refreshToken } }),
    status: 200,
    table: 'sessions',
    owner: 'user_id',
  },
  {
    what: 'Signing out',
    call: async (as) => app.api.post('/auth/logout', { as }),
    status: 204,
    table: 'sessions',
    owner: 'user_id',
  },
  {
    what: 'Signing out everywhere',
    call: async (as) => app.api.post('/auth/logout-all', { as }),
    status: 204,
    table: 'sessions',
    owner: 'user_id',
  },
  {
    what: 'Deleting a document',
    prepare: async (worker) => (documentId = (await addDocument(app, worker)).id),
    call: async (as) => app.api.delete(`/worker/documents/${documentId}`, { as }),
    status: 204,
    table: 'files',
    owner: 'owner_id',
  },
  {
    what: 'Deleting a logo',
    prepare: async (as) => {
      await app.api.put('/client/profile/logo', { as, ...fileForm(await png(), 'logo.png') }).expect(200)
    },
    call: async (as) => app.api.delete('/client/profile/logo', { as }),
    status: 200,
    table: 'client_profiles',
    owner: 'user_id',
  },
]

it.each(cases)('$what waits for the account before it holds anything of it', async (each) => {
  const { prepare, call, status, table, owner } = each
  const user = await (table === 'client_profiles' ? makeClient(app) : makeWorker(app))
  await prepare?.(user)
  let reply: Promise<{ status: number }> | undefined
  await inTransaction(app.context.db, async (sql) => {
    await Users.lock(sql, user.id)
    reply = call(user)
    await eventually(() => isWaiting(app.context.db))
    // Fails where the request holds one of these, and would wait for the account.
    await rows(sql, `SELECT 1 FROM ${table} WHERE ${owner} = :userId FOR UPDATE NOWAIT`, { userId: user.id })
  })
  expect((await reply)?.status).toBe(status)
})
