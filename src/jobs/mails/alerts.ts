import { z } from 'zod'
import type { Sql } from '../../config/db'
import type { DataOf } from '../../emails'
import * as JobAlerts from '../../models/JobAlert'
import { mailsAbout, type Loaders, type Source } from './letter'

const DigestPayload = z.object({ digestId: z.uuid() })

async function findDigest(sql: Sql, payload: unknown) {
  const { digestId } = DigestPayload.parse(payload)
  const digest = await JobAlerts.findWanted(sql, digestId)
  return digest && { ...digest, gigs: await JobAlerts.listGigs(sql, digestId) }
}

type Digest = NonNullable<Awaited<ReturnType<typeof findDigest>>>
const toWorker = mailsAbout(findDigest, ({ workerId }) => workerId)

const toItem = (gig: JobAlerts.AlertedGig, link: (path: string) => string) => ({
  title: gig.title,
  min: { amount: gig.budgetMin, currency: gig.currency },
  max: { amount: gig.budgetMax, currency: gig.currency },
  hourly: gig.payType === 'hourly',
  place: gig.city === null ? null : `${gig.city}, ${gig.country}`,
  url: link(`/worker/jobs/${gig.id}`),
})

/** Leaves out gigs that have closed since. */
function jobAlert({ news: { token, gigs }, link }: Source<Digest>): DataOf<'job-alert'> | undefined {
  const open = gigs.filter(({ takesApplications }) => takesApplications)
  if (open.length === 0) return undefined
  return {
    gigs: open.map((gig) => toItem(gig, link)),
    mayBeMore: gigs.length === JobAlerts.MAX_GIGS,
    url: link('/worker/saved-searches'),
    unsubscribeUrl: link(`/unsubscribe/${token.toString('base64url')}`),
  }
}

export const alertMails = { 'job-alert': toWorker(jobAlert) } satisfies Partial<Loaders>
