import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { addClient, addGig, addUser, type GigData } from '../../../src/cli/bulk/rows'
import { openBulkConnection, RowBatch } from '../../../src/cli/bulk/rowBatch'
import { UsageError, type Command } from '../../../src/cli/command'
import { step } from '../../../src/cli/progress'
import { Undo } from '../../../src/cli/undo'
import { databaseNow, rows, type Db } from '../../../src/config/db'
import { loadEnv } from '../../../src/config/env'
import { migrateToLatest } from '../../../src/config/migrations'
import type { Context } from '../../../src/context'
import { searchGigs } from '../../../src/controllers/shared/gigSearch'
import { openContext } from '../../../src/server'
import { newId, parse as parseUuid } from '../../../src/utils/uuid'
import { markdownTable } from '../../support/markdownTable'
import { openEmptyFolder } from './dataFolder'

const DATA = '../shared/data/relevance/melo_usa_en'
const TITLES_PER_BATCH = 1_000
/** Of the results, so many count for nDCG and for recall. */
const DEPTHS = { ndcg: 10, recall: 50 } as const

interface Title {
  id: string
  title: string
}

/** Which titles mean the same as each of some other titles, as people have judged it. */
interface Judged {
  queries: Title[]
  corpus: Title[]
  relevant: Map<string, Set<string>>
}

/** Compares the search with a plain full-text index on titles of jobs, and prints the figures for docs/performance.md. */
export const searchQuality: Command<null> = {
  usage: 'npm run bench -- search-quality',
  read: (args) => {
    if (args.length > 0) throw new UsageError('It takes no options.')
    return null
  },
  run: compare,
}

async function compare(): Promise<void> {
  const judged = readJudged()
  const undo = new Undo()
  try {
    await undo.unlessInterrupted(async () => {
      const { settings } = await openEmptyFolder(undo, 'search-quality')
      const { context, close } = await openContext(loadEnv(settings))
      undo.push(close)
      await step('Database schema', () => migrateToLatest(context.db))
      const idsOf = await step('Titles', () => addTitles(context.db, judged.corpus))
      const search = await step('The search', () => scoreOf(judged, bySearch(context, idsOf)))
      const plain = await step('Plain full text', () => scoreOf(judged, byFullText(context.db)))
      console.log(`\n${report({ 'the search': search, 'plain full text': plain })}`)
    })
  } finally {
    await undo.takeDown()
    undo.release()
  }
}

function readJudged(): Judged {
  const relevant = new Map<string, Set<string>>()
  for (const [query = '', , title = ''] of readTable('annotations')) {
    relevant.set(query, (relevant.get(query) ?? new Set()).add(title))
  }
  return { queries: readTitles('queries'), corpus: readTitles('corpus_elements'), relevant }
}

const readTitles = (name: string): Title[] => readTable(name).map(([id = '', title = '']) => ({ id, title }))

const readTable = (name: string): string[][] =>
  gunzipSync(readFileSync(`${DATA}_${name}.tsv.gz`))
    .toString()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

/** Puts each title into a gig, and into a table with a full-text index. @returns the titles' ids by those of their gigs */
async function addTitles(db: Db, corpus: readonly Title[]): Promise<Map<string, string>> {
  const connection = await openBulkConnection(db)
  const idsOf = new Map<string, string>()
  const client = parseUuid(newId())
  try {
    await connection.sql.execute({ text: PLAIN_TABLE, values: [], varies: true })
    await connection.write(employer(client))
    for (let start = 0; start < corpus.length; start += TITLES_PER_BATCH) {
      const batch = new RowBatch()
      const now = await databaseNow(db)
      for (const each of corpus.slice(start, start + TITLES_PER_BATCH)) {
        const gigId = newId()
        idsOf.set(gigId, each.id)
        addGig(batch, gigOf(each.title, { id: parseUuid(gigId), client, now }), () => parseUuid(newId()))
        batch.add('plain_titles', { ...each })
      }
      await connection.write(batch)
    }
  } finally {
    await connection.close()
  }
  return idsOf
}

