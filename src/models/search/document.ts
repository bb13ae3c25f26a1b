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
/** Most lists are asked for by a skill and its pay: both together leave little that must be passed by. */
export const paidSkillTerm = (skillId: number, currency: string): string => skillTerm(skillId) + currencyTerm(currency)

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

/** What a gig is found by. */
export interface Analysis {
  /** Each term under which it stands, with the best of its tiers. */
  terms: Map<string, number>
  /** The words it is written with, and what they are searched as. */
  vocabulary: Map<string, string>
}

export function analyse(gig: GigDocument): Analysis {
  const terms = new Map<string, number>()
  const vocabulary = new Map<string, string>()
  const addTerm = (term: string, tier: number) => {
    if (!terms.has(term)) terms.set(term, tier)
  }
  const addWords = (text: string, tier: number) => {
    for (const word of wordsOf(text)) {
      const isTelling = !isStopWord(word)
      const term = termOf(word)
      if (isTelling) vocabulary.set(word, term)
      if (isTelling || tier > TIERS.description) addTerm(term, tier)
    }
  }
  addWords(gig.title, TIERS.title)
  addWords(gig.skills.map(({ name }) => name).join('\n'), TIERS.skills)
  addWords(gig.description, TIERS.description)
  for (const { id } of gig.skills) {
    addTerm(skillTerm(id), TIERS.none)
    addTerm(paidSkillTerm(id, gig.currency), TIERS.none)
  }
  addTerm(clientTerm(stringifyUuid(gig.clientId)), TIERS.none)
  addTerm(currencyTerm(gig.currency), TIERS.none)
  if (gig.lat !== null && gig.lng !== null)
    for (const cell of cellsOf({ lat: gig.lat, lng: gig.lng })) addTerm(cell, TIERS.none)
  return { terms, vocabulary }
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
