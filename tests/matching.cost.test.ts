import { inTransaction, rows, writeMany, type Sql } from '../src/config/db'
import * as Candidates from '../src/models/Candidate'
import { newestFeedKey } from '../src/models/search/find'
import * as Recommended from '../src/models/search/recommend'
import { skillTerm } from '../src/models/search/document'
import { cellsAround, cellsOf } from '../src/utils/grid'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const apia = { country: 'WS', lat: -13.83, lng: -171.76 }

async function skillIds(): Promise<number[]> {
  const names = ['Glazing', 'Upholstery']
  const found = await rows<{ id: number }>(app.context.db, 'SELECT id FROM skills WHERE name IN (:names)', { names })
  return found.map(({ id }) => id)
}

const many = (count: number) => Array.from({ length: count }, () => ({ id: newId() }))

/** Workers who all have the same skills and place, written straight into the tables. */
async function addWorkers(count: number): Promise<void> {
  const { db } = app.context
  const workers = many(count).map(({ id }) => ({ id, email: `${id}@example.org` }))
  await writeMany(
    db,
    `INSERT INTO users (id, email, email_key, password_hash, name, roles, email_verified_at, created_at, updated_at) VALUES`,
    `(:id, :email, :email, 'none', 'Worker', 'worker', NOW(3), NOW(3), NOW(3))`,
    workers,
  )
  await writeMany(
    db,
    'INSERT INTO worker_profiles (user_id, city, country, lat, lng, languages, links, updated_at) VALUES',
    `(:id, 'Apia', 'WS', -13.83, -171.76, '[]', '[]', NOW(3))`,
    workers,
  )
  const held = (await skillIds()).flatMap((skill) => workers.map(({ id }) => ({ id, skill })))
  await writeMany(db, 'INSERT INTO worker_skills (worker_id, skill_id, position) VALUES', '(:id, :skill, 1)', held)
}

/** Open gigs that all want the same skills in the same place. */
async function addGigs(clientId: string, count: number): Promise<void> {
  const { db } = app.context
  const first = (await newestFeedKey(db)) + 1
  const gigs = many(count).map(({ id }, i) => ({ id, clientId, feedKey: first + i }))
  await writeMany(
    db,
    `INSERT INTO gigs (id, client_id, title, description, skill_text, pay_type, budget_min, budget_max, currency, openings, status,
                       created_at, updated_at) VALUES`,
    `(:id, :clientId, 'Gig', 'Work', '', 'fixed', 1, 2, 'EUR', 1, 'open', NOW(3), NOW(3))`,
    gigs,
  )
  await writeMany(
    db,
    `INSERT INTO open_gigs (feed_key, gig_id, client_id, pay_type, budget_min, budget_max, currency, country, lat, lng, opened_at, terms)
     VALUES`,
    `(:feedKey, :id, :clientId, 'fixed', 1, 2, 'EUR', 'WS', -13.83, -171.76, NOW(3), ' ')`,
    gigs,
  )
  const terms = [...(await skillIds()).map(skillTerm), ...cellsOf(apia)]
  const postings = terms.flatMap((term) => gigs.map(({ feedKey }) => ({ term, feedKey })))
  await writeMany(db, 'INSERT INTO gig_postings (term, tier, feed_key) VALUES', '(:term, 0, :feedKey)', postings)
}

/** How many rows the database has read for some work. */
async function rowsReadBy(work: (sql: Sql) => Promise<unknown>): Promise<number> {
  return inTransaction(app.context.db, async (sql) => {
    const before = await readSoFar(sql)
    await work(sql)
    return (await readSoFar(sql)) - before
  })
}

async function readSoFar(sql: Sql): Promise<number> {
  const counters = await rows<{ Value: string }>(sql, `SHOW SESSION STATUS LIKE 'Handler_read%'`)
  return counters.reduce((sum, { Value: value }) => sum + Number(value), 0)
}

const MANY = 10_000

describe('Of many workers and gigs that all fit', () => {
  let clientId: string
  let skills: number[]
  beforeAll(async () => {
    clientId = (await given.makeClient(app)).id
    skills = await skillIds()
    await addWorkers(MANY)
    await addGigs(clientId, MANY)
    // So that the database plans as it would after a while.
    await rows(app.context.db, 'ANALYZE TABLE users, worker_profiles, worker_skills, gigs, open_gigs, gig_postings')
  })

  it('a part is read for the jobs that are recommended, and the same on all pages', async () => {
    const { db } = app.context
    const worker = { id: newId(), skills, cells: cellsAround(apia, 50) }
    const asOf = await newestFeedKey(db)
    expect(await rowsReadBy((sql) => Recommended.listFor(sql, worker, asOf))).toBeLessThan(MANY)
    const first = await Recommended.listFor(db, worker, asOf)
    expect(first).not.toHaveLength(0)
    await addGigs(clientId, 10)
    expect(await Recommended.listFor(db, worker, asOf)).toEqual(first)
  })

  it.each(['some', 'no'])('a part is read for the candidates for a gig with %s skills', async (which) => {
    const gig = { clientId, country: 'WS', skills: which === 'no' ? [] : skills }
    expect(await rowsReadBy((sql) => Candidates.listFor(sql, gig))).toBeLessThan(MANY)
    expect(await Candidates.listFor(app.context.db, gig)).not.toHaveLength(0)
  })
})
