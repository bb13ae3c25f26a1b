import { z } from 'zod'
import * as Exports from '../../models/Export'
import * as Users from '../../models/User'
import { mailsAbout, type Loaders } from './letter'

const UserPayload = z.object({ userId: z.uuid() })
const ExportPayload = z.object({ exportId: z.uuid() })

const toUser = mailsAbout(
  (sql, payload) => Users.find(sql, UserPayload.parse(payload).userId),
  ({ id }) => id,
)
const toOwner = mailsAbout(
  (sql, payload) => Exports.findReady(sql, ExportPayload.parse(payload).exportId),
  ({ userId }) => userId,
)

export const personalDataMails = {
  'export-ready': toOwner(({ news: { id, expiresAt }, link }) => ({ expiresAt, url: link(`/account/exports/${id}`) })),
  'deletion-asked': toUser(({ news: { deleteAfter }, link }) =>
    deleteAfter === null ? undefined : { deleteAfter, url: link('/sign-in') },
  ),
  'deletion-taken-back': toUser(({ news: { deleteAfter, roles } }) =>
    deleteAfter === null ? { pausedGigs: roles.includes('client') } : undefined,
  ),
} satisfies Partial<Loaders>
