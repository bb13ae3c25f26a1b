import { parseArgs } from 'node:util'
import { z } from 'zod'
import { databaseNow, row, type Db } from '../config/db'
import type { Env } from '../config/env'
import { createPasswordHasher } from '../utils/passwords'
import { progressBar } from './bulk/progressBar'
import { PostingsLane } from './bulk/postingsLane'
import { openBulkConnection, RowBatch } from './bulk/rowBatch'
import { refreshStatistics } from './bulk/statistics'
import { runCommand, UsageError } from './command'
import { isProduction } from './localSettings'
import { step } from './progress'
import { addGigWithApplications } from './seeding/composeApplications'
import { composeGig } from './seeding/composeGig'
import { type Account, type Client, composeClient, composeWorker } from './seeding/people'
import { Random } from './seeding/random'
import { loadVocabularies, type SkilledVocabulary } from './seeding/skillPools'
import { onServersDatabase } from './withDatabase'

const USAGE = 'npm run seed -- --gigs 10000 --workers 1000 --clients 200 [--applications 3000] [--seed 1]'
/** Of every account that is made up. */
const PASSWORD = 'plum-harbour-seeded'
const CONNECTIONS = 2
const ACCOUNTS_PER_BATCH = 1_000
const GIGS_PER_BATCH = 500
const DAY_MS = 86_400_000
const PUBLISHED_WITHIN_MS = 90 * DAY_MS
const LAST_GIG_BEFORE_MS = DAY_MS / 24
const APPLICATIONS_PER_GIG = 0.3
// The rows refer to each other by construction; to check each of them again takes longer.
const UNCHECKED = 'unique_checks = 0, foreign_key_checks = 0'

const Count = z.coerce.number().int().min(1)
const Options = z.object({
  gigs: Count.default(10_000),
  workers: Count.default(1_000),
  clients: Count.default(200),
  applications: z.coerce.number().int().min(0).optional(),
  seed: Count.optional(),
})
type Options = z.output<typeof Options>

interface Plan {
  gigs: number
  workers: number
  clients: number
  applications: number
  seed: number
  passwordHash: string
  now: Date
  /** When the marketplace that is made up has opened. */
  opened: Date
}

interface Loadable {
  batch: RowBatch
  count: number
}

/** Fills the database with made-up clients, workers, gigs and applications: the same ones for the same --seed. */
async function seed(db: Db, env: Env, options: Options): Promise<void> {
  const plan = await makePlan(db, env, options)
  const random = new Random(`marketplace ${plan.seed}`)
  const vocabularies = await loadVocabularies(db, random)
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openBulkConnection(db, UNCHECKED)))
  try {
    const clients: Client[] = []
    const workerIds: Buffer[] = []
    const writers = connections.map((connection) => (batch: RowBatch) => connection.write(batch))
    await load('Clients', plan.clients, writers, clientBatches(plan, random, clients))
    await load('Workers', plan.workers, writers, workerBatches(plan, random, { vocabularies, workerIds }))
    const lane = new PostingsLane(await openBulkConnection(db, UNCHECKED))
    const gigWriters = connections.map((connection) => async (batch: RowBatch) => {
      const postings = batch.takePostings()
      await connection.write(batch)
      await lane.take(postings)
    })
    await load('Gigs', plan.gigs, gigWriters, gigBatches(plan, random, { vocabularies, clients, workerIds }))
    await step('Search', () => lane.close())
    await step('Counts and statistics', () => refreshStatistics(db))
  } finally {
    await Promise.all(connections.map((connection) => connection.close()))
  }
  console.log(`\nSign in as ${emailOf('worker', 1, plan.seed)} or ${emailOf('client', 1, plan.seed)}  ${PASSWORD}`)
}

async function makePlan(db: Db, env: Env, options: Options): Promise<Plan> {
  const now = await databaseNow(db)
  return {
    ...options,
    applications: options.applications ?? Math.round(options.gigs * APPLICATIONS_PER_GIG),
    seed: await unusedSeed(db, options.seed),
    passwordHash: await createPasswordHasher(env.PASSWORD_PEPPER).hash(PASSWORD),
    now,
    opened: new Date(now.getTime() - PUBLISHED_WITHIN_MS),
  }
}

