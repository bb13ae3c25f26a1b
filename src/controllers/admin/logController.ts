import { z } from 'zod'
import type { Call, Context } from '../../context'
import { LogEntry, type LogPage, type LogQuery, type LogStreamQuery } from '../../schemas/logs'
import { decodeCursor, encodeCursor } from '../../utils/cursor'
import { unavailable } from '../../utils/errors'
import { EventReply } from '../../utils/eventReply'
import { isSystemFault } from '../../utils/folderFault'
import { readLogPage } from '../../utils/logFiles'
import { openLogTail, type TailPosition } from '../../utils/logTail'
import { keyset } from '../shared/paging'

const Position = z.tuple([z.number(), z.string(), z.int()])

/** The application log of all processes that share this log folder, newest first. */
export async function list(context: Context, { query }: Call<'admin', { query: LogQuery }>): Promise<LogPage> {
  const { cursor: _cursor, ...filter } = query
  const { after, cursorBehind } = keyset(context, 'admin-logs', query, Position)
  const position = after ? { time: after[0], file: after[1], offset: after[2] } : undefined
  const { LOG_DIR } = context.env
  const { entries, next } = await readable(
    readLogPage(LOG_DIR, { ...filter, after: position }, { beginnings: context.logBeginnings }),
  )
  return {
    data: entries.map((entry) => LogEntry.parse(entry)),
    nextCursor: next && cursorBehind([next.time, next.file, next.offset]),
  }
}

/** A position as an id of events holds it: the time, and three values for each place. */
const TailValues = z.tuple([z.number()]).rest(z.union([z.string(), z.number()]))
const TailPlaces = z.array(z.tuple([z.string(), z.int(), z.int()]))
const PLACE_VALUES = 3

const idFault = {
  pointer: '/headers/Last-Event-ID',
  code: 'invalid_cursor',
  message: 'Use the id of an event of the same stream, unchanged.',
}

/** The same log, as it is written from now on, or from where a stream with the same filter has ended. */
export async function follow(
  { cursorKey, env }: Context,
  { query, lastEventId }: Call<'admin', { query: LogStreamQuery }> & { lastEventId: string | undefined },
): Promise<EventReply<LogEntry>> {
  const name = `admin-logs-stream ${JSON.stringify(query)}`
  const after = lastEventId ? fromValues(decodeCursor(cursorKey, name, TailValues, lastEventId, idFault)) : undefined
  const tail = await readable(openLogTail(env.LOG_DIR, query, after))
  const idOf = (position: TailPosition) => encodeCursor(cursorKey, name, toValues(position))
  return new EventReply<LogEntry>(async function* (signal) {
    yield { id: idOf(tail.position) }
    for await (const { position, entry, isGap } of tail.follow(signal)) {
      const id = idOf(position)
      if (entry) yield { id, event: 'entry', data: LogEntry.parse(entry) }
      else yield isGap ? { id, event: 'gap' } : { id }
    }
  })
}

const toValues = ({ time, places }: TailPosition) => [
  time,
  ...places.flatMap(({ key, number, offset }) => [key, number, offset]),
]

function fromValues([time, ...values]: z.output<typeof TailValues>): TailPosition {
  const places = Array.from({ length: values.length / PLACE_VALUES }, (_, i) =>
    values.slice(i * PLACE_VALUES, (i + 1) * PLACE_VALUES),
  )
  return { time, places: TailPlaces.parse(places).map(([key, number, offset]) => ({ key, number, offset })) }
}

/** What was read of the log. @throws Problem unavailable where the system does not give it */
async function readable<T>(result: Promise<T>): Promise<T> {
  try {
    return await result
  } catch (error) {
    throw isSystemFault(error) ? unavailable('The log', error) : error
  }
}
