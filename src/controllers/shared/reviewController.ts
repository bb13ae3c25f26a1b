import { z } from 'zod'
import { inTransaction } from '../../config/db'
import type { Call, Caller, Context } from '../../context'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Contracts from '../../models/Contract'
import * as Reviews from '../../models/Review'
import * as WorkerProfiles from '../../models/WorkerProfile'
import { Id, Instant, type Page, type Paging } from '../../schemas/common'
import type { NewReview, ReplyInput, Review } from '../../schemas/reviews'
import { otherParty, type Party } from '../../schemas/vocabulary'
import { contractMachine } from '../../states/contract'
import { toPage } from '../../utils/cursor'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { newId } from '../../utils/uuid'
import { moveReview } from './moveReview'
import { keyset } from './paging'
import { sideOf } from './parties'
import { publishReviews } from './publishReviews'
import { toReview, toReviews } from './reviewView'

const asParty = (caller: Caller, role: Party): Caller<Party> => ({ ...caller, role })

/**
 * Writes the caller's review of an ended contract. The contract itself does not change, nobody is told, and the audit log says
 * nothing before it is published, so that nobody else can know of it.
 * @throws Problem already_reviewed, or invalid_transition outside the time to write
 */
export async function write(
  { db }: Context,
  { caller, params, body }: Call<'signedIn', { params: { contractId: string }; body: NewReview }>,
): Promise<Review> {
  return inTransaction(db, async (sql) => {
    const contract = await Contracts.lockForParty(sql, params.contractId, caller.id)
    if (!contract) throw new Problem('not_found')
    const { id: contractId, status } = contract
    const side = sideOf(contract, caller.id)
    contractMachine.next(status, 'review', side, contract)
    const id = newId()
    await Reviews.insert(sql, { id, contractId, authorId: caller.id, writtenAs: side, ...body })
    await publishReviews(sql, contractId)
    return toReview(await Reviews.find(sql, id))
  })
}

/** @throws Problem already_replied; not_found for anyone but the subject of a published review */
export async function reply(
  { db }: Context,
  { caller, origin, ifMatch, params, body }: Call<'signedIn', { params: { reviewId: string }; body: ReplyInput }>,
): Promise<Review> {
  return inTransaction(db, async (sql) => {
    const review = await Reviews.lockForSubject(sql, params.reviewId, caller.id)
    if (!review) throw new Problem('not_found')
    refuseStale(ifMatch, review)
    await moveReview(sql, review, 'reply', { caller: asParty(caller, otherParty(review.writtenAs)), origin })
    await Reviews.setReply(sql, review.id, body.text)
    return toReview(await Reviews.find(sql, review.id))
  })
}

/** For whoever may see the worker's profile. */
export async function listOfWorker(
  context: Context,
  { params, query }: Call<'signedIn', { params: { workerId: string }; query: Paging }>,
): Promise<Page<Review>> {
  const worker = await WorkerProfiles.findPublic(context.db, params.workerId)
  return listAbout(context, 'worker', worker, query)
}

export async function listOfClient(
  context: Context,
  { params, query }: Call<'public', { params: { clientId: string }; query: Paging }>,
): Promise<Page<Review>> {
  const client = await ClientProfiles.findPublic(context.db, params.clientId)
  return listAbout(context, 'client', client, query)
}

const Position = z.tuple([Instant, Id])

async function listAbout(
  context: Context,
  side: Party,
  profile: { id: string } | undefined,
  query: Paging,
): Promise<Page<Review>> {
  if (!profile) throw new Problem('not_found')
  const { after, cursorBehind } = keyset(context, `reviews:${side}:${profile.id}`, query, Position)
  const found = await Reviews.listPublished(context.db, {
    subjectId: profile.id,
    writtenAs: otherParty(side),
    after: after && { publishedAt: after[0], id: after[1] },
    limit: query.limit + 1,
  })
  const page = toPage(found, query.limit, ({ publishedAt, id }) => cursorBehind([String(publishedAt), id]))
  return { ...page, data: toReviews(page.data) }
}
