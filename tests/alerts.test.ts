import { DateTime } from 'luxon'
import { row, rows, write } from '../src/config/db'
import * as Users from '../src/models/User'
import type { SavedSearch } from '../src/schemas/savedSearches'
import { parse as parseUuid } from '../src/utils/uuid'
import { digestsOf, makeReader, postGig, sendAlerts, type Reader } from './support/alerts'
import { startApp, type TestApp } from './support/app'
import { Clock } from './support/clock'
import * as given from './support/factories'
import { newWord, type TestUser } from './support/factories'
import { createOwnDatabase } from './support/services'

const clock = new Clock()
let app: TestApp
let settings: Record<string, string>
beforeAll(async () => {
  // A database of its own, because a gig that another test has opened in a later year would be news for ever.
  settings = { DATABASE_URL: await createOwnDatabase('alerts'), WORKER: 'off' }
  app = await startApp(settings, clock)
})
afterAll(() => app.close())

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
    const daily = await makeReader(app, { alert: 'daily' }, zone)
    const weekly = { worker: await given.makeWorker(app), word: daily.word }
    await app.api.patch('/me', { as: weekly.worker, body: { timeZone: zone } }).expect(200)
    await given.saveSearch(app, weekly.worker, { query: { q: daily.word }, alert: 'weekly' })

    const days = [-2, -1, 0, 1]
    for (const [i, day] of days.entries()) {
      at(day, '07:59')
      await postGig(app, daily.word, `Day ${day}`)
      await sendAlerts(app)
      expect(await digestsOf(app, daily)).toHaveLength(i)
      expect(await digestsOf(app, weekly)).toEqual([])
      for (const time of ['08:00', '08:01', '12:00']) {
        at(day, time)
        await sendAlerts(app)
        expect(await digestsOf(app, daily)).toHaveLength(i + 1)
      }
    }
    expect(await digestsOf(app, daily)).toEqual(days.map((day) => [`Day ${day}`]))
    expect(await digestsOf(app, weekly)).toEqual([days.toReversed().map((day) => `Day ${day}`)])
  })

  it('comes every week on Monday with what is new since the last', async () => {
    clock.set('2027-11-17T12:00:00Z')
    const reader = await makeReader(app, { alert: 'weekly' })
    for (const [monday, title] of [
      ['2027-11-22', 'First'],
      ['2027-11-29', 'Second'],
      ['2027-12-06', 'Third'],
    ]) {
      await postGig(app, reader.word, title)
      clock.set(`${monday}T07:59:00Z`)
      await sendAlerts(app)
      clock.set(`${monday}T08:00:00Z`)
      await sendAlerts(app)
    }
    expect(await digestsOf(app, reader)).toEqual([['First'], ['Second'], ['Third']])
  })

  it('keeps to 08:00 where its owner is now', async () => {
    clock.set('2027-12-06T09:00:00Z')
    const reader = await makeReader(app, { alert: 'daily' })
    await postGig(app, reader.word)
    await app.api.patch('/me', { as: reader.worker, body: { timeZone: 'Asia/Tokyo' } }).expect(200)
    clock.set('2027-12-06T22:59:00Z')
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([])
    clock.set('2027-12-06T23:00:00Z')
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['Gig']])
  })

  it('is not sent when nothing is new', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    await postGig(app, newWord())
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([])
  })

  it('comes once after a week without housekeeping, and then as usual', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    for (const title of ['First', 'Second', 'Third']) {
      await postGig(app, reader.word, title)
      clock.advance({ days: 2 })
    }
    await sendAlerts(app)
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['Third', 'Second', 'First']])
    await postGig(app, reader.word, 'Fourth')
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['Third', 'Second', 'First'], ['Fourth']])
  })

  it('is one for all searches that are due, and names each gig once', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    await given.saveSearch(app, reader.worker, { query: { q: reader.word, skills: ['Tiling'] }, alert: 'daily' })
    const other = newWord()
    await given.saveSearch(app, reader.worker, { query: { q: other }, alert: 'daily' })
    await postGig(app, reader.word, 'Both')
    await postGig(app, other, 'Other')
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([[`Other ${other}`, 'Both']])
  })

  it('never names a gig that another search has told of before', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    await given.saveSearch(app, reader.worker, { query: { q: reader.word }, alert: 'weekly' })
    await postGig(app, reader.word)
    clock.advance({ days: 1 })
    await sendAlerts(app)
    clock.advance({ days: 7 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['Gig']])
  })

  it('leaves out what was there before the search, what the worker has posted, and what they have applied to', async () => {
    const word = newWord()
    await postGig(app, word, 'Old')
    const worker = await given.makeWorker(app)
    await given.giveRole(app, worker, 'client')
    await given.saveSearch(app, worker, { query: { q: word }, alert: 'daily' })
    await given.makeGig(app, worker, { title: `Own ${word}` })
    await given.apply(app, worker, await postGig(app, word, 'Applied'))
    await postGig(app, word, 'New')
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, { worker, word })).toEqual([['New']])
  })

  it('does not tell what was published while alerts were off', async () => {
    const reader = await makeReader(app, { alert: 'off' })
    await postGig(app, reader.word, 'Missed')
    clock.advance({ minutes: 2 })
    const body = { alert: 'daily' }
    await app.api.patch(`/worker/saved-searches/${reader.search.id}`, { as: reader.worker, body }).expect(200)
    await postGig(app, reader.word, 'New')
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['New']])
  })

  it('tells of a gig whose publishing was committed after the search had run', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    clock.advance({ days: 1 })
    await sendAlerts(app)
    const late = await postGig(app, reader.word, 'Late')
    const before = new Date(clock.now().getTime() - 20_000)
    await given.setPublishedAt(app, late.id, before)
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['Late']])
  })

  it('tells of a gig that was paused when it was due once it is open again, and then no more', async () => {
    const [reader, client] = [await makeReader(app, { alert: 'daily' }), await given.makeClient(app)]
    const { id } = await given.makeGig(app, client, { title: `Paused ${reader.word}` })
    const move = (action: string) => app.api.post(`/client/gigs/${id}/${action}`, { as: client }).expect(200)
    const nextDay = async () => {
      clock.advance({ days: 1 })
      await sendAlerts(app)
      return digestsOf(app, reader)
    }
    await move('pause')
    expect(await nextDay()).toEqual([])
    await move('resume')
    expect(await nextDay()).toEqual([['Paused']])
    await move('pause')
    await move('resume')
    expect(await nextDay()).toEqual([['Paused']])
  })

  it('tells of at most 20 gigs, the newest', async () => {
    const reader = await makeReader(app, { alert: 'daily' })
    const client = await given.makeClient(app)
    for (let i = 1; i <= 22; i += 1) await given.makeGig(app, client, { title: `${i} ${reader.word}` })
    clock.advance({ days: 1 })
    await sendAlerts(app)
    const newest = Array.from({ length: 20 }, (_, i) => `${22 - i}`)
    expect(await digestsOf(app, reader)).toEqual([newest])
  })
})

