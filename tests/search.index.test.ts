import { addGig } from '../src/cli/bulk/rows'
import { openBulkConnection, RowBatch } from '../src/cli/bulk/rowBatch'
import { row, rows, write } from '../src/config/db'
import { mendSearch } from '../src/controllers/system/mendSearch'
import * as SearchIndex from '../src/models/search/SearchIndex'
import type { Page } from '../src/schemas/common'
import type { Gig } from '../src/schemas/gigs'
import { newId, parse as parseUuid } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'

let app: TestApp
let client: TestUser
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  client = await given.makeClient(app)
})

async function titles(query: Record<string, string> = {}): Promise<string[]> {
  const page: { body: Page<Gig> } = await app.api.get('/gigs', { query: { clientId: client.id, ...query } }).expect(200)
  return page.body.data.map(({ title }) => title)
}

const act = (gig: Pick<Gig, 'id'>, action: string) =>
  app.api.post(`/client/gigs/${gig.id}/${action}`, { as: client }).expect(200)

/** How many rows of the index are about a gig. */
async function traces(gigId: string): Promise<number> {
  const { context } = app
  const text = 'SELECT feed_key AS feedKey FROM open_gigs WHERE gig_id = :gigId'
  const indexed = await row<{ feedKey: number }>(context.db, text, { gigId })
  if (!indexed) return 0
  const counted = await row<{ found: number }>(
    context.db,
    'SELECT COUNT(*) AS found FROM gig_postings WHERE feed_key = :feedKey',
    indexed,
  )
  return counted?.found ?? 0
}
const allPostings = async () =>
  (await row<{ found: number }>(app.context.db, 'SELECT COUNT(*) AS found FROM gig_postings'))?.found

/** The quick way, past the API. */
async function addOpenGigs(count: number): Promise<void> {
  const connection = await openBulkConnection(app.context.db)
  const batch = new RowBatch()
  const makeId = () => parseUuid(newId())
  const at = new Date()
  for (let i = 0; i < count; i += 1) {
    const gig = {
      title: `Move a piano ${i}`,
      description: 'Up to the third floor.',
      skills: [],
      payType: 'fixed' as const,
    }
    const terms = {
      budget: { min: 1, max: 2, currency: 'EUR' },
      place: null,
      startsAt: null,
      deadline: null,
      openings: 1,
    }
    const kept = { filled: 0, applicationCount: 0, sourceKey: null, questions: [], answersDueAt: null }
    const history = [
      { at, to: 'draft' as const, by: 'client' as const },
      { at, to: 'open' as const, by: 'client' as const },
    ]
    addGig(batch, { id: makeId(), clientId: parseUuid(client.id), ...gig, ...terms, ...kept, history }, makeId)
  }
  await connection.write(batch)
  await connection.close()
}

describe('A gig is found', () => {
  it.each([
    ['pause', 'resume'],
    ['close', 'reopen'],
  ])('until it is moved by “%s”, and again after “%s”', async (away, back) => {
    const gig = await given.makeGig(app, client)
    await act(gig, away)
    expect(await titles()).toEqual([])
    await act(gig, back)
    expect(await titles({ q: 'bathroom' })).toEqual([gig.title])
  })

  it('as it is after a change, and no longer as it was', async () => {
    const gig = await given.makeGig(app, client, { title: 'Tile a kitchen', skills: ['Tiling'] })
    const body = {
      title: 'Glaze a window',
      skills: ['Glazing'],
      location: { city: 'Suva', country: 'FJ', lat: -18, lng: 178 },
    }
    await app.api.patch(`/client/gigs/${gig.id}`, { as: client, body }).expect(200)
    expect(await titles({ q: 'kitchen' })).toEqual([])
    expect(await titles({ skills: 'Tiling' })).toEqual([])
    expect(await titles({ q: 'window', skills: 'Glazing', lat: '-18', lng: '178', radiusKm: '5' })).toEqual([
      'Glaze a window',
    ])
  })

  it('no more once its client is suspended', async () => {
    await given.makeGig(app, client)
    const admin = await given.makeAdmin(app)
    await app.api.post(`/admin/users/${client.id}/suspend`, { as: admin, body: { reason: 'Spam' } }).expect(200)
    expect(await titles()).toEqual([])
  })

  it('and leaves nothing behind in the index when it is closed', async () => {
    const before = await allPostings()
    const gig = await given.makeGig(app, client, { title: 'Café für 東京', description: 'A “quoted” text, 100 %' })
    expect(await traces(gig.id)).toBeGreaterThan(8)
    await act(gig, 'close')
    expect(await allPostings()).toBe(before)
  })

  it('beside others that were published in the same millisecond', async () => {
    const gigs = [await given.makeGig(app, client), await given.makeGig(app, client)]
    for (const { id } of gigs) await given.setPublishedAt(app, id, new Date('2026-02-03T04:05:06.007Z'))
    expect(await titles({ postedSince: '2026-02-03T04:05:06.007Z' })).toHaveLength(2)
    expect(await titles({ postedSince: '2026-02-03T04:05:06.008Z' })).toHaveLength(0)
  })
})

describe('A client with a thousand open gigs', () => {
  it('is suspended within the time of a request', async () => {
    await addOpenGigs(1_000)
    expect(await titles()).toHaveLength(20)
    const admin = await given.makeAdmin(app)
    await app.api.post(`/admin/users/${client.id}/suspend`, { as: admin, body: { reason: 'Spam' } }).expect(200)
    expect(await titles()).toEqual([])
  })
})

describe('Housekeeping', () => {
  it('lets gigs be found that an older version of the server has opened, and no others', async () => {
    const [missing, closed] = [await given.makeGig(app, client, { title: 'Missing' }), await given.makeGig(app, client)]
    await SearchIndex.remove(app.context.db, [missing.id])
    await write(app.context.db, `UPDATE gigs SET status = 'closed' WHERE id = :id`, { id: closed.id })
    expect(await mendSearch(app.context)).toBe(2)
    expect(await titles()).toEqual(['Missing'])
    expect(await mendSearch(app.context)).toBe(0)
  })
})

describe('Words', () => {
  it('are kept once, however many gigs have them at the same time', async () => {
    const word = given.newWord()
    await Promise.all(Array.from({ length: 8 }, () => given.makeGig(app, client, { title: `A ${word}`, skills: [] })))
    expect(await titles({ q: word })).toHaveLength(8)
    expect(await rows(app.context.db, 'SELECT word FROM search_words WHERE word = :word', { word })).toHaveLength(1)
  })
})
