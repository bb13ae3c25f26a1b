import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findInvitationNews, type InvitationNews } from '../../models/mailData/invitations'
import { mailsAbout, onlyIn, type Loaders, type Source } from './letter'

type News = Source<InvitationNews>

const InvitationPayload = z.object({ invitationId: z.uuid() })
const about = (receiverOf: (news: InvitationNews) => string) =>
  mailsAbout((sql, payload) => findInvitationNews(sql, InvitationPayload.parse(payload).invitationId), receiverOf)

function invitation({ news, link }: News): DataOf<'invitation'> | undefined {
  const { gigTitle, gigStatus, clientName, message, expiresAt } = news
  if (gigStatus !== 'open') return undefined
  return { gigTitle, clientName, message, expiresAt, url: link('/worker/invitations') }
}

const refusal = ({ news: { gigId, gigTitle, workerName }, link }: News) => ({
  gigTitle,
  workerName,
  url: link(`/client/gigs/${gigId}/candidates`),
})

export const invitationMails = {
  invitation: about(({ workerId }) => workerId)(onlyIn(['pending'], invitation)),
  'invitation-declined': about(({ clientId }) => clientId)(onlyIn(['declined'], refusal)),
} satisfies Partial<Loaders>