describe('An instant alert', () => {
  const seenUntil = async ({ search: { id } }: { search: SavedSearch }) =>
    (await row<{ at: string }>(app.context.db, 'SELECT seen_until AS at FROM saved_searches WHERE id = :id', { id }))
      ?.at

  it('comes within a minute', async () => {
    const reader = await makeReader(app, { alert: 'instant' })
    for (const title of ['First', 'Second']) {
      await postGig(app, reader.word, title)
      clock.advance({ minutes: 1 })
      await sendAlerts(app)
      await sendAlerts(app)
    }
    expect(await digestsOf(app, reader)).toEqual([['First'], ['Second']])
  })

  it('does not run the search again while no gig is published', async () => {
    await postGig(app, newWord())
    const reader = await makeReader(app, { alert: 'instant' })
    clock.advance({ minutes: 1 })
    await sendAlerts(app)
    clock.advance({ minutes: 2 })
    await sendAlerts(app)
    const before = await seenUntil(reader)
    clock.advance({ hours: 5 })
    await sendAlerts(app)
    expect(await seenUntil(reader)).toBe(before)
    await postGig(app, newWord())
    await sendAlerts(app)
    expect(await seenUntil(reader)).not.toBe(before)
  })
})

describe('Nobody is told', () => {
  it('who is suspended or has not confirmed the address, and others still are', async () => {
    const [suspended, unconfirmed, well] = [
      await makeReader(app, { alert: 'daily' }),
      await makeReader(app, { alert: 'daily' }),
      await makeReader(app, { alert: 'daily' }),
    ]
    await Users.suspend(app.context.db, suspended.worker.id, 'Spam')
    const { id } = unconfirmed.worker
    await write(app.context.db, 'UPDATE users SET email_verified_at = NULL WHERE id = :id', { id })
    for (const { word } of [suspended, unconfirmed, well]) await postGig(app, word)
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, suspended)).toEqual([])
    expect(await digestsOf(app, unconfirmed)).toEqual([])
    expect(await digestsOf(app, well)).toEqual([['Gig']])
  })

  it.each([
    ['holds a field that there is no more', '{"colour":"red"}'],
    ['names a skill that there is no more', '{"skills":["Vanished trade"]}'],
  ])('of a search that %s, which holds up no other', async (_what, query) => {
    const reader = await makeReader(app, { alert: 'daily' })
    const broken = await given.saveSearch(app, reader.worker, { alert: 'daily' })
    await write(app.context.db, 'UPDATE saved_searches SET query = :query WHERE id = :id', { query, id: broken.id })
    await postGig(app, reader.word)
    clock.advance({ days: 1 })
    await sendAlerts(app)
    expect(await digestsOf(app, reader)).toEqual([['Gig']])
    const text = 'SELECT id FROM saved_searches WHERE id = :id AND next_alert_at > NOW(3)'
    expect(await rows(app.context.db, text, { id: broken.id })).toHaveLength(1)
  })
})