const PLAIN_TABLE = `CREATE TABLE plain_titles (id VARCHAR(40) PRIMARY KEY, title VARCHAR(500) NOT NULL,
                       FULLTEXT KEY plain_titles_words (title))`

function employer(id: Buffer): RowBatch {
  const batch = new RowBatch()
  const place = { city: 'Suva', country: 'FJ', lat: -18, lng: 178, timeZone: 'Pacific/Fiji' }
  const now = new Date()
  const user = { id, email: 'titles@example.org', passwordHash: '', name: 'Titles', roles: 'client', place }
  addUser(batch, { ...user, createdAt: now })
  const profile = { displayName: 'Titles', about: '', website: null, kind: 'company' as const, place }
  addClient(batch, { userId: id, ...profile, updatedAt: now })
  return batch
}

const gigOf = (title: string, { id, client, now }: { id: Buffer; client: Buffer; now: Date }): GigData => ({
  id,
  clientId: client,
  title,
  description: '',
  skills: [],
  payType: 'fixed',
  budget: { min: 1, max: 1, currency: 'FJD' },
  place: null,
  startsAt: null,
  deadline: null,
  openings: 1,
  filled: 0,
  applicationCount: 0,
  sourceKey: null,
  questions: [],
  answersDueAt: null,
  history: [
    { at: now, to: 'draft', by: 'client' },
    { at: now, to: 'open', by: 'client' },
  ],
})

/** The ids of titles, best first. */
type Find = (title: string) => Promise<string[]>

const bySearch =
  (context: Context, idsOf: ReadonlyMap<string, string>): Find =>
  async (title) => {
    // A space behind the last word says that it is whole, as those of a title are.
    const { data } = await searchGigs(context, { q: `${title} `, limit: DEPTHS.recall })
    return data.map(({ gig }) => idsOf.get(gig.id) ?? '')
  }

const byFullText =
  (db: Db): Find =>
  async (title) => {
    const found = await rows<{ id: string }>(
      db,
      `SELECT CONVERT(id USING utf8mb4) AS id FROM plain_titles WHERE MATCH (title) AGAINST (:title IN NATURAL LANGUAGE MODE)
       ORDER BY MATCH (title) AGAINST (:title IN NATURAL LANGUAGE MODE) DESC LIMIT :limit`,
      { title, limit: DEPTHS.recall },
    )
    return found.map(({ id }) => id)
  }

interface Score {
  ndcg: number
  recall: number
}

/** Averages over all titles that are asked for (Järvelin and Kekäläinen 2002, with judgements of yes and no). */
async function scoreOf({ queries, relevant }: Judged, find: Find): Promise<Score> {
  const total = { ndcg: 0, recall: 0 }
  const judged = queries.filter(({ id }) => relevant.has(id))
  for (const { id, title } of judged) {
    const wanted = relevant.get(id) ?? new Set()
    const found = (await find(title)).map((each) => wanted.has(each))
    total.ndcg +=
      gainOf(found.slice(0, DEPTHS.ndcg)) / gainOf(Array<boolean>(Math.min(DEPTHS.ndcg, wanted.size)).fill(true))
    total.recall += found.filter(Boolean).length / wanted.size
  }
  return { ndcg: total.ndcg / judged.length, recall: total.recall / judged.length }
}

/** A hit counts less the further down it stands. */
const gainOf = (hits: readonly boolean[]) =>
  hits.reduce((sum, hit, place) => sum + (hit ? 1 / Math.log2(place + 2) : 0), 0)

const report = (scores: Record<string, Score>): string =>
  markdownTable(
    ['found by', `nDCG@${DEPTHS.ndcg}`, `recall@${DEPTHS.recall}`],
    Object.entries(scores).map(([name, { ndcg, recall }]) => [name, ndcg.toFixed(4), recall.toFixed(4)]),
  )
