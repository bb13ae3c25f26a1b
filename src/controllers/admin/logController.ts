import { z } from 'zod'
import type { Call, Context } from '../../context'
import { LogEntry, type LogPage, type LogQuery } from '../../schemas/logs'
import { unavailable } from '../../utils/errors'
import { isSystemFault } from '../../utils/folderFault'
import { readLogPage } from '../../utils/logFiles'
import { keyset } from '../shared/paging'

const Position = z.tuple([z.number(), z.string(), z.int()])

/** The application log of all processes that share this log folder, newest first. */
export async function list(context: Context, { query }: Call<'admin', { query: LogQuery }>): Promise<LogPage> {
  const { cursor: _cursor, ...filter } = query
  const { after, cursorBehind } = keyset(context, 'admin-logs', query, Position)
  const position = after ? { time: after[0], file: after[1], offset: after[2] } : undefined
  const { entries, next } = await readLogPage(context.env.LOG_DIR, { ...filter, after: position }).catch(
    (error: unknown) => {
      throw isSystemFault(error) ? unavailable('The log', error) : error
    },
  )
  return {
    data: entries.map((entry) => LogEntry.parse(entry)),
    nextCursor: next && cursorBehind([next.time, next.file, next.offset]),
  }
}
