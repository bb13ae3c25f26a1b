import { z } from 'zod'
import { decodeCursor, encodeCursor, toPage } from '../../utils/cursor'

const LastId = z.tuple([z.uuid()])

/**
 * A page of a list in the order of ids, newest first, which is the order in which rows were made.
 * @param list names the list with its owner and filters; a cursor fits that list alone
 */
export async function pageById<Row extends { id: string }>(
  key: Buffer,
  list: string,
  query: { limit: number; cursor?: string | undefined },
  read: (range: { beforeId: string | null; limit: number }) => Promise<Row[]>,
): Promise<{ data: Row[]; nextCursor: string | null }> {
  const [beforeId] = query.cursor === undefined ? [null] : decodeCursor(key, list, LastId, query.cursor)
  const found = await read({ beforeId, limit: query.limit + 1 })
  return toPage(
    found,
    query.limit,
    (row) => row,
    ({ id }) => encodeCursor(key, list, [id]),
  )
}
