import { z } from 'zod'
import type { Context } from '../../context'
import { Id } from '../../schemas/common'
import { decodeCursor, encodeCursor } from '../../utils/cursor'

interface ListQuery {
  limit: number
  cursor?: string
}

/** What a cursor is made for: a list with its filters, so that it fits no other. */
export function listName(list: string, query: ListQuery): string {
  const { limit, cursor, ...filters } = query
  return `${list} ${JSON.stringify(filters)}`
}

/** For a list that is ordered by id, downwards: where its page begins, and the cursor behind a row. */
export function idPaging({ cursorKey }: Context, list: string, query: ListQuery) {
  const name = listName(list, query)
  const [beforeId] = query.cursor === undefined ? [null] : decodeCursor(cursorKey, name, z.tuple([Id]), query.cursor)
  return { beforeId, cursorOf: ({ id }: { id: string }) => encodeCursor(cursorKey, name, [id]) }
}
