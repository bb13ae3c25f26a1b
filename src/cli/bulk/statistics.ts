import { rows, write, type Db } from '../../config/db'
import { recount } from './recount'
import { openBulkConnection } from './rowBatch'

/** After many rows were written past the models: counts what is kept of them, and tells the query planner what there is now. */
export async function refreshStatistics(db: Db): Promise<void> {
  const connection = await openBulkConnection(db)
  try {
    await write(
      connection.sql,
      `UPDATE skills SET uses = (SELECT COUNT(*) FROM gig_skills WHERE skill_id = skills.id)
                              + (SELECT COUNT(*) FROM worker_skills WHERE skill_id = skills.id)`,
    )
    await rows(
      connection.sql,
      'ANALYZE TABLE users, worker_profiles, worker_skills, gigs, gig_skills, open_gigs, gig_postings, search_words, applications, contracts',
    )
  } finally {
    await connection.close()
  }
  await recount(db, { fix: true })
}
