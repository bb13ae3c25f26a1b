import { z } from 'zod'
import { findRevokedSession } from '../../models/mailData/sessions'
import * as Users from '../../models/User'
import { mailsAbout, type Loaders } from './letter'

const UserPayload = z.object({ userId: z.uuid() })
const SessionPayload = z.object({ sessionId: z.uuid() })

const toUser = mailsAbout(
  (sql, payload) => Users.find(sql, UserPayload.parse(payload).userId),
  ({ id }) => id,
)
const toOwner = mailsAbout(
  (sql, payload) => findRevokedSession(sql, SessionPayload.parse(payload).sessionId),
  ({ userId }) => userId,
)

export const accountMails = {
  'address-already-registered': toUser(() => ({})),
  'account-suspended': toUser(({ news: { suspendedReason: reason } }) => (reason === null ? undefined : { reason })),
  'session-revoked': toOwner(({ news: { revokedAt: at, userAgent: device } }) => ({ at, device })),
} satisfies Partial<Loaders>
