import fc from 'fast-check'
import { DateTime } from 'luxon'
import { simpleParser } from 'mailparser'
import supertest from 'supertest'
import { row, rows, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import * as Users from '../src/models/User'
import type { NewGig } from '../src/schemas/gigs'
import type { NewSavedSearch, SavedSearch } from '../src/schemas/savedSearches'
import { nextAlertAt } from '../src/utils/alertTimes'
import { groupBy } from '../src/utils/groupBy'
import { parse as parseUuid } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { Clock } from './support/clock'
import { eventually } from './support/eventually'
import * as given from './support/factories'
import { signInAgain } from './support/auth'
import { newWord, type TestUser } from './support/factories'
import { startSmtpSink, type SmtpSink } from './support/smtpSink'

const clock = new Clock()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ WORKER: 'off' }, clock)
})
afterAll(() => app.close())

/** A worker whose searches, like the gigs of the test, hold a word that no others hold. */
interface Reader {
  worker: TestUser
  word: string
}

async function makeReader(
  search: Partial<NewSavedSearch>,
  timeZone = 'UTC',
): Promise<Reader & { search: SavedSearch }> {
  const [worker, word] = [await given.makeWorker(app), newWord()]
  await app.api.patch('/me', { as: worker, body: { timeZone } }).expect(200)
  return { worker, word, search: await given.saveSearch(app, worker, { query: { q: word }, ...search }) }
}

/** Made by a new client each time: sessions of users end while the clock runs on. */
const post = async (word: string, title = 'Gig', overrides: Partial<NewGig> = {}) =>
  given.makeGig(app, await given.makeClient(app), { title: `${title} ${word}`, ...overrides })

const sendAlerts = ({ context }: TestApp = app) => runChore(context, 'send-job-alerts')

/** The titles of each digest that a worker got, in order, without the word that all of them hold. */
async function digestsOf({ worker, word }: Reader): Promise<string[][]> {
  const told = await rows<{ digestId: string; title: string }>(
    app.context.db,
    `SELECT a.digest_id AS digestId, g.title FROM alerted_gigs a JOIN gigs g ON g.id = a.gig_id
     WHERE a.worker_id = :workerId ORDER BY a.digest_id, a.position`,
    { workerId: worker.id },
  )
  const digests = groupBy(told, ({ digestId }) => digestId)
  for (const digestId of digests.keys()) {
    const text = `SELECT id FROM outbox WHERE queue = 'email' AND name = 'job-alert' AND payload = :payload`
    expect(await rows(app.context.db, text, { payload: JSON.stringify({ digestId }) })).toHaveLength(1)
  }
  return [...digests.values()].map((digest) => digest.map(({ title }) => title.replace(` ${word}`, '')))
}

describe('The next time of an alert', () => {
  /** The clocks of Troll go two hours forward. */
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Antarctica/Troll')
  const years = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  /** Around the weekends on which clocks change, where most can go wrong. */
  const changes = ['2027-03-14', '2027-03-28', '2027-04-04', '2027-10-03', '2027-10-31', '2027-11-07'].map((day) =>
    fc.integer({ min: -48, max: 48 }).map((quarters) => new Date(Date.parse(`${day}T12:00:00Z`) + quarters * 900_000)),
  )
  const HOUR_MS = 3_600_000

  it.each([
    ['daily', 25],
    ['weekly', 7 * 24 + 1],
  ] as const)('%s is 08:00 on the wall clock, and the first one there is', (alert, hours) => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.oneof(years, ...changes), (zone, now) => {
        const next = nextAlertAt(alert, zone, now)
        const local = DateTime.fromJSDate(next, { zone })
        expect(local.toFormat('HH:mm:ss.SSS')).toBe('08:00:00.000')
        if (alert === 'weekly') expect(local.weekday).toBe(1)
        expect(next.getTime()).toBeGreaterThan(now.getTime())
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(hours * HOUR_MS)
        const before = local.minus(alert === 'daily' ? { days: 1 } : { weeks: 1 })
        expect(before.toMillis()).toBeLessThanOrEqual(now.getTime())
      }),
      { numRuns: 500 },
    )
  })

  it('instant is a minute later', () => {
    const now = new Date('2027-03-28T00:59:30Z')
    expect(nextAlertAt('instant', 'Europe/Berlin', now)).toEqual(new Date('2027-03-28T01:00:30Z'))
  })
})

