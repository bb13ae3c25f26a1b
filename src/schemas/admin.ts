import { z } from 'zod'
import { personFields } from './auth'
import { exampleId, Id, Instant, matching, paging, pageOf, period, text, Version } from './common'
import { actors } from './states'
import { roles, userStatuses } from './vocabulary'

// The audit log ------------------------------------------------------------------------------------------------------

export const AuditQuery = z.strictObject({
  ...paging,
  ...period,
  actorId: Id.optional().meta({ description: 'What this user did.' }),
  subjectId: Id.optional().meta({ description: 'What was done to this user, gig, application or session.' }),
  action: matching(/^[a-z-]+\.[a-z-]+$/, 'invalid_action', 'Must be a subject and a verb, such as user.suspend.')
    .optional()
    .meta({ description: '`subject.verb`, exactly.', examples: ['user.suspend'] }),
})

export const AuditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

export const AuditEntry = z
  .object({
    id: Id,
    at: Instant,
    actor: z
      .object({
        id: Id.nullable().meta({ description: 'null for the system, and for someone who had not signed in.' }),
        role: z.enum([...actors, 'anonymous']).meta({ description: 'As whom they did it.' }),
      })
      .meta({ description: 'Who did it.' }),
    action: z.string().meta({ description: '`subject.verb`.' }),
    subject: z
      .object({
        type: z.string(),
        id: Id.nullable().meta({ description: 'null where nothing is known by that name.' }),
      })
      .meta({ description: 'What it was done to.' }),
    ip: z.string().nullable().meta({ description: 'null for the system.' }),
    requestId: z.string().nullable().meta({ description: 'null for the system.' }),
    detail: AuditDetail.meta({ description: 'What else there is to tell; its keys depend on the action.' }),
  })
  .meta({
    id: 'AuditEntry',
    examples: [
      {
        id: exampleId,
        at: '2026-11-22T10:00:00.000Z',
        actor: { id: exampleId, role: 'admin' },
        action: 'user.suspend',
        subject: { type: 'user', id: exampleId },
        ip: '203.0.113.7',
        requestId: 'checkout-7f3a91',
        detail: { reason: 'Asked workers for money', endedSessions: 2, pausedGigs: 3 },
      },
    ],
  })
export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' })

// Users --------------------------------------------------------------------------------------------------------------

const UserStatus = z
  .enum(userStatuses)
  .meta({ description: 'unverified: the address was never confirmed. deleted: nothing personal is kept.' })

export const UserQuery = z.strictObject({
  ...paging,
  q: text(1, 254)
    .optional()
    .meta({ description: 'How the address or the name begins.', examples: ['jane'] }),
  role: z.enum(roles).optional().meta({ description: 'Only users with this role.' }),
  status: UserStatus.optional().meta({ description: 'Only users in this state.' }),
})

export const AdminUser = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string(),
    ...personFields,
    status: UserStatus,
    emailVerified: z.boolean().meta({ description: 'Whether a code from a mail has confirmed the address.' }),
    suspendedAt: Instant.nullable().meta({ description: 'null: not suspended.' }),
    suspendedReason: z.string().nullable().meta({ description: 'As it was told to the user; null: not suspended.' }),
    deleteAfter: Instant.nullable().meta({
      description: 'When the account will be deleted, unless its owner signs in before; null: not asked for.',
    }),
    createdAt: Instant,
    lastSeenAt: Instant.nullable().meta({ description: 'When they last signed in or refreshed a session.' }),
    version: Version,
  })
  .meta({
    id: 'AdminUser',
    description: 'An account as admins see it.',
    examples: [
      {
        id: exampleId,
        email: 'jane@example.org',
        name: 'Jane Doe',
        phone: null,
        country: 'DE',
        locale: 'de-DE',
        timeZone: 'Europe/Berlin',
        roles: ['worker'],
        status: 'active',
        emailVerified: true,
        suspendedAt: null,
        suspendedReason: null,
        deleteAfter: null,
        createdAt: '2026-10-01T08:00:00.000Z',
        lastSeenAt: '2026-11-22T09:58:00.000Z',
        version: 4,
      },
    ],
  })
export const AdminUserPage = pageOf(AdminUser).meta({ id: 'AdminUserPage' })

export const AdminReason = z
  .strictObject({
    reason: text(1, 500).meta({
      description: 'Kept in the audit log, and told to a user who is suspended or whose gig is removed.',
    }),
  })
  .meta({ id: 'AdminReason', examples: [{ reason: 'Asked clients to pay outside' }] })

export type AuditQuery = z.output<typeof AuditQuery>
export type AuditEntry = z.output<typeof AuditEntry>
export type AuditPage = z.output<typeof AuditPage>
export type UserQuery = z.output<typeof UserQuery>
export type AdminUser = z.output<typeof AdminUser>
export type AdminUserPage = z.output<typeof AdminUserPage>
export type AdminReason = z.output<typeof AdminReason>
