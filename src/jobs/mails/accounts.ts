import { z } from 'zod'
import { findSessionNews } from '../../models/mailData/sessions'
import * as RecoveryCodes from '../../models/RecoveryCode'
import * as Users from '../../models/User'
import { mailsAbout, type Loaders } from './letter'

const UserPayload = z.object({ userId: z.uuid() })
const HeadPayload = UserPayload.extend({ entries: z.string(), seal: z.string() })
const FaultPayload = UserPayload.extend({ detail: z.string() })
const SessionPayload = z.object({ sessionId: z.uuid() })

const toUser = mailsAbout(
  (sql, payload) => Users.find(sql, UserPayload.parse(payload).userId),
  ({ id }) => id,
)
/** For what is told to admins as it was found, and not read anew. */
const toAdmin = <News extends { userId: string }>(shape: z.ZodType<News>) =>
  mailsAbout(
    (_sql, payload) => Promise.resolve(shape.parse(payload)),
    ({ userId }) => userId,
  )
const toOwner = mailsAbout(
  (sql, payload) => findSessionNews(sql, SessionPayload.parse(payload).sessionId),
  ({ userId }) => userId,
)

export const accountMails = {
  'address-already-registered': toUser(() => ({})),
  'account-suspended': toUser(({ news: { suspendedReason: reason } }) => (reason === null ? undefined : { reason })),
  'account-reinstated': toUser(({ news: { suspendedAt } }) => (suspendedAt === null ? {} : undefined)),
  'audit-head': toAdmin(HeadPayload)(({ news: { entries, seal }, link }) => ({
    ...{ entries, seal },
    url: link(`/admin/audit?headEntries=${entries}&headSeal=${seal}`),
  })),
  'audit-broken': toAdmin(FaultPayload)(({ news: { detail }, link }) => ({ detail, url: link('/admin/audit') })),
  'mfa-enabled': toUser(() => ({})),
  'mfa-disabled': toUser(() => ({})),
  'recovery-code-used': toUser(async ({ news: { id }, context: { db } }) => ({
    left: await RecoveryCodes.countUnused(db, id),
  })),
  'password-changed': toUser(() => ({})),
  'session-revoked': toOwner(({ news: { revokedAt: at, userAgent: device } }) =>
    at === null ? undefined : { at, device },
  ),
  'new-device': toOwner(({ news: { createdAt: at, userAgent: device, ip } }) => ({ at, device, ip })),
} satisfies Partial<Loaders>
