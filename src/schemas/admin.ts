import { z } from 'zod'
import { personFields } from './auth'
import { exampleId, Id, Instant, InstantInput, paging, pageOf, text, Version } from './common'
import { roles, userStatuses } from './vocabulary'

const UserStatus = z
  .enum(userStatuses)
  .meta({ description: 'unverified: the address was never confirmed. deleted: nothing personal is kept.' })

export const UserQuery = z.strictObject({
  ...paging,
  q: text(1, 254)
    .optional()
    .meta({ description: 'How the address or the name begins.', examples: ['jane'] }),
  email: text(1, 254)
    .optional()
    .meta({ description: 'How the address begins.', examples: ['jane@'] }),
  name: text(1, 100)
    .optional()
    .meta({ description: 'How the name begins.', examples: ['Jane'] }),
  role: z.enum(roles).optional().meta({ description: 'Only users with this role.' }),
  status: UserStatus.optional().meta({ description: 'Only users in this state.' }),
  seenSince: InstantInput.optional().meta({ description: 'Only users who were seen at or after this instant.' }),
  seenBefore: InstantInput.optional().meta({ description: 'Only users who were last seen before this instant.' }),
})

export const exampleUser = {
  id: exampleId,
  email: 'jane@example.org',
  name: 'Jane Doe',
  phone: null,
  country: 'DE',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  roles: ['worker' as const],
  status: 'active' as const,
  emailVerified: true,
  suspendedAt: null,
  suspendedReason: null,
  deleteAfter: null,
  createdAt: '2026-10-01T08:00:00.000Z',
  lastSeenAt: '2026-11-22T09:58:00.000Z',
  version: 4,
}

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
    examples: [exampleUser],
  })
export const AdminUserPage = pageOf(AdminUser).meta({ id: 'AdminUserPage' })

export const AdminReason = z
  .strictObject({
    reason: text(1, 500).meta({
      description:
        'Kept in the audit log, and told to whom it is done: a user who is suspended, whose gig is removed or whose review is hidden.',
    }),
  })
  .meta({ id: 'AdminReason', examples: [{ reason: 'Asked clients to pay outside' }] })

export const AdminSession = z
  .object({
    id: Id,
    createdAt: Instant,
    lastUsedAt: Instant,
    ip: z.string(),
    userAgent: z.string(),
    mfa: z.boolean().meta({ description: 'Whether the second factor was shown in it.' }),
    endedAt: Instant.nullable().meta({ description: 'null while it lives.' }),
    endedBy: z.string().nullable().meta({ description: 'Why it has ended, such as signed_out or expired.' }),
  })
  .meta({
    id: 'AdminSession',
    description: 'A sign-in on one device.',
    examples: [
      {
        ...{ id: exampleId, createdAt: '2026-11-22T10:00:00.000Z', lastUsedAt: '2026-11-22T10:40:00.000Z' },
        ...{ ip: '203.0.113.7', userAgent: 'Mozilla/5.0', mfa: false, endedAt: null, endedBy: null },
      },
    ],
  })
export const AdminSessionPage = pageOf(AdminSession).meta({ id: 'AdminSessionPage' })

export type AdminSession = z.output<typeof AdminSession>
export type UserQuery = z.output<typeof UserQuery>
export type AdminUser = z.output<typeof AdminUser>
export type AdminUserPage = z.output<typeof AdminUserPage>
export type AdminReason = z.output<typeof AdminReason>
