import stem from 'wink-porter2-stemmer'

/** In bytes: what a term and a word of the dictionary may have; the rest is cut off, in gigs and queries alike. */
const MAX_BYTES = { term: 32, word: 64 } as const

/** Letters that Unicode does not take apart, as people without them on their keyboard write them. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' }

/** English words that say nothing about a gig, unless they are all that is asked for. */
const STOP_WORDS = new Set(
  `a about all also am an and any are as at be been but by can could do does for from had has have he her his how i if in into is it its
   may me more must my no not of on one only or other our out she should so some such than that the their them then there these they
   this to too us was we were what when where which who will with would you your`.split(/\s+/),
)
/** Languages that do not put spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
/** Runs of letters and digits; C++, C# and their like keep their signs. */
const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}(?:\+\+|#)|[\p{L}\p{M}\p{N}]+/gu
/** In other scripts marks are vowels, and tell words apart. */
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu

/** The words of a text, each once and in their order: without case, accents and compatibility forms (Unicode NFKC). */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(ACCENTED, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => PLAIN[letter] ?? letter)
  const runs = folded.match(WORD) ?? []
  const words = runs.flatMap((run) => (UNSPACED.test(run) ? segmentsOf(run) : [run]))
  return [...new Set(words.map((word) => cut(word, MAX_BYTES.word)))]
}

const segmentsOf = (run: string) => Array.from(segmenter.segment(run), ({ segment }) => segment)

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)

const stems = new Map<string, string>()
const MAX_STEMS = 20_000

/** A number, or a name such as mp3: neither has a stem, and one digit more or less is another one. */
export const hasDigit = (word: string): boolean => /\p{N}/u.test(word)

/** What a word is searched as: its stem (Porter 2), so that nurse, nurses and nursing are one. */
export function termOf(word: string): string {
  let term = stems.get(word)
  if (term === undefined) {
    term = cut(hasDigit(word) ? word : stem(word), MAX_BYTES.term)
    if (stems.size >= MAX_STEMS) stems.clear()
    stems.set(word, term)
  }
  return term
}

/** As many characters of a text as fit. */
function cut(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || Buffer.byteLength(text) <= bytes) return text
  let length = 0
  return Array.from(text)
    .filter((character) => (length += Buffer.byteLength(character)) <= bytes)
    .join('')
}
