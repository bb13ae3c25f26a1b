import { rows } from '../../src/config/db'
import { runChore } from '../../src/jobs/housekeeping'
import type { NewGig } from '../../src/schemas/gigs'
import type { NewSavedSearch, SavedSearch } from '../../src/schemas/savedSearches'
import { groupBy } from '../../src/utils/groupBy'
import type { TestApp } from './app'
import { makeClient, makeGig, makeWorker, newWord, saveSearch, type TestUser } from './factories'

/** A worker whose searches, like the gigs of the test, hold a word that no others hold. */
export interface Reader {
  worker: TestUser
  word: string
}

export async function makeReader(
  app: TestApp,
  search: Partial<NewSavedSearch>,
  timeZone = 'UTC',
): Promise<Reader & { search: SavedSearch }> {
  const [worker, word] = [await makeWorker(app), newWord()]
  await app.api.patch('/me', { as: worker, body: { timeZone } }).expect(200)
  return { worker, word, search: await saveSearch(app, worker, { query: { q: word }, ...search }) }
}

/** A gig that the searches of a reader find. By a new client each time: sessions of users end while the clock runs on. */
export const postGig = async (app: TestApp, word: string, title = 'Gig', overrides: Partial<NewGig> = {}) =>
  makeGig(app, await makeClient(app), { title: `${title} ${word}`, ...overrides })

export const sendAlerts = ({ context }: TestApp) => runChore(context, 'send-job-alerts')

/** The titles of each digest that a worker got, in order, without the word that all of them hold. */
export async function digestsOf({ context: { db } }: TestApp, { worker, word }: Reader): Promise<string[][]> {
  const told = await rows<{ digestId: string; title: string }>(
    db,
    `SELECT a.digest_id AS digestId, g.title FROM alerted_gigs a JOIN gigs g ON g.id = a.gig_id
     WHERE a.worker_id = :workerId ORDER BY a.digest_id, a.position`,
    { workerId: worker.id },
  )
  const digests = groupBy(told, ({ digestId }) => digestId)
  for (const digestId of digests.keys()) {
    const text = `SELECT id FROM outbox WHERE queue = 'email' AND name = 'job-alert' AND payload = :payload`
    expect(await rows(db, text, { payload: JSON.stringify({ digestId }) })).toHaveLength(1)
  }
  return [...digests.values()].map((digest) => digest.map(({ title }) => title.replace(` ${word}`, '')))
}
