import { databaseNow, row, rows, type Db } from '../../config/db'
import { emailKey } from '../../utils/email'
import { newId, parse as parseUuid } from '../../utils/uuid'
import { progressBar } from '../bulk/progressBar'
import { openBulkConnection, RowBatch } from '../bulk/rowBatch'
import { addGig } from '../bulk/rows'
import { refreshStatistics } from '../bulk/statistics'
import { step } from '../progress'
import { type MajorBudget, type PostedGig, readPosting, type Rules } from './posting'
import { loadSkillFinder } from './skillFinder'
import { Tally } from './tally'
import { inBatches, linesOf, openTextFile } from './textFile'

const POSTINGS_PER_BATCH = 500

export interface PostingImport {
  file: string
  clientEmail: string
  /** For postings that name no pay. */
  defaultBudget: MajorBudget
}

interface Outcome {
  imported: number
  present: number
  withDefaultBudget: number
  refused: Tally
}

/** Posts the gigs of a JSON Lines file in the name of a client. Those that are there from an earlier import are left alone. */
export async function importPostings(db: Db, { file, clientEmail, defaultBudget }: PostingImport): Promise<void> {
  const clientId = await findClient(db, clientEmail)
  const { text, shareRead } = await openTextFile(file)
  const rules: Rules = { findSkills: await loadSkillFinder(db), defaultBudget, now: await databaseNow(db) }
  const outcome: Outcome = { imported: 0, present: 0, withDefaultBudget: 0, refused: new Tally() }
  const connection = await openBulkConnection(db)
  const bar = progressBar('Postings', shareRead)
  try {
    for await (const lines of inBatches(linesOf(text), POSTINGS_PER_BATCH)) {
      const posted = await newOnes(db, clientId, readAll(lines, rules, outcome), outcome)
      // Each batch has an instant of its own: only so many gigs of one can be told apart.
      await connection.write(batchOf(posted, clientId, await databaseNow(db)))
      outcome.imported += posted.length
      outcome.withDefaultBudget += posted.filter(({ hasDefaultBudget }) => hasDefaultBudget).length
      bar.advance(lines.length)
    }
  } finally {
    await connection.close()
  }
  bar.finish()
  await step('Counts and statistics', () => refreshStatistics(db))
  console.log(summary(outcome, defaultBudget))
}

async function findClient(db: Db, email: string): Promise<string> {
  const found = await row<{ id: string; isClient: 0 | 1 }>(
    db,
    `SELECT users.id, client_profiles.user_id IS NOT NULL AS isClient
     FROM users LEFT JOIN client_profiles ON client_profiles.user_id = users.id WHERE email_key = :email`,
    { email: emailKey(email) },
  )
  if (!found) throw new Error(`Nobody is registered as ${email}`)
  if (found.isClient === 0) throw new Error(`${email} has no client profile`)
  return found.id
}

/** The lines that are gigs; the others are counted. */
function readAll(lines: readonly string[], rules: Rules, { refused }: Outcome): PostedGig[] {
  return lines.flatMap((line) => {
    const posting = readPosting(line, rules)
    if (!('refused' in posting)) return posting
    refused.add(posting.refused)
    return []
  })
}

/** Those that the client has not posted yet; of equal keys the first. */
async function newOnes(db: Db, clientId: string, posted: readonly PostedGig[], outcome: Outcome): Promise<PostedGig[]> {
  const byKey = new Map(posted.toReversed().map((each) => [each.sourceKey, each]))
  if (byKey.size > 0) {
    const present = await rows<{ sourceKey: string }>(
      db,
      'SELECT source_key AS sourceKey FROM gigs WHERE client_id = :clientId AND source_key IN (:keys)',
      { clientId, keys: [...byKey.keys()] },
    )
    for (const { sourceKey } of present) byKey.delete(sourceKey)
  }
  outcome.present += posted.length - byKey.size
  return [...byKey.values()].reverse()
}

function batchOf(posted: readonly PostedGig[], clientId: string, now: Date): RowBatch {
  const batch = new RowBatch()
  const makeId = () => parseUuid(newId())
  for (const { gig, skills, deadline, sourceKey } of posted) {
    addGig(
      batch,
      {
        id: makeId(),
        clientId: parseUuid(clientId),
        title: gig.title,
        description: gig.description,
        skills,
        payType: gig.payType,
        budget: gig.budget,
        place: gig.location,
        startsAt: null,
        deadline,
        openings: 1,
        filled: 0,
        applicationCount: 0,
        sourceKey,
        questions: [],
        answersDueAt: null,
        history: [
          { at: now, to: 'draft', by: 'client' },
          { at: now, to: 'open', by: 'client' },
        ],
      },
      makeId,
    )
  }
  return batch
}

function summary(
  { imported, present, withDefaultBudget, refused }: Outcome,
  { min, max, currency }: MajorBudget,
): string {
  const figure = (count: number) => count.toLocaleString('en').padStart(8)
  return [
    `\n${figure(imported)}  imported, ${withDefaultBudget.toLocaleString('en')} of them without pay: budget ${min}–${max} ${currency}`,
    `${figure(present)}  already there`,
    `${figure(refused.total)}  refused${refused.total > 0 ? ':' : ''}`,
    ...refused.lines(),
  ].join('\n')
}
