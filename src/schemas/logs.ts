import { z } from 'zod'
import { exampleId, Id, Instant, paging, pageOf, period, text } from './common'

/** What an entry must be like. */
const conditions = {
  level: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
    .optional()
    .meta({
      description: 'This level or above.',
      examples: ['warn'],
    }),
  requestId: text(1, 64)
    .optional()
    .meta({ description: 'The `X-Request-Id` of one request.', examples: ['checkout-7f3a91'] }),
  userId: Id.optional().meta({ description: 'Only requests of this user.' }),
  route: text(1, 200)
    .optional()
    .meta({
      description: 'The path of the route, with the names of its parameters.',
      examples: ['/worker/jobs/:gigId'],
    }),
  q: text(1, 200)
    .optional()
    .meta({ description: 'Words of the message, in any case of letters.', examples: ['redis'] }),
}

export const LogQuery = z.strictObject({ ...paging, ...period, ...conditions })
export const LogStreamQuery = z.strictObject(conditions)

/** Null as well when a line has something else under that name: one odd line must not hide the rest of the log. */
const known = <T extends z.ZodType>(shape: T) => shape.nullable().catch(null)

/** Beside these an entry holds whatever else was logged: `err`, `task`, `queue` … Secrets were taken out when it was written. */
export const LogEntry = z
  .looseObject({
    time: Instant,
    level: z.string().meta({ description: 'trace, debug, info, warn, error or fatal.' }),
    message: z.string(),
    requestId: known(z.string()).meta({ description: 'null outside a request.' }),
    userId: known(z.string()).meta({ description: 'Who was signed in; null for nobody.' }),
    method: known(z.string()).meta({ description: 'null outside a request.' }),
    route: known(z.string()).meta({
      description: 'The path with the names of its parameters; null outside a request.',
    }),
    status: known(z.int()).meta({ description: 'What was answered; null without an answer.' }),
    durationMs: known(z.number()).meta({ description: 'Milliseconds from the request to its answer.' }),
  })
  .meta({
    id: 'LogEntry',
    description: 'One line of the log. What the line has beside the named fields is given as it is.',
    examples: [
      {
        time: '2026-11-22T10:00:00.000Z',
        level: 'info',
        message: 'POST /worker/jobs/:gigId/applications',
        requestId: 'checkout-7f3a91',
        userId: exampleId,
        method: 'POST',
        route: '/worker/jobs/:gigId/applications',
        status: 201,
        durationMs: 18.4,
      },
    ],
  })
export const LogPage = pageOf(LogEntry).meta({
  id: 'LogPage',
  description: 'Newest first. A page may hold fewer entries than its limit and still have a next one.',
})

export type LogQuery = z.output<typeof LogQuery>
export type LogStreamQuery = z.output<typeof LogStreamQuery>
export type LogEntry = z.output<typeof LogEntry>
export type LogPage = z.output<typeof LogPage>
