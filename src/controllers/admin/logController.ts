import { z } from 'zod'
import type { Call, Context } from '../../context'
import { LogEntry, type LogPage, type LogQuery } from '../../schemas/admin'
import { decodeCursor, encodeCursor } from '../../utils/cursor'
import { readLogPage } from '../../utils/logFiles'
import { listName } from './paging'

const Place = z.tuple([z.number(), z.string(), z.int()]).transform(([time, file, offset]) => ({ time, file, offset }))

/** The application log of all processes that share this log folder, newest first. */
export async function list(
  { env, cursorKey }: Context,
  { query }: Call<'admin', { query: z.output<typeof LogQuery> }>,
): Promise<z.input<typeof LogPage>> {
  const { cursor, ...rest } = query
  const name = listName('admin-logs', query)
  const after = cursor === undefined ? undefined : decodeCursor(cursorKey, name, Place, cursor)
  const { entries, next } = await readLogPage(env.LOG_DIR, { ...rest, after })
  return {
    data: entries.map((entry) => LogEntry.parse(entry)),
    nextCursor: next && encodeCursor(cursorKey, name, [next.time, next.file, next.offset]),
  }
}
