import { rows, writeMany, type Sql } from '../config/db'
import type { Actor, ApplicationState } from '../schemas/states'
import { groupBy } from '../utils/groupBy'
import { newId } from '../utils/uuid'

/** Records that applications have moved, all in the same way. */
export async function add(
  sql: Sql,
  applicationIds: readonly string[],
  { from, to, by }: { from: ApplicationState | null; to: ApplicationState; by: Actor },
): Promise<void> {
  await writeMany(
    sql,
    'INSERT INTO application_history (id, application_id, at, from_state, to_state, moved_by) VALUES',
    '(:id, :applicationId, NOW(3), :from, :to, :by)',
    applicationIds.map((applicationId) => ({ id: newId(), applicationId, from, to, by })),
  )
}

export interface HistoryEntry {
  applicationId: string
  at: string
  from: ApplicationState | null
  to: ApplicationState
  by: Actor
}

/** The histories of many applications, oldest entry first. */
export async function listOf(sql: Sql, applicationIds: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
  if (applicationIds.length === 0) return new Map()
  const found = await rows<HistoryEntry>(
    sql,
    `SELECT application_id AS applicationId, at, from_state AS \`from\`, to_state AS \`to\`, moved_by AS \`by\`
     FROM application_history WHERE application_id IN (:applicationIds) ORDER BY application_id, at, id`,
    { applicationIds },
  )
  return groupBy(found, ({ applicationId }) => applicationId)
}
