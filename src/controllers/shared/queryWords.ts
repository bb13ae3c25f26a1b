import { distance } from 'fastest-levenshtein'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import { skillTerm } from '../../models/search/document'
import type { Word } from '../../models/search/filter'
import { countGigs, MOST_COUNTED } from '../../models/search/lists'
import * as SearchWords from '../../models/search/SearchWords'
import * as Skills from '../../models/Skill'
import { hasDigit, isStopWord, termOf, wordsOf } from '../../utils/words'

const MAX_WORDS = 8
/** The longest name of a skill that is known in a query, in words. */
const MAX_NAME_WORDS = 3
/** How many words that begin like the last one are looked at, and how many of those it may mean. */
const COMPLETIONS = { looked: 30, taken: 6 } as const
const MIN_PREFIX = 2
/** In how many words of a query typos are mended, what they may have been, and how many of those are counted. */
const MOST_TYPOS = 2
const MOST_LOOKALIKES = 1_000
const MOST_NEAR = 20
/** So many words may be part of the names of skills. */
const MOST_LOOKED_UP = 12

interface Meaning {
  text: string
  terms: Map<string, { exact: boolean }>
}

/**
 * What a query asks for, word by word, with all that each may mean, and how telling it is.
 * @param completes whether the last word may go on in any case, or only where no gig has it as it is; a space behind it says that it is whole
 */
export async function readQuery(
  context: Pick<Context, 'gigCounts'>,
  sql: Sql,
  q: string,
  completes: boolean,
): Promise<Word[]> {
  const words = wordsOf(q)
  const telling = words.filter((word) => !isStopWord(word))
  const asked = (telling.length > 0 ? telling : words).slice(0, MAX_WORDS)
  if (asked.length === 0) return q.trim() === '' ? [] : [{ terms: [], count: 0, rarity: rarityOf(0) }]
  const meanings = asked.map((text): Meaning => ({ text, terms: new Map([[termOf(text), { exact: true }]]) }))
  await addSkills(sql, words.slice(0, MOST_LOOKED_UP), meanings)
  const counts = await countAll(context, sql, termsOf(meanings))
  const last = meanings.find(({ text }) => text === words.at(-1))
  if (last && /\S$/.test(q) && (completes || countIn(counts, last) === 0)) await complete(context, sql, last, counts)
  const read: Word[] = []
  let typos = 0
  for (const meaning of meanings) {
    const count = countIn(counts, meaning)
    const isTypo = count === 0 && (typos += 1) <= MOST_TYPOS
    read.push(isTypo ? await nearestWord(context, sql, meaning.text) : toWord([...meaning.terms], count))
  }
  return read
}

const toWord = (terms: readonly [string, { exact: boolean }][], count: number): Word => ({
  terms: terms.map(([term, { exact }]) => ({ term, exact })),
  count,
  rarity: rarityOf(count),
})
const termsOf = (meanings: readonly Meaning[]) => meanings.flatMap(({ terms }) => [...terms.keys()])
const countIn = (counts: ReadonlyMap<string, number>, { terms }: Meaning) =>
  [...terms.keys()].reduce((sum, term) => sum + (counts.get(term) ?? 0), 0)

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

/** Adds what a word may become when it is typed to its end: the most used of the shortest words that begin with it. */
async function complete(
  context: Pick<Context, 'gigCounts'>,
  sql: Sql,
  { text, terms }: Meaning,
  counts: Map<string, number>,
): Promise<void> {
  if (text.length < MIN_PREFIX) return
  const words = await SearchWords.complete(sql, text, COMPLETIONS.looked)
  const longer = new Set(words.map(({ term }) => term).filter((term) => !terms.has(term)))
  const found = [...(await countAll(context, sql, [...longer]))].filter(([, count]) => count > 0)
  for (const [term, count] of found.sort(([, a], [, b]) => b - a).slice(0, COMPLETIONS.taken)) {
    terms.set(term, { exact: false })
    counts.set(term, count)
  }
}

/** What a word that no gig has was meant to be: the known word with the fewest letters changed, and of those the most used. */
async function nearestWord(context: Pick<Context, 'gigCounts'>, sql: Sql, word: string): Promise<Word> {
  const unknown = toWord([[termOf(word), { exact: true }]], 0)
  const maxEdits = word.length < 4 || hasDigit(word) ? 0 : word.length < 8 ? 1 : 2
  if (maxEdits === 0) return unknown
  const lookalikes = await SearchWords.lookalikes(sql, word, maxEdits, MOST_LOOKALIKES)
  const near = lookalikes
    .map(({ word: known, term }) => ({
      term,
      edits: Math.min(editsBetween(word, known), editsBetween(termOf(word), term)),
    }))
    .filter(({ edits }) => edits <= maxEdits)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, MOST_NEAR)
  const counts = await countAll(context, sql, [...new Set(near.map(({ term }) => term))])
  const countOf = ({ term }: { term: string }) => counts.get(term) ?? 0
  const [best] = near.filter((each) => countOf(each) > 0).sort((a, b) => a.edits - b.edits || countOf(b) - countOf(a))
  return best ? toWord([[best.term, { exact: true }]], countOf(best)) : unknown
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
  const counts = await countGigs(sql, unknown)
  unknown.forEach((term, i) => {
    const count = counts[i] ?? 0
    known.set(term, count)
    // What no gig has is asked for anew, so that the first one that has it is found.
    if (count > 0) gigCounts.set(term, count)
  })
  return known
}
