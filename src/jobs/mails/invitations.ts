import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findInvitationNews, type InvitationNews } from '../../models/mailData/invitations'
import { parties } from '../../schemas/vocabulary'
import { mailsToReceiver, onlyIn, type Loaders, type Source } from './letter'

type News = Source<InvitationNews>

const about = mailsToReceiver(
  z.object({ invitationId: z.uuid(), to: z.enum(parties) }),
  (sql, { invitationId }) => findInvitationNews(sql, invitationId),
  ({ workerId: worker, clientId: client }) => ({ worker, client }),
)

function invitation({ news, link }: News): DataOf<'invitation'> | undefined {
  const { invitationId, gigTitle, gigStatus, clientName, message, expiresAt } = news
  if (gigStatus !== 'open') return undefined
  return { gigTitle, clientName, message, expiresAt, url: link(`/worker/invitations/${invitationId}`) }
}

const refusal = ({ news: { gigId, gigTitle, workerName }, link }: News) => ({
  gigTitle,
  workerName,
  url: link(`/client/gigs/${gigId}/candidates`),
})

export const invitationMails = {
  invitation: about(onlyIn(['pending'], invitation)),
  'invitation-declined': about(onlyIn(['declined'], refusal)),
} satisfies Partial<Loaders>
