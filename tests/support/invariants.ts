import { row, rows, type Sql } from '../../src/config/db'
import * as Applications from '../../src/models/Application'
import type { Actor } from '../../src/schemas/states'
import { applicationMachine } from '../../src/states/application'
import { gigMachine } from '../../src/states/gig'
import type { Transition } from '../../src/states/machine'

interface GigFigures {
  status: string
  openings: number
  filled: number
  contracts: number
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
            (SELECT COUNT(*) FROM applications WHERE gig_id = :gigId AND status = 'hired') AS hired,
            (SELECT COUNT(*) FROM applications WHERE gig_id = :gigId) AS applications
     FROM gigs WHERE id = :gigId`,
    { gigId },
  )
  if (!gig) throw new Error('There is no such gig')
  expect(gig).toMatchObject({ contracts: gig.filled, hired: gig.filled, applicationCount: gig.applications })
  expect(gig.filled).toBeLessThanOrEqual(gig.openings)
  expectPath(gigMachine.transitions, await historyOfGig(sql, gigId), gig.status)
  await expectSoundApplications(sql, gigId)
}

async function expectSoundApplications(sql: Sql, gigId: string): Promise<void> {
  const applications = await rows<{ id: string; workerId: string; status: string; live: number | null }>(
    sql,
    'SELECT id, worker_id AS workerId, status, bars_another AS live FROM applications WHERE gig_id = :gigId',
    { gigId },
  )
  const liveWorkers = applications.filter(({ live }) => live === 1).map(({ workerId }) => workerId)
  expect(new Set(liveWorkers).size).toBe(liveWorkers.length)
  const ids = applications.map(({ id }) => id)
  const histories = await Applications.historyOf(sql, ids)
  for (const { id, status } of applications) {
    expectPath(applicationMachine.transitions, histories.get(id) ?? [], status)
  }
}

interface Step {
  from: string | null
  to: string
  by: Actor
}

async function historyOfGig(sql: Sql, gigId: string): Promise<Step[]> {
  return rows<Step>(
    sql,
    'SELECT from_state AS `from`, to_state AS `to`, moved_by AS `by` FROM gig_history WHERE gig_id = :gigId ORDER BY id',
    { gigId },
  )
}

/** A history begins at nothing, goes on where it was, makes only moves of the machine's table, and ends at today's state. */
function expectPath(
  table: readonly Transition<string, string, never>[],
  history: readonly Step[],
  state: string,
): void {
  const isMove = ({ from, to, by }: Step) =>
    table.some((move) => from !== null && move.from.includes(from) && move.to === to && move.by.includes(by))
  const strays = history.filter((step, i) => step.from !== (history[i - 1]?.to ?? null) || (i > 0 && !isMove(step)))
  expect(strays).toEqual([])
  expect(history.at(-1)?.to).toBe(state)
}
