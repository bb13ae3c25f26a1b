import { row, rows, type Sql } from '../../src/config/db'
import { BOOKS, differencesOf } from '../../src/models/Figures'
import type { Actor } from '../../src/schemas/states'
import { applicationMachine } from '../../src/states/application'
import { contractMachine } from '../../src/states/contract'
import { gigMachine } from '../../src/states/gig'
import type { Transition } from '../../src/states/machine'
import type { TestApp } from './app'
import type { TestUser } from './factories'

interface GigFigures {
  status: string
  openings: number
  filled: number
  contracts: number
  /** Contracts that were not cancelled. */
  held: number
  hired: number
  applicationCount: number
  applications: number
}

/** What must fit together in all that is stored about a gig, whatever came at the same moment. */
export async function expectSound(sql: Sql, gigId: string): Promise<void> {
  const gig = await row<GigFigures>(
    sql,
    `SELECT status, openings, filled, application_count AS applicationCount,
            (SELECT COUNT(*) FROM contracts WHERE gig_id = :gigId) AS contracts,
            (SELECT COUNT(*) FROM contracts WHERE gig_id = :gigId AND status <> 'cancelled') AS held,
            (SELECT COUNT(*) FROM applications WHERE gig_id = :gigId AND status = 'hired') AS hired,
            (SELECT COUNT(*) FROM applications WHERE gig_id = :gigId) AS applications
     FROM gigs WHERE id = :gigId`,
    { gigId },
  )
  if (!gig) throw new Error('There is no such gig')
  expect(gig).toMatchObject({ filled: gig.held, hired: gig.contracts, applicationCount: gig.applications })
  expect(gig.filled).toBeLessThanOrEqual(gig.openings)
  expectPath(gigMachine.transitions, await historyOf(sql, 'gig', gigId), gig.status)
  await expectSoundApplications(sql, gigId)
  await expectSoundContracts(sql, gigId)
}

async function expectSoundApplications(sql: Sql, gigId: string): Promise<void> {
  const applications = await rows<{ id: string; workerId: string; status: string; live: number | null }>(
    sql,
    'SELECT id, worker_id AS workerId, status, bars_another AS live FROM applications WHERE gig_id = :gigId',
    { gigId },
  )
  const liveWorkers = applications.filter(({ live }) => live === 1).map(({ workerId }) => workerId)
  expect(new Set(liveWorkers).size).toBe(liveWorkers.length)
  for (const { id, status } of applications) {
    expectPath(applicationMachine.transitions, await historyOf(sql, 'application', id), status)
  }
}

async function expectSoundContracts(sql: Sql, gigId: string): Promise<void> {
  const text = 'SELECT id, status, ended_at AS endedAt FROM contracts WHERE gig_id = :gigId'
  const contracts = await rows<{ id: string; status: string; endedAt: string | null }>(sql, text, { gigId })
  for (const { id, status, endedAt } of contracts) {
    expectPath(contractMachine.transitions, await historyOf(sql, 'contract', id), status)
    expect(endedAt !== null).toBe(['completed', 'cancelled'].includes(status))
  }
}

interface Step {
  from: string | null
  to: string
  by: Actor
}

/** The moves of a gig, an application or a contract, in their order. */
export async function historyOf(sql: Sql, kind: 'gig' | 'application' | 'contract', id: string): Promise<Step[]> {
  return rows<Step>(
    sql,
    `SELECT from_state AS \`from\`, to_state AS \`to\`, moved_by AS \`by\` FROM ${kind}_history WHERE ${kind}_id = :id ORDER BY id`,
    { id },
  )
}

/** A history begins at nothing, goes on where it was, makes only moves of the machine's table, and ends at today's state. */
function expectPath(
  table: readonly Transition<string, string, never>[],
  history: readonly Step[],
  state: string,
): void {
  const isMove = ({ from, to, by }: Step) =>
    table.some((move) => from !== null && move.from.includes(from) && (move.to ?? from) === to && move.by.includes(by))
  const strays = history.filter((step, i) => step.from !== (history[i - 1]?.to ?? null) || (i > 0 && !isMove(step)))
  expect(strays).toEqual([])
  expect(history.at(-1)?.to).toBe(state)
}

