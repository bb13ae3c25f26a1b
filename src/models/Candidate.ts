import { rows, type Sql } from '../config/db'
import { VISIBLE } from './WorkerProfile'

/** The visible workers who share most skills with a gig; not its client, who may be a worker too. */
export async function listSkilled(
  sql: Sql,
  params: { gigId: string; clientId: string; limit: number },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    sql,
    `SELECT p.user_id AS id
     FROM (SELECT s.worker_id, COUNT(*) AS shared
           FROM gig_skills w JOIN worker_skills s ON s.skill_id = w.skill_id
           WHERE w.gig_id = :gigId GROUP BY s.worker_id) AS skilled
     JOIN worker_profiles p ON p.user_id = skilled.worker_id JOIN users u ON u.id = p.user_id
     WHERE ${VISIBLE} AND p.user_id <> :clientId
     ORDER BY skilled.shared DESC, p.user_id DESC LIMIT :limit`,
    params,
  )
  return found.map(({ id }) => id)
}

/** The newest visible workers, for a gig that names no skills; not its client. */
export async function listNewest(sql: Sql, params: { clientId: string; limit: number }): Promise<string[]> {
  const found = await rows<{ id: string }>(
    sql,
    `SELECT p.user_id AS id FROM worker_profiles p JOIN users u ON u.id = p.user_id
     WHERE ${VISIBLE} AND p.user_id <> :clientId ORDER BY p.user_id DESC LIMIT :limit`,
    params,
  )
  return found.map(({ id }) => id)
}
