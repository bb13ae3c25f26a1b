import type { Money, Rating } from '../../schemas/common'
import type { Match, MatchFactor } from '../../schemas/match'
import type { WorkerProfile } from '../../schemas/profiles'
import type { PayType } from '../../schemas/vocabulary'
import { kilometresBetween } from '../../utils/distance'

interface Point {
  lat: number
  lng: number
}

/** A gig, as far as matching looks at it. */
export interface Work {
  skills: readonly { id: number; name: string; uses: number }[]
  location: (Point & { country: string }) | null
  payType: PayType
  budgetMax: number
  currency: string
  publishedAt: string | null
}

/** A worker, as far as matching looks at them. */
export interface Worker extends Pick<WorkerProfile, 'availability' | 'completedContracts' | 'languages'> {
  skills: readonly { id: number }[]
  location: Point | null
  hourlyRate: Money | null
  rating: Rating
  lastSeenAt: string | null
}

/** How well a worker fits in one respect: from 0, not at all, to 1. */
interface Fit {
  share: number
  detail: string
}

interface Factor {
  factor: MatchFactor
  /** What it counts, in thousandths of the whole: whole numbers, so that the parts add up to the score exactly. */
  points: number
  fit: (work: Work, worker: Worker, asOf: Date) => Fit
}

const FACTORS: readonly Factor[] = [
  { factor: 'skills', points: 400, fit: fitOfSkills },
  { factor: 'place', points: 150, fit: fitOfPlace },
  { factor: 'pay', points: 100, fit: fitOfPay },
  { factor: 'availability', points: 100, fit: fitOfAvailability },
  { factor: 'language', points: 50, fit: fitOfLanguage },
  { factor: 'success', points: 120, fit: fitOfSuccess },
  { factor: 'freshness', points: 80, fit: fitOfFreshness },
]
const WHOLE = 1_000

/**
 * How well a worker and a gig fit each other, and why: the same score from both sides.
 * @returns a score of 0 to 1 with three decimals, to which the weights of the reasons add up
 */
export function matchOf(work: Work, worker: Worker, asOf: Date): Match {
  const parts = FACTORS.map(({ factor, points, fit }) => {
    const { share, detail } = fit(work, worker, asOf)
    return { factor, detail, points: Math.round(share * points) }
  })
  return {
    score: parts.reduce((sum, { points }) => sum + points, 0) / WHOLE,
    reasons: parts.map(({ points, ...reason }) => ({ ...reason, weight: points / WHOLE })),
  }
}

const NEUTRAL = 0.5
/** Where something is not said, it speaks neither for nor against the worker. */
const unknown = (detail: string): Fit => ({ share: NEUTRAL, detail })

/** A skill with this many uses hardly tells one worker from another. */
const COMMON_USES = 100_000

/** The rarer a skill is, the more telling: as in IDF. In whole numbers, because scores must not move while somebody turns pages. */
const rarityOf = ({ uses }: { uses: number }) => Math.max(1, Math.round(Math.log(1 + COMMON_USES / (uses + 1))))

function fitOfSkills({ skills: wanted }: Work, { skills }: Worker): Fit {
  if (wanted.length === 0) return unknown('No skills are asked for.')
  const held = new Set(skills.map(({ id }) => id))
  const shared = wanted.filter(({ id }) => held.has(id))
  const named = shared.length > 0 ? `: ${shared.map(({ name }) => name).join(', ')}` : ''
  return {
    share: totalRarity(shared) / totalRarity(wanted),
    detail: `${shared.length} of ${wanted.length} skills${named}.`,
  }
}

const totalRarity = (skills: Work['skills']) => skills.reduce((sum, skill) => sum + rarityOf(skill), 0)

const NEAR_KM = 10
const FAR_KM = 200

function fitOfPlace({ location: place }: Work, { location }: Worker): Fit {
  if (place === null) return { share: 1, detail: 'The work can be done from anywhere.' }
  if (location === null) return unknown('The worker has not said where they are.')
  const distance = kilometresBetween(place, location)
  const share = Math.min(1, Math.max(0, (FAR_KM - distance) / (FAR_KM - NEAR_KM)))
  return { share, detail: `About ${Math.round(distance)} km away.` }
}