describe('A digest', () => {
  /** In the order of time, because the clock never goes back. */
  it.each([
    ['spring', 'America/New_York', '2027-03-14'],
    ['spring', 'Europe/Berlin', '2027-03-28'],
    ['autumn', 'Australia/Sydney', '2027-04-04'],
    ['spring', 'Australia/Sydney', '2027-10-03'],
    ['autumn', 'Europe/Berlin', '2027-10-31'],
    ['autumn', 'America/New_York', '2027-11-07'],
  ])('comes at 08:00 local time, once, also when the clocks change in %s in %s', async (_season, zone, sunday) => {
    const change = DateTime.fromISO(sunday, { zone })
    expect(change.plus({ days: 1 }).offset).not.toBe(change.offset)
    const at = (day: number, time: string) => {
      const { year, month, day: date } = change.plus({ days: day })
      const [hour, minute] = time.split(':').map(Number)
      clock.set(String(DateTime.fromObject({ year, month, day: date, hour, minute }, { zone }).toUTC().toISO()))
    }
    at(-3, '09:00')
    const daily = await makeReader({ alert: 'daily' }, zone)
    const weekly = { worker: await given.makeWorker(app), word: daily.word }
    await app.api.patch('/me', { as: weekly.worker, body: { timeZone: zone } }).expect(200)
    await given.saveSearch(app, weekly.worker, { query: { q: daily.word }, alert: 'weekly' })

    const days = [-2, -1, 0, 1]
    for (const [i, day] of days.entries()) {
      at(day, '07:59')
      await post(daily.word, `Day ${day}`)
      await sendAlerts()
      expect(await digestsOf(daily)).toHaveLength(i)
      expect(await digestsOf(weekly)).toEqual([])
      for (const time of ['08:00', '08:01', '12:00']) {
        at(day, time)
        await sendAlerts()
        expect(await digestsOf(daily)).toHaveLength(i + 1)
      }
    }
    expect(await digestsOf(daily)).toEqual(days.map((day) => [`Day ${day}`]))
    expect(await digestsOf(weekly)).toEqual([days.toReversed().map((day) => `Day ${day}`)])
  })

  it('comes every week on Monday with what is new since the last', async () => {
    clock.set('2027-11-17T12:00:00Z')
    const reader = await makeReader({ alert: 'weekly' })
    for (const [monday, title] of [
      ['2027-11-22', 'First'],
      ['2027-11-29', 'Second'],
      ['2027-12-06', 'Third'],
    ]) {
      await post(reader.word, title)
      clock.set(`${monday}T07:59:00Z`)
      await sendAlerts()
      clock.set(`${monday}T08:00:00Z`)
      await sendAlerts()
    }
    expect(await digestsOf(reader)).toEqual([['First'], ['Second'], ['Third']])
  })

  it('keeps to 08:00 where its owner is now', async () => {
    clock.set('2027-12-06T09:00:00Z')
    const reader = await makeReader({ alert: 'daily' })
    await post(reader.word)
    await app.api.patch('/me', { as: reader.worker, body: { timeZone: 'Asia/Tokyo' } }).expect(200)
    clock.set('2027-12-06T22:59:00Z')
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([])
    clock.set('2027-12-06T23:00:00Z')
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['Gig']])
  })

  it('is not sent when nothing is new', async () => {
    const reader = await makeReader({ alert: 'daily' })
    await post(newWord())
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([])
  })

  it('comes once after a week without housekeeping, and then as usual', async () => {
    const reader = await makeReader({ alert: 'daily' })
    for (const title of ['First', 'Second', 'Third']) {
      await post(reader.word, title)
      clock.advance({ days: 2 })
    }
    await sendAlerts()
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['Third', 'Second', 'First']])
    await post(reader.word, 'Fourth')
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['Third', 'Second', 'First'], ['Fourth']])
  })

  it('is one for all searches that are due, and names each gig once', async () => {
    const reader = await makeReader({ alert: 'daily' })
    await given.saveSearch(app, reader.worker, { query: { q: reader.word, skills: ['Tiling'] }, alert: 'daily' })
    const other = newWord()
    await given.saveSearch(app, reader.worker, { query: { q: other }, alert: 'daily' })
    await post(reader.word, 'Both')
    await post(other, 'Other')
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([[`Other ${other}`, 'Both']])
  })

  it('never names a gig that another search has told of before', async () => {
    const reader = await makeReader({ alert: 'daily' })
    await given.saveSearch(app, reader.worker, { query: { q: reader.word }, alert: 'weekly' })
    await post(reader.word)
    clock.advance({ days: 1 })
    await sendAlerts()
    clock.advance({ days: 7 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['Gig']])
  })

  it('leaves out what was there before the search, what the worker has posted, and what they have applied to', async () => {
    const word = newWord()
    await post(word, 'Old')
    const worker = await given.makeWorker(app)
    await given.giveRole(app, worker, 'client')
    await given.saveSearch(app, worker, { query: { q: word }, alert: 'daily' })
    await given.makeGig(app, worker, { title: `Own ${word}` })
    await given.apply(app, worker, await post(word, 'Applied'))
    await post(word, 'New')
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf({ worker, word })).toEqual([['New']])
  })

  it('does not tell what was published while alerts were off', async () => {
    const reader = await makeReader({ alert: 'off' })
    await post(reader.word, 'Missed')
    clock.advance({ minutes: 2 })
    const body = { alert: 'daily' }
    await app.api.patch(`/worker/saved-searches/${reader.search.id}`, { as: reader.worker, body }).expect(200)
    await post(reader.word, 'New')
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['New']])
  })

  it('tells of a gig whose publishing was committed after the search had run', async () => {
    const reader = await makeReader({ alert: 'daily' })
    clock.advance({ days: 1 })
    await sendAlerts()
    const late = await post(reader.word, 'Late')
    const before = new Date(clock.now().getTime() - 20_000)
    await given.setPublishedAt(app, late.id, before)
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['Late']])
  })

  it('tells of at most 20 gigs, the newest', async () => {
    const reader = await makeReader({ alert: 'daily' })
    const client = await given.makeClient(app)
    for (let i = 1; i <= 22; i += 1) await given.makeGig(app, client, { title: `${i} ${reader.word}` })
    clock.advance({ days: 1 })
    await sendAlerts()
    const newest = Array.from({ length: 20 }, (_, i) => `${22 - i}`)
    expect(await digestsOf(reader)).toEqual([newest])
  })
})

