import { inTransaction, type Db } from '../../config/db'
import * as Figures from '../../models/Figures'
import { FIRST_ID } from '../../utils/uuid'

export interface WrongFigure extends Omit<Figures.Difference, 'column'> {
  /** Such as `gigs.filled`. */
  figure: string
  id: string
}

interface Options {
  /** Whether to store what was counted. */
  fix: boolean
  onWrong?: (wrong: WrongFigure) => void
}

/** Counts every kept figure anew, a few rows at a time, while others go on working. @returns how many differ */
export async function recount(db: Db, { fix, onWrong }: Options): Promise<number> {
  let total = 0
  for (const book of Figures.BOOKS) {
    for (let afterId: string | null = FIRST_ID; afterId !== null;) {
      const { wrongIds, lastId }: Figures.Batch = await Figures.compare(db, book, afterId)
      for (const id of wrongIds) {
        const differences = await examine(db, book, id, fix)
        total += differences.length
        for (const { column, ...values } of differences) onWrong?.({ figure: `${book.table}.${column}`, id, ...values })
      }
      afterId = lastId
    }
  }
  return total
}

/** Looks again under the row's lock: only what differs then is wrong. */
async function examine(db: Db, book: Figures.Book, id: string, fix: boolean): Promise<Figures.Difference[]> {
  return inTransaction(db, async (sql) => {
    await Figures.lock(sql, book, id)
    const differences = await Figures.differencesOf(sql, book, id)
    if (fix && differences.length > 0) await Figures.correct(sql, book, id, differences)
    return differences
  })
}
