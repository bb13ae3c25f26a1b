import { inTransaction } from '../../config/db'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as SearchIndex from '../../models/search/SearchIndex'
import { FIRST_ID } from '../../utils/uuid'

const LOOKED_AT_ONCE = 1_000

/**
 * Lets every open gig be found, and no other: after an upgrade those that were open before, later those that a process of an older
 * version has moved. @returns how many gigs were mended
 */
export async function mendSearch({ db, log }: Pick<Context, 'db' | 'log'>): Promise<number> {
  let mended = 0
  for (let afterId: string | null = FIRST_ID; afterId !== null;) {
    const { wrongIds, lastId }: Awaited<ReturnType<typeof SearchIndex.listWrong>> = await SearchIndex.listWrong(
      db,
      afterId,
      LOOKED_AT_ONCE,
    )
    for (const gigId of wrongIds) {
      try {
        await inTransaction(db, async (sql) => {
          await Gigs.lockRow(sql, gigId)
          await SearchIndex.refresh(sql, gigId)
        })
        mended += 1
      } catch (error) {
        log.warn({ err: error, gigId }, 'left for the next run')
      }
    }
    afterId = lastId
  }
  return mended
}
