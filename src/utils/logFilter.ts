import { levels } from 'pino'
import type { LogEntry } from './logEntry'

export interface LogConditions {
  /** This level or above. */
  level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
  requestId?: string
  userId?: string
  route?: string
  /** Words of the message or of the error's message, in any case of letters. */
  q?: string
}

export interface LogFilter {
  /** Whether any of these lines may match; false is certain. It reads a gigabyte in a second, and parses nothing. */
  mayMatch(lines: Buffer): boolean
  matches(entry: LogEntry): boolean
}

type LinesTest = (lines: Buffer) => boolean

const exactFields = ['requestId', 'userId', 'route'] as const
/** The values of these levels are sought as they are written: those below stand in nearly every line. */
const LOWEST_SOUGHT = 'warn'

/** What JSON does not write as it is; a capital sigma becomes another letter at the end of a word. */
const NOT_LITERAL = /["\\\p{Cc}Σσς]+/u
/** Behind these, JSON may hide any character. Our own logger writes them for control characters alone. */
const ESCAPES = ['\\u', '\\/'].map((text) => Buffer.from(text))

/** What an entry must be like to be given. */
export function createLogFilter(conditions: LogConditions): LogFilter {
  const { level, q } = conditions
  const { values } = levels
  const lowest = level ? (values[level] ?? 0) : 0
  const words = q?.toLowerCase()
  const exact = exactFields.filter((name) => conditions[name] !== undefined)
  const tests = linesTests(conditions)
  return {
    mayMatch: (lines) => tests.every((mayMatch) => mayMatch(lines)) || ESCAPES.some((escape) => lines.includes(escape)),
    matches: (entry) =>
      (values[entry.level] ?? 0) >= lowest &&
      exact.every((name) => entry[name] === conditions[name]) &&
      (words === undefined || `${entry.message}\n${errorMessage(entry)}`.toLowerCase().includes(words)),
  }
}

/** Each finds what a line must hold that matches and has no escapes. */
function linesTests({ level, q, ...exact }: LogConditions): LinesTest[] {
  const values = exactFields.flatMap((name) => exact[name] ?? [])
  return [...values.map(holdsValue), ...(q === undefined ? [] : [holdsWords(q)]), ...(level ? [holdsLevel(level)] : [])]
}

function holdsValue(value: string): LinesTest {
  const needle = Buffer.from(NOT_LITERAL.test(value) ? literalPart(value) : `"${value}"`)
  return (lines) => lines.includes(needle)
}

/** Lower case as `matches` makes it: of some letters, such as that of Kelvin, no other way does the same. */
function holdsWords(q: string): LinesTest {
  const needle = literalPart(q.toLowerCase())
  return (lines) => lines.toString().toLowerCase().includes(needle)
}

function holdsLevel(level: string): LinesTest {
  const { values } = levels
  const lowest = values[level] ?? 0
  if (lowest < (values[LOWEST_SOUGHT] ?? 0)) return () => true
  const needles = Object.keys(values)
    .filter((name) => (values[name] ?? 0) >= lowest)
    .map((name) => Buffer.from(`"${name}"`))
  return (lines) => needles.some((needle) => lines.includes(needle))
}

/** The longest part that stands in a line as it is. */
const literalPart = (text: string): string =>
  text.split(NOT_LITERAL).reduce((longest, part) => (part.length > longest.length ? part : longest), '')

function errorMessage({ err }: LogEntry): string {
  return typeof err === 'object' && err !== null && 'message' in err ? String(err.message) : ''
}
