import DataLoader from 'dataloader'

/** Reads rows by their ids: of each one, or none. */
interface Reader {
  load(id: string): Promise<object[]>
}

/**
 * The reader of what a statement finds by `:ids`; always the same one. It asks the database by itself, whatever is done to what the
 * others of its requests ask.
 */
export type Gather = (text: string) => Reader

const MOST_AT_ONCE = 32

/** Requests that come from a wait for the end of a turn, one after the other, still meet. */
const atTurnEnd = (dispatch: () => void) => {
  setImmediate(dispatch)
}

/**
 * Rows that are asked for in one turn of the event loop are read in one statement, so that many requests cost little more than one.
 * Nothing is kept.
 */
export function createGather(readMany: (text: string, ids: readonly string[]) => Promise<{ id: string }[]>): Gather {
  const readers = new Map<string, Reader>()
  const open = (text: string): Reader => {
    const reader = new DataLoader<string, object[]>(
      async (ids) => {
        const byId = new Map((await readMany(text, ids)).map((row) => [row.id, [row]]))
        return ids.map((id) => byId.get(id) ?? [])
      },
      { cache: false, maxBatchSize: MOST_AT_ONCE, batchScheduleFn: atTurnEnd },
    )
    readers.set(text, reader)
    return reader
  }
  return (text) => readers.get(text) ?? open(text)
}
