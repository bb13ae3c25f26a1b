import { addApplication, addGig, type Amount, type ApplicationData, type Step } from '../bulk/rows'
import type { RowBatch } from '../bulk/rowBatch'
import { type RejectionReason, rejectionReasons } from '../../schemas/vocabulary'
import type { ApplicationState } from '../../schemas/states'
import { ANSWER_WITHIN_DAYS } from '../../schemas/terms'
import { type ComposedGig, fill, gigHistory, publishedAt } from './composeGig'
import type { Random } from './random'
import { coverLetters } from './vocabulary'

const HOUR_MS = 3_600_000
const ANSWER_WITHIN_MS = ANSWER_WITHIN_DAYS * 24 * HOUR_MS
const OFFER_HOURS = 36

type Outcome = 'submitted' | 'viewed' | 'shortlisted' | 'rejected' | 'withdrawn' | 'not_selected' | 'hired'
const outcomes: [Outcome, number][] = [
  ['submitted', 50],
  ['viewed', 22],
  ['shortlisted', 10],
  ['rejected', 11],
  ['withdrawn', 7],
]

/**
 * Adds a gig with about `wanted` applications of different workers to the batch, all consistent with its state: a filled gig has its
 * hired workers and passed the others over, as one does that was closed long ago, and nobody applies to a draft.
 */
export function addGigWithApplications(
  batch: RowBatch,
  random: Random,
  { gig, workerIds, wanted, now }: { gig: ComposedGig; workerIds: readonly Buffer[]; wanted: number; now: Date },
): void {
  const hires = gig.state === 'filled' ? Math.min(gig.openings, workerIds.length) : 0
  const count = gig.state === 'draft' ? 0 : Math.min(hires + wanted, workerIds.length)
  const makeId = (at: Date) => random.id(at)
  const opened = publishedAt(gig.createdAt).getTime()
  // Everything that happened lies between the publication and `ended`, and before now.
  const ended = new Date(opened + Math.floor((now.getTime() - opened) * random.between(0.2, 1)))
  const answersDueAt = new Date(ended.getTime() + ANSWER_WITHIN_MS)
  const isAnswered = gig.state === 'filled' || (gig.state === 'closed' && answersDueAt <= now)

  addGig(
    batch,
    {
      ...gig,
      openings: hires || gig.openings,
      filled: hires,
      applicationCount: count,
      answersDueAt: gig.state === 'closed' && !isAnswered ? answersDueAt : null,
      history: gigHistory(gig, ended),
    },
    makeId,
  )
  for (const [index, workerId] of random.sample(workerIds, count).entries()) {
    const outcome = index < hires ? 'hired' : isAnswered ? 'not_selected' : random.weighted(outcomes)
    const answeredAt = gig.state === 'closed' ? answersDueAt : ended
    addApplication(batch, composeApplication(random, { gig, workerId, outcome, opened, ended, answeredAt }), makeId)
  }
}

interface ApplicationPlan {
  gig: ComposedGig
  workerId: Buffer
  outcome: Outcome
  opened: number
  ended: Date
  /** When those who were passed over were told. */
  answeredAt: Date
}

function composeApplication(
  random: Random,
  { gig, workerId, outcome, opened, ended, answeredAt }: ApplicationPlan,
): ApplicationData {
  const submitted = new Date(Math.floor(random.between(opened, ended.getTime())))
  const history = historyOf(outcome, submitted, outcome === 'not_selected' ? answeredAt : ended)
  const { min, max, currency } = gig.budget
  const bid: Amount = { amount: Math.round(random.between(min, max)), currency }
  const offerExpiresAt = new Date(ended.getTime() + OFFER_HOURS * HOUR_MS)
  const reasons: readonly RejectionReason[] = rejectionReasons
  return {
    id: random.id(history[0]?.at ?? ended),
    gigId: gig.id,
    workerId,
    clientId: gig.clientId,
    coverLetter: random
      .sample(coverLetters, random.integer(2, 3))
      .map((sentence) => fill(sentence, { skill: gig.skills[0]?.name ?? 'this', years: String(random.integer(2, 20)) }))
      .join(' '),
    bid,
    answers: gig.questions.map(({ id }) => ({
      questionId: id,
      text: 'Yes, gladly: I will tell you more when we talk.',
    })),
    hire: outcome === 'hired' ? { pay: bid, startsAt: gig.startsAt ?? offerExpiresAt, offerExpiresAt } : null,
    rejection: outcome === 'rejected' ? { reason: random.pick(reasons), message: null } : null,
    history,
  }
}

const steps = {
  submitted: [],
  withdrawn: ['withdrawn'],
  not_selected: ['not_selected'],
  viewed: ['viewed'],
  shortlisted: ['viewed', 'shortlisted'],
  rejected: ['viewed', 'rejected'],
  hired: ['viewed', 'shortlisted', 'offered', 'hired'],
} satisfies Record<Outcome, ApplicationState[]>

const movers = {
  submitted: 'worker',
  viewed: 'system',
  shortlisted: 'client',
  rejected: 'client',
  offered: 'client',
  hired: 'worker',
  withdrawn: 'worker',
  not_selected: 'system',
} as const

/** From submitted to the outcome at `ended`, in even steps. */
function historyOf(outcome: Outcome, submitted: Date, ended: Date): Step<ApplicationState>[] {
  const path = ['submitted' as const, ...steps[outcome]]
  const start = submitted.getTime()
  const stride = Math.floor((ended.getTime() - start) / Math.max(1, path.length - 1))
  return path.map((to, index) => ({ at: new Date(start + index * stride), to, by: movers[to] }))
}
