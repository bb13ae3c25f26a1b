import { z } from 'zod'
import type { UploadedFile } from '../context'
import { faultCode, faultMessage } from '../schemas/faults'
import { FileName } from '../schemas/files'
import { Problem, type InputError } from '../utils/errors'

type Where = '/body' | '/query'

const MAX_DEPTH = 20
/** An answer must not grow much larger than its request. */
const MAX_FAULTS = 100
/** What a route takes that declares nothing, so that no field is ever ignored. */
const nothing = z.strictObject({})

/**
 * The checked input of one part of a request. Where a route declares no schema it must be empty.
 * @throws Problem invalid_input, with a JSON pointer for each fault
 */
export function parseInput<S extends z.ZodType>(schema: S | undefined, value: unknown, where: Where): z.output<S>
export function parseInput(declared: z.ZodType | undefined, value: unknown, where: Where): unknown {
  if (!declared && isEmpty(value)) return {}
  const { data, errors } = check(declared ?? nothing, value === undefined ? {} : value, where)
  if (errors) throw new Problem('invalid_input', { errors })
  return data
}

/** Whether a part of a request says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)

/**
 * The checked fields of a form, and the file that must come with them.
 * @throws Problem invalid_input
 */
export function parseForm<S extends z.ZodType>(
  schema: S | undefined,
  fields: unknown,
  file: UploadedFile | undefined,
): { body: z.output<S>; file: UploadedFile }
export function parseForm(
  declared: z.ZodType | undefined,
  fields: unknown,
  file: UploadedFile | undefined,
): { body: unknown; file: UploadedFile } {
  const { data: body, errors = [] } = check(declared ?? nothing, fields, '/body')
  const { data: name, errors: nameErrors } = check(FileName, file?.name, '/body/file')
  if (!nameErrors && errors.length === 0 && file) return { body, file: { ...file, name } }
  throw new Problem('invalid_input', { errors: [...errors, ...(nameErrors ?? [])] })
}

type Checked<T> = { data: T; errors?: undefined } | { data?: undefined; errors: InputError[] }

function check<T>(schema: z.ZodType<T>, value: unknown, where: string): Checked<T> {
  const unstorable = findUnstorable(value, where)
  if (unstorable) return { errors: [unstorable] }
  const { success, data, error } = schema.safeParse(value, { reportInput: true, error: faultMessage })
  return success
    ? { data }
    : { errors: error.issues.flatMap((issue) => toInputErrors(issue, where)).slice(0, MAX_FAULTS) }
}

/** The checked path. @throws Problem not_found: an id of the wrong form names nothing */
export function parseParams<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S>
export function parseParams(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const { success, data } = schema.safeParse(value)
  if (success) return data
  throw new Problem('not_found')
}

/** A JSON pointer (RFC 6901) to a place in the input. */
export const pointerTo = (where: string, path: readonly PropertyKey[]) =>
  [where, ...path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')

type Issue = z.core.$ZodIssue
const isOfOtherType = (issues: readonly Issue[]) =>
  issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)

/** The branch of a union that was meant: one for values of this type, and among those the one with the fewest faults. */
const closestBranch = (branches: readonly Issue[][]) =>
  branches.toSorted((a, b) => Number(isOfOtherType(a)) - Number(isOfOtherType(b)) || a.length - b.length)[0] ?? []

/** A union reports the faults of the branch that was meant; unknown keys are reported one by one. */
function toInputErrors(issue: Issue, where: string): InputError[] {
  const pointer = pointerTo(where, issue.path)
  if (issue.code === 'unrecognized_keys') {
    const { keys, message } = issue
    return keys.map((key) => ({ pointer: pointerTo(pointer, [key]), code: 'unrecognized_key', message }))
  }
  if (issue.code === 'invalid_union' && !issue.errors.every(isOfOtherType)) {
    return closestBranch(issue.errors).flatMap((inner) => toInputErrors(inner, pointer))
  }
  return [{ pointer, code: faultCode(issue), message: issue.message }]
}

/** @throws Problem invalid_input for text that cannot be kept as it is, and for what is nested too deep */
export function refuseUnstorable(value: unknown, where: Where): void {
  const unstorable = findUnstorable(value, where)
  if (unstorable) throw new Problem('invalid_input', { errors: [unstorable] })
}

/** NUL and lone surrogates cannot be stored faithfully as UTF-8; deep nesting only costs. Walks without recursion. */
function findUnstorable(root: unknown, where: string): InputError | undefined {
  const waiting = [{ value: root, pointer: where, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer, depth } = next
    if (typeof value === 'string' && !isStorable(value)) {
      return { pointer, code: 'invalid_text', message: 'Text must not contain NUL or half of a surrogate pair.' }
    }
    if (typeof value !== 'object' || value === null) continue
    if (depth >= MAX_DEPTH)
      return { pointer: where, code: 'too_deep', message: `Nested deeper than ${MAX_DEPTH} levels.` }
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key))
        return { pointer, code: 'invalid_text', message: 'A key contains a character that is not allowed.' }
      waiting.push({ value: inner, pointer: pointerTo(pointer, [key]), depth: depth + 1 })
    }
  }
  return undefined
}

const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')