describe('An instant alert', () => {
  const seenUntil = async ({ search: { id } }: { search: SavedSearch }) =>
    (await row<{ at: string }>(app.context.db, 'SELECT seen_until AS at FROM saved_searches WHERE id = :id', { id }))
      ?.at

  it('comes within a minute', async () => {
    const reader = await makeReader({ alert: 'instant' })
    for (const title of ['First', 'Second']) {
      await post(reader.word, title)
      clock.advance({ minutes: 1 })
      await sendAlerts()
      await sendAlerts()
    }
    expect(await digestsOf(reader)).toEqual([['First'], ['Second']])
  })

  it('does not run the search again while no gig is published', async () => {
    await post(newWord())
    const reader = await makeReader({ alert: 'instant' })
    clock.advance({ minutes: 1 })
    await sendAlerts()
    clock.advance({ minutes: 2 })
    await sendAlerts()
    const before = await seenUntil(reader)
    clock.advance({ hours: 5 })
    await sendAlerts()
    expect(await seenUntil(reader)).toBe(before)
    await post(newWord())
    await sendAlerts()
    expect(await seenUntil(reader)).not.toBe(before)
  })
})

describe('Nobody is told', () => {
  it('who is suspended or has not confirmed the address, and others still are', async () => {
    const [suspended, unconfirmed, well] = [
      await makeReader({ alert: 'daily' }),
      await makeReader({ alert: 'daily' }),
      await makeReader({ alert: 'daily' }),
    ]
    await Users.suspend(app.context.db, suspended.worker.id, 'Spam')
    const { id } = unconfirmed.worker
    await write(app.context.db, 'UPDATE users SET email_verified_at = NULL WHERE id = :id', { id })
    for (const { word } of [suspended, unconfirmed, well]) await post(word)
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(suspended)).toEqual([])
    expect(await digestsOf(unconfirmed)).toEqual([])
    expect(await digestsOf(well)).toEqual([['Gig']])
  })

  it.each([
    ['holds a field that there is no more', '{"colour":"red"}'],
    ['names a skill that there is no more', '{"skills":["Vanished trade"]}'],
  ])('of a search that %s, which holds up no other', async (_what, query) => {
    const reader = await makeReader({ alert: 'daily' })
    const broken = await given.saveSearch(app, reader.worker, { alert: 'daily' })
    await write(app.context.db, 'UPDATE saved_searches SET query = :query WHERE id = :id', { query, id: broken.id })
    await post(reader.word)
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['Gig']])
    const text = 'SELECT id FROM saved_searches WHERE id = :id AND next_alert_at > NOW(3)'
    expect(await rows(app.context.db, text, { id: broken.id })).toHaveLength(1)
  })
})

