import { z } from 'zod'
import type { DataOf } from '../../emails'
import { countApplications, findGigNews, type GigNews } from '../../models/mailData/gigs'
import { undecided } from '../../states/application'
import { mailsToReceiver, onlyIn, unless, type Loaders, type Source } from './letter'

type News = Source<GigNews>

const about = mailsToReceiver(
  z.object({ gigId: z.uuid(), to: z.literal('client') }),
  (sql, { gigId }) => findGigNews(sql, gigId),
  ({ clientId: client }) => ({ client }),
)

const clientsNews = ({ news: { gigId, gigTitle }, link }: News) => ({ gigTitle, url: link(`/client/gigs/${gigId}`) })

function idleness(source: News): DataOf<'gig-idle'> | undefined {
  const { idleWarnedAt, idleClosesAt: closesAt, deadline } = source.news
  // Where the deadline comes first, nothing that the client does keeps the gig open.
  const staysOpen = deadline === null || deadline > closesAt
  return idleWarnedAt !== null && staysOpen ? { ...clientsNews(source), closesAt } : undefined
}

async function closing(source: News): Promise<DataOf<'gig-closed'> | undefined> {
  const { gigId, deadline, answersDueAt, movedBy, movedAt } = source.news
  if (movedBy !== 'system' || movedAt === null || answersDueAt === null) return undefined
  return {
    ...clientsNews(source),
    cause: deadline !== null && deadline <= movedAt ? 'deadline' : 'idle',
    waiting: await countApplications(source.context.db, gigId, undecided),
    answersDueAt,
  }
}

export const gigMails = {
  'gig-idle': about(onlyIn(['open', 'paused'], idleness)),
  'gig-closed': about(onlyIn(['closed'], closing)),
  'gig-removed': about(
    onlyIn(['removed'], (source) => {
      const { removedReason: reason } = source.news
      return reason === null ? undefined : { ...clientsNews(source), reason }
    }),
  ),
  'gig-restored': about(unless(['removed'], clientsNews)),
} satisfies Partial<Loaders>
