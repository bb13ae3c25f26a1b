import { distance } from 'fastest-levenshtein'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import { skillTerm, TIERS } from '../../models/search/document'
import type { Word } from '../../models/search/filter'
import { countGigs, MOST_COUNTED } from '../../models/search/lists'
import * as SearchWords from '../../models/search/SearchWords'
import * as Skills from '../../models/Skill'
import { isStopWord, termOf, wordsOf } from '../../utils/words'

const MAX_WORDS = 8
/** The longest name of a skill that is known in a query, in words. */
const MAX_NAME_WORDS = 3
/** How many words that begin like the last one are looked at, and how many of those it may mean. */
const COMPLETIONS = { looked: 30, taken: 6 } as const
const MIN_PREFIX = 2
const MOST_LOOKALIKES = 3_000
const WORD_TIERS = [TIERS.title, TIERS.skills, TIERS.description]

interface Meaning {
  text: string
  terms: Map<string, { exact: boolean }>
}

/** What a query asks for, word by word, with all that each may mean, and how telling it is. */
export async function readQuery(context: Pick<Context, 'gigCounts'>, sql: Sql, q: string): Promise<Word[]> {
  const words = wordsOf(q).slice(0, MAX_WORDS)
  const telling = words.filter((word) => !isStopWord(word))
  const asked = telling.length > 0 ? telling : words
  if (asked.length === 0) return []
  const meanings = asked.map((text): Meaning => ({ text, terms: new Map([[termOf(text), { exact: true }]]) }))
  await addSkills(sql, words, meanings)
  const last = meanings.at(-1)
  const completions = last && last.text === words.at(-1) && /\S$/.test(q) ? await completionsOf(sql, last) : []
  const counts = await countAll(context, sql, [...meanings.flatMap(({ terms }) => [...terms.keys()]), ...completions])
  const countOf = (term: string) => counts.get(term) ?? 0
  const mostUsed = completions.filter((term) => countOf(term) > 0).sort((a, b) => countOf(b) - countOf(a))
  for (const term of mostUsed.slice(0, COMPLETIONS.taken)) last?.terms.set(term, { exact: false })
  return Promise.all(
    meanings.map(async (meaning) => {
      const terms = Array.from(meaning.terms, ([term, { exact }]) => ({ term, exact }))
      const count = terms.reduce((sum, { term }) => sum + countOf(term), 0)
      return count > 0 ? { terms, count, rarity: rarityOf(count) } : nearestWord(context, sql, meaning.text)
    }),
  )
}

/** The rarer a word is, the more telling: as in IDF, in whole hundredths. @param count in how many gigs it stands, as far as counted */
const rarityOf = (count: number) =>
  Math.round(100 * Math.log(1 + (10 * MOST_COUNTED) / (Math.min(count, MOST_COUNTED) + 1)))

/** Words that name a skill, alone or together, mean the skill too, and its other names that are one word. */
async function addSkills(sql: Sql, words: readonly string[], meanings: readonly Meaning[]): Promise<void> {
  const phrases = new Map<string, string[]>()
  for (let start = 0; start < words.length; start += 1) {
    for (let length = 1; length <= MAX_NAME_WORDS; length += 1) {
      const phrase = words.slice(start, start + length)
      phrases.set(phrase.join(' '), phrase)
    }
  }
  for (const { name, id, otherName } of await Skills.namedBy(sql, [...phrases.keys()])) {
    const phrase = phrases.get(wordsOf(name).join(' ')) ?? []
    const others = wordsOf(otherName)
    const terms = [skillTerm(id), ...(others.length === 1 ? others.map(termOf) : [])]
    for (const { text, terms: known } of meanings) {
      if (phrase.includes(text)) for (const term of terms) known.set(term, { exact: true })
    }
  }
}

/** What a word may become when it is typed to its end. */
async function completionsOf(sql: Sql, { text, terms }: Meaning): Promise<string[]> {
  if (text.length < MIN_PREFIX) return []
  const words = await SearchWords.complete(sql, text, COMPLETIONS.looked)
  return [...new Set(words.map(({ term }) => term))].filter((term) => !terms.has(term))
}

/** What a word that no gig has was meant to be: the known word with the fewest letters changed, and of those the most used. */
async function nearestWord(context: Pick<Context, 'gigCounts'>, sql: Sql, word: string): Promise<Word> {
  const unknown = { terms: [{ term: termOf(word), exact: true }], count: 0, rarity: rarityOf(0) }
  const maxEdits = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
  if (maxEdits === 0) return unknown
  const lookalikes = await SearchWords.lookalikes(sql, word, maxEdits, MOST_LOOKALIKES)
  const near = lookalikes
    .map(({ word: known, term }) => ({
      term,
      edits: Math.min(editsBetween(word, known), editsBetween(termOf(word), term)),
    }))
    .filter(({ edits }) => edits <= maxEdits)
  const counts = await countAll(context, sql, [...new Set(near.map(({ term }) => term))])
  const countOf = (term: string) => counts.get(term) ?? 0
  const [best] = near
    .filter(({ term }) => countOf(term) > 0)
    .sort((a, b) => a.edits - b.edits || countOf(b.term) - countOf(a.term))
  if (!best) return unknown
  const count = countOf(best.term)
  return { terms: [{ term: best.term, exact: true }], count, rarity: rarityOf(count) }
}

/** Letters changed, left out, put in, or two neighbours swapped, which counts as one. */
function editsBetween(word: string, known: string): number {
  const edits = distance(word, known)
  if (edits !== 2 || word.length !== known.length) return edits
  const at = Array.from(word).findIndex((letter, i) => letter !== known[i])
  const swapped = word.slice(0, at) + word.slice(at + 1, at + 2) + word.slice(at, at + 1) + word.slice(at + 2)
  return swapped === known ? 1 : edits
}

/** In how many gigs each term stands, as far as they are counted. */
export async function countAll(
  { gigCounts }: Pick<Context, 'gigCounts'>,
  sql: Sql,
  terms: readonly string[],
): Promise<Map<string, number>> {
  const distinct = [...new Set(terms)]
  const known = new Map(
    distinct.flatMap((term) => {
      const count = gigCounts.get(term)
      return count === undefined ? [] : [[term, count] as const]
    }),
  )
  const unknown = distinct.filter((term) => !known.has(term))
  const counts = await countGigs(sql, unknown, [TIERS.none, ...WORD_TIERS])
  unknown.forEach((term, i) => {
    const count = counts[i] ?? 0
    known.set(term, count)
    // What no gig has is asked for anew, so that the first one that has it is found.
    if (count > 0) gigCounts.set(term, count)
  })
  return known
}
