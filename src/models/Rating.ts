import { write, type Sql } from '../config/db'
import type { Party } from '../schemas/vocabulary'

/** Adds a rating to the sum and count of the profile that somebody has on that side, or takes it out again (`times` -1). */
export async function count(
  sql: Sql,
  { userId, side, rating, times }: { userId: string; side: Party; rating: number; times: 1 | -1 },
): Promise<void> {
  await write(
    sql,
    `UPDATE ${side}_profiles SET rating_sum = rating_sum + :sum, rating_count = rating_count + :times WHERE user_id = :userId`,
    { userId, sum: rating * times, times },
  )
  if (side === 'client') sql.changed(`client:${userId}`)
}