describe('Housekeeping', () => {
  it('sends one mail when two processes do it at once', async () => {
    const other = await startApp(settings, clock)
    const readers: Reader[] = []
    for (let i = 0; i < 10; i += 1) readers.push(await makeReader(app, { alert: 'daily' }))
    for (const { word } of readers) await postGig(app, word)
    clock.advance({ days: 1 })
    await Promise.all([sendAlerts(app), sendAlerts(other), sendAlerts(app), sendAlerts(other)])
    await other.close()
    for (const reader of readers) expect(await digestsOf(app, reader)).toEqual([['Gig']])
  })

  it('that fails for one worker has told the others, and makes up for it later', async () => {
    const [first, unlucky, last] = [
      await makeReader(app, { alert: 'daily' }),
      await makeReader(app, { alert: 'daily' }),
      await makeReader(app, { alert: 'daily' }),
    ]
    for (const { word } of [first, unlucky, last]) await postGig(app, word)
    clock.advance({ days: 1 })
    await sendAlerts(failingFor(unlucky.worker))
    expect(await digestsOf(app, first)).toEqual([['Gig']])
    expect(await digestsOf(app, unlucky)).toEqual([])
    expect(await digestsOf(app, last)).toEqual([['Gig']])
    await sendAlerts(app)
    expect(await digestsOf(app, unlucky)).toEqual([['Gig']])
  })

  /** The same process over a database that refuses the gigs of this worker's digest, the last but one of all writes. */
  function failingFor({ id }: TestUser): TestApp {
    const { db } = app.context
    const isTheirs = (value: unknown) => Buffer.isBuffer(value) && value.equals(parseUuid(id))
    const transaction: typeof db.transaction = (work) =>
      db.transaction((sql) =>
        work({
          ...sql,
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
