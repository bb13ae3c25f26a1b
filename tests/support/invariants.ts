import { row, rows, type Sql } from '../../src/config/db'
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
  expectPath(gigMachine.transitions, await historyOf(sql, 'gig', gigId), gig.status)
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
  for (const { id, status } of applications) {
    expectPath(applicationMachine.transitions, await historyOf(sql, 'application', id), status)
  }
}

interface Step {
  from: string | null
  to: string
  by: Actor
}

/** The moves of a gig or an application, in their order. */
export async function historyOf(sql: Sql, kind: 'gig' | 'application', id: string): Promise<Step[]> {
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
    table.some((move) => from !== null && move.from.includes(from) && move.to === to && move.by.includes(by))
  const strays = history.filter((step, i) => step.from !== (history[i - 1]?.to ?? null) || (i > 0 && !isMove(step)))
  expect(strays).toEqual([])
  expect(history.at(-1)?.to).toBe(state)
}