describe('Housekeeping', () => {
  it('sends one mail when two processes do it at once', async () => {
    const other = await startApp({ WORKER: 'off' }, clock)
    const readers: Reader[] = []
    for (let i = 0; i < 10; i += 1) readers.push(await makeReader({ alert: 'daily' }))
    for (const { word } of readers) await post(word)
    clock.advance({ days: 1 })
    await Promise.all([sendAlerts(), sendAlerts(other), sendAlerts(), sendAlerts(other)])
    await other.close()
    for (const reader of readers) expect(await digestsOf(reader)).toEqual([['Gig']])
  })

  it('that fails for one worker has told the others, and makes up for it later', async () => {
    const [first, unlucky, last] = [
      await makeReader({ alert: 'daily' }),
      await makeReader({ alert: 'daily' }),
      await makeReader({ alert: 'daily' }),
    ]
    for (const { word } of [first, unlucky, last]) await post(word)
    clock.advance({ days: 1 })
    await sendAlerts(failingFor(unlucky.worker))
    expect(await digestsOf(first)).toEqual([['Gig']])
    expect(await digestsOf(unlucky)).toEqual([])
    expect(await digestsOf(last)).toEqual([['Gig']])
    await sendAlerts()
    expect(await digestsOf(unlucky)).toEqual([['Gig']])
  })

  /** The same process over a database that refuses the gigs of this worker's digest, the last but one of all writes. */
  function failingFor({ id }: TestUser): TestApp {
    const { db } = app.context
    const isTheirs = (value: unknown) => Buffer.isBuffer(value) && value.equals(parseUuid(id))
    const transaction: typeof db.transaction = (work) =>
      db.transaction((sql) =>
        work({
          execute: async (statement) => {
            const fails = statement.text.startsWith('INSERT INTO alerted_gigs') && statement.values.some(isTheirs)
            if (fails) throw new Error('The database has failed')
            return sql.execute(statement)
          },
        }),
      )
    return { ...app, context: { ...app.context, db: { ...db, transaction } } }
  }
})

