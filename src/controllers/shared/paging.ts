import { z } from 'zod'
import type { Context } from '../../context'
import { Id, type Page } from '../../schemas/common'
import { decodeCursor, encodeCursor, toPage } from '../../utils/cursor'

interface ListQuery {
  limit: number
  cursor?: string | undefined
}
type Position = readonly (string | number)[]

/** A position in a list that is sorted by a number, then by id. */
export const NumericPosition = z.tuple([z.number(), Id])

/**
 * Where a page of a list begins, and the cursor behind a row. The filters are part of what a cursor is made for, so it fits no
 * other list.
 * @param list its name, with its owner where it has one
 * @param position what a cursor holds: the sort key of the last row, then its id
 * @throws Problem invalid_cursor
 */
export function keyset<P extends z.ZodType<Position>>(
  { cursorKey }: Context,
  list: string,
  query: ListQuery,
  position: P,
) {
  const { limit: _limit, cursor, ...filters } = query
  const name = `${list} ${JSON.stringify(filters)}`
  return {
    after: cursor === undefined ? null : decodeCursor(cursorKey, name, position, cursor),
    cursorBehind: (last: Position) => encodeCursor(cursorKey, name, last),
  }
}

/** A page of a list in the order of ids, newest first, which is the order in which rows were made. */
export async function pageById<Row extends { id: string }>(
  context: Context,
  list: string,
  query: ListQuery,
  read: (range: { beforeId: string | null; limit: number }) => Promise<Row[]>,
): Promise<Page<Row>> {
  const { after, cursorBehind } = keyset(context, list, query, z.tuple([Id]))
  const found = await read({ beforeId: after?.[0] ?? null, limit: query.limit + 1 })
  return toPage(found, query.limit, ({ id }) => cursorBehind([id]))
}
