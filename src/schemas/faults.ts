import type { z } from 'zod'

/** What a check of our own says when it refuses a value: a stable code, and one sentence. To be given to `refine`. */
export const fault = (code: string, error: string) => ({ error, params: { code } })

type Issue = z.core.$ZodIssue | z.core.$ZodRawIssue

const isMissing = ({ code, input }: Issue): boolean =>
  input === undefined && (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union')

/** `required`, the code of our own check, or zod's. The issue must have been made with `reportInput`. */
export function faultCode(issue: z.core.$ZodIssue): string {
  if (isMissing(issue)) return 'required'
  if (issue.code === 'invalid_union') return 'invalid_type'
  const own: unknown = issue.code === 'custom' ? issue.params?.code : undefined
  return typeof own === 'string' ? own : issue.code
}

/** One sentence for whatever zod's checks find; the `error` of every parse whose faults people read. */
export const faultMessage: z.core.$ZodErrorMap = (issue) => {
  if (isMissing(issue)) return 'This field is required.'
  switch (issue.code) {
    case 'invalid_type':
      return typeMessages[issue.expected] ?? 'Must be of another type.'
    case 'invalid_format':
      return formatMessages[issue.format] ?? 'Must have another form.'
    case 'invalid_value':
      return `Must be ${issue.values.length === 1 ? '' : 'one of: '}${issue.values.map(String).join(', ')}.`
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'Must not be empty.'
      return `Must ${bound('at least', issue.minimum, issue.origin)}.`
    case 'too_big':
      return `Must ${bound('at most', issue.maximum, issue.origin)}.`
    case 'unrecognized_keys':
      return 'There is no such field.'
    default:
      return 'Is not valid.'
  }
}

const typeMessages: Partial<Record<z.core.$ZodInvalidTypeExpected, string>> = {
  string: 'Must be text.',
  number: 'Must be a number.',
  int: 'Must be a whole number.',
  boolean: 'Must be true or false.',
  array: 'Must be a list.',
  object: 'Must be an object.',
}

const formatMessages: Partial<Record<string, string>> = {
  uuid: 'Must be an id: a UUIDv7 in lower case.',
  email: 'Must be an e-mail address.',
  url: 'Must be a web address that begins with http:// or https://.',
  datetime: 'Must be an instant in UTC, such as 2026-12-01T09:00:00Z.',
  date: 'Must be a date, such as 2026-12-01.',
}

const countables: Partial<Record<string, [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
}

/** `be at most 100`, or `have at most 100 characters`. */
function bound(comparison: string, limit: number | bigint, origin: string): string {
  const countable = countables[origin]
  return countable
    ? `have ${comparison} ${limit} ${countable[Number(limit) === 1 ? 0 : 1]}`
    : `be ${comparison} ${limit}`
}