describe('The mail', () => {
  /** Long enough for a header that would be folded. */
  const APP_URL = 'https://marketplace.an-organisation.gigs.test'
  let sink: SmtpSink
  let mailing: TestApp
  beforeAll(async () => {
    sink = await startSmtpSink()
    mailing = await startApp({ SMTP_URL: sink.url, APP_URL }, clock)
  })
  afterAll(async () => {
    await mailing.close()
    await sink.close()
  })

  const sourcesTo = ({ email }: TestUser) => sink.sources.filter((source) => source.includes(`To: ${email}`))

  /** The mail that tells a reader of a new gig, with the address that ends its alerts. */
  async function nextMail(reader: Reader) {
    const known = sourcesTo(reader.worker).length
    await post(reader.word, 'Tile a floor', { budget: { min: 80_000, max: 120_000, currency: 'EUR' } })
    clock.advance({ days: 1 })
    await sendAlerts(mailing)
    const source = await eventually(() => {
      const [newest] = sourcesTo(reader.worker).slice(known)
      if (newest === undefined) throw new Error('No mail yet')
      return newest
    }, 20_000)
    const unsubscribePath = /^List-Unsubscribe: <https:\/\/[a-z.-]+(\/unsubscribe\/[\w-]{22})>\r$/m.exec(source)?.[1]
    return { source, mail: await simpleParser(source), unsubscribePath: String(unsubscribePath) }
  }
  const alertOf = async ({ worker }: Reader) => {
    const text = 'SELECT alert FROM saved_searches WHERE worker_id = :workerId'
    return (await row<{ alert: string }>(app.context.db, text, { workerId: worker.id }))?.alert
  }

  it('tells in text and HTML what is new, and how to end it in its headers', async () => {
    const reader = await makeReader({ alert: 'daily' })
    const { source, mail, unsubscribePath } = await nextMail(reader)
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(unsubscribePath).toMatch(/^\/unsubscribe\//)
    expect(mail.subject).toBe(`A new gig for you: Tile a floor ${reader.word}`)
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(`Tile a floor ${reader.word}`)
      expect(part).toContain('€800.00 – €1,200.00 · Remote')
      expect(part).toContain(`${APP_URL}/worker/jobs/`)
      expect(part).toContain(`${APP_URL}${unsubscribePath}`)
      expect(part).not.toContain('there may be more')
    }
  })

  it('is not sent once its gigs have closed', async () => {
    const [late, well] = [await makeReader({ alert: 'daily' }), await makeReader({ alert: 'daily' })]
    const { id } = await post(late.word)
    clock.advance({ days: 1 })
    await runChore(app.context, 'send-job-alerts')
    await write(app.context.db, `UPDATE gigs SET status = 'closed' WHERE id = :id`, { id })
    mailing.context.signals.emit('outbox')
    await nextMail(well)
    await eventually(async () => {
      const text = `SELECT id FROM outbox WHERE name = 'job-alert' AND state <> 'done' AND due_at <= NOW(3)`
      return (await rows(app.context.db, text)).length === 0
    })
    expect(await digestsOf(late)).toHaveLength(1)
    expect(sourcesTo(late.worker)).toEqual([])
  })

  it('ends all alerts by one POST of anybody who has its address, as often as they like', async () => {
    const reader = await makeReader({ alert: 'daily' })
    const { unsubscribePath } = await nextMail(reader)
    for (let i = 0; i < 2; i += 1) {
      const done = await supertest(mailing.url)
        .post(unsubscribePath)
        .type('form')
        .send('List-Unsubscribe=One-Click')
        .expect(200)
      expect(done.type).toBe('text/html')
      expect(await alertOf(reader)).toBe('off')
    }
    const stored = await app.api
      .get('/worker/saved-searches', { as: await signInAgain(app, reader.worker) })
      .expect(200)
    expect(stored.body.data).toMatchObject([{ alert: 'off', nextAlertAt: null, version: 2 }])
    await post(reader.word, 'Later')
    clock.advance({ days: 1 })
    await sendAlerts()
    expect(await digestsOf(reader)).toEqual([['Tile a floor']])
  })

  it('ends nothing when its link is only followed', async () => {
    const reader = await makeReader({ alert: 'daily' })
    const { unsubscribePath } = await nextMail(reader)
    const page = await supertest(mailing.url).get(unsubscribePath).expect(200)
    await supertest(mailing.url).head(unsubscribePath).expect(200)
    expect(page.text).toContain('<form method="post"><button>')
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(await alertOf(reader)).toBe('daily')
  })

  it.each(['AAECAwQFBgcICQoLDA0ODw', 'short', '%00', 'x'.repeat(500)])('has no such address as %s', async (token) => {
    for (const method of ['get', 'post'] as const) {
      const page = await supertest(mailing.url)[method](`/unsubscribe/${token}`).expect(404)
      expect(page.type).toBe('text/html')
    }
  })
})
