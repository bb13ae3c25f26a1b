import { inTransaction } from '../../config/db'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as SearchIndex from '../../models/search/SearchIndex'
import * as SearchWords from '../../models/search/SearchWords'
import { FIRST_ID } from '../../utils/uuid'

const LOOKED_AT_ONCE = 1_000

/**
 * Lets every open gig be found, and no other: after an upgrade those that were open before, later those that a process of an older
 * version has moved. Words that no gig has any more go. @returns how much was mended
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
  return mended + (await forgetUnusedWords(db))
}

async function forgetUnusedWords(db: Context['db']): Promise<number> {
  let forgotten = 0
  for (let afterWord: string | null = ''; afterWord !== null;) {
    const { unusedTerms, lastWord }: Awaited<ReturnType<typeof SearchWords.listUnused>> = await SearchWords.listUnused(
      db,
      afterWord,
      LOOKED_AT_ONCE,
    )
    await SearchWords.forgetUnused(db, unusedTerms)
    forgotten += unusedTerms.length
    afterWord = lastWord
  }
  return forgotten
}
