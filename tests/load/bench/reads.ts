import type { Call } from '../../../src/context'
import * as gigController from '../../../src/controllers/shared/gigController'
import { GigSearch } from '../../../src/schemas/gigs'
import { origin } from '../../support/factories'
import { getsOf } from './load'
import { CONNECTIONS, type Operation, type UseCase } from './operation'
import { commonest, type SampledGig } from './sample'
import type { Words } from './words'

const GIGS = '/api/v1/gigs'
const HOT_GIGS = 50
const SKILLS = 50
const CITIES = 50
const RADIUS_KM = 25

/** What anybody may look at. */
export function readOperations(gigs: readonly SampledGig[], words: Words): Operation[] {
  const ids = gigs.map(({ id }) => id)
  return [
    readOne('get-one', ids),
    { ...readOne('get-one-hot', ids.slice(0, HOT_GIGS)), pageCache: true },
    searches('list-by-skill-and-pay', commonest(gigs, skillAndCurrency, SKILLS).map(bySkillAndPay)),
    searches(
      'search-rare',
      words.rare.map((q) => ({ q })),
    ),
    searches(
      'search-common',
      words.common.map((q) => ({ q })),
    ),
    searches(
      'search-common-newest',
      words.common.map((q) => ({ q, sort: 'newest' })),
    ),
    searches('radius', commonest(gigs, ({ place }) => place?.city, CITIES).flatMap(around)),
  ]
}

type Query = Record<string, string | number>

const skillAndCurrency = ({ skill, currency }: SampledGig) => `${skill} ${currency}`

/** What overlaps the pay of this gig generously. */
const bySkillAndPay = ({ skill, currency, budgetMin, budgetMax }: SampledGig): Query => ({
  skills: skill,
  currency,
  budgetMin: Math.floor(budgetMin / 2),
  budgetMax: budgetMax * 2,
})

const around = ({ place }: SampledGig): Query[] =>
  place ? [{ lat: place.lat, lng: place.lng, radiusKm: RADIUS_KM }] : []

const asAnybody: Call<'public'> = { caller: null, origin, ifMatch: null }

const readOne = (name: string, ids: readonly string[]) =>
  reads(
    name,
    ids.map((gigId) => [
      `${GIGS}/${gigId}`,
      (context) => gigController.read(context, { ...asAnybody, params: { gigId } }),
    ]),
  )

function searches(name: string, queries: readonly Query[]): Operation {
  const toSearch = (given: Query): [string, UseCase] => {
    const parameters = new URLSearchParams({ limit: '20' })
    for (const [name, value] of Object.entries(given)) parameters.set(name, String(value))
    const query = GigSearch.parse(Object.fromEntries(parameters))
    const path = `${GIGS}?${parameters.toString()}`
    return [path, (context) => gigController.search(context, { ...asAnybody, query })]
  }
  return reads(name, queries.map(toSearch))
}

function reads(name: string, entries: readonly [string, UseCase][]): Operation {
  const useCases = new Map(entries)
  const paths = [...useCases.keys()]
  return {
    name,
    product: getsOf(paths),
    floor: getsOf(paths),
    connections: CONNECTIONS,
    pageCache: false,
    useCases,
  }
}