/** Everybody whom a move of an application concerns was told: each has exactly the mails of its history. */
export async function expectApplicationsTold(sql: Sql, clientIds: readonly string[]): Promise<void> {
  const history = await rows<Step & { applicationId: string }>(
    sql,
    `SELECT h.application_id AS applicationId, h.from_state AS \`from\`, h.to_state AS \`to\`, h.moved_by AS \`by\`
     FROM application_history h JOIN applications a ON a.id = h.application_id WHERE a.client_id IN (:clientIds)`,
    { clientIds },
  )
  const causes = [{ ...applicationMachine.start, from: [null] }, ...applicationMachine.transitions]
  const owed = history.flatMap(({ applicationId, from, to, by }) => {
    const cause = causes.find(
      (each) => each.to === to && each.by.includes(by) && Array.from(each.from).some((state) => state === from),
    )
    return Object.entries(cause?.tells ?? {}).map(([receiver, mail]) => `${applicationId} ${mail} ${receiver}`)
  })
  const told = await rows<{ mail: string }>(
    sql,
    `SELECT CONCAT_WS(' ', JSON_VALUE(payload, '$.applicationId'), name, JSON_VALUE(payload, '$.to')) AS mail
     FROM outbox JOIN applications a ON a.id = UNHEX(REPLACE(JSON_VALUE(payload, '$.applicationId'), '-', ''))
     WHERE a.client_id IN (:clientIds) AND name <> 'gig-revised'`,
    { clientIds },
  )
  expect(told.map(({ mail }) => mail).sort()).toEqual(owed.sort())
}

/** No worker has paid for more applications of a week than it has places, or from what was never given back. */
export async function expectQuotaKept(sql: Sql, workerIds: readonly string[], perWeek: number): Promise<void> {
  const spent = await rows(
    sql,
    `SELECT worker_id AS workerId, week, COUNT(*) AS applications FROM quota_entries
     WHERE worker_id IN (:workerIds) AND paid_from = 'week' GROUP BY worker_id, week HAVING applications > :perWeek`,
    { workerIds, perWeek },
  )
  expect(spent).toEqual([])
  const overdrawn = await rows(
    sql,
    `SELECT worker_id AS workerId FROM quota_entries WHERE worker_id IN (:workerIds)
     GROUP BY worker_id HAVING SUM(paid_from = 'extra') > COUNT(returned_at)`,
    { workerIds },
  )
  expect(overdrawn).toEqual([])
}

/** What nobody but its author may see is in no answer to anybody else. */
export async function expectSealed(
  { api, context: { db } }: TestApp,
  { clients, workers }: { clients: readonly TestUser[]; workers: readonly TestUser[] },
): Promise<void> {
  const sealed = await rows<{ id: string; contractId: string; authorId: string }>(
    db,
    `SELECT id, contract_id AS contractId, author_id AS authorId FROM reviews WHERE status = 'sealed' AND author_id IN (:authorIds)`,
    { authorIds: [...clients, ...workers].map(({ id }) => id) },
  )
  if (sealed.length === 0) return
  const lists = [
    ...clients.map(({ id }) => `/clients/${id}/reviews`),
    ...workers.map(({ id }) => `/workers/${id}/reviews`),
  ]
  const answers = await Promise.all(lists.map((path) => api.get(path, { as: workers[0] }).expect(200)))
  for (const { text } of answers) for (const { id } of sealed) expect(text).not.toContain(id)

  for (const { id, contractId, authorId } of sealed) {
    for (const reader of [...clients, ...workers].filter((each) => each.id !== authorId)) {
      const { text } = await api.get(`/contracts/${contractId}`, { as: reader })
      expect(text).not.toContain(id)
    }
  }
}

/** What is kept about these people and their gigs is what counting it anew gives. */
export async function expectTrueFigures(
  sql: Sql,
  { clientIds, workerIds }: { clientIds: readonly string[]; workerIds: readonly string[] },
): Promise<void> {
  const gigs = await rows<{ id: string }>(sql, 'SELECT id FROM gigs WHERE client_id IN (:clientIds)', { clientIds })
  const idsOf: Record<string, readonly string[]> = {
    gigs: gigs.map(({ id }) => id),
    client_profiles: clientIds,
    worker_profiles: workerIds,
    application_quotas: workerIds,
  }
  for (const book of BOOKS) {
    const ids = idsOf[book.table]
    if (!ids) throw new Error(`Say whose ${book.table} are to be checked`)
    for (const id of ids) expect([book.table, await differencesOf(sql, book, id)]).toEqual([book.table, []])
  }
}