function readOptions(args: string[]): Options {
  if (isProduction()) throw new Error('Made-up data has no place in production')
  const text = { type: 'string' } as const
  const options = { gigs: text, workers: text, clients: text, applications: text, seed: text }
  const { data, error } = Options.safeParse(parseArgs({ args, options }).values)
  if (error) throw new UsageError(error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'))
  return data
}

/** `wanted`, or without it the first seed whose people are not in the database yet. */
async function unusedSeed(db: Db, wanted: number | undefined): Promise<number> {
  const isUsed = async (seed: number) =>
    (await row(db, 'SELECT 1 FROM users WHERE email_key = :email', { email: emailOf('client', 1, seed) })) !== undefined
  if (wanted !== undefined) {
    if (await isUsed(wanted)) throw new Error(`The data of seed ${wanted} is there already: choose another --seed`)
    return wanted
  }
  let seed = 1
  while (await isUsed(seed)) seed += 1
  return seed
}

const emailOf = (role: 'worker' | 'client', number: number, seed: number) => `${role}${number}@seed${seed}.example`

/** Writes the batches by all writers at once, each taking the next when it is free. */
async function load(
  label: string,
  total: number,
  writers: readonly ((batch: RowBatch) => Promise<void>)[],
  batches: Iterator<Loadable>,
): Promise<void> {
  const bar = progressBar(label, (done) => done / total)
  const writeAll = async (write: (batch: RowBatch) => Promise<void>) => {
    for (let next = batches.next(); !next.done; next = batches.next()) {
      await write(next.value.batch)
      bar.advance(next.value.count)
    }
  }
  await Promise.all(writers.map(writeAll))
  bar.finish()
}

/** Batches of up to `size` things, each added by `add`, which is told its number from 0. */
function* batchesOf(total: number, size: number, add: (batch: RowBatch, index: number) => void): Generator<Loadable> {
  for (let start = 0; start < total; start += size) {
    const batch = new RowBatch()
    const count = Math.min(size, total - start)
    for (let index = start; index < start + count; index += 1) add(batch, index)
    yield { batch, count }
  }
}

const accountOf = ({ seed, passwordHash, opened }: Plan, role: 'worker' | 'client', index: number): Account => ({
  email: emailOf(role, index + 1, seed),
  passwordHash,
  opened,
})

const clientBatches = (plan: Plan, random: Random, clients: Client[]) =>
  batchesOf(plan.clients, ACCOUNTS_PER_BATCH, (batch, index) => {
    clients.push(composeClient(batch, random, accountOf(plan, 'client', index)))
  })

const workerBatches = (
  plan: Plan,
  random: Random,
  { vocabularies, workerIds }: { vocabularies: readonly SkilledVocabulary[]; workerIds: Buffer[] },
) =>
  batchesOf(plan.workers, ACCOUNTS_PER_BATCH, (batch, index) => {
    const vocabulary = pickVocabulary(random, vocabularies)
    workerIds.push(composeWorker(batch, random, accountOf(plan, 'worker', index), vocabulary))
  })

/** Oldest first, so that ids ascend and the newest gigs are the last rows. */
function gigBatches(
  plan: Plan,
  random: Random,
  material: { vocabularies: readonly SkilledVocabulary[]; clients: readonly Client[]; workerIds: readonly Buffer[] },
) {
  const { gigs, applications, now, opened } = plan
  const span = PUBLISHED_WITHIN_MS - LAST_GIG_BEFORE_MS
  return batchesOf(gigs, GIGS_PER_BATCH, (batch, index) => {
    const createdAt = new Date(opened.getTime() + Math.floor(span * ((index + random.fraction()) / gigs) ** 0.8))
    const client = random.pickSkewed(material.clients)
    const gig = composeGig(random, { client, vocabulary: pickVocabulary(random, material.vocabularies), createdAt })
    // Most gigs get few applications and a few get many: an exponential distribution.
    const wanted = Math.floor((-Math.log(1 - random.fraction()) * applications) / gigs + random.fraction())
    addGigWithApplications(batch, random, { gig, workerIds: material.workerIds, wanted, now })
  })
}

const pickVocabulary = (random: Random, vocabularies: readonly SkilledVocabulary[]) =>
  random.weighted(vocabularies.map((vocabulary) => [vocabulary, vocabulary.weight] as const))

runCommand({
  usage: USAGE,
  read: readOptions,
  run: (options) => onServersDatabase((db, env) => seed(db, env, options)),
})
