import type { Match, MatchFactor, PublicWorker } from '../../schemas/people'
import type { Gig } from '../../schemas/gigs'
import { kilometresBetween } from '../../utils/distance'

type Work = Pick<Gig, 'skills' | 'location' | 'payType' | 'budget'>
type Worker = Pick<PublicWorker, 'skills' | 'location' | 'hourlyRate' | 'availability'>

/** How well a worker fits in one respect: from 0, not at all, to 1. */
interface Fit {
  share: number
  detail: string
}

/** What each factor counts, in thousandths of the whole: whole numbers, so that the parts add up to the score exactly. */
const POINTS: Record<MatchFactor, number> = { skills: 500, place: 200, pay: 150, availability: 150 }
const WHOLE = 1_000

/** Where something is not said, it speaks neither for nor against the worker. */
const unknown = (detail: string): Fit => ({ share: 0.5, detail })

const NEAR_KM = 10
const FAR_KM = 200

/**
 * How well a worker fits a gig, and why. Ratings have no part in it, so that whoever is new is found too.
 * @returns a score of 0 to 1 with three decimals, to which the weights of the reasons add up
 */
export function matchOf(work: Work, worker: Worker): Match {
  const fits: Record<MatchFactor, Fit> = {
    skills: fitOfSkills(work, worker),
    place: fitOfPlace(work, worker),
    pay: fitOfPay(work, worker),
    availability: fitOfAvailability(worker),
  }
  const factors = ['skills', 'place', 'pay', 'availability'] as const
  const parts = factors.map((factor) => {
    const { share, detail } = fits[factor]
    return { factor, detail, points: Math.round(share * POINTS[factor]) }
  })
  return {
    score: parts.reduce((sum, { points }) => sum + points, 0) / WHOLE,
    reasons: parts.map(({ points, ...reason }) => ({ ...reason, weight: points / WHOLE })),
  }
}

function fitOfSkills({ skills: wanted }: Work, { skills }: Worker): Fit {
  if (wanted.length === 0) return { share: 1, detail: 'No skills are asked for.' }
  const shared = wanted.filter((name) => skills.includes(name))
  const named = shared.length > 0 ? `: ${shared.join(', ')}` : ''
  return { share: shared.length / wanted.length, detail: `${shared.length} of ${wanted.length} skills${named}.` }
}

function fitOfPlace({ location: place }: Work, { location }: Worker): Fit {
  if (place === null) return { share: 1, detail: 'The work can be done from anywhere.' }
  if (location === null) return unknown('The worker has not said where they are.')
  const distance = kilometresBetween(place, location)
  const share = Math.min(1, Math.max(0, (FAR_KM - distance) / (FAR_KM - NEAR_KM)))
  return { share, detail: `About ${Math.round(distance)} km away.` }
}

function fitOfPay({ payType, budget }: Work, { hourlyRate: rate }: Worker): Fit {
  if (payType === 'fixed') return { share: 1, detail: 'The price is for the whole gig.' }
  if (rate === null) return unknown('The worker has not said what they ask for an hour.')
  if (rate.currency !== budget.currency) return unknown('The rate is in another currency.')
  if (rate.amount <= budget.max) return { share: 1, detail: 'The rate is within the budget.' }
  // From the budget on, down to nothing at twice as much.
  const share = Math.max(0, 2 - rate.amount / Math.max(1, budget.max))
  return { share, detail: 'The rate is above the budget.' }
}

const availabilities: Record<Worker['availability'], Fit> = {
  open: { share: 1, detail: 'Looks for work.' },
  limited: { share: 0.5, detail: 'Has some time for work.' },
  unavailable: { share: 0, detail: 'Does not look for work now.' },
}
const fitOfAvailability = ({ availability }: Worker): Fit => availabilities[availability]