function fitOfPay({ payType, budgetMax, currency }: Work, { hourlyRate: rate }: Worker): Fit {
  if (rate !== null && rate.currency !== currency) return unknown('The rate is in another currency.')
  if (payType === 'fixed') return { share: 1, detail: 'The price is for the whole gig.' }
  if (rate === null) return unknown('The worker has not said what they ask for an hour.')
  if (rate.amount <= budgetMax) return { share: 1, detail: 'The rate is within the budget.' }
  // From the budget on, down to nothing at twice as much.
  const share = Math.max(0, 2 - rate.amount / Math.max(1, budgetMax))
  return { share, detail: 'The rate is above the budget.' }
}

const availabilities: Record<Worker['availability'], Fit> = {
  open: { share: 1, detail: 'Looks for work.' },
  limited: { share: 0.5, detail: 'Has some time for work.' },
  unavailable: { share: 0, detail: 'Does not look for work now.' },
}

function fitOfAvailability(_work: Work, { availability }: Worker): Fit {
  return availabilities[availability]
}

const levels: Record<Worker['languages'][number]['level'], number> = {
  basic: 0.7,
  conversational: 0.85,
  fluent: 1,
  native: 1,
}
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

/** A gig does not say its language. The main one of its country is a hint, so it can only speak for a worker. */
function fitOfLanguage({ location: place }: Work, { languages }: Worker): Fit {
  if (place === null) return unknown('The work is bound to no place and its language.')
  const local = new Intl.Locale(`und-${place.country}`).maximize().language
  const spoken = languages.filter(({ code }) => code.split('-', 1)[0] === local)
  if (spoken.length === 0) return unknown('Nothing is known of the language of the work.')
  const share = Math.max(...spoken.map(({ level }) => levels[level]))
  return { share, detail: `Speaks ${languageNames.of(local) ?? local}, as people do there.` }
}

const REVIEW = { worst: 1, best: 5 }
/** As if each worker had this many middling reviews beside their own: few reviews say little, none nothing (Bayesian average). */
const PRIOR_REVIEWS = 4
/** What completed contracts count beside reviews, and how many of them count half. */
const EXPERIENCE = { share: 0.1, half: 5 }

function fitOfSuccess(_work: Work, { rating: { average, count }, completedContracts: completed }: Worker): Fit {
  const liked = average === null ? NEUTRAL : (average - REVIEW.worst) / (REVIEW.best - REVIEW.worst)
  const reviews = (count * liked + PRIOR_REVIEWS * NEUTRAL) / (count + PRIOR_REVIEWS)
  const experience = NEUTRAL + (1 - NEUTRAL) * (completed / (completed + EXPERIENCE.half))
  const rated =
    average === null ? 'No reviews yet' : `Rated ${average} of ${REVIEW.best} in ${counted(count, 'review')}`
  return {
    share: (1 - EXPERIENCE.share) * reviews + EXPERIENCE.share * experience,
    detail: completed === 0 ? `${rated}.` : `${rated}, ${counted(completed, 'contract')} completed.`,
  }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const STALE_DAYS = 30

const DAY_MS = 86_400_000
const dayOf = (instant: Date) => Math.floor(instant.getTime() / DAY_MS)

/** The gig's counts half and the worker's half, so that both see the same. In days of the calendar (UTC), so that no score changes within one. */
function fitOfFreshness({ publishedAt }: Work, { lastSeenAt }: Worker, asOf: Date): Fit {
  const gigDays = daysBetween(publishedAt ?? asOf.toISOString(), asOf)
  const gig = `Gig ${publishedAt === null ? 'not published yet' : `published ${ago(gigDays)}`}`
  if (lastSeenAt === null) return { share: (freshness(gigDays) + NEUTRAL) / 2, detail: `${gig}.` }
  const workerDays = daysBetween(lastSeenAt, asOf)
  return {
    share: (freshness(gigDays) + freshness(workerDays)) / 2,
    detail: `${gig}, worker seen ${workerDays < STALE_DAYS ? ago(workerDays) : 'a month ago or more'}.`,
  }
}

const daysBetween = (from: string, to: Date) => Math.max(0, dayOf(to) - dayOf(new Date(from)))
const freshness = (days: number) => Math.max(0, 1 - days / STALE_DAYS)
const ago = (days: number) => (days === 0 ? 'today' : `${counted(days, 'day')} ago`)
