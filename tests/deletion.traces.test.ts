import { row, rows } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import { startApp, type TestApp } from './support/app'
import { Clock } from './support/clock'
import { isDeleted, leave, passGrace } from './support/deletion'
import { makeClient, makeWorker, type TestUser } from './support/factories'
import { addDocument } from './support/files'
import { createOwnDatabase } from './support/services'
import { markOf, PHONE, plantTraces, wordsOf } from './support/traces'

/** What stays although a deleted user wrote it, and why. */
const KEPT_TEXTS: Record<string, readonly string[]> = {
  'for what the other side was hired': ['gigs.title', 'gigs.description', 'gigs.city', 'gig_questions.text'],
  'on what the other side has decided to hire': ['applications.cover_letter', 'application_answers.text'],
  'what both have agreed': ['applications.offer_note', 'contracts.note', 'contract_history.text'],
  'what readers of reviews rely on': ['reviews.text', 'reviews.reply'],
  'what admins must be able to act on': ['reports.reason', 'reports.text'],
}

/** Where the id of a deleted account stays, which by then leads to nobody. */
const KEPT_IDS: Record<string, readonly string[]> = {
  'the account without a person': ['users.id', 'users.email', 'users.email_key'],
  'its figures': ['worker_profiles.user_id', 'client_profiles.user_id'],
  'what others have to do with': [
    ...[
      'gigs.client_id',
      'invitations.client_id',
      'invitations.worker_id',
      'applications.client_id',
      'applications.worker_id',
    ],
    ...['contracts.client_id', 'contracts.worker_id', 'reviews.author_id', 'reviews.subject_id', 'reports.reporter_id'],
  ],
  'who did what': ['audit_log.actor_id', 'audit_log.subject_id'],
  'mails that were due, until they are forgotten after a week': ['outbox.payload'],
}

const clock = new Clock()
let app: TestApp
let user: TestUser
beforeAll(async () => {
  app = await startApp({ DATABASE_URL: await createOwnDatabase('traces'), WORKER: 'off' }, clock)
  user = await makeWorker(app)
  await plantTraces(app, user, { client: await makeClient(app), worker: await makeWorker(app) })
  await app.api.post('/me/export', { as: user }).expect(202)
})
afterAll(() => app.close())

const CONTENT_TYPES = ['char', 'varchar', 'text', 'mediumtext', 'longtext', 'binary', 'varbinary', 'blob', 'mediumblob']

/** In which columns of the whole database there is something. */
async function columnsWith(pattern: RegExp): Promise<string[]> {
  const { db } = app.context
  const columns = await rows<{ tableName: string; columnName: string }>(
    db,
    `SELECT table_name AS tableName, column_name AS columnName FROM information_schema.columns
     WHERE table_schema = DATABASE() AND data_type IN (:types)`,
    { types: CONTENT_TYPES },
  )
  expect(columns.length).toBeGreaterThan(150)
  const found: string[] = []
  for (const { tableName, columnName } of columns) {
    const values = await rows<{ value: unknown }>(db, `SELECT ${columnName} AS value FROM ${tableName}`)
    const text = values.map(({ value }) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    if (pattern.test(text.join('\n'))) found.push(`${tableName}.${columnName}`)
  }
  return found.sort()
}

describe('Of an account that was deleted', () => {
  it('the database keeps nothing that its owner has written but what others need, and the id where it leads to nobody', async () => {
    const texts = new RegExp(`${markOf(user)}|${user.email}|${PHONE.slice(1)}|is-IS|Reykjavik`, 'i')
    const id = new RegExp(user.id)
    expect((await columnsWith(texts)).length).toBeGreaterThan(30)
    expect((await columnsWith(id)).length).toBeGreaterThan(25)

    await leave(app, user)
    await passGrace(app, clock)
    await runChore(app.context, 'sweep-files')
    expect(await isDeleted(app, user)).toBe(true)
    expect(await columnsWith(texts)).toEqual(Object.values(KEPT_TEXTS).flat().sort())
    const gone = wordsOf(user).flatMap(({ text, stays }) => (stays ? [] : [text.replace('.', '[.]')]))
    expect(await columnsWith(new RegExp(gone.join('|'), 'i'))).toEqual([])
    expect(await columnsWith(id)).toEqual(Object.values(KEPT_IDS).flat().sort())
    const sketches = 'SELECT id FROM applications WHERE worker_id = :id AND letter_sketch IS NOT NULL'
    expect(await rows(app.context.db, sketches, { id: user.id })).toEqual([])
    const defaults = 'SELECT phone, country, locale, time_zone AS timeZone, roles FROM users WHERE id = :id'
    expect(await row(app.context.db, defaults, { id: user.id })).toEqual({
      ...{ phone: null, country: null, locale: 'en', timeZone: 'UTC', roles: 'worker,client' },
    })
  })

  it('the storage keeps no bytes of its files', async () => {
    const owner = await makeWorker(app)
    const { id } = await addDocument(app, owner)
    await leave(app, owner)
    await passGrace(app, clock)
    await runChore(app.context, 'sweep-files')
    await expect(app.context.files.open(id)).rejects.toThrow()
  })
})
