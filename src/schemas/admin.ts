import { z } from 'zod'
import { Id, Instant, InstantInput, paging, pageOf, text } from './common'

/** Half open: an entry of the instant `until` is not in it. */
const period = { since: InstantInput.optional(), until: InstantInput.optional() }

// The application log ------------------------------------------------------------------------------------------------

export const LogQuery = z.strictObject({
  ...paging,
  ...period,
  level: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
    .optional()
    .meta({
      description: 'This level or above.',
      examples: ['warn'],
    }),
  requestId: text(1, 64).optional(),
  userId: Id.optional(),
  route: text(1, 200)
    .optional()
    .meta({ examples: ['/worker/jobs/:gigId'] }),
  q: text(1, 200)
    .optional()
    .meta({ description: 'Words of the message, in any case of letters.', examples: ['redis'] }),
})

/** Null as well when a line has something else under that name: one odd line must not hide the rest of the log. */
const known = <T extends z.ZodType>(shape: T) => shape.nullable().catch(null)

/** Beside these an entry holds whatever else was logged: `err`, `task`, `queue` … Secrets were taken out when it was written. */
export const LogEntry = z
  .looseObject({
    time: Instant,
    level: z.string(),
    message: z.string(),
    requestId: known(z.string()),
    userId: known(z.string()),
    method: known(z.string()),
    route: known(z.string()),
    status: known(z.int()),
    durationMs: known(z.number()),
  })
  .meta({
    id: 'LogEntry',
    description: 'One line of the log. What the line has beside the named fields is given as it is.',
    examples: [
      {
        time: '2026-11-22T10:00:00.000Z',
        level: 'info',
        message: 'POST /worker/jobs/:gigId/applications',
        requestId: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e',
        userId: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3f',
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

// The audit log ------------------------------------------------------------------------------------------------------

export const AuditQuery = z.strictObject({
  ...paging,
  ...period,
  actorId: Id.optional(),
  subjectId: Id.optional(),
  action: text(1, 40)
    .optional()
    .meta({ examples: ['user.suspended'] }),
})

export const AuditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

export const AuditEntry = z
  .object({
    id: Id,
    at: Instant,
    actor: z
      .object({ id: Id.nullable(), role: z.enum(['worker', 'client', 'admin', 'system', 'anonymous']) })
      .meta({ description: 'Who did it. id is null for the system, and for someone who had not signed in.' }),
    action: z.string(),
    subject: z.object({ type: z.string(), id: Id.nullable() }),
    ip: z.string().nullable(),
    requestId: z.string().nullable(),
    detail: AuditDetail,
  })
  .meta({
    id: 'AuditEntry',
    examples: [
      {
        id: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e',
        at: '2026-11-22T10:00:00.000Z',
        actor: { id: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3f', role: 'admin' },
        action: 'user.suspended',
        subject: { type: 'user', id: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d40' },
        ip: '203.0.113.7',
        requestId: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d41',
        detail: { reason: 'Asked workers for money', endedSessions: 2, pausedGigs: 3 },
      },
    ],
  })
export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' })

// Users --------------------------------------------------------------------------------------------------------------

const UserStatus = z.enum(['active', 'suspended', 'unverified'])
const Role = z.enum(['worker', 'client', 'admin'])

export const UserQuery = z.strictObject({
  ...paging,
  q: text(1, 254)
    .optional()
    .meta({ description: 'How the address or the name begins.', examples: ['jane'] }),
  role: Role.optional(),
  status: UserStatus.optional(),
})

export const AdminUser = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    phone: z.string().nullable(),
    country: z.string().nullable(),
    locale: z.string(),
    timeZone: z.string(),
    roles: z.array(Role),
    status: UserStatus,
    emailVerified: z.boolean(),
    suspendedAt: Instant.nullable(),
    suspendedReason: z.string().nullable(),
    createdAt: Instant,
    lastSeenAt: Instant.nullable().meta({ description: 'When they last signed in or refreshed a session.' }),
    version: z.int(),
  })
  .meta({
    id: 'AdminUser',
    description: 'An account as admins see it.',
    examples: [
      {
        id: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e',
        email: 'jane@example.org',
        name: 'Jane Doe',
        phone: null,
        country: 'DE',
        locale: 'de-DE',
        timeZone: 'Europe/Berlin',
        roles: ['worker'],
        status: 'suspended',
        emailVerified: true,
        suspendedAt: '2026-11-22T10:00:00.000Z',
        suspendedReason: 'Asked clients to pay outside',
        createdAt: '2026-10-01T08:00:00.000Z',
        lastSeenAt: '2026-11-22T09:58:00.000Z',
        version: 4,
      },
    ],
  })
export const AdminUserPage = pageOf(AdminUser).meta({ id: 'AdminUserPage' })

/** The reason is kept with the account, stands in the audit log, and is told to a user who is suspended. */
export const AdminReason = z
  .strictObject({ reason: text(1, 500) })
  .meta({ id: 'AdminReason', examples: [{ reason: 'Asked clients to pay outside' }] })

export type AdminUser = z.output<typeof AdminUser>
