import type { PayType } from '../../schemas/vocabulary'
import { cellsOf } from '../../utils/grid'
import { isStopWord, termOf, wordsOf } from '../../utils/words'
import { stringify as stringifyUuid } from '../../utils/uuid'

/** All by which an open gig is found. */
export interface GigDocument {
  /** 16 bytes, as is the client's. */
  id: Buffer
  clientId: Buffer
  title: string
  description: string
  skills: readonly { id: number; name: string }[]
  payType: PayType
  budgetMin: number
  budgetMax: number
  currency: string
  country: string | null
  lat: number | null
  lng: number | null
  deadline: Date | null
  openedAt: Date
}

/** Where a word stands; a term that is no word stands nowhere. */
export const TIERS = { title: 3, skills: 2, description: 1, none: 0 } as const

/** Terms that are no words begin with a character that no word has. */
export const skillTerm = (skillId: number): string => `#${skillId}`
export const clientTerm = (clientId: string): string => `@${clientId.replaceAll('-', '')}`.slice(0, 32)
export const currencyTerm = (currency: string): string => `$${currency}`

const EPOCH_MS = Date.UTC(2000, 0, 1)
/** How many gigs of the same millisecond can be told apart; feed keys stay whole numbers of JavaScript until 2069. */
export const PLACES = 4_096

/** The newer a gig, the larger its key. @param place 0 to 4,095, to tell gigs of one millisecond apart */
export const feedKeyOf = (publishedAt: Date, place: number): number =>
  Math.max(0, publishedAt.getTime() - EPOCH_MS) * PLACES + (place % PLACES)

/** The first key at or after an instant. */
export const firstFeedKey = (instant: Date): number => feedKeyOf(instant, 0)

/** When the gig was published that has a key. */
export const publishedAtOf = (feedKey: number): Date => new Date(EPOCH_MS + Math.floor(feedKey / PLACES))

/** The words that a gig is written with, and what they are searched as. */
export function vocabularyOf({ title, description, skills }: GigDocument): Map<string, string> {
  const words = wordsOf([title, description, ...skills.map(({ name }) => name)].join('\n'))
  return new Map(words.filter((word) => !isStopWord(word)).map((word) => [word, termOf(word)]))
}

/** Each term under which a gig stands, with the best of its tiers. */
export function termsOf(gig: GigDocument): Map<string, number> {
  const terms = new Map<string, number>()
  const add = (tier: number, found: readonly string[]) => {
    for (const term of found) if (!terms.has(term)) terms.set(term, tier)
  }
  add(TIERS.title, wordsOf(gig.title).map(termOf))
  add(TIERS.skills, gig.skills.flatMap(({ name }) => wordsOf(name)).map(termOf))
  add(
    TIERS.description,
    wordsOf(gig.description)
      .filter((word) => !isStopWord(word))
      .map(termOf),
  )
  add(
    TIERS.none,
    gig.skills.map(({ id }) => skillTerm(id)),
  )
  add(TIERS.none, [clientTerm(stringifyUuid(gig.clientId)), currencyTerm(gig.currency)])
  if (gig.lat !== null && gig.lng !== null) add(TIERS.none, cellsOf({ lat: gig.lat, lng: gig.lng }))
  return terms
}

const SEPARATOR = ' '

/** The terms as a gig's row keeps them, so that each can be looked for in it. */
export const packTerms = (terms: ReadonlyMap<string, number>): string =>
  SEPARATOR + Array.from(terms, ([term, tier]) => `${term}:${tier}${SEPARATOR}`).join('')

/** What `packTerms` has put together. */
export function unpackTerms(packed: string): Map<string, number> {
  const parts = packed.split(SEPARATOR).filter((part) => part !== '')
  return new Map(parts.map((part) => [part.slice(0, part.lastIndexOf(':')), Number(part.at(-1))]))
}

/** What stands in packed terms where a gig has a term, in that tier or in any. */
export const packedTerm = (term: string, tier?: number): string =>
  tier === undefined ? `${SEPARATOR}${term}:` : `${SEPARATOR}${term}:${tier}${SEPARATOR}`
